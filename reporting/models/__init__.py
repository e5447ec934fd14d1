"""The models, by noun."""

from .amendment import Amendment
from .audit import AuditEvent
from .call import Call
from .catalogue import ChallengeCategory, Kind, Objective, Population, Principle, Sector, State
from .check import CycleCheck, DistinctPair, EntryCheck, Explanation
from .continuation import Continuation
from .cycle import Cycle, CycleEvent, Extension
from .entry import Challenge, Entry, Figure, Status
from .evidence import EvidenceFile, EvidenceLink, Upload
from .institution import Institution, InstitutionAlias
from .invitation import Invitation
from .message import Delivery, Message, MessagePreference, MessageTemplate
from .observation import Observation, Remark
from .outage import Outage
from .people import INSTITUTION_ROLES, Membership, Role, User
from .presence import Presence
from .programme import Programme
from .review import UNDO_FOR, Checkpoint, Event
from .saved_view import SavedView
from .seen import Seen
from .suggestion import Correction, Suggestion

__all__ = [
    "Amendment",
    "INSTITUTION_ROLES",
    "AuditEvent",
    "Call",
    "Challenge",
    "ChallengeCategory",
    "Checkpoint",
    "Continuation",
    "Correction",
    "Cycle",
    "CycleCheck",
    "CycleEvent",
    "Delivery",
    "DistinctPair",
    "Entry",
    "EntryCheck",
    "Event",
    "EvidenceFile",
    "EvidenceLink",
    "Explanation",
    "Extension",
    "Figure",
    "Institution",
    "InstitutionAlias",
    "Invitation",
    "Kind",
    "Membership",
    "Message",
    "MessagePreference",
    "MessageTemplate",
    "Objective",
    "Observation",
    "Outage",
    "Population",
    "Presence",
    "Principle",
    "Programme",
    "Remark",
    "Role",
    "SavedView",
    "Sector",
    "Seen",
    "State",
    "Status",
    "Suggestion",
    "UNDO_FOR",
    "Upload",
    "User",
]
