"""Each draft of the outline as a finished entry."""

import re
from dataclasses import replace

from django.utils.translation import gettext as _

from .blocks import Block, Page, Paragraph, Row, read_blocks
from .book import Anomaly, PrintedEntry
from .lines import Line
from .notes import SIGN
from .outline import Draft
from .rich import Writer, tables

NONE_REPORTED = re.compile(
    r"(?:no (?:se )?(?:report|present|identific|registr|detect|hay|hubo|exist|tien|tuv)\w*|sin)(?: \w+){0,3} retos?"
    r"(?: (?:que|por|a) \w+)?\.?|no aplica\.?|ninguno\.?",
    re.IGNORECASE,
)


class Finisher:
    """Turns drafts into entries; what had to be decided and what was left out is kept beside them."""

    def __init__(self, writer: Writer, page: Page):
        self.writer = writer
        self.page = page
        self.anomalies: list[Anomaly] = []
        self.left_out: list[Line] = []

    def finish(self, draft: Draft) -> PrintedEntry:
        description = self._blocks(_with_marks(draft))
        results = self._blocks(draft.sections["results"])
        challenges = self._challenges(draft)
        self._tell_heading(draft)
        if not results:
            self._tell(draft.line, "no-results", _("El registro no tiene sección de resultados."))
        return PrintedEntry(
            chapter=draft.chapter,
            objective=draft.objective,
            number=draft.number,
            title=draft.heading.title,
            institution=draft.heading.institution,
            description=self.writer.html(description),
            results=self.writer.html(results),
            challenges=self.writer.challenges(challenges),
            tables=count_tables(description) + count_tables(results) + count_tables(challenges),
            footnotes=sum(len(SIGN.findall(_text(b))) for b in (*description, *results, *challenges)),
            line=draft.line,
            place=draft.place,
        )

    def _blocks(self, lines: list[Line]) -> list[Block]:
        return read_blocks(lines, self.page, self.anomalies)

    def _challenges(self, draft: Draft) -> list[Block]:
        """The challenges' blocks, none where a sentence only says that there are none."""
        lines = draft.sections["challenges"]
        if len(lines) == 1 and NONE_REPORTED.fullmatch(lines[0].text):
            self.left_out.append(lines[0])
            message = _("La sección de retos sólo dice que no los hay: el registro quedó sin retos.")
            self._tell(lines[0].number, "no-challenges", message)
            return []
        return self._blocks(lines)

    def _tell(self, line: int, kind: str, message: str) -> None:
        self.anomalies.append(Anomaly(line, kind, message))

    def _tell_heading(self, draft: Draft) -> None:
        heading = draft.heading
        if not heading.institution:
            message = _(
                "El encabezado no dice qué institución reporta, o le falta el guion que la separa del título."
            )
            self._tell(draft.line, "no-institution", message)
            return
        separator = heading.separator.strip()
        if not separator:
            self._tell(draft.line, "dash", _("Falta el guion entre el título y la institución."))
        elif separator != "–":
            message = _("Entre el título y la institución dice «%(printed)s» donde se espera « – ».")
            self._tell(draft.line, "dash", message % {"printed": heading.separator})
        elif heading.separator != " – ":
            self._tell(draft.line, "dash", _("El guion está pegado al título o a la institución."))
        if not heading.institution.endswith("."):
            self._tell(draft.line, "full-stop", _("El encabezado no termina en punto."))


def count_tables(blocks: list[Block]) -> int:
    """How many tables `Writer.html` makes of the blocks."""
    count, run = 0, []
    for block in [*blocks, Paragraph(0, "")]:
        if isinstance(block, Row):
            run.append(block)
        elif run:
            count, run = count + len(tables(run)), []
    return count


def _with_marks(draft: Draft) -> list[Line]:
    """The description's lines; the marks of notes that stood in the heading go to the end of its first one."""
    lines, marks = draft.sections["description"], draft.heading.marks
    if not marks:
        return lines
    if not lines:
        return [Line(draft.line, marks)]
    return [replace(lines[0], text=lines[0].text + marks), *lines[1:]]


def _text(block: Block) -> str:
    return "\t".join(block.cells) if isinstance(block, Row) else block.text
