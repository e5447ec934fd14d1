"""Error pages: one template, a sentence that says what happened and what to do next."""

from django.shortcuts import render
from django.utils.translation import gettext as _

from reporting import audit
from reporting.permissions import NOT_YOURS


def bad_request(request, exception=None):
    return _page(
        request, 400, _("La solicitud no se entendió"), _("Vuelva a la página anterior e inténtelo de nuevo.")
    )


def forbidden(request, exception=None):
    if request.user.is_authenticated and request.method == "POST":
        note_refusal(request)
    message = str(exception) or str(NOT_YOURS)
    return _page(request, 403, _("No tiene permiso"), message)


def note_refusal(request, about=None, reason="") -> None:
    """For the audit log: who tried to change what may not be changed, also where the answer is a page of its own."""
    audit.record("refused", by=request.user, about=about, path=request.path[:200], reason=str(reason))


def not_found(request, exception=None):
    # Django's own exceptions speak English and of addresses; only our sentences are for people.
    message = exception.args[0] if exception and exception.args and isinstance(exception.args[0], str) else ""
    return _page(
        request, 404, _("No encontramos esta página"), message or _("Revise la dirección o vuelva al inicio.")
    )


def too_many(request, exception=None):
    response = _page(
        request,
        429,
        _("Demasiadas solicitudes seguidas"),
        str(exception or _("Espere unos minutos y vuelva a intentarlo: lo guardado sigue guardado.")),
    )
    response["Retry-After"] = "300"
    return response


def server_error(request):
    return _page(
        request,
        500,
        _("Algo falló de nuestro lado"),
        _("Lo guardado sigue guardado. Inténtelo en unos minutos; si se repite, avise a UPMRIP."),
    )


def body_too_big(request):
    return _page(
        request,
        413,
        _("El archivo es demasiado grande"),
        _(
            "Vuelva a la página anterior, que conserva su texto, y suba un archivo más ligero o ponga un enlace."
        ),
    )


def csrf_failure(request, reason=""):
    """The form was open too long, or came from elsewhere: what was typed is handed back."""
    sent = [(name, value) for name, value in request.POST.items() if name != "csrfmiddlewaretoken" and value]
    return _page(
        request,
        403,
        _("La página caducó antes de guardar"),
        _("Copie su texto de aquí abajo, vuelva a abrir el formulario y péguelo."),
        sent=sent,
    )


def _page(request, status, title, message, **context):
    return render(request, "error.html", {"title": title, "message": message, **context}, status=status)
