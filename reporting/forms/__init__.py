"""The forms, by what they are about."""

from .audit import AuditFilterForm
from .call import NothingForm
from .entry import ChallengeFormSet, EntryForm, FigureFormSet, FileFormSet, LinkFormSet, NewEntryForm
from .message import PreferencesForm
from .people import NameForm
from .review import ReasonForm

__all__ = [
    "AuditFilterForm",
    "ChallengeFormSet",
    "EntryForm",
    "FigureFormSet",
    "FileFormSet",
    "LinkFormSet",
    "NameForm",
    "NewEntryForm",
    "NothingForm",
    "PreferencesForm",
    "ReasonForm",
]
