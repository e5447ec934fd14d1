"""The whole content of an entry as one JSON-safe value: what a receipt certifies and an edition freezes."""

import datetime
import hashlib
import json

from reporting.models import Entry, EvidenceFile, EvidenceLink, Figure, Institution

EVIDENCE = ("links", "files")


def entry_content(entry: Entry) -> dict:
    """The entry's content by name; read it through `Entry.objects.with_content()`."""
    day = entry.cycle.period_end  # whoever was renamed later is called as it was then
    return {
        "folio": entry.folio,
        "programme": entry.programme_id,
        "title": entry.title,
        "institution": institution_value(entry.institution, day),
        "unit": entry.unit,
        "partners": [institution_value(partner, day) for partner in entry.partners.all()],
        "objective": entry.objective_id,
        "secondary_objectives": sorted(o.number for o in entry.secondary_objectives.all()),
        "position": entry.position,
        "kinds": [item.key for item in entry.kinds.all()],
        "population": [item.key for item in entry.populations.all()],
        "description": entry.description,
        "results": entry.results,
        "figures": [figure_value(figure) for figure in entry.figures.all()],
        "challenges": [
            {"text": challenge.text, "category": challenge.category.key if challenge.category_id else ""}
            for challenge in entry.challenges.all()
        ],
        "focus_women": entry.focus_women,
        "focus_women_how": entry.focus_women_how,
        "focus_disability": entry.focus_disability,
        "focus_disability_how": entry.focus_disability_how,
        "starts": entry.starts.isoformat() if entry.starts else None,
        "ends": entry.ends.isoformat() if entry.ends else None,
        "is_permanent": entry.is_permanent,
        "states": [state.code for state in entry.states.all()],
        "sdg_targets": entry.sdg_targets,
        "highlight": entry.highlight,
        "principles": [item.key for item in entry.principles.all()],
        "links": [link_value(link) for link in entry.links.all()],
        "files": [file_value(file) for file in entry.files.all()],
    }


def public_content(content: dict) -> dict:
    """The content without the evidence that is only for whoever reviews: what may be published."""
    public = {
        name: [each for each in content[name] if each["is_public"]] for name in EVIDENCE if name in content
    }
    return {**content, **public}


def institution_value(institution: Institution, day: datetime.date) -> dict:
    """Name and acronym that the institution and its parent had that day, and its place."""
    parent = institution.parent
    return {
        **_names(institution, day),
        "sector": institution.sector_id,
        "state": institution.state_id or "",
        "parent": _names(parent, day) if parent else None,
        "is_unit": institution.is_unit,
    }


def _names(institution: Institution, day: datetime.date) -> dict:
    name, acronym = institution.names_on(day)
    return {"name": name, "acronym": acronym}


def figure_value(figure: Figure) -> dict:
    """One figure; the total as text, so that no decimal is lost on its way through JSON."""
    return {
        "what": figure.what,
        "unit": figure.unit,
        "total": f"{figure.total.normalize():f}",
        **{name: getattr(figure, name) for name in Figure.BREAKDOWN},
        "note": figure.note,
    }


def link_value(link: EvidenceLink) -> dict:
    return {"url": link.url, "title": link.title, "is_public": link.is_public}


def file_value(file: EvidenceFile) -> dict:
    """A file by its hash, which stays true wherever the file is kept."""
    upload = file.upload
    return {
        "name": upload.name,
        "title": file.title,
        "size": upload.size,
        "sha256": upload.sha256,
        "is_public": file.is_public,
    }


def sha256_of(value) -> str:
    """The hash of a JSON-safe value in its canonical writing (sorted keys, no spaces, UTF-8)."""
    text = json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
