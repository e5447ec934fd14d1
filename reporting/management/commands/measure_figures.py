"""Precision and recall of the check of figures on a printed book with answers read by hand."""

import json
from pathlib import Path

from django.utils.translation import gettext as _

from pmm import command
from reporting.checks.figures.measuring import Measure, measure
from reporting.importing.printed import NotACompendio, read_printed


class Command(command.Command):
    help = _("Mide la comprobación de cifras contra sumas leídas a mano.")

    def add_arguments(self, parser):
        parser.add_argument("answers", metavar="ANSWERS", type=Path, help=_("Respuestas: arithmetic.json."))
        parser.add_argument(
            "--source", metavar="FILE", type=Path, required=True, help=_("Texto del Compendio impreso.")
        )

    def work(self, *, answers, source, **options):
        try:
            items = json.loads(answers.read_text("utf-8"))["items"]
            measured = measure(items, read_printed(source.read_text("utf-8")))
        except OSError as error:
            raise command.Error(_("No se puede leer %(file)s.") % {"file": error.filename}) from error
        except (ValueError, KeyError) as error:
            raise command.Error(_("%(file)s no tiene respuestas.") % {"file": answers}) from error
        except NotACompendio as error:
            raise command.Error(error) from error
        return _value(measured), _text(measured)


def _value(measured: Measure) -> dict:
    return {
        "recall": round(measured.recall, 3),
        "precision": round(measured.precision, 3),
        "found": measured.found,
        "missed": measured.missed,
        "false_alarms": measured.false_alarms,
        "questions": measured.questions,
        "broken": dict(measured.broken),
        "broken_recall": round(measured.broken_recall, 3),
    }


def _text(measured: Measure) -> str:
    facts = {
        "found": len(measured.found),
        "wrong": len(measured.found) + len(measured.missed),
        "recall": f"{measured.recall:.0%}",
        "alarms": len(measured.false_alarms),
        "precision": f"{measured.precision:.0%}",
        "questions": len(measured.questions),
        "told": measured.broken["warns"],
        "asked": measured.broken["notes"],
        "broken": measured.broken.total(),
        "share": f"{measured.broken_recall:.0%}",
    }
    lines = [
        _("Sumas equivocadas encontradas: %(found)d de %(wrong)d (exhaustividad %(recall)s)."),
        _("Avisos falsos: %(alarms)d (precisión %(precision)s). Preguntas: %(questions)d."),
        _(
            "Sumas correctas alteradas a propósito: %(told)d de %(broken)d con aviso (%(share)s), %(asked)d con "
            "pregunta."
        ),
    ]
    details = [*measured.missed, *measured.false_alarms, *measured.questions]
    return "\n".join([*(line % facts for line in lines), *details])
