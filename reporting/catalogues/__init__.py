"""What is known before anyone reports: objectives, sectors, states, kinds, challenges and institutions."""

from .actions import CHALLENGE_CATEGORIES, KINDS, POPULATIONS, UNITS
from .compact import OBJECTIVES, PRINCIPLES
from .institutions import INSTITUTIONS
from .names import fold
from .places import SECTORS, STATES

__all__ = [
    "CHALLENGE_CATEGORIES",
    "INSTITUTIONS",
    "KINDS",
    "OBJECTIVES",
    "POPULATIONS",
    "PRINCIPLES",
    "SECTORS",
    "STATES",
    "UNITS",
    "fold",
]
