"""The forms, by what they are about."""

from .audit import AuditFilterForm
from .entry import ChallengeFormSet, EntryForm, FigureFormSet, NewEntryForm
from .review import ReasonForm

__all__ = ["AuditFilterForm", "ChallengeFormSet", "EntryForm", "FigureFormSet", "NewEntryForm", "ReasonForm"]
