"""Computed Spanish: the little grammar it needs, names with their articles, and the sentences themselves."""

from compendium.prose.grammar import (
    MEXICO_CITY,
    MONTHS,
    capitals,
    conjunction_before,
    counted,
    day,
    enumerate_words,
    in_series,
    in_words,
    moment,
    money,
    number,
    percent,
    period,
    quantity,
    sentence_case,
    sort_key,
)
from compendium.prose.naming import governments_of

__all__ = [
    "MEXICO_CITY",
    "MONTHS",
    "capitals",
    "conjunction_before",
    "counted",
    "day",
    "enumerate_words",
    "governments_of",
    "in_series",
    "in_words",
    "moment",
    "money",
    "number",
    "percent",
    "period",
    "quantity",
    "sentence_case",
    "sort_key",
]
