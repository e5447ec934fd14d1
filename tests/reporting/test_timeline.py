"""An entry's story: everything that happened, to whom it may be told, and who holds it now."""

import csv
import datetime
import io

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from reporting import correcting, drafting, observing, suggesting, workflow
from reporting.models import AuditEvent, Cycle, Entry, Kind, Status
from reporting.timeline import holder_of, timeline_of


@pytest.fixture
def entry(make_entry, liaison, reviewer):
    """Sent, observed, corrected, returned, answered and sent again."""
    entry = make_entry(results="<p>Se atendieron a 461 personas.</p>")
    workflow.submit(entry, by=liaison)
    asked = observing.open_(entry, by=reviewer, text="=¿De qué meses son?", field="results")
    observing.open_(entry, by=reviewer, text="Parece repetido.", is_internal=True)
    correcting.reclassify(
        entry,
        kinds=[Kind.objects.get(key="foros")],
        categories=[None],
        by=reviewer,
        reason="Es un foro.",
        version=1,
    )
    correcting.highlight(entry, "Reúne a todo el país.", by=reviewer)
    entry.refresh_from_db()
    suggesting.correct(
        entry,
        "description",
        "<p>Orientación y apoyo a quien regresa al país.</p>",
        by=reviewer,
        reason="Estilo.",
        seen=drafting.seal(entry.description),
    )
    entry.refresh_from_db()
    workflow.return_(entry, by=reviewer, reason="Falta el periodo.")
    observing.attend(asked, by=liaison, text="De enero a junio.")
    workflow.submit(entry, by=liaison)
    return Entry.objects.with_content().get(pk=entry.pk)


STORY = [
    ("Enviado", ""),
    ("Observación sobre «Resultados»", "=¿De qué meses son?"),
    ("Tipos de acción: antes ninguno; ahora Foros o grupos de trabajo", "Es un foro."),
    ("Destacado en el Informe Ejecutivo: antes nada; ahora «Reúne a todo el país.»", ""),
    ("Corrección de estilo en «Descripción»", "Estilo."),
    ("Devuelto", "Falta el periodo."),
    ("Atendida sobre «Resultados»", "De enero a junio."),
    ("Enviado", ""),
]
INTERNAL = ("Observación sobre «Registro completo»", "Parece repetido.")


def test_both_sides_read_the_same_story_but_for_what_is_internal(entry, liaison, reviewer):
    told = {
        user: [(each.what, each.why) for each in timeline_of(entry, user)] for user in (liaison, reviewer)
    }
    assert told[liaison] == STORY
    assert told[reviewer] == [*STORY[:2], INTERNAL, *STORY[2:]]


def test_what_happened_links_to_its_place_and_names_the_version(entry, liaison):
    story = timeline_of(entry, liaison)
    assert [each.link != "" for each in story] == [False, True, False, False, False, False, True, False]
    assert [each.version for each in story] == [1, None, 2, 2, 3, 3, None, 3]


@pytest.mark.parametrize("status", Status.values)
def test_who_holds_it_and_for_how_long(status, make_entry, reviewer):
    entry = make_entry(status)
    holder = holder_of(entry, at=entry.status_since + datetime.timedelta(days=3, hours=2))
    expected = {"draft": ("INM", 3), "returned": ("INM", 3), "submitted": ("UPMRIP", 3), "approved": None}
    assert (holder and (holder.who, holder.days)) == expected[status]


def test_an_assigned_entry_is_held_by_its_reviewer(make_entry, reviewer):
    entry = make_entry(Status.SUBMITTED, assigned_to=reviewer)
    assert holder_of(entry).who == "Eva"


def test_the_story_takes_as_many_queries_however_long_it_is(entry, liaison, reviewer):
    counts = []
    timeline_of(entry, reviewer)  # the person's roles are read once
    for _round in range(2):
        with CaptureQueriesContext(connection) as queries:
            timeline_of(entry, reviewer)
        counts.append(len(queries))
        for n in range(20):
            observing.reply(
                observing.open_(entry, by=reviewer, text=f"Falta {n}."), by=liaison, text=f"Ya está {n}."
            )
    assert counts[0] == counts[1]


# --- The file ----------------------------------------------------------------------------------


def rows_of(response):
    text = b"".join(response.streaming_content).decode()
    assert text.startswith("\ufeff")
    return list(csv.reader(io.StringIO(text[1:]), delimiter=";"))


def test_the_edition_downloads_the_cycle_s_story(client, editor, entry, cycle):
    client.force_login(editor)
    response = client.get(reverse("cycle_history", args=[cycle.name]))
    head, *rows = rows_of(response)
    assert head == [
        "Cuándo",
        "Folio",
        "Registro",
        "Institución",
        "Objetivo",
        "Qué",
        "Quién",
        "Versión",
        "Motivo o texto",
    ]
    safe = [(what, f"'{why}" if why.startswith("=") else why) for what, why in STORY]
    assert [(row[5], row[8]) for row in rows] == safe
    assert {row[1] for row in rows} == {entry.folio}
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    logged = AuditEvent.objects.get(action="exported")
    assert logged.actor == editor


def test_what_is_internal_leaves_in_no_file(client, editor, entry, cycle):
    client.force_login(editor)
    rows = rows_of(client.get(reverse("cycle_history", args=[cycle.name])))
    assert "Parece repetido." not in str(rows)


def test_another_cycle_s_story_is_another_file(client, editor, entry, cycle):
    Cycle.of_year("2024").save()
    client.force_login(editor)
    assert len(rows_of(client.get(reverse("cycle_history", args=["2024"])))) == 1
