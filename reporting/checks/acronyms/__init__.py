"""Acronyms nobody explains, or two explain differently, institutions by another name, and the glossary."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from reporting.catalogues import fold
from reporting.importing.names import proper_case

from ..findings import Finding, Severity
from ..texts import Text, texts
from .names import SAME, other_meaning, other_names
from .reading import Expansion, Use, expansions, known, uses

__all__ = ["check", "check_cycle", "glossary"]

ALIKE = 95  # of 100: the same meaning, but for a plural or an article
SHORTEST_SLIP = 5  # letters of an acronym that may be another one, mistyped


def check(content: dict) -> list[Finding]:
    """What one entry does not explain, explains late or twice, and the institutions it names otherwise."""
    read = list(texts(content))
    used, explained = _first_uses(read), _explained(read)
    found = [finding for text in read for finding in other_names(text)]
    found += [finding for each in explained.values() for one in each if (finding := other_meaning(one))]
    found += _unexplained(used, explained)
    found += _late(used, explained, order={text.field: number for number, text in enumerate(read)})
    for meanings in explained.values():
        found += [_contradiction(other, meanings[0].meaning) for other in _different(meanings)[1:]]
    return found


def check_cycle(contents: list[dict]) -> list[tuple[int, Finding]]:
    """What only all entries together show: findings, each with the position of its entry in `contents`."""
    used: dict[str, list[tuple[int, Use]]] = defaultdict(list)
    explained: dict[str, list[tuple[int, Expansion]]] = defaultdict(list)
    for position, content in enumerate(contents):
        read = list(texts(content))
        for key, use in _first_uses(read).items():
            used[key].append((position, use))
        for key, meanings in _explained(read).items():
            explained[key] += [(position, meaning) for meaning in meanings]
    never = [_never(uses) for key, uses in used.items() if key not in explained and key not in known()]
    return sorted([*never, *_contradictions(explained)], key=lambda item: item[0])


def glossary(contents: Iterable[dict]) -> list[tuple[str, str]]:
    """The acronyms that the entries use, A to Z, each with its meaning: the catalogue's, or the commonest."""
    written: dict[str, Counter] = defaultdict(Counter)
    meanings: dict[str, Counter] = defaultdict(Counter)
    for text in (text for content in contents for text in texts(content)):
        for use in (*uses(text), *expansions(text)):
            written[use.key][use.written] += 1
            if isinstance(use, Expansion) and use.meaning:
                meanings[use.key][use.meaning] += 1
    rows = ((_commonest(forms), _best_meaning(key, meanings[key])) for key, forms in written.items())
    return sorted((row for row in rows if row[1]), key=lambda row: fold(row[0]))


# --- Reading an entry -----------------------------------------------------------------------------


def _first_uses(read: list[Text]) -> dict[str, Use]:
    first: dict[str, Use] = {}
    for use in (use for text in read for use in uses(text)):
        first.setdefault(use.key, use)
    return first


def _explained(read: list[Text]) -> dict[str, list[Expansion]]:
    explained = defaultdict(list)
    for expansion in (expansion for text in read for expansion in expansions(text)):
        explained[expansion.key].append(expansion)
    return explained


def _different(meanings: list[Expansion]) -> list[Expansion]:
    """The first of each meaning; one that only says more than another is none of its own."""
    kept: list[Expansion] = []
    for expansion in meanings:
        if expansion.meaning and not any(_is_same(expansion.meaning, other.meaning) for other in kept):
            kept.append(expansion)
    return kept


def _is_same(meaning: str, other: str) -> bool:
    one, two = fold(meaning), fold(other)
    return one in two or two in one or fuzz.ratio(one, two) >= ALIKE


# --- Findings -------------------------------------------------------------------------------------


def _unexplained(used: dict[str, Use], explained: dict) -> Iterator[Finding]:
    for key, use in used.items():
        if key in explained or key in known():
            continue
        meant = _slip_of(key, explained)
        if meant:
            message = _("«%(acronym)s» no se explica: quizá quiso escribir «%(meant)s».")
        else:
            message = _(
                "«%(acronym)s» no se explica en este registro: escriba su nombre completo la primera vez."
            )
        yield _finding(use, "notes", message % {"acronym": use.written, "meant": meant})


def _late(used: dict[str, Use], explained: dict[str, list[Expansion]], order: dict[str, int]):
    """Acronyms whose first use stands before the place where they are explained."""
    for key, meanings in explained.items():
        use, first = used.get(key), meanings[0]
        if use is None or key in known():
            continue
        if (order[use.text.field], use.end) < (order[first.text.field], first.start):
            message = _("«%(acronym)s» se usa aquí antes de explicarse: pase aquí su nombre completo.")
            yield _finding(use, "notes", message % {"acronym": use.written})


def _contradiction(expansion: Expansion, other: str) -> Finding:
    message = _("«%(acronym)s» se explica aquí de otra manera que como «%(other)s»: deje una sola.")
    return _finding(expansion, "warns", message % {"acronym": expansion.written, "other": other})


def _contradictions(explained: dict[str, list[tuple[int, Expansion]]]) -> Iterator[tuple[int, Finding]]:
    """Explanations that differ from the commonest one, each in every entry that has it."""
    for meanings in explained.values():
        counts = Counter(fold(meaning.meaning) for _position, meaning in meanings if meaning.meaning)
        ranked = sorted(meanings, key=lambda item: -counts[fold(item[1].meaning)])
        commonest = ranked[0][1]
        for position, expansion in ranked:
            if expansion.meaning and not _is_same(expansion.meaning, commonest.meaning):
                yield position, _contradiction(expansion, _cased(commonest.meaning))


def _never(uses: list[tuple[int, Use]]) -> tuple[int, Finding]:
    position, use = uses[0]
    message = ngettext(
        "«%(acronym)s» no se explica en ningún registro del ejercicio: escriba aquí su nombre completo.",
        "«%(acronym)s» no se explica en ningún registro del ejercicio, y %(count)d la usan: "
        "escriba aquí su nombre completo.",
        len(uses),
    )
    return position, _finding(use, "warns", message % {"acronym": use.written, "count": len(uses)})


def _finding(use: Use, severity: Severity, message: str) -> Finding:
    return use.text.finding("acronyms", severity, use.start, use.end, message)


def _slip_of(key: str, explained: Iterable[str]) -> str:
    """The acronym of the same entry that this one was meant to be."""
    near = (other for other in explained if len(key) >= SHORTEST_SLIP and OSA.distance(key, other) == 1)
    return next(near, "")


# --- The glossary ---------------------------------------------------------------------------------


def _best_meaning(key: str, meanings: Counter) -> str:
    """The official meaning, unless the texts mean something else by the same letters."""
    official, own = known().get(key, ""), _commonest(meanings)
    if official and (not own or _is_alike(own, official)):
        return official
    return own


def _is_alike(meaning: str, official: str) -> bool:
    return fuzz.ratio(fold(meaning), fold(official)) >= SAME


def _commonest(forms: Counter) -> str:
    """The form that occurs most; one all in capitals, as headings have it, only where there is no other."""
    counts: Counter = Counter()
    for form, count in forms.items():
        counts[fold(form)] += count
    ranked = sorted(forms, key=lambda form: (-counts[fold(form)], " " in form and form.isupper(), form))
    return _cased(ranked[0]) if ranked else ""


def _cased(meaning: str) -> str:
    """In proper case, the acronyms in it aside."""
    if not (meaning.isupper() and " " in meaning):
        return meaning
    pairs = zip(meaning.split(), proper_case(meaning).split(), strict=True)
    return " ".join(written if written in known() else cased for written, cased in pairs)
