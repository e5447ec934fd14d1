"""Results that state intentions: what will be done, or is meant to be, instead of what was done."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _

from ..findings import Finding
from ..texts import Text

SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-ZÁÉÍÓÚÑ¿¡«“])|\n|\Z")
INTENTION = re.compile(
    r"\b(?:[a-záéíóúñü]+(?:ará|erá|irá|arán|erán|irán|aremos|eremos|iremos)"
    r"|[Ss]e (?:busca|pretende|espera|prevé|planea|contempla|proyecta|tiene (?:previsto|contemplado|planeado))"
    r"|[Ee]stán? (?:previst|programad|planead|contemplad)[oa]s?)\b"
)
ACHIEVEMENT = re.compile(r"\b(?:[a-záéíóúñü]+(?:ó|aron|ieron|eron)|fue|ha|han|hubo)\b", re.IGNORECASE)
INFINITIVE = re.compile(
    r"[A-ZÁÉÍÓÚ][a-záéíóúñ]+(?:ar|er|ir)(?:se|l[aeo]s?)? (?:a |al |en |con |de )?(?:la|el|las|los|un|una|su|sus)\b"
)
FIGURE = re.compile(r"\d")
SHORTEST = 10  # characters of a sentence


def intentions(text: Text) -> Iterator[Finding]:
    """Sentences of the results that say what is intended and nothing that was achieved."""
    if text.field != "results":
        return
    for start, end in _sentences(text.plain):
        sentence = text.plain[start:end]
        if (INTENTION.search(sentence) and not ACHIEVEMENT.search(sentence)) or (
            start == 0 and INFINITIVE.match(sentence) and not FIGURE.search(sentence)
        ):
            message = _(
                "Esto parece una intención, no un resultado: escriba lo que se logró en el periodo, "
                "o páselo a la descripción o a los retos."
            )
            yield text.finding("wording", "notes", start, end, message)


def _sentences(plain: str) -> Iterator[tuple[int, int]]:
    start = 0
    for found in SENTENCE_END.finditer(plain):
        if found.start() - start >= SHORTEST:
            yield start, found.start()
        start = found.end()
