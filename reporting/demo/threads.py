"""The sample data's observations: what the reviewer asked, and what the institution has answered so far."""

import datetime

from reporting import observing
from reporting.models import Entry, User

ANSWERS = {"reply": observing.reply, "attend": observing.attend}
LATER = datetime.timedelta(hours=1)


def observe(entry: Entry, row: dict, *, reviewer: User, liaison: User, at) -> None:
    """Open the row's observations at `at`, each answered after an hour if it was."""
    for said in row.get("observations", ()):
        observation = observing.open_(
            entry,
            by=reviewer,
            text=said["text"],
            field=said.get("field", ""),
            quote=said.get("quote", ""),
            is_internal=said.get("is_internal", False),
            at=at,
        )
        for verb, text in said.get("answers", {}).items():
            ANSWERS[verb](observation, by=liaison, text=text, at=at + LATER)
