"""The forms, by what they are about."""

from .audit import AuditFilterForm
from .call import NothingForm
from .entry import ChallengeFormSet, EntryForm, FigureFormSet, NewEntryForm
from .review import ReasonForm

__all__ = [
    "AuditFilterForm",
    "ChallengeFormSet",
    "EntryForm",
    "FigureFormSet",
    "NewEntryForm",
    "NothingForm",
    "ReasonForm",
]
