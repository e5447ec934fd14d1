"""Opening a cycle from the last one."""

import pytest
from django.urls import reverse
from django.utils import timezone

from compendium.models import CycleText
from reporting import calling, scheduling
from reporting.models import Cycle


@pytest.fixture
def edits(client, editor):
    client.force_login(editor)
    return client


def form_for(cycle, **changes):
    new = scheduling.next_cycle(cycle)
    moments = {n: f"{timezone.localtime(getattr(new, n)):%Y-%m-%dT%H:%M}" for n in scheduling.DATES[2:]}
    days = {n: getattr(new, n) for n in scheduling.DATES[:2]}
    return {"name": new.name, **days, **moments, "calls_the_same": "on", "takes_texts": "on"} | changes


def test_the_new_cycle_starts_from_the_last_ones_dates_calls_and_texts(edits, cycle, institution, editor):
    calling.call(cycle, [institution])
    CycleText.objects.create(cycle=cycle, name="credits", text="<p>Créditos</p>")
    CycleText.objects.create(
        cycle=cycle, name="informe_preambulo", text="<p>Sin leer</p>", is_confirmed=False
    )
    page = edits.get(reverse("cycle_open")).content.decode()
    assert 'value="2026"' in page
    response = edits.post(reverse("cycle_open"), form_for(cycle))
    assert response.url == reverse("cycle_called", args=["2026"])
    new = Cycle.objects.get(name="2026")
    assert list(new.called.all()) == [institution]
    text = new.texts.get()
    assert (text.name, text.text, text.is_confirmed, text.by) == ("credits", "<p>Créditos</p>", False, editor)


def test_calls_and_texts_are_left_out_when_not_wanted(edits, cycle, institution):
    calling.call(cycle, [institution])
    CycleText.objects.create(cycle=cycle, name="credits", text="<p>Créditos</p>")
    edits.post(reverse("cycle_open"), form_for(cycle, calls_the_same="", takes_texts=""))
    new = Cycle.objects.get(name="2026")
    assert (new.called.count(), new.texts.count()) == (0, 0)


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"name": "2025"}, "Ya existe un ejercicio con ese nombre"),
        ({"name": "dos mil"}, "El nombre de un ejercicio es su año"),
        ({"is_rehearsal": "on"}, "El nombre de un ensayo lleva guion"),
        ({"name": "2026-ensayo"}, "El nombre de un ensayo lleva guion"),
        ({"closes_at": "pronto"}, "Escriba el día y la hora, como 30/09/2026 18:00."),
        ({"opens_at": "2030-01-01T10:00"}, '<a href="#id_closes_at">Escriba las fechas en orden'),
        ({"period_start": "2030-01-01"}, '<a href="#id_period_end">El periodo termina antes de empezar'),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_opened(changes, sentence, edits, cycle):
    page = edits.post(reverse("cycle_open"), form_for(cycle, **changes)).content.decode()
    assert sentence in page
    assert Cycle.objects.count() == 1


def test_a_rehearsal_carries_its_name(edits, cycle):
    edits.post(reverse("cycle_open"), form_for(cycle, name="2026-ensayo", is_rehearsal="on"))
    assert Cycle.objects.get(name="2026-ensayo").is_rehearsal
    assert scheduling.last_cycle() == cycle


def test_the_first_cycle_of_an_empty_installation_is_opened_here_too(edits):
    assert reverse("cycle_open") in edits.get(reverse("cycle_list")).content.decode()
    page = edits.get(reverse("cycle_open")).content.decode()
    assert ("Las fechas son las de costumbre" in page, "ejercicio anterior" in page) == (True, False)
    first = scheduling.next_cycle(None)
    edits.post(reverse("cycle_open"), form_for(first))
    assert Cycle.objects.exists()
