"""The forms, by what they are about."""

from .audit import AuditFilterForm
from .call import NothingForm
from .correcting import ClassificationForm, HighlightForm
from .entry import ChallengeFormSet, EntryForm, FigureFormSet, FileFormSet, LinkFormSet, NewEntryForm
from .message import PreferencesForm
from .people import AcceptForm, HandoverForm, InviteForm, NameForm, PeopleFilterForm, RectifyForm, RoleForm
from .queue import AssignmentForm, QueueFilter
from .review import AnswerForm, ObservationForm, ReasonForm, SectionAnswerForm

__all__ = [
    "AcceptForm",
    "AnswerForm",
    "AssignmentForm",
    "AuditFilterForm",
    "ChallengeFormSet",
    "ClassificationForm",
    "EntryForm",
    "FigureFormSet",
    "FileFormSet",
    "HandoverForm",
    "InviteForm",
    "HighlightForm",
    "LinkFormSet",
    "NameForm",
    "NewEntryForm",
    "NothingForm",
    "ObservationForm",
    "PeopleFilterForm",
    "PreferencesForm",
    "QueueFilter",
    "ReasonForm",
    "RectifyForm",
    "RoleForm",
    "SectionAnswerForm",
]
