"""A document for Word, with which editors finish: real headings, lists and tables, charts as SVG with their words."""

import datetime
import io
import zlib
from struct import pack

from django.utils.translation import gettext as _
from docx import Document as Word
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part as Package
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor

from compendium.documents.blocks import Bullets, DataTable, Heading, Paragraph, Picture, RichText, Section
from compendium.documents.parts import Document
from compendium.formats.docx_text import write_rich
from compendium.formats.html import legal

WIDTH = Mm(160)
GUINDA, VERDE = RGBColor(0x9B, 0x22, 0x47), RGBColor(0x1E, 0x5B, 0x4F)
SVG = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"


def make(document: Document) -> bytes:
    word = Word()
    _prepare(word, document)
    _title(word, document)
    for section in [part.content for part in document.parts if isinstance(part.content, Section)]:
        word.add_page_break()
        word.add_heading(section.title, level=1)
        for block in section.blocks:
            WRITERS[type(block)](word, block)
    out = io.BytesIO()
    word.save(out)
    return out.getvalue()


def _prepare(word, document):
    """Letter paper, Noto Sans, our colours, the language of the text, the properties of the file."""
    page = word.sections[0]
    page.page_width, page.page_height = Mm(215.9), Mm(279.4)
    page.left_margin = page.right_margin = Mm(28)
    normal = word.styles["Normal"]
    normal.font.name, normal.font.size = "Noto Sans", Pt(10)
    language = parse_xml(f'<w:lang {nsdecls("w")} w:val="{document.language}"/>')
    normal.element.get_or_add_rPr().append(language)
    for level, colour in ((1, GUINDA), (2, GUINDA), (3, VERDE), (4, VERDE)):
        font = word.styles[f"Heading {level}"].font
        font.name, font.color.rgb = "Noto Sans", colour
    about = word.core_properties
    about.title, about.subject, about.author = document.title, document.subtitle, document.author
    about.language, about.comments = document.language, ""
    # That of the edition: the same edition gives the same file.
    about.created = about.modified = datetime.datetime.fromisoformat(document.created).replace(tzinfo=None)
    about.last_modified_by, about.revision = document.author, 1


def _title(word, document):
    word.add_paragraph(document.author)
    word.add_heading(document.title, level=0)
    word.add_paragraph(document.subtitle)
    values = legal(document)
    texts, colophon = values["texts"], values["colophon"]
    for line in (
        _("Edición %(label)s · %(day)s") % colophon,
        f"© {colophon['year']}, {texts['publisher']}. {texts['unit']}. {texts['address']}. {texts['website']}",
        _("Licencia de la obra. %(book_licence)s") % texts,
        _("Licencia de los datos. %(data_licence)s") % texts,
        _("Huella del contenido (SHA-256). %(manifest)s") % colophon,
    ):
        word.add_paragraph(line).runs[0].font.size = Pt(8)


def _heading(word, block: Heading):
    text = f"{block.kicker}. {block.text}" if block.kicker else block.text
    word.add_heading(text, level=block.level)


def _paragraph(word, block: Paragraph):
    word.add_paragraph(block.text)


def _rich(word, block: RichText):
    write_rich(word, block.source)


def _bullets(word, block: Bullets):
    for item in block.items:
        paragraph = word.add_paragraph(style="List Bullet")
        if item.lead:
            paragraph.add_run(f"{item.lead} ").bold = True
        paragraph.add_run(item.text)


def _table(word, block: DataTable):
    table = block.table
    caption = _("Datos de la gráfica %(number)s. ") % {"number": block.number} if block.number else ""
    word.add_paragraph(f"{caption}{table.caption}", style="Caption")
    made = word.add_table(rows=1, cols=len(table.head), style="Light Grid Accent 1")
    _fill(made.rows[0], table.head, is_bold=True)
    made.rows[0]._tr.get_or_add_trPr().append(parse_xml(f"<w:tblHeader {nsdecls('w')}/>"))
    for row in table.rows:
        _fill(made.add_row(), [row.label, *(cell.text for cell in row.cells)], is_bold=row.is_total)
    if table.note:
        word.add_paragraph(table.note).runs[0].font.size = Pt(8)


def _fill(row, texts, *, is_bold):
    for number, (cell, text) in enumerate(zip(row.cells, texts, strict=True)):
        paragraph = cell.paragraphs[0]
        run = paragraph.add_run(text)
        run.font.size, run.bold = Pt(8), is_bold
        if number:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _picture(word, block: Picture):
    """The drawing as SVG; for a Word too old for it an empty picture, its words and its table remain."""
    chart = block.chart
    caption = _("Gráfica %(number)s. %(finding)s") % {"number": block.number, "finding": chart.finding}
    word.add_paragraph(caption, style="Caption").paragraph_format.keep_with_next = True
    height = int(WIDTH * chart.height / chart.width)
    shape = word.add_paragraph().add_run().add_picture(io.BytesIO(blank()), WIDTH, height)
    properties = shape._inline.docPr
    properties.set("descr", f"{chart.finding}. {chart.description}")
    properties.set("name", chart.name)
    address = PackURI(f"/word/media/{chart.name}.svg")
    drawing = Package(address, "image/svg+xml", chart.svg.encode(), word.part.package)
    identifier = word.part.relate_to(drawing, RELATIONSHIP_TYPE.IMAGE)
    extension = parse_xml(
        f'<a:extLst {nsdecls("a")}><a:ext uri="{{96DAC541-7B7A-43D3-8B79-37D633B846F1}}">'
        f'<asvg:svgBlip xmlns:asvg="{SVG}" {nsdecls("r")} r:embed="{identifier}"/></a:ext></a:extLst>'
    )
    shape._inline.graphic.graphicData.pic.find(f".//{qn('a:blip')}").append(extension)


def blank() -> bytes:
    """A white picture of one point, as PNG."""

    def chunk(kind, data):
        return pack(">I", len(data)) + kind + data + pack(">I", zlib.crc32(kind + data))

    header = pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    pixels = zlib.compress(b"\x00\xff")
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


WRITERS = {
    Heading: _heading,
    Paragraph: _paragraph,
    RichText: _rich,
    Bullets: _bullets,
    Picture: _picture,
    DataTable: _table,
}
