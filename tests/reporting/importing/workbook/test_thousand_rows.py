"""A thousand rows are previewed in seconds, with as many questions to the database as one."""

import time

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from reporting.importing import workbook
from reporting.models import Entry, Programme


@pytest.fixture
def entries(cycle, institution):
    def make(total):
        programmes = Programme.objects.bulk_create(
            Programme(title=f"Programa {number}", institution=institution) for number in range(total)
        )
        text = f"<p>{'Palabras que dicen algo. ' * 40}</p>"
        Entry.objects.bulk_create(
            Entry(
                cycle=cycle,
                institution=institution,
                programme=programme,
                objective_id=1,
                title=programme.title,
                description=text,
                results=text,
            )
            for programme in programmes
        )

    return make


def preview_of_changes(cycle, institution, liaison):
    """(preview, seconds of processor, questions) of a workbook in which every row was changed."""
    file = workbook.export(cycle, institution, by=liaison)
    start = time.process_time()
    with CaptureQueriesContext(connection) as asked:
        book = workbook.read(file)
        for row in book.rows["entries"]:
            row.texts["title"] += "." if row.texts["title"] else ""
            row.texts["results"] += "\n\nMás." if row.texts["title"] else ""
        preview = workbook.preview(book, cycle=cycle, institution=institution, by=liaison)
        assert preview.fingerprint
    return preview, time.process_time() - start, len(asked)


def test_a_thousand_rows(entries, cycle, institution, liaison):
    entries(1)
    _one, _seconds, few = preview_of_changes(cycle, institution, liaison)
    entries(999)
    preview, seconds, many = preview_of_changes(cycle, institution, liaison)
    assert (preview.counts, preview.problems) == ({"change": 1000}, [])
    assert seconds < 5
    assert many == few
