"""Reminders of what is unsent: by rule, by an editor's hand; to those whom the board's own query names, once."""

import datetime
from collections import Counter, defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from typing import NamedTuple

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from reporting import board, outbox
from reporting.models import INSTITUTION_ROLES, Cycle, Entry, Institution, Membership, Message, Role, User
from reporting.outbox.writing import days_in_words, moment
from reporting.permissions import EDITABLE

KIND = "reminder"
LEAVES_AT = datetime.time(10)  # in Mexico City: until then an editor may hold back what a rule wrote at seven
SHOWN = 10  # titles in one mail
LOOK_BEHIND = datetime.timedelta(days=60)  # outages move a close by less than that


class Rule(NamedTuple):
    """Who is reminded so many days before the close of their institution."""

    days: int
    roles: tuple[Role, ...]


RULES = {
    rule.days: rule
    for rule in (
        Rule(14, (Role.LIAISON,)),
        Rule(7, INSTITUTION_ROLES),
        Rule(2, INSTITUTION_ROLES),
        Rule(0, (Role.LIAISON,)),
    )
}
BY_HAND = Rule(-1, (Role.LIAISON,))


@dataclass(frozen=True)
class Reminder:
    """What one institution is reminded of; `people` is empty when nobody there has an active account."""

    cycle: Cycle
    institution: Institution
    closes_at: datetime.datetime
    days: int  # whole days until then, 0 on the day
    people: list[User]
    unsent: list[str]  # titles of drafts and of what came back
    is_silent: bool
    key: str

    @property
    def left(self) -> str:
        return days_in_words(self.days)


def open_cycles(at=None) -> list[Cycle]:
    """Those in which somebody may still send; rehearsals remind nobody by themselves."""
    now = at or timezone.now()
    still = Q(closes_at__gte=now - LOOK_BEHIND) | Q(extensions__until__gte=now - LOOK_BEHIND)
    return list(Cycle.objects.filter(still, is_rehearsal=False, opens_at__lte=now).distinct())


def due(at=None) -> list[Reminder]:
    """Those that a rule asks for today, whether or not they were written already."""
    now = at or timezone.now()
    return [
        reminder for cycle in open_cycles(now) for reminder in of(cycle, at=now) if reminder.days in RULES
    ]


def of(cycle: Cycle, *, at=None, by_hand: bool = False) -> list[Reminder]:
    """A reminder for each institution that the board shows with something unsent and that may still send it."""
    now = at or timezone.now()
    closes_for = cycle.deadlines()
    rows = [(row, closes_for(row.institution.pk)) for row in board.unsent(cycle)]
    rows = [(row, closes_at) for row, closes_at in rows if cycle.opens_at <= now <= closes_at]
    people, titles = _people(), _titles(cycle)
    return [_reminder(cycle, row, closes_at, now, people, titles, by_hand) for row, closes_at in rows]


def write_due(*, at=None) -> int:
    """Write what the rules ask for today, and tell the editors. Returns how many people will be told."""
    now = at or timezone.now()
    leaves_at = max(now, timezone.make_aware(datetime.datetime.combine(timezone.localdate(now), LEAVES_AT)))
    reminders = due(now)
    many = post(reminders, leaves_at=leaves_at, at=now)
    if many:
        outbox.post(
            "reminders",
            to=User.objects.filter(is_active=True, memberships__role=Role.EDITOR).distinct(),
            key=timezone.localdate(now),
            path=reverse("outbox"),
            hour=f"{timezone.localtime(leaves_at):%H:%M}",
            text=ngettext("%(many)d persona", "%(many)d personas", many) % {"many": many},
            at=now,
        )
    return many


def post(reminders: Collection[Reminder], *, is_held: bool = False, leaves_at=None, at=None) -> int:
    """Write them into the outbox. Returns how many people are told who had not been told before."""
    before = written(reminders)
    outbox.post_all(KIND, [_news(each) for each in reminders], is_held=is_held, leaves_at=leaves_at, at=at)
    return len(written(reminders)) - len(before)


def written(reminders: Collection[Reminder]) -> set[tuple[str, int]]:
    """(key, person's id) of those that are in the outbox."""
    keys = [f"{KIND}:{each.key}" for each in reminders]
    return set(Message.objects.filter(key__in=keys).values_list("key", "to"))


def _reminder(cycle, row, closes_at, now, people, titles, by_hand) -> Reminder:
    institution, today = row.institution, timezone.localdate(now)
    days = (timezone.localdate(closes_at) - today).days
    rule = BY_HAND if by_hand else RULES.get(days, BY_HAND)
    occasion = f"hand-{today}" if by_hand else f"{timezone.localdate(closes_at)}-{rule.days}"
    return Reminder(
        cycle=cycle,
        institution=institution,
        closes_at=closes_at,
        days=days,
        people=_chosen(people[institution.pk], rule),
        unsent=titles[institution.pk],
        is_silent=row.is_silent,
        key=f"{cycle.name}:{institution.pk}:{occasion}",
    )


def _chosen(by_role: dict[str, list[User]], rule: Rule) -> list[User]:
    """Those of the rule; where there is no liaison, the head has to know."""
    found = [person for role in rule.roles for person in by_role.get(role, ())]
    return found or by_role.get(Role.HEAD, [])


def _people() -> dict[int, dict[str, list[User]]]:
    """Institution's id -> role -> people with an active account."""
    active = Membership.objects.filter(role__in=INSTITUTION_ROLES, user__is_active=True)
    found = defaultdict(lambda: defaultdict(list))
    for membership in active.select_related("user").order_by("user__name"):
        found[membership.institution_id][membership.role].append(membership.user)
    return found


def _titles(cycle: Cycle) -> dict[int, list[str]]:
    """Institution's id -> titles of what waits for it."""
    found = defaultdict(list)
    unsent = Entry.objects.filter(cycle=cycle, status__in=EDITABLE).order_by("objective", "title")
    for institution, title in unsent.values_list("institution", "title"):
        found[institution].append(title)
    return found


def _news(reminder: Reminder) -> outbox.News:
    about = {
        "institution": reminder.institution,
        "days": reminder.left,
        "closes": moment(reminder.closes_at),
        "unsent": _list(reminder.unsent),
    }
    return outbox.News(reminder.key, reminder.people, about, cycle=reminder.cycle, path=reverse("entry_list"))


def _list(titles: list[str]) -> str:
    if not titles:
        return _("• Todavía no hay ningún registro de su institución.")
    lines = [f"• {title}" for title in titles[:SHOWN]]
    if more := len(titles) - SHOWN:
        lines += [_("• y %(more)d más") % {"more": more}] if more > 0 else []
    return "\n".join(lines)


class Day(NamedTuple):
    """A day to come on which a rule reminds some of these institutions."""

    day: datetime.date
    left: str
    whom: str
    many: int


def calendar(reminders: Collection[Reminder]) -> list[Day]:
    """The days to come on which rules remind: each institution has its own close."""
    counts = Counter(
        (timezone.localdate(each.closes_at) - datetime.timedelta(days=rule.days), rule.days)
        for each in reminders
        for rule in RULES.values()
        if rule.days < each.days
    )
    return [
        Day(day, days_in_words(days), _whom(RULES[days]), many)
        for (day, days), many in sorted(counts.items())
    ]


def _whom(rule: Rule) -> str:
    return _("a enlaces y titulares") if Role.HEAD in rule.roles else _("a enlaces")
