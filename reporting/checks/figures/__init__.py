"""Figures in prose and tables: totals that their parts contradict, and the figures that a text reports."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from ..findings import Finding
from .announced import wrong_leads
from .averages import impossible_averages
from .columns import disagreeing_columns
from .counts import miscounted_lists
from .declared import contradicting_statement, read_declared, read_statements, wrong_breakdown
from .doubts import Doubt, part_exceeds, plain_number, sum_differs
from .judging import Verdict
from .proposals import Proposal, reported_figures
from .sentences import Sentence, read_sentences
from .shares import contradicted_shares, excessive_shares
from .sums import Claimed, Whole, examine, read_claims
from .tables import wrong_tables
from .text import RichText, read_rich

__all__ = ["Proposal", "check", "propose"]

CHECK = "figures"


@dataclass(frozen=True, slots=True)
class Reading:
    """One text of an entry, read: what it says of totals and parts."""

    field: str
    text: RichText
    sentences: list[Sentence]
    claims: list[Claimed]
    wholes: list[Whole]
    verdicts: list[Verdict]

    @property
    def parts(self) -> set[int]:
        """Where the quantities start that are parts of something."""
        return {part.quantity.start for _, claim in self.claims for part in claim.parts.parts}


def check(content: dict) -> list[Finding]:
    """What the figures of an entry say that cannot be, in the order of its fields."""
    readings = [_read(field, rich) for field, rich in _texts(content)]
    findings = [
        _finding(reading.field, reading.text.plain, doubt)
        for reading in readings
        for doubt in sorted(_doubts(reading), key=lambda doubt: (doubt.start, doubt.end))
    ]
    figures = content.get("figures") or []
    return [*findings, *_check_declared(figures, readings)] if figures else findings


def propose(content: dict) -> list[Proposal]:
    """The figures that the results report, as rows for the entry's table, in the order of the text."""
    reading = _read("results", content.get("results") or "")
    plain = reading.text.plain
    return [
        Proposal(found.as_figure(), reading.field, found.start, found.end, plain[found.start : found.end])
        for found in reported_figures(plain, reading.sentences, reading.claims, reading.wholes)
    ]


def _texts(content: dict) -> Iterator[tuple[str, str]]:
    for field in ("description", "results"):
        yield field, content.get(field) or ""
    for position, challenge in enumerate(content.get("challenges") or ()):
        yield f"challenges.{position}", challenge.get("text") or ""


def _read(field: str, rich: str) -> Reading:
    text = read_rich(rich)
    sentences = read_sentences(text)
    claims = read_claims(sentences)
    return Reading(field, text, sentences, claims, *examine(sentences, claims))


def _doubts(reading: Reading) -> Iterator[Doubt]:
    text, sentences, claims = reading.text, reading.sentences, reading.claims
    yield from (_told(verdict) for verdict in reading.verdicts)
    yield from disagreeing_columns(text.plain, sentences, claims)
    yield from chain.from_iterable(contradicted_shares(claim) for _, claim in claims)
    yield from wrong_tables(text)
    yield from wrong_leads(text, sentences, reading.parts)
    for sentence in sentences:
        if sentence.is_list:
            yield from miscounted_lists(sentence)
        else:
            yield from excessive_shares(sentence.row)
            yield from impossible_averages(sentence.row)


def _told(verdict: Verdict) -> Doubt:
    stated, parts = verdict.total.quantity, verdict.parts
    values = tuple(part.quantity.value for part in parts)
    start = min(stated.start, parts[0].quantity.start)
    end = max(stated.end, *(max(part.end, part.quantity.end) for part in parts))
    if len(parts) == 1:
        message = part_exceeds(stated.value, verdict.sum)
    else:
        message = sum_differs(stated.value, values, verdict.sum, verdict.is_plain)
    return Doubt(verdict.is_plain, start, end, message, stated.value, values, verdict.sum)


def _check_declared(figures: list[dict], readings: list[Reading]) -> Iterator[Finding]:
    plains = {reading.field: reading.text.plain for reading in readings}
    statements = [
        statement
        for reading in readings
        for statement in read_statements(reading.field, reading.sentences, reading.parts)
    ]
    for position, figure in enumerate(figures):
        declared = read_declared(figure)
        if declared is None:
            continue
        if doubt := wrong_breakdown(declared):
            yield _finding(f"figures.{position}", declared.what, doubt)
        if contradiction := contradicting_statement(declared, statements):
            field, doubt = contradiction
            yield _finding(field, plains[field], doubt)


def _finding(field: str, plain: str, doubt: Doubt) -> Finding:
    return Finding(
        check=CHECK,
        severity="warns" if doubt.is_plain else "notes",
        field=field,
        start=doubt.start,
        end=doubt.end,
        quote=plain[doubt.start : doubt.end],
        message=doubt.message,
        stated=plain_number(doubt.stated),
        parts=tuple(plain_number(part) for part in doubt.parts),
        sum=plain_number(doubt.sum),
    )
