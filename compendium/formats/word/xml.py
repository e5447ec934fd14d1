"""The elements of WordprocessingML, written short: w.p(w.r(w.t("…"))), attributes by their bare names."""

from docx.oxml.ns import nsmap
from lxml.builder import ElementMaker

from compendium.formats.tree import Element

SPACE = "{http://www.w3.org/XML/1998/namespace}space"
w = ElementMaker(namespace=nsmap["w"], nsmap={name: nsmap[name] for name in ("w", "r")})


def of(**attributes) -> dict[str, str]:
    """Attributes in Word's namespace: of(val="1") is w:val."""
    return {f"{{{nsmap['w']}}}{name}": str(value) for name, value in attributes.items()}


def relation(identifier: str) -> dict[str, str]:
    return {f"{{{nsmap['r']}}}id": identifier}


def run(text: str) -> Element:
    return w.r(w.t(text, {SPACE: "preserve"}))


def paragraph(*content: Element, style: str, number: str = "", align: str = "") -> Element:
    """Word wants the properties of a paragraph in this order."""
    properties = w.pPr(w.pStyle(of(val=style)))
    if number:
        properties.append(w.numPr(w.ilvl(of(val=0)), w.numId(of(val=number))))
    if align:
        properties.append(w.jc(of(val=align)))
    return w.p(properties, *content)


def field(instruction: str, *shown: Element, **attributes) -> list[Element]:
    """The runs of a field that Word computes, with what is shown until then."""
    return [
        w.r(w.fldChar(of(fldCharType="begin", **attributes))),
        w.r(w.instrText(instruction, {SPACE: "preserve"})),
        w.r(w.fldChar(of(fldCharType="separate"))),
        *shown,
        w.r(w.fldChar(of(fldCharType="end"))),
    ]
