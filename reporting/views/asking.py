"""One form on a page of its own: shown, handed back with what is wrong, or acted upon."""

from django.contrib import messages
from django.shortcuts import redirect, render


def posted(request):
    """What a form is bound to: nothing until somebody sends it."""
    return request.POST if request.method == "POST" else None


def ask(request, form, *, act, refusal, done, then, template, **context):
    """Do `act()` with the valid form, say `done` and go to `then`; a `refusal` stands beside the form."""
    if form.is_valid():
        try:
            act()
        except refusal as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, done)
            return redirect(*then)
    return render(request, template, {"form": form, **context})
