"""An institution gets another official name: what was reported before keeps the old one."""

import datetime

from django.db import IntegrityError, transaction
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from reporting import audit
from reporting.models import Institution, InstitutionAlias, User


class RenameRefused(Exception):
    """Nothing changed; the message is a Spanish sentence that says why."""


def rename(institution: Institution, *, name: str, acronym: str, since: datetime.date, by: User) -> None:
    """Call the institution `name` (`acronym`) from `since` on; cycles whose period ended before keep the old."""
    if (name, acronym) == (institution.name, institution.acronym):
        raise RenameRefused(_("Así se llama ya: escriba el nombre o la sigla nuevos."))
    until = since - datetime.timedelta(days=1)
    try:
        with transaction.atomic():
            before = Institution.objects.select_for_update().get(pk=institution.pk)
            _refuse_disorder(before, until)
            _keep_former(before, until)
            institution.aliases.filter(name=name, until=None).delete()
            Institution.objects.filter(pk=institution.pk).update(name=name, acronym=acronym)
            audit.record(
                "institution_changed",
                by=by,
                about=institution,
                what=_("Cambió de nombre"),
                before=str(before),
                after=f"{name} ({acronym})" if acronym else name,
                since=since.isoformat(),
            )
    except IntegrityError as error:
        raise RenameRefused(_("Otra institución usa ese nombre o esa sigla: escriba otro.")) from error
    institution.name, institution.acronym = name, acronym


def _refuse_disorder(institution: Institution, until: datetime.date) -> None:
    last = institution.aliases.exclude(until=None).order_by("-until").first()
    if last and last.until >= until:
        raise RenameRefused(
            _("Ya cambió de nombre después del %(date)s: escriba una fecha posterior.")
            % {"date": date_format(last.until, "j \\d\\e F \\d\\e Y")}
        )


def _keep_former(institution: Institution, until: datetime.date) -> None:
    """The official name so far, dated; a variant on record that is written alike becomes it."""
    values = {"acronym": institution.acronym, "until": until}
    mine = institution.aliases.filter(name=institution.name)
    if not mine.update(**values):
        InstitutionAlias.objects.create(institution=institution, name=institution.name, **values)
