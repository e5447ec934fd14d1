"""What each open form was last told about its fields, kept with the session: an answer may be lost on its way.

A form sends the seals it knows. When it never heard that its last text was saved, that text would look like
somebody else's; what is kept here says that it was its own.
"""

import json

from django.utils.crypto import get_random_string

KEPT, MOST = "tabs", 20


def new() -> str:
    return get_random_string(12)


def of(request) -> str:
    return request.POST.get("tab", "")[:12] or new()


def seals(request) -> dict:
    """What each field said when its writer last saw it; nonsense matches nothing, so that nothing is overwritten."""
    try:
        posted = json.loads(request.POST.get("seals", ""))
    except ValueError:
        posted = {}
    told = request.session.get(KEPT, {}).get(of(request), {})
    return {**(posted if isinstance(posted, dict) else {}), **told}


def tell(request, known: dict) -> None:
    """Keep what the form is told now; the oldest forms are forgotten."""
    kept = request.session.get(KEPT, {})
    kept.pop(of(request), None)
    kept[of(request)] = known
    request.session[KEPT] = dict(list(kept.items())[-MOST:])
