"""How well the figures of a printed book are read, against sums that somebody has read by hand."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from reporting.importing.printed import PrintedBook

from ..findings import Finding
from . import check

WRONG = "certain_inconsistent"
RIGHT = "certain_consistent"
SUMS = ("sum", "table")  # kinds of answers that say a total and its parts


@dataclass(frozen=True, slots=True)
class Measure:
    """`broken`: right sums with one number changed, by what was said of them: "warns", "notes" or "nothing"."""

    found: list[str]
    missed: list[str]
    false_alarms: list[str]
    questions: list[str]
    broken: Counter

    @property
    def recall(self) -> float:
        return _share(len(self.found), len(self.found) + len(self.missed))

    @property
    def precision(self) -> float:
        return _share(len(self.found), len(self.found) + len(self.false_alarms))

    @property
    def broken_recall(self) -> float:
        return _share(self.broken["warns"], self.broken.total())


def measure(answers: Iterable[Mapping], book: PrintedBook) -> Measure:
    """`answers` are items of arithmetic.json: entry, section, kind, verdict, stated_total, parts, sum_of_parts."""
    answers = list(answers)
    contents = dict(_contents(book))
    findings = {key: check(content) for key, content in contents.items()}
    wrong = {_sum_of(answer): answer["id"] for answer in answers if answer["verdict"] == WRONG}
    told = [(key, finding) for key, found in findings.items() for finding in found]
    warnings = {(key, finding.stated, finding.sum) for key, finding in told if finding.severity == "warns"}
    return Measure(
        found=[name for sum_, name in wrong.items() if sum_ in warnings],
        missed=[name for sum_, name in wrong.items() if sum_ not in warnings],
        false_alarms=[f"{key}: {stated} ≠ {sum_}" for key, stated, sum_ in warnings - wrong.keys()],
        questions=[
            f"{key}: {found.stated} ≠ {found.sum}" for key, found in told if found.severity == "notes"
        ],
        broken=Counter(_said_of_broken(answers, contents, findings)),
    )


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 1.0


def _contents(book: PrintedBook) -> Iterator[tuple[str, dict]]:
    """Each entry's texts, by the key that the answers use: c1-o07-n33."""
    for entry in book.entries:
        challenges = [{"text": text} for text in entry.challenges]
        content = {"description": entry.description, "results": entry.results, "challenges": challenges}
        yield f"c{entry.chapter}-o{entry.objective:02}-n{entry.number:02}", content


def _sum_of(answer: Mapping) -> tuple:
    return answer["entry"], answer["stated_total"], answer["sum_of_parts"]


def _said_of_broken(
    answers: list[Mapping], contents: Mapping[str, dict], findings: Mapping[str, list[Finding]]
) -> Iterator[str]:
    """What is said of each right sum when its total, and when its last part, is made 10 more (or 1 more)."""
    for answer in answers:
        if answer["verdict"] != RIGHT or answer["kind"] not in SUMS:
            continue
        content, known = contents[answer["entry"]], findings[answer["entry"]]
        texts = list(_broken(content[answer["section"]], [answer["stated_total"], *answer["parts"]]))
        for text in (*texts[:1], *texts[-1:]):
            yield _gravest_new(check({**content, answer["section"]: text}), known)


def _broken(text: str, numbers: list[int]) -> Iterator[str]:
    """The text with one of the numbers changed, for each that stands in it just once."""
    for number in numbers:
        found = list(re.finditer(rf"(?<![\d,.])(?:{number:,}|{number})(?!\d|[.,]\d)", text))
        if len(found) == 1:
            other = number + (10 if number >= 20 else 1)
            written = f"{other:,}" if number < 1000 or "," in found[0][0] else str(other)
            yield text[: found[0].start()] + written + text[found[0].end() :]


def _gravest_new(findings: list[Finding], known: list[Finding]) -> str:
    old = {(finding.stated, finding.sum) for finding in known}
    new = {finding.severity for finding in findings if (finding.stated, finding.sum) not in old}
    return "warns" if "warns" in new else "notes" if new else "nothing"
