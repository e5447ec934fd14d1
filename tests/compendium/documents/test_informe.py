"""The Informe Ejecutivo: its parts, its sentences, its charts with their data, and where its numbers come from."""

import ast
import io
import re
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader

from compendium.documents import informe
from compendium.documents.blocks import Bullets, DataTable, Heading, Paragraph, Picture, RichText, Section
from compendium.documents.printing import print_document
from compendium.snapshot import SnapshotError
from compendium.statistics import count
from compendium.statistics.continuity import digest
from compendium.statistics.definitions import DEFINITIONS
from compendium.statistics.ranking import shares
from tests.compendium.snapshots import (
    AMEXCID,
    CNDH,
    INM,
    OAXACA,
    SIN_SIGLA,
    SONORA,
    SRE,
    UPMRIP,
    challenge,
    entry,
    figure,
    snapshot,
)

ROOT = Path(__file__).resolve().parents[3]
NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")


def year():
    """A cycle with something in every part of the report; counts that no page or chart number equals."""
    many = [entry(f"Trámite {n}", INM, 7, programme=n, kinds=["servicios-salud"]) for n in range(100, 190)]
    return snapshot(
        *many,
        entry("Anuario", UPMRIP, 1, highlight="Reúne series de todo el país.", programme=1, focus_women=True),
        entry("Cooperación", SRE, 2, partners=[AMEXCID, OAXACA], secondary_objectives=[7], programme=2),
        entry("Casa", SONORA, 7, population=["retorno"], states=["26", "02"], programme=3, focus_women=False),
        entry(
            "Ventanilla",
            OAXACA,
            15,
            figures=[figure(total="1461", women=700, men=661, girls=60)],
            programme=4,
        ),
        entry(
            "Informe",
            CNDH,
            17,
            challenges=[challenge() for _ in range(60)],
            sdg_targets=["10.7"],
            programme=5,
        ),
        entry("Taller", SIN_SIGLA, 18, challenges=[challenge("Poca difusión.", "difusion")], programme=6),
        earlier=(digest("2024", "2024-1.0", [(n, 1) for n in range(170, 260)]),),
        texts={
            "informe_objetivo_7": "<p>De {{total}} acciones, {{objetivo_7}} son de <em>este</em> objetivo.</p>"
        },
    )


@pytest.fixture(scope="module")
def document():
    return informe.compose(year())


@pytest.fixture(scope="module")
def printed():
    return print_document("informe", year())


def sections(document) -> dict[str, Section]:
    return {part.name: part.content for part in document.parts if isinstance(part.content, Section)}


def blocks(document, kind):
    return [
        block
        for section in sections(document).values()
        for block in section.blocks
        if isinstance(block, kind)
    ]


def said(section):
    """All plain sentences of a section."""
    return " ".join(block.text for block in section.blocks if isinstance(block, Paragraph | Heading))


def test_the_parts_are_those_of_the_printed_model_in_their_order(document):
    assert [section.title for section in sections(document).values()] == [
        "I. Preámbulo",
        "II. Conformación del informe",
        "III. Panorama general",
        "IV. Análisis",
        "V. Retos",
        "VI. Conclusiones",
        "VII. Glosario",
        "Anexo. Datos de las gráficas",
        "Colofón",
    ]


def test_every_objective_has_its_heading_and_one_without_actions_says_so(document):
    overview = sections(document)["panorama"]
    assert [heading.kicker for heading in overview.listed] == [f"Objetivo {n}" for n in range(1, 24)]
    assert "Ninguna institución reportó acciones cuyo objetivo principal sea el 9." in said(overview)


def test_an_objective_tells_totals_people_and_what_stands_out(document):
    overview = sections(document)["panorama"]
    place = next(n for n, block in enumerate(overview.blocks) if getattr(block, "anchor", "") == "objetivo-1")
    _title, totals, who, _kinds, heading, highlights = overview.blocks[place : place + 6]
    assert (
        totals.text == "El objetivo 1 reúne una acción, de dependencias de la Administración Pública Federal."
    )
    assert who.text.startswith("Participó la Unidad de Política Migratoria")
    assert heading.text == "Acciones destacadas"
    assert [(item.lead, item.text) for item in highlights.items] == [
        ("Anuario (UPMRIP).", "Reúne series de todo el país.")
    ]


def test_live_figures_stand_in_the_editors_text(document):
    [text] = [block for block in blocks(document, RichText) if "objetivo." in block.source]
    assert text.html == "<p>De 96 acciones, 91 son de <em>este</em> objetivo.</p>"


def test_an_unknown_figure_stops_the_document_with_a_sentence():
    broken = replace(year(), texts={"informe_metodo": "<p>{{totl}}</p>"})
    with pytest.raises(SnapshotError, match="El texto «informe_metodo» nombra una cifra que no existe: totl"):
        informe.compose(broken)


def test_an_edition_without_entries_is_refused():
    with pytest.raises(SnapshotError, match="no tiene registros"):
        informe.compose(snapshot())


@pytest.mark.parametrize("part", informe.SWITCHABLE, ids=lambda part: part.name)
def test_each_part_can_be_left_out_and_the_others_stay_numbered(part):
    document = informe.compose(replace(year(), left_out_parts={"informe": [part.name]}))
    found = sections(document)
    titles = [section.title for section in found.values()]
    assert part.name not in found
    assert f"analisis-{part.name}" not in {h.anchor for s in found.values() for h in s.listed}
    main = [title for title in titles if "." in title and not title.startswith("Anexo")]
    assert [title.split(".")[0] for title in main] == list(informe.ROMAN[: len(main)])


def test_no_heading_is_empty_or_followed_by_one_of_its_level(document):
    for section in sections(document).values():
        assert section.blocks
        for block, following in zip(section.blocks, (*section.blocks[1:], None), strict=True):
            if isinstance(block, Heading):
                assert block.text.strip()
                assert following is not None
                assert not isinstance(following, Heading) or following.level > block.level


def test_every_chart_has_its_data_beside_it_or_in_the_annex(document):
    tables = {block.number: block.table for block in blocks(document, DataTable) if block.number}
    pictures = blocks(document, Picture)
    assert [picture.number for picture in pictures] == list(range(1, len(pictures) + 1))
    assert {picture.number: picture.chart.table for picture in pictures} == tables
    anchors = {block.anchor for block in blocks(document, DataTable)}
    assert {picture.data_anchor for picture in pictures} - {""} <= anchors


def test_the_method_prints_every_definition(document):
    [method] = [block for block in blocks(document, Bullets) if block.kind == "method"]
    assert [item.text for item in method.items][:-1] == [str(each) for each in DEFINITIONS.values()]


def test_ties_are_told_as_ties_and_zeros_are_included(document):
    fewest = next(
        b.table for b in blocks(document, DataTable) if b.table.caption == "Objetivos con menos acciones"
    )
    assert fewest.rows[0].cells[0].text == "0 cada uno"
    assert fewest.rows[0].label.count(";") == 16  # the 17 objectives without actions


# --- Where numbers come from ------------------------------------------------------------------


def recounted(of) -> set[str]:
    """Every quantity that may be written, counted here again from the entries alone."""
    entries = of.entries
    groups = [
        Counter(e["institution"]["sector"] for e in entries),
        Counter(e["objective"] for e in entries),
        Counter((e["objective"], e["institution"]["sector"]) for e in entries),
        Counter(o for e in entries for o in e["secondary_objectives"]),
        Counter(k for e in entries for k in e["kinds"]),
        Counter((e["objective"], k) for e in entries for k in e["kinds"]),
        Counter(p for e in entries for p in e["population"]),
        Counter(s for e in entries for s in e["states"]),
        Counter(e["focus_women"] for e in entries),
        Counter(e["focus_disability"] for e in entries),
        Counter(c["category"] for e in entries for c in e["challenges"]),
        Counter(e["institution"]["sector"] for e in entries for _c in e["challenges"]),
        Counter(t.split(".")[0] for e in entries for t in set(e["sdg_targets"])),
    ]
    sums = Counter()
    for e in entries:
        for f in e["figures"]:
            sums.update({n: int(f[n] or 0) for n in ("total", "women", "men", "girls", "boys")})
    sums["rest"] = sums["total"] - sums["women"] - sums["men"] - sums["girls"] - sums["boys"]
    sums["female"] = sums["women"] + sums["girls"]
    programmes, before = (
        {e["programme"] for e in entries},
        set(of.earlier[0]["programmes"]) if of.earlier else set(),
    )
    single = [
        len(entries),
        sum(len(e["challenges"]) for e in entries),
        sum(not e["kinds"] for e in entries),
        sum(not e["population"] for e in entries),
        sum(not e["states"] for e in entries),
        len(programmes - before),
        len(programmes & before),
        len(before - programmes),
        *(each["total"] for each in of.earlier),
        *(n for each in of.earlier for n in each["by_sector"].values()),
    ]
    totals = [sum(group.values()) for group in groups]
    values = {*single, *totals, *sums.values(), *(n for group in groups for n in group.values())}
    percentages = {share for group in groups for share in shares(dict(group)).values()}
    return {f"{value:,}" for value in values | percentages}


# Numbers of the structure (charts, pages, objectives, goals, marks of a scale) are all below this one.
STRUCTURE = 50


def test_every_number_of_the_pages_is_a_statistic(printed):
    of, reader = year(), PdfReader(io.BytesIO(printed.pdf))
    allowed = recounted(of) | {"2024", "2025", "100", of.edition["number"]}
    first = printed.anchors["preambulo"]
    checked = 0
    for page in reader.pages[first - 1 : printed.anchors["colofon"] - 1]:
        for number in NUMBER.findall(page.extract_text()):
            number = number.rstrip(",.")
            if "," in number or float(number) >= STRUCTURE:
                assert number in allowed, number
                checked += 1
    assert checked > 60


def test_every_number_of_every_table_is_recounted(document):
    allowed = {*recounted(year()), "0", "100"}
    tables = [block.table for block in blocks(document, DataTable)]
    cells = [cell.text for table in tables for row in table.rows for cell in row.cells]
    assert len(cells) > 400
    institutions = {"1", "2", "3", "4", "5", "6", "7", "8"}  # how many of each sector take part
    for text in cells:
        number = NUMBER.match(text)
        assert number, text
        assert number[0] in allowed | institutions, text


def test_the_same_figure_is_the_same_in_sentence_table_and_drawing(document):
    statistics = count(year())
    picture = next(each for each in blocks(document, Picture) if each.chart.name == "objetivos")
    by_label = {row.label: row.cells[0].value for row in picture.chart.table.rows if not row.is_total}
    assert by_label == {
        f"{o['number']} {o['label']}": statistics.by_objective[o["number"]]
        for o in year().catalogues["objectives"]
    }
    for label, value in by_label.items():
        number = label.split()[0]
        assert f">{value:,}</text>" in picture.chart.svg
        sentence = next(
            b.text
            for b in blocks(document, Paragraph)
            if b.text.startswith((f"El objetivo {number} reúne", "Ninguna"))
        )
        assert sentence


SAYING = ("prose/*.py", "charts/*.py", "documents/informe*.py", "comparison.py")


def test_no_number_is_typed_into_a_sentence():
    """Every string that goes through gettext, and every template of the report: words and names of values only."""
    typed = []
    for path in (path for pattern in SAYING for path in (ROOT / "compendium").glob(pattern)):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("_", "lazy"):
                typed += [
                    arg.value
                    for arg in node.args
                    if isinstance(arg, ast.Constant) and re.search(r"\d", arg.value)
                ]
    for path in (ROOT / "templates/compendium/blocks").glob("*.html"):
        typed += re.findall(r">[^<>{}]*\d[^<>{}]*<", path.read_text())
    assert typed == []


# --- The PDF ----------------------------------------------------------------------------------


def structure(reader):
    """(type, alternative text) of each element of the structure tree."""

    def walk(node):
        node = node.get_object()
        if "/S" in node:
            yield node["/S"], node.get("/Alt")
        kids = node.get("/K", [])
        for kid in kids if isinstance(kids, list) else [kids]:
            kid = kid.get_object() if hasattr(kid, "get_object") else kid
            if isinstance(kid, dict):
                yield from walk(kid)

    return list(walk(reader.trailer["/Root"]["/StructTreeRoot"]))


def test_the_pdf_is_tagged_and_every_chart_has_its_alternative_text(printed, document):
    reader = PdfReader(io.BytesIO(printed.pdf))
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert reader.trailer["/Root"]["/Lang"] == "es-MX"
    figures = [alternative for kind, alternative in structure(reader) if kind == "/Figure"]
    assert figures == [picture.chart.finding for picture in blocks(document, Picture)]
    kinds = Counter(kind for kind, _alternative in structure(reader))
    assert kinds["/TH"] > 100
    assert kinds["/H1"] >= 9


def test_contents_lead_to_the_pages(printed, document):
    reader = PdfReader(io.BytesIO(printed.pdf))
    contents = "".join(
        reader.pages[n - 1].extract_text()
        for n in range(printed.anchors["contenido"], printed.anchors["preambulo"])
    )
    lines = " ".join(contents.split())
    for section in sections(document).values():
        if section.anchor in ("colofon", "contenido"):
            continue
        assert f"{section.title} {printed.anchors[section.anchor]}" in lines
        for heading in section.listed:
            assert f"{heading.running} {printed.anchors[heading.anchor]}" in lines


def test_the_outline_names_parts_and_objectives(printed):
    labels = [label for level, label, _page in printed.bookmarks if level <= 2]
    assert "III. Panorama general" in labels
    assert "Objetivo 7 · Reducir vulnerabilidades" in labels
