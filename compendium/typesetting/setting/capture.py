"""Takes what the engine drew before it is written: its objects, with references that can be moved."""

import re
import zlib

import pydyf

from compendium.typesetting.fragment import END, REFERENCE, Fragment
from compendium.typesetting.setting import tags

POINTER = re.compile(rb"(\d+) 0 R")
# A link inside the document leaves the part as an address of ours and becomes a named place again.
PLACE = "pmm://at/"
COMPRESSION = 6  # the engine's 9 takes twice as long for a hundredth less


def capture(document, pdf, faces, *, mark: str) -> Fragment:
    """The pages of `document`, drawn into `pdf`. `mark` makes identifiers differ from those of other parts."""
    pages = [each for each in pdf.objects if isinstance(each, dict) and each.get("Type") == "/Page"]
    tags.complete(pdf, len(pages))
    numbers = Numbers(pdf, pages)
    _enclose(numbers, pages)
    fragment = Fragment(faces=faces, top=numbers.many(numbers.document["K"]))
    fragment.links = _restore_links(pdf)
    _mark_identifiers(numbers.kept, mark, fragment, numbers)
    _add_annotation_keys(numbers, fragment)
    _add_objects(numbers, fragment)
    _add_streams(numbers, fragment)
    _add_pages(document, pages, numbers, fragment)
    _add_places(document, fragment)
    return fragment


class Numbers:
    """Which objects are kept, and the number each has inside the fragment."""

    def __init__(self, pdf, pages):
        self.objects = pdf.objects
        tree = self.at(pdf.catalog["StructTreeRoot"])
        self.document = self.at(tree["K"][0])
        self.parents = self.at(tree["ParentTree"])["Nums"]
        self.fonts = next(each for each in pdf.objects if isinstance(each, FontPlace))
        left = {id(each) for each in (pdf.pages, pdf.catalog, tree, self.document, self.fonts, *pages)}
        left |= {id(pdf.objects[0]), id(self.at(tree["ParentTree"])), *map(id, _outlines(pdf, self.at))}
        if "Metadata" in pdf.catalog:
            left.add(id(self.at(pdf.catalog["Metadata"])))
        self.kept = [each for each in pdf.objects if id(each) not in left]
        self.plain = [each for each in self.kept if not isinstance(each, pydyf.Stream)]
        self.streams = [each for each in self.kept if isinstance(each, pydyf.Stream)]
        # The lists of elements of each page become objects too.
        self.lists = [pydyf.Array(each) for each in self.parents[1 : 2 * len(pages) : 2]]
        self.own = {self.document.number: 0, self.fonts.number: 1}
        self.own |= {page.number: 2 + place for place, page in enumerate(pages)}
        self.first = 2 + len(pages)
        self.own |= {each.number: self.first + place for place, each in enumerate(self.plain)}
        self.first_list = self.first + len(self.plain)
        self.first_stream = self.first_list + len(self.lists)
        self.own |= {each.number: self.first_stream + place for place, each in enumerate(self.streams)}
        self.first_key = self.first_stream + len(self.streams)

    def at(self, reference):
        return self.objects[int(reference.split()[0])]

    def one(self, reference):
        return self.own[int(reference.split()[0])]

    def many(self, references):
        return [self.one(each) for each in references]


class FontPlace(pydyf.Dictionary):
    """Stands for the dictionary of fonts, which the whole document shares."""


class Key(pydyf.Object):
    """The number by which an annotation finds its element; known when the document is joined."""

    def __init__(self, own):
        super().__init__()
        self.own = own


def _enclose(numbers, pages):
    """What a page draws leaves no trace on the running head that is drawn after it."""
    for page in pages:
        drawn = numbers.at(page["Contents"]).stream
        drawn.insert(0, b"q")
        drawn.append(b"Q")


def _outlines(pdf, at):
    if "Outlines" not in pdf.catalog:
        return []
    return [
        at(pdf.catalog["Outlines"]),
        *(each for each in pdf.objects if isinstance(each, dict) and "Title" in each),
    ]


def _restore_links(pdf):
    names = {}
    for link in pdf.objects:
        if not isinstance(link, dict) or link.get("Subtype") != "/Link" or "A" not in link:
            continue
        link["F"] = tags.SHOWN_ON_PAPER
        address = link["A"]["URI"].string
        if address.startswith(PLACE):
            name = address.removeprefix(PLACE)
            del link["A"]
            link["Dest"] = pydyf.String(name)
            link["Contents"] = pydyf.String(name)
            names[name] = True
    return list(names)


def _mark_identifiers(objects, mark, fragment, numbers):
    """Heads of tables and notes are named by number: unique in a part, and with the mark in the document."""
    for each in objects:
        if isinstance(each, dict) and "ID" in each and each.get("S") in ("/TH", "/Note"):
            # The cells share the string object, so theirs change with it.
            each["ID"].string = f"{mark}-{each['ID'].string}"
            fragment.ids[each["ID"].string] = numbers.own[each.number]


def _add_annotation_keys(numbers, fragment):
    keys = numbers.parents[2 * len(numbers.lists) :]
    elements = dict(zip(keys[::2], keys[1::2], strict=True))
    for each in numbers.plain:
        if "StructParent" in each:
            fragment.annotations.append(numbers.one(elements[each["StructParent"]]))
            each["StructParent"] = Key(numbers.first_key + len(fragment.annotations) - 1)


def _add_objects(numbers, fragment):
    texts = [_text(each, numbers, fragment.references) for each in (*numbers.plain, *numbers.lists)]
    fragment.objects, fragment.object_count = END.join(texts), len(texts)


def _text(value, numbers, references):
    data = value.data if _is_simple(value) else None
    if data is not None and b"(" not in data:
        pieces = POINTER.split(data)
        references.extend(numbers.own[int(number)] for number in pieces[1::2])
        return REFERENCE.join(pieces[::2])
    out = []
    _write(value, numbers, references, out)
    return b"".join(out)


def _is_simple(value):
    """Whether no key hides in it: those are only in links."""
    return not isinstance(value, dict) or value.get("Subtype") != "/Link"


def _write(value, numbers, references, out):
    """As the engine writes it, but told apart from what merely looks like a reference inside a string."""
    if isinstance(value, Key):
        references.append(value.own)
        out.append(REFERENCE)
    elif isinstance(value, bytes) and (pointer := POINTER.fullmatch(value)):
        references.append(numbers.own[int(pointer[1])])
        out.append(REFERENCE)
    elif isinstance(value, dict):
        _write_pairs(value, numbers, references, out)
    elif isinstance(value, list | tuple):
        _write_items(value, numbers, references, out)
    else:
        out.append(pydyf._to_bytes(value))


def _write_pairs(values, numbers, references, out):
    out.append(b"<<")
    for name, value in values.items():
        out.append(b"/" + name.encode() + b" ")
        _write(value, numbers, references, out)
    out.append(b">>")


def _write_items(values, numbers, references, out):
    out.append(b"[")
    for place, value in enumerate(values):
        out.append(b" " if place else b"")
        _write(value, numbers, references, out)
    out.append(b"]")


def _add_streams(numbers, fragment):
    for each in numbers.streams:
        data = b"\n".join(map(pydyf._to_bytes, each.stream))
        extra = dict(each.extra)
        if each.compress:
            data = zlib.compress(data, COMPRESSION)
            extra["Filter"] = "/FlateDecode"
        references, out = [], []
        _write({**extra, "Length": len(data)}, numbers, references, out)
        fragment.streams.append((b"".join(out), data))
        fragment.stream_references.append(references)


def _add_pages(document, pages, numbers, fragment):
    for place, (page, drawn) in enumerate(zip(document.pages, pages, strict=True)):
        kind = page._page_box.page_type
        fragment.pages.append(
            {
                "box": [float(edge) for edge in drawn["MediaBox"]],
                "type": kind.name or "",
                "blank": bool(kind.blank),
                "content": numbers.one(drawn["Contents"]),
                "resources": numbers.one(drawn["Resources"]),
                "annotations": numbers.many(drawn.get("Annots", ())),
                "elements": numbers.first_list + place,
            }
        )


def _add_places(document, fragment):
    """Anchors and bookmarks in points from the lower left corner; a name that comes twice is where it is first."""
    for number, page in enumerate(document.pages):
        for name, (x, y, *_corner) in page.anchors.items():
            fragment.anchors.setdefault(name, [number, *_points(page, x, y)])
        for level, label, (x, y), _state in page.bookmarks:
            fragment.bookmarks.append([level, label, number, *_points(page, x, y)])
    fragment.starts = _side(document.pages[0])


def _points(page, x, y):
    return [round(x * 0.75, 3), round((page.height - y) * 0.75, 3)]


def _side(page):
    """The side of the sheet on which the stylesheet wants the part to begin."""
    root = page._page_box.children[0]
    body = root.children[0] if root.children else root
    first = body.children[0] if getattr(body, "children", None) else body
    return "right" if first.style["break_before"] in ("right", "recto") else "page"


def font(pdf, name, reference) -> Fragment:
    """One font as a fragment without pages."""
    kept = [each for each in pdf.objects[1:] if each is not pdf.pages and each is not pdf.catalog]
    numbers = FontNumbers(kept)
    fragment = Fragment(font=[name, numbers.own[int(reference.split()[0])]])
    texts = [_text(each, numbers, fragment.references) for each in numbers.plain]
    fragment.objects, fragment.object_count = END.join(texts), len(texts)
    _add_streams(numbers, fragment)
    return fragment


class FontNumbers:
    def __init__(self, kept):
        self.plain = [each for each in kept if not isinstance(each, pydyf.Stream)]
        self.streams = [each for each in kept if isinstance(each, pydyf.Stream)]
        self.own = {each.number: 2 + place for place, each in enumerate((*self.plain, *self.streams))}
