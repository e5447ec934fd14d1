"""What holds for every request: how big it may be, and that no cache keeps what a person saw."""

from django.conf import settings
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
