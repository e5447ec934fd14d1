"""The first page: to each person the own desk, to everybody else what this is."""

from django.shortcuts import redirect, render

from reporting.permissions import is_editor, is_reporter, is_reviewer


def home(request):
    user = request.user
    if not user.is_authenticated:
        return render(request, "reporting/welcome.html")
    for holds, desk in (
        (is_reporter, "entry_list"),
        (is_reviewer, "review_queue"),
        (is_editor, "cycle_list"),
    ):
        if holds(user):
            return redirect(desk)
    if user.is_staff:
        return redirect("person_list")
    return render(request, "reporting/no_role.html")
