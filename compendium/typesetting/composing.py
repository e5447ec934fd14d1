"""Sources in, one PDF out: what is not in the store is set by the workers, then everything is joined."""

from collections.abc import Callable, Iterable, Mapping

from django.utils.translation import gettext as _

from compendium.typesetting import fonts, heads, plan, store, workers
from compendium.typesetting.assembly import join
from compendium.typesetting.errors import TypesettingError
from compendium.typesetting.fragment import Fragment
from compendium.typesetting.parts import Part, numbered
from compendium.typesetting.result import About, Count, Progress, Source, Typeset

ROUNDS = 4  # until the contents, which shift the pages they list, have the length they were given
Tell = Callable[[Progress], None]


class PartFailed(TypesettingError):
    """One part could not be set; the others are in the store."""

    def __init__(self, name: str, cause: TypesettingError):
        super().__init__(str(cause), detail=cause.detail, may_be_an_entry=cause.may_be_an_entry)
        self.part = name


def typeset(sources: Iterable[Source], about: About, *, progress: Tell | None = None) -> Typeset:
    """Raises PartFailed, or TypesettingError when no part is to blame."""
    return Composition(list(sources), about, progress or (lambda step: None)).typeset()


def prepare(sources: Iterable[Source], *, progress: Tell | None = None) -> Count:
    """Set what is not in the store yet and join nothing. Raises PartFailed."""
    composition = Composition(list(sources), None, progress or (lambda step: None))
    composition.set_parts()
    return composition.count()


def failures(sources: Iterable[Source]) -> dict[str, TypesettingError]:
    """What each source says that cannot be set, by its name; nothing is kept."""
    parts = numbered(list(sources))
    jobs = [workers.Job(part.name, request_of(part, part.html()), len(part.source.html)) for part in parts]
    results = workers.pool().work(jobs)
    return {name: result for name, result in results if isinstance(result, TypesettingError)}


def request_of(part: Part, html: str) -> dict:
    return {"kind": "part", "html": html, "styles": part.source.styles, "mark": part.name}


class Composition:
    def __init__(self, sources: list[Source], about: About | None, tell: Tell):
        self.parts = numbered(sources)
        self.about = about
        self.tell = tell
        self.fragments: dict[str, Fragment] = {}
        self.rendered: set[str] = set()
        self.pages = 0
        self.total = len(self.parts)

    def typeset(self) -> Typeset:
        self.set_parts()
        made, drawn, wanted = self._settled()
        plan.check_links(made)
        cut = self._fonts([*(each.fragment for each in made.placed), drawn])
        self.tell(Progress(_("Uniendo las partes"), made.pages, self.total, self.total))
        pdf = join(made, cut, drawn, wanted, self.about)
        missing = {sign: True for each in made.placed for sign in each.fragment.missing_glyphs}
        return Typeset(pdf, made.pages, made.anchors(), tuple(made.bookmarks()), tuple(missing), self.count())

    def count(self) -> Count:
        return Count(self.total, len(self.rendered - {heads.NAME}))

    def set_parts(self) -> None:
        """All parts, those that print page numbers with provisional ones."""
        self._set({part: part.html() for part in self.parts})

    def _settled(self) -> tuple[plan.Plan, Fragment, list]:
        """The plan in which each page number that is printed is the right one, and the lines of its margins."""
        late = [part for part in self.parts if part.needs_pages]
        for _round in range(ROUNDS):
            made = self._placed()
            anchors, wanted = made.anchors(), heads.lines(made)
            self._check_known(late, anchors)
            lines = self._heads(wanted)
            self._set({**{part: part.html(anchors) for part in late}, lines: lines.html()})
            again = self._placed()
            if again.anchors() == anchors:
                return again, self.fragments.pop(heads.NAME), wanted
        raise TypesettingError.never_settles()

    def _placed(self):
        return plan.place({part.name: self.fragments[part.name] for part in self.parts})

    def _check_known(self, late, anchors):
        missing = {name for part in late for name in part.pages_wanted() if name not in anchors}
        if missing:
            raise TypesettingError.missing_places(sorted(missing))

    def _set(self, pages: Mapping[Part, str]) -> None:
        keys = {part.name: part.key(html) for part, html in pages.items()}
        jobs = []
        for part, html in pages.items():
            if (fragment := store.get(keys[part.name])) is not None:
                self._take(part.name, fragment)
            else:
                jobs.append(workers.Job(part.name, request_of(part, html), weight=len(html)))
        self._work(jobs, keys)

    def _work(self, jobs, keys):
        """Failures wait until the other parts are done: those need not be set again."""
        failures = {}
        for name, result in workers.pool().work(jobs, alive=self._say):
            if isinstance(result, TypesettingError):
                failures[name] = result
            else:
                store.put(keys[name], result)
                self.rendered.add(name)
                self._take(name, result)
        for part in self.parts:
            if part.name in failures:
                raise PartFailed(part.name, failures[part.name])

    def _take(self, name, fragment):
        self.pages += len(fragment.pages) - len(self.fragments[name].pages if name in self.fragments else ())
        self.fragments[name] = fragment

    def _say(self):
        self.tell(Progress(_("Componiendo páginas"), self.pages, len(self.fragments), self.total))

    def _heads(self, wanted) -> Part:
        html = heads.html(wanted, self.about.language)
        return Part(Source(heads.NAME, html, self.parts[0].source.styles), notes_before=0)

    def _fonts(self, fragments) -> list[Fragment]:
        """One cut for each face, kept by itself: a new sign in a text is cut into its own face only."""
        made, jobs = {}, []
        for face in fonts.union(fragments):
            key = fonts.key(face)
            if (made.setdefault(key, store.get(key))) is None:
                request = {"kind": "font", "face": face, "path": fonts.path_of(face)}
                jobs.append(workers.Job(key, request))
        for key, result in workers.pool().work(jobs, alive=self._say):
            if isinstance(result, TypesettingError):
                raise result
            store.put(key, result)
            made[key] = result
        return list(made.values())
