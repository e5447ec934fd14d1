"""Which state an institution's name speaks of, by the state's name or by what its people are called."""

import re

from reporting.catalogues import STATES, fold

# Beginnings of what the people of each state are called, as institutions bear them: "Instituto Sonorense…".
PEOPLE = {
    "01": ("aguascalentens", "hidrocalid"),
    "02": ("bajacaliforn",),
    "03": ("sudcaliforn",),
    "04": ("campechan",),
    "05": ("coahuilens",),
    "06": ("colimens",),
    "07": ("chiapanec",),
    "08": ("chihuahuens",),
    "09": ("capitalin",),
    "10": ("duranguens",),
    "11": ("guanajuatens",),
    "12": ("guerrerens",),
    "13": ("hidalguens",),
    "14": ("jaliscien",),
    "15": ("mexiquens",),
    "16": ("michoacan",),
    "17": ("morelens",),
    "18": ("nayarit",),
    "19": ("neolones", "nuevoleon"),
    "20": ("oaxaquen", "oaxaquin"),
    "21": ("poblan",),
    "22": ("queretan",),
    "23": ("quintanarroens",),
    "24": ("potosin",),
    "25": ("sinaloens",),
    "26": ("sonorens",),
    "27": ("tabasquen",),
    "28": ("tamaulipec",),
    "29": ("tlaxcaltec",),
    "30": ("veracruzan",),
    "31": ("yucatec",),
    "32": ("zacatecan",),
}
NAMES = {fold(name): s.code for s in STATES for name in (s.name, s.official) if name != "México"} | {
    "cdmx": "09"
}
# The longer name first: Baja California Sur is not Baja California.
NAMED = re.compile(r"\b(" + "|".join(sorted(NAMES, key=len, reverse=True)) + r")\b")
CODES = {beginning: code for code, beginnings in PEOPLE.items() for beginning in beginnings}
PEOPLED = re.compile(r"\b(" + "|".join(CODES) + r")\w{0,3}\b")
STATE_NAMES = {s.code: s.name for s in STATES}
WITH_ARTICLE = {"09": "de la Ciudad de México", "15": "del Estado de México"}


def state_in(name: str) -> str:
    """The code of the state that `name` speaks of, the last one named; nothing when it names none."""
    folded = fold(name)
    named = NAMED.findall(folded)
    if named:
        return NAMES[named[-1]]
    peopled = PEOPLED.search(folded)
    return CODES[peopled[1]] if peopled else ""


def of_state(name: str, code: str) -> str:
    """`name` with its state: "Secretaría de Salud de Sonora"."""
    return f"{name} {WITH_ARTICLE.get(code) or f'de {STATE_NAMES[code]}'}"
