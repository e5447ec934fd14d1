"""The editor's calendar, the called institutions and the public log of outages."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from reporting import calling, scheduling
from reporting.models import AuditEvent, Cycle, Institution, Outage

DAY = datetime.timedelta(days=1)


def typed(moment):
    return f"{timezone.localtime(moment):%Y-%m-%dT%H:%M}"


@pytest.fixture
def edits(client, editor):
    client.force_login(editor)
    return client


def dates_of(cycle, **changes):
    values = {name: getattr(cycle, name) for name in scheduling.DATES} | changes
    return {name: typed(v) if isinstance(v, datetime.datetime) else v for name, v in values.items()}


def test_dates_are_changed_from_the_calendar_with_their_reason(edits, cycle):
    wanted = (cycle.closes_at + DAY).replace(second=0, microsecond=0)
    address = reverse("cycle_change", args=["2025"])
    page = edits.post(address, dates_of(cycle, closes_at=wanted)).content.decode()
    assert page.count("Escriba el motivo: quedará con el ejercicio.") == 2
    edits.post(address, {**dates_of(cycle, closes_at=wanted), "reason": "Día inhábil"})
    assert Cycle.objects.get().closes_at == wanted
    assert "Día inhábil" in edits.get(reverse("cycle_calendar", args=["2025"])).content.decode()


def test_dates_out_of_order_are_told_and_nothing_is_saved(edits, cycle):
    wrong = dates_of(cycle, closes_at=cycle.opens_at)
    page = edits.post(reverse("cycle_change", args=["2025"]), {**wrong, "reason": "x"}).content.decode()
    assert "Escriba las fechas en orden: abre, fecha límite sugerida, cierra." in page
    assert Cycle.objects.get().closes_at == cycle.closes_at


def test_a_cycle_is_closed_and_reopened_from_its_calendar(edits, cycle):
    calendar = reverse("cycle_calendar", args=["2025"])
    assert reverse("cycle_reopen", args=["2025"]) not in edits.get(calendar).content.decode()
    edits.post(reverse("cycle_close", args=["2025"]))
    page = edits.get(calendar).content.decode()
    assert ("Cerró el" in page, reverse("cycle_close", args=["2025"]) in page) == (True, False)
    data = {"until": typed(timezone.now() + DAY), "reason": "Faltaban dos"}
    edits.post(reverse("cycle_reopen", args=["2025"]), data)
    page = edits.get(calendar).content.decode()
    assert ("Cierra el" in page, "Faltaban dos" in page) == (True, True)


def test_a_refusal_is_told_beside_the_form(edits, cycle, institution):
    data = {"institution": institution.pk, "until": typed(cycle.closes_at - DAY), "reason": "x"}
    page = edits.post(reverse("cycle_extend", args=["2025"]), data).content.decode()
    assert "La prórroga debe pasar del cierre de todas" in page


def test_an_extension_is_given_and_taken_back(edits, cycle, institution):
    data = {"institution": institution.pk, "until": typed(cycle.closes_at + DAY), "reason": "Cambio"}
    edits.post(reverse("cycle_extend", args=["2025"]), data)
    extension = cycle.extensions.get()
    address = reverse("extension_withdraw", args=["2025", extension.pk])
    assert address in edits.get(reverse("cycle_calendar", args=["2025"])).content.decode()
    edits.post(address)
    assert not cycle.extensions.exists()
    assert edits.post(address).status_code == 404


def test_institutions_are_called_and_dismissed(edits, cycle, institution, make_entry):
    address = reverse("cycle_called", args=["2025"])
    page = edits.post(address, {}).content.decode()
    assert "Elija al menos una institución." in page
    edits.post(address, {"institutions": [institution.pk]})
    call = cycle.calls.get()
    edits.post(reverse("call_dismiss", args=["2025", call.pk]))
    assert not cycle.calls.exists()
    make_entry()
    call = cycle.calls.get()
    assert reverse("call_dismiss", args=["2025", call.pk]) not in edits.get(address).content.decode()
    edits.post(reverse("call_dismiss", args=["2025", call.pk]))
    assert cycle.calls.exists()
    whats = [row.details["what"] for row in AuditEvent.objects.order_by("number")]
    assert whats == ["Convocó", "Retiró la convocatoria"]


def test_the_list_of_the_called_costs_the_same_for_three_and_three_hundred(edits, cycle):
    def many(start, count):
        made = Institution.objects.bulk_create(
            Institution(name=f"Instituto {n}", sector_id=1) for n in range(start, start + count)
        )
        calling.call(cycle, made)

    def asked():
        with CaptureQueriesContext(connection) as queries:
            edits.get(reverse("cycle_called", args=["2025"]))
        return len(queries)

    many(0, 3)
    asked()
    few = asked()
    many(3, 297)
    assert asked() == few


# --- Outages ------------------------------------------------------------------------------------


def outage_data(cycle, **changes):
    values = {"starts_at": cycle.closes_at - DAY, "ends_at": cycle.closes_at - DAY / 2} | changes
    return {**{name: typed(v) for name, v in values.items()}, "reason": "Falló la red del edificio"}


def test_an_outage_is_noted_moves_the_close_and_everybody_reads_it(edits, client, cycle, institution):
    edits.post(reverse("outage_note"), outage_data(cycle))
    assert cycle.closes_for(institution) == cycle.closes_at + DAY / 2
    client.logout()
    page = client.get(reverse("outage_list")).content.decode()
    assert "Falló la red del edificio" in page
    assert reverse("outage_note") not in page
    assert AuditEvent.objects.filter(action="cycle_changed", details__what="Interrupción").count() == 1


def test_an_outage_of_these_days_is_told_on_every_page_with_the_new_close(client, cycle, editor):
    now = timezone.now()
    Cycle.objects.update(soft_deadline=now + DAY, closes_at=now + DAY)
    Outage.objects.create(starts_at=now - DAY, ends_at=now - DAY / 2, reason="Falló la red", by=editor)
    page = client.get("/").content.decode()
    assert "Falló la red" in page
    assert "El cierre del ejercicio 2025 pasa al" in page
    Outage.objects.update(starts_at=now - 20 * DAY, ends_at=now - 19 * DAY)
    assert "Falló la red" not in client.get("/").content.decode()


def test_an_outage_that_ends_before_it_starts_is_handed_back(edits, cycle):
    page = edits.post(
        reverse("outage_note"), outage_data(cycle, ends_at=cycle.closes_at - 2 * DAY)
    ).content.decode()
    assert '<a href="#id_ends_at">La interrupción termina antes de empezar' in page
    assert not Outage.objects.exists()


def test_an_outage_is_corrected_not_removed(edits, cycle):
    edits.post(reverse("outage_note"), outage_data(cycle))
    address = reverse("outage_correct", args=[Outage.objects.get().pk])
    edits.post(address, outage_data(cycle, ends_at=cycle.closes_at))
    assert f"{Outage.objects.get().ends_at:%H:%M}" == f"{cycle.closes_at:%H:%M}"
    assert edits.get(reverse("outage_correct", args=[0])).status_code == 404
