"""Entries' contents for the checks: what is not said is empty."""

from datetime import date
from functools import partial

from reporting.checks import acronyms, completeness, duplicates, personal_data, wording
from reporting.richtext import clean, plain

PERIOD = {"period_start": date(2024, 6, 1), "period_end": date(2025, 6, 30)}

EACH_ENTRY = {
    "acronyms": acronyms.check,
    "completeness": completeness.check,
    "personal_data": personal_data.check,
    "wording": partial(wording.check, **PERIOD),
}
WHOLE_CYCLE = {
    "acronyms": acronyms.check_cycle,
    "duplicates": duplicates.check_cycle,
    "wording": wording.check_cycle,
}


def institution(name="Instituto de Pruebas", acronym="IDP"):
    return {"name": name, "acronym": acronym, "sector": 1, "state": "", "parent": None, "is_unit": False}


def entry(*, challenges=(), partners=(), description="", results="", **fields):
    """The content of an entry; texts are cleaned as every way in cleans them."""
    return {
        "folio": "2025-00001",
        "programme": None,
        "title": "Programa de pruebas",
        "institution": institution(),
        "unit": "",
        "partners": list(partners),
        "objective": 7,
        "secondary_objectives": [],
        "position": None,
        "kinds": [],
        "population": [],
        "description": clean(description),
        "results": clean(results),
        "figures": [],
        "challenges": [{"text": clean(text), "category": ""} for text in challenges],
        "focus_women": None,
        "focus_women_how": "",
        "focus_disability": None,
        "focus_disability_how": "",
        "starts": None,
        "ends": None,
        "is_permanent": False,
        "states": [],
        "sdg_targets": [],
        "principles": [],
    } | fields


def text_of(content, field):
    """The plain text that the offsets of a finding on `field` count in."""
    name, _dot, position = field.partition(".")
    if not position:
        return plain(content[name]) if isinstance(content[name], str) else ""
    return plain(content[name][int(position)]["text" if name == "challenges" else "what"])


def quotes(findings):
    return [finding.quote for finding in findings]
