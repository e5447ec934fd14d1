"""Everything the checks find in a cycle's entries."""

from collections import Counter

from django.utils.translation import gettext as _

from pmm import command
from reporting import checking, checks
from reporting.lookup import cycle_named


class Command(command.Command):
    help = _("Dice lo que las comprobaciones encuentran en los registros de un ejercicio.")

    def add_arguments(self, parser):
        parser.add_argument("--cycle", required=True, help=_("El ejercicio, como 2025."))
        parser.add_argument("--check", choices=list(checks.NAMES), help=_("Sólo esta comprobación."))

    def work(self, *, cycle, check, **options):
        found = [
            each
            for each in checking.cycle_findings(cycle_named(cycle), progress=self.progress)
            if not check or each.finding.check == check
        ]
        return {"findings": [_value(each) for each in found]}, _text(found)


def _value(each: checking.Answered) -> dict:
    entry = each.entry
    return {
        "chapter": entry.institution.sector_id,
        "objective": entry.objective_id,
        "number": entry.position,
        "entry": entry.folio,
        **each.finding.as_dict(),
        "explanation": each.explanation.note if each.explanation else None,
    }


def _text(found: list[checking.Answered]) -> str:
    """A line a finding, gravest first, then the counts."""
    lines = [
        f"{each.entry.folio} · {each.severity_word} · {each.check_word} · {each.finding.field}: {each.finding.message}"
        for each in found
    ]
    counts = Counter(each.severity_word for each in found)
    total = ", ".join(f"{word}: {counts[word]}" for word in map(str, checks.SEVERITIES.values()))
    return "\n".join([*lines, total])
