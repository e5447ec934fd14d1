"""The checks over stored entries: kept a version long, answered by people, in the way of sending and freezing."""

import json

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from compendium.models import Edition
from reporting import checking, checks, drafting, workflow
from reporting.models import CycleCheck, Entry, EntryCheck, Explanation, Status, User
from reporting.tasks import check_cycle

WRONG_SUM = "<p>Se atendió a 258 personas: 139 mujeres y 64 hombres.</p>"
CURP = "<p>Se atendió a la beneficiaria con CURP GARC850101MDFRRL09.</p>"


def of(found, check):
    return [each for each in found if each.finding.check == check]


def figures_of(entry):
    return of(checking.findings_of(Entry.objects.get(pk=entry.pk)), "figures")


def rewrite(entry, by, **changes):
    values = drafting.values_of(Entry.objects.with_content().get(pk=entry.pk))
    drafting.save(entry, {**values, **changes}, seals=drafting.seals_of(values), by=by)


def test_a_sum_that_does_not_add_up_is_found_and_quoted(make_entry):
    (found,) = figures_of(make_entry(results=WRONG_SUM))
    assert (found.finding.severity, found.finding.stated, found.finding.sum) == ("warns", 258, 203)
    assert found.is_open


def test_an_entry_is_checked_again_only_when_it_changed(make_entry, liaison, django_assert_num_queries):
    entry = make_entry(results=WRONG_SUM)
    checking.findings_of(entry)
    with django_assert_num_queries(2):  # what was kept, what was explained
        checking.findings_of(entry)
    rewrite(entry, liaison, results="<p>Se atendió a 203 personas: 139 mujeres y 64 hombres.</p>")
    assert figures_of(entry) == []


def test_a_new_version_of_the_checks_looks_again(make_entry, monkeypatch):
    entry = make_entry(results=WRONG_SUM)
    checking.findings_of(entry)
    EntryCheck.objects.update(findings=[])
    assert checking.findings_of(entry) == []
    EntryCheck.objects.update(fingerprint=f"{entry.version}:of-older-checks")
    assert len(figures_of(entry)) == 1


def test_an_explanation_answers_until_the_passage_changes(make_entry, liaison):
    entry = make_entry(results=WRONG_SUM)
    (found,) = figures_of(entry)
    checking.explain(
        entry, check="figures", field="results", passage=found.passage, note="Faltan 55 sin dato.", by=liaison
    )
    (explained,) = figures_of(entry)
    assert (explained.is_open, explained.explanation.note) == (False, "Faltan 55 sin dato.")
    rewrite(entry, liaison, results=WRONG_SUM + "<p>Además hubo talleres.</p>")
    assert not figures_of(entry)[0].is_open
    rewrite(entry, liaison, results=WRONG_SUM.replace("139", "140"))
    assert figures_of(entry)[0].is_open


def test_personal_data_block_sending_until_confirmed_or_removed(make_entry, liaison):
    entry = make_entry(results=CURP)
    with pytest.raises(workflow.MoveRefused, match="de una persona"):
        workflow.submit(entry, by=liaison)
    (found,) = [each for each in checking.findings_of(entry) if each.blocks]
    checking.explain(
        entry,
        check=found.finding.check,
        field="results",
        passage=found.passage,
        note="Es inventada.",
        by=liaison,
    )
    workflow.submit(entry, by=liaison)


def test_a_finding_is_explained_on_the_page_before_sending(client, make_entry, liaison):
    entry = make_entry(results=WRONG_SUM)
    client.force_login(liaison)
    send, explain = reverse("entry_submit", args=[entry.pk]), reverse("entry_explain", args=[entry.pk])
    assert "258" in client.get(send).content.decode()
    (found,) = figures_of(entry)
    empty = client.post(explain, {"passage": found.passage, "note": "  "}, follow=True)
    assert "Escriba por qué es correcto" in empty.content.decode()
    gone = client.post(explain, {"passage": "0" * 64, "note": "Es así."}, follow=True)
    assert "El texto cambió" in gone.content.decode()
    done = client.post(explain, {"passage": found.passage, "note": "Faltan 55 sin dato."}, follow=True)
    assert "«Faltan 55 sin dato.»" in done.content.decode()
    assert Explanation.objects.get().by == liaison


def test_each_section_of_the_form_tells_its_own_findings(client, make_entry, liaison):
    entry = make_entry(results=WRONG_SUM)
    client.force_login(liaison)
    fields = {
        key: {
            each.finding.field
            for each in client.get(reverse("entry_edit", args=[entry.pk, key])).context["findings"]
        }
        for key in ("results", "challenges")
    }
    assert "results" in fields["results"]
    assert fields["challenges"] == {"challenges.0"}


def test_the_reviewer_sees_findings_and_their_explanations(client, make_entry, liaison, reviewer):
    entry = make_entry(results=WRONG_SUM)
    (found,) = figures_of(entry)
    checking.explain(
        entry, check="figures", field="results", passage=found.passage, note="Faltan 55 sin dato.", by=liaison
    )
    workflow.submit(entry, by=liaison)
    client.force_login(reviewer)
    html = client.get(reverse("review_detail", args=[entry.pk])).content.decode()
    assert found.finding.message in html.replace("&quot;", '"')
    assert "Faltan 55 sin dato." in html


def test_what_only_a_whole_cycle_shows_is_found_and_kept(make_entry, cycle, django_assert_num_queries):
    twins = [
        make_entry(Status.SUBMITTED, title="Orientación a personas en retorno en aeropuertos") for _ in "ab"
    ]
    found = of(checking.cycle_findings(cycle), "duplicates")
    assert {each.entry.pk for each in found} == {entry.pk for entry in twins}
    assert CycleCheck.objects.count() == 1
    with django_assert_num_queries(5):  # entries, kept findings, the cycle's, pairs told apart, explanations
        checking.cycle_findings(cycle)


def test_what_somebody_told_apart_is_found_no_more(make_entry, cycle, reviewer):
    title = "Orientación a personas en retorno en aeropuertos"
    one, other, third = [make_entry(Status.SUBMITTED, title=title) for _ in "abc"]
    checking.tell_apart(other, one, by=reviewer)
    found = {each.entry.pk: each.finding.message for each in of(checking.cycle_findings(cycle), "duplicates")}
    assert found.keys() == {one.pk, other.pk, third.pk}
    assert third.folio in found[one.pk]
    assert other.folio not in found[one.pk]
    checking.tell_apart(third, one, by=reviewer)
    checking.tell_apart(third, other, by=reviewer)
    assert of(checking.cycle_findings(cycle), "duplicates") == []


def test_an_entry_shows_whom_it_resembles_as_last_found(make_entry, cycle, liaison, reviewer):
    title = "Orientación a personas en retorno en aeropuertos"
    one, other, third = [make_entry(Status.SUBMITTED, title=title) for _ in "abc"]
    assert checking.pairs_of(one, reviewer) == []  # nobody has looked yet
    check_cycle()
    assert [(pair.first, pair.second) for pair in checking.pairs_of(one, reviewer)] == [
        (one, other),
        (one, third),
    ]
    checking.tell_apart(third, one, by=reviewer)
    assert [pair.second for pair in checking.pairs_of(one, reviewer)] == [other]
    assert checking.pairs_of(one, User.objects.create(email="nadie@otra.example")) == []


def test_the_review_page_offers_the_decision_to_who_reviews_alone(client, make_entry, reviewer, editor):
    title = "Orientación a personas en retorno en aeropuertos"
    one, other = [make_entry(Status.SUBMITTED, title=title) for _ in "ab"]
    check_cycle()
    asked = reverse("pair_decide", args=[one.pk, other.pk])
    for person, decides in ((reviewer, True), (editor, False)):
        client.force_login(person)
        page = client.get(reverse("review_detail", args=[one.pk])).content.decode()
        assert (other.folio in page, asked in page) == (True, decides)


def test_what_was_left_blank_comes_last_among_the_equally_grave(client, make_entry, editor, cycle):
    make_entry(Status.SUBMITTED, results=WRONG_SUM)
    client.force_login(editor)
    page = client.get(reverse("cycle_findings", args=[cycle.name])).context["page"]
    warnings = [each.finding.check for each in page if each.finding.severity == "warns"]
    assert warnings[0] == "figures"
    assert set(warnings[1:]) == {"completeness"}


def test_who_looks_at_other_entries_does_not_undo_what_was_kept(make_entry, cycle, django_assert_num_queries):
    make_entry(Status.SUBMITTED)
    make_entry()
    everything, sent = {}, {"only": [Status.SUBMITTED]}
    for choice in (everything, sent):
        checking.cycle_findings(cycle, **choice)
    for choice in (everything, sent):
        with django_assert_num_queries(5):
            checking.cycle_findings(cycle, **choice)


def test_only_the_newest_sets_of_entries_are_kept(make_entry, cycle):
    for number in range(checking.KEPT_SETS + 2):
        make_entry(title=f"Programa {number}")
        checking.cycle_findings(cycle)
    assert CycleCheck.objects.count() == checking.KEPT_SETS


def test_a_cycle_is_checked_with_the_same_queries_for_3_and_30_entries(make_entry, cycle):
    def queries():
        EntryCheck.objects.all().delete()
        CycleCheck.objects.all().delete()
        with CaptureQueriesContext(connection) as captured:
            checking.cycle_findings(cycle)
        return len(captured)

    for number in range(3):
        make_entry(title=f"Programa {number}")
    few = queries()
    for number in range(27):
        make_entry(title=f"Otro programa {number}")
    assert queries() == few


def test_the_command_lists_findings_with_the_contracts_keys(make_entry, cycle):
    entry = make_entry(Status.APPROVED, results=WRONG_SUM, position=4)
    (found,) = json.loads(call_command("check_entries", cycle="2025", check="figures", json=True))["findings"]
    assert {
        key: found[key] for key in ("chapter", "objective", "number", "entry", "check", "severity", "field")
    } == {
        "chapter": 1,
        "objective": 21,
        "number": 4,
        "entry": entry.folio,
        "check": "figures",
        "severity": "warns",
        "field": "results",
    }
    assert (found["stated"], found["parts"], found["sum"]) == (258, [139, 64], 203)


def test_the_command_refuses_an_unknown_cycle(db):
    with pytest.raises(CommandError, match="No existe el ejercicio «1999»"):
        call_command("check_entries", cycle="1999")


def test_every_check_has_a_name_that_people_read():
    assert set(checks.NAMES) == {
        "completeness",
        "figures",
        "personal_data",
        "duplicates",
        "acronyms",
        "wording",
    }


@pytest.fixture
def freeze_page(client, editor, cycle):
    client.force_login(editor)
    return reverse("edition_freeze", args=[cycle.name])


def test_freezing_past_warnings_asks_for_a_reason_and_keeps_it(client, freeze_page, make_entry):
    make_entry(Status.APPROVED, results=WRONG_SUM)
    refused = client.post(freeze_page, {"reason": ""})
    assert '<a href="#id_reason">Escriba el motivo: quedará con la edición.' in refused.content.decode()
    assert "<title>Error: Congelar una edición" in refused.content.decode()
    assert not Edition.objects.exists()
    client.post(freeze_page, {"reason": "La institución lo confirmó por oficio."})
    assert Edition.objects.get().reason == "La institución lo confirmó por oficio."


def test_freezing_does_not_go_past_personal_data(client, freeze_page, make_entry):
    entry = make_entry(Status.APPROVED)
    Entry.objects.filter(pk=entry.pk).update(results=CURP, version=2)
    response = client.post(freeze_page, {"reason": "Urge."})
    assert "Antes de congelar, resuelva esto" in response.content.decode()
    assert not Edition.objects.exists()


def test_what_a_printed_book_says_is_public_already(client, freeze_page, make_entry):
    workflow.adopt([make_entry(results=CURP)])
    client.post(freeze_page, {"reason": "Libro ya impreso."})
    assert Edition.objects.count() == 1


def test_the_page_counts_by_check_and_severity_and_filters(client, editor, cycle, make_entry):
    make_entry(Status.SUBMITTED, results=WRONG_SUM)
    make_entry(results=WRONG_SUM, title="Un borrador no se revisa")
    client.force_login(editor)
    page = client.get(
        reverse("cycle_findings", args=[cycle.name]), {"comprobacion": "figures", "gravedad": "warns"}
    )
    rows = {
        row["key"]: {severity: many for severity, _word, many in row["counts"]}
        for row in page.context["table"]
    }
    assert rows["figures"] == {"blocks": 0, "warns": 1, "notes": 0}
    assert [each.finding.check for each in page.context["page"]] == ["figures"]
