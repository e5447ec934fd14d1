"""What PDF/UA-1 asks of a file, read from the file itself; each fault is a line."""

import io
from collections import Counter
from collections.abc import Iterator

import pikepdf

HEADINGS = ("/H1", "/H2", "/H3", "/H4", "/H5", "/H6")
INSIDE = {
    "/L": {"/LI", "/L", "/Caption"},
    "/LI": {"/Lbl", "/LBody"},
    "/Table": {"/Caption", "/THead", "/TBody", "/TFoot"},
    "/THead": {"/TR"},
    "/TBody": {"/TR"},
    "/TR": {"/TH", "/TD"},
}
PARENTS = {"/LI": {"/L"}, "/Lbl": {"/LI", "/Note"}, "/LBody": {"/LI"}, "/TR": {"/THead", "/TBody", "/TFoot"}}
DRAWING = {*("Tj", "TJ", "f", "f*", "S", "s", "B", "B*", "Do", "sh")}


def faults(data: bytes) -> list[str]:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return File(pdf).faults()


class File:
    def __init__(self, pdf):
        self.pdf = pdf
        self.root = pdf.Root.StructTreeRoot
        self.elements = list(walk(self.root.K[0]))
        self.reached = {element.objgen for element in self.elements}
        self.keys = pikepdf.NumberTree(self.root.ParentTree)

    def faults(self) -> list[str]:
        found = [*self.of_the_file(), *self.of_headings(), *self.of_nesting(), *self.of_tables()]
        return [*found, *self.of_figures_and_notes(), *self.of_links(), *self.of_pages(), *self.of_fonts()]

    def of_the_file(self) -> Iterator[str]:
        root = self.pdf.Root
        if str(root.get("/Lang", "")) != "es-MX":
            yield "the file has no language"
        if not root.MarkInfo.Marked or not root.ViewerPreferences.DisplayDocTitle:
            yield "the file is not marked, or its title not shown"
        with self.pdf.open_metadata() as metadata:
            if metadata.get("pdfuaid:part") != "1" or not metadata.get("dc:title"):
                yield "the metadata lack standard or title"
        if [str(each.S) for each in self.root.K] != ["/Document"]:
            yield "there is not one tree"

    def of_headings(self) -> Iterator[str]:
        level = 0
        for element in self.elements:
            if str(element.S) in HEADINGS:
                following = int(str(element.S)[2:])
                if following > level + 1:
                    yield f"H{following} after H{level}"
                level = following

    def of_nesting(self) -> Iterator[str]:
        for element in self.elements:
            name, kids = str(element.S), {str(kid.S) for kid in kids_of(element)}
            for kid in kids - INSIDE.get(name, kids):
                yield f"{kid} in {name}"
            if name in PARENTS and str(element.P.S) not in PARENTS[name]:
                yield f"{name} outside its place"

    def of_tables(self) -> Iterator[str]:
        heads = {str(each.get("/ID", "")): each for each in self.elements if str(each.S) == "/TH"}
        named = (
            {str(name) for name in pikepdf.NameTree(self.root.IDTree)} if "/IDTree" in self.root else set()
        )
        if heads.keys() - named:
            yield "heads of tables without a name of their own"
        for head in heads.values():
            if str(head.A.get("/Scope")) not in ("/Column", "/Row"):
                yield "a head that says not what it heads"
        for table in (each for each in self.elements if str(each.S) == "/Table"):
            parts = list(walk(table))
            cells = [each for each in parts if str(each.S) == "/TD"]
            if not any(str(each.S) == "/TH" for each in parts):
                continue  # whoever wrote it gave it no heads
            for cell in cells:
                of = {str(name) for name in cell.A.get("/Headers", [])}
                if not of or of - heads.keys():
                    yield "a cell without its heads"

    def of_figures_and_notes(self) -> Iterator[str]:
        for element in self.elements:
            if str(element.S) == "/Figure" and not (
                str(element.get("/Alt", "")).strip() and "/BBox" in element.A
            ):
                yield "a figure without words"
        notes = Counter(str(each.get("/ID", "")) for each in self.elements if str(each.S) == "/Note")
        if "" in notes or [name for name, many in notes.items() if many > 1]:
            yield "notes without a name of their own"

    def of_links(self) -> Iterator[str]:
        for page in self.pdf.pages:
            links = list(page.get("/Annots", ()))
            if links and str(page.get("/Tabs")) != "/S":
                yield "links that are not walked in reading order"
            for link in links:
                element = self.keys[int(link.StructParent)]
                if str(element.S) != "/Link" or element.objgen not in self.reached:
                    yield "a link that is not tagged as one"
                if link.objgen not in {kid.Obj.objgen for kid in objects_of(element)}:
                    yield "a link that its tag does not know"
                if not str(link.get("/Contents", "")):
                    yield "a link without words"

    def of_pages(self) -> Iterator[str]:
        for number, page in enumerate(self.pdf.pages, start=1):
            if "/Contents" not in page:
                continue
            marks, bare = marks_of(page)
            if bare:
                yield f"page {number}: {bare} drawn outside all marks"
            elements = self.keys[int(page.StructParents)]
            if sorted(marks) != list(range(len(elements))):
                yield f"page {number}: marks {marks} for {len(elements)} elements"
            if any(element.objgen not in self.reached for element in elements):
                yield f"page {number}: a mark that leads out of the tree"

    def of_fonts(self) -> Iterator[str]:
        fonts = {
            font.objgen: font for page in self.pdf.pages for font in page.Resources.get("/Font", {}).values()
        }
        for font in fonts.values():
            files = {"/FontFile", "/FontFile2", "/FontFile3"}
            if "/ToUnicode" not in font:
                yield f"{font.get('/BaseFont')}: signs without their letters"
            if "/DescendantFonts" in font and not files & set(font.DescendantFonts[0].FontDescriptor.keys()):
                yield f"{font.BaseFont} is not embedded"


def kids(element) -> list:
    inside = element.get("/K", [])
    return list(inside) if isinstance(inside, pikepdf.Array) else [inside]


def kids_of(element) -> list:
    return [kid for kid in kids(element) if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]


def objects_of(element) -> list:
    return [kid for kid in kids(element) if isinstance(kid, pikepdf.Dictionary) and "/Obj" in kid]


def walk(element) -> Iterator:
    """The elements in reading order, this one first."""
    yield element
    for kid in kids_of(element):
        yield from walk(kid)


def marks_of(page) -> tuple[list[int], int]:
    """(numbers of the marked pieces, how much is drawn outside of any mark and of any artifact)."""
    marks, bare, inside = [], 0, []
    for operands, operator in pikepdf.parse_content_stream(page):
        name = str(operator)
        if name in ("BDC", "BMC"):
            properties = operands[1] if name == "BDC" else {}
            number = properties.get("/MCID") if isinstance(properties, pikepdf.Dictionary) else None
            marks += [] if number is None else [int(number)]
            inside.append(number is not None or str(operands[0]) == "/Artifact")
        elif name == "EMC":
            inside.pop()
        elif name in DRAWING and not any(inside):
            bare += 1
    return marks, bare
