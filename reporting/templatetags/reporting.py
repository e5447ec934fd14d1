"""What templates of both apps need to show an entry: its status, its rich text, time left."""

from django import template
from django.conf import settings
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from reporting import richtext
from reporting.models import Message, Observation, Status

register = template.Library()

STATUS_ICONS = {
    Status.DRAFT: "pencil-square",
    Status.SUBMITTED: "paper-airplane",
    Status.RETURNED: "arrow-uturn-left",
    Status.APPROVED: "check-circle",
}
OBSERVATION_ICONS = {
    Observation.State.OPEN: "chat-bubble-left-ellipsis",
    Observation.State.ATTENDED: "check",
    Observation.State.RESOLVED: "check-circle",
    Observation.State.REOPENED: "arrow-path",
}


@register.inclusion_tag("reporting/_status.html")
def status(value):
    """A status as icon, word and colour."""
    return {"status": value, "word": Status(value).label, "icon": STATUS_ICONS[value]}


@register.inclusion_tag("reporting/_status.html")
def observation_state(observation):
    """The state of an observation as icon, word and colour."""
    return {
        "status": observation.state,
        "word": observation.get_state_display(),
        "icon": OBSERVATION_ICONS[observation.state],
    }


# state of a message -> (icon, whose colour of a status it has)
MESSAGE_ICONS = {
    Message.State.HELD: ("pause-circle", Status.RETURNED),
    Message.State.WAITING: ("clock", Status.SUBMITTED),
    Message.State.DIGEST: ("queue-list", Status.SUBMITTED),
    Message.State.SENT: ("check-circle", Status.APPROVED),
    Message.State.FAILED: ("exclamation-triangle", Status.RETURNED),
    Message.State.DISCARDED: ("no-symbol", Status.DRAFT),
    Message.State.INSIDE: ("bell", Status.DRAFT),
}


@register.inclusion_tag("reporting/_status.html")
def message_state(message):
    """Where a message is on its way, as icon, word and colour."""
    icon, status = MESSAGE_ICONS[message.state]
    return {"status": status, "word": message.get_state_display(), "icon": icon}


@register.simple_tag
def time_left(days: int) -> str:
    """Until something closes, in whole days of the calendar."""
    if days == 0:
        return _("cierra hoy")
    return ngettext("falta %(days)d día", "faltan %(days)d días", days) % {"days": days}


@register.filter
def chosen(options) -> int:
    """How many of a group of boxes are ticked."""
    return sum(bool(option["selected"]) for option in options)


@register.filter
def rich(text) -> SafeString:
    """Kept rich text as HTML: the one place where text becomes markup, so it is cleaned here once more."""
    return SafeString(richtext.clean(text or ""))


@register.simple_tag
def keys_are_offered() -> bool:
    """Whether a security key may be a second factor here."""
    return "webauthn" in settings.MFA_SUPPORTED_TYPES


@register.simple_tag
def demo_accounts() -> dict | None:
    """The accounts of the sample data, only where the demo flag is set."""
    if not settings.DEMO:
        return None
    from reporting.demo import ACCOUNTS, PASSWORD

    return {"people": ACCOUNTS, "password": PASSWORD}
