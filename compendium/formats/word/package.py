"""A new Word file in the product's look: paper, styles, language, properties, title and legal lines, folios."""

import datetime

from docx import Document as Word
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Cm, Mm, Pt, RGBColor

from compendium.documents.parts import Document
from compendium.formats.word.xml import field, of, run, w

FONT = "Noto Sans"
GUINDA, GUINDA_DARK, VERDE = (
    RGBColor(0x9B, 0x22, 0x47),
    RGBColor(0x61, 0x12, 0x32),
    RGBColor(0x1E, 0x5B, 0x4F),
)
# Of each heading: points, colour, points before it.
HEADINGS = {1: (20, GUINDA, 24), 2: (15, GUINDA, 18), 3: (10.5, GUINDA_DARK, 14), 4: (10, VERDE, 10)}
PAGE = (Mm(215.9), Mm(279.4))
MARGIN = Mm(25)


def begin(document: Document):
    """A python-docx document with its title page; the text is still to come."""
    word = Word()
    _lay_out(word, document)
    _style(word, document.language)
    _describe(word, document)
    word.add_paragraph(document.author, style="Publisher").paragraph_format.space_before = Pt(180)
    word.add_paragraph(document.title, style="Title")
    word.add_paragraph(document.subtitle, style="Subtitle")
    return word


def _lay_out(word, document):
    page = word.sections[0]
    page.page_width, page.page_height = PAGE
    page.left_margin = page.right_margin = MARGIN
    page.different_first_page_header_footer = True
    foot = page.footer.paragraphs[0]
    foot.alignment = WD_ALIGN_PARAGRAPH.CENTER
    foot._p.append(run(f"{document.title} · "))
    foot._p.extend(field(" PAGE ", run("1")))


def _style(word, language):
    styles = word.styles
    normal = styles["Normal"]
    normal.font.name, normal.font.size = FONT, Pt(10)
    normal.paragraph_format.space_after, normal.paragraph_format.line_spacing = Pt(6), 1.25
    normal.element.get_or_add_rPr().append(w.lang(of(val=language)))
    for level, (size, colour, before) in HEADINGS.items():
        style = styles[f"Heading {level}"]
        _write_with(style, size, colour)
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(6)
        style.paragraph_format.keep_with_next = True
        style.font.italic = False
    _write_with(styles["Title"], 30, GUINDA)
    styles["Title"].font.bold = True
    styles["Title"].element.pPr.remove(styles["Title"].element.pPr.find(qn("w:pBdr")))
    _write_with(styles["Subtitle"], 13, VERDE)
    styles["Subtitle"].font.italic = False
    for name in ("Title", "Subtitle"):
        _space_as_usual(styles[name])
    _write_with(styles["Caption"], 9, GUINDA_DARK)
    styles["Caption"].paragraph_format.keep_with_next = True
    _add(styles, "Publisher", "Publisher", size=11)
    _add(styles, "toc 1", "TOC1", size=10, before=6).font.bold = True
    _add(styles, "toc 2", "TOC2", size=9).paragraph_format.left_indent = Cm(0.6)
    _add(styles, "TOC Heading", "TOCHeading", size=20, colour=GUINDA)
    _add(styles, "Table Text", "TableText", size=8.5, before=2)
    _add(styles, "Table Small", "TableSmall", size=7, before=2)
    _add(styles, "Small", "Small", size=8.5)
    _add(styles, "Index Name", "IndexName", size=9, before=6).font.bold = True
    _add(styles, "Index Group", "IndexGroup", size=9).paragraph_format.left_indent = Cm(0.6)
    _add(styles, "footnote text", "FootnoteText", size=8)
    reference = _add(styles, "footnote reference", "FootnoteReference", kind=WD_STYLE_TYPE.CHARACTER)
    reference.font.superscript = True
    link = _add(styles, "Hyperlink", "Hyperlink", kind=WD_STYLE_TYPE.CHARACTER)
    link.font.underline, link.font.color.rgb = True, GUINDA


def _space_as_usual(style):
    """The template of the library spaces these letters out."""
    for spacing in style.element.rPr.findall(qn("w:spacing")):
        style.element.rPr.remove(spacing)


def _add(styles, name, identifier, *, size=None, before=0, colour=None, kind=WD_STYLE_TYPE.PARAGRAPH):
    style = styles[name] if name in styles else styles.add_style(name, kind, builtin=name[0].islower())
    style.element.set(qn("w:styleId"), identifier)
    if kind == WD_STYLE_TYPE.PARAGRAPH:
        style.base_style = styles["Normal"]
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(2)
    if size:
        _write_with(style, size, colour)
    return style


def _write_with(style, size, colour):
    style.font.name, style.font.size = FONT, Pt(size)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{name}"), None)
    if colour is not None:
        style.font.color.rgb = colour


def _describe(word, document):
    about = word.core_properties
    about.title, about.subject, about.author = document.title, document.subtitle, document.author
    about.language, about.comments = document.language, ""
    # That of the edition: the same edition gives the same file.
    about.created = about.modified = datetime.datetime.fromisoformat(document.created).replace(tzinfo=None)
    about.last_modified_by, about.revision = document.author, 1
    # Word wants the settings in its own order.
    rules = w.footnotePr(w.footnote(of(id=-1)), w.footnote(of(id=0)))
    word.settings.element.find(qn("w:compat")).addprevious(rules)
