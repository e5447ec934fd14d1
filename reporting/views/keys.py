"""The keys of the review: listed as data, switched off by whoever does not want them."""

from typing import NamedTuple

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from reporting.permissions import follows_reviews, require
from reporting.views.filtered import go_to, queue_of

YEAR = 365 * 24 * 60 * 60


class Key(NamedTuple):
    """`press` is the key as the browser names it; none of them decides anything by itself."""

    press: str
    does: str


KEYS = (
    Key("j", _("Siguiente registro")),
    Key("k", _("Registro anterior")),
    Key("a", _("Ir a «Aprobar»; Entrar aprueba")),
    Key("d", _("Ir al motivo de la devolución")),
    Key("c", _("Escribir una observación")),
    Key("z", _("Ir a «Deshacer»; Entrar deshace")),
    Key("Ctrl+Enter", _("Enviar lo que se está escribiendo")),
    Key("?", _("Mostrar esta lista")),
)


def context(request) -> dict:
    return {"keys": KEYS, "keys_on": request.COOKIES.get(_cookie(request.user)) != "no"}


@login_required
@require_POST
def switch(request):
    """On or off, remembered for this person in this browser."""
    require(request.user, follows_reviews)
    response = go_to("review_queue", query=queue_of(request).query)
    wanted = "no" if request.POST.get("atajos") == "no" else "si"
    response.set_cookie(
        _cookie(request.user),
        wanted,
        max_age=YEAR,
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )
    return response


def _cookie(user) -> str:
    return f"atajos-{user.pk}"
