"""The same programme twice: who is a candidate, how sure, and for what reasons."""

import pytest

from reporting.checks import duplicates

from .entries import entry, institution

LONG = (
    "El programa ofrece hospedaje, alimentos y orientación a familias que regresan al país por la frontera norte, "
    "con personal de tres turnos y una red de transporte propia que funciona los siete días de la semana."
)
OTHER = (
    "Se imparten cursos de carpintería y de cocina a jóvenes que viven en la periferia, con becas trimestrales y "
    "un fondo para herramientas que administra un comité de vecinas elegido cada primavera en asamblea."
)
NOISE = [
    entry(title=f"{word} {n}", programme=n) for n, word in enumerate("Uno Dos Tres Cuatro Cinco Seis".split())
]


def pair(one, two):
    found = [
        each for each in duplicates.candidates([one, two, *NOISE]) if (each.first, each.second) == (0, 1)
    ]
    return found[0] if found else None


def test_the_same_text_of_the_same_institution_is_certain():
    one = entry(title="Retorno digno", description=LONG, results="Se atendió a 4,512 personas en 387 viajes.")
    assert pair(one, one | {"objective": 21}).score == 100


def test_the_reasons_are_told_in_words():
    one = entry(title="Retorno digno", description=LONG, results="Se atendió a 4,512 personas en 387 viajes.")
    passage, *others = pair(one, one).reasons[1:]
    assert pair(one, one).reasons[0] == "mismo título"
    assert passage.startswith(
        "pasaje copiado: «El programa ofrece hospedaje, alimentos y orientación a familias"
    )
    assert passage.endswith("…»")
    assert others == ["mismas cifras: 4,512, 387", "misma institución"]


def test_a_title_alone_is_enough_within_an_institution():
    one, two = entry(title="Caravana de la salud binacional", description=LONG), entry(description=OTHER)
    assert pair(one, two | {"title": "CARAVANA DE LA SALUD BINACIONAL"}).reasons == (
        "mismo título",
        "misma institución",
    )
    assert (
        pair(one, two | {"title": "Caravanas de salud binacionales"}).reasons[0] == "mismo título"
    )  # by their stems
    assert (
        pair(one, two | {"title": "Caravana de la salud binacinal"}).reasons[0] == "título parecido"
    )  # a slip


def test_a_title_alone_is_a_joint_action_of_two_institutions():
    one = entry(title="Caravana de la salud binacional")
    two = entry(title="Caravana de la salud binacional", institution=institution("Otra", "OT"))
    assert pair(one, two).reasons == ("mismo título",)
    shared = pair(one, two | {"partners": [institution()]})
    assert shared.reasons == ("mismo título", "una institución participa en ambos")
    assert shared.score > pair(one, two).score


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Sembrando futuro Belice", "Sembrando futuro Guatemala"),
        ("Amparo en revisión 459/2024", "Amparo en revisión 512/2023"),
        ("Atención a la violencia", "Curso de primeros auxilios"),
    ],
)
def test_titles_that_differ_in_what_tells_them_apart_are_no_candidates(one, two):
    assert pair(entry(title=one, description=LONG), entry(title=two, description=OTHER)) is None


def test_copied_passages_find_a_programme_under_another_name():
    one = entry(title="Retorno digno", description=LONG, results=OTHER)
    two = entry(title="Regreso con bienestar", description=LONG, results=OTHER)
    assert pair(one, two) is None  # boilerplate alone does not reach the threshold
    figures = "Se atendió a 4,512 personas en 387 viajes, con 129 apoyos."
    reasons = pair(one | {"results": figures}, two | {"results": figures}).reasons
    assert [reason.partition(":")[0] for reason in reasons] == [
        "pasaje copiado",
        "mismas cifras",
        "misma institución",
    ]


def test_entries_known_to_be_of_one_programme_are_not_asked_about_again():
    one = entry(title="Retorno digno", description=LONG, programme=9)
    assert pair(one, one) is None


def test_years_and_small_numbers_are_no_figures():
    one = entry(title="A", results="En 2024 hubo 12 talleres y 2025 personas.")
    assert "mismas cifras" not in " ".join(duplicates.candidates([one, one], least=0)[0].reasons)


def test_each_title_carries_one_finding_that_names_the_likeliest():
    one = entry(title="Retorno digno", description=LONG, folio="2025-00009")
    contents = [one, *NOISE, one | {"folio": "2025-00010"}]
    found = duplicates.check_cycle(contents)
    assert [(position, finding.severity, finding.quote) for position, finding in found] == [
        (0, "warns", "Retorno digno"),
        (len(contents) - 1, "warns", "Retorno digno"),
    ]
    message = found[0][1].message
    assert message.startswith("Puede ser el mismo programa que «Retorno digno» (2025-00010): mismo título, ")
    assert message.endswith("Decida si es el mismo, una acción conjunta o son distintos.")


def test_a_title_that_many_have_names_three_and_counts_the_others():
    found = duplicates.check_cycle([entry(title="Retorno digno y seguro", folio=f"F{n}") for n in range(6)])
    assert [finding.message.count("«") for _position, finding in found] == [3] * 6
    assert "; otros 2." in found[0][1].message


# --- Lineage --------------------------------------------------------------------------------------


def test_an_entry_comes_from_the_likeliest_of_the_previous_cycle():
    now = [
        entry(title="Caravana de la salud binacional 2025", description=LONG),
        entry(title="Otra cosa nueva"),
    ]
    before = [*NOISE, entry(title="Caravana de la salud binacional 2024", description=LONG, programme=77)]
    [found] = duplicates.predecessors(now, before)
    assert (found.first, found.second) == (0, len(NOISE))
    assert "misma institución" in found.reasons


def test_nothing_has_two_predecessors_nor_two_heirs():
    title = "Caravana de la salud binacional"
    now = [entry(title=title, description=LONG), entry(title=title, description=OTHER)]
    before = [
        entry(title=title, description=OTHER, programme=1),
        entry(title=title, description=LONG, programme=2),
    ]
    found = duplicates.predecessors(now, before)
    assert sorted((each.first, each.second) for each in found) == [(0, 1), (1, 0)]


def test_programmes_that_go_on_need_no_predecessor():
    title = "Caravana de la salud binacional"
    now = [entry(title=title, programme=5), entry(title=title, programme=6)]
    assert [each.first for each in duplicates.predecessors(now, [entry(title=title, programme=5)])] == []


def test_an_empty_cycle_has_no_candidates():
    assert duplicates.candidates([]) == []
    assert duplicates.predecessors([], []) == []
    assert duplicates.predecessors([entry()], []) == []
