"""A receipt as PDF, drawn while one waits: it is one page, asked for seldom, and needs no row of its own."""

from threading import Lock

from compendium.documents import receipt
from compendium.documents.printing import sources
from compendium.typesetting import workers
from compendium.typesetting.composing import typeset
from compendium.typesetting.result import About

# The processes that set parts belong to one thread at a time; a web server has several.
ONE_AT_A_TIME = Lock()


def print_receipt(checkpoint) -> bytes:
    """Raises TypesettingError."""
    document = receipt.compose(checkpoint)
    about = About(
        title=f"{document.title} {document.subtitle}",
        author=document.author,
        subject=checkpoint.content["title"],
        language=document.language,
        created=document.created,
        marks={"receipt": checkpoint.folio, "sha256": checkpoint.sha256},
    )
    with ONE_AT_A_TIME:
        try:
            return typeset(sources(document), about).pdf
        finally:
            workers.close()  # nothing waits in the web server's memory for the next receipt
