"""Listens to the engine's log: it tells progress there, and only there does it say that something is missing."""

import logging
import re
import threading
from contextlib import contextmanager

PAGE = re.compile(r"Creating layout - Page (\d+)")
# The one warning that is no defect of ours: somebody wrote a sign that no font has. The page shows a box and
# the build says so; a whole book is not refused for an emoji.
MISSING_GLYPH = re.compile(r"\.notdef glyph rendered for Unicode string unsupported by fonts: (.+)")


class Ear(logging.Handler):
    """Keeps the warnings of this thread and passes on the pages; other threads have ears of their own."""

    def __init__(self, on_page):
        super().__init__()
        self.on_page = on_page
        self.warnings = []
        self._missing_glyphs = {}
        self.thread_id = threading.get_ident()

    def emit(self, record):
        if record.thread != self.thread_id:
            return
        message = record.getMessage()
        if glyph := MISSING_GLYPH.fullmatch(message):
            self._missing_glyphs[glyph[1]] = True
        elif record.levelno >= logging.WARNING:
            self.warnings.append(message)
        elif page := PAGE.search(message):
            self.on_page(int(page[1]))

    @property
    def missing_glyphs(self):
        return tuple(self._missing_glyphs)


@contextmanager
def listening(on_page):
    logger, steps = logging.getLogger("weasyprint"), logging.getLogger("weasyprint.progress")
    ear, before = Ear(on_page), (logger.level, steps.level, steps.propagate)
    logger.addHandler(ear)
    steps.addHandler(ear)
    # Without a level of its own the engine's logger follows the root's, which may let only errors through.
    logger.setLevel(logging.WARNING)
    steps.setLevel(logging.INFO)
    steps.propagate = False  # a line for each page would drown the log
    logging.getLogger("fontTools").setLevel(logging.WARNING)  # and so would one for each table of each font
    try:
        yield ear
    finally:
        logger.removeHandler(ear)
        steps.removeHandler(ear)
        logger.setLevel(before[0])
        steps.setLevel(before[1])
        steps.propagate = before[2]
