"""Whether the text is a Compendio at all, and whether all of it is there."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _

from .book import Anomaly, NotACompendio
from .headings import is_back_matter, section_heading, without_page
from .joins import is_unfinished
from .lines import Line
from .outline import Outline

HALF_WORD = re.compile(r"[^\W\d_]-$")


def refuse_without_entries(outline: Outline) -> None:
    if outline.drafts:
        return
    if not outline.announced:
        raise NotACompendio(
            _(
                "El texto no es el de un Compendio General, porque no tiene capítulos: elija el archivo del libro "
                "publicado."
            )
        )
    raise NotACompendio(
        _(
            "El texto no es el de un Compendio General, porque no tiene registros numerados bajo un capítulo y un "
            "objetivo: elija el archivo del libro publicado."
        )
    )


def refuse_if_cut(outline: Outline, lines: list[Line]) -> None:
    """Refuse a text that stops inside an entry, where that can be known."""
    if _is_cut(outline, lines[-1]):
        raise NotACompendio(
            _(
                "El texto está cortado: termina a la mitad de un registro o de un título, en la línea %(line)d; "
                "consiga el archivo completo."
            )
            % {"line": lines[-1].number}
        )


def tell_missing_parts(outline: Outline, lines: list[Line]) -> Iterator[Anomaly]:
    """The announced chapters that have no entries, and an end that may be none."""
    for number, line in _missing_chapters(outline):
        message = _("El capítulo %(number)d está anunciado y no tiene registros en el texto.")
        yield Anomaly(line, "missing-chapter", message % {"number": number})
    last = lines[-1]
    if last.number in outline.owners and (is_unfinished(last.text) or _has_more_announced(outline)):
        message = _("El texto termina en un registro: compruebe que el archivo esté completo.")
        yield Anomaly(last.number, "possible-cut", message)


def _is_cut(outline: Outline, last: Line) -> bool:
    if outline.ends_in_heading:
        return True
    if last.number not in outline.owners:
        return False
    if HALF_WORD.search(last.text) or _is_bare_section(last.text):
        return True
    # Without contents that announce more, a last bullet without a full stop is only a slip.
    is_partial = is_unfinished(last.text) or "results" not in outline.drafts[-1].seen
    return is_partial and _has_more_announced(outline)


def _is_bare_section(text: str) -> bool:
    section = section_heading(text)
    return section is not None and not section.rest


def _missing_chapters(outline: Outline) -> list[tuple[int, int]]:
    """Number and first line of each chapter that is announced and has no entries."""
    present = {draft.chapter for draft in outline.drafts}
    first_lines = dict(reversed(outline.announced))
    return sorted((number, line) for number, line in first_lines.items() if number not in present)


def _has_more_announced(outline: Outline) -> bool:
    """Whether the contents announce a later chapter, or the annexes."""
    if any(number > outline.drafts[-1].chapter for number, _line in _missing_chapters(outline)):
        return True
    pages = ((line.text, without_page(line.text)) for line in outline.unowned)
    return any(text != printed and is_back_matter(text) for printed, text in pages)
