"""Reads a printed Compendio back: body and notes apart, running heads and folios left out, hyphenation undone."""

import io
import re
from html import unescape

from pypdf import PdfReader

from tests.compendium.measuring import sheets

PIXELS = 4 / 3  # the engine writes sizes in CSS pixels
NOTE_SIZE = 7.6 * PIXELS
CALL_SIZE = 6 * PIXELS
MARKER = re.compile(r"»\s*|\d+\. ")
INVISIBLE = re.compile("[\\s\u200b\u00ad\u2010]")  # U+2010 is the hyphen the engine adds
BLOCK_END = re.compile(r"</(?:p|li|td|th|caption|ul|ol|tr|table|thead|tbody)>|<br ?/?>")
NOTE = re.compile(r'<span class="note">(.*?)</span>', re.DOTALL)
TAG = re.compile(r"<[^>]+>")


class PrintedBook:
    def __init__(self, pdf):
        self.reader = PdfReader(io.BytesIO(pdf))
        self.bodies, self.notes = [], []
        for sheet in sheets(pdf):
            body, notes = [], []
            for run in sheet.runs:
                if not (run.is_artifact or run.size < CALL_SIZE or MARKER.fullmatch(run.text)):
                    (notes if abs(run.size - NOTE_SIZE) < 0.2 else body).append(run.text)
            self.bodies.append("".join(body))
            self.notes.append("".join(notes))

    @property
    def body(self):
        return bare("".join(self.bodies))

    @property
    def note_text(self):
        return bare("".join(self.notes))

    def text(self, page):
        """Everything printed on a page counted from 1."""
        return self.reader.pages[page - 1].extract_text()

    def body_of(self, page):
        return bare(self.bodies[page - 1])


def bare(text):
    """What is left to compare when spaces, invisible signs and added hyphens are gone."""
    return INVISIBLE.sub("", text)


def pieces(html):
    """(blocks of text, notes) of a rich text, in order, bare."""
    blocks = BLOCK_END.split(NOTE.sub("", html))
    return [each for each in map(_said, blocks) if each], [_said(note) for note in NOTE.findall(html)]


def _said(html):
    return bare(unescape(TAG.sub("", html)))


def missing_in_order(text, needles):
    """The needles that are not found one after the other; empty when all are."""
    missing, place = [], 0
    for needle in needles:
        found = text.find(needle, place)
        if found < 0:
            missing.append(needle)
        else:
            place = found + len(needle)
    return missing


def expected(chapters):
    """(body, notes) of the chapters of a composed Compendio, taken from the entries as they were frozen."""
    body, notes = [], []
    for chapter in chapters:
        for objective in chapter.objectives:
            body += [bare(f"OBJETIVO {objective.number}"), bare(objective.title)]
            for entry in objective.entries:
                body.append(bare(entry.heading))
                _expect_entry(entry.source, body, notes)
    return body, notes


def _expect_entry(entry, body, notes):
    for html in (entry["description"], entry["results"]):
        _expect_rich(html, body, notes)
    for figure in entry["figures"]:
        body.append(bare(figure["what"][:1].upper() + figure["what"][1:]))
        if figure["note"]:
            notes.append(bare(figure["note"]))
    if not entry["results"] and not entry["figures"]:
        body.append(bare("No se reportaron resultados."))
    for challenge in entry["challenges"]:
        _expect_rich(challenge["text"], body, notes)


def _expect_rich(html, body, notes):
    blocks, marks = pieces(html)
    body.extend(blocks)
    notes.extend(marks)
