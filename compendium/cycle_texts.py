"""The texts of a cycle: saving without overwriting, who writes which, what is missing, starting from last year's."""

from collections import Counter
from typing import NamedTuple

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from compendium.documents import DOCUMENTS
from compendium.documents.writing import AUTHORITIES, GROUPS, IMPRINT, TEXTS, Text, needed
from compendium.models import Authority, CycleText, Document, Imprint
from compendium.prose import enumerate_words, quantity
from compendium.snapshot import Snapshot
from reporting.models import Cycle, User


class TextRefused(Exception):
    """Nothing was saved; the message is a Spanish sentence that says what happened."""


class Place(NamedTuple):
    """One text of a cycle as a list shows it; `row` is None when nobody has touched it."""

    text: Text
    row: CycleText | None

    @property
    def state(self) -> str:
        if self.row is None or not self.row.text:
            return "missing" if self.text.is_needed else "empty"
        return "written" if self.row.is_confirmed else "unconfirmed"


def row_of(cycle: Cycle, name: str) -> CycleText:
    """The text's row; one that is not saved yet when there is none."""
    found = CycleText.objects.filter(cycle=cycle, name=name).select_related("writer", "by").first()
    return found or CycleText(cycle=cycle, name=name, version=0)


def save(cycle: Cycle, name: str, text: str, *, by: User, version: int, at=None) -> CycleText:
    """Save, and confirm, what somebody wrote on top of `version`. Raises TextRefused when it changed meanwhile."""
    values = {"text": text, "is_confirmed": True, "by": by, "updated_at": at or timezone.now()}
    if version == 0:
        try:
            with transaction.atomic():
                return CycleText.objects.create(cycle=cycle, name=name, **values)
        except IntegrityError:
            raise _changed(cycle, name) from None
    mine = CycleText.objects.filter(cycle=cycle, name=name, version=version)
    if not mine.update(version=F("version") + 1, **values):
        raise _changed(cycle, name)
    return row_of(cycle, name)


def _changed(cycle, name) -> TextRefused:
    row = row_of(cycle, name)
    moment = timezone.localtime(row.updated_at)
    sentence = _(
        "%(who)s guardó este texto a las %(hour)s: copie el suyo, vuelva a abrir la página y únalos."
    )
    return TextRefused(sentence % {"who": row.by or _("Otra persona"), "hour": f"{moment:%H:%M}"})


def assign(cycle: Cycle, name: str, writer: User | None) -> None:
    """Say who writes a text; what is written stays as it is."""
    CycleText.objects.update_or_create(cycle=cycle, name=name, defaults={"writer": writer})


def earlier_text(cycle: Cycle, name: str) -> CycleText | None:
    """The same text in the last earlier cycle that has it."""
    earlier = CycleText.objects.filter(
        cycle__period_start__lt=cycle.period_start, name=name, is_confirmed=True
    )
    return earlier.exclude(text="").select_related("cycle").order_by("-cycle__period_start").first()


def take_over(cycle: Cycle, name: str, *, by: User) -> CycleText:
    """Start from the last earlier cycle's text, unconfirmed until somebody saves it. Only where nothing is written."""
    earlier, row = earlier_text(cycle, name), row_of(cycle, name)
    if earlier is None:
        raise TextRefused(_("Ningún ejercicio anterior tiene este texto: escríbalo aquí."))
    if row.text:
        raise TextRefused(_("Este texto ya está empezado: bórrelo y guarde antes de partir del anterior."))
    row.text, row.is_confirmed, row.by, row.updated_at = earlier.text, False, by, timezone.now()
    row.version += 1
    row.save()
    return row


def take_over_all(cycle: Cycle, *, by: User, at=None) -> int:
    """Start every text nobody has touched from the last earlier cycle that counts; returns how many."""
    touched = CycleText.objects.filter(cycle=cycle).values("name")
    earlier = CycleText.objects.filter(
        cycle__period_start__lt=cycle.period_start, cycle__is_rehearsal=False, is_confirmed=True
    )
    earlier = earlier.exclude(text="").exclude(name__in=touched).order_by("cycle__period_start")
    latest = {row.name: row.text for row in earlier if row.name in TEXTS}
    written = {"is_confirmed": False, "by": by, "updated_at": at or timezone.now()}
    CycleText.objects.bulk_create(
        CycleText(cycle=cycle, name=name, text=text, **written) for name, text in latest.items()
    )
    return len(latest)


def places(cycle: Cycle) -> list[Place]:
    """Every text there is, with what the cycle has of it."""
    rows = {row.name: row for row in CycleText.objects.filter(cycle=cycle).select_related("writer", "by")}
    return [Place(text, rows.get(name)) for name, text in TEXTS.items()]


def written_in_cycle(cycle: Cycle) -> set[str]:
    """The names of what is written and confirmed."""
    confirmed = CycleText.objects.filter(cycle=cycle, is_confirmed=True).exclude(text="")
    found = set(confirmed.values_list("name", flat=True))
    if Authority.objects.filter(cycle=cycle).exists():
        found.add(AUTHORITIES)
    if Imprint.objects.filter(cycle=cycle).exists():
        found.add(IMPRINT.name)
    return found


def written_in(snapshot: Snapshot) -> set[str]:
    """The same of what is frozen: a legal page that was saved has its licence."""
    found = set(snapshot.texts)
    if snapshot.authorities:
        found.add(AUTHORITIES)
    if "book_licence" in snapshot.texts:
        found.add(IMPRINT.name)
    return found


def missing(written, document: str, by_objective: dict[int, int]) -> list[Text]:
    """The texts the document should not go without and that are not in `written` (names of confirmed texts)."""
    return [text for text in needed(document, by_objective) if text.name not in written]


def missing_by_document(cycle: Cycle, by_objective: dict[int, int]) -> list[tuple[str, str, list[Text]]]:
    """(document, sentence, texts) of each document that is not complete."""
    written = written_in_cycle(cycle)
    found = {kind: missing(written, kind, by_objective) for kind in DOCUMENTS}
    return [
        (Document.Kind(kind).label, missing_sentence(texts), texts) for kind, texts in found.items() if texts
    ]


def missing_sentence(texts: list[Text]) -> str:
    """ "Faltan dos textos generales y siete resúmenes de objetivo."; nothing when none is missing."""
    if not texts:
        return ""
    counts = Counter(text.group for text in texts)
    told = [quantity(many, *map(str, GROUPS[group]), feminine=False) for group, many in counts.items()]
    verb = _("Falta") if len(texts) == 1 else _("Faltan")
    return f"{verb} {enumerate_words(told)}."
