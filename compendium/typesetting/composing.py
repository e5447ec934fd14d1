"""Sources in, one PDF out: what is not in the store is set by the workers, then everything is joined."""

from collections.abc import Callable, Iterable, Mapping
from functools import partial

from django.conf import settings
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


def prepare(sources: Iterable[Source], *, turn: int = 0, progress: Tell | None = None) -> Count:
    """Set what is not in the store yet and join nothing. Raises PartFailed.

    `turn` is this worker's number among those who set the same parts: each begins at another place of the list.
    """
    composition = Composition(list(sources), None, progress or (lambda step: None), turn)
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
    def __init__(self, sources: list[Source], about: About | None, tell: Tell, turn: int = 0):
        self.parts = numbered(sources)
        self.turn = turn
        self.about = about
        self.tell = tell
        self.fragments: dict[str, Fragment] = {}
        self.rendered: set[str] = set()
        self.by_others: set[str] = set()
        self.pages = 0
        self.total = len(self.parts)

    def typeset(self) -> Typeset:
        self.set_parts()
        made = self._settled()
        plan.check_links(made)
        wanted = heads.lines(made)
        drawn, cut = self._margins_and_fonts(made, self._heads(wanted))
        self.tell(Progress(_("Uniendo las partes"), made.pages, self.total, self.total))
        pdf = join(made, cut, drawn, wanted, self.about)
        missing = {sign: True for each in made.placed for sign in each.fragment.missing_glyphs}
        return Typeset(pdf, made.pages, made.anchors(), tuple(made.bookmarks()), tuple(missing), self.count())

    def count(self) -> Count:
        return Count(self.total, len(self.rendered - {heads.NAME}))

    def set_parts(self) -> None:
        """All parts; those that print page numbers with provisional ones, or not yet when their length moves none."""
        tail = last_of(self.parts)
        self._set({part: part.html() for part in self.parts if part not in tail})
        self.fragments |= {part.name: stand_in(part) for part in tail}

    def _settled(self) -> plan.Plan:
        """The plan in which each page number that is printed is the right one."""
        late = [part for part in self.parts if part.needs_pages]
        wanted = {name for part in late for name in part.pages_wanted()}
        for _round in range(ROUNDS):
            made = self._placed()
            anchors = made.anchors()
            if missing := wanted - anchors.keys():
                raise TypesettingError.missing_places(sorted(missing))
            # Fonts are cut meanwhile: the last parts hardly ever bring a new sign.
            self._set({part: part.html(anchors) for part in late}, partial(self._missing_cuts, made))
            again = self._placed()
            if all(again.anchors().get(name) == anchors[name] for name in wanted):
                return again
        raise TypesettingError.never_settles()

    def _placed(self):
        return plan.place({part.name: self.fragments[part.name] for part in self.parts})

    def _set(self, pages: Mapping[Part, str], more: Callable[[], list] = list) -> None:
        """Take these parts from the store or set them; the jobs of `more` are done beside them and only kept."""
        keys = {part.name: part.key(html) for part, html in pages.items()}
        jobs = []
        for part, html in pages.items():
            if (fragment := store.get(keys[part.name])) is not None:
                self._take(part.name, fragment)
            else:
                jobs.append(workers.Job(part.name, request_of(part, html), weight=len(html)))
        if jobs:
            self._work([*jobs, *more()], keys)

    def _work(self, jobs, keys):
        """Failures wait until the other parts are done: those need not be set again."""
        failures = {}
        for name, result in workers.pool().work(self._ranked(jobs), alive=self._say, found=self._found(keys)):
            if isinstance(result, TypesettingError):
                failures[name] = result
            else:
                store.put(keys.get(name, name), result)
                if name in keys:
                    self.rendered |= {name} - self.by_others
                    self._take(name, result)
        for name in keys:
            if name in failures:
                raise PartFailed(name, failures[name])

    def _ranked(self, jobs):
        """The heaviest first, but for those who help: they begin later in the list."""
        shares = settings.TYPESETTING_HELPERS + 1
        ranked = sorted(jobs, key=lambda job: -job.weight)
        begin = len(ranked) * self.turn // shares % max(1, len(ranked))
        return [*ranked[begin:], *ranked[:begin]]

    def _found(self, keys):
        """Where others help, a part may have come into the store since it was missing there."""

        def look(job):
            fragment = store.get(keys.get(job.name, job.name)) if settings.TYPESETTING_HELPERS else None
            self.by_others |= {job.name} if fragment else set()
            return fragment

        return look

    def _take(self, name, fragment):
        self.pages += len(fragment.pages) - len(self.fragments[name].pages if name in self.fragments else ())
        self.fragments[name] = fragment

    def _say(self):
        done = min(len(self.fragments), self.total)  # the running heads are no part
        self.tell(Progress(_("Componiendo páginas"), self.pages, done, self.total))

    def _margins_and_fonts(self, made: plan.Plan, lines: Part) -> tuple[Fragment, list[Fragment]]:
        self._set({lines: lines.html()})
        drawn = self.fragments.pop(heads.NAME)
        cut, jobs = self._cuts([*made.fragments, drawn])
        for key, result in workers.pool().work(jobs, alive=self._say):
            if isinstance(result, TypesettingError):
                raise result
            store.put(key, result)
            cut[key] = result
        return drawn, list(cut.values())

    def _cuts(self, fragments) -> tuple[dict[str, Fragment | None], list[workers.Job]]:
        """The cut of each face by its key, None where it is still to be made; and the jobs that make those."""
        found, jobs = {}, []
        for face in fonts.union(fragments):
            key = fonts.key(face)
            found[key] = store.get(key)
            if found[key] is None:
                jobs.append(workers.Job(key, {"kind": "font", "face": face, "path": fonts.path_of(face)}))
        return found, jobs

    def _missing_cuts(self, made):
        return self._cuts(made.fragments)[1]

    def _heads(self, wanted) -> Part:
        html = heads.html(wanted, self.about.language)
        return Part(Source(heads.NAME, html, self.parts[0].source.styles), notes_before=0)


def last_of(parts: list[Part]) -> list[Part]:
    """The parts at the end that print page numbers and whose own length moves none that is printed."""
    wanted = {name for part in parts for name in part.pages_wanted()}
    found = []
    for part in reversed(parts):
        found += [part] if part.needs_pages else []
        if part.anchors() & wanted:
            break
    return found


def stand_in(part: Part) -> Fragment:
    """One page on which everything stands, until the part is set."""
    page = {"type": "", "blank": False}
    return Fragment(pages=[page], anchors={name: [0, 0, 0] for name in part.anchors()})
