"""What closes the Compendio: participants, acronyms, states, index, objectives by sector, colophon."""

from collections import defaultdict

from django.utils.translation import gettext as _

from compendium import prose
from compendium.documents.names import display_name
from compendium.documents.parts import Part
from compendium.documents.text import line
from compendium.snapshot import STATES_SECTOR, identity, participants


def parts(snapshot, statistics, chapters):
    """In print order; an annex that would be empty is not there. Each is (title, …) with its own anchor."""
    wanted = [
        (
            "instituciones",
            "_participants.html",
            _("Instituciones participantes"),
            participants_table(snapshot),
        ),
        (
            "siglas",
            "_acronyms.html",
            _("Siglas y acrónimos"),
            acronyms_table(snapshot),
        ),
        ("estados", "_states.html", _("Gobiernos estatales participantes"), states_list(statistics)),
        ("indice", "_index.html", _("Índice de instituciones"), index(snapshot, chapters)),
        ("matriz", "_matrix.html", _("Acciones por objetivo y sector"), matrix(snapshot, statistics)),
    ]
    return [
        Part(name, template, {"anchor": name, "title": title, **values})
        for name, template, title, values in wanted
        if values
    ]


def _state_names(snapshot):
    return {state["code"]: state["name"] for state in snapshot.catalogues["states"]}


def _everyone(snapshot):
    """Each institution that takes part, once, with its printed name; in alphabetical order."""
    state_names, found = _state_names(snapshot), {}
    for entry in snapshot.entries:
        for institution in participants(entry):
            found.setdefault(identity(institution), institution)
    named = [(line(display_name(each, state_names)), each) for each in found.values()]
    return sorted(named, key=lambda pair: (prose.sort_key(pair[0]), identity(pair[1])))


def participants_table(snapshot):
    """State governments have a list of their own; one of their offices is here when it has an acronym."""
    rows = [
        {"name": name, "acronym": line(institution.get("acronym") or "")}
        for name, institution in _everyone(snapshot)
        if institution["sector"] != STATES_SECTOR or institution.get("acronym")
    ]
    return {"rows": rows} if rows else None


def acronyms_table(snapshot):
    """Those the texts use, as they were read when the edition was frozen."""
    rows = [{"acronym": line(acronym), "meaning": line(meaning)} for acronym, meaning in snapshot.acronyms]
    return {"rows": rows} if rows else None


def states_list(statistics):
    """Numbered in the order of the alphabet."""
    names = sorted((state["name"] for state in statistics.states["list"]), key=prose.sort_key)
    rows = [{"number": str(number), "name": line(name)} for number, name in enumerate(names, start=1)]
    return {"rows": rows} if rows else None


def matrix(snapshot, statistics):
    """All objectives and all sectors, zeros included, with the totals of both ways."""
    sectors = snapshot.catalogues["sectors"]
    rows = [
        {
            "number": str(objective["number"]),
            "label": line(objective["label"]),
            "cells": _cells(statistics.by_objective_and_sector[objective["number"]], sectors),
            "total": prose.number(statistics.by_objective[objective["number"]]),
        }
        for objective in snapshot.catalogues["objectives"]
    ]
    return {
        "sectors": [{"short": line(sector["short"]), "name": line(sector["name"])} for sector in sectors],
        "rows": rows,
        "totals": _cells(statistics.by_sector, sectors),
        "total": prose.number(statistics.total),
    }


def _cells(counts, sectors):
    return [prose.number(counts[sector["number"]]) for sector in sectors]


def index(snapshot, chapters):
    """Each institution with the entries it leads or shares: objective, number, and where to find them."""
    found = defaultdict(list)
    for chapter in chapters:
        for objective in chapter.objectives:
            for entry in objective.entries:
                for institution in participants(entry.source):
                    found[identity(institution)].append((chapter, objective, entry))
    rows = [
        {
            "name": name,
            "acronym": line(institution.get("acronym") or ""),
            "groups": _groups(institution, found[identity(institution)]),
        }
        for name, institution in _everyone(snapshot)
    ]
    return {"rows": rows} if rows else None


def _groups(institution, places):
    """By objective; the chapter is said where it is not the institution's own."""
    groups = defaultdict(list)
    for chapter, objective, entry in places:
        groups[_group_title(institution, chapter, objective)].append(entry)
    return [{"title": title, "entries": entries} for title, entries in groups.items()]


def _group_title(institution, chapter, objective):
    if chapter.number == str(institution["sector"]):
        return _("Obj. %(objective)s") % {"objective": objective.number}
    return _("Cap. %(chapter)s, obj. %(objective)s") % {
        "chapter": chapter.number,
        "objective": objective.number,
    }


def colophon(snapshot, plain, title):
    """Which edition this is, from which frozen content, and how to cite it."""
    frozen = prose.moment(snapshot.edition["frozen_at"])
    label, manifest = snapshot.edition["label"], snapshot.edition["manifest"]
    citation = _("%(publisher)s, %(unit)s (%(year)s). %(title)s. %(work)s (edición %(label)s). %(city)s.")
    return {
        "title": title,
        "label": line(label),
        "number": line(str(snapshot.edition["number"])),
        "manifest": line(manifest),
        "day": prose.day(frozen.date()),
        "hour": f"{frozen:%H:%M}",
        "year": str(frozen.year),
        "texts": plain,
        "licences": snapshot.licences,
        "replaces": line(snapshot.replaces.get("edition", "")),
        "citation": citation % {**plain, "year": frozen.year, "title": title, "label": line(label)},
    }
