"""Across cycles: programmes new, continued and ended against the previous cycle; totals by cycle."""

from collections import Counter

from compendium.statistics.actions import by_sector


def against_previous(snapshot) -> dict:
    """Programmes by lineage against the last earlier cycle; all zeros and no name when there is none."""
    earlier = previous(snapshot)
    if earlier is None:
        return {"previous": "", "new": 0, "continued": 0, "ended": 0, "programmes": 0}
    now = {entry["programme"] for entry in snapshot.entries}
    before = set(earlier["programmes"])
    return {
        "previous": earlier["cycle"],
        "new": len(now - before),
        "continued": len(now & before),
        "ended": len(before - now),
        "programmes": len(now),
    }


def series(snapshot) -> list[dict]:
    """Total and actions by sector of each cycle that was published, the oldest first, this one last."""
    rows = [
        {
            "cycle": each["cycle"],
            "total": each["total"],
            "by_sector": {
                sector["number"]: each["by_sector"].get(str(sector["number"]), 0)
                for sector in snapshot.catalogues["sectors"]
            },
        }
        for each in in_order(snapshot)
    ]
    now = {
        "cycle": snapshot.cycle["name"],
        "total": len(snapshot.entries),
        "by_sector": by_sector(snapshot.entries, snapshot.catalogues),
    }
    return [*rows, now]


def digest(cycle: str, edition: str, rows) -> dict:
    """What a later cycle keeps of an edition: enough to compare with, JSON-safe.

    rows: (programme, sector) of each of its entries.
    """
    rows = list(rows)
    sectors = Counter(str(sector) for _programme, sector in rows)
    return {
        "cycle": cycle,
        "edition": edition,
        "total": len(rows),
        "by_sector": dict(sorted(sectors.items())),
        "programmes": sorted({programme for programme, _sector in rows}),
    }


def in_order(snapshot):
    return sorted(snapshot.earlier, key=lambda each: each["cycle"])


def previous(snapshot):
    return in_order(snapshot)[-1] if snapshot.earlier else None
