"""The observations a page shows, each with the form of its next answer."""

from django.contrib import messages
from django.utils.translation import gettext as _

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


def threads_in_section(request, entry, section) -> list[observing.Thread]:
    """What the institution is asked about a section's fields, each to be answered in the section's own form."""
    data = request.POST if request.method == "POST" else None
    threads = [
        thread
        for thread in observing.threads_of(entry, request.user)
        if thread.section == section and thread.may_answer and not thread.is_settled
    ]
    for thread in threads:
        thread.form = SectionAnswerForm(data, prefix=thread.observation.anchor)
    return threads


def answer(request, entry, section) -> None:
    """Send the answers typed beside the section's fields; one that is refused is handed back in the message."""
    for thread in threads_in_section(request, entry, section):
        if not thread.form.is_valid():
            messages.error(request, _("La respuesta es demasiado larga: no se envió."))
            continue
        text, attended = thread.form.cleaned_data["text"], thread.form.cleaned_data["attended"]
        try:
            if attended and thread.may_attend:
                observing.attend(thread.observation, by=request.user, text=text)
            elif text:
                observing.reply(thread.observation, by=request.user, text=text)
        except observing.ObservingRefused as refusal:
            messages.error(request, f"{refusal} {text}")
