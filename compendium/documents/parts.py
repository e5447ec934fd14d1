"""What every document is: an ordered list of parts, each a template and the values it prints."""

from dataclasses import dataclass

TEMPLATES = "compendium/print"


@dataclass(frozen=True)
class Part:
    """`name` is unique in its document; `template` stands under templates/compendium/print/.

    A part begins on a page of its own (`break-before: right` in the stylesheet makes that a right-hand one) and is
    set apart from the others: its template may not depend on page numbers. Links are `href="#anchor"`; where the
    page of the place is printed, the link also has `data-page=""` and the stylesheet shows `attr(data-page)`.
    Running heads are the bookmarks of level 1 (left) and 2 (right); named pages cover, opener and quiet have none.
    One that `runs_on` begins below the part before it instead, and the two are set together.
    """

    name: str
    template: str
    content: object = None
    runs_on: bool = False


@dataclass(frozen=True)
class Document:
    """A whole document, ready to be printed: nothing in it is looked up or computed later."""

    name: str
    title: str
    subtitle: str
    language: str
    created: str
    author: str
    parts: tuple[Part, ...] = ()
    styles: tuple[str, ...] = ("pmm://static/print.css",)

    @property
    def flows(self) -> list[list[Part]]:
        """What is set together: each part with those that run on from it."""
        found = []
        for part in self.parts:
            if part.runs_on and found:
                found[-1].append(part)
            else:
                found.append([part])
        return found
