"""Who may do what: predicates, and the gates every view goes through.

A stranger to an institution learns nothing (404); a colleague without the right is told so (403).
"""

from collections.abc import Callable

from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import Http404
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from reporting.models import (
    INSTITUTION_ROLES,
    Call,
    Checkpoint,
    Cycle,
    Entry,
    EvidenceFile,
    Institution,
    Invitation,
    Membership,
    Observation,
    Role,
    Status,
    Suggestion,
    User,
)

EDITABLE = (Status.DRAFT, Status.RETURNED)
NOT_YOURS = gettext_lazy(
    "Su cuenta no tiene permiso para ver esta página. Si le hace falta, pídalo a la administración del mecanismo."
)


# --- Predicates about people ------------------------------------------------------------------


def is_reporter(user: User) -> bool:
    return bool(user.roles & set(INSTITUTION_ROLES))


def is_reviewer(user: User) -> bool:
    return Role.REVIEWER in user.roles


def keeps_institutions(user: User) -> bool:
    """Who says which institutions there are, and what they are called."""
    return is_editor(user) or is_administrator(user)


def is_editor(user: User) -> bool:
    return Role.EDITOR in user.roles


def is_administrator(user: User) -> bool:
    return Role.ADMIN in user.roles


def follows_reviews(user: User) -> bool:
    """Whoever may open the queue and the board."""
    return is_reviewer(user) or is_editor(user)


def institutions_headed_by(user: User) -> set[int]:
    return {m.institution_id for m in _memberships(user) if m.role == Role.HEAD}


def manages_people(user: User) -> bool:
    """Administrators everybody, heads the liaisons of their institution."""
    return is_administrator(user) or bool(institutions_headed_by(user))


def can_take_role(user: User, membership: Membership) -> bool:
    if is_administrator(user):
        return True
    return membership.role == Role.LIAISON and membership.institution_id in institutions_headed_by(user)


def institutions_of(user: User) -> set[int]:
    """The institutions `user` reports for."""
    return {m.institution_id for m in _memberships(user) if m.role in INSTITUTION_ROLES}


def reports_for(user: User, institution: Institution) -> bool:
    return institution.pk in institutions_of(user)


# --- Predicates about an entry ----------------------------------------------------------------


def can_read(user: User, entry: Entry) -> bool:
    return True  # whoever passes the gate may read


def can_edit(user: User, entry: Entry) -> bool:
    return entry.institution_id in institutions_of(user)


def can_review(user: User, entry: Entry) -> bool:
    """Reviewers decide within their assignment, and never for their own institution, be it only a partner."""
    own = institutions_of(user)
    if own and own.intersection([entry.institution_id, *(each.pk for each in entry.partners.all())]):
        return False
    return any(covers(m, entry) for m in _memberships(user) if m.role == Role.REVIEWER)


def covers(membership: Membership, entry: Entry) -> bool:
    """Whether the entry is within what a reviewer is assigned; with nothing named, all are."""
    institutions = {i.pk for i in membership.institutions.all()}
    objectives = {o.pk for o in membership.objectives.all()}
    if not institutions and not objectives:
        return True
    return entry.institution_id in institutions or entry.objective_id in objectives


def can_follow_review(user: User, entry: Entry) -> bool:
    return follows_reviews(user)


def can_see_evidence(user: User, entry: Entry, *, is_public: bool) -> bool:
    """What is only for whoever reviews is not for the partners of a joint action."""
    return is_public or can_edit(user, entry) or can_follow_review(user, entry)


def can_reopen(user: User, entry: Entry) -> bool:
    return is_editor(user) or can_review(user, entry)


def can_classify(user: User, entry: Entry) -> bool:
    """Whoever decides about the entry corrects how it is classified, until it is decided."""
    return entry.status == Status.SUBMITTED and can_review(user, entry)


def can_highlight(user: User, entry: Entry) -> bool:
    """Of what was sent or approved, whoever decides about it says what stands out."""
    return entry.status in (Status.SUBMITTED, Status.APPROVED) and can_review(user, entry)


# --- Predicates about an observation -----------------------------------------------------------


def can_observe(user: User, entry: Entry) -> bool:
    """Those who decide about an entry remark on it, once it was sent."""
    return entry.status != Status.DRAFT and can_review(user, entry)


def can_answer(user: User, observation: Observation) -> bool:
    return can_settle(user, observation) or can_attend(user, observation)


def can_attend(user: User, observation: Observation) -> bool:
    """Only whoever writes the entry can say that it was corrected."""
    return not observation.is_internal and can_edit(user, observation.entry)


def can_settle(user: User, observation: Observation) -> bool:
    return can_review(user, observation.entry)


# --- Predicates about a suggestion ------------------------------------------------------------


def can_suggest(user: User, entry: Entry) -> bool:
    """Whoever decides about the entry may suggest wording."""
    return can_review(user, entry)


def can_answer_suggestion(user: User, suggestion: Suggestion) -> bool:
    """Only whoever writes the entry accepts a wording or says why not."""
    return can_edit(user, suggestion.entry)


def can_withdraw(user: User, suggestion: Suggestion) -> bool:
    return can_suggest(user, suggestion.entry)


# --- Lists and gates --------------------------------------------------------------------------


def visible_entries(user: User) -> Q:
    """The entries `user` may know of: of the own institutions, and what was sent for review."""
    if not user.is_authenticated or not user.is_active:
        return Q(pk__in=[])
    own = institutions_of(user)
    visible = Q(institution__in=own) | Q(partners__in=own)
    if is_editor(user):
        visible |= ~Q(status=Status.DRAFT)
    for membership in _memberships(user):
        if membership.role == Role.REVIEWER:
            visible |= ~Q(status=Status.DRAFT) & _assignment(membership)
    return visible


def reviewable_entries(user: User) -> Q:
    """The entries `user` may decide on once they wait: `can_review` for lists, and not what they sent."""
    assigned = Q(pk__in=[])
    for membership in _memberships(user):
        if membership.role == Role.REVIEWER:
            assigned |= _assignment(membership)
    own = institutions_of(user)
    joint = Entry.partners.through.objects.filter(institution__in=own).values("entry")
    sent = Checkpoint.objects.filter(by=user).values("entry")
    return assigned & ~Q(institution__in=own) & ~Q(pk__in=joint) & ~Q(pk__in=sent)


def get_entry(user: User, pk: int, allow: Callable[[User, Entry], bool] = can_read) -> Entry:
    """The entry, or 404 for a stranger, or 403 for a colleague whom `allow` refuses."""
    entry = Entry.objects.visible_to(user).with_content().filter(pk=pk).first()
    if entry is None:
        raise Http404(_("No existe ese registro, o es de otra institución."))
    if not allow(user, entry):
        raise PermissionDenied(_("Su cuenta no tiene permiso para hacer esto en el registro."))
    return entry


def get_call(user: User, pk: int) -> Call:
    """The call of one of the person's institutions; of another's, nobody learns anything."""
    calls = Call.objects.select_related("cycle", "institution", "nothing_by")
    call = calls.filter(pk=pk, institution__in=institutions_of(user)).first()
    if call is None:
        raise Http404(_("No existe esa convocatoria, o es de otra institución."))
    return call


def visible_observations(user: User) -> Q:
    """The observations on entries that `user` may know of; internal ones never reach who reports."""
    visible = Q(entry__in=Entry.objects.visible_to(user))
    if not (is_reviewer(user) or is_editor(user)):
        return visible & Q(is_internal=False)
    own = institutions_of(user)
    reported = Entry.objects.filter(Q(institution__in=own) | Q(partners__in=own))
    return visible & (Q(is_internal=False) | ~Q(entry__in=reported))


def get_observation(user: User, pk: int, allow: Callable[[User, Observation], bool]) -> Observation:
    """The observation, or 404 for whom it does not exist, or 403 for a colleague whom `allow` refuses."""
    visible = Observation.objects.visible_to(user).select_related("entry__cycle", "entry__institution")
    observation = visible.filter(pk=pk).first()
    if observation is None:
        raise Http404(_("No existe esa observación, o es de otra institución."))
    if not allow(user, observation):
        raise PermissionDenied(_("Su cuenta no tiene permiso para hacer esto en la observación."))
    return observation


def get_checkpoint(user: User, pk: int, number: int) -> Checkpoint:
    """One submission of an entry, for whoever may read the entry."""
    entry = get_entry(user, pk)
    checkpoint = entry.checkpoints.select_related("by", "entry__cycle").filter(number=number).first()
    if checkpoint is None:
        raise Http404(_("No existe ese acuse."))
    return checkpoint


def get_entry_file(user: User, pk: int, upload: int) -> EvidenceFile:
    """The file in that entry, for those who may see it: others do not learn that it is there."""
    entry = get_entry(user, pk)
    file = next((each for each in entry.files.all() if each.upload_id == upload), None)
    if file is None or not can_see_evidence(user, entry, is_public=file.is_public):
        raise Http404(_("No existe ese archivo, o sólo lo ve quien revisa."))
    return file


def get_suggestion(user: User, pk: int, allow: Callable[[User, Suggestion], bool]) -> Suggestion:
    """The suggestion, or 404 for whom it does not exist, or 403 for a colleague whom `allow` refuses."""
    visible = Suggestion.objects.filter(entry__in=Entry.objects.visible_to(user))
    suggestion = visible.select_related("entry__cycle", "entry__institution").filter(pk=pk).first()
    if suggestion is None:
        raise Http404(_("No existe esa sugerencia, o es de otra institución."))
    if not allow(user, suggestion):
        raise PermissionDenied(_("Su cuenta no tiene permiso para hacer esto en la sugerencia."))
    return suggestion


def people_of(user: User):
    """The people whose accounts `user` looks after."""
    if is_administrator(user):
        return User.objects.all()
    return User.objects.filter(memberships__institution__in=institutions_headed_by(user)).distinct()


def invitations_of(user: User):
    """The invitations `user` may send again or withdraw."""
    if is_administrator(user):
        return Invitation.objects.all()
    return Invitation.objects.filter(role=Role.LIAISON, institution__in=institutions_headed_by(user))


def get_person(user: User, pk: int, allow: Callable[[User], bool] = manages_people) -> User:
    """Somebody whose account `user` looks after, or 404; who looks after none is told so."""
    require(user, manages_people)
    person = people_of(user).filter(pk=pk).first()
    if person is None:
        raise Http404(_("No existe esa persona, o es de otra institución."))
    require(user, allow)
    return person


def get_invitation(user: User, pk: int) -> Invitation:
    require(user, manages_people)
    invitation = invitations_of(user).select_related("institution").filter(pk=pk).first()
    if invitation is None:
        raise Http404(_("No existe esa invitación, o es de otra institución."))
    return invitation


def get_institution(user: User, pk: int) -> Institution:
    """An institution that stands, for those who keep them."""
    require(user, keeps_institutions)
    institutions = Institution.objects.standing().select_related("sector", "parent", "state")
    institution = institutions.filter(pk=pk).first()
    if institution is None:
        raise Http404(_("No existe esa institución, o se unió a otra."))
    return institution


def get_cycle(user: User, name: str, allow: Callable[[User], bool]) -> Cycle:
    """The cycle, for those whom `allow` lets in."""
    if not allow(user):
        raise PermissionDenied(NOT_YOURS)
    cycle = Cycle.objects.filter(name=name).first()
    if cycle is None:
        raise Http404(_("No existe el ejercicio %(name)s.") % {"name": name})
    return cycle


def require(user: User, allow: Callable[[User], bool]) -> None:
    """Stop here with 403 unless `allow` lets `user` in."""
    if not allow(user):
        raise PermissionDenied(NOT_YOURS)


def _memberships(user: User) -> list[Membership]:
    """Read once a request: every page asks several questions about them."""
    if not hasattr(user, "_memberships"):
        user._memberships = list(
            user.memberships.select_related("institution").prefetch_related("institutions", "objectives")
        )
    return user._memberships


def _assignment(membership: Membership) -> Q:
    institutions = [i.pk for i in membership.institutions.all()]
    objectives = [o.pk for o in membership.objectives.all()]
    if not institutions and not objectives:
        return Q(pk__isnull=False)
    return Q(institution__in=institutions) | Q(objective__in=objectives)
