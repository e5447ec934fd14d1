"""An entry held against what it was: last submission, last year, a suggested wording, the version somebody read."""

from copy import deepcopy
from dataclasses import dataclass

from django.db.models import Q
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from reporting import figures_as_text, suggesting
from reporting.content import entry_content, figure_value
from reporting.differences import FieldDifference, field_difference
from reporting.models import Amendment, Checkpoint, Entry, Status, Suggestion, User
from reporting.readable import label_of, said_by
from reporting.sections import SECTIONS

FIELDS = tuple(name for section in SECTIONS for name in section.fields if name != "institution")
TEXTS = ("description", "results", "focus_women_how", "focus_disability_how")


@dataclass(frozen=True)
class Offer:
    """A comparison that the entry has; `key` stands in the address."""

    key: str
    label: str


@dataclass(frozen=True)
class Comparison:
    """Every field before and after: `against` says what was before, `same_word` what is said of what stayed."""

    key: str
    against: str
    same_word: str
    fields: dict[str, FieldDifference]

    @property
    def changed(self) -> list[FieldDifference]:
        return [field for field in self.fields.values() if not field.is_same]


def offers(entry: Entry, previous: Entry | None) -> list[Offer]:
    """What `entry` can be held against; `previous` is its `last_year`."""
    found = []
    if _sent_before(entry):
        found.append(Offer("envio", _("El envío anterior")))
    if previous:
        found.append(Offer("anterior", _("El registro de %s") % previous.cycle.name))
    if _open_suggestions(entry).exists():
        found.append(Offer("sugerencia", _("La redacción sugerida")))
    return found


def compare(entry: Entry, key: str, user: User) -> Comparison | None:
    """The comparison of that key; None when there is nothing to compare with.

    Read the entry through `Entry.objects.with_content()`.
    """
    sources = {"envio": _with_last_sent, "anterior": _with_last_year, "sugerencia": _with_suggested}
    return sources[key](entry, user) if key in sources else None


def shown(entry: Entry, previous: Entry | None, comparison: Comparison | None) -> dict:
    """What a page says of comparisons: those there are, and the one that is chosen."""
    return {
        "previous": previous,
        "offers": offers(entry, previous),
        "comparison": comparison,
        "is_stale": comparison is not None and comparison.key == "version",
    }


def since_version(entry: Entry, version: int) -> Comparison | None:
    """What changed since that version of the entry was read; None when it was never sent."""
    content = content_at(entry, version)
    if content is None:
        return None
    against = _("la versión %d, que usted leyó") % version
    return _comparison("version", against, _("Sin cambios"), content, entry_content(entry))


def content_at(entry: Entry, version: int) -> dict | None:
    """The entry's content as it was at a version that was sent: its checkpoint and what reviewers changed since."""
    checkpoint = entry.checkpoints.filter(version__lte=version).last()
    if checkpoint is None:
        return None
    content = deepcopy(checkpoint.content)
    since = {"version__gt": checkpoint.version, "version__lte": version}
    for correction in entry.corrections.filter(**since):
        _put(content, correction.field, correction.after)
    for amendment in entry.amendments.filter(**since):
        _classify(content, amendment)
    return content


def last_year(entry: Entry, user: User) -> Entry | None:
    """The approved entry that this one continues, or the last of the same programme; only if `user` may see it."""
    lineage = Q(continuations__entry=entry) | Q(
        programme=entry.programme_id, institution=entry.institution_id, cycle__name__lt=entry.cycle.name
    )
    earlier = Entry.objects.visible_to(user).filter(
        lineage, status=Status.APPROVED, cycle__is_rehearsal=False
    )
    return earlier.select_related("cycle").order_by("-cycle__name").first()


def copied_unchanged(entry: Entry, previous: Entry) -> list[str]:
    """The fields that say something, and say what they said last year."""
    texts = [
        name for name in TEXTS if getattr(entry, name) and getattr(entry, name) == getattr(previous, name)
    ]
    rows = {
        "figures": [[figure_value(row) for row in each.figures.all()] for each in (entry, previous)],
        "challenges": [[row.text for row in each.challenges.all()] for each in (entry, previous)],
    }
    return texts + [name for name, (now, then) in rows.items() if now and now == then]


def _with_last_sent(entry: Entry, user: User) -> Comparison | None:
    checkpoint = _sent_before(entry)
    if checkpoint is None:
        return None
    against = _("el envío %(number)d, del %(date)s") % {
        "number": checkpoint.number,
        "date": date_format(timezone.localtime(checkpoint.created_at), "j \\d\\e F \\d\\e Y, H:i"),
    }
    return _comparison("envio", against, _("Sin cambios"), checkpoint.content, entry_content(entry))


def _with_last_year(entry: Entry, user: User) -> Comparison | None:
    found = last_year(entry, user)
    if found is None:
        return None
    before = entry_content(Entry.objects.with_content().get(pk=found.pk))
    same_word = _("Igual que en %s") % found.cycle.name
    against = _("el registro de %s") % found.cycle.name
    return _comparison("anterior", against, same_word, before, entry_content(entry))


def _with_suggested(entry: Entry, user: User) -> Comparison | None:
    before = entry_content(entry)
    after, texts = deepcopy(before), suggesting.texts_of(entry)
    standing = [each for each in _open_suggestions(entry) if texts.get(each.field) == each.before]
    for suggestion in standing:
        _put(after, suggestion.field, suggestion.after)
    if not standing:
        return None
    return _comparison("sugerencia", _("lo enviado"), "", before, after)


def _sent_before(entry: Entry) -> Checkpoint | None:
    """What a reader has seen before: of what waits or is as it was sent, the submission before the last."""
    sent = list(entry.checkpoints.order_by("-number")[:2])
    if not sent:
        return None
    is_as_sent = sent[0].version == entry.version
    if len(sent) == 2 and (is_as_sent or entry.status == Status.SUBMITTED):
        return sent[1]
    return None if is_as_sent else sent[0]


def _open_suggestions(entry: Entry):
    return entry.suggestions.filter(state=Suggestion.State.OPEN)


def _comparison(key: str, against: str, same_word: str, before: dict, after: dict) -> Comparison:
    old, new = said_by(before), said_by(after)
    fields = {name: field_difference(name, label_of(name), old[name], new[name]) for name in FIELDS}
    return Comparison(key, against, same_word, fields)


def _put(content: dict, field: str, text: str) -> None:
    name, _dot, place = field.partition(".")
    if field == suggesting.FIGURES:
        content[name] = figures_as_text.values_in(text)
    elif place:
        content[name][int(place)]["text"] = text
    else:
        content[name] = text


def _classify(content: dict, amendment: Amendment) -> None:
    if amendment.what == Amendment.What.KINDS:
        content["kinds"] = amendment.after
    if amendment.what == Amendment.What.CATEGORIES:
        for challenge, category in zip(content["challenges"], amendment.after, strict=True):
            challenge["category"] = category
