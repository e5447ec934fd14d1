"""What every document is: an ordered list of parts, each a template and the values it prints."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Part:
    """`name` is unique in its document; `template` stands under templates/compendium/print/."""

    name: str
    template: str
    content: object = None


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
