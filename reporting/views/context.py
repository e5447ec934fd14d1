"""What every page shows: the desks this person has."""

from reporting.permissions import is_editor, is_reporter, is_reviewer


def desks(request):
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return {"desks": {}}
    return {"desks": {"reports": is_reporter(user), "reviews": is_reviewer(user), "edits": is_editor(user)}}
