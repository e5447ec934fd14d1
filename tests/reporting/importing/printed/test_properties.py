"""Whatever the text: one named error at most, and not a letter lost."""

import time
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reporting.importing.printed import NotACompendio, read_printed
from reporting.importing.printed.lines import normalise
from reporting.richtext import clean

from .books import CHAPTERS, TITLES, book, entry, everything

PIECES = [
    *(f"CAPÍTULO {n}" for n in (1, 2, 6)),
    "CAPÍTULO II",
    CHAPTERS[2],
    "Poder Judicial 213",
    *(f"OBJETIVO {n}" for n in (1, 3, 7)),
    "OBJETIVO 4",
    *(TITLES[n] for n in (1, 3, 7)),
    f"Objetivo 3. {TITLES[3]}",
    "1. VENTANILLA DE ORIENTACIÓN – INM.",
    "2. CURSO EN LÍNEA - SECRETARÍA DE SALUD",
    "3. GUÍA – IDIOMAS - RADIO– SRE / AMEXCID.¹",
    "4. TÍTULO QUE SIGUE EN OTRO",
    "RENGLÓN – GOBIERNO DEL ESTADO DE SONORA.",
    "### 2. Taller de oficios – INEA.",
    "CAMPAÑA SIN NÚMERO – CNDH.",
    "SONORA",
    "Baja California",
    "RESULTADOS",
    "RESULTADO",
    "RESULTADOS: se atendió a 7 personas.",
    "RETOS",
    "RESUTADOS²",
    "R E T O S",
    "A N E X O S",
    "CONCLUSIONES",
    "- » Abrir más temprano.",
    "- › Con otra lengua.",
    "\t- » Dentro de otro",
    "• Un punto sin cerrar,",
    "–",
    "»",
    "1) Primero;",
    "- 2) Segundo;",
    "a) Con letra.",
    "7) Fuera de orden",
    "Tipo\tMujeres\tHombres",
    "Niñez\t1,200\t34",
    "Total\t5",
    "| a | b |",
    "|---|---|",
    "Se escribió un párrafo cor-",
    "tado por la página.",
    "Un párrafo que no termina y sigue en la",
    "Otro, con nota¹ y otra.² Y *cursiva* y **negrita**, 200 m².",
    "1. <https://ejemplo.mx/guia>",
    "2. Nota en prosa.",
    "¹ Nota alzada.",
    "9. www.ejemplo.mx",
    "No se reportaron retos.",
    "<b>x</b> & <https://ejemplo.mx> *",
    "12",
    "Compendio General 2026",
    "Compendio General 2026 13",
    "\f",
    "\u00adguion suave\u00ad",
]
LINE = st.one_of(st.sampled_from(PIECES), st.text(st.characters(exclude_characters="\n\r"), max_size=40))
GAP = st.sampled_from(["\n", "\n\n", "\n\n\n\n"])
TEXT = st.lists(st.tuples(LINE, GAP), max_size=40).map(lambda parts: "".join(a + b for a, b in parts))


def letters(text: str) -> Counter:
    return Counter(c for c in text if c.isalpha())


def kept(text: str) -> Counter:
    """The letters of `text` that the book must hold: an "o" before a tab is a bullet."""
    lines = (line.strip() for line in normalise(text).replace("\f", "\n").split("\n"))
    return letters("\n".join(line[1:] if line.startswith("o\t") else line for line in lines))


@given(st.one_of(st.text(), TEXT))
def test_any_text_is_read_or_refused_in_one_sentence(text):
    refusal = ""
    try:
        read_printed(text)
    except NotACompendio as error:
        refusal = str(error)
    assert refusal == "" or (refusal.endswith(".") and "\n" not in refusal)


@given(TEXT)
def test_no_letter_is_lost_or_made_up(text):
    text = book(entry(), entry("2. CURSO – SRE.")) + text
    try:
        printed = read_printed(text)
    except NotACompendio:
        return
    assert letters(everything(printed)) == kept(text)


@given(TEXT)
def test_what_is_written_is_rich_text_as_it_may_be_kept(text):
    try:
        printed = read_printed(book(entry(body=text), entry("2. CURSO – SRE.")))
    except NotACompendio:
        return
    for item in printed.entries:
        for rich in (item.description, item.results, *item.challenges):
            assert clean(rich) == rich


@given(TEXT)
def test_each_anomaly_is_a_whole_sentence_on_a_line_of_the_text(text):
    text = book(entry()) + text
    try:
        printed = read_printed(text)
    except NotACompendio:
        return
    count = normalise(text).count("\n") + 1
    for anomaly in printed.anomalies:
        assert 1 <= anomaly.line <= count
        assert anomaly.message.endswith(".")
        assert anomaly.message[0].isupper()


@pytest.mark.parametrize(
    "piece",
    ["–", "- ", "*", "**a", "¹", "1. ", "A – ", "(", "\t", "a-", "<", "www.", "a.", "I", ". ", "\u00ad", "“"],
)
def test_no_long_run_of_anything_makes_reading_explode(piece):
    long = piece * 20_000
    text = book(entry(body=f"Inicio {long}\n\nRESULTADOS\n\n{long}"), f"{long}\n\n", entry("2. CURSO – SRE."))
    start = time.process_time()  # of this process alone: a busy machine is no fault of the reader
    read_printed(text)
    assert time.process_time() - start < 10
