"""The footnotes of a Word file: a part of their own, which python-docx does not write."""

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from lxml import etree

from compendium.formats.tree import Element
from compendium.formats.word.xml import of, paragraph, run, w

RULES = ((-1, "separator"), (0, "continuationSeparator"))


class Notes:
    """Collects the notes while the text is written; runs_of(pieces) writes what one says."""

    def __init__(self, runs_of):
        self.runs_of, self.said = runs_of, []

    def call(self, pieces: list) -> Element:
        """Keep a note; the run that calls it."""
        self.said.append(self.runs_of(pieces))
        return w.r(_reference(), w.footnoteReference(of(id=len(self.said))))

    def attach(self, part) -> None:
        """Put the notes beside the main part of the file."""
        rules = [w.footnote(of(id=number, type=kind), w.p(w.r(getattr(w, kind)()))) for number, kind in RULES]
        notes = [_note(number, runs) for number, runs in enumerate(self.said, start=1)]
        blob = etree.tostring(w.footnotes(*rules, *notes), encoding="UTF-8", standalone=True)
        name = PackURI("/word/footnotes.xml")
        kept = Part(name, CONTENT_TYPE.WML_FOOTNOTES, blob, part.package)
        part.relate_to(kept, RELATIONSHIP_TYPE.FOOTNOTES)


def _note(number: int, runs: list[Element]) -> Element:
    mark = w.r(_reference(), w.footnoteRef())
    return w.footnote(of(id=number), paragraph(mark, run(" "), *runs, style="FootnoteText"))


def _reference() -> Element:
    return w.rPr(w.rStyle(of(val="FootnoteReference")))
