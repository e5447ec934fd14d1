"""The forms, by what they are about."""

from .entry import ChallengeFormSet, EntryForm, FigureFormSet, NewEntryForm
from .review import ReasonForm

__all__ = ["ChallengeFormSet", "EntryForm", "FigureFormSet", "NewEntryForm", "ReasonForm"]
