"""Hostile workbooks: each refused with the sentence that fits, at once, without being opened."""

import resource
import socket
import subprocess
import sys
import time
import zipfile
from contextlib import suppress
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest

from reporting.importing import workbook
from reporting.importing.workbook import safety
from tests.reporting.importing.workbook import hostile
from tests.reporting.importing.workbook.books import seen

BOMB = "se descomprime a un tamaño"
DAMAGED = "está dañado"
ENTITIES = "DTD o entidades"
LAUGHS = (
    '<!DOCTYPE x [<!ENTITY a "ja"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;">]>'
)
EXTERNAL = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
PARAMETER = '<!DOCTYPE x [<!ENTITY % p SYSTEM "http://127.0.0.1:9/x.dtd"> %p;]>'


@pytest.fixture
def book(make_entry, cycle, institution, liaison):
    make_entry()
    return workbook.export(cycle, institution, by=liaison).getvalue()


def refusal(content: bytes) -> str:
    """The sentence it is refused with, within a second of the processor: the machine may be busy with others."""
    start = time.process_time()
    with pytest.raises(workbook.Refused) as refused:
        workbook.read(BytesIO(content))
    assert time.process_time() - start < 1
    return str(refused.value)


def test_what_is_no_threat_is_opened(book):
    assert [len(rows) for rows in workbook.read(BytesIO(book)).rows.values()] == [51, 1, 1]


def test_bombs_are_refused_from_what_the_zip_says_of_itself(book):
    assert BOMB in refusal(hostile.bomb(book, 46))
    assert BOMB in refusal(hostile.bomb(book, 20))  # allowed by size, a thousand times denser than text is
    assert BOMB in refusal(
        hostile.zipped({**hostile.parts_of(book), **{f"x/{n}.xml": b"<a/>" for n in range(200)}})
    )


def test_a_directory_that_lies_about_a_size_is_found_out(book):
    assert DAMAGED in refusal(hostile.lying(book))
    assert DAMAGED in refusal(hostile.lying(book, declared=900_000))


def test_a_bomb_costs_no_memory(book, tmp_path):
    """In a process of its own: peak memory before and after."""
    file = tmp_path / "bomb.xlsx"
    for name, content in (("declared", hostile.bomb(book, 46)), ("lying", hostile.lying(book, 900_000))):
        file.write_bytes(content)
        script = (
            "import resource, sys; from reporting.importing.workbook import safety;"
            "from reporting.importing.workbook.refusal import Refused\n"
            "before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss\n"
            "try: safety.inspect(open(sys.argv[1], 'rb'))\n"
            "except Refused: print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)\n"
        )
        setup = "import os, django; os.environ['DJANGO_SETTINGS_MODULE'] = 'pmm.settings'; django.setup()\n"
        root = Path(__file__).resolve().parents[4]
        run = subprocess.run(
            [sys.executable, "-c", setup + script, str(file)],
            cwd=root,
            capture_output=True,
            text=True,
            check=True,
        )
        assert int(run.stdout) < 20 * 1024, name


def test_a_file_over_5_megabytes_is_refused():
    assert "el límite es 5 MB" in refusal(b"PK\x03\x04" + bytes(safety.MAX_FILE))


def test_more_than_5000_rows_are_refused_while_they_are_read(book):
    assert "5,000 renglones" in refusal(hostile.many_rows(book, 5001))


def test_a_row_at_the_end_of_the_sheet_does_not_count_the_gap(book):
    far = hostile.parts_of(hostile.many_rows(book, 3))[hostile.SHEET].replace(
        b'row r="4"', b'row r="1048576"'
    )
    far = far.replace(b'"A4"', b'"A1048576"').replace(b'"C4"', b'"C1048576"')
    start = time.process_time()
    rows = workbook.read(BytesIO(hostile.with_part(book, hostile.SHEET, far))).rows["entries"]
    assert [row.number for row in rows] == [2, 3, 1048576]
    assert time.process_time() - start < 5


@pytest.mark.parametrize("name", ["../fuera.xml", "/etc/x.xml", "xl\\..\\x.xml"])
def test_members_that_point_outside_are_refused(name, book):
    assert DAMAGED in refusal(hostile.with_part(book, name, b"<a/>"))


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_members_of_one_name_are_refused(book):
    file = BytesIO(book)
    with zipfile.ZipFile(file, "a") as archive:
        archive.writestr(hostile.SHEET, "<a/>")
    assert DAMAGED in refusal(file.getvalue())


def test_a_file_inside_the_file_is_refused(book):
    assert "trae otro archivo dentro" in refusal(hostile.with_part(book, "xl/embeddings/a.bin", book))


def test_a_password_is_named(book):
    assert "tiene contraseña" in refusal(hostile.encrypted(book))
    ole = safety.OLE_MARK + bytes(1000) + safety.OLE_PASSWORD + bytes(100)
    assert "tiene contraseña" in refusal(ole)


def test_the_old_format_is_named():
    assert "formato antiguo de Excel (.xls)" in refusal(safety.OLE_MARK + bytes(1000))


def test_macros_are_named(book):
    assert "macros" in refusal(hostile.with_part(book, "xl/vbaProject.bin", b"x"))
    types = hostile.parts_of(book)["[Content_Types].xml"]
    types = types.replace(b"spreadsheetml.sheet.main", b"sheet.macroEnabled.main")
    assert "macros" in refusal(hostile.with_part(book, "[Content_Types].xml", types))


@pytest.mark.parametrize("method", [zipfile.ZIP_LZMA, zipfile.ZIP_BZIP2])
def test_packings_that_excel_does_not_use_are_refused(method, book):
    assert DAMAGED in refusal(hostile.zipped(hostile.parts_of(book), method))


@pytest.mark.parametrize("declaration", [LAUGHS, EXTERNAL, PARAMETER, "<!DOCTYPE x>"])
def test_declarations_are_refused_in_every_part(declaration, book, monkeypatch):
    def no_network(*arguments):
        raise AssertionError("a socket was opened")

    monkeypatch.setattr(socket.socket, "connect", no_network)
    for name in (name for name in hostile.parts_of(book) if name.endswith((".xml", ".rels"))):
        assert ENTITIES in refusal(hostile.with_declaration(book, name, declaration)), name


def test_declarations_are_found_in_other_encodings(book):
    assert ENTITIES in refusal(hostile.with_declaration(book, hostile.SHEET, LAUGHS, "utf-16"))


def test_a_declaration_behind_a_long_comment_is_not_reached(book):
    hidden = f"<!--{' x' * 40_000}-->{LAUGHS}"
    assert DAMAGED in refusal(hostile.with_declaration(book, hostile.SHEET, hidden))


def test_more_tags_than_rows_can_have_are_refused(book):
    cells = "".join(f'<c r="A{n}" s="{n % 97}"/>' for n in range(200_000))
    strings = f"<sst>{cells}</sst>".encode()
    for name in ("xl/styles.xml", "xl/theme/theme1.xml"):
        assert "más celdas de las que caben" in refusal(hostile.with_part(book, name, strings))


def test_a_row_as_long_as_a_book_is_refused(book):
    cells = "".join(f'<c s="{n * 7919 % 1_000_003}"/>' for n in range(100_000))
    sheet = f"<worksheet><sheetData><row>{cells}</row></sheetData></worksheet>".encode()
    assert "más celdas de las que caben" in refusal(hostile.with_part(book, hostile.SHEET, sheet))


def test_parts_that_are_not_what_they_should_be_are_refused(book):
    sheets = [f"xl/worksheets/sheet{number}.xml" for number in (2, 3, 4, 6)]
    for name in (
        "[Content_Types].xml",
        "xl/workbook.xml",
        "xl/_rels/workbook.xml.rels",
        "xl/styles.xml",
        *sheets,
    ):
        content = hostile.parts_of(book)[name]
        assert refusal(hostile.with_part(book, name, content[: len(content) // 2])), name


@pytest.mark.parametrize("at", range(40))
def test_a_damaged_byte_is_refused_or_harmless(at, book):
    changed = bytearray(book)
    changed[len(book) * at // 40] ^= 0xFF
    with suppress(workbook.Refused):
        workbook.read(BytesIO(bytes(changed)))


def test_a_formula_is_no_value(book, cycle, institution, liaison):
    made = openpyxl.load_workbook(BytesIO(book))
    made["Registros"]["C2"] = '=HYPERLINK("http://x.example","clic")'
    made["Cifras"]["D2"] = "=1+1"
    file = BytesIO()
    made.save(file)
    file.seek(0)
    assert [str(problem) for problem in seen(file, cycle, institution, liaison).problems] == [
        "hoja «Registros», fila 2, columna Título: es una fórmula: copie el resultado y péguelo como valor.",
        "hoja «Cifras», fila 2, columna Total: es una fórmula: copie el resultado y péguelo como valor.",
    ]


def test_no_file_is_read_and_no_limit_is_needed_to_say_no(book):
    """What inspection holds in memory is a chunk, whatever the file holds."""
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    refusal(hostile.bomb(book, 24))
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 60 * 1024
