"""Every count a document prints, a page draws or the command line answers: pure functions of a snapshot.

An action is one entry. Its sector is that of the institution that leads it and its objective is the
main one, so that each action is counted exactly once in every total; a joint action shows under each of
its partners only where institutions are listed.
"""

from compendium.statistics.counting import Statistics, count
from compendium.statistics.reach import PEOPLE, SEXES_AND_AGES, whole

__all__ = ["PEOPLE", "SEXES_AND_AGES", "Statistics", "count", "whole"]
