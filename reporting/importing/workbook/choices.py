"""Values that are chosen and not written: what a cell says for each, and which one a cell means."""

from collections.abc import Hashable, Iterable
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from reporting.catalogues import fold

SPELLINGS = ("number", "code", "key", "name", "label", "title", "acronym")


@dataclass(frozen=True)
class Choices:
    """`labels`: what is written, by the kept value. `meanings`: what the form takes, by the folded spelling."""

    labels: dict[Hashable, str]
    meanings: dict[str, object] = field(default_factory=dict)
    advice: str = ""

    def find(self, text: str):
        """The value that `text` means, by any of its spellings; None when it means none."""
        return self.meanings.get(fold(text))


def of_items(items: Iterable, *, advice: str = "") -> Choices:
    """Rows of a catalogue or institutions: any name, key or number they go by finds them."""
    items = list(items)
    labels = {item.pk: " ".join(str(item).split()) for item in items}
    meanings = {fold(labels[item.pk]): item for item in items}
    for item in items:
        for spelling in _spellings(item):
            # A name in full goes before what is only one more way to write another.
            meanings.setdefault(fold(spelling), item)
    return Choices(labels, {text: item for text, item in meanings.items() if text}, advice)


def of_pairs(pairs: Iterable[tuple], *, advice: str = "") -> Choices:
    """The choices of a form's field: (kept value, what people read)."""
    labels = {value: str(label) for value, label in pairs if value not in ("", None)}
    return Choices(labels, {fold(label): value for value, label in labels.items()}, advice)


def of_numbered(labels: dict[str, str]) -> Choices:
    """Labels that begin with the kept value: the number alone finds them, too."""
    return Choices(labels, {fold(text): value for value, label in labels.items() for text in (label, value)})


def yes_or_no() -> Choices:
    return of_pairs([(True, _("Sí")), (False, _("No"))], advice=_("Escriba Sí o No."))


def _spellings(item) -> list[str]:
    names = [str(getattr(item, name, "")) for name in SPELLINGS]
    aliases = item.aliases.all() if hasattr(item, "aliases") else ()
    return [*names, *(name for alias in aliases for name in (alias.name, alias.acronym))]
