"""The words of one message: the kind's template, or the editor's, with the fields of what happened."""

import re

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from pmm import fields
from reporting.models import Cycle, Entry, Message, MessageTemplate
from reporting.outbox.kinds import FIELDS, Kind
from reporting.outbox.texts import SIGNATURE, Words
from reporting.richtext import clean_line

SUBJECT = 250


def words_of(kind: Kind) -> Words:
    """The template as it is now."""
    changed = MessageTemplate.objects.filter(kind=kind.name).first()
    return Words(changed.subject, changed.body) if changed else kind.words


def write(words: Words, values: dict[str, str]) -> Words:
    """Subject, one line, and body, from values by word."""
    subject = clean_line(fields.fill(str(words.subject), values))
    return Words(shortened(subject), clean_lines(fields.fill(str(words.body), values)))


def values_of(
    kind: Kind, about: dict, *, entry: Entry | None, cycle: Cycle | None, path: str
) -> dict[str, str]:
    """What a template may name, by word; the person's name comes with each person."""
    if missing := set(kind.says) ^ about.keys():
        raise TypeError(f"a message «{kind.name}» says {kind.says}: look at {sorted(missing)}")
    known = {
        **about_entry(entry),
        **({"cycle": cycle.name} if cycle else {}),
        **about,
        "link": absolute(path),
    }
    return {FIELDS[name].word: str(value) for name, value in known.items()}


def page_of(kind: Kind, entry: Entry | None) -> str:
    """Where the thing is to be seen, unless the caller knows better."""
    return reverse(kind.link, args=[entry.pk]) if kind.link and entry else reverse("home")


def samples(kind: Kind) -> dict[str, str]:
    """An example of each field, to show a template filled before there is anything to tell."""
    return {word: str(field.sample) for word, field in kind.fields.items()}


def mail_body(message: Message) -> str:
    """What the mail says: the text, and where to read all one was told."""
    signature = fields.fill(str(SIGNATURE), {"avisos": absolute(reverse("message_preferences"))})
    return f"{message.body}\n\n{signature}\n"


def absolute(path: str) -> str:
    return f"{settings.SITE_URL}{path}"


def moment(at) -> str:
    """A moment as messages say it, in Mexico City: «30 de septiembre de 2025, 18:00»."""
    return date_format(timezone.localtime(at), "j \\d\\e F \\d\\e Y, H:i")


def days_in_words(days: int) -> str:
    if days < 1:
        return _("Cierra hoy")
    return _("Falta 1 día") if days == 1 else _("Faltan %(days)d días") % {"days": days}


def clean_lines(text: str) -> str:
    """Lines without control characters or signs that deceive a reader; where a field was empty no gap is left."""
    lines = "\n".join(clean_line(line) for line in text.splitlines()).strip()
    return re.sub(r"\n{3,}", "\n\n", lines)


def shortened(line: str) -> str:
    return line if len(line) <= SUBJECT else f"{line[: SUBJECT - 1]}…"


def about_entry(entry: Entry | None) -> dict[str, str]:
    """What every message about an entry may name."""
    if entry is None:
        return {}
    return {
        "folio": entry.folio,
        "title": entry.title,
        "institution": entry.institution,
        "objective": f"{entry.objective.number} {entry.objective.label}",
        "cycle": entry.cycle.name,
    }
