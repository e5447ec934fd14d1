"""Sentences about what actions are: participants, kinds, people served and reached, challenges, continuity."""

from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from compendium.prose.grammar import (
    counted,
    enumerate_words,
    in_series,
    in_words,
    number,
    percent,
    quantity,
    sentence_case,
)
from compendium.prose.naming import article_of
from compendium.prose.shares import actions
from compendium.statistics.ranking import most, places, shares

MANY = 4  # more in first place than this, and nothing stands out


def participants(names: list[str]) -> str:
    """Who took part in an objective, from names ready to be enumerated."""
    if not names:
        return ""
    is_one = len(names) == 1 and not names[0].startswith(("los ", "las "))
    verb = _("Participó") if is_one else _("Participaron")
    told = enumerate_words(names)
    return f"{verb} {told}" if told.endswith(".") else f"{verb} {told}."


def quoted(names) -> str:
    return enumerate_words(f"«{name}»" for name in names)


def kinds(counts: dict, names: dict) -> str:
    """The predominant kinds of action, ties told whole."""
    found = [place for place in places(counts) if place.count]
    if not found:
        return _("No se indicó el tipo de estas acciones.")
    first = found[0]
    if len(first.keys) > MANY:
        sentence = _("Ningún tipo de acción predomina: %(many)s tipos tienen %(actions)s cada uno.")
        return sentence % {"many": in_words(len(first.keys), feminine=False), "actions": actions(first.count)}
    told = [_with_count(place, names) for place in found[:2] if len(place.keys) <= MANY]
    if len(told) == 1 and len(first.keys) == 1:
        return _("Predomina el tipo de acción %(kinds)s.") % {"kinds": told[0]}
    return _("Predominan los tipos de acción %(kinds)s.") % {"kinds": _("; después, ").join(told)}


def _with_count(place, names):
    kinds_ = quoted(names.get(key, key) for key in place.keys)
    if len(place.keys) == 1:
        return _("%(kinds)s, con %(actions)s") % {"kinds": kinds_, "actions": actions(place.count)}
    return _("%(kinds)s, con %(actions)s cada uno") % {"kinds": kinds_, "actions": actions(place.count)}


def leading(counts: dict, names: dict, empty: str, noun: tuple[str, str] = ("mención", "menciones")) -> str:
    """The finding of a chart of categories: the first place or the tie; `empty` when nothing was counted."""
    first = most(counts, 1)
    if not first:
        return empty
    [place] = first
    named = quoted(names.get(key, key) for key in place.keys)
    if len(place.keys) == 1:
        return _("%(name)s es lo más frecuente, con %(count)s de %(total)s (%(share)s)") % {
            "name": named,
            "count": number(place.count),
            "total": counted(sum(counts.values()), *noun),
            "share": percent(shares(counts)[place.keys[0]]),
        }
    return _("%(names)s comparten el primer lugar, con %(count)s cada uno") % {
        "names": named,
        "count": counted(place.count, *noun),
    }


def mentions(counts: dict, names: dict) -> str:
    """Every category with its count, the largest first: "«A» (17), «B» (13)…"."""
    ordered = sorted((key for key, many in counts.items() if many), key=lambda key: -counts[key])
    return enumerate_words(f"«{names.get(key, key)}» ({number(counts[key])})" for key in ordered)


def without_mark(value: int, what: str) -> str:
    """How many actions say nothing about a question."""
    if not value:
        return ""
    if value == 1:
        return _("Una acción no indicó %(what)s.") % {"what": what}
    return _("No indicaron %(what)s %(number)s acciones.") % {"what": what, "number": in_words(value)}


def answers(counts: dict, what: str) -> str:
    """Yes, no and, when there are any, not answered, with percentages that add up to a hundred."""
    counts = {name: counts[name] for name in ("yes", "no", "unanswered")}
    total = sum(counts.values())
    if not total:
        return _("No hay acciones en las que preguntar por %(what)s.") % {"what": what}
    if counts["unanswered"] == total:
        return _("Ninguna acción respondió sobre %(what)s.") % {"what": what}
    share, written = shares(counts), in_series(counts.values())
    verbs = (
        (_("lo declara"), _("lo declaran")),
        (_("lo niega"), _("lo niegan")),
        (_("no responde"), _("no responden")),
    )
    parts = [
        f"{told} {plural if many > 1 else singular} ({percent(share[name])})"
        for (name, many), told, (singular, plural) in zip(counts.items(), written, verbs, strict=True)
        if many or name != "unanswered"
    ]
    sentence = _("Sobre %(what)s: de %(total)s, %(parts)s.")
    return sentence % {"what": what, "total": actions(total), "parts": enumerate_words(parts)}


def focus_finding(counts: dict, what: str) -> str:
    """The finding of a chart of answers: the share that says yes."""
    counts = {name: counts[name] for name in ("yes", "no", "unanswered")}
    if not counts["yes"]:
        return _("Ninguna acción declara %(what)s") % {"what": what}
    values = {"share": percent(shares(counts)["yes"]), "what": what}
    verb = _("El %(share)s de las acciones declara %(what)s")
    return verb % values


PEOPLE = (
    ("women", lazy("mujer"), lazy("mujeres")),
    ("men", lazy("hombre"), lazy("hombres")),
    ("girls", lazy("niña"), lazy("niñas")),
    ("boys", lazy("niño"), lazy("niños")),
    ("adolescents", lazy("adolescente"), lazy("adolescentes")),
    (
        "unspecified",
        lazy("persona no binaria o sin especificar"),
        lazy("personas no binarias o sin especificar"),
    ),
)


def people(reached: dict) -> str:
    """The sum of people reached with what is behind it."""
    if not reached["figures"]:
        return _("Ninguna acción reportó resultados contados en personas.")
    sentence = _(
        "Los resultados contados en personas suman %(total)s y provienen de %(figures)s en %(actions)s."
    )
    return sentence % {
        "total": number(reached["total"]),
        "figures": quantity(reached["figures"], _("cifra"), _("cifras")),
        "actions": actions(reached["entries"]),
    }


def people_parts(reached: dict) -> str:
    """The same sum by sex and age, as far as it was broken down."""
    if not reached["figures"]:
        return ""
    parts = [
        counted(reached[name], str(one), str(many))
        for name, one, many in PEOPLE
        if Decimal(str(reached[name]))
    ]
    rest = Decimal(str(reached["not_broken_down"]))
    if not parts:
        return _("Ninguna cifra trae desglose por sexo o edad.")
    sentence = _("El desglose reportado comprende %(parts)s%(rest)s.")
    beyond = _("; otras %(rest)s se reportaron sin desglose") % {"rest": number(rest)} if rest else ""
    return sentence % {"parts": enumerate_words(parts), "rest": beyond}


def people_finding(reached: dict) -> str:
    """The finding of the pyramid: who is reported more, women and girls or men and boys."""
    female = Decimal(str(reached["women"])) + Decimal(str(reached["girls"]))
    male = Decimal(str(reached["men"])) + Decimal(str(reached["boys"]))
    if female == male:
        return _("Se reportó el mismo número de mujeres y niñas que de hombres y niños: %(number)s") % {
            "number": number(female)
        }
    first, second = (female, male) if female > male else (male, female)
    sentence = (
        _("Se reportaron más mujeres y niñas (%(first)s) que hombres y niños (%(second)s)")
        if female > male
        else _("Se reportaron más hombres y niños (%(first)s) que mujeres y niñas (%(second)s)")
    )
    return sentence % {"first": number(first), "second": number(second)}


def continuity(counts: dict) -> str:
    """Programmes new, continued and ended against the previous cycle."""
    if not counts["previous"]:
        return _("No hay una edición anterior con la cual comparar los programas.")
    sentence = _("Respecto del ejercicio %(previous)s, %(parts)s.")
    parts = [
        _programmes(counts["continued"], _("continúa"), _("continúan")),
        _programmes(counts["new"], _("es nuevo"), _("son nuevos")),
        _programmes(
            counts["ended"], _("concluyó o dejó de reportarse"), _("concluyeron o dejaron de reportarse")
        ),
    ]
    return sentence % {"previous": counts["previous"], "parts": enumerate_words(parts)}


def _programmes(value, singular, plural):
    told = quantity(value, _("programa"), _("programas"), feminine=False)
    return f"{told} {singular if value < 2 else plural}"


def series(rows: list[dict]) -> str:
    """How the total moved from the previous cycle to this one; the finding of the series."""
    if len(rows) < 2:
        return _("%(cycle)s es el primer ejercicio de la serie, con %(actions)s") % {
            "cycle": rows[-1]["cycle"],
            "actions": actions(rows[-1]["total"]),
        }
    before, now = rows[-2], rows[-1]
    values = {
        "before": before["cycle"],
        "now": now["cycle"],
        "first": number(before["total"]),
        "last": number(now["total"]),
    }
    if before["total"] == now["total"]:
        return _("El total de acciones fue el mismo en %(before)s y en %(now)s: %(last)s") % values
    if before["total"] < now["total"]:
        return _("El total de acciones subió de %(first)s en %(before)s a %(last)s en %(now)s") % values
    return _("El total de acciones bajó de %(first)s en %(before)s a %(last)s en %(now)s") % values


def biggest_change(rows: list[tuple[str, int, int]], cycles: tuple[str, str]) -> str:
    """The finding of a comparison: where the difference between two cycles is largest, ties told."""
    values = {"before": cycles[0], "now": cycles[1]}
    largest = max((abs(now - before) for _label, before, now in rows), default=0)
    if not largest:
        return _("Nada cambió de %(before)s a %(now)s") % values
    first = [row for row in rows if abs(row[2] - row[1]) == largest]
    if len(first) > MANY:
        sentence = _("%(many)s renglones comparten el mayor cambio de %(before)s a %(now)s: %(size)s")
        many = sentence_case(in_words(len(first), feminine=False))
        return sentence % {**values, "many": many, "size": number(largest)}
    told = enumerate_words(
        _("«%(label)s» (de %(old)s a %(new)s)") % {"label": label, "old": number(old), "new": number(new)}
        for label, old, new in first
    )
    return _("Lo que más cambió de %(before)s a %(now)s: %(what)s") % {**values, "what": told}


def challenges(counts: dict) -> str:
    """How many challenges, in how many actions."""
    if not counts["total"]:
        return _("Ninguna acción reportó retos.")
    if counts["total"] == 1:
        return _("Se reportó un reto en una acción.")
    return _("Se reportaron %(challenges)s en %(actions)s.") % {
        "challenges": quantity(counts["total"], _("reto"), _("retos"), feminine=False),
        "actions": actions(counts["entries"]),
    }


def goals(counts: dict) -> str:
    """Which Sustainable Development Goals actions name most."""
    if not counts["entries"]:
        return _("Ninguna acción señaló metas de los Objetivos de Desarrollo Sostenible.")
    [place] = most(counts["by_goal"], 1) or [None]
    if place is None:
        return ""
    verb = _("Señala") if counts["entries"] == 1 else _("Señalan")
    sentence = _(
        "%(verb)s metas de los Objetivos de Desarrollo Sostenible %(actions)s; %(goals)s, con %(each)s."
    )
    numbers = enumerate_words(str(goal) for goal in place.keys)
    first = (
        _("el más señalado es el ODS %(goals)s")
        if len(place.keys) == 1
        else _("los más señalados son los ODS %(goals)s")
    )
    each = (
        actions(place.count)
        if len(place.keys) == 1
        else _("%(actions)s cada uno") % {"actions": actions(place.count)}
    )
    return sentence % {
        "verb": verb,
        "actions": actions(counts["entries"]),
        "goals": first % {"goals": numbers},
        "each": each,
    }


def leading_goal(counts: dict) -> str:
    """The finding of the chart of goals."""
    first = most(counts["by_goal"], 1)
    if not first:
        return _("Ninguna acción señaló metas de los Objetivos de Desarrollo Sostenible")
    [place] = first
    numbers = enumerate_words(str(goal) for goal in place.keys)
    if len(place.keys) > 1:
        return _("Los ODS %(goals)s son los más señalados, con %(actions)s cada uno") % {
            "goals": numbers,
            "actions": actions(place.count),
        }
    sentence = _(
        "El ODS %(goal)s es el más señalado: %(count)s de las acciones vinculadas, que son %(total)s"
    )
    return sentence % {"goal": numbers, "count": number(place.count), "total": number(counts["entries"])}


def states(counts: dict) -> str:
    """The finding of the map: which state governments take part in most actions."""
    if not counts:
        return _("Ningún gobierno estatal reportó acciones")
    [place] = most(counts, 1)
    names = enumerate_words(_the(name) for name in place.keys)
    if len(place.keys) == 1:
        return _("%(name)s es el gobierno estatal con más acciones: %(count)s") % {
            "name": sentence_case(names),
            "count": number(place.count),
        }
    if len(place.keys) > MANY:
        return _("%(many)s gobiernos estatales comparten el primer lugar, con %(actions)s cada uno") % {
            "many": sentence_case(in_words(len(place.keys), feminine=False)),
            "actions": actions(place.count),
        }
    return _("%(names)s comparten el primer lugar, con %(actions)s cada uno") % {
        "names": sentence_case(names),
        "actions": actions(place.count),
    }


def _the(name):
    return f"{article_of(name)} {name}".strip()
