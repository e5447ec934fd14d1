"""The texts that somebody was asked to write are handed over with all else they hold."""

from django.utils.translation import gettext_lazy as _

from compendium.documents.writing import TEXTS
from compendium.models import CycleText
from reporting.handing_over import Holding, holding_role, register
from reporting.models import Role


def _texts(person):
    return CycleText.objects.filter(writer=person).select_related("cycle").order_by("pk")


def _pass(person, taker) -> None:
    _texts(person).update(writer=taker)


def _title(row) -> str:
    return f"{TEXTS[row.name].title} ({row.cycle})" if row.name in TEXTS else str(row)


def _writers():
    return holding_role(Role.EDITOR, Role.REVIEWER)


register(Holding("texts", _("Textos pedidos"), _texts, _writers, _pass, _title))
