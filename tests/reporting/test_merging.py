"""Two institutions that are one: everything moves, or nothing does."""

import datetime

import pytest
from django.apps import apps

from reporting import calling, merging
from reporting.importing.institutions import Directory
from reporting.importing.load_printed import known_institutions
from reporting.merging import MergeRefused
from reporting.models import (
    AuditEvent,
    Call,
    Entry,
    Extension,
    Institution,
    Membership,
    Programme,
    Role,
    Status,
)
from tests.cast import make_user

DAY = datetime.timedelta(days=1)
# What stays with the institution that goes, because it is written once.
STAYS = {"CycleEvent.institution"}


@pytest.fixture
def gone(db):
    return Institution.objects.create(
        name="Inst. Nal. de Migración", acronym="INAMI", sector_id=1, needs_review=True
    )


def test_every_relation_to_an_institution_is_one_that_moves_or_stays():
    related = {
        f"{model.__name__}.{field.name}"
        for model in apps.get_app_config("reporting").get_models(include_auto_created=True)
        for field in model._meta.get_fields()
        if field.concrete and field.many_to_one and field.related_model is Institution
    }
    moves = {f"{model.__name__}.{field}" for model, field, _same in merging.MOVES}
    assert related == moves | STAYS


def test_entries_programmes_people_and_names_move(gone, institution, make_entry, editor):
    entry = make_entry(lead=gone)
    person = make_user("ines@inami.example", Role.LIAISON, gone)
    gone.aliases.create(name="Instituto Nal. de Migración")
    merging.merge(gone, into=institution, by=editor)
    entry.refresh_from_db()
    assert (entry.institution, entry.programme.institution) == (institution, institution)
    assert Membership.objects.get(user=person).institution == institution
    names = set(institution.aliases.values_list("name", flat=True))
    assert {"Inst. Nal. de Migración", "Instituto Nal. de Migración"} <= names
    gone.refresh_from_db()
    assert (gone.merged_into, gone.is_active, gone.needs_review) == (institution, False, False)
    assert AuditEvent.objects.get(action="institution_changed").actor == editor


def test_an_import_takes_its_names_for_the_one_that_stays(gone, institution, editor):
    merging.merge(gone, into=institution, by=editor)
    directory = Directory(known_institutions())
    for written in ("Inst. Nal. de Migración", "INAMI"):
        assert [party.id for party in directory.named(written)] == [institution.pk]


def test_what_both_have_is_kept_once(gone, institution, cycle, editor, reviewer, make_entry, elsewhere):
    twice = make_user("ines@inami.example", Role.LIAISON, gone)
    Membership.objects.create(user=twice, role=Role.LIAISON, institution=institution)
    reviewer.memberships.get().institutions.set([gone, institution])
    calling.call(cycle, [gone, institution])
    joint = make_entry(lead=elsewhere)
    joint.partners.set([gone, institution])
    merging.merge(gone, into=institution, by=editor)
    assert twice.memberships.get().institution == institution
    assert list(reviewer.memberships.get().institutions.all()) == [institution]
    assert Call.objects.filter(cycle=cycle, institution=institution).count() == 1
    assert list(joint.partners.all()) == [institution]


def test_nobody_becomes_a_partner_of_itself(gone, institution, make_entry, editor):
    led, joint = make_entry(lead=institution), make_entry(lead=gone)
    led.partners.add(gone)
    joint.partners.add(institution)
    merging.merge(gone, into=institution, by=editor)
    assert [list(entry.partners.all()) for entry in (led, joint)] == [[], []]


def test_the_longer_extension_stays(gone, institution, cycle, editor):
    for each, days in ((gone, 5), (institution, 2)):
        until = cycle.closes_at + days * DAY
        Extension.objects.create(cycle=cycle, institution=each, until=until, reason="x")
    merging.merge(gone, into=institution, by=editor)
    assert cycle.closes_for(institution) == cycle.closes_at + 5 * DAY


def test_what_the_one_sent_ends_the_others_answer_that_there_is_nothing(
    gone, institution, cycle, make_entry, liaison, editor
):
    calling.call(cycle, [institution])
    calling.answer_nothing(Call.objects.get(), by=liaison, why="Ninguna")
    make_entry(Status.SUBMITTED, lead=gone)
    merging.merge(gone, into=institution, by=editor)
    assert not Call.objects.get(institution=institution).has_nothing


def test_two_entries_of_one_programme_are_decided_about_first(gone, institution, make_entry, editor):
    entry, other = make_entry(title="Grupos Beta"), make_entry(lead=gone)
    Entry.objects.filter(pk=other.pk).update(programme=entry.programme, title="Grupos Beta")
    with pytest.raises(MergeRefused, match="Las dos tienen un registro del mismo programa en 2025"):
        merging.merge(gone, into=institution, by=editor)
    assert Entry.objects.get(pk=other.pk).institution == gone
    assert Programme.objects.filter(institution=gone).count() == 1


def test_nothing_is_merged_with_itself_its_units_or_what_is_gone(gone, institution, editor):
    with pytest.raises(MergeRefused, match="Elija otra"):
        merging.merge(gone, into=gone, by=editor)
    with pytest.raises(MergeRefused, match="depende de"):
        merging.merge(institution.parent, into=institution, by=editor)
    merging.merge(gone, into=institution, by=editor)
    for pair in ((gone, institution), (institution, gone)):
        with pytest.raises(MergeRefused, match="ya se unió"):
            merging.merge(pair[0], into=pair[1], by=editor)


def test_units_and_earlier_merges_follow(gone, institution, elsewhere, editor):
    unit = Institution.objects.create(name="Una oficina", sector_id=1, parent=gone, is_unit=True)
    merging.merge(elsewhere, into=gone, by=editor)
    merging.merge(gone, into=institution, by=editor)
    unit.refresh_from_db()
    elsewhere.refresh_from_db()
    assert (unit.parent, elsewhere.merged_into) == (institution, institution)


def test_the_likest_comes_first_under_any_of_its_names(gone, institution):
    institution.aliases.create(name="Inst. Nacional de Migración")
    found = merging.alike([gone])[gone.pk]
    assert found[0].institution == institution
    assert [each.score for each in found] == sorted((each.score for each in found), reverse=True)
    assert gone not in [each.institution for each in found]
