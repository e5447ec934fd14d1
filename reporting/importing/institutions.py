"""Who a printed heading means: institutions on record under any of their names, and new ones as they should be."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from reporting.catalogues import fold

from .names import proper_case, read_name, without_stop
from .printed.headings import state_named
from .states import of_state, state_in

STATES_CHAPTER = 2
# One name is often written with and without them.
LOOSE_WORDS = {"de", "del", "el", "la", "las", "los", "y"}
UNIT = re.compile(
    r"(?:(?:SUB)?DIRECCI[ÓO]N|COORDINACI[ÓO]N|SUBSECRETAR[ÍI]A|DELEGACI[ÓO]N|JEFATURA|OFICINA|DEPARTAMENTO|UNIDAD)\b",
    re.IGNORECASE,
)
JOINT = re.compile(r"\s*[/;]\s*(?![^()]*\))")
LIGHT_JOINT = re.compile(r"\s+[YE]\s+|\s*,\s+", re.IGNORECASE)
SAME_NAME = 90  # of 100: alike enough to be one name with a slip
RELATED_NAME = 65  # of 100: alike enough to be one institution where the acronym is the same
SHORTEST_NAME = 12  # letters: below, one slip makes another name
SHORTEST_ACRONYM = 5
LONGEST_NAME = 250


@dataclass(frozen=True)
class Known:
    """An institution on record; `id` and `parent` are whatever the caller knows institutions by."""

    id: int
    name: str
    acronym: str = ""
    sector: int = 1
    state: str = ""
    parent: int | None = None
    is_unit: bool = False
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True)
class Party:
    """An institution that a heading means: one on record, or a new one, which has no `id`."""

    id: int | None
    name: str
    acronym: str
    sector: int
    state: str = ""
    parent: int | None = None
    is_unit: bool = False

    @property
    def label(self) -> str:
        return f"{self.name} ({self.acronym})" if self.acronym else self.name


@dataclass(frozen=True)
class Remark:
    kind: str
    message: str


@dataclass(frozen=True)
class Resolution:
    """The institution that reports, those that take part, the unit inside the first, and what was decided."""

    lead: Party
    partners: tuple[Party, ...] = ()
    unit: str = ""
    remarks: tuple[Remark, ...] = ()


class Directory:
    """The institutions on record, and those that the headings of a book add as they come."""

    def __init__(self, known: Iterable[Known]):
        self._named: dict[str, list[Party]] = defaultdict(list)
        self._governments: dict[str, Party] = {}
        self._names: dict[Party, set[str]] = {}  # the keys of its own name and acronym, aliases aside
        for item in known:
            party = Party(
                item.id, item.name, item.acronym, item.sector, item.state, item.parent, item.is_unit
            )
            self.add(party, item.aliases)

    def add(self, party: Party, aliases: Iterable[str] = (), *, own: Iterable[str] = ()) -> None:
        """`aliases` are other names that it goes by; `own` are further ways to write its own name."""
        self._names[party] = {key(name) for name in (party.name, party.acronym, *own)} - {""}
        for name in (party.name, party.acronym, *own, *aliases):
            if key(name) and party not in self._named[key(name)]:
                self._named[key(name)].append(party)
        if party.sector == STATES_CHAPTER and party.state and state_named(party.name) == party.state:
            self._governments.setdefault(party.state, party)

    def resolve(self, printed: str, *, chapter: int, place: str = "") -> Resolution:
        """Who `printed`, the institution's part of a heading, means; `place` is the state it stands under."""
        return _Reading(self, chapter, state_named(place) or "").resolution(without_stop(printed))

    def named(self, name: str) -> list[Party]:
        return self._named.get(key(name), [])

    def is_own_name(self, party: Party, name: str) -> bool:
        return key(name) in self._names[party]

    def government(self, code: str) -> Party | None:
        return self._governments.get(code)

    def parties(self) -> Iterable[Party]:
        return self._names


class _Reading:
    """One heading's institutions."""

    def __init__(self, directory: Directory, chapter: int, state: str):
        self.directory = directory
        self.chapter = chapter
        self.state = state
        self.units: list[str] = []
        self.remarks: list[Remark] = []

    def resolution(self, text: str) -> Resolution:
        if self.chapter == STATES_CHAPTER:
            self.state = state_in(text) or self.state
        parties = list(dict.fromkeys(self._read(text))) if key(text) else [self._unnamed()]
        lead, *partners = _without_parents(parties)
        if lead.sector != self.chapter:
            message = _("%(institution)s es de otro sector, pero está impresa en el capítulo %(chapter)d.")
            self._remark("institution-sector", message, institution=lead.label, chapter=self.chapter)
        return Resolution(lead, tuple(partners), "; ".join(self.units), tuple(self.remarks))

    # --- From the whole to its parts ------------------------------------------------------------

    def _read(self, text: str, *, leads: bool = True) -> list[Party]:
        parts = [part for part in JOINT.split(text) if key(part)]
        if len(parts) > 1 and not self._pick(text, leads=leads):
            return self._read_joint(parts)
        found = self._find(text, leads=leads)
        if found:
            return [found]
        light = self._light_parts(text)
        if light:
            return [*self._read(light[0], leads=leads), *self._read(light[1], leads=False)]
        return [self._nearest(text, leads=leads) or self._new(text)]

    def _read_joint(self, parts: list[str]) -> list[Party]:
        """Institutions that act together; an office that is not on record is a unit of the one beside it."""
        units = [part for part in parts if UNIT.match(part) and not self._find(part, leads=False)]
        bodies = [part for part in parts if part not in units] or units[:1]
        self.units += [proper_case(unit) for unit in units if unit not in bodies]
        return [party for i, body in enumerate(bodies) for party in self._read(body, leads=i == 0)]

    def _light_parts(self, text: str) -> tuple[str, str] | None:
        """The two sides of an "Y" or a comma that parts two institutions on record, and is not in a name."""
        for joint in LIGHT_JOINT.finditer(text):
            left, right = text[: joint.start()], text[joint.end() :]
            if self._peek(left) and self._peek(right):
                return left, right
        return None

    # --- One institution ------------------------------------------------------------------------

    def _peek(self, text: str) -> Party | None:
        """As `_find`, without remarks."""
        told = len(self.remarks)
        found = self._find(text, leads=False)
        del self.remarks[told:]
        return found

    def _find(self, text: str, *, leads: bool) -> Party | None:
        """The institution on record that `text` names, under any of its names."""
        if self.chapter == STATES_CHAPTER and (
            government := self.directory.government(state_named(text) or "")
        ):
            return government
        name, acronym = read_name(text)
        by_name = self._pick(name, leads=leads)
        by_acronym = self._pick(acronym, leads=leads)
        if by_name and by_acronym and by_name != by_acronym:
            return self._one_of(by_name, by_acronym, text)
        if by_name:
            return self._taken(by_name, name, text)
        if by_acronym and (not name or _are_related(name, by_acronym)):
            return self._taken(by_acronym, name or acronym, text)
        return self._pick(text, leads=leads)

    def _pick(self, name: str, *, leads: bool) -> Party | None:
        """The party of that name which fits the chapter best."""
        fitting = [party for party in self.directory.named(name) if self._fits(party, name, leads=leads)]
        return min(fitting, key=lambda party: party.sector != self.chapter, default=None)

    def _fits(self, party: Party, name: str, *, leads: bool) -> bool:
        """In the states' chapter only a state's institution reports, and each state has its own."""
        if self.chapter != STATES_CHAPTER or (not leads and party.sector != STATES_CHAPTER):
            return True
        state = state_in(name) or self.state
        return party.sector == STATES_CHAPTER and (not state or party.state in ("", state))

    def _one_of(self, by_name: Party, by_acronym: Party, text: str) -> Party:
        """The unit, where name and acronym are a unit's and its ministry's; else the name decides."""
        if by_acronym.id is not None and by_acronym.id == by_name.parent:
            return by_name
        if by_name.id is not None and by_name.id == by_acronym.parent:
            return by_acronym
        message = _("En «%(text)s» la sigla es de %(other)s: se tomó el nombre.")
        self._remark("institution-acronym", message, text=text, other=by_acronym.name)
        return by_name

    def _taken(self, party: Party, name: str, text: str) -> Party:
        if not self.directory.is_own_name(party, name):
            message = _("Dice «%(text)s»: se tomó como %(institution)s.")
            self._remark("institution-name", message, text=text, institution=party.label)
        return party

    def _nearest(self, text: str, *, leads: bool) -> Party | None:
        """The institution of the same chapter whose name is `text` but for a slip, where only one is."""
        name, acronym = read_name(text)
        near = self._near_name(name, leads=leads) if name else self._near_acronym(acronym)
        if near:
            message = _(
                "«%(text)s» no está en el catálogo; por parecido se tomó como %(institution)s: compruébelo."
            )
            self._remark("institution-alike", message, text=text, institution=near.label)
        return near

    def _near_name(self, name: str, *, leads: bool) -> Party | None:
        folded = fold(name)
        if len(folded) < SHORTEST_NAME:
            return None
        state = state_in(name) or self.state
        names = {
            party: fold(party.name)
            for party in self.directory.parties()
            if party.sector == self.chapter and party.state == state and self._fits(party, name, leads=leads)
        }
        found = process.extract(folded, names, scorer=fuzz.ratio, score_cutoff=SAME_NAME, limit=2)
        return found[0][2] if len(found) == 1 else None

    def _near_acronym(self, acronym: str) -> Party | None:
        if len(key(acronym)) < SHORTEST_ACRONYM or self.chapter == STATES_CHAPTER:
            return None
        found = [
            party
            for party in self.directory.parties()
            if party.sector == self.chapter and OSA.distance(key(party.acronym), key(acronym)) == 1
        ]
        return found[0] if len(found) == 1 else None

    def _new(self, text: str) -> Party:
        """An institution that is not on record, as it should be created."""
        name, acronym = read_name(text)
        state = (state_in(text) or self.state) if self.chapter == STATES_CHAPTER else ""
        government = self.directory.government(state)
        party = Party(
            id=None,
            name=self._free_name(proper_case(name) or acronym, state),
            acronym="" if self.directory.named(acronym) else acronym,
            sector=self.chapter,
            state=state,
            parent=government.id if government else None,
        )
        self.directory.add(party, own=(text, name, acronym))
        message = _("%(institution)s no está en el catálogo: se creó para que la revise la administración.")
        self._remark("institution-new", message, institution=party.label)
        return party

    def _free_name(self, name: str, state: str) -> str:
        """`name` as no other institution is called: a state's is told by its state."""
        name = name[:LONGEST_NAME].strip()
        if state and not state_in(name):
            name = of_state(name, state)
        if self._is_taken(name):
            name = _("%(name)s (capítulo %(chapter)d)") % {"name": name, "chapter": self.chapter}
        return name

    def _is_taken(self, name: str) -> bool:
        return any(key(party.name) == key(name) for party in self.directory.named(name))

    def _unnamed(self) -> Party:
        """Where a heading names nobody: the state it stands under, or an institution yet to be told."""
        government = self.directory.government(self.state)
        return government or self._read(_("Institución por identificar"))[0]

    def _remark(self, kind: str, message: str, **values) -> None:
        self.remarks.append(Remark(kind, message % values))


def key(name: str) -> str:
    """What two writings of a name have in common: no accents, case, stops, spaces or small words."""
    words = fold(name).split()
    return "".join(word for word in words if word not in LOOSE_WORDS) or "".join(words)


def _are_related(name: str, party: Party) -> bool:
    return fuzz.token_sort_ratio(fold(name), fold(party.name)) >= RELATED_NAME


def _without_parents(parties: list[Party]) -> list[Party]:
    """Without the ministry that a unit is printed with, and without the government of a state's own body."""
    included = {party.parent for party in parties if party.is_unit or party.sector == STATES_CHAPTER} - {None}
    return [party for party in parties if party.id not in included] or parties
