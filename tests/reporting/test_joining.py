"""Two entries of one programme become one: nothing is deleted, everything is told."""

import pytest
from django.urls import reverse

from reporting import joining, workflow
from reporting.models import DistinctPair, Entry, Programme, Status

TITLE = "Orientación a personas en retorno en aeropuertos"


@pytest.fixture
def pair(make_entry, elsewhere):
    return make_entry(Status.SUBMITTED, title=TITLE), make_entry(
        Status.SUBMITTED, title=TITLE, objective=3, lead=elsewhere
    )


def test_the_kept_one_stands_for_both(pair, reviewer):
    kept, gone = pair
    joining.join(kept, gone, "joint", by=reviewer)
    kept = Entry.objects.get(pk=kept.pk)
    assert [o.number for o in kept.secondary_objectives.all()] == [3]
    assert list(kept.partners.all()) == [gone.institution]
    assert kept.version == 2


def test_the_other_goes_back_with_the_reason_and_its_programme_remembers(pair, reviewer):
    kept, gone = pair
    joining.join(kept, gone, "same", by=reviewer)
    gone = Entry.objects.get(pk=gone.pk)
    assert gone.status == Status.RETURNED
    assert kept.folio in gone.events.last().reason
    assert Programme.objects.get(pk=gone.programme_id).merged_into_id == kept.programme_id


def test_a_refused_move_changes_nothing(pair, stranger):
    kept, gone = pair
    with pytest.raises(workflow.MoveRefused):
        joining.join(kept, gone, "same", by=stranger)
    assert not kept.secondary_objectives.exists()
    assert Entry.objects.get(pk=gone.pk).status == Status.SUBMITTED


def test_an_entry_is_not_joined_with_itself(pair, reviewer):
    with pytest.raises(workflow.MoveRefused, match="dos registros distintos"):
        joining.join(pair[0], pair[0], "same", by=reviewer)


@pytest.fixture
def page(client, reviewer):
    client.force_login(reviewer)
    return client


def decide(page, kept, gone, decision):
    url = reverse("pair_decide", args=[kept.pk, gone.pk])
    return page.post(url, {"decision": decision}, follow=True)


def test_the_page_lists_pairs_with_reasons_and_takes_a_decision(page, pair):
    (listed,) = page.get(reverse("pair_list")).context["page"]
    assert {listed.first.pk, listed.second.pk} == {entry.pk for entry in pair}
    assert listed.reasons
    response = decide(page, *pair, "same")
    assert "Queda «Orientación" in response.content.decode()


def test_what_is_told_apart_is_not_asked_again(page, pair):
    decide(page, pair[1], pair[0], "different")
    assert list(page.get(reverse("pair_list")).context["page"]) == []
    assert DistinctPair.objects.count() == 1


def test_an_unknown_decision_is_refused(page, pair):
    assert decide(page, *pair, "borrar").status_code == 404


def test_the_empty_list_says_so(page, cycle):
    assert "Ninguna pareja" in page.get(reverse("pair_list")).content.decode()
