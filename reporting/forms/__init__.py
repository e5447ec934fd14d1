"""The forms, by what they are about."""

from .entry import ChallengeFormSet, EntryForm, FigureFormSet
from .review import ReasonForm

__all__ = ["ChallengeFormSet", "EntryForm", "FigureFormSet", "ReasonForm"]
