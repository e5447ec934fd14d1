"""The legal page and the authorities of a cycle: saved together, never over what somebody else saved meanwhile."""

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from compendium.models import Authority, Imprint
from reporting.models import Cycle, User

FIELDS = (
    *("publisher", "unit", "address", "city", "website"),
    *("book_licence", "book_licence_text", "data_licence", "data_licence_text"),
)


class ImprintRefused(Exception):
    """Nothing was saved; the message is a Spanish sentence that says what happened."""


def imprint_of(cycle: Cycle) -> Imprint:
    """The cycle's legal page; without one, that of the last earlier cycle, not saved, as a start."""
    found = Imprint.objects.filter(cycle=cycle).select_related("by", "cycle").first()
    if found:
        return found
    earlier = Imprint.objects.filter(cycle__period_start__lt=cycle.period_start).select_related("cycle")
    start = earlier.order_by("-cycle__period_start").first()
    values = {name: getattr(start, name) for name in FIELDS} if start else {}
    return Imprint(cycle=cycle, version=0, **values)


def authorities_of(cycle: Cycle) -> list[dict]:
    """Name and post of each, in order; those of the last earlier cycle where the legal page is not saved yet."""
    rows = Authority.objects.filter(cycle=cycle)
    if not Imprint.objects.filter(cycle=cycle).exists() and not rows.exists():
        earlier = Authority.objects.filter(cycle__period_start__lt=cycle.period_start)
        last = earlier.order_by("-cycle__period_start").values_list("cycle", flat=True).first()
        rows = Authority.objects.filter(cycle=last)
    return list(rows.order_by("position").values("name", "post"))


def save(
    cycle: Cycle, values: dict[str, str], authorities: list[dict], *, by: User, version: int, at=None
) -> None:
    """What somebody wrote on top of `version`; 0 is a page that was not saved yet. Raises ImprintRefused."""
    values = {**values, "by": by, "updated_at": at or timezone.now()}
    try:
        with transaction.atomic():
            if version == 0:
                Imprint.objects.create(cycle=cycle, **values)
            elif not Imprint.objects.filter(cycle=cycle, version=version).update(
                version=F("version") + 1, **values
            ):
                raise _changed(cycle)
            Authority.objects.filter(cycle=cycle).delete()
            Authority.objects.bulk_create(
                Authority(cycle=cycle, position=position, **row)
                for position, row in enumerate(authorities, start=1)
            )
    except IntegrityError:
        raise _changed(cycle) from None


def _changed(cycle) -> ImprintRefused:
    row = Imprint.objects.select_related("by").get(cycle=cycle)
    sentence = _("%(who)s guardó esta página a las %(hour)s: vuelva a abrirla y ponga ahí lo suyo.")
    return ImprintRefused(sentence % {"who": row.by, "hour": f"{timezone.localtime(row.updated_at):%H:%M}"})
