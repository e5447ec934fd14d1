"""How long a session lasts: an hour without anybody there, half a day whatever happens."""

import time

from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.signals import user_logged_in
from django.dispatch import receiver

STARTED, SEEN = "started", "seen"  # in the session, in seconds since 1970
EVERY = 60  # seconds; noting each request would be a write each


def in_background(view):
    """A view that pages ask by themselves: nobody has to be there."""
    view.is_in_background = True
    return view


def seconds_left(request) -> int:
    """Until the session ends if nobody does anything; 0 when nobody is signed in."""
    if not request.user.is_authenticated:
        return 0
    now = time.time()
    ends = request.session.get(STARTED, now) + settings.SESSION_COOKIE_AGE
    idle_ends = request.session.get(SEEN, now) + settings.SESSION_IDLE_SECONDS
    return int(min(ends, idle_ends) - now)


def age(request) -> int:
    """Seconds since signing in."""
    now = int(time.time())
    return now - request.session.get(STARTED, now - settings.SESSION_COOKIE_AGE)


class SessionLimits:
    """Ends a session that is over before the view sees it, and notes that somebody was there."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.user.is_authenticated and seconds_left(request) <= 0:
            logout(request)
        response = self.get_response(request)
        if request.user.is_authenticated and not _is_in_background(request):
            _note(request.session)
        return response


@receiver(user_logged_in)
def _start(request, **kwargs):
    request.session[STARTED] = request.session[SEEN] = int(time.time())


def _is_in_background(request) -> bool:
    return request.resolver_match is not None and hasattr(request.resolver_match.func, "is_in_background")


def _note(session) -> None:
    now = int(time.time())
    if now - session.get(SEEN, 0) >= EVERY:
        session[SEEN] = now
        session.setdefault(STARTED, now)
