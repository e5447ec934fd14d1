"""Fonts: each part tells which glyphs of which face it drew; the document gets one cut of each face."""

import hashlib
from dataclasses import dataclass, field

import pydyf
import weasyprint.pdf
from weasyprint.pdf import fonts as engine
from weasyprint.text.ffi import ffi, harfbuzz

from compendium.typesetting import files
from compendium.typesetting.setting.capture import FontPlace

# What the engine knows of a font beside its glyphs, as it names it.
FACTS = (
    *("hash", "family", "index", "font_size", "style", "weight", "variations", "ascent", "descent"),
    *(
        "bitmap",
        "italic_angle",
        "upem",
        "png",
        "svg",
        "colr",
        "glyph_count",
        "stemv",
        "stemh",
        "flags",
        "tables",
    ),
)
ffi.cdef(
    """
    hb_blob_t * hb_blob_create(const char *data, unsigned int length, int mode, void *user, void *destroy);
    hb_face_t * hb_face_create(hb_blob_t *blob, unsigned int index);
    """
)
READ_ONLY = 1  # HB_MEMORY_MODE_READONLY


def leave_to_the_document():
    """From now on this process draws with fonts but does not cut them: that is done once for all parts.

    A sign that no font has gets a glyph number that follows from its own, so that it is the same in each part.
    """
    weasyprint.pdf.build_fonts_dictionary = lambda *_arguments: FontPlace()
    engine.Font.get_unused_glyph_id = _number_of_missing


def _number_of_missing(font, codepoint):
    room = 2**16 - font.glyph_count
    return font.missing.setdefault(codepoint, font.glyph_count + codepoint % room)


def used(fonts, known: dict[str, bytes]) -> tuple[list[dict], dict[str, bytes]]:
    """(faces, files that are not among the `known`) of what a document drew."""
    faces, others = {}, {}
    for font in fonts.values():
        face = faces.setdefault(font.hash, _face(font))
        for name in ("widths", "to_unicode", "missing"):
            face[name] |= {str(key): value for key, value in getattr(font, name).items()}
        face["file"] = next((name for name, data in known.items() if data == font.file_content), "")
        if not face["file"]:
            face["file"] = hashlib.sha256(font.file_content).hexdigest()
            others[face["file"]] = font.file_content
    return list(faces.values()), others


def _face(font):
    facts = {name: getattr(font, name) for name in FACTS}
    return {**facts, "name": font.name.decode(), "widths": {}, "to_unicode": {}, "missing": {}}


@dataclass
class Face(engine.Font):
    """What `clean` and the writing of the dictionary ask of the engine's font, from what the parts told."""

    facts: dict
    content: bytes
    used_in_forms: bool = field(default=False, init=False)

    def __post_init__(self):
        for name in FACTS:
            setattr(self, name, self.facts[name])
        self.name = self.facts["name"].encode()
        for name in ("widths", "to_unicode"):
            setattr(self, name, {int(key): value for key, value in self.facts[name].items()})
        self.missing = {int(key): value for key, value in self.facts["missing"].items()}
        self.file_content = self.content
        self._held = ffi.from_buffer(self.content)
        blob = harfbuzz.hb_blob_create(self._held, len(self.content), READ_ONLY, ffi.NULL, ffi.NULL)
        self.hb_face = ffi.gc(harfbuzz.hb_face_create(blob, self.index), harfbuzz.hb_face_destroy)
        harfbuzz.hb_blob_destroy(blob)


OPTIONS = {"hinting": False, "pdf_version": "1.7"}


def cut(face: dict, content: bytes, build):
    """(PDF that holds nothing but this font, its name, its reference). `build` is the engine's own function."""
    pdf = pydyf.PDF()
    made = build(pdf, {face["hash"]: Face(face, content)}, True, True, dict(OPTIONS))
    [(name, reference)] = made.items()
    return pdf, name, reference


def own_files() -> dict[str, bytes]:
    """The product's faces by the address under which stylesheets name them."""
    addresses = [f"pmm://font/{style}" for style in files.FONT_STYLES]
    return {address: files.read(address)[0] for address in addresses}
