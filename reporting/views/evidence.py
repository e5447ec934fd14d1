"""A file that backs an entry, on its way out: only through here, and never to be opened by the browser on our pages."""

from django.contrib.auth.decorators import login_required
from django.http import FileResponse

from reporting.permissions import get_entry_file
from reporting.receiving import KINDS


@login_required
def download(request, pk, upload):
    shown = get_entry_file(request.user, pk, upload).upload
    response = FileResponse(
        shown.file.open(),
        as_attachment=True,
        filename=shown.name,
        content_type=KINDS[shown.kind].media_type,
    )
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response
