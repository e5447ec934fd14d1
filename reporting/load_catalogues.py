"""After every migrate: the catalogue rows that are missing. What an administrator edited stays."""

from reporting import catalogues


def load_catalogues(using="default", **kwargs):
    from reporting.models import (
        ChallengeCategory,
        Institution,
        InstitutionAlias,
        Kind,
        Objective,
        Population,
        Principle,
        Sector,
        State,
    )

    def add_missing(model, key, rows):
        """Create the rows whose `key` is not there yet; returns the created ones by key."""
        known = set(model.objects.using(using).values_list(key, flat=True))
        missing = [model(**row) for row in rows if row[key] not in known]
        return {getattr(row, key): row for row in model.objects.using(using).bulk_create(missing)}

    for model, key, items in (
        (Sector, "number", catalogues.SECTORS),
        (Objective, "number", catalogues.OBJECTIVES),
    ):
        add_missing(model, key, [item._asdict() for item in items])
    add_missing(State, "code", [{"code": s.code, "name": s.name} for s in catalogues.STATES])
    for model, items in (
        (Kind, catalogues.KINDS),
        (Population, catalogues.POPULATIONS),
        (ChallengeCategory, catalogues.CHALLENGE_CATEGORIES),
        (Principle, catalogues.PRINCIPLES),
    ):
        add_missing(model, "key", [{**item._asdict(), "position": n} for n, item in enumerate(items, 1)])
    _load_institutions(Institution, InstitutionAlias, add_missing, using)


def _load_institutions(Institution, InstitutionAlias, add_missing, using):
    """Institutions in two passes, because a parent may stand after its unit."""
    rows = {item.name: item for item in catalogues.INSTITUTIONS}
    created = add_missing(
        Institution,
        "name",
        [
            {"name": i.name, "acronym": i.acronym, "sector_id": i.sector, "state_id": i.state or None}
            for i in rows.values()
        ],
    )
    if not created:
        return
    by_label = {i.short_name: i for i in Institution.objects.using(using).all()}
    for name, institution in created.items():
        institution.parent = by_label.get(rows[name].parent)
        institution.is_unit = rows[name].is_unit
    Institution.objects.using(using).bulk_update(created.values(), ["parent", "is_unit"])
    add_missing(
        InstitutionAlias,
        "name",
        [{"institution": created[name], "name": alias} for name in created for alias in rows[name].aliases],
    )
