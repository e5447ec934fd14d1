"""The forms, by what they are about."""

from .audit import AuditFilterForm
from .call import NothingForm
from .entry import ChallengeFormSet, EntryForm, FigureFormSet, FileFormSet, LinkFormSet, NewEntryForm
from .message import PreferencesForm
from .people import NameForm
from .queue import AssignmentForm, QueueFilter
from .review import AnswerForm, ObservationForm, ReasonForm, SectionAnswerForm, VersionForm

__all__ = [
    "AnswerForm",
    "AssignmentForm",
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
    "ObservationForm",
    "QueueFilter",
    "ReasonForm",
    "SectionAnswerForm",
    "VersionForm",
]
