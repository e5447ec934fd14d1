"""Institutions, sectors and states inside a sentence: their article, their contraction, their first mention."""

from collections.abc import Iterable

from compendium.prose.grammar import enumerate_words, sort_key
from compendium.snapshot import STATES_SECTOR, identity

# The first word of a name tells its article. A name that begins otherwise ("Sin Fronteras") has none.
FIRST_WORDS = {
    "el": "albergue archivo ayuntamiento banco centro colegio comité congreso consejo ejecutivo estado fondo gobierno "
    "grupo hospital instituto mecanismo municipio museo observatorio organismo órgano poder programa registro "
    "secretariado senado servicio sistema tribunal voluntariado",
    "la": "academia administración agencia alianza asociación autoridad auditoría cámara casa ciudad coalición "
    "comisaría comisión confederación coordinación corte defensoría delegación dirección embajada escuela federación "
    "financiera fiscalía fundación guardia iniciativa junta lotería oficina organización pastoral procuraduría "
    "red secretaría subsecretaría suprema unidad universidad",
    "los": "albergues centros colegios consejos institutos juzgados organismos órganos poderes servicios tribunales",
    "las": "aldeas agencias asociaciones comisiones defensorías dependencias entidades fiscalías fundaciones "
    "organizaciones secretarías universidades",
}
ARTICLES = {word: article for article, words in FIRST_WORDS.items() for word in words.split()}
WITH_ARTICLE = {"Ciudad de México": "la", "Estado de México": "el"}


def article_of(name: str) -> str:
    """el, la, los, las, or "" for a name that goes without."""
    if name in WITH_ARTICLE:
        return WITH_ARTICLE[name]
    words = name.split()
    return ARTICLES.get(words[0].casefold(), "") if words else ""


def the(name: str, shown: str = "") -> str:
    """The name with its article; `shown` is what is written instead of it: the("Instituto…", "INM") is "el INM"."""
    return f"{article_of(name)} {shown or name}".strip()


def of(name: str, shown: str = "") -> str:
    """ "del Instituto", "de la Secretaría", "de Sin Fronteras"."""
    article, written = article_of(name), shown or name
    if article == "el":
        return f"del {written}"
    return f"de {article} {written}" if article else f"de {written}"


def is_plural(name: str) -> bool:
    return article_of(name) in ("los", "las")


def inside(sector_name: str) -> str:
    """A sector's name as it stands inside a sentence; that of a branch of government keeps its capital."""
    if sector_name.startswith("Poder "):
        return sector_name
    return sector_name[:1].lower() + sector_name[1:]


def of_sector(sector_name: str) -> str:
    """ "de entidades federativas", "del Poder Judicial": what an action is of."""
    return of(sector_name) if sector_name.startswith("Poder ") else f"de {inside(sector_name)}"


def the_sector(sector_name: str) -> str:
    """ "las entidades federativas", "el Poder Judicial": who reports."""
    return the(sector_name, inside(sector_name))


def governments_of(states: Iterable[str]) -> str:
    """ "el gobierno del Estado de México", "los gobiernos de Chiapas, la Ciudad de México y Sonora"."""
    states = list(states)
    if len(states) == 1:
        return f"el gobierno {of(states[0])}"
    return f"los gobiernos {of(states[0], enumerate_words([states[0], *map(the, states[1:])]))}"


class Mentions:
    """Who has been named so far: in full with the acronym the first time, by the acronym afterwards."""

    def __init__(self):
        self.named = set()

    def of(self, institution: dict) -> str:
        acronym, name = institution.get("acronym") or "", institution["name"]
        is_first = identity(institution) not in self.named
        self.named.add(identity(institution))
        if not acronym:
            return the(name)
        return the(name, f"{name} ({acronym})" if is_first else acronym)

    def all_of(self, institutions: Iterable[dict], state_names: dict[str, str]) -> list[str]:
        """Everybody who takes part, ready to be enumerated: institutions, then the state governments as one."""
        institutions = list(institutions)
        codes = {
            i["state"] for i in institutions if i["sector"] == STATES_SECTOR and i.get("state") in state_names
        }
        states = sorted((state_names[code] for code in codes), key=sort_key)
        others = [
            i for i in institutions if i["sector"] != STATES_SECTOR or i.get("state") not in state_names
        ]
        names = [self.of(institution) for institution in others]
        return [*names, governments_of(states)] if states else names
