"""Read the text of a published Compendio back into a cycle's entries."""

from collections import Counter, defaultdict
from pathlib import Path

from django.db import IntegrityError
from django.utils.translation import gettext as _

from pmm import command
from reporting.checks.figures import propose
from reporting.importing.load_printed import ImportRefused, Loaded, load_printed
from reporting.importing.printed import Anomaly, NotACompendio, PrintedBook, PrintedEntry, read_printed
from reporting.importing.text_files import NotText, read_text
from reporting.lookup import user_named
from reporting.workflow import MoveRefused


class Command(command.Command):
    help = _("Importa el texto de un Compendio General publicado como registros de un ejercicio.")

    def add_arguments(self, parser):
        parser.add_argument("file", metavar="FILE", type=Path, help=_("El texto del libro, en UTF-8."))
        parser.add_argument(
            "--cycle", required=True, help=_("El ejercicio, como 2025; se crea si no existe.")
        )
        parser.add_argument("--approved", action="store_true", help=_("Los registros quedan aprobados."))
        parser.add_argument(
            "--figures",
            action="store_true",
            help=_("Guarda también las cifras que los resultados dicen en palabras, cada una con su pasaje."),
        )
        parser.add_argument("--dry-run", action="store_true", help=_("Dice qué haría, sin cambiar nada."))
        parser.add_argument("--by", metavar="USER", help=_("Correo de quien importa."))

    def work(self, *, file, cycle, approved, figures, dry_run, by, **options):
        user = user_named(by)
        try:
            book = read_printed(read_text(file))
            loaded = load_printed(
                book, cycle=cycle, approved=approved, with_figures=figures, by=user, dry_run=dry_run
            )
        except (NotText, NotACompendio, ImportRefused, MoveRefused) as refusal:
            raise command.Error(refusal) from refusal
        except IntegrityError as error:
            raise command.Error(
                _("Alguien más cambió los datos durante la importación: no se importó nada; repítala.")
            ) from error
        anomalies = sorted([*book.anomalies, *loaded.anomalies], key=lambda anomaly: anomaly.line)
        return _value(book, loaded, anomalies, dry_run), _text(book, loaded, anomalies, dry_run)


def _value(book: PrintedBook, loaded: Loaded, anomalies: list[Anomaly], dry_run: bool) -> dict:
    by_objective = defaultdict(Counter)
    for entry in book.entries:
        by_objective[str(entry.chapter)][str(entry.objective)] += 1
    return {
        "entries": len(book.entries),
        "by_chapter": {chapter: counts.total() for chapter, counts in by_objective.items()},
        "by_chapter_and_objective": by_objective,
        "items": [_item(entry) for entry in book.entries],
        "figures": [figure for entry in book.entries for figure in _figures(entry)],
        "anomalies": [{"line": a.line, "kind": a.kind, "message": a.message} for a in anomalies],
        "unowned_lines": [{"line": line, "text": text} for line, text in book.unowned_lines],
        "cycle": loaded.cycle,
        "created": loaded.created,
        "existing": loaded.existing,
        "approved": loaded.approved,
        "figures_stored": loaded.figures,
        "institutions_created": loaded.institutions,
        "dry_run": dry_run,
    }


def _item(entry: PrintedEntry) -> dict:
    return {
        "chapter": entry.chapter,
        "objective": entry.objective,
        "number": entry.number,
        "title": entry.title,
        "institution": entry.institution,
        "challenges": len(entry.challenges),
        "tables": entry.tables,
        "footnotes": entry.footnotes,
        "line": entry.line,
    }


def _figures(entry: PrintedEntry) -> list[dict]:
    """The figures that the results report in words, each with its passage."""
    place = {"chapter": entry.chapter, "objective": entry.objective, "number": entry.number}
    return [
        {**place, **proposal.figure, "quote": proposal.quote}
        for proposal in propose({"results": entry.results})
    ]


def _text(book: PrintedBook, loaded: Loaded, anomalies: list[Anomaly], dry_run: bool) -> str:
    """A short summary: what was done, entries by chapter, anomalies by line, lines left."""
    done = _(
        "Ejercicio %(cycle)s: %(entries)d registros en el libro; %(created)d creados, %(existing)d ya estaban, "
        "%(approved)d aprobados."
    ) % {**vars(loaded), "entries": len(book.entries)}
    chapters = Counter(entry.chapter for entry in book.entries)
    lines = [
        *([_("Prueba: no se cambió nada.")] if dry_run else []),
        done,
        *([_("Cifras guardadas: %(count)d") % {"count": loaded.figures}] if loaded.figures else []),
        *(
            _("Capítulo %(chapter)d: %(count)d") % {"chapter": c, "count": n}
            for c, n in sorted(chapters.items())
        ),
        *(_("Institución creada, por revisar: %(name)s") % {"name": name} for name in loaded.institutions),
        _("Anomalías: %(count)d") % {"count": len(anomalies)},
        *(f"  {anomaly.line}: {anomaly.message}" for anomaly in anomalies),
        _("Líneas que no son de ningún registro: %(count)d") % {"count": len(book.unowned_lines)},
    ]
    return "\n".join(lines)
