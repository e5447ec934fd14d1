"""What may be kept as evidence, what may not, and the sentence for each cause."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageFile

from reporting.receiving import KINDS, MAX_FILE, MAX_NAME, FileRefused, receive
from tests.reporting import files

GOOD = {
    "informe.pdf": files.PDF,
    "informe.docx": files.word(),
    "cifras.xlsx": files.excel(),
    "láminas.pptx": files.powerpoint(),
    "foto.jpg": files.picture("JPEG"),
    "FOTO.JPEG": files.picture("JPEG"),
    "captura.png": files.picture("PNG"),
}
MACROS = {"word/document.xml": b"<w/>", "word/vbaProject.bin": b"x"}
BAD = {
    "a program": ("programa.exe", b"MZ", "Ese tipo de archivo no se recibe: suba PDF, Word"),
    "SVG": ("dibujo.svg", b"<svg/>", "Ese tipo de archivo no se recibe"),
    "a page": ("página.html", b"<script>", "Ese tipo de archivo no se recibe"),
    "no extension": ("informe", files.PDF, "Ese tipo de archivo no se recibe"),
    "old Word": ("informe.doc", b"\xd0\xcf\x11\xe0", "formato antiguo de Office (.doc): guárdelo como .docx"),
    "macros by name": ("informe.docm", files.word(), "trae macros"),
    "macros inside": ("informe.docx", files.zipped(MACROS), "trae macros"),
    "nothing": ("informe.pdf", b"", "está vacío"),
    "too much": ("informe.pdf", files.PDF + b" " * MAX_FILE, "pesa 10.1 MB y el límite son 10 MB"),
    "a picture that says PDF": ("foto.pdf", files.picture("PNG"), "no es lo que dice su extensión"),
    "a PDF that says picture": ("informe.png", files.PDF, "no es lo que dice su extensión"),
    "a PNG that says JPG": ("foto.jpg", files.picture("PNG"), "no es lo que dice su extensión"),
    "Excel that says Word": ("cifras.docx", files.excel(), "no es lo que dice su extensión"),
    "a page that says PDF": ("página.pdf", b"<script>%PDF-</script>", "no es lo que dice su extensión"),
    "half a PDF": ("informe.pdf", files.PDF[:60], "está dañado"),
    "half a picture": ("foto.png", files.picture("PNG", (400, 400))[:-40], "está dañado"),
    "half a document": ("informe.docx", files.word()[:900], "está dañado"),
    "a locked PDF": ("informe.pdf", files.LOCKED_PDF, "tiene contraseña o restricciones"),
    "locked Word": (
        "informe.docx",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
        "tiene contraseña",
    ),
    "a zip bomb": (
        "informe.docx",
        files.zipped({"word/document.xml": b" " * 30_000_000}),
        "se descomprime a un tamaño",
    ),
    "a picture bomb": ("foto.png", files.huge_picture(), "demasiados puntos"),
}


@pytest.mark.parametrize("name", GOOD)
def test_what_institutions_send_is_kept(name):
    received = receive(name, GOOD[name])
    assert received.name.lower() == name.lower()
    assert KINDS[received.kind].extensions.count(name.rpartition(".")[2].lower()) == 1


@pytest.mark.parametrize("name", ["informe.pdf", "informe.docx", "cifras.xlsx", "láminas.pptx"])
def test_documents_are_kept_as_they_came(name):
    assert receive(name, GOOD[name]).data == GOOD[name]


@pytest.mark.parametrize("cause", BAD)
def test_each_cause_has_its_sentence(cause):
    name, data, sentence = BAD[cause]
    with pytest.raises(FileRefused) as refusal:
        receive(name, data)
    assert sentence in str(refusal.value)


def test_half_a_picture_is_refused_also_where_weasyprint_was_imported(monkeypatch):
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", True)  # as it does, for the whole process
    test_each_cause_has_its_sentence("half a picture")


@pytest.mark.parametrize(("name", "kind"), [("foto.jpg", "JPEG"), ("foto.png", "PNG")])
def test_a_picture_leaves_behind_where_it_was_taken_and_what_was_appended(name, kind):
    sent = files.picture(kind) + b"<script>alert(1)</script>"
    assert files.PLACE.encode() in sent
    kept = receive(name, sent).data
    assert files.PLACE.encode() not in kept
    assert b"<script>" not in kept
    with Image.open(io.BytesIO(kept)) as image:
        assert (image.format, image.size, dict(image.getexif())) == (kind, (40, 20), {})


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_pictures_of_every_mode_are_drawn_anew(mode):
    file = io.BytesIO()
    Image.new(mode, (3, 3)).save(file, "PNG")
    assert receive("a.png", file.getvalue()).kind == "png"


HOSTILE = {  # T48
    "a\r\nSet-Cookie: x.pdf": "a Set-Cookie: x.pdf",
    "../../etc/passwd.pdf": "passwd.pdf",
    "..\\..\\windows\\informe.pdf": "informe.pdf",
    "\u202efdp.informe.pdf": "fdp.informe.pdf",
    ".pdf": "archivo.pdf",
    "   .pdf": "archivo.pdf",
    "INFORME.PDF": "INFORME.pdf",
    "a" * 500 + ".pdf": "a" * (MAX_NAME - 4) + ".pdf",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_T48_a_hostile_name_becomes_a_plain_one(name):
    assert receive(name, files.PDF).name == HOSTILE[name]


@given(st.text())
def test_any_name_that_ends_in_pdf_becomes_a_short_line_without_folders(name):
    kept = receive(f"{name}.pdf", files.PDF).name
    assert 4 < len(kept) <= MAX_NAME
    assert kept.endswith(".pdf")
    assert not set(kept) & set("/\\\r\n\x00")


def is_judged(name, data) -> bool:
    """Kept, or refused with a whole sentence; nothing else happens."""
    try:
        return bool(receive(name, data).data)
    except FileRefused as refusal:
        return str(refusal).endswith(".")


@given(st.sampled_from(sorted(KINDS)), st.binary(max_size=300))
def test_whatever_bytes_come_they_are_kept_or_refused_with_a_sentence(kind, data):
    assert is_judged(f"x.{kind}", data)


@pytest.mark.filterwarnings("ignore::UserWarning:PIL")  # it tells of the damage as it goes
@given(st.sampled_from(sorted(GOOD)), st.data())
def test_a_damaged_file_is_kept_or_refused_with_a_sentence(name, data):
    good = GOOD[name]
    place = data.draw(st.integers(0, len(good) - 1))
    noise = data.draw(st.binary(min_size=1, max_size=20))
    assert is_judged(name, good[:place] + noise + good[place + len(noise) :])
