"""Whether a total and its parts agree. A reading under which they agree always wins."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import accumulate, product

from .claims import Claim, Link, Total
from .labels import BOTH, MINORS, Age, Sex
from .numbers import Value
from .parts import Part
from .sentences import Quantity
from .vocabulary import Unit, words

# Links after which a clause may speak of some of the people only.
LOOSE = (Link.PARTITIVE, Link.LEAD, Link.EARLIER, Link.APPOSITION)
TRAILING_WORDS = 5
NEAR = 0.05  # of the total: so close that the same thing must be meant
MOST_READINGS = 16
MOST_ABSORBED = 6

# Words for whoever is counted: "640 personas, 410 mujeres y 230 hombres" can only be one group.
ANYBODY = frozenset(
    "persona personas nna participante participantes asistente asistentes beneficiaria beneficiarias beneficiario "
    "beneficiarios usuaria usuarias usuario usuarios migrante migrantes menores connacionales".split()
)
THINGS: tuple[Unit, ...] = ("services", "documents", "events", "pesos", "other")


@dataclass(frozen=True, slots=True)
class Verdict:
    """`is_plain`: the parts plainly are the whole, so that it is a warning; else it is only asked."""

    claim: Claim
    total: Total
    parts: tuple[Part, ...]
    sum: Value
    is_plain: bool


def agree(claim: Claim, totals: list[Total]) -> bool:
    """Whether some reading of the parts gives one of the totals, or nothing can be said of them."""
    parts = [part.quantity for part in claim.parts.parts]
    if claim.parts.is_shared and claim.parts.sum > max(total.quantity.value for total in totals):
        return True
    if any(part.is_percentage or part.is_hedged or not part.number.readings for part in parts):
        return True
    sums = set(possible_sums(claim))
    return any(_agrees(total.quantity, sums, parts) for total in totals)


def _agrees(total: Quantity, sums: set[Value], parts: list[Quantity]) -> bool:
    if total.is_percentage or total.is_hedged or not total.number.readings:
        return True
    if not sums.isdisjoint(total.number.readings):
        return True
    rounding = max([total.number.step, *(part.number.step for part in parts)])
    return rounding > 1 and any(abs(value - total.value) < rounding * (1 + len(parts)) for value in sums)


def possible_sums(claim: Claim) -> Iterator[Value]:
    """What the parts may add up to: all or the first ones, with or without groups that lie within others."""
    parts = claim.parts.parts
    for values in _readings(parts):
        yield from list(accumulate(values))[min(2, len(values)) - 1 :]
        if claim.link is Link.AFTER:
            yield from list(accumulate(reversed(values)))[1:]
        within = [value for part, value in zip(parts, values, strict=True) if _may_be_within(part, parts)]
        for absorbed in _subsets(within):
            yield sum(values) - absorbed


def judge(claim: Claim, total: Total, is_certain: bool) -> Verdict | None:
    """What to say of a total and parts that do not agree; nothing when they need not.

    `is_certain`: nothing else can be the total.
    """
    people = _people(claim.parts.parts)
    if len(people) > 1 and not _names_more_people(claim, people):
        verdict = _judge_people(claim, total, people)
    elif len(claim.parts.parts) == 1:
        verdict = _judge_share(claim, total)
    else:
        verdict = _judge_kinds(claim, total)
    return replace(verdict, is_plain=verdict.is_plain and is_certain) if verdict else None


def _people(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """The first parts, as long as their labels name sexes or ages."""
    for number, part in enumerate(parts):
        if not part.label.names_people:
            return parts[:number]
    return parts


def _names_more_people(claim: Claim, people: tuple[Part, ...]) -> bool:
    rest = claim.parts.parts[len(people) :]
    return bool(rest) and rest[0].label.unit not in THINGS


# --- Parts that are people by sex and age ---------------------------------------------------------


def _judge_people(claim: Claim, total: Total, people: tuple[Part, ...]) -> Verdict | None:
    whole = sum(part.quantity.value for part in people)
    question = Verdict(claim, total, people, whole, is_plain=False)
    if not _can_hold(total, people):
        return None
    if not counts_the_same(claim, total, people):
        return question if _is_near(total, whole) else None
    is_wrong = _are_too_many if total.quantity.value < whole else _are_too_few
    if is_wrong(claim, total, people):
        return replace(question, is_plain=_is_certain(claim, total))
    is_doubtful = total.quantity.value > whole and not _leaves_out(claim)
    return question if is_doubtful and _is_near(total, whole) else None


def _are_too_many(claim: Claim, total: Total, people: tuple[Part, ...]) -> bool:
    """Whether even those who cannot be the same people are more than the total."""
    apart = sum(part.quantity.value for part in people if not part.label.is_crossing)
    return total.quantity.value < apart and not _has_twins(people)


def _are_too_few(claim: Claim, total: Total, people: tuple[Part, ...]) -> bool:
    """Whether the parts leave nobody out and yet are fewer than the total."""
    if _leaves_out(claim) or (
        claim.link in LOOSE and claim.parts.did_something and not claim.says_what_they_are
    ):
        return False
    return is_complete(people, total) and not _has_twins(people) and not _trails_off(people)


def _leaves_out(claim: Claim) -> bool:
    return claim.is_open or claim.parts.has_gaps


def _trails_off(people: tuple[Part, ...]) -> bool:
    """Whether the last label says much more than the others: "120 mujeres y 80 hombres que venían de Haití y…"."""
    *others, last = (len(words(part.label.text)) for part in people)
    return last > max(others) + TRAILING_WORDS


def _can_hold(total: Total, people: tuple[Part, ...]) -> bool:
    """Whether the total's own words leave room for the parts: "700 a mujeres" holds no men."""
    sexes = total.label.sexes & BOTH
    return sexes in (Sex(0), BOTH) or all(part.label.sexes & BOTH in (Sex(0), sexes) for part in people)


def _is_certain(claim: Claim, total: Total) -> bool:
    """An apposition may go on with other people instead: "60 docentes, 45 mujeres y 20 hombres"."""
    if claim.link is not Link.APPOSITION or total.is_called_so:
        return True
    return bool(ANYBODY & set(words(total.label.text)[:2])) or total.label.sexes == BOTH


def counts_the_same(claim: Claim, total: Total, people: tuple[Part, ...]) -> bool:
    """Whether people are counted out of people, or things given to people out of such things."""
    if total.is_called_so or total.unit == "people" or (claim.says_what_they_are and total.unit != "other"):
        return True
    if any(part.label.is_addressed or part.label.unit in THINGS for part in people):
        return total.unit != "other"
    return total.unit is None and claim.link not in (Link.COLON, Link.BRACKETS, Link.APPOSITION)


def is_complete(people: tuple[Part, ...], total: Total) -> bool:
    """Whether the labels leave nobody out: both sexes, and all ages of each as far as ages are told apart."""
    sexes = total.label.sexes & BOTH if total.label.sexes & BOTH not in (Sex(0), BOTH) else BOTH
    return all(_covers(people, sex, total.label.own_ages) for sex in (Sex.WOMEN, Sex.MEN) if sex & sexes)


def _covers(people: tuple[Part, ...], sex: Sex, wanted: Age) -> bool:
    labels = [part.label for part in people if part.label.sexes & sex or not part.label.sexes]
    if any(not label.ages for label in labels):
        return True
    covered = Age(0)
    for label in labels:
        covered |= label.ages
    if wanted and not wanted & Age.ADULT:
        return bool(covered & MINORS)
    return bool(covered & Age.ADULT) and bool(covered & MINORS)


def _has_twins(people: tuple[Part, ...]) -> bool:
    """Whether two parts name the same people, as far as their words tell."""
    cells = [(part.label.sexes, part.label.ages) for part in people if part.label.sexes != Sex.UNSAID]
    return len(set(cells)) < len(cells)


def _may_be_within(part: Part, parts: tuple[Part, ...]) -> bool:
    """Whether a group may be counted in another one too: "12 niñas" among "60 mujeres"."""
    if part.label.is_crossing:
        return True
    return part.label.names_people and any(
        other is not part and other.label.names_people and other.label.holds(part.label) for other in parts
    )


# --- Parts that are kinds: services, places, reasons ----------------------------------------------


def _judge_kinds(claim: Claim, total: Total) -> Verdict | None:
    parts, whole = claim.parts.parts, claim.parts.sum
    question = Verdict(claim, total, parts, whole, is_plain=False)
    if _leaves_out(claim):
        return None
    if _are_services_of_people(total, parts):
        # One person may get several services, so only fewer services than people contradict.
        is_lacking = whole < total.quantity.value and _is_near(total, whole) and claim.is_direct
        return replace(question, is_plain=True) if is_lacking else None
    if not _is_of_one_kind(total, parts):
        return None
    if _is_within(whole, total, _leeway(claim, total)):
        return replace(question, is_plain=True)
    if claim.link is Link.APPOSITION and not _goes_on_without_noun(total, parts):
        return None
    return question if _is_near(total, whole) else None


def _leeway(claim: Claim, total: Total) -> float:
    """How much of the total the parts of a whole may miss before they must be a selection; 0 when they may be one."""
    if claim.parts.has_remainder or claim.is_announced or total.is_called_so or claim.link is Link.AFTER:
        return 0.5
    if claim.link is not Link.COLON or total.unit in ("other", None):
        return 0
    # "120 personas: 80 de Honduras…" often names only the most frequent; one contract may be of several kinds.
    is_exceeded = total.unit != "services" and total.quantity.value < claim.parts.sum
    must_be_alike = total.unit == "people" or is_exceeded
    is_alike = all(part.label.unit == total.unit for part in claim.parts.parts)
    return 0.2 if is_alike or not must_be_alike else 0


def _is_within(whole: Value, total: Total, leeway: float) -> bool:
    apart = abs(float(whole) - float(total.quantity.value))
    return leeway > 0 and apart <= max(1, float(total.quantity.value) * leeway)


def _goes_on_without_noun(total: Total, parts: tuple[Part, ...]) -> bool:
    """ "900 consultas, 400 de primera vez": parts that leave out the noun of their total."""
    return len(words(total.label.text)) <= 2 and parts[0].label.text.startswith(("de ", "en ", "para "))


def _are_services_of_people(total: Total, parts: tuple[Part, ...]) -> bool:
    return total.unit == "people" and any(part.label.unit in THINGS for part in parts)


def _is_of_one_kind(total: Total, parts: tuple[Part, ...]) -> bool:
    units = {part.label.unit for part in parts} - {None}
    if total.unit != "people" and "people" in units:
        return False
    return total.unit == "pesos" or "pesos" not in units


def _judge_share(claim: Claim, total: Total) -> Verdict | None:
    """ "45 estudiantes, de los cuales 61…": a part larger than its whole."""
    part = claim.parts.parts[0]
    if not claim.is_of_them:
        return None
    largest = max((other.quantity.value for other in (total, *claim.others)), default=0)
    if claim.link is not Link.PARTITIVE or part.quantity.value <= largest:
        return None
    if total.unit in ("other", None) or (total.unit != "people" and not part.label.is_addressed):
        return None
    return Verdict(claim, total, (part,), part.quantity.value, is_plain=True)


# --- Arithmetic ------------------------------------------------------------------------------------


def _is_near(total: Total, whole: Value) -> bool:
    return _is_within(whole, total, NEAR)


def _readings(parts: tuple[Part, ...]) -> Iterator[tuple[Value, ...]]:
    ways = [part.quantity.number.readings for part in parts]
    for count, values in enumerate(product(*ways)):
        if count == MOST_READINGS:
            return
        yield values


def _subsets(values: Iterable[Value]) -> Iterator[Value]:
    """The sums of all choices among the first few values."""
    sums: list[Value] = [0]
    for value in list(values)[:MOST_ABSORBED]:
        sums += [chosen + value for chosen in sums]
    yield from sums
