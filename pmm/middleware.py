"""What a signed-in person sees is for that person only, and always fresh: no cache keeps it."""


class NoStoreWhenSignedIn:
    """Also makes the browser's "back" ask again, so that a form never shows older text than was saved."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if request.user.is_authenticated:
            response.headers.setdefault("Cache-Control", "no-store")
        return response
