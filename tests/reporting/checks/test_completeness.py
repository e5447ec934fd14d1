"""Completeness: what an entry lacks, by the section that lacks it."""

import pytest

from reporting.checks import completeness
from reporting.sections import SECTIONS

from .entries import entry

COMPLETE = entry(
    description="Es un programa que ofrece hospedaje, alimentos y orientación a las familias que regresan al país por "
    "cualquiera de los cruces de la frontera norte.",
    results="Se atendió a 4,512 personas.",
    figures=[{"what": "personas atendidas", "unit": "people", "total": "4512", "women": 2000, "men": 2512}],
    challenges=["Falta personal."],
    kinds=["otro"],
    population=["retorno"],
    states=["02"],
    is_permanent=True,
    focus_women=True,
    focus_women_how="Con turnos para ellas.",
    focus_disability=False,
)
COMPLETE["challenges"][0]["category"] = "recursos"


def lacking(**changes):
    return [(found.severity, found.field) for found in completeness.check(COMPLETE | changes)]


def test_a_complete_entry_lacks_nothing():
    assert lacking() == []


def test_what_is_required_to_submit_blocks():
    assert lacking(title="") == [("blocks", "title")]
    assert lacking(objective=None) == [("blocks", "objective")]
    assert lacking(description="") == [("blocks", "description")]


def test_what_the_documents_count_warns():
    assert lacking(kinds=[]) == [("warns", "kinds")]
    assert lacking(population=[]) == [("warns", "population")]
    assert lacking(focus_women=None) == [("warns", "focus_women")]
    assert lacking(focus_women_how=" ") == [("warns", "focus_women_how")]
    assert lacking(focus_disability=None) == [("warns", "focus_disability")]
    assert lacking(results="", figures=[]) == [("warns", "results")]
    assert lacking(secondary_objectives=[3, 7]) == [("warns", "secondary_objectives")]
    assert lacking(challenges=[{"text": "<p>Falta.</p>", "category": ""}]) == [("warns", "challenges.0")]


def test_what_would_say_more_is_a_note():
    assert lacking(description="<p>Un taller.</p>") == [("notes", "description")]
    assert lacking(is_permanent=False) == [("notes", "starts")]
    assert lacking(is_permanent=False, starts="2024-06-01") == []
    assert lacking(states=[]) == [("notes", "states")]
    assert lacking(figures=[]) == [("notes", "figures")]
    assert lacking(figures=[], results="<p>En 2024 hubo un taller.</p>") == []
    assert lacking(figures=[{"what": "personas", "unit": "people", "total": "3"}]) == [("notes", "figures.0")]
    assert lacking(figures=[{"what": "talleres", "unit": "events", "total": "3"}]) == []


def test_lacks_quote_nothing_and_say_what_to_write():
    [finding] = completeness.check(COMPLETE | {"kinds": []})
    assert (finding.check, finding.start, finding.end, finding.quote) == ("completeness", 0, 0, "")
    assert finding.message == (
        "Elija al menos un tipo de acción: sin él, el Informe Ejecutivo no puede clasificarla."
    )


def test_findings_are_sorted_into_the_sections_of_the_form():
    sections = completeness.by_section(completeness.check(entry(challenges=["Falta."])))
    assert list(sections) == [section.key for section in SECTIONS]
    assert {key: [found.field for found in findings] for key, findings in sections.items()} == {
        "identification": ["kinds"],
        "description": ["description", "starts", "states"],
        "results": ["results"],
        "challenges": ["challenges.0"],
        "focus": ["population", "focus_women", "focus_disability"],
        "evidence": [],
    }


@pytest.mark.parametrize(
    ("field", "most"), [("description", 350), ("results", 600), ("challenges", 100)], ids=str
)
def test_a_text_over_its_limit_is_a_warning_that_may_be_explained(field, most):
    def said(words):
        text = f"<p>{'palabra ' * words}</p>"
        content = COMPLETE | {field: [{"text": text, "category": "x"}] if field == "challenges" else text}
        return [f for f in completeness.check(content) if "caben" in f.message]

    assert said(most) == []
    [finding] = said(most + 1)
    assert (finding.severity, finding.field.partition(".")[0]) == ("warns", field)
    assert f"Lleva {most + 1} palabras y caben {most}" in finding.message
