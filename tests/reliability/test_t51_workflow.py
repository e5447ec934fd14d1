"""T51: no way round the workflow: every move × every status × every person; what is refused changes nothing."""

import datetime
import json

import pytest
from django.urls import reverse
from django.utils import timezone

from reporting import drafting, workflow
from reporting.models import AuditEvent, Checkpoint, Cycle, Entry, Event, Membership, Role, Status
from tests.cast import bring_to, make_user

D, S, R, A = Status.DRAFT, Status.SUBMITTED, Status.RETURNED, Status.APPROVED
PEOPLE = ("public", "liaison", "head", "stranger", "reviewer", "own_reviewer", "editor", "administrator")
# move: (address, {status: who may make it})
MOVES = {
    "submit": ("entry_submit", {D: {"liaison", "head"}, R: {"liaison", "head"}}),
    "approve": ("review_approve", {S: {"reviewer"}}),
    "return": ("review_return", {S: {"reviewer"}}),
    "reopen": ("review_reopen", {A: {"reviewer", "editor"}}),
    "undo": ("review_undo", {}),  # only by whoever decided: see below
}
EVERY = [(move, status, person) for move in MOVES for status in Status for person in PEOPLE]


@pytest.fixture
def own_reviewer(institution):
    """Reviews for UPMRIP and reports for the institution: never decides about its entries."""
    person = make_user("doble@inm.example", Role.REVIEWER)
    Membership.objects.create(user=person, role=Role.LIAISON, institution=institution)
    return person


def arrange(make_entry, status):
    entry = make_entry()
    bring_to(entry, status)
    return Entry.objects.get(pk=entry.pk)


def address(move, entry):
    last = entry.events.last()
    return reverse(MOVES[move][0], args=[entry.pk, *([last.pk if last else 0] if move == "undo" else [])])


def attempt(client, move, entry):
    return client.post(address(move, entry), {"version": entry.version, "reason": "Porque sí."})


def state_of(entry):
    return (
        Entry.objects.filter(pk=entry.pk).values_list("status", "version").get(),
        Event.objects.filter(entry=entry).count(),
        Checkpoint.objects.filter(entry=entry).count(),
    )


def test_every_move_of_the_workflow_is_tried():
    assert set(MOVES) | {"adopt"} == set(workflow.MOVES)


@pytest.mark.parametrize(("move", "status", "person"), EVERY)
def test_only_who_may_makes_the_move_and_only_from_where_it_starts(
    move, status, person, as_person, request, make_entry
):
    entry = arrange(make_entry, status)
    before = state_of(entry)
    response = attempt(as_person(person), move, entry)
    if person in MOVES[move][1].get(status, ()) or (
        person == "own_reviewer" and move == "submit" and status in (D, R)
    ):
        assert Entry.objects.get(pk=entry.pk).status == workflow.MOVES[move].end
        assert Event.objects.filter(entry=entry).count() == before[1] + 1
        return
    assert state_of(entry) == before
    assert response.status_code in (302, 403, 404, 405, 409)
    refused = AuditEvent.objects.filter(action="refused")
    if response.status_code == 403:
        assert [(row.actor, row.details["path"]) for row in refused] == [
            (request.getfixturevalue(person), address(move, entry))
        ]


def test_nobody_approves_what_they_sent(client, make_entry, institution):
    entry = make_entry()
    both = make_user("doble@inm.example", Role.LIAISON, institution)
    workflow.submit(entry, by=both)
    both.memberships.all().delete()
    Membership.objects.create(user=both, role=Role.REVIEWER)
    client.force_login(both)
    client.post(reverse("review_approve", args=[entry.pk]), {"version": entry.version})
    assert Entry.objects.get().status == S


def refused():
    """What the audit log says of attempts: who, at which address, about which entry."""
    rows = AuditEvent.objects.filter(action="refused").order_by("number")
    return [(row.actor, row.details["path"], row.object_id) for row in rows]


@pytest.fixture
def close(cycle):
    def close_since(**ago):
        cycle.closes_at = timezone.now() - datetime.timedelta(**ago)
        cycle.soft_deadline = cycle.closes_at - datetime.timedelta(days=1)
        cycle.save()

    return close_since


def write(client, entry, name):
    url = reverse(name, args=[entry.pk, "identification"])
    seen = drafting.values_of(Entry.objects.with_content().get(pk=entry.pk))
    data = {
        "title": "Otro título",
        "objective": entry.objective_id,
        "seals": json.dumps(drafting.seals_of(seen)),
    }
    return url, client.post(url, data)


@pytest.mark.parametrize("name", ["entry_edit", "entry_autosave"])
@pytest.mark.parametrize("status", [S, A])
def test_what_was_sent_is_not_edited(status, name, client, make_entry, liaison):
    entry = arrange(make_entry, status)
    client.force_login(liaison)
    url, response = write(client, entry, name)
    assert response.status_code == 403
    assert refused() == [(liaison, url, str(entry.pk))]
    assert Entry.objects.get().title == entry.title
    assert Entry.objects.get().version == entry.version


@pytest.mark.parametrize("name", ["entry_edit", "entry_autosave"])
def test_nothing_is_written_after_the_close_and_what_was_typed_is_handed_back(
    name, client, make_entry, close, liaison
):
    entry = make_entry()
    close(minutes=31)
    client.force_login(liaison)
    url, response = write(client, entry, name)
    assert response.status_code == 403
    assert refused() == [(liaison, url, str(entry.pk))]
    assert Entry.objects.get().title == entry.title
    if name == "entry_edit":
        page = response.content.decode()
        assert 'value="Otro título"' in page
        assert "Pida una prórroga a UPMRIP. Su texto sigue en esta página: puede copiarlo." in page
    else:
        assert "Pida una prórroga a UPMRIP." in response.json()["message"]


def test_nothing_is_begun_after_the_close(client, make_entry, close, liaison, institution):
    close(minutes=31)
    client.force_login(liaison)
    url = reverse("entry_create")
    response = client.post(url, {"institution": institution.pk, "title": "Tarde", "objective": 1})
    assert response.status_code == 403
    assert 'value="Tarde"' in response.content.decode()
    assert refused() == [(liaison, url, str(institution.pk))]
    assert not Entry.objects.exists()


def test_no_programme_is_carried_forward_after_the_close(client, make_entry, close, liaison):
    previous = arrange(make_entry, A)
    before = Cycle.of_year("2024")
    before.save()
    Entry.objects.update(cycle=before)
    close(minutes=31)
    client.force_login(liaison)
    url = reverse("previous_carry", args=[previous.pk])
    assert client.post(url).status_code == 302
    assert refused() == [(liaison, url, str(previous.pk))]
    assert Entry.objects.count() == 1


def test_nothing_is_sent_after_the_close(client, make_entry, close, liaison):
    entry = make_entry()
    close(minutes=31)
    client.force_login(liaison)
    url = address("submit", entry)
    response = client.post(url, {"version": entry.version})
    assert response.status_code == 403
    page = response.content.decode()
    assert "cerró el" in page
    assert "su borrador está guardado; pida una prórroga a UPMRIP." in page
    assert refused() == [(liaison, url, str(entry.pk))]
    assert state_of(entry) == ((D, entry.version), 0, 0)


def test_within_the_half_hour_a_form_that_was_open_is_finished_and_nobody_is_noted(
    client, make_entry, close, liaison
):
    entry = make_entry()
    client.force_login(liaison)
    session = client.session
    session[f"opened-{entry.pk}"] = (timezone.now() - datetime.timedelta(minutes=40)).isoformat()
    session.save()
    close(minutes=29)
    assert write(client, entry, "entry_edit")[1].status_code == 302
    entry.refresh_from_db()
    assert client.post(address("submit", entry), {"version": entry.version}).status_code == 302
    assert Entry.objects.get().status == S
    assert refused() == []


def test_a_second_click_after_the_close_shows_the_receipt_of_the_first(client, make_entry, close, liaison):
    entry = make_entry()
    client.force_login(liaison)
    first = client.post(address("submit", entry), {"version": entry.version})
    close(minutes=31)
    second = client.post(address("submit", entry), {"version": entry.version})
    assert second["Location"] == first["Location"]
    assert refused() == []


def test_nobody_undoes_anothers_decision(client, make_entry, reviewer, editor):
    entry = arrange(make_entry, A)
    decision = entry.events.last()
    for person in (reviewer, editor):
        client.force_login(person)
        client.post(reverse("review_undo", args=[entry.pk, decision.pk]))
    assert Entry.objects.get().status == A


def test_an_unseen_version_is_neither_approved_nor_returned(client, make_entry, reviewer):
    entry = arrange(make_entry, S)
    client.force_login(reviewer)
    for name in ("review_approve", "review_return"):
        data = {"version": entry.version - 1, "reason": "Porque sí."}
        assert client.post(reverse(name, args=[entry.pk]), data).status_code == 409
    assert Entry.objects.get().status == S
