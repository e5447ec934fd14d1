"""Where each part begins: page counts added up, blank pages before a right-hand one, numbers for all anchors."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from compendium.typesetting.errors import TypesettingError
from compendium.typesetting.fragment import Fragment


@dataclass(frozen=True)
class Placed:
    """A fragment and the number of its first page; `blank`: an empty page goes before it."""

    name: str
    fragment: Fragment
    first: int
    blank: bool


@dataclass(frozen=True)
class Plan:
    placed: tuple[Placed, ...]

    @property
    def fragments(self) -> list[Fragment]:
        return [part.fragment for part in self.placed]

    @property
    def pages(self) -> int:
        last = self.placed[-1]
        return last.first + len(last.fragment.pages) - 1

    def anchors(self) -> dict[str, int]:
        found = {}
        for part in self.placed:
            for name, (page, _x, _y) in part.fragment.anchors.items():
                found.setdefault(name, part.first + page)
        return found

    def bookmarks(self) -> Iterator[tuple[int, str, int]]:
        for part in self.placed:
            for level, label, page, _x, _y in part.fragment.bookmarks:
                yield level, label, part.first + page


def place(fragments: Mapping[str, Fragment]) -> Plan:
    """In the order given. A document begins on a right-hand page, and right-hand pages are odd."""
    placed, page = [], 1
    for name, fragment in fragments.items():
        blank = fragment.starts == "right" and page % 2 == 0
        placed.append(Placed(name, fragment, page + blank, blank))
        page += blank + len(fragment.pages)
    return Plan(tuple(placed))


def check_links(plan: Plan) -> None:
    """Raises TypesettingError when a link leads nowhere."""
    anchors = plan.anchors()
    missing = {name for part in plan.placed for name in part.fragment.links if name not in anchors}
    if missing:
        raise TypesettingError.missing_places(sorted(missing))
