"""Sets the parts of documents while entries are still being approved, so that generating one mostly joins them."""

import logging

from django.utils import timezone
from django.utils.translation import gettext as _

from compendium.arranging import printed_contents
from compendium.documents import DOCUMENTS
from compendium.documents.printing import prepare_document
from compendium.freeze import whole_context
from compendium.models import Build
from compendium.snapshot import Snapshot, SnapshotError, from_dict
from compendium.typesetting.errors import TypesettingError
from compendium.typesetting.result import Count
from reporting.models import Cycle, Entry, Status

log = logging.getLogger(__name__)


def prepare_latest() -> dict[str, Count]:
    """{document: what was set} for the latest cycle with approved entries. Gives way to whoever waits for one."""
    if Build.objects.filter(state__in=[Build.State.QUEUED, Build.State.RUNNING]).exists():
        return {}
    with_work = Cycle.objects.filter(pk__in=Entry.objects.filter(status=Status.APPROVED).values("cycle"))
    cycle = with_work.order_by("period_start").last()
    return prepare(cycle) if cycle else {}


def prepare(cycle: Cycle) -> dict[str, Count]:
    snapshot = approved_snapshot(cycle)
    return {name: made for name in DOCUMENTS if (made := _prepare(name, snapshot))}


def _prepare(name, snapshot):
    """What cannot be set now will say so when somebody asks for the document."""
    try:
        return prepare_document(name, snapshot)
    except (TypesettingError, SnapshotError) as error:
        log.warning("%s of %s cannot be prepared: %s", name, snapshot.cycle["name"], error)
        return None


def approved_snapshot(cycle: Cycle) -> Snapshot:
    """What freezing now would freeze, but for the number and the hash of an edition."""
    approved = Entry.objects.filter(cycle=cycle, status=Status.APPROVED).order_by("pk")
    contents = [content for _entry, content in printed_contents(approved)]
    return from_dict(
        {
            **whole_context(cycle, contents),
            "edition": {
                "label": _("%(cycle)s sin congelar") % {"cycle": cycle.name},
                "number": "",
                "manifest": "",
                "frozen_at": timezone.now().isoformat(),
            },
            "entries": contents,
        }
    )
