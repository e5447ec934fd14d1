"""What reviewers put right themselves: kinds of action, categories of challenges; and what they mark as standing out.

What the institution sent stays in its checkpoint. A correction makes a version and is told; a mark for the Informe
is no part of what the institution says, so it makes none.
"""

from collections.abc import Sequence

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from reporting import outbox
from reporting.models import Amendment, Challenge, ChallengeCategory, Entry, Kind, Status, User
from reporting.permissions import can_classify, can_highlight

MOST = 300  # characters of a highlight: two lines of the Informe
What = Amendment.What


class CorrectingRefused(Exception):
    """Nothing was written; the message is a Spanish sentence for the person who tried."""


def reclassify(
    entry: Entry,
    *,
    kinds: Sequence[Kind],
    categories: Sequence[ChallengeCategory | None],
    by: User,
    reason: str,
    version: int,
    at=None,
) -> list[Amendment]:
    """Other kinds of action, other categories of the challenges in their order; only of the version that was read."""
    _require(can_classify(by, entry))
    if not reason.strip():
        raise CorrectingRefused(_("Escriba el motivo: la institución lo verá con el registro."))
    with transaction.atomic():
        changes = _changes(Entry.objects.with_content().get(pk=entry.pk), kinds, categories)
        if not changes:
            raise CorrectingRefused(_("Todo quedó igual: cambie lo que quiera corregir."))
        _make_version(entry, version, at or timezone.now())
        entry.kinds.set(kinds)
        _set_categories(entry, categories)
        return [
            _tell(_amend(entry, what, *values, by=by, reason=reason, at=at))
            for what, values in changes.items()
        ]


def highlight(entry: Entry, text: str, *, by: User, at=None) -> Amendment | None:
    """Mark the entry as one that stands out, with the words for the Informe; empty words take the mark away."""
    _require(can_highlight(by, entry))
    text = " ".join(text.split())
    if len(text) > MOST:
        raise CorrectingRefused(
            _("El texto pasa de %(most)d caracteres: acórtelo a dos renglones.") % {"most": MOST}
        )
    with transaction.atomic():
        before = Entry.objects.select_for_update().get(pk=entry.pk).highlight
        if before == text:
            return None
        Entry.objects.filter(pk=entry.pk).update(highlight=text)
        entry.highlight = text
        return _amend(entry, What.HIGHLIGHT, before, text, by=by, at=at)


def _changes(entry: Entry, kinds, categories) -> dict[str, tuple[list, list]]:
    """What differs, as the keys before and after."""
    found = {
        What.KINDS: (sorted(kind.key for kind in entry.kinds.all()), sorted(kind.key for kind in kinds)),
        What.CATEGORIES: (
            [_key(challenge.category) for challenge in entry.challenges.all()],
            [_key(category) for category in categories],
        ),
    }
    return {what: (before, after) for what, (before, after) in found.items() if before != after}


def _key(category: ChallengeCategory | None) -> str:
    return category.key if category else ""


def _make_version(entry: Entry, version: int, now) -> None:
    as_read = Entry.objects.filter(pk=entry.pk, status=Status.SUBMITTED, version=version)
    if not as_read.update(version=version + 1, updated_at=now):
        raise CorrectingRefused(_("El registro cambió mientras usted lo corregía: vea la versión nueva."))
    entry.version, entry.updated_at = version + 1, now


def _set_categories(entry: Entry, categories) -> None:
    challenges = list(entry.challenges.all())
    for challenge, category in zip(challenges, categories, strict=True):
        challenge.category = category
    Challenge.objects.bulk_update(challenges, ["category"])


def _amend(entry: Entry, what: str, before, after, *, by: User, reason: str = "", at=None) -> Amendment:
    return Amendment.objects.create(
        entry=entry,
        what=what,
        before=before,
        after=after,
        reason=reason.strip(),
        version=entry.version,
        by=by,
        at=at or timezone.now(),
    )


def _tell(amendment: Amendment) -> Amendment:
    outbox.post(
        "correction",
        to=outbox.reporters_of(amendment.entry.institution),
        entry=amendment.entry,
        key=f"amendment-{amendment.pk}",
        by=amendment.by,
        field=amendment.get_what_display(),
        reason=amendment.reason,
    )
    return amendment


def _require(may: bool) -> None:
    if not may:
        raise CorrectingRefused(_("Su cuenta no tiene permiso para corregir este registro, o ya se decidió."))
