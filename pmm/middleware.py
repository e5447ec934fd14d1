"""What holds for every request: how big it may be, that no cache keeps it, where signing in again leads."""

from urllib.parse import urlsplit, urlunsplit

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.shortcuts import resolve_url
from django.utils.module_loading import import_string


class RefuseHugeBodies:
    """Before anything reads the body: 413 with a sentence, where a field could only be told after all had come."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        length = request.META.get("CONTENT_LENGTH") or "0"
        if length.isdigit() and int(length) > settings.MAX_BODY:
            return import_string(settings.BODY_TOO_BIG_VIEW)(request)
        return self.get_response(request)


class NoStoreWhenSignedIn:
    """What a signed-in person sees is for that person only, and always fresh.

    Also makes the browser's "back" ask again, so that a form never shows older text than was saved.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if request.user.is_authenticated:
            response.headers.setdefault("Cache-Control", "no-store")
        return response


class ReturnToTheForm:
    """Who must sign in again after sending a form comes back to its page: the form's own address only takes forms."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        sign_in = resolve_url(settings.LOGIN_URL)
        if request.method == "POST" and response.get("Location", "").startswith(f"{sign_in}?"):
            page = urlsplit(request.META.get("HTTP_REFERER", ""))
            if page.netloc == request.get_host():
                return redirect_to_login(urlunsplit(("", "", *page[2:4], "")), sign_in)
        return response
