"""Observations: a reviewer remarks, the institution answers and attends, the reviewer resolves or reopens."""

from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from reporting import passages, telling
from reporting.models import Entry, Membership, Observation, Remark, User
from reporting.permissions import can_answer, can_attend, can_observe, can_settle
from reporting.readable import label_of
from reporting.sections import SECTIONS, Section, section_of

State, Kind = Observation.State, Remark.Kind
FIELDS = tuple(name for section in SECTIONS for name in section.fields)


class ObservingRefused(Exception):
    """Nothing was written; the message is a Spanish sentence for the person who tried."""


@dataclass
class Thread:
    """An observation as `user` sees it: what it is about, what was said, what the person may do now.

    Pages put the form of the next answer into `form`.
    """

    observation: Observation
    may_answer: bool
    may_attend: bool
    may_settle: bool
    is_passage_there: bool
    form: object = None

    @property
    def about(self) -> str:
        return about(self.observation)

    @property
    def section(self) -> Section | None:
        """Where the field is written; None when the observation is about the whole."""
        field = self.observation.field
        return section_of(field) if field in FIELDS else None

    @property
    def may_reopen(self) -> bool:
        return self.may_settle and self.observation.state in STARTS[Kind.REOPEN]

    @property
    def is_settled(self) -> bool:
        return self.observation.state == State.RESOLVED

    @property
    def first(self) -> Remark:
        return self.observation.remarks.all()[0]

    @property
    def replies(self) -> list[Remark]:
        return list(self.observation.remarks.all())[1:]


def about(observation: Observation) -> str:
    """The name of the field the observation is about, or of the whole."""
    return label_of(observation.field) if observation.field in FIELDS else _("Registro completo")


def threads_of(entry: Entry, user: User) -> list[Thread]:
    """The entry's observations that `user` may see, in the order of its fields, in a fixed number of queries."""
    visible = Observation.objects.visible_to(user).filter(entry=entry).with_thread()
    threads = [_thread(entry, observation, user) for observation in visible]
    return sorted(threads, key=lambda thread: _place(thread.observation))


def open_(
    entry: Entry,
    *,
    by: User,
    text: str,
    field: str = "",
    quote: str = "",
    near: int = 0,
    is_internal: bool = False,
    at=None,
) -> Observation:
    """A new observation on the whole entry, a field, or a passage of it; said twice, it is one."""
    if not can_observe(by, entry):
        raise ObservingRefused(_("Su cuenta no tiene permiso para comentar este registro."))
    text, passage = _said(text), _passage(entry, field, quote, near)
    about = {
        "field": field if field in FIELDS else "",
        "is_internal": is_internal,
        **(passage._asdict() if passage else {"quote": "", "start": None, "end": None}),
    }
    same = {"remarks__kind": Kind.OPEN, "remarks__by": by, "remarks__text": text}
    if twin := entry.observations.filter(**about, **same, state=State.OPEN).first():
        return twin
    with transaction.atomic():
        observation = Observation.objects.create(entry=entry, version=entry.version, **about)
        _remark(observation, Kind.OPEN, text, by, at)
    return observation


def reply(observation: Observation, *, by: User, text: str, at=None) -> Remark:
    """Say something more in the thread; said twice in a row, it is said once."""
    _require(can_answer(by, observation))
    text, last = _said(text), observation.remarks.last()
    if last.by_id == by.pk and (last.kind, last.text) == (Kind.REPLY, text):
        return last
    with transaction.atomic():
        return _remark(observation, Kind.REPLY, text, by, at)


def attend(observation: Observation, *, by: User, text: str = "", at=None) -> Remark:
    """The institution says that it did what was asked."""
    _require(can_attend(by, observation))
    return _change(observation, Kind.ATTEND, State.ATTENDED, by=by, text=text, at=at)


def resolve(observation: Observation, *, by: User, text: str = "", at=None) -> Remark:
    """The reviewer is satisfied, or asks no longer."""
    _require(can_settle(by, observation))
    return _change(observation, Kind.RESOLVE, State.RESOLVED, by=by, text=text, at=at)


def reopen(observation: Observation, *, by: User, text: str, at=None) -> Remark:
    """The reviewer asks again, and says why."""
    _require(can_settle(by, observation))
    return _change(observation, Kind.REOPEN, State.REOPENED, by=by, text=_said(text), at=at)


# state an observation must be in -> for the change that leads out of it
STARTS = {
    Kind.ATTEND: Observation.ASKING,
    Kind.RESOLVE: (*Observation.ASKING, State.ATTENDED),
    Kind.REOPEN: (State.ATTENDED, State.RESOLVED),
}


def unanswered(entry: Entry) -> list[Observation]:
    """What the institution was asked, and has not said a word to since it was asked."""
    own = set(Membership.objects.filter(institution=entry.institution_id).values_list("user", flat=True))
    return [each for each in entry.observations.asking().with_thread() if not _is_answered(each, own)]


def unanswered_in_words(entry: Entry) -> dict[str, str]:
    """For each of them, by its anchor, the sentence that says what to do before sending."""
    asked = _("Responda la observación sobre «%(field)s», o márquela como atendida.")
    return {each.anchor: asked % {"field": about(each)} for each in unanswered(entry)}


def _is_answered(observation: Observation, own: set[int]) -> bool:
    """Whether one of `own` has spoken since the last time it was asked."""
    for remark in reversed(observation.remarks.all()):
        if remark.kind in (Kind.OPEN, Kind.REOPEN):
            return False
        if remark.by_id in own:
            return True
    return False


def _change(observation: Observation, kind: str, state: str, *, by: User, text: str, at) -> Remark:
    with transaction.atomic():
        changed = Observation.objects.filter(pk=observation.pk, state__in=STARTS[kind]).update(state=state)
        if not changed:
            raise ObservingRefused(_what_happened(observation))
        observation.state = state
        return _remark(observation, kind, text.strip(), by, at)


def _remark(observation: Observation, kind: str, text: str, by: User, at) -> Remark:
    remark = Remark.objects.create(
        observation=observation, kind=kind, text=text, by=by, at=at or timezone.now()
    )
    telling.remarked(remark, about(observation))
    return remark


def _thread(entry: Entry, observation: Observation, user: User) -> Thread:
    observation.entry = entry  # with its content, read once
    text = passages.text_of(entry, observation.field) if observation.quote else ""
    return Thread(
        observation,
        may_answer=can_answer(user, observation),
        may_attend=can_attend(user, observation) and observation.state in STARTS[Kind.ATTEND],
        may_settle=can_settle(user, observation),
        is_passage_there=observation.quote in text,
    )


def _place(observation: Observation) -> tuple[int, int, int]:
    field = FIELDS.index(observation.field) if observation.field in FIELDS else -1
    return field, observation.start or 0, observation.pk


def _passage(entry: Entry, field: str, quote: str, near: int) -> passages.Passage | None:
    if not quote.strip():
        return None
    fresh = Entry.objects.with_content().get(pk=entry.pk)
    found = passages.find(passages.text_of(fresh, field), quote, near)
    if found is None:
        raise ObservingRefused(
            _("El pasaje ya no está en el texto: selecciónelo de nuevo, o comente el campo completo.")
        )
    return found


def _said(text: str) -> str:
    if not text.strip():
        raise ObservingRefused(_("Escriba el texto: diga qué falta o qué cambió."))
    return text.strip()


def _require(may: bool) -> None:
    if not may:
        raise ObservingRefused(_("Su cuenta no tiene permiso para hacer esto en la observación."))


def _what_happened(observation: Observation) -> str:
    last = observation.remarks.exclude(kind=Kind.REPLY).select_related("by").last()
    return _("La observación ya está «%(state)s»: la cambió %(who)s el %(when)s.") % {
        "state": Observation.objects.get(pk=observation.pk).get_state_display().lower(),
        "who": last.by,
        "when": date_format(timezone.localtime(last.at), "j \\d\\e F, H:i"),
    }
