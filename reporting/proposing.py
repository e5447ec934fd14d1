"""Figures read in an entry's results, offered as rows that its writer takes with one click."""

from decimal import Decimal

from reporting.checks import figures
from reporting.content import sha256_of
from reporting.models import Figure


def proposals(results: str, rows: list[dict]) -> list[dict]:
    """What the text reports and the rows do not hold yet: {"key", "figure", "quote"} each."""
    held = {Decimal(row["total"]) for row in rows if row["total"] is not None}
    return [
        {"key": sha256_of(proposal.figure)[:16], "figure": proposal.figure, "quote": proposal.quote}
        for proposal in figures.propose({"results": results})
        if Decimal(proposal.figure["total"]) not in held
    ]


def with_accepted(values: dict, key: str) -> dict:
    """`values` with the proposed figure of that key as one more row; unchanged when the text no longer says it."""
    for proposal in proposals(values["results"], values["figures"]):
        if proposal["key"] == key:
            figure = {**proposal["figure"], "total": Decimal(proposal["figure"]["total"])}
            return {**values, "figures": [*values["figures"], _row(figure)]}
    return values


def _row(figure: dict) -> dict:
    return {name: figure[name] for name in ("what", "unit", "total", *Figure.BREAKDOWN, "note")}
