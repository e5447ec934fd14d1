"""The checks over the shared book: what docs/checks-wording.md says of it, number by number."""

from collections import Counter

import pytest

from reporting.checks import acronyms, duplicates
from reporting.content import entry_content
from reporting.importing.load_printed import load_printed
from reporting.importing.printed import read_printed
from reporting.models import Entry

from .entries import EACH_ENTRY, WHOLE_CYCLE

SOURCE = "sources/compendio_2025_chapters_1_3_4_5.txt"


@pytest.fixture
def contents(shared, db):
    load_printed(read_printed((shared / SOURCE).read_text("utf-8")), cycle="2025")
    return [entry_content(entry) for entry in Entry.objects.with_content().order_by("pk")]


def test_the_findings_are_those_that_were_read_by_eye(contents):
    found = {name: [f for content in contents for f in check(content)] for name, check in EACH_ENTRY.items()}
    wording = found["wording"]
    assert {name: len(findings) for name, findings in found.items() if name != "completeness"} == {
        "acronyms": 57,
        "personal_data": 0,
        "wording": 20,
    }
    assert [f.quote for f in wording if f.message.startswith("Revise")] == [
        *("RECOPIACIÓN", "RECOPIRAR", "INCOPORACIÓN"),
        *("puerperas", "deglosados", "sigando"),
    ]
    assert [f.quote for f in wording if "no puede leerse" in f.message] == ["50.1.9%", "12,63"]
    assert Counter(f.severity for f in wording) == {"warns": 5, "notes": 15}


def test_the_cycle_is_compared(contents):
    found = {name: check(contents) for name, check in WHOLE_CYCLE.items()}
    assert {name: len(findings) for name, findings in found.items()} == {
        "acronyms": 14,
        "duplicates": 51,
        "wording": 24,
    }
    assert len(duplicates.candidates(contents)) == 56


def test_the_glossary_explains_every_institution_that_the_texts_name_by_its_acronym(contents):
    glossary = dict(acronyms.glossary(contents))
    assert len(glossary) == len(acronyms.glossary(contents))
    assert glossary["INM"] == "Instituto Nacional de Migración"
    assert glossary["SICATEM"].startswith("Sistema de Control de Aseguramientos")
    assert glossary["PRIM"] == "Programa de Repatriación al Interior de México"
    assert {"UPMRIP", "COMAR", "CONAPO", "SRE", "INEGI"} <= glossary.keys()
