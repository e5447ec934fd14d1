"""A dated name: editions and cycles from before keep the old one, later ones have the new."""

import datetime

import pytest

from compendium.freeze import freeze
from compendium.live import live_snapshot
from reporting import renaming
from reporting.content import entry_content
from reporting.importing.institutions import Directory
from reporting.importing.load_printed import known_institutions
from reporting.models import AuditEvent, Cycle, Entry, Institution, Status
from reporting.renaming import RenameRefused

DAY = datetime.timedelta(days=1)
NEW = {"name": "Secretaría de Movilidad Humana", "acronym": "SMH"}


@pytest.fixture
def since(cycle):
    return cycle.period_end + DAY


@pytest.fixture
def later(cycle):
    after = Cycle.of_year("2026")
    after.save()
    return after


def named(entry):
    content = entry_content(Entry.objects.with_content().get(pk=entry.pk))["institution"]
    return content["name"], content["acronym"]


def test_a_cycle_whose_period_ended_before_keeps_the_old_name(
    make_entry, institution, cycle, later, since, editor
):
    old, new = make_entry(Status.APPROVED), make_entry(title="Del año siguiente")
    Entry.objects.filter(pk=new.pk).update(cycle=later)
    frozen = freeze(cycle)
    renaming.rename(institution, **NEW, since=since, by=editor)
    assert named(old) == ("Instituto Nacional de Migración", "INM")
    assert named(new) == ("Secretaría de Movilidad Humana", "SMH")
    assert frozen.entries.get().content["institution"]["acronym"] == "INM"


def test_the_live_dashboard_calls_it_as_the_documents_do(make_entry, institution, cycle, since, editor):
    make_entry(Status.APPROVED)
    renaming.rename(institution, **NEW, since=since, by=editor)
    for day, expected in ((since, "INM"), (cycle.period_end, "SMH")):
        institution.aliases.filter(acronym="INM").update(until=day - DAY)
        entry = live_snapshot(cycle, Entry.objects.all()).entries[0]
        assert entry["institution"]["acronym"] == expected


def test_a_parent_and_a_partner_are_called_as_they_were_too(
    make_entry, elsewhere, institution, since, editor
):
    entry = make_entry(lead=institution)
    entry.partners.add(elsewhere)
    renaming.rename(elsewhere, **NEW, since=since, by=editor)
    renaming.rename(institution.parent, name="Otra Secretaría", acronym="OTRA", since=since, by=editor)
    content = entry_content(Entry.objects.with_content().get(pk=entry.pk))
    assert content["partners"][0]["acronym"] == "SRE"
    assert content["institution"]["parent"]["acronym"] == "SEGOB"


def test_imports_know_it_by_every_name_it_had(institution, since, editor):
    renaming.rename(institution, **NEW, since=since, by=editor)
    directory = Directory(known_institutions())
    for written in ("Instituto Nacional de Migración", "INM", "Secretaría de Movilidad Humana", "SMH"):
        assert [party.id for party in directory.named(written)] == [institution.pk], written


def test_two_renames_leave_each_period_its_name(institution, editor):
    first, second = datetime.date(2024, 1, 1), datetime.date(2026, 1, 1)
    renaming.rename(institution, name="Segundo", acronym="DOS", since=first, by=editor)
    renaming.rename(institution, name="Tercero", acronym="TRES", since=second, by=editor)
    institution = Institution.objects.get(pk=institution.pk)
    days = (first - DAY, first, second - DAY, second)
    assert [institution.names_on(day)[1] for day in days] == ["INM", "DOS", "DOS", "TRES"]
    assert list(AuditEvent.objects.values_list("action", flat=True)) == ["institution_changed"] * 2


def test_names_follow_each_other_in_time(institution, editor):
    renaming.rename(institution, **NEW, since=datetime.date(2025, 1, 1), by=editor)
    with pytest.raises(RenameRefused, match="Ya cambió de nombre después del 31 de diciembre de 2024"):
        renaming.rename(institution, name="x", acronym="", since=datetime.date(2025, 1, 1), by=editor)


@pytest.mark.parametrize(
    ("name", "acronym", "sentence"),
    [
        ("Instituto Nacional de Migración", "INM", "Así se llama ya"),
        ("Secretaría de Relaciones Exteriores", "X", "Otra institución usa ese nombre"),
        ("Otro nombre", "SRE", "Otra institución usa ese nombre o esa sigla"),
    ],
)
def test_a_name_that_is_taken_is_refused_and_nothing_changes(name, acronym, sentence, institution, editor):
    before = list(institution.aliases.values())
    with pytest.raises(RenameRefused, match=sentence):
        renaming.rename(institution, name=name, acronym=acronym, since=datetime.date(2025, 1, 1), by=editor)
    assert list(institution.aliases.values()) == before


def test_taking_up_a_variant_as_the_name_leaves_no_variant(institution, editor):
    institution.aliases.create(name="Instituto de Migración")
    since = datetime.date(2025, 1, 1)
    renaming.rename(institution, name="Instituto de Migración", acronym="INM", since=since, by=editor)
    assert not institution.aliases.filter(name="Instituto de Migración").exists()
