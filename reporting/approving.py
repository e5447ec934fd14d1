"""Approving many entries at once: only those with nothing left to read or to answer, each as if alone."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from reporting import workflow
from reporting.checking import Answered, findings_by_entry
from reporting.models import Checkpoint, Entry, Observation, Status, User
from reporting.permissions import can_review


@dataclass(frozen=True)
class Choice:
    """An entry somebody chose, and why it is left out: nothing when it may be approved with the others."""

    entry: Entry
    why_not: list[str]
    warnings: int


def sort_out(entries: Iterable[Entry], *, by: User) -> tuple[list[Choice], list[Choice]]:
    """(those that may be approved together, those left out with the reasons), in few queries.

    Read the entries through `queueing.entries_for(by, …)`, with their partners.
    """
    entries = list(entries)
    findings = findings_by_entry(entries)
    own = set(Checkpoint.objects.filter(entry__in=entries, by=by).values_list("entry", flat=True))
    unresolved = _unresolved(entries)
    choices = [
        _choice(entry, findings[entry.pk], by, is_own=entry.pk in own, unresolved=unresolved[entry.pk])
        for entry in entries
    ]
    return [each for each in choices if not each.why_not], [each for each in choices if each.why_not]


def approve_all(choices: Iterable[Choice], versions: dict[int, int], *, by: User) -> tuple[int, list[str]]:
    """Approve each in the version that was confirmed; (how many, what was refused meanwhile)."""
    approved, refused = 0, []
    for choice in choices:
        try:
            workflow.approve(choice.entry, by=by, version=versions[choice.entry.pk])
            approved += 1
        except workflow.MoveRefused as refusal:
            refused.append(f"«{choice.entry.title}»: {refusal}")
    return approved, refused


def _unresolved(entries: list[Entry]) -> Counter:
    """How many observations of each entry, internal ones too, nobody has resolved."""
    observations = Observation.objects.filter(entry__in=entries).exclude(state=Observation.State.RESOLVED)
    return Counter(observations.values_list("entry", flat=True))


def _choice(entry: Entry, findings: list[Answered], by: User, *, is_own: bool, unresolved: int) -> Choice:
    blockers = sum(each.blocks for each in findings)
    reasons = (
        (entry.status != Status.SUBMITTED, _not_waiting),
        (is_own, lambda entry: _("Usted lo envió: lo aprueba otra persona.")),
        (not can_review(by, entry), lambda entry: _("Es de su institución o está fuera de su asignación.")),
        (blockers, lambda entry: _blocked(blockers)),
        (unresolved, lambda entry: _observed(unresolved)),
        (entry.seen_version is None, lambda entry: _("Usted no lo ha abierto todavía.")),
        (entry.seen_version not in (None, entry.version), _changed),
    )
    why_not = [say(entry) for holds, say in reasons if holds]
    return Choice(entry, why_not, sum(each.is_open for each in findings))


def _not_waiting(entry: Entry) -> str:
    return _("No espera decisión: está en estado «%(status)s».") % {"status": entry.get_status_display()}


def _blocked(blockers: int) -> str:
    return ngettext(
        "Tiene %(count)d hallazgo que impide aprobarlo.",
        "Tiene %(count)d hallazgos que impiden aprobarlo.",
        blockers,
    ) % {"count": blockers}


def _observed(unresolved: int) -> str:
    return ngettext(
        "Tiene %(count)d observación sin resolver.",
        "Tiene %(count)d observaciones sin resolver.",
        unresolved,
    ) % {"count": unresolved}


def _changed(entry: Entry) -> str:
    return _("Cambió desde que usted lo leyó: vio la versión %(seen)d y ya es la %(now)d.") % {
        "seen": entry.seen_version,
        "now": entry.version,
    }
