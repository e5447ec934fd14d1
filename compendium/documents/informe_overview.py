"""III. Panorama general: each of the 23 objectives, with what was done, by whom, and what stands out."""

from django.utils.translation import gettext as _

from compendium import prose
from compendium.documents.blocks import Bullets, Heading, Item, Paragraph
from compendium.documents.report import Report
from compendium.documents.text import line
from compendium.prose import findings, shares
from compendium.prose.naming import Mentions
from compendium.snapshot import identity, participants


def blocks(report: Report) -> list:
    mentions, found = Mentions(), []
    for objective in report.snapshot.catalogues["objectives"]:
        found.extend(of_objective(report, objective, mentions))
    return found


def of_objective(report: Report, objective: dict, mentions: Mentions) -> list:
    number, s = objective["number"], report.statistics
    entries = [entry for entry in report.snapshot.entries if entry["objective"] == number]
    totals = (
        shares.total_of_objective(number, s.by_objective_and_sector[number], report.names.sectors),
        shares.secondary(s.by_secondary_objective[number], beside=s.by_objective[number]),
    )
    heading = Heading(
        line(objective["title"]),
        anchor=f"objetivo-{number}",
        kicker=_("Objetivo %(number)s") % {"number": number},
        short=line(objective["label"]),
    )
    found = [heading, Paragraph(" ".join(filter(None, totals))), *report.text(f"informe_objetivo_{number}")]
    if entries:
        found.append(Paragraph(line(_who(entries, mentions, report.names.states))))
        # Where no institution marked a kind, the analysis says so once.
        if s.kinds["without"] < s.total:
            found.append(Paragraph(findings.kinds(s.kinds["by_objective"][number], report.names.kinds)))
        found.extend(report.text(f"informe_objetivo_{number}_tipos"))
        found.extend(highlights(entries))
    return found


def _who(entries, mentions, state_names):
    """Everybody once, by sector and name: the order a reader looks them up in."""
    everyone = {identity(who): who for entry in entries for who in participants(entry)}
    ordered = sorted(everyone.values(), key=lambda who: (who["sector"], prose.sort_key(who["name"])))
    return findings.participants(mentions.all_of(ordered, state_names))


def highlights(entries) -> list:
    """The actions that reviewers marked as representative, with what they wrote about each."""
    chosen = [entry for entry in entries if (entry.get("highlight") or "").strip()]
    if not chosen:
        return []
    ordered = sorted(chosen, key=lambda entry: prose.sort_key(entry["title"]))
    return [
        Heading(_("Acciones destacadas"), level=3),
        Bullets(tuple(Item(line(entry["highlight"]), _lead(entry)) for entry in ordered), kind="highlights"),
    ]


def _lead(entry):
    who = " / ".join(each.get("acronym") or each["name"] for each in participants(entry))
    return line(_("%(title)s (%(who)s).") % {"title": entry["title"], "who": who})
