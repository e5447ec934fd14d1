"""Starting from last year: what is copied, what never is, what must be confirmed, and one decision an entry."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from reporting import carrying, drafting, workflow
from reporting.models import Continuation, Cycle, Entry, Principle, Programme, Status


@pytest.fixture
def previous(make_entry, cycle):
    """An approved entry of last year."""
    entry = make_entry(
        Status.APPROVED,
        results="<p>Se atendió a 461 personas.</p>",
        starts=datetime.date(2024, 1, 1),
        unit="Dirección",
        sdg_targets=["10.7"],
    )
    entry.principles.add(Principle.objects.get(key="genero"))
    before = Cycle.of_year("2024")
    before.save()
    Entry.objects.filter(pk=entry.pk).update(cycle=before)
    return Entry.objects.get(pk=entry.pk)


@pytest.fixture
def carried(previous, cycle, liaison):
    return carrying.carry(previous, cycle=cycle, by=liaison)


def test_texts_are_copied_and_results_figures_and_dates_never(carried, previous):
    values = drafting.values_of(Entry.objects.with_content().get(pk=carried.pk))
    assert (values["title"], values["unit"]) == (previous.title, "Dirección")
    assert values["description"] == previous.description
    assert values["sdg_targets"] == ["10.7"]
    assert values["principles"] == [Principle.objects.get(key="genero").pk]
    assert [c["text"] for c in values["challenges"]] == [c.text for c in previous.challenges.all()]
    assert (values["results"], values["figures"], values["starts"]) == ("", [], None)


def test_the_lineage_is_kept(carried, previous):
    assert carried.programme == previous.programme
    assert Programme.objects.get(pk=previous.programme_id).status == "continued"


def test_a_copied_text_blocks_sending_until_it_is_confirmed(carried, liaison):
    with pytest.raises(workflow.MoveRefused, match="Confirme que «Descripción»"):
        workflow.submit(carried, by=liaison)
    drafting.confirm(carried, ["description", "challenges"])
    workflow.submit(Entry.objects.get(pk=carried.pk), by=liaison)


def test_a_programme_without_changes_has_nothing_to_confirm_but_its_results_to_write(
    client, previous, cycle, liaison
):
    client.force_login(liaison)
    answer = client.post(reverse("previous_carry", args=[previous.pk]), {"unchanged": ""})
    entry = cycle.entries.get()
    assert answer.url == reverse("entry_edit", args=[entry.pk, "results"])
    assert (entry.unconfirmed, entry.description, entry.results) == ([], previous.description, "")
    workflow.submit(entry, by=liaison)


def test_what_was_said_last_year_is_read_beside_the_form(client, carried, liaison):
    client.force_login(liaison)
    beside = client.get(reverse("entry_edit", args=[carried.pk, "results"])).content.decode()
    assert "Lo que se publicó en 2024" in beside
    assert "Se atendió a 461 personas." in beside
    assert "personas atendidas: 461 (mujeres 249, hombres 212)" in beside
    beside = client.get(reverse("entry_edit", args=[carried.pk, "focus"])).content.decode()
    assert "Perspectiva de género" in beside[beside.index("Lo que se publicó en 2024") :]
    assert "10.7 Migración" in beside[beside.index("Lo que se publicó en 2024") :]
    # A section that said nothing then has nothing to show beside.
    assert (
        "Lo que se publicó"
        not in client.get(reverse("entry_edit", args=[carried.pk, "evidence"])).content.decode()
    )


def test_changing_a_copied_text_confirms_it(carried, liaison):
    values = drafting.values_of(Entry.objects.with_content().get(pk=carried.pk))
    changed = {**values, "description": "<p>Otra cosa.</p>"}
    drafting.save(carried, changed, seals=drafting.seals_of(values), by=liaison)
    assert Entry.objects.get(pk=carried.pk).unconfirmed == ["challenges"]


def test_an_entry_is_carried_once(carried, previous, cycle, liaison):
    with pytest.raises(carrying.CarryRefused, match="Alguien ya decidió"):
        carrying.carry(previous, cycle=cycle, by=liaison)
    assert Entry.objects.filter(cycle=cycle).count() == 1


def test_what_ended_can_be_taken_back(previous, cycle, liaison):
    carrying.close(previous, "ended", cycle=cycle, by=liaison)
    assert Programme.objects.get(pk=previous.programme_id).status == "ended"
    carrying.reconsider(previous, cycle=cycle)
    assert not Continuation.objects.exists()
    assert Programme.objects.get(pk=previous.programme_id).status == "continued"


def test_the_page_lists_last_years_entries_and_what_was_decided(client, previous, cycle, liaison):
    client.force_login(liaison)
    url = reverse("previous_list")
    assert "Partir de este" in client.get(url).content.decode()
    assert (
        "1 registro publicado espera que diga si continúa"
        in client.get(reverse("entry_list")).content.decode()
    )
    client.post(reverse("previous_close", args=[previous.pk]), {"decision": "none"})
    assert "No aplica" in client.get(url).content.decode()
    client.post(reverse("previous_reconsider", args=[previous.pk]))
    response = client.post(reverse("previous_carry", args=[previous.pk]), follow=True)
    assert "confirme cada uno" in response.content.decode()
    assert "Se reporta de nuevo" in client.get(url).content.decode()


def test_confirming_in_the_form(client, carried, liaison):
    client.force_login(liaison)
    url = reverse("entry_edit", args=[carried.pk, "description"])
    page = client.get(url)
    assert "Copiado del año pasado, sin confirmar" in page.content.decode()
    form = {"seals": page.context["seals"], "description": carried.description, "confirm": "description"}
    client.post(url, form)
    assert Entry.objects.get(pk=carried.pk).unconfirmed == ["challenges"]


@pytest.fixture
def written_anew(previous, make_entry):
    """A draft of this year that says again what last year's entry said, without having started from it."""
    return make_entry(title=previous.title, description=previous.description)


def test_a_draft_that_seems_to_continue_an_entry_is_offered(client, previous, written_anew, liaison):
    client.force_login(liaison)
    page = client.get(reverse("previous_list")).content.decode()
    assert "Parece continuar en" in page
    assert reverse("previous_recognise", args=[previous.pk, written_anew.pk]) in page


def test_recognising_it_mends_the_lineage(client, previous, written_anew, liaison):
    begun = written_anew.programme
    client.force_login(liaison)
    client.post(reverse("previous_recognise", args=[previous.pk, written_anew.pk]))
    entry = Entry.objects.get(pk=written_anew.pk)
    assert (entry.programme, entry.version) == (previous.programme, written_anew.version + 1)
    assert Programme.objects.get(pk=previous.programme_id).status == "continued"
    assert not Programme.objects.filter(pk=begun.pk).exists()
    assert "Se reporta de nuevo" in client.get(reverse("previous_list")).content.decode()


def test_what_was_merged_into_the_dropped_programme_follows(previous, written_anew, institution, liaison):
    merged = Programme.objects.create(
        title="Otro", institution=institution, status="merged", merged_into=written_anew.programme
    )
    carrying.recognise(previous, written_anew, by=liaison)
    assert Programme.objects.get(pk=merged.pk).merged_into == previous.programme


def test_an_entry_continues_one_programme_only(previous, written_anew, cycle, liaison):
    carrying.close(previous, "ended", cycle=cycle, by=liaison)
    with pytest.raises(carrying.CarryRefused, match="Alguien ya decidió"):
        carrying.recognise(previous, written_anew, by=liaison)
    assert Entry.objects.get(pk=written_anew.pk).programme == written_anew.programme


def test_what_is_sent_keeps_its_programme(previous, make_entry, liaison):
    sent = make_entry(Status.SUBMITTED)
    with pytest.raises(carrying.CarryRefused, match="Sólo lectura"):
        carrying.recognise(previous, sent, by=liaison)


def test_last_years_list_asks_as_often_for_3_entries_as_for_30(client, previous, make_entry, cycle, liaison):
    def queries():
        with CaptureQueriesContext(connection) as captured:
            client.get(url)
        return len(captured)

    def both_years(number):
        make_entry(title=f"Programa {number} de orientación")
        old = make_entry(Status.APPROVED, title=f"Programa {number} de orientación")
        Entry.objects.filter(pk=old.pk).update(cycle=previous.cycle)

    client.force_login(liaison)
    url = reverse("previous_list")
    both_years(1)
    few = queries()
    for number in range(2, 12):
        both_years(number)
    assert queries() == few


def test_another_institutions_past_is_not_offered(client, previous, stranger):
    client.force_login(stranger)
    assert client.get(reverse("previous_list")).context["entries"] == []
    assert client.post(reverse("previous_carry", args=[previous.pk])).status_code == 404


def test_only_last_years_entries_are_carried(client, make_entry, liaison):
    client.force_login(liaison)
    assert client.post(reverse("previous_carry", args=[make_entry().pk])).status_code == 404
