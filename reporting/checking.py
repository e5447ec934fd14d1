"""The checks over stored entries: looked for once a version, kept, and answered by people."""

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.db.models import Q

from reporting import checks
from reporting.checks import duplicates
from reporting.checks.completeness import field_of_finding, section_of_finding
from reporting.checks.findings import Finding
from reporting.content import entry_content
from reporting.models import Cycle, CycleCheck, DistinctPair, Entry, EntryCheck, Explanation, Status, User
from reporting.readable import label_of

KEPT_SETS = 8  # of entries checked together: one a reviewer's assignment, one for editors, one of all
BATCH = 100  # entries whose content is in memory at a time
KEPT = ["fingerprint", "findings", "open_findings"]
SENT = tuple(status for status in Status.values if status != Status.DRAFT)


@dataclass(frozen=True)
class Answered:
    """A finding and what somebody said to it, if anybody did."""

    entry: Entry
    finding: Finding
    explanation: Explanation | None

    @property
    def is_open(self) -> bool:
        return self.finding.severity != "notes" and self.explanation is None

    @property
    def blocks(self) -> bool:
        return self.finding.severity == "blocks" and self.explanation is None

    @property
    def check_word(self) -> str:
        return checks.NAMES[self.finding.check]

    @property
    def severity_word(self) -> str:
        return checks.SEVERITIES[self.finding.severity]

    @property
    def section_key(self) -> str:
        return section_of_finding(self.finding)

    @property
    def form_field(self) -> str:
        return field_of_finding(self.finding)

    @property
    def field_word(self) -> str:
        return label_of(self.form_field)

    @property
    def passage(self) -> str:
        return passage_of(self.finding)


@dataclass(frozen=True)
class Pair:
    """Two entries that may be one programme: from 0 to 100, and why."""

    first: Entry
    second: Entry
    score: int
    reasons: tuple[str, ...]


def passage_of(finding: Finding) -> str:
    """What an explanation answers: the words quoted, or the sentence where nothing is quoted."""
    return hashlib.sha256((finding.quote or finding.message).encode()).hexdigest()


def findings_of(entry: Entry) -> list[Answered]:
    """What the checks say of this entry alone, blockers first."""
    return _answered([entry], _checked([entry]))


def findings_by_entry(entries: list[Entry]) -> dict[int, list[Answered]]:
    """`findings_of` each of several entries by its id, in as many queries as of one."""
    found = {entry.pk: [] for entry in entries}
    for each in _answered(entries, _checked(entries)):
        found[each.entry.pk].append(each)
    return found


def blockers_of(entry: Entry) -> list[str]:
    """The sentences of what must be removed, or confirmed, before the entry is sent."""
    return [each.finding.message for each in findings_of(entry) if each.blocks]


def cycle_findings(
    cycle: Cycle, *, only: Iterable[str] = (), progress: Callable[[str], None] = lambda text: None
) -> list[Answered]:
    """Everything the checks say of a cycle's entries, alone and together; `only` limits it to some statuses."""
    entries = (
        Entry.objects.filter(cycle=cycle).select_related("cycle", "institution", "objective").order_by("pk")
    )
    entries = list(entries.filter(status__in=only) if only else entries)
    found = _checked(entries, progress=progress)
    for pk, finding in _checked_together(cycle, entries, progress=progress):
        found[pk].append(finding)
    return _answered(entries, found)


def check_current() -> None:
    """Look ahead of who will ask: the sent entries of the cycle under way, each and together."""
    if cycle := Cycle.objects.current():
        cycle_findings(cycle, only=SENT)


def explain(entry: Entry, *, check: str, field: str, passage: str, note: str, by: User) -> None:
    """Say why a finding is right as it stands; it holds as long as the passage does."""
    Explanation.objects.update_or_create(
        entry=entry, check_name=check, field=field, passage=passage, defaults={"note": note, "by": by}
    )
    kept = EntryCheck.objects.filter(entry=entry).select_related("entry")
    _count_open(kept)
    EntryCheck.objects.bulk_update(kept, ["open_findings"])


def _checked(
    entries: list[Entry], *, progress: Callable[[str], None] = lambda text: None
) -> dict[int, list[Finding]]:
    """The findings of each entry by its id: kept ones where neither entry nor checks have changed."""
    kept = {each.pk: each for each in EntryCheck.objects.filter(entry__in=entries)}
    stale = [e for e in entries if e.pk not in kept or kept[e.pk].fingerprint != _fingerprint(e)]
    for start in range(0, len(stale), BATCH):
        progress(f"{start}/{len(stale)}")
        batch = Entry.objects.filter(pk__in=[e.pk for e in stale[start : start + BATCH]]).with_content()
        fresh = [_check(entry) for entry in batch]
        _count_open(fresh)
        EntryCheck.objects.bulk_create(
            fresh, update_conflicts=True, unique_fields=["entry"], update_fields=KEPT
        )
        kept |= {each.pk: each for each in fresh}
    return {e.pk: [_finding(each) for each in kept[e.pk].findings] for e in entries}


def _check(entry: Entry) -> EntryCheck:
    cycle = entry.cycle
    found = checks.check_entry(
        entry_content(entry), period_start=cycle.period_start, period_end=cycle.period_end
    )
    return EntryCheck(
        entry=entry, fingerprint=_fingerprint(entry), findings=[finding.as_dict() for finding in found]
    )


def _count_open(kept: Iterable[EntryCheck]) -> None:
    found = {each.pk: [_finding(finding) for finding in each.findings] for each in kept}
    answered = _answered([each.entry for each in kept], found)
    still_open = Counter(each.entry.pk for each in answered if each.is_open)
    for each in kept:
        each.open_findings = still_open[each.pk]


def likely_pairs(cycle: Cycle, user: User) -> list[Pair]:
    """Sent entries that may be one programme, likeliest first; not those somebody told apart."""
    visible = Entry.objects.visible_to(user).filter(cycle=cycle).exclude(status=Status.DRAFT)
    entries = {entry.pk: entry for entry in visible.with_names().order_by("pk")}
    return [
        Pair(entries[first], entries[second], score, tuple(reasons))
        for first, second, score, reasons in _open_pairs(cycle, _together(cycle, list(entries.values())))
    ]


def pairs_of(entry: Entry, user: User) -> list[Pair]:
    """The likely pairs that `entry` is one of, the other one second, as found when its cycle was last checked."""
    found = {}
    kept = CycleCheck.objects.filter(cycle=entry.cycle_id).order_by("pk")
    for pairs in kept.values_list("pairs", flat=True):
        for first, second, score, reasons in pairs:
            if entry.pk in (first, second):
                found[second if first == entry.pk else first] = score, tuple(reasons)
    apart = DistinctPair.objects.filter(Q(first=entry) | Q(second=entry)).values_list("first", "second")
    others = Entry.objects.visible_to(user).filter(
        pk__in=found.keys() - {pk for pair in apart for pk in pair}
    )
    pairs = [Pair(entry, other, *found[other.pk]) for other in others.with_names().filter(status__in=SENT)]
    return sorted(pairs, key=lambda pair: (-pair.score, pair.second.pk))


def tell_apart(one: Entry, other: Entry, *, by: User) -> None:
    """Remember that two entries are different programmes."""
    first, second = sorted((one.pk, other.pk))
    DistinctPair.objects.get_or_create(first_id=first, second_id=second, defaults={"by": by})


def _open_pairs(cycle: Cycle, kept: CycleCheck) -> list[list]:
    """The kept pairs that nobody has told apart."""
    apart = set(DistinctPair.objects.filter(first__cycle=cycle).values_list("first", "second"))
    return [pair for pair in kept.pairs if (pair[0], pair[1]) not in apart]


def _checked_together(cycle: Cycle, entries: list[Entry], *, progress) -> list[tuple[int, Finding]]:
    """[(entry's id, finding)] of the checks that need all entries side by side."""
    kept = _together(cycle, entries, progress=progress)
    place = {entry.pk: position for position, entry in enumerate(entries)}
    candidates = [
        duplicates.Candidate(place[first], place[second], score, tuple(reasons))
        for first, second, score, reasons in _open_pairs(cycle, kept)
    ]
    names = [{"title": entry.title, "folio": entry.folio} for entry in entries]
    repeated = duplicates.as_findings(candidates, names)
    return [
        *((entries[position].pk, finding) for position, finding in repeated),
        *((pk, _finding(each)) for pk, each in kept.findings),
    ]


def _together(cycle: Cycle, entries: list[Entry], *, progress=lambda text: None) -> CycleCheck:
    together = hashlib.sha256("".join(f"{e.pk}:{_fingerprint(e)};" for e in entries).encode()).hexdigest()
    kept = CycleCheck.objects.filter(cycle=cycle, fingerprint=together).first()
    if kept is None:
        pks = [e.pk for e in entries]
        contents = list(map(entry_content, Entry.objects.filter(pk__in=pks).with_content().order_by("pk")))
        progress(str(checks.NAMES["duplicates"]))
        pairs = duplicates.candidates(contents)
        found = checks.check_cycle(contents, progress=progress)
        fresh = {
            "fingerprint": together,
            "findings": [[pks[position], finding.as_dict()] for position, finding in found],
            "pairs": [[pks[pair.first], pks[pair.second], pair.score, list(pair.reasons)] for pair in pairs],
        }
        kept = _keep(cycle, fresh)
    return kept


def _keep(cycle: Cycle, fresh: dict) -> CycleCheck:
    """The newest sets of entries stay; two people who check the same one at once share it."""
    kept, _created = CycleCheck.objects.get_or_create(
        cycle=cycle, fingerprint=fresh["fingerprint"], defaults=fresh
    )
    newest = CycleCheck.objects.filter(cycle=cycle).order_by("-pk").values_list("pk", flat=True)
    CycleCheck.objects.filter(cycle=cycle).exclude(pk__in=list(newest[:KEPT_SETS])).delete()
    return kept


def _fingerprint(entry: Entry) -> str:
    """An entry's content changes with its version and in no other way."""
    return f"{entry.version}:{checks.version()}"


def _finding(kept: dict) -> Finding:
    return Finding(**{**kept, "parts": tuple(kept["parts"])})


def _answered(entries: list[Entry], found: dict[int, list[Finding]]) -> list[Answered]:
    said = {
        (each.entry_id, each.check_name, each.field, each.passage): each
        for each in Explanation.objects.filter(entry__in=entries).select_related("by")
    }
    gravity = list(checks.SEVERITIES)
    answered = [
        Answered(entry, finding, said.get((entry.pk, finding.check, finding.field, passage_of(finding))))
        for entry in entries
        for finding in found[entry.pk]
    ]
    return sorted(answered, key=lambda each: gravity.index(each.finding.severity))


def was_printed_before(entries: list[Entry]) -> set[int]:
    """The ids of approved entries that came from a printed book: what they say is public already."""
    adopted = Entry.objects.filter(
        pk__in=[e.pk for e in entries], status=Status.APPROVED, events__move="adopt"
    )
    return set(adopted.exclude(events__move="reopen").values_list("pk", flat=True))
