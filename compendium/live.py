"""A cycle as it stands now, in the shape of a snapshot: for the dashboard and for counting before freezing.

Reads only what statistics ask for, in a fixed number of queries: no texts, no model instances.
"""

from django.utils import timezone
from django.utils.translation import gettext as _

from compendium.freeze import earlier_editions, edition_context
from compendium.snapshot import Snapshot, from_dict
from reporting.models import Challenge, Cycle, Entry, Figure, Institution, InstitutionAlias

PLAIN = (
    *("programme_id", "title", "institution_id", "objective_id", "status"),
    *("focus_women", "focus_disability", "sdg_targets"),
)
# Each many-to-many field of an entry: the name in a content dict, the path to the value that stands for it.
LINKS = {
    "partners": ("partners", "institution_id"),
    "secondary_objectives": ("secondary_objectives", "objective_id"),
    "kinds": ("kinds", "kind__key"),
    "populations": ("population", "population__key"),
    "states": ("states", "state_id"),
}
FIGURE = ("unit", "total", "women", "men", "girls", "boys", "adolescents", "unspecified")


def live_snapshot(cycle: Cycle, entries, *, at=None) -> Snapshot:
    """The chosen entries of `cycle` (a queryset) as they are at this moment."""
    return from_dict(
        {
            **edition_context(cycle),
            "earlier": earlier_editions(cycle),
            "edition": {
                "label": _("%(cycle)s en vivo") % {"cycle": cycle.name},
                "number": "",
                "manifest": "",
                "frozen_at": (at or timezone.now()).isoformat(),
            },
            "entries": lean_contents(entries, cycle),
        }
    )


def lean_contents(entries, cycle: Cycle) -> list[dict]:
    """Contents without their texts, in the order of the entries' ids; each also knows its own "pk".

    What belongs to entries is read for the whole cycle and picked here: asking for the chosen ones in each of
    these queries takes the database longer.
    """
    institutions = _institutions(cycle.period_end)
    chosen = Entry.objects.filter(pk__in=entries.order_by().values("pk")).order_by("pk")
    rows = {row["pk"]: _plain(row, institutions, cycle) for row in chosen.values("pk", *PLAIN)}
    for field, (name, path) in LINKS.items():
        for pk, value in _links(cycle, field, path):
            if pk in rows:
                rows[pk][name].append(institutions[value] if field == "partners" else value)
    for figure in Figure.objects.filter(entry__cycle=cycle).order_by("pk").values("entry_id", *FIGURE):
        if row := rows.get(figure.pop("entry_id")):
            row["figures"].append(figure)
    challenges = Challenge.objects.filter(entry__cycle=cycle).order_by("pk")
    for pk, category in challenges.values_list("entry_id", "category__key"):
        if pk in rows:
            rows[pk]["challenges"].append({"category": category or ""})
    return list(rows.values())


def _plain(row, institutions, cycle):
    return {
        **row,
        "folio": f"{cycle.name}-{row['pk']:05d}",
        "programme": row["programme_id"],
        "institution": institutions[row["institution_id"]],
        "objective": row["objective_id"],
        **{name: [] for name, _path in LINKS.values()},
        "figures": [],
        "challenges": [],
    }


def _links(cycle, field, path):
    through = Entry._meta.get_field(field).remote_field.through
    return through.objects.filter(entry__cycle=cycle).order_by("pk").values_list("entry_id", path)


def _institutions(day) -> dict[int, dict]:
    """Each institution as `content.institution_value` has it, by id, called as it was that day."""
    columns = ("pk", "name", "acronym", "sector_id", "state_id", "is_unit", "parent_id")
    rows = {row["pk"]: row for row in Institution.objects.values(*columns)}
    former = InstitutionAlias.objects.filter(until__gte=day).order_by("-until")
    names = {pk: {"name": row["name"], "acronym": row["acronym"]} for pk, row in rows.items()}
    # The one that ended first after the day comes last, and stays.
    names |= {alias.institution_id: {"name": alias.name, "acronym": alias.acronym} for alias in former}
    return {
        pk: {
            **names[pk],
            "sector": row["sector_id"],
            "state": row["state_id"] or "",
            "parent": names[row["parent_id"]] if row["parent_id"] else None,
            "is_unit": row["is_unit"],
        }
        for pk, row in rows.items()
    }
