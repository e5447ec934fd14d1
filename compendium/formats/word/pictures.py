"""Charts in Word: the drawing as SVG for those that show it, and as pixels for all others."""

import io

import fontpkg
import resvg_py
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm
from lxml import etree

from compendium.formats.tree import Element

WIDTH = Mm(160)
PIXELS = 1600  # across: 250 an inch
SVG = "http://www.w3.org/2000/svg"
EXTENSION = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"


def picture_of(drawing: Element, word) -> Element:
    """The run with the drawing, its title and description as alternative text."""
    source = etree.tostring(drawing, with_tail=False)
    title, description = (drawing.findtext(f"{{{SVG}}}{name}") or "" for name in ("title", "desc"))
    name = drawing.find(f"{{{SVG}}}title").get("id").removesuffix("-titulo")
    width, height = (float(drawing.get(each)) for each in ("width", "height"))
    run = word.add_paragraph().add_run()
    shape = run.add_picture(io.BytesIO(pixels(source.decode())), WIDTH, int(WIDTH * height / width))
    shape._inline.docPr.set("descr", f"{title}. {description}")
    shape._inline.docPr.set("name", name)
    package = Part(PackURI(f"/word/media/{name}.svg"), "image/svg+xml", source, word.part.package)
    identifier = word.part.relate_to(package, RELATIONSHIP_TYPE.IMAGE)
    better = parse_xml(
        f'<a:extLst {nsdecls("a")}><a:ext uri="{{96DAC541-7B7A-43D3-8B79-37D633B846F1}}">'
        f'<asvg:svgBlip xmlns:asvg="{EXTENSION}" {nsdecls("r")} r:embed="{identifier}"/></a:ext></a:extLst>'
    )
    shape._inline.graphic.graphicData.pic.find(f".//{qn('a:blip')}").append(better)
    paragraph = run._r.getparent()
    paragraph.getparent().remove(paragraph)
    return paragraph


def pixels(svg: str) -> bytes:
    """The drawing as PNG, with the product's own font and no other."""
    return bytes(
        resvg_py.svg_to_bytes(
            svg_string=svg,
            width=PIXELS,
            background="#ffffff",
            skip_system_fonts=True,
            font_files=[str(fontpkg.path("Noto Sans"))],
            font_family="Noto Sans",
            sans_serif_family="Noto Sans",
        )
    )
