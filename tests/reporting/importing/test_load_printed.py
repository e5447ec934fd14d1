"""A printed book becomes entries: all of it or nothing, once, and never over what is there."""

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from reporting.importing.load_printed import ImportRefused, load_printed
from reporting.importing.printed import read_printed
from reporting.models import Checkpoint, Cycle, Entry, Event, Institution, Programme, Status

from .printed.books import book, chapter, entry, objective

pytestmark = pytest.mark.django_db

TEXT = chapter(
    1,
    objective(
        3,
        entry(),
        entry("2. GUÍA DE VIAJE – SRE/IMME Y SECRETARÍA DE SALUD."),
        entry("3. CURSO – UPMRIP (SEGOB)."),
    ),
    objective(5, entry("1. VENTANILLA DE ORIENTACIÓN – INM.")),
) + chapter(2, objective(3, entry("1. FERIA – INSTITUTO DEL MIGRANTE DEL ESTADO DE SONORA (IMESON).")))


def load(text=TEXT, **options):
    return load_printed(read_printed(text), **{"cycle": "2025", **options})


def counts():
    models = (Cycle, Institution, Programme, Entry, Checkpoint, Event)
    return [model.objects.count() for model in models]


def test_the_cycle_is_created_when_it_is_missing():
    load()
    assert Cycle.objects.get().name == "2025"
    assert Entry.objects.filter(cycle__name="2025").count() == 5


@pytest.mark.parametrize("name", ["25", "2025b", "hoy", "", "0000", "2025-" + "a" * 40])
def test_a_name_that_is_no_cycle_is_refused(name):
    with pytest.raises(ImportRefused, match="es su año"):
        load(cycle=name)
    assert Cycle.objects.count() == 0


def test_an_entry_holds_what_was_printed():
    load()
    item = Entry.objects.get(import_key="printed:1/3/1")
    assert (item.title, item.institution.acronym, item.objective_id) == (
        "VENTANILLA DE ORIENTACIÓN",
        "INM",
        3,
    )
    assert item.description == "<p>La ventanilla orienta a quien llega.</p>"
    assert item.results == "<p>Se atendió a 40 personas.</p>"
    assert [c.text for c in item.challenges.all()] == ["<p>Abrir también los sábados.</p>"]
    assert item.status == Status.DRAFT


def test_joint_entries_have_partners_and_units_do_not():
    load()
    joint = Entry.objects.get(import_key="printed:1/3/2")
    assert joint.institution.acronym == "SRE"
    assert {p.short_name for p in joint.partners.all()} == {"IMME", "Secretaría de Salud"}
    unit = Entry.objects.get(import_key="printed:1/3/3")
    assert (unit.institution.acronym, unit.partners.count()) == ("UPMRIP", 0)


def test_entries_stand_in_the_printed_order():
    load()
    entries = Entry.objects.filter(institution__sector=1).order_by("objective", "position")
    assert [(e.objective_id, e.position) for e in entries] == [(3, 1), (3, 2), (3, 3), (5, 1)]


def test_an_unknown_institution_is_created_for_review():
    loaded = load()
    created = Institution.objects.get(needs_review=True)
    assert (created.name, created.acronym, created.sector_id, created.state_id, created.parent.state_id) == (
        "Instituto del Migrante del Estado de Sonora",
        "IMESON",
        2,
        "26",
        "26",
    )
    assert loaded.institutions == [created.name]
    assert [a.kind for a in loaded.anomalies] == ["institution-new"]


def test_approved_entries_have_their_checkpoint_and_event(reviewer):
    loaded = load(approved=True, by=reviewer)
    assert loaded.approved == 5
    assert set(Entry.objects.values_list("status", flat=True)) == {Status.APPROVED}
    assert Checkpoint.objects.count() == 5
    assert set(Event.objects.values_list("move", "by")) == {("adopt", reviewer.pk)}


def test_a_second_time_changes_nothing():
    load(approved=True)
    before = counts()
    again = load(approved=True)
    assert (again.created, again.existing, again.approved) == (0, 5, 0)
    assert again.anomalies == []
    assert counts() == before


def test_drafts_may_be_approved_later():
    load()
    again = load(approved=True)
    assert (again.created, again.approved) == (0, 5)


def test_a_dry_run_says_the_same_and_changes_nothing():
    before = counts()
    tried = load(approved=True, dry_run=True)
    assert counts() == before
    assert vars(tried) == vars(load(approved=True))


def test_an_entry_that_was_changed_stays_and_is_told():
    load()
    Entry.objects.filter(import_key="printed:1/3/1").update(results="<p>Otra cosa.</p>", title="OTRO")
    again = load(approved=True)
    assert Entry.objects.get(import_key="printed:1/3/1").results == "<p>Otra cosa.</p>"
    assert again.approved == 4
    assert [(a.line, a.kind) for a in again.anomalies] == [(9, "existing-differs")]
    assert "título, resultados" in again.anomalies[0].message


def test_a_book_with_more_entries_adds_the_new_ones():
    load()
    more = load(TEXT + entry("2. RADIO – SONORA."))
    assert (more.created, more.existing) == (1, 5)


def test_numbers_that_repeat_name_different_entries():
    load(book(*(entry(f"1. CURSO {n} – SRE.") for n in (1, 2, 3))))
    keys = Entry.objects.order_by("position").values_list("import_key", flat=True)
    assert list(keys) == ["printed:1/3/1", "printed:1/3/1/2", "printed:1/3/1/3"]


def test_a_programme_goes_on_from_cycle_to_cycle():
    load(cycle="2024")
    load(cycle="2025")
    assert Programme.objects.count() == 5
    assert set(Programme.objects.values_list("status", flat=True)) == {"continued"}
    for programme in Programme.objects.prefetch_related("entries"):
        last, this = programme.entries.order_by("cycle__name")
        assert (last.title, last.objective_id, last.institution_id) == (
            this.title,
            this.objective_id,
            this.institution_id,
        )


def test_a_programme_reported_under_another_objective_goes_on_too():
    load(chapter(1, objective(3, entry())), cycle="2024")
    load(chapter(1, objective(5, entry())), cycle="2025")
    assert Programme.objects.count() == 1


def test_programmes_that_were_merged_are_not_taken_up():
    load(book(entry()), cycle="2024")
    other = Programme.objects.create(title="OTRO", institution=Institution.objects.get(acronym="INM"))
    Programme.objects.exclude(pk=other.pk).update(status="merged", merged_into=other)
    load(book(entry()), cycle="2025")
    assert Programme.objects.filter(title="VENTANILLA DE ORIENTACIÓN").count() == 2


def test_a_title_too_long_is_cut_and_stands_whole_in_the_description():
    title = " ".join(["TALLER", "<EM>", *["TALLER"] * 99])
    loaded = load(book(entry(f"1. {title} – SRE.")))
    item = Entry.objects.get()
    assert len(item.title) <= 500
    assert item.title.endswith("TALLER…")
    assert item.description.startswith(f"<p>{title.replace('<EM>', '&lt;EM&gt;')}</p>")
    assert [a.kind for a in loaded.anomalies] == ["title-length"]


def test_an_error_on_the_way_leaves_nothing():
    before = counts()
    with pytest.raises(ValidationError):
        load(approved=True, at="ayer")  # found out when the last step writes its time
    assert counts() == before


def test_the_number_of_queries_does_not_grow_with_the_book():
    def queries(count, cycle):
        text = book(*(entry(f"{n}. CURSO {n} – SRE / INM.") for n in range(1, count + 1)))
        with CaptureQueriesContext(connection) as found:
            load(text, cycle=cycle, approved=True)
        return len(found)

    queries(30, "2023")
    assert queries(2, "2024") == queries(30, "2025")
