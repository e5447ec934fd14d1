"""What a sentence claims: a total and the parts it is said to consist of, and how the two are joined."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from .labels import Label, first_unit, has_meaning, read_label
from .parts import Parts, label_of, read_parts, start_of_run
from .sentences import BREAK, Bracket, Quantity, Row, Sentence
from .vocabulary import Unit


class Link(Enum):
    """How a text joins a total and its parts, from the plainest to the vaguest."""

    COLON = "colon"  # 640 personas: 410 hombres y 230 mujeres
    BRACKETS = "brackets"  # 640 personas (410 hombres y 230 mujeres)
    PARTITIVE = "partitive"  # 640 personas, de las cuales 410 son hombres
    LEAD = "lead"  # De las 640 personas, 410 son hombres
    AFTER = "after"  # 410 hombres y 230 mujeres, en total 640
    APPOSITION = "apposition"  # 640 personas, 410 hombres y 230 mujeres
    EARLIER = "earlier"  # the total stands in an earlier sentence


PARTITIVE = re.compile(
    r"\bde (?:l[oa]s (?:cuales|que|mism[oa]s)|quienes|ell[oa]s|est[oa]s|es[oa]s|(?:este|ese|dicho) total)\b"
    r"|\bdel total\b|\bmism[oa]s que\b|\bque correspond\w+|\bcorrespondiendo\b|\bsiendo(?! un total)\b"
)
OF_THEM = re.compile(r"\bde (?:l[oa]s cuales|quienes|ell[oa]s)\b")
PARTITIVE_START = re.compile(
    r"^\W*(?:\w+,\s*)?(?:de (?:l[oa]s (?:cuales|que)|quienes|ell[oa]s|est[oa]s|es[oa]s|(?:este|ese|dicho) total|dich[oa]s|"
    r"la (?:cifra|poblacion))|del total)\b"
)
DISTRIBUTION = re.compile(
    r"\bdistribui\w+|\bdesglos\w+|\bdesagreg\w+|\bdivid\w+|\bclasific\w+|\brepart\w+|\bdistribucion\b|"
    r"\b(?:conform|integr)ad[oa]s? por\b|\bcompuest[oa]s? (?:por|de)\b|\bde la siguiente (?:manera|forma)\b|\bcomo sigue\b|"
    r"\bpor (?:tipo|sexo|edad|genero)\b|\basi$"
)
OPEN_LEAD = re.compile(
    r"\bentre (?:ell[oa]s|l[oa]s que|l[oa]s cuales|otr[oa]s)\b|\bdestac\w+|\bprincipal(?:mente|es)\b|\bsobre todo\b|"
    r"\bincluy\w+|\bincluid[oa]s?\b|\bcomprend\w+|\btales como\b|\bcomo(?: son)?\W*$|\bpor ejemplo\b|\bmayor\w*mente\b|"
    r"\bespecialmente\b|\ben particular\b|\bparticularmente\b|\bmayoria\b|\balgun[oa]s\b|\bsobresal\w+|\bresalt\w+"
)
LEAD_TOTAL = re.compile(
    r"(?:^|[.,;:\n])\W*(?:\w+,\s*)?de(?:l| un| este| est[oa]s| l[oa]s)?(?: total| universo)?(?: de)?(?: l[oa]s)?\s*$"
)
TOTAL_AFTER = re.compile(
    r"(?:\ben total(?: fueron| son| se \w+)?(?: a)?|\bpara un total(?: de)?|\b\w{2,}ndo(?: como resultado)?(?: en)?(?: un| el)? "
    r"(?:total|aproximado)(?: general)?(?: de)?|\bsumando|\blo que (?:suma|da|hace|representa)(?: un total)?(?: de)?|"
    r"\b(?:que )?suman(?: un total de)?|\bcon un total(?: de)?|[,;:\n]\s*(?:un )?total(?: general)?(?: de [a-zñ]+)?:?"
    r"(?: de)?)\s*$"
)
IN_TOTAL = re.compile(r"^\W*(?:\w+\s+){0,2}en total\b")
LABEL_AFTER_A_COMMA = re.compile(r"^[^:.\n]*[,;](?P<label>\s*[a-zñ]+(?: [a-zñ]+)?\s*:?\s*)$")
JUST_A_COMMA = re.compile(r"^[^:.\n]*[,;]\s*(?:es decir,?|a saber,?|y de ell[oa]s,?)?\s*$")


COPULA = re.compile(r"\b(?:fue|fueron|es|son|era|eran|ha sido|han sido|correspond\w+)\b")
# "Del total de servicios", "De estas inscripciones", "Estos documentos… con las siguientes condiciones:"
NAMED_AGAIN = re.compile(
    r"^\W*(?:\w+,\s*)?(?:de(?:l total(?: de)?| est[oa]s| es[oa]s| dich[oa]s| l[oa]s)|est[oa]s|dich[oa]s|por tipo de)\s+(?P<noun>[a-zñ]+)"
)
TAKEN_UP = re.compile(r"^\W*(?:est[oa]s|dich[oa]s)\s+[a-zñ]+\b.*\bsiguientes?\b.*:", re.DOTALL)
POPULATION = re.compile(r"^\W*(?:\w+,\s*)?de la (?:cifra|poblacion)\b")
MOST_OTHERS = 4


@dataclass(frozen=True, slots=True)
class Total:
    quantity: Quantity
    label: Label
    unit: Unit | None

    @property
    def is_called_so(self) -> bool:
        """Whether its own words call it a total: "Total: 75"."""
        return self.label.text.strip().startswith(("total", "gran total"))


@dataclass(frozen=True, slots=True)
class Claim:
    """`total` is nothing when it stands in an earlier sentence, as the quantity of `noun` if it is named.

    `others` are the quantities before the total. `is_announced`: "desglosadas como sigue"; `says_what_they_are`:
    "de las cuales 20 son mujeres", so that the parts are of the total's kind whatever its noun; `is_of_them`: "de
    ellas", "de las cuales".
    """

    link: Link
    total: Total | None
    parts: Parts
    is_announced: bool = False
    is_open: bool = False
    is_list: bool = False
    others: tuple[Total, ...] = ()
    says_what_they_are: bool = False
    is_of_them: bool = False
    noun: str = ""


def find_claims(sentence: Sentence) -> Iterator[Claim]:
    """Everything that the sentence says of totals and parts, brackets included."""
    yield from _claims_of(sentence.row)
    yield from _claims_without_total(sentence.row)


def _claims_of(row: Row) -> Iterator[Claim]:
    inside = -1  # the last part of the list being read: its colons only join labels and numbers
    for at in range(len(row.quantities)):
        for claim, last in _claims_about(row, at, inside):
            if len(claim.parts.parts) > 1 or claim.link in (Link.PARTITIVE, Link.LEAD):
                inside = max(inside, last)
                yield claim
    for bracket in row.brackets:
        yield from _claims_of_bracket(row, bracket)


def _claims_about(row: Row, at: int, inside: int) -> Iterator[tuple[Claim, int]]:
    """The claims whose total is the quantity `at`, each with the index of its last part."""
    if TOTAL_AFTER.search(row.between[at]) or _is_in_total(row, at):
        yield from _claims_before(row, at)
    if at + 1 >= len(row.quantities):
        return
    between = row.between[at + 1]
    link, lead = _link(row, at, between, inside)
    if link is None:
        return
    parts = read_parts(row, at + 1, row.between[at + 1][len(between) - len(lead) :])
    last = at + len(parts.parts)
    yield _claim(row, at, link, parts, between), last


def _claim(row: Row, at: int, link: Link, parts: Parts, between: str) -> Claim:
    return Claim(
        link,
        total_of(row, at),
        parts,
        is_announced=bool(DISTRIBUTION.search(between)),
        is_open=parts.is_open or parts.has_gaps or is_open_lead(between),
        is_list=BREAK in between,
        others=_totals_before(row, at),
        is_of_them=bool(OF_THEM.search(between)),
        says_what_they_are=bool(DISTRIBUTION.search(between)) or _has_copula(link, between, parts),
    )


def is_open_lead(lead: str) -> bool:
    """Whether a list is announced as a choice: "principalmente:", "entre los que destacan"."""
    announcement = lead[PARTITIVE.search(lead).end() :] if PARTITIVE.search(lead) else lead
    clause = announcement.rpartition(":")[0].rpartition(",")[2] or announcement
    return bool(OPEN_LEAD.search(clause))


def _has_copula(link: Link, lead: str, parts: Parts) -> bool:
    if link not in (Link.PARTITIVE, Link.LEAD, Link.EARLIER):
        return False
    return any(COPULA.search(text) for text in (lead, *(part.label.text for part in parts.parts)))


def _link(row: Row, at: int, between: str, inside: int) -> tuple[Link | None, str]:
    """How the quantity `at` is joined to the next one, and the text from the joint on."""
    # "60 de ellos" is a part itself.
    found = [joint for joint in PARTITIVE.finditer(between) if between[: joint.start()].strip()]
    if found:
        return Link.PARTITIVE, between[found[-1].end() :].lstrip(": ,")
    if at <= inside:
        return None, ""
    if ":" in between and not re.search(r"[;\n].*:", between, re.DOTALL):
        return Link.COLON, between[between.index(":") + 1 :]
    if LEAD_TOTAL.search(row.between[at]) and "," in between:
        return Link.LEAD, between[between.rindex(",") + 1 :]
    if DISTRIBUTION.search(between) and ";" not in between:
        return Link.COLON, ""
    if BREAK in between:
        # The total stands in the lead, or it is the first bullet of all.
        is_early = at == 0 or not any(BREAK in text for text in row.between[: at + 1])
        return (Link.APPOSITION, between[between.index(BREAK) :]) if is_early else (None, "")
    if JUST_A_COMMA.match(between):
        return Link.APPOSITION, ""
    if found := LABEL_AFTER_A_COMMA.match(between):
        label = read_label(found["label"])
        return (Link.APPOSITION, found["label"]) if label.sexes else (None, "")
    return None, ""


def _is_in_total(row: Row, at: int) -> bool:
    return at > 1 and bool(IN_TOTAL.match(row.between[at + 1]))


def _claims_before(row: Row, at: int) -> Iterator[tuple[Claim, int]]:
    """Parts and then their sum: the run of quantities that ends right before it."""
    if BREAK in row.between[at]:
        start = next(index for index, text in enumerate(row.between) if BREAK in text)
        parts = read_parts(row, start, BREAK + row.between[start].rpartition(BREAK)[2], end=at)
    else:
        start = start_of_run(row, at)
        parts = read_parts(row, start, _after_the_last_clause(row.between[start]), end=at)
    counts_others = any(total_of(row, index).unit == "people" for index in range(start))
    yield Claim(Link.AFTER, total_of(row, at), parts, is_open=parts.has_gaps or counts_others), at


def _claims_of_bracket(row: Row, bracket: Bracket) -> Iterator[Claim]:
    inner = bracket.row
    yield from _claims_of(inner)
    if not bracket.before or not inner.quantities:
        return
    if len(inner.quantities) == 1:
        yield from _sum_in_bracket(row, bracket)
    elif ":" not in inner.between[1] or ":" in inner.between[0]:
        parts = read_parts(inner, 0, inner.between[0])
        is_open = parts.is_open or parts.has_gaps or bool(OPEN_LEAD.search(inner.between[0]))
        if len(parts.parts) > 1:
            total = total_of(row, bracket.before - 1)
            yield Claim(
                Link.BRACKETS, total, parts, is_open=is_open, others=_totals_before(row, bracket.before - 1)
            )


def _sum_in_bracket(row: Row, bracket: Bracket) -> Iterator[Claim]:
    """ "27 mujeres y 19 hombres (46 en total)"."""
    inner = bracket.row
    if IN_TOTAL.match(inner.between[1]) or TOTAL_AFTER.search("," + inner.between[0]):
        start = start_of_run(row, bracket.before)
        parts = read_parts(row, start, _after_the_last_clause(row.between[start]), end=bracket.before)
        if len(parts.parts) > 1:
            yield Claim(Link.AFTER, total_of(inner, 0), parts, is_open=parts.has_gaps)


def _totals_before(row: Row, at: int) -> tuple[Total, ...]:
    return tuple(total_of(row, index) for index in range(at - 1, max(-1, at - 1 - MOST_OTHERS), -1))


def _claims_without_total(row: Row) -> Iterator[Claim]:
    """ "De ellas, 20 fueron mujeres y 10 hombres": the total is to be looked for in earlier sentences."""
    if not row.quantities or LEAD_TOTAL.search(row.between[0]):
        return
    lead = row.between[0]
    rest = _joined_to_earlier(row.between[0], lead)
    if rest is None:
        return
    parts = read_parts(row, 0, rest)
    if len(parts.parts) > 1:
        named = NAMED_AGAIN.match(lead)
        yield Claim(
            Link.EARLIER,
            None,
            parts,
            is_announced=bool(DISTRIBUTION.search(lead) or TAKEN_UP.match(lead)),
            is_open=parts.is_open or parts.has_gaps or bool(OPEN_LEAD.search(lead)),
            says_what_they_are=_has_copula(Link.EARLIER, lead, parts) and not POPULATION.match(lead),
            noun=named["noun"] if named else "",
        )


def _joined_to_earlier(text: str, lead: str) -> str | None:
    """What stands between the announcement and the first number; nothing when nothing is announced."""
    if joint := PARTITIVE_START.match(lead):
        rest = text[joint.end() :]
        return rest[rest.index(":") + 1 :] if ":" in rest else rest.rpartition(",")[2] if "," in rest else ""
    if ":" in lead and (DISTRIBUTION.search(lead) or TAKEN_UP.match(lead)):
        return text[lead.index(":") + 1 :]
    return None


def _after_the_last_clause(text: str) -> str:
    return re.split(r"[,;:.]", text.rstrip(" :"))[-1] if text.rstrip().endswith(":") else ""


def total_of(row: Row, at: int) -> Total:
    """The quantity `at` as a total, with what it counts: "de las cuales 319" counts what stands before it."""
    label = label_of(row, at)
    unit = label.unit or first_unit(label.text)
    if unit is None and at and not has_meaning(row.after(at)) and PARTITIVE.search(row.between[at]):
        return Total(row.quantities[at], label, total_of(row, at - 1).unit)
    return Total(row.quantities[at], label, unit)
