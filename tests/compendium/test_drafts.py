"""Drafts say on each page what they are; what is published does not; both are known again."""

import io
import json

import pikepdf
import pytest
from django.core.management import call_command

from compendium import builder, verifying
from compendium.documents import galera
from compendium.freeze import freeze
from compendium.models import Build, Printed
from compendium.typesetting.assembly import watermark
from reporting.models import Status
from tests.compendium.snapshots import INM, SRE, UPMRIP, entry, snapshot

STAMP = b"/Subtype /Watermark"


@pytest.fixture
def edition(cycle, make_entry, elsewhere):
    make_entry(Status.APPROVED, title="Programa propio")
    joint = make_entry(Status.APPROVED, title="Programa conjunto", lead=elsewhere)
    joint.partners.add(make_entry(Status.APPROVED, title="Otro propio").institution)
    return freeze(cycle)


def read(file):
    with file.open() as opened:
        return opened.read()


def stamped(data):
    """For each page whether it is marked, and how many streams the marks take."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        streams = [
            {each.objgen: each.read_bytes() for each in pikepdf.Array(page.get("/Contents", []))}
            for page in pdf.pages
        ]
    marks = [{name for name, drawn in page.items() if STAMP in drawn} for page in streams]
    return [bool(page) for page in marks], len(set().union(*marks))


def test_every_page_of_a_draft_is_marked_and_no_page_of_what_is_published(edition):
    draft, final = (builder.make(edition, "compendio", is_draft=is_draft) for is_draft in (True, False))
    on_pages, drawings = stamped(draft.pdf)
    assert len(on_pages) == draft.pages
    assert all(on_pages)
    assert drawings <= 4  # left and right, under text and over colour: the same drawing serves all pages
    assert not any(stamped(final.pdf)[0])
    assert draft.parts.rendered == 0 or final.parts.rendered == 0  # the parts are shared


def test_the_mark_is_no_text(edition):
    from pypdf import PdfReader

    draft = builder.make(edition, "compendio", is_draft=True)
    assert "BORRADOR" not in "".join(page.extract_text() for page in PdfReader(io.BytesIO(draft.pdf)).pages)


def test_the_word_stays_inside_the_page_and_in_its_middle():
    path, width, height = watermark.outline("BORRADOR")
    assert path.count(b" m") == path.count(b"h") >= 8
    assert width > 7 * height


@pytest.mark.parametrize("is_draft", [True, False])
def test_both_are_known_again_and_made_again_elsewhere(edition, is_draft, tmp_path, capsys):
    here, elsewhere = tmp_path / "libro.pdf", tmp_path / "de-otra-parte.pdf"
    # Nobody has remembered this one: as if it came from another machine.
    elsewhere.write_bytes(builder.make(edition, "compendio", is_draft=is_draft).pdf)
    for path in (elsewhere, here):
        if path == here:
            call_command("build", "2025", "compendio", out=here, json=True, draft=is_draft)
        assert Printed.objects.exists() is (path == here)
        capsys.readouterr()
        call_command("verify", path, json=True)
        answer = json.loads(capsys.readouterr().out)
        assert (answer["unaltered"], answer["draft"]) == (True, is_draft)


def test_a_draft_does_not_pass_for_what_is_published_by_changing_its_mark(edition):
    data = builder.make(edition, "compendio", is_draft=True).pdf
    forged = data.replace(b"<pmm:state>draft</pmm:state>", b"                            ")
    assert verifying.verify(forged).unaltered is False


def test_a_proof_has_the_institutions_entries_with_the_numbers_of_the_book():
    first, second, joint = entry("Uno", SRE), entry("Dos", UPMRIP), entry("Tres", SRE, partners=[INM])
    book = snapshot(first, second, joint)
    document = galera.compose(book, {joint["folio"]}, "Instituto Nacional de Migración")
    assert [part.name for part in document.parts] == ["galera", "objetivo-1-1"]
    whole = {
        e.folio: e.heading for c in galera.compendio.compose_chapters(book) for e in c.objectives[0].entries
    }
    assert [e.heading for e in document.parts[1].content.entries] == [whole[joint["folio"]]]
    assert document.parts[0].content["entries"] == "1 registro"


def test_a_proof_is_built_and_known_again(edition, institution, editor):
    build = builder.request(edition, "galera", by=editor, institution=institution)
    builder.run(build.pk)
    build.refresh_from_db()
    assert (build.state, builder.file_name(build.document)) == ("done", "galera-2025-1.0-inm.pdf")
    data = read(build.file)
    assert all(stamped(data)[0])
    verdict = verifying.verify(data)
    assert (verdict.document, verdict.unaltered, verdict.draft) == ("galera", True, True)


def test_a_proof_from_elsewhere_is_made_again(edition, institution):
    data = builder.make(edition, "galera", institution_id=institution.pk).pdf
    verdict = verifying.verify(data)
    assert (verdict.document, verdict.unaltered, verdict.draft) == ("galera", True, True)
    assert not Printed.objects.exists()


def test_a_final_build_makes_the_other_formats_too(edition, editor):
    build = builder.request(edition, "informe", by=editor, is_final=True)
    builder.run(build.pk)
    build.refresh_from_db()
    assert (build.state, build.error) == ("done", "")
    made = {row.format: row for row in build.files.all()}
    assert {"html", "docx", "xlsx", "csv", "json"} <= set(made)
    for row in made.values():
        assert row.size == row.file.size > 100
        assert verifying.verify(read(row.file)).document == "informe"


def test_a_draft_and_a_final_build_may_be_under_way_together(edition, editor):
    asked = [builder.request(edition, "informe", by=editor, is_final=each) for each in (False, True, True)]
    assert len({build.pk for build in asked}) == 2
    assert Build.objects.filter(is_final=True).count() == 1
