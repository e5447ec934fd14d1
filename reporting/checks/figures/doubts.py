"""What the readers of figures report of one text, and the sentences that say it."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from .numbers import Value

MOST_SHOWN = 12  # parts written out in a message


@dataclass(frozen=True, slots=True)
class Doubt:
    """`is_plain`: certainly wrong, a warning; else only a question. `start` and `end` are of the plain text."""

    is_plain: bool
    start: int
    end: int
    message: str
    stated: Value
    parts: tuple[Value, ...]
    sum: Value


def plain_number(value: Value) -> int | float:
    """As JSON holds it."""
    return int(value) if value == int(value) else float(value)


def written(value: Value) -> str:
    """12,635 or 50.1, as in Mexico."""
    if isinstance(value, Decimal) and value != int(value):
        return f"{value.normalize():,f}"
    return f"{int(value):,}"


def added(parts: Sequence[Value]) -> str:
    """ "410 + 220"; a long list is cut."""
    shown = [written(part) for part in parts[:MOST_SHOWN]]
    return " + ".join([*shown, "…"] if len(parts) > MOST_SHOWN else shown)


def difference(stated: Value, total: Value) -> str:
    """How far the sum is from what is stated, in words."""
    if total > stated:
        return _("%(count)s de más") % {"count": written(total - stated)}
    return _("%(count)s de menos") % {"count": written(stated - total)}


def sum_differs(stated: Value, parts: Sequence[Value], total: Value, is_plain: bool) -> str:
    facts = {
        "stated": written(stated),
        "parts": added(parts),
        "sum": written(total),
        "difference": difference(stated, total),
    }
    if is_plain:
        sentence = _(
            "El total escrito es %(stated)s, pero sus partes (%(parts)s) suman %(sum)s: %(difference)s. Por favor, "
            "revise cuál de las cifras es la correcta."
        )
    else:
        sentence = _(
            "Se menciona %(stated)s y después %(parts)s, que suman %(sum)s (%(difference)s). ¿Se refieren a lo "
            "mismo? Si es así, revise las cifras; si no, déjelas como están."
        )
    return sentence % facts


def part_exceeds(stated: Value, part: Value) -> str:
    return _(
        "De un total de %(stated)s se mencionan %(part)s: la parte es mayor que el todo. Por favor, revise cuál de las "
        "dos cifras es la correcta."
    ) % {"stated": written(stated), "part": written(part)}


def columns_differ(label: str, stated: Value, parts: Sequence[Value], total: Value) -> str:
    return _(
        "Para «%(label)s» el total escrito es %(stated)s, pero los grupos (%(parts)s) suman %(sum)s: %(difference)s. "
        "El total general sí coincide, así que la diferencia está entre los grupos. Por favor, revíselos."
    ) % {
        "label": label,
        "stated": written(stated),
        "parts": added(parts),
        "sum": written(total),
        "difference": difference(stated, total),
    }


def shares_exceed(parts: Sequence[Value], total: Value) -> str:
    return _(
        "Los porcentajes (%(parts)s) suman %(sum)s %%, más de 100 %%. Por favor, revise cuál es el correcto."
    ) % {"parts": added(parts), "sum": written(total)}


def share_differs(share: Value, part: Value, whole: Value, actual: Value) -> str:
    return _(
        "Dice %(share)s %%, pero %(part)s de %(whole)s es %(actual)s %%. Por favor, revise cuál de las cifras es la "
        "correcta."
    ) % {"share": written(share), "part": written(part), "whole": written(whole), "actual": written(actual)}


def average_differs(total: Value, average: Value) -> str:
    return _(
        "Se mencionan %(total)s y un promedio mensual de %(average)s: ningún número entero de meses da ese promedio. "
        "¿A cuántos meses corresponde?"
    ) % {"total": written(total), "average": written(average)}


def count_differs(stated: Value, listed: int) -> str:
    return _("Se anuncian %(stated)s y la lista tiene %(listed)s. ¿Falta o sobra alguno?") % {
        "stated": written(stated),
        "listed": listed,
    }


def breakdown_differs(stated: Value, parts: Sequence[Value], total: Value) -> str:
    return _(
        "El total es %(stated)s, pero el desglose (%(parts)s) suma %(sum)s: %(difference)s. Corrija la cifra o "
        "explique la diferencia en la nota."
    ) % {
        "stated": written(stated),
        "parts": added(parts),
        "sum": written(total),
        "difference": difference(stated, total),
    }


def prose_differs(what: str, declared: Value, found: Value, is_plain: bool) -> str:
    facts = {"what": what, "declared": written(declared), "found": written(found)}
    if is_plain:
        sentence = _(
            "En las cifras se registran %(declared)s (%(what)s), pero el texto dice %(found)s. Por favor, revise "
            "cuál es la correcta."
        )
    else:
        sentence = _(
            "En las cifras se registran %(declared)s (%(what)s) y el texto menciona %(found)s. ¿Se refieren a lo "
            "mismo? Si es así, revise cuál es la correcta."
        )
    return sentence % facts
