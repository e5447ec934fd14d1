"""The lists of Word: each numbered list begins at one again."""

from docx.oxml.ns import qn

from compendium.formats.word.xml import of, w

STYLES = {"ul": "List Bullet", "ol": "List Number"}
DEEPEST = 3  # Word's list styles go no deeper


class Numbering:
    def __init__(self, word):
        self.styles, self.element = word.styles, word.part.numbering_part.element

    def begin(self, tag: str, depth: int) -> tuple[str, str, str]:
        """(style of an item, style of what follows in it, number of the numbering or "") for a new list."""
        suffix = f" {min(depth, DEEPEST)}" if depth > 1 else ""
        style = self.styles[f"{STYLES[tag]}{suffix}"]
        number = self._again(style) if tag == "ol" else ""
        return style.style_id, self.styles[f"List Continue{suffix}"].style_id, number

    def _again(self, style) -> str:
        """A new numbering like the style's own."""
        own = style.element.pPr.numPr.numId.val
        like = next(num for num in self.element.findall(qn("w:num")) if num.numId == own).abstractNumId.val
        made = self.element.add_num(like)
        made.append(w.lvlOverride(of(ilvl=0), w.startOverride(of(val=1))))
        return str(made.numId)
