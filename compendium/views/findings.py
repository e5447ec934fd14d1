"""«Revisión de la edición»: everything the checks say of a cycle, by check and severity."""

from collections import Counter
from urllib.parse import urlencode

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.shortcuts import render

from reporting import checking, checks
from reporting.permissions import get_cycle, is_editor

PER_PAGE = 50


@login_required
def cycle_findings(request, name):
    cycle = get_cycle(request.user, name, allow=is_editor)
    found = sorted(checking.cycle_findings(cycle, only=checking.SENT), key=_gravest_first)
    check, severity = request.GET.get("comprobacion", ""), request.GET.get("gravedad", "")
    chosen = [each for each in found if _is_chosen(each, check, severity)]
    context = {
        "desk": "edits",
        "cycle": cycle,
        "table": _table(found),
        "severities": list(checks.SEVERITIES.items()),
        "check": check,
        "severity": severity,
        "kept_query": f"{urlencode({'comprobacion': check, 'gravedad': severity})}&",
        "page": Paginator(chosen, PER_PAGE).get_page(request.GET.get("pagina")),
        "total": len(chosen),
    }
    return render(request, "compendium/cycle_findings.html", context)


def _gravest_first(each: checking.Answered) -> tuple[int, bool]:
    """What somebody left blank comes after what somebody wrote: it is plain, and there is much of it."""
    return list(checks.SEVERITIES).index(each.finding.severity), each.finding.check == "completeness"


def _is_chosen(each: checking.Answered, check: str, severity: str) -> bool:
    return (not check or each.finding.check == check) and (not severity or each.finding.severity == severity)


def _table(found: list[checking.Answered]) -> list[dict]:
    """A row a check: how many of each severity, and how many of all are still open."""
    counts = Counter((each.finding.check, each.finding.severity) for each in found)
    unanswered = Counter(each.finding.check for each in found if each.is_open)
    return [
        {
            "key": key,
            "word": word,
            "counts": [
                (severity, name, counts[key, severity]) for severity, name in checks.SEVERITIES.items()
            ],
            "open": unanswered[key],
        }
        for key, word in checks.NAMES.items()
    ]
