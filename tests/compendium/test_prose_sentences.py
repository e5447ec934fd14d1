"""The computed sentences, each as an editor would have written it."""

import pytest

from compendium.prose import findings, shares
from reporting.catalogues import SECTORS

SECTOR_NAMES = {sector.number: sector.name for sector in SECTORS}
APF, OCA = "dependencias de la Administración Pública Federal", "organismos constitucionales autónomos"
OSC = "organizaciones de la sociedad civil"
NBSP = "\u00a0"


@pytest.mark.parametrize(
    ("counts", "written"),
    [
        ({}, "Ninguna institución reportó acciones cuyo objetivo principal sea el 7."),
        ({1: 0, 2: 0}, "Ninguna institución reportó acciones cuyo objetivo principal sea el 7."),
        ({4: 1}, "El objetivo 7 reúne una acción, del Poder Judicial."),
        ({2: 1}, "El objetivo 7 reúne una acción, de entidades federativas."),
        ({2: 2}, "El objetivo 7 reúne dos acciones, ambas de entidades federativas."),
        ({6: 5}, f"El objetivo 7 reúne cinco acciones, todas de {OSC}."),
        ({1: 12}, f"El objetivo 7 reúne 12 acciones, todas de {APF}."),
        ({1: 1, 2: 1}, f"El objetivo 7 reúne dos acciones: una de {APF} y una de entidades federativas."),
        ({1: 3, 4: 6}, f"El objetivo 7 reúne nueve acciones: seis del Poder Judicial y tres de {APF}."),
        (
            {1: 27, 2: 17, 4: 1, 5: 1},
            f"El objetivo 7 reúne 46 acciones: 27 de {APF}, 17 de entidades federativas, 1 del Poder Judicial "
            f"y 1 de {OCA}.",
        ),
        (
            {1: 1, 2: 2, 3: 3, 4: 4, 5: 5, 6: 6},
            f"El objetivo 7 reúne 21 acciones: seis de {OSC}, cinco de {OCA}, cuatro del Poder Judicial, tres "
            f"del Poder Legislativo, dos de entidades federativas y una de {APF}.",
        ),
        (
            {1: 1200, 2: 34},
            f"El objetivo 7 reúne 1,234 acciones: 1,200 de {APF} y 34 de entidades federativas.",
        ),
    ],
)
def test_the_total_of_an_objective(counts, written):
    assert shares.total_of_objective(7, counts, SECTOR_NAMES) == written


@pytest.mark.parametrize(
    ("value", "beside", "written"),
    [
        (0, 3, ""),
        (1, 3, "Otra acción lo señala como objetivo secundario."),
        (1, 0, "Una acción lo señala como objetivo secundario."),
        (2, 3, "Otras dos acciones lo señalan como objetivo secundario."),
        (2, 0, "Dos acciones lo señalan como objetivo secundario."),
        (14, 1, "Otras 14 acciones lo señalan como objetivo secundario."),
    ],
)
def test_secondary_objectives(value, beside, written):
    assert shares.secondary(value, beside=beside) == written


@pytest.mark.parametrize(
    ("counts", "written"),
    [
        ({}, "La edición no reúne acciones."),
        ({3: 1}, "La edición reúne una acción, del Poder Legislativo."),
        ({3: 2}, "La edición reúne dos acciones, ambas del Poder Legislativo."),
        ({1: 246, 5: 33}, f"La edición reúne 279 acciones: 246 de {APF} y 33 de {OCA}."),
        ({2: 4, 6: 4}, f"La edición reúne ocho acciones: cuatro de entidades federativas y cuatro de {OSC}."),
    ],
)
def test_the_total_of_the_edition(counts, written):
    assert shares.total_by_sector(counts, SECTOR_NAMES) == written


@pytest.mark.parametrize(
    ("counts", "written"),
    [
        ({}, "Ningún sector reportó acciones"),
        ({4: 5}, "El Poder Judicial reportó todas las acciones: 5"),
        ({2: 5}, "Las entidades federativas reportaron todas las acciones: 5"),
        ({1: 199, 2: 180}, f"Las {APF} reportaron 199 de las 379 acciones (53{NBSP}%)"),
        ({4: 2, 3: 1}, f"El Poder Judicial reportó 2 de las 3 acciones (67{NBSP}%)"),
        ({2: 5, 5: 5}, f"Las entidades federativas y los {OCA} reportaron más acciones, cinco cada sector"),
        (
            {3: 12, 4: 12, 6: 1},
            "El Poder Legislativo y el Poder Judicial reportaron más acciones, 12 cada sector",
        ),
    ],
)
def test_the_leading_sector(counts, written):
    assert shares.leading_sector(counts, SECTOR_NAMES) == written


@pytest.mark.parametrize(
    ("counts", "written"),
    [
        ({7: 0}, "Ningún objetivo tiene acciones"),
        ({7: 46, 4: 39}, "El objetivo 7 es el que reúne más acciones: 46 de 85"),
        ({7: 5, 9: 5, 1: 2}, "Los objetivos 7 y 9 comparten el primer lugar, con cinco acciones cada uno"),
        ({7: 1, 9: 1, 11: 1}, "Los objetivos 7, 9 y 11 comparten el primer lugar, con una acción cada uno"),
        ({7: 4, 9: 0}, "El objetivo 7 reúne todas las acciones: 4"),
    ],
)
def test_the_leading_objective(counts, written):
    assert shares.leading_objective(counts) == written


@pytest.mark.parametrize(
    ("counts", "written"),
    [
        ({1: 1, 2: 3}, "Todos los objetivos tienen al menos una acción."),
        ({1: 1, 2: 0}, "No tiene acciones el objetivo 2."),
        ({1: 0, 2: 3, 3: 0}, "No tienen acciones los objetivos 1 y 3."),
        ({1: 0, 2: 0}, "Ningún objetivo tiene acciones."),
    ],
)
def test_objectives_without_actions(counts, written):
    assert shares.uncovered(counts) == written


@pytest.mark.parametrize(
    ("sector", "counts", "institutions", "written"),
    [
        (4, {1: 0}, 0, "En este ejercicio no se reportaron acciones del Poder Judicial."),
        (2, {}, 0, "En este ejercicio no se reportaron acciones de entidades federativas."),
        (
            4,
            {3: 1},
            1,
            "El Poder Judicial reportó una acción, en el objetivo 3; participó una institución del sector.",
        ),
        (
            2,
            {3: 2},
            2,
            "Las entidades federativas reportaron dos acciones, ambas en el objetivo 3; participaron dos "
            "instituciones del sector.",
        ),
        (
            6,
            {13: 4},
            12,
            "Las organizaciones de la sociedad civil reportaron cuatro acciones, todas en el objetivo 13; "
            "participaron 12 instituciones del sector.",
        ),
        (
            4,
            {3: 2, 5: 1},
            1,
            "El Poder Judicial reportó tres acciones en dos objetivos; participó una institución del sector. "
            "El objetivo 3 es el que reúne más acciones: 2 de 3.",
        ),
    ],
)
def test_what_one_sector_did(sector, counts, institutions, written):
    assert shares.of_one_sector(SECTOR_NAMES[sector], counts, institutions) == written


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (0, "Ninguna acción es conjunta."),
        (1, "Una acción es conjunta."),
        (2, "Son conjuntas dos acciones."),
        (31, "Son conjuntas 31 acciones."),
    ],
)
def test_joint_actions(value, written):
    assert shares.joint(value) == written


@pytest.mark.parametrize(
    ("values", "written"),
    [
        ((0, 0, 0), "Todavía no participa ninguna institución."),
        ((1, 0, 1), "Participó una instancia, con una acción en total."),
        ((0, 1, 2), "Participó un gobierno estatal, con dos acciones en total."),
        ((1, 1, 2), "Participaron una instancia y un gobierno estatal, con dos acciones en total."),
        ((48, 22, 379), "Participaron 48 instancias y 22 gobiernos estatales, con 379 acciones en total."),
        ((0, 3, 12), "Participaron tres gobiernos estatales, con 12 acciones en total."),
    ],
)
def test_who_took_part_in_all(values, written):
    assert shares.took_part(*values) == written


@pytest.mark.parametrize(
    ("names", "written"),
    [
        ([], ""),
        (["el INM"], "Participó el INM."),
        (["los Centros de Integración Juvenil"], "Participaron los Centros de Integración Juvenil."),
        (["el INM", "la SRE"], "Participaron el INM y la SRE."),
        (["los gobiernos de Chiapas y Oaxaca"], "Participaron los gobiernos de Chiapas y Oaxaca."),
        (["la SRE", "el gobierno de Chiapas"], "Participaron la SRE y el gobierno de Chiapas."),
        (["Sin Fronteras"], "Participó Sin Fronteras."),
        (["la SRE", "Sin Fronteras, I.A.P."], "Participaron la SRE; y Sin Fronteras, I.A.P."),
    ],
)
def test_who_took_part_in_an_objective(names, written):
    assert findings.participants(names) == written


KINDS = {"a": "Servicios de salud", "b": "Foros", "c": "Investigación", "d": "Difusión", "e": "Otro"}


@pytest.mark.parametrize(
    ("counts", "written"),
    [
        ({}, "No se indicó el tipo de estas acciones."),
        ({"a": 0}, "No se indicó el tipo de estas acciones."),
        ({"a": 1}, "Predomina el tipo de acción «Servicios de salud», con una acción."),
        ({"a": 12}, "Predomina el tipo de acción «Servicios de salud», con 12 acciones."),
        (
            {"a": 1, "c": 1},
            "Predominan los tipos de acción «Servicios de salud» e «Investigación», con una acción cada uno.",
        ),
        (
            {"a": 12, "b": 9},
            "Predominan los tipos de acción «Servicios de salud», con 12 acciones; después, «Foros», con nueve "
            "acciones.",
        ),
        (
            {"a": 12, "b": 2, "d": 2, "e": 1},
            "Predominan los tipos de acción «Servicios de salud», con 12 acciones; después, «Foros» y "
            "«Difusión», con dos acciones cada uno.",
        ),
        (
            {"a": 12, "b": 1, "c": 1, "d": 1, "e": 1, "x": 1},
            "Predomina el tipo de acción «Servicios de salud», con 12 acciones.",
        ),
        (
            {"a": 1, "b": 1, "c": 1, "d": 1, "e": 1},
            "Ningún tipo de acción predomina: cinco tipos tienen una acción cada uno.",
        ),
    ],
)
def test_predominant_kinds(counts, written):
    assert findings.kinds(counts, KINDS) == written


@pytest.mark.parametrize(
    ("counts", "written"),
    [
        ({}, "Sin menciones"),
        ({"a": 4, "b": 3}, f"«Servicios de salud» es lo más frecuente, con 4 de 7 menciones (57{NBSP}%)"),
        ({"a": 1}, f"«Servicios de salud» es lo más frecuente, con 1 de 1 mención (100{NBSP}%)"),
        ({"b": 3, "c": 3}, "«Foros» e «Investigación» comparten el primer lugar, con 3 menciones cada uno"),
    ],
)
def test_the_finding_of_categories(counts, written):
    assert findings.leading(counts, KINDS, "Sin menciones") == written


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (0, ""),
        (1, "Una acción no indicó la población."),
        (2, "No indicaron la población dos acciones."),
        (40, "No indicaron la población 40 acciones."),
    ],
)
def test_what_was_not_said(value, written):
    assert findings.without_mark(value, "la población") == written


@pytest.mark.parametrize(
    ("counts", "written"),
    [
        ((0, 0, 0), "No hay acciones en las que preguntar por el enfoque."),
        (
            (13, 30, 19),
            f"Sobre el enfoque: de 62 acciones, 13 lo declaran (21{NBSP}%), 30 lo niegan (48{NBSP}%) y 19 no "
            f"responden (31{NBSP}%).",
        ),
        (
            (1, 0, 2),
            f"Sobre el enfoque: de tres acciones, una lo declara (33{NBSP}%), ninguna lo niega (0{NBSP}%) y dos no "
            f"responden (67{NBSP}%).",
        ),
        (
            (1, 1, 1),
            f"Sobre el enfoque: de tres acciones, una lo declara (34{NBSP}%), una lo niega (33{NBSP}%) y una no "
            f"responde (33{NBSP}%).",
        ),
        (
            (22, 0, 0),
            f"Sobre el enfoque: de 22 acciones, 22 lo declaran (100{NBSP}%) y ninguna lo niega (0{NBSP}%).",
        ),
        ((0, 0, 279), "Ninguna acción respondió sobre el enfoque."),
        (
            (0, 1, 1),
            f"Sobre el enfoque: de dos acciones, ninguna lo declara (0{NBSP}%), una lo niega (50{NBSP}%) y una no "
            f"responde (50{NBSP}%).",
        ),
    ],
)
def test_answers(counts, written):
    values = dict(zip(("yes", "no", "unanswered"), counts, strict=True))
    assert findings.answers(values, "el enfoque") == written


@pytest.mark.parametrize(
    ("counts", "written"),
    [
        ((0, 4, 4), "Ninguna acción declara un enfoque"),
        ((1, 3, 0), f"El 25{NBSP}% de las acciones declara un enfoque"),
        ((3, 0, 0), f"El 100{NBSP}% de las acciones declara un enfoque"),
    ],
)
def test_the_finding_of_answers(counts, written):
    values = dict(zip(("yes", "no", "unanswered"), counts, strict=True))
    assert findings.focus_finding(values, "un enfoque") == written


def reached(total=0, figures=0, entries=0, rest=0, **parts):
    names = ("women", "men", "girls", "boys", "adolescents", "unspecified")
    return {
        **{"total": total, "figures": figures, "entries": entries, "not_broken_down": rest},
        **dict.fromkeys(names, 0),
        **parts,
    }


@pytest.mark.parametrize(
    ("values", "written"),
    [
        (reached(), "Ninguna acción reportó resultados contados en personas."),
        (
            reached(461, 1, 1),
            "Los resultados contados en personas suman 461 y provienen de una cifra en una acción.",
        ),
        (
            reached(125461, 60, 34),
            "Los resultados contados en personas suman 125,461 y provienen de 60 cifras en 34 acciones.",
        ),
    ],
)
def test_people_reached(values, written):
    assert findings.people(values) == written


@pytest.mark.parametrize(
    ("values", "written"),
    [
        (reached(), ""),
        (reached(5, 1, 1, rest=5), "Ninguna cifra trae desglose por sexo o edad."),
        (reached(5, 1, 1, women=5), "El desglose reportado comprende 5 mujeres."),
        (
            reached(1205, 1, 1, rest=1000, women=105, men=100),
            "El desglose reportado comprende 105 mujeres y 100 hombres; otras 1,000 se reportaron sin desglose.",
        ),
        (
            reached(9, 1, 1, girls=1, boys=2, adolescents=3, unspecified=3),
            "El desglose reportado comprende 1 niña, 2 niños, 3 adolescentes y 3 personas no binarias o sin "
            "especificar.",
        ),
    ],
)
def test_people_by_sex_and_age(values, written):
    assert findings.people_parts(values) == written


@pytest.mark.parametrize(
    ("values", "written"),
    [
        (reached(women=5, girls=1, men=2), "Se reportaron más mujeres y niñas (6) que hombres y niños (2)"),
        (reached(women=1, boys=2000), "Se reportaron más hombres y niños (2,000) que mujeres y niñas (1)"),
        (reached(women=4, men=4), "Se reportó el mismo número de mujeres y niñas que de hombres y niños: 4"),
    ],
)
def test_the_finding_of_the_pyramid(values, written):
    assert findings.people_finding(values) == written


@pytest.mark.parametrize(
    ("previous", "continued", "new", "ended", "written"),
    [
        ("", 0, 0, 0, "No hay una edición anterior con la cual comparar los programas."),
        (
            "2024",
            20,
            1,
            0,
            "Respecto del ejercicio 2024, 20 programas continúan, un programa es nuevo y ningún programa concluyó "
            "o dejó de reportarse.",
        ),
        (
            "2024",
            1,
            0,
            2,
            "Respecto del ejercicio 2024, un programa continúa, ningún programa es nuevo y dos programas "
            "concluyeron o dejaron de reportarse.",
        ),
        (
            "2023",
            12,
            30,
            1,
            "Respecto del ejercicio 2023, 12 programas continúan, 30 programas son nuevos y un programa concluyó o "
            "dejó de reportarse.",
        ),
    ],
)
def test_continuity(previous, continued, new, ended, written):
    values = {"previous": previous, "continued": continued, "new": new, "ended": ended}
    assert findings.continuity(values) == written


@pytest.mark.parametrize(
    ("totals", "written"),
    [
        ([1], "2025 es el primer ejercicio de la serie, con una acción"),
        ([62], "2025 es el primer ejercicio de la serie, con 62 acciones"),
        ([39, 62], "El total de acciones subió de 39 en 2024 a 62 en 2025"),
        ([62, 39], "El total de acciones bajó de 62 en 2024 a 39 en 2025"),
        ([7, 39, 39], "El total de acciones fue el mismo en 2024 y en 2025: 39"),
        ([1, 1534], "El total de acciones subió de 1 en 2024 a 1,534 en 2025"),
    ],
)
def test_the_series(totals, written):
    years = range(2026 - len(totals), 2026)
    rows = [{"cycle": str(year), "total": total} for year, total in zip(years, totals, strict=True)]
    assert findings.series(rows) == written


@pytest.mark.parametrize(
    ("total", "entries", "written"),
    [
        (0, 0, "Ninguna acción reportó retos."),
        (1, 1, "Se reportó un reto en una acción."),
        (2, 1, "Se reportaron dos retos en una acción."),
        (326, 180, "Se reportaron 326 retos en 180 acciones."),
    ],
)
def test_challenges(total, entries, written):
    assert findings.challenges({"total": total, "entries": entries}) == written


GOALS = "metas de los Objetivos de Desarrollo Sostenible"


@pytest.mark.parametrize(
    ("entries", "by_goal", "written"),
    [
        (0, {10: 0}, f"Ninguna acción señaló {GOALS}."),
        (1, {10: 1}, f"Señala {GOALS} una acción; el más señalado es el ODS 10, con una acción."),
        (
            3,
            {5: 1, 10: 3},
            f"Señalan {GOALS} tres acciones; el más señalado es el ODS 10, con tres acciones.",
        ),
        (
            12,
            {5: 6, 10: 6},
            f"Señalan {GOALS} 12 acciones; los más señalados son los ODS 5 y 10, con seis acciones cada uno.",
        ),
    ],
)
def test_goals(entries, by_goal, written):
    assert findings.goals({"entries": entries, "by_goal": by_goal}) == written


@pytest.mark.parametrize(
    ("counts", "written"),
    [
        ({}, "Ningún gobierno estatal reportó acciones"),
        ({"Chiapas": 12, "Sonora": 1}, "Chiapas es el gobierno estatal con más acciones: 12"),
        ({"Ciudad de México": 4}, "La Ciudad de México es el gobierno estatal con más acciones: 4"),
        ({"Estado de México": 4}, "El Estado de México es el gobierno estatal con más acciones: 4"),
        (
            {"Chiapas": 2, "Hidalgo": 2},
            "Chiapas e Hidalgo comparten el primer lugar, con dos acciones cada uno",
        ),
        (
            {"Chiapas": 1, "Estado de México": 1},
            "Chiapas y el Estado de México comparten el primer lugar, con una acción cada uno",
        ),
        (
            dict.fromkeys("ABCDE", 3),
            "Cinco gobiernos estatales comparten el primer lugar, con tres acciones cada uno",
        ),
        (
            dict.fromkeys("ABCDEFGHIJKL", 1),
            "12 gobiernos estatales comparten el primer lugar, con una acción cada uno",
        ),
    ],
)
def test_the_finding_of_the_map(counts, written):
    assert findings.states(counts) == written


@pytest.mark.parametrize(
    ("counts", "written"),
    [
        ({}, "Ningún sector reportó retos"),
        ({1: 44, 2: 20}, f"Las {APF} reportaron 44 de los 64 retos (69{NBSP}%)"),
        ({4: 3}, "El Poder Judicial reportó todos los retos: 3"),
        ({3: 1, 4: 1}, "El Poder Legislativo y el Poder Judicial reportaron más retos, uno cada sector"),
    ],
)
def test_the_sector_with_most_challenges(counts, written):
    assert shares.leading_sector(counts, SECTOR_NAMES, shares.CHALLENGES) == written


@pytest.mark.parametrize(
    ("by_goal", "written"),
    [
        ({}, f"Ninguna acción señaló {GOALS}"),
        ({10: 3, 5: 1}, "El ODS 10 es el más señalado: 3 de las acciones vinculadas, que son 4"),
        ({5: 2, 10: 2}, "Los ODS 5 y 10 son los más señalados, con dos acciones cada uno"),
    ],
)
def test_the_leading_goal(by_goal, written):
    assert findings.leading_goal({"by_goal": by_goal, "entries": 4}) == written


@pytest.mark.parametrize(
    ("rows", "written"),
    [
        ([], "Nada cambió de 2024 a 2025"),
        ([("A", 3, 3)], "Nada cambió de 2024 a 2025"),
        ([("A", 3, 1), ("B", 3, 4)], "Lo que más cambió de 2024 a 2025: «A» (de 3 a 1)"),
        (
            [("A", 3, 1), ("Inclusión", 0, 2)],
            "Lo que más cambió de 2024 a 2025: «A» (de 3 a 1) e «Inclusión» (de 0 a 2)",
        ),
        ([(name, 0, 1) for name in "ABCDE"], "Cinco renglones comparten el mayor cambio de 2024 a 2025: 1"),
    ],
)
def test_what_changed_most_between_two_cycles(rows, written):
    assert findings.biggest_change(rows, ("2024", "2025")) == written
