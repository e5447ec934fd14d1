"""Suggested wording: a reviewer rewrites a text, or the figures, of a sent entry; it is accepted, or not and why.

Small corrections of style a reviewer makes without asking. What was sent stays in its checkpoint; each change is a row
written once, makes a version, and is told to the institution.
"""

import re
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from reporting import drafting, figures_as_text, outbox
from reporting.checks.texts import SINGLE
from reporting.differences import FieldDifference, TextDifference, field_difference
from reporting.models import Correction, Entry, Status, Suggestion, User
from reporting.permissions import can_answer_suggestion, can_suggest, can_withdraw
from reporting.readable import label_of

State = Suggestion.State
FIGURES = "figures"  # suggested as one text: see `figures_as_text`
CHALLENGE = re.compile(r"challenges\.(\d{1,3})\Z")
MOST_WORDS = 25  # that a correction of style may take away or add


class SuggestingRefused(Exception):
    """Nothing was written; the message is a Spanish sentence for the person who tried."""


class Lapsed(SuggestingRefused):
    """The text is no longer the one that was read."""


@dataclass(frozen=True)
class ShownSuggestion:
    """A suggestion with its difference and, if the text is another one by now, how that came to be."""

    suggestion: Suggestion
    difference: FieldDifference
    since: FieldDifference | None

    @property
    def is_lapsed(self) -> bool:
        return self.suggestion.is_open and self.since is not None


@dataclass(frozen=True)
class ShownCorrection:
    correction: Correction
    difference: FieldDifference


def texts_of(entry: Entry) -> dict[str, str]:
    """What can be suggested in other words, as named in the content: "results", "challenges.0", "figures"."""
    challenges = {f"challenges.{place}": each.text for place, each in enumerate(entry.challenges.all())}
    figures = {FIGURES: figures_as_text.text_of(entry.figures.all())}
    return {name: getattr(entry, name) for name in SINGLE} | challenges | figures


def block_of(field: str) -> str:
    """The field of the form that the text is in."""
    return "challenges" if CHALLENGE.match(field) else field


def label(field: str) -> str:
    found = CHALLENGE.match(field)
    return _("Reto %d") % (int(found[1]) + 1) if found else label_of(field)


def difference(field: str, before: str, after: str) -> FieldDifference:
    values = map(figures_as_text.rows_in, (before, after)) if field == FIGURES else (before, after)
    return field_difference(field, label(field), *values)


def suggestions_of(entry: Entry) -> list[ShownSuggestion]:
    """The entry's suggestions that were not withdrawn; read it through `Entry.objects.with_content()`."""
    found = entry.suggestions.exclude(state=State.WITHDRAWN).select_related("by", "answered_by")
    texts = texts_of(entry)
    return [_shown(suggestion, texts.get(suggestion.field, "")) for suggestion in found]


def wording_of(entry: Entry) -> dict[str, list]:
    """What `reading.blocks_of` shows of both, in two queries."""
    return {"suggestions": suggestions_of(entry), "corrections": corrections_of(entry)}


def corrections_of(entry: Entry) -> list[ShownCorrection]:
    """What was changed in the entry after it was sent, in the order of its versions."""
    return [
        ShownCorrection(each, difference(each.field, each.before, each.after))
        for each in entry.corrections.select_related("by")
    ]


def suggest(entry: Entry, field: str, text: str, *, by: User, reason: str, seen: str, at=None) -> Suggestion:
    """Suggest `text` for a field of a sent entry; `seen` is the seal (`drafting.seal`) of what it said.

    It replaces one that waits for an answer; said twice, it is one.
    """
    _require(can_suggest(by, entry), entry)
    reason = _said(reason)
    with transaction.atomic():
        current = _locked(entry)
        _require_sent(current)
        before = _seen(current, field, seen)
        _require_change(before, text)
        earlier = current.suggestions.filter(field=field, state=State.OPEN)
        if twin := earlier.filter(by=by, before=before, after=text, reason=reason).first():
            return twin
        earlier.update(state=State.WITHDRAWN, answered_by=by, answered_at=at or timezone.now())
        suggestion = Suggestion.objects.create(
            entry=current,
            field=field,
            before=before,
            after=text,
            reason=reason,
            version=current.version,
            by=by,
            at=at or timezone.now(),
        )
        _tell("suggestion", suggestion, to=outbox.reporters_of(current.institution), by=by, at=at)
    return suggestion


def accept(suggestion: Suggestion, *, by: User, at=None) -> Correction:
    """Put the suggested text in its place: it makes a version, which a reviewer has yet to see."""
    _require(can_answer_suggestion(by, suggestion), suggestion)
    with transaction.atomic():
        current = _locked(suggestion.entry)
        _require_answerable(current)
        _answer(suggestion, State.ACCEPTED, by=by, at=at)
        correction = _change(
            current,
            suggestion.field,
            suggestion.before,
            suggestion.after,
            reason=suggestion.reason,
            suggestion=suggestion,
            by=by,
            at=at,
        )
        _tell("suggestion_answer", suggestion, to=suggestion.by, by=by, at=at, text=_("Aceptó la redacción."))
    return correction


def decline(suggestion: Suggestion, *, by: User, answer: str, at=None) -> None:
    """Leave the text as it is, and say why."""
    _require(can_answer_suggestion(by, suggestion), suggestion)
    if not answer.strip():
        raise SuggestingRefused(_("Escriba por qué se queda su texto: quien revisa lo leerá."))
    with transaction.atomic():
        _answer(suggestion, State.DECLINED, by=by, answer=answer.strip(), at=at)
        _tell("suggestion_answer", suggestion, to=suggestion.by, by=by, at=at, text=answer.strip())


def withdraw(suggestion: Suggestion, *, by: User, at=None) -> None:
    _require(can_withdraw(by, suggestion), suggestion)
    _answer(suggestion, State.WITHDRAWN, by=by, at=at)


def correct(entry: Entry, field: str, text: str, *, by: User, reason: str, seen: str, at=None) -> Correction:
    """Correct the style of a sent entry without asking: few words, no number, with a reason."""
    _require(can_suggest(by, entry), entry)
    reason = _said(reason)
    with transaction.atomic():
        current = _locked(entry)
        _require_sent(current)
        before = _seen(current, field, seen)
        _require_change(before, text)
        if complaint := why_no_style(field, before, text):
            raise SuggestingRefused(complaint)
        correction = _change(current, field, before, text, reason=reason, suggestion=None, by=by, at=at)
        people = outbox.reporters_of(current.institution)
        _tell("correction", correction, to=people, by=by, at=at, reason=reason)
    return correction


def why_no_style(field: str, before: str, after: str) -> str:
    """Why the change is more than style, and so the institution's to accept; empty for a small one."""
    if field == FIGURES:
        return _("Las cifras las confirma la institución: sugiéralas.")
    counts = {"gone": 0, "new": 0}
    for kind, word in _changed_words(difference(field, before, after).said):
        counts[kind] += 1
        if "address" in word.marks or word.text.startswith("http") or any(map(str.isdigit, word.text)):
            return _("Cambia una cifra o una dirección: propóngalo a la institución para que lo confirme.")
    if max(counts.values()) > MOST_WORDS:
        return _("Cambia más de %d palabras: propóngalo a la institución para que lo acepte.") % MOST_WORDS
    return ""


def _shown(suggestion: Suggestion, now: str) -> ShownSuggestion:
    field, before = suggestion.field, suggestion.before
    since = difference(field, before, now) if suggestion.is_open and now != before else None
    return ShownSuggestion(suggestion, difference(field, before, suggestion.after), since)


def _changed_words(found: TextDifference):
    for block in found.blocks:
        cells = [cell for row in block.rows for cell in row.cells]
        for piece in (piece for part in (block, *cells) for piece in part.pieces):
            if piece.kind in ("gone", "new"):
                yield from ((piece.kind, word) for word in piece.words)


# --- What must hold, read while the entry is locked --------------------------------------------


def _locked(entry: Entry) -> Entry:
    # PostgreSQL locks the row; SQLite's transactions begin by locking the file.
    Entry.objects.select_for_update().filter(pk=entry.pk).first()
    return Entry.objects.with_content().get(pk=entry.pk)


def _require(may: bool, about) -> None:
    if not may:
        raise SuggestingRefused(_("Su cuenta no tiene permiso para hacer esto en el registro."))


def _require_sent(entry: Entry) -> None:
    if entry.status != Status.SUBMITTED:
        raise SuggestingRefused(
            _("El registro está en estado «%s»: sólo se sugiere o se corrige mientras está enviado.")
            % entry.get_status_display()
        )


def _require_answerable(entry: Entry) -> None:
    """While UPMRIP reads it, or while the institution may write: never once it is approved."""
    if entry.status != Status.SUBMITTED and (reason := drafting.why_read_only(entry)):
        raise SuggestingRefused(reason)


def _seen(entry: Entry, field: str, seal: str) -> str:
    """The text as it was read: Lapsed when it is another one now."""
    text = texts_of(entry).get(field)
    if text is None or drafting.seal(text) != seal:
        raise Lapsed(
            _("El texto cambió mientras usted lo editaba: vea la diferencia y escriba sobre el nuevo.")
        )
    return text


def _require_change(before: str, after: str) -> None:
    if before == after:
        raise SuggestingRefused(_("El texto quedó igual: cambie lo que quiera sugerir."))


def _said(reason: str) -> str:
    if not reason.strip():
        raise SuggestingRefused(_("Escriba el motivo: la institución lo verá con la sugerencia."))
    return reason.strip()


# --- Writing -----------------------------------------------------------------------------------


def _answer(suggestion: Suggestion, state: str, *, by: User, answer: str = "", at=None) -> None:
    now = at or timezone.now()
    still_open = Suggestion.objects.filter(pk=suggestion.pk, state=State.OPEN)
    if not still_open.update(state=state, answer=answer, answered_by=by, answered_at=now):
        raise SuggestingRefused(_("La sugerencia ya tiene respuesta: vea el registro."))
    suggestion.refresh_from_db(fields=["state", "answer", "answered_by", "answered_at"])


def _change(entry: Entry, field: str, before: str, after: str, *, by: User, at, **about) -> Correction:
    """One text, one version, one row that says so: only from the text that was read."""
    _seen(entry, field, drafting.seal(before))
    now = at or timezone.now()
    as_read = Entry.objects.filter(pk=entry.pk, status=entry.status, version=entry.version)
    if not as_read.update(version=entry.version + 1, updated_at=now):
        raise Lapsed(_("El registro cambió mientras tanto: léalo de nuevo."))
    _put(entry, field, after)
    drafting.confirm(entry, [block_of(field)])
    return Correction.objects.create(
        entry=entry,
        field=field,
        before=before,
        after=after,
        version=entry.version + 1,
        by=by,
        at=now,
        **about,
    )


def _put(entry: Entry, field: str, text: str) -> None:
    if found := CHALLENGE.match(field):
        challenge = entry.challenges.all()[int(found[1])]
        challenge.text = text
        challenge.save(update_fields=["text"])
    elif field == FIGURES:
        figures_as_text.write(entry, text)
    else:
        Entry.objects.filter(pk=entry.pk).update(**{field: text})


def _tell(kind: str, what, *, to, by: User, at, **about) -> None:
    outbox.post(kind, to=to, entry=what.entry, key=what.pk, by=by, field=label(what.field), at=at, **about)
