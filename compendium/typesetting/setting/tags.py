"""What PDF/UA asks of the tags beyond what the engine gives: notes, bodies of items, whole links, what heads head."""

import pydyf
from weasyprint.pdf import tags as engine

NAMES = {"span::footnote-call": "Reference", "span::footnote-marker": "Lbl"}
SHOWN_ON_PAPER = 4  # a flag that PDF/A wants on every annotation


def name_notes() -> None:
    """From now on the engine tells a note's call and number from other text."""
    as_usual = engine._get_pdf_tag
    engine._get_pdf_tag = lambda tag: NAMES.get(tag) or as_usual(tag)


def complete(pdf, pages: int) -> None:
    """Mend the tags of a drawn document of so many pages."""
    tags = Tags(pdf)
    tags.join_links(pages)
    for element in tags.elements:
        if element["S"] == "/LI":
            tags.give_body(element)
        elif element["S"] == "/TH":
            element["A"]["Scope"] = tags.scope(element)
        elif element["S"] == "/Span" and tags.is_labelled(element):
            element["S"], element["ID"] = "/Note", pydyf.String(f"note-{element.number}")


class Tags:
    def __init__(self, pdf):
        self.pdf = pdf
        tree = self.at(pdf.catalog["StructTreeRoot"])
        self.keys = self.at(tree["ParentTree"])["Nums"]
        self.elements = [
            each for each in pdf.objects if isinstance(each, dict) and each.get("Type") == "/StructElem"
        ]

    def at(self, reference):
        return self.pdf.objects[int(reference.split()[0])]

    def kind(self, kid) -> str:
        """Of a kid of an element; empty for a mark on the page."""
        return self.at(kid).get("S", "") if isinstance(kid, bytes) else ""

    def join_links(self, pages: int) -> None:
        """A link that the engine drew in pieces is one element that leads to all its annotations."""
        for place in range(2 * pages + 1, len(self.keys), 2):
            piece = self.at(self.keys[place])
            link = self._outermost_link(piece)
            if link is None or link is piece:
                continue
            self.keys[place] = link.reference
            annotation = next(kid for kid in piece["K"] if self._is_annotation(kid))
            piece["K"].remove(annotation)
            link["K"].append(annotation)
            piece["S"] = "/Span"

    def _outermost_link(self, element):
        found = None
        while "P" in element:
            found = element if element["S"] == "/Link" else found
            element = self.at(element["P"])
        return found

    def _is_annotation(self, kid):
        return isinstance(kid, bytes) and self.at(kid).get("Type") == "/OBJR"

    def give_body(self, item) -> None:
        """An item holds its label and its body, and nothing beside them."""
        if all(self.kind(kid) in ("/Lbl", "/LBody") for kid in item["K"]):
            return
        labels = [kid for kid in item["K"] if self.kind(kid) == "/Lbl"]
        inside = pydyf.Array(kid for kid in item["K"] if kid not in labels)
        values = {"Type": "/StructElem", "S": "/LBody", "K": inside, "Pg": item["Pg"], "P": item.reference}
        body = pydyf.Dictionary(values)
        self.pdf.add_object(body)
        item["K"] = pydyf.Array([*labels, body.reference])
        for kid in inside:
            self._move_into(body, kid)

    def _move_into(self, body, kid):
        element = self.at(kid)
        element["P"] = body.reference
        if element["S"] == "/LBody":
            element["S"] = "/Div"

    def scope(self, head) -> str:
        """A head in the table's own head heads its column, any other its row."""
        row = self.at(head["P"])
        return "/Column" if self.at(row["P"])["S"] == "/THead" else "/Row"

    def is_labelled(self, element) -> bool:
        return bool(element["K"]) and self.kind(element["K"][0]) == "/Lbl"
