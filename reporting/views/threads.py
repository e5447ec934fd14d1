"""The observations a page shows, each with the form of its next answer."""

from django.contrib import messages

from reporting import observing
from reporting.forms import AnswerForm, SectionAnswerForm


def threads_on(request, entry, answered: tuple[int, AnswerForm] | None = None) -> list[observing.Thread]:
    """The entry's threads for this person; a refused answer (observation's id, form) stands where it was typed."""
    pk, form = answered or (None, None)
    threads = observing.threads_of(entry, request.user)
    for thread in threads:
        own = thread.observation.pk
        thread.form = form if own == pk else AnswerForm(auto_id=f"respuesta-{own}-%s")
    return threads


def beside(request, entry, section) -> dict:
    """For the section's form: what is asked about each field, to be answered and sent with the section."""
    found: dict[str, list] = {}
    for thread in _asked_in(request, entry, section):
        found.setdefault(thread.observation.field, []).append(thread)
    return {"beside": found}


def answer(request, entry, section) -> str:
    """Send the answers typed beside the section's fields; returns which, for the browser to forget its copies.

    One that is refused is handed back in the message.
    """
    answered = []
    for thread in _asked_in(request, entry, section):
        said = thread.form.cleaned_data if thread.form.is_valid() else {}
        try:
            if said.get("attended") and thread.may_attend:
                observing.attend(thread.observation, by=request.user, text=said["text"])
            elif said.get("text"):
                observing.reply(thread.observation, by=request.user, text=said["text"])
            else:
                continue
        except observing.ObservingRefused as refusal:
            messages.error(request, f"{refusal} «{said['text']}»")
        else:
            answered.append(f"respuesta-{thread.observation.pk}")
    return " ".join(answered)


def _asked_in(request, entry, section) -> list[observing.Thread]:
    data = request.POST if request.method == "POST" else None
    asked = [
        thread
        for thread in observing.threads_of(entry, request.user)
        if thread.section == section and thread.may_answer and not thread.is_settled
    ]
    for thread in asked:
        thread.form = SectionAnswerForm(data, prefix=thread.observation.anchor)
    return asked
