"""Sentences about totals, sectors and places: who reports, how much, who comes first, what is tied."""

from django.utils.translation import gettext as _

from compendium.prose.grammar import (
    enumerate_words,
    in_series,
    in_words,
    number,
    percent,
    quantity,
    sentence_case,
)
from compendium.prose.naming import is_plural, of_sector, the_sector
from compendium.statistics.ranking import most, shares


def actions(value: int) -> str:
    return quantity(value, _("acción"), _("acciones"))


def present(counts: dict) -> dict:
    """Without zeros, the largest first; equals keep their order."""
    return dict(sorted(((key, many) for key, many in counts.items() if many), key=lambda pair: -pair[1]))


def by_sector(counts: dict, sector_names: dict) -> str:
    """ "27 de entidades federativas, 9 de …": largest first, without zeros; "todas de …" when there is one."""
    counts = present(counts)
    if len(counts) == 1:
        [(key, many)] = counts.items()
        whole = {1: "", 2: _("ambas") + " "}.get(many, _("todas") + " ")
        return f"{whole}{of_sector(sector_names[key])}"
    numbers = in_series(counts.values())
    parts = [f"{many} {of_sector(sector_names[key])}" for key, many in zip(counts, numbers, strict=True)]
    return enumerate_words(parts)


def total_of_objective(objective: int, counts: dict, sector_names: dict) -> str:
    total = sum(counts.values())
    if not total:
        return _("Ninguna institución reportó acciones cuyo objetivo principal sea el %(number)s.") % {
            "number": objective
        }
    mark = ", " if len(present(counts)) == 1 else ": "
    sentence = _("El objetivo %(number)s reúne %(actions)s%(mark)s%(sectors)s.")
    return sentence % {
        "number": objective,
        "actions": actions(total),
        "mark": mark,
        "sectors": by_sector(counts, sector_names),
    }


def secondary(value: int, *, beside: int) -> str:
    """How many actions name an objective as a secondary one, beside those of which it is the main one."""
    if not value:
        return ""
    if value == 1:
        who = _("Otra acción") if beside else _("Una acción")
        return _("%(who)s lo señala como objetivo secundario.") % {"who": who}
    who = _("Otras %(number)s acciones") if beside else _("%(number)s acciones")
    sentence = _("%(who)s lo señalan como objetivo secundario.")
    return sentence % {"who": sentence_case(who % {"number": in_words(value)})}


def total_by_sector(counts: dict, sector_names: dict) -> str:
    total = sum(counts.values())
    if not total:
        return _("La edición no reúne acciones.")
    mark = ", " if len(present(counts)) == 1 else ": "
    sentence = _("La edición reúne %(actions)s%(mark)s%(sectors)s.")
    return sentence % {"actions": actions(total), "mark": mark, "sectors": by_sector(counts, sector_names)}


ACTIONS, CHALLENGES = "actions", "challenges"


def leading_sector(counts: dict, sector_names: dict, what: str = ACTIONS) -> str:
    """The finding of a chart by sector, about actions or challenges."""
    first = most(counts, 1)
    if not first:
        return _("Ningún sector reportó acciones") if what == ACTIONS else _("Ningún sector reportó retos")
    [place] = first
    if len(place.keys) > 1:
        return _tied_sectors(place, sector_names, what)
    name = sector_names[place.keys[0]]
    return _first_sector(what, all_of_it=place.count == sum(counts.values())) % {
        "name": sentence_case(the_sector(name)),
        "verb": _("reportaron") if is_plural(name) else _("reportó"),
        "count": number(place.count),
        "total": number(sum(counts.values())),
        "share": percent(shares(counts)[place.keys[0]]),
    }


def _tied_sectors(place, sector_names, what):
    sentence = (
        _("%(names)s reportaron más acciones, %(number)s cada sector")
        if what == ACTIONS
        else _("%(names)s reportaron más retos, %(number)s cada sector")
    )
    names = enumerate_words(the_sector(sector_names[key]) for key in place.keys)
    told = in_words(place.count) if what == ACTIONS or place.count > 1 else _("uno")
    return sentence % {"names": sentence_case(names), "number": told}


def _first_sector(what, *, all_of_it):
    if what == ACTIONS:
        if all_of_it:
            return _("%(name)s %(verb)s todas las acciones: %(total)s")
        return _("%(name)s %(verb)s %(count)s de las %(total)s acciones (%(share)s)")
    if all_of_it:
        return _("%(name)s %(verb)s todos los retos: %(total)s")
    return _("%(name)s %(verb)s %(count)s de los %(total)s retos (%(share)s)")


def objectives(numbers) -> str:
    """ "el objetivo 7", "los objetivos 7, 9 y 15"."""
    numbers = [str(each) for each in numbers]
    word = _("el objetivo") if len(numbers) == 1 else _("los objetivos")
    return f"{word} {enumerate_words(numbers)}"


def leading_objective(counts: dict, noun: tuple[str, str] = ("acción", "acciones")) -> str:
    """The finding of the chart by objective: the first place, told as a tie when it is one."""
    first = most(counts, 1)
    if not first:
        return _("Ningún objetivo tiene %(noun)s") % {"noun": noun[1]}
    [place] = first
    values = {
        "objectives": sentence_case(objectives(place.keys)),
        "count": number(place.count),
        "total": number(sum(counts.values())),
        "noun": noun[1],
    }
    if len(place.keys) > 1:
        return _("%(objectives)s comparten el primer lugar, con %(count)s cada uno") % {
            **values,
            "count": quantity(place.count, *noun),
        }
    if place.count == sum(counts.values()):
        return _("%(objectives)s reúne todas las %(noun)s: %(total)s") % values
    return _("%(objectives)s es el que reúne más %(noun)s: %(count)s de %(total)s") % values


def uncovered(counts: dict) -> str:
    """Which objectives have no action at all, or that all have."""
    without = [key for key, many in counts.items() if not many]
    if not without:
        return _("Todos los objetivos tienen al menos una acción.")
    if len(without) == len(counts):
        return _("Ningún objetivo tiene acciones.")
    if len(without) == 1:
        return _("No tiene acciones %(objectives)s.") % {"objectives": objectives(without)}
    return _("No tienen acciones %(objectives)s.") % {"objectives": objectives(without)}


def of_one_sector(sector_name: str, counts: dict, institutions: int) -> str:
    """What one sector did: how many actions, in how many objectives, how many of its institutions took part."""
    total = sum(counts.values())
    if not total:
        return _("En este ejercicio no se reportaron acciones %(sector)s.") % {
            "sector": of_sector(sector_name)
        }
    sentence = _("%(sector)s %(verb)s %(actions)s%(where)s; %(took_part)s %(institutions)s del sector.")
    values = {
        "sector": sentence_case(the_sector(sector_name)),
        "verb": _("reportaron") if is_plural(sector_name) else _("reportó"),
        "actions": actions(total),
        "where": _where(counts),
        "took_part": _("participó") if institutions == 1 else _("participaron"),
        "institutions": quantity(institutions, _("institución"), _("instituciones")),
    }
    covered = present(counts)
    ending = f" {leading_objective(counts)}." if len(covered) > 1 else ""
    return sentence % values + ending


def _where(counts):
    """ ", todas en el objetivo 3" or " en cuatro objetivos"."""
    covered = list(present(counts))
    if len(covered) > 1:
        return _(" en %(objectives)s") % {
            "objectives": quantity(len(covered), _("objetivo"), _("objetivos"), feminine=False)
        }
    word = {1: "", 2: _("ambas ")}.get(sum(counts.values()), _("todas "))
    return _(", %(word)sen %(objective)s") % {"word": word, "objective": objectives(covered)}


def joint(value: int) -> str:
    if value == 0:
        return _("Ninguna acción es conjunta.")
    if value == 1:
        return _("Una acción es conjunta.")
    return _("Son conjuntas %(number)s acciones.") % {"number": in_words(value)}


def took_part(instances: int, states: int, actions_total: int) -> str:
    """Who took part in all: instances, state governments, actions."""
    reporters = [
        quantity(value, singular, plural, feminine=feminine)
        for value, singular, plural, feminine in (
            (instances, _("instancia"), _("instancias"), True),
            (states, _("gobierno estatal"), _("gobiernos estatales"), False),
        )
        if value
    ]
    if not reporters:
        return _("Todavía no participa ninguna institución.")
    verb = _("Participó") if instances + states == 1 else _("Participaron")
    sentence = _("%(verb)s %(reporters)s, con %(actions)s en total.")
    return sentence % {
        "verb": verb,
        "reporters": enumerate_words(reporters),
        "actions": actions(actions_total),
    }
