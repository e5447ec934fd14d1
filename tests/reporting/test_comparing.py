"""What an entry is held against: the submission before, last year's entry, a suggested wording, the version read."""

import pytest

from reporting import carrying, comparing, correcting, drafting, suggesting, workflow
from reporting.models import Challenge, ChallengeCategory, Cycle, Entry, Figure, Kind, Programme, Status
from tests.cast import make_user


def fresh(entry):
    return Entry.objects.with_content().get(pk=entry.pk)


def write(entry, by, **values):
    """Change the returned entry and send it again."""
    now = fresh(entry)
    seals = drafting.seals_of(drafting.values_of(now))
    drafting.save(now, {**drafting.values_of(now), **values}, seals=seals, by=by)
    workflow.submit(fresh(entry), by=by)
    return fresh(entry)


@pytest.fixture
def again(make_entry, liaison):
    """Sent, returned, changed, sent again."""
    entry = make_entry(Status.RETURNED)
    kind = Kind.objects.first()
    return write(entry, liaison, description="<p>Otra cosa.</p>", kinds=[kind.pk], challenges=[])


@pytest.fixture
def last_years(institution):
    """Last year's approved entry."""
    before = Cycle.of_year("2024")
    before.save()
    entry = Entry.objects.create(
        cycle=before,
        programme=Programme.objects.create(title="Atención", institution=institution),
        institution=institution,
        objective_id=21,
        title="Atención a personas en retorno",
        description="<p>Lo mismo de siempre.</p>",
        results="<p>Se atendió a 461 personas.</p>",
    )
    Figure.objects.create(entry=entry, what="personas atendidas", total=461, women=249, men=212)
    Challenge.objects.create(entry=entry, text="<p>Faltan recursos.</p>")
    workflow.adopt([entry])
    return entry


def changed(comparison):
    return [field.name for field in comparison.changed]


def keys(entry, user):
    return [offer.key for offer in comparing.offers(entry, comparing.last_year(entry, user))]


def test_the_submission_that_waits_is_held_against_the_one_before(again, reviewer):
    comparison = comparing.compare(again, "envio", reviewer)
    assert changed(comparison) == ["kinds", "description", "challenges"]
    assert comparison.fields["challenges"].said.rows[0].state == "gone"


def test_what_was_sent_twice_alike_says_that_nothing_changed(make_entry, liaison, reviewer):
    entry = make_entry(Status.RETURNED)
    workflow.submit(entry, by=liaison)
    comparison = comparing.compare(fresh(entry), "envio", reviewer)
    assert (comparison.against[:11], comparison.changed) == ("el envío 1,", [])


def test_a_first_submission_has_nothing_before_it(make_entry, reviewer):
    entry = fresh(make_entry(Status.SUBMITTED))
    assert keys(entry, reviewer) == []
    assert comparing.compare(entry, "envio", reviewer) is None
    assert comparing.compare(entry, "nada", reviewer) is None


def test_whoever_corrects_a_returned_entry_sees_it_against_what_was_sent(make_entry, liaison):
    entry = fresh(make_entry(Status.RETURNED))
    values = drafting.values_of(entry)
    drafting.save(entry, {"title": "Otro"}, seals=drafting.seals_of(values), by=liaison)
    assert changed(comparing.compare(fresh(entry), "envio", liaison)) == ["title"]


def test_an_approved_entry_shows_what_was_corrected_since_it_was_sent(make_entry, reviewer, liaison):
    entry = make_entry(Status.SUBMITTED)
    suggesting.correct(
        entry, "title", "Atención a las personas", by=reviewer, reason="x", seen=drafting.seal(entry.title)
    )
    workflow.approve(fresh(entry), by=reviewer)
    assert changed(comparing.compare(fresh(entry), "envio", liaison)) == ["title"]


def test_last_years_entry_is_found_by_its_continuation(last_years, cycle, liaison, reviewer):
    entry = carrying.carry(last_years, cycle=cycle, by=liaison)
    comparison = comparing.compare(fresh(entry), "anterior", liaison)
    assert changed(comparison) == ["results", "figures"]
    assert comparison.same_word == "Igual que en 2024"
    assert comparison.fields["description"].is_same


def test_last_years_entry_is_found_by_its_programme(last_years, make_entry, liaison):
    entry = make_entry()
    Entry.objects.filter(pk=entry.pk).update(programme=last_years.programme)
    assert comparing.last_year(fresh(entry), liaison) == last_years


def test_last_years_entry_is_not_shown_to_whom_it_does_not_exist_for(last_years, cycle, liaison, stranger):
    entry = carrying.carry(last_years, cycle=cycle, by=liaison)
    assert comparing.last_year(entry, stranger) is None
    assert comparing.compare(fresh(entry), "anterior", stranger) is None


def test_what_was_copied_unchanged_is_known_by_name(last_years, cycle, liaison):
    entry = carrying.carry(last_years, cycle=cycle, by=liaison)
    assert comparing.copied_unchanged(fresh(entry), last_years) == ["description", "challenges"]
    Challenge.objects.filter(entry=entry).update(text="<p>Otro.</p>")
    Figure.objects.create(entry=entry, what="personas atendidas", total=461, women=249, men=212)
    assert comparing.copied_unchanged(fresh(entry), last_years) == ["description", "figures"]


def test_a_suggestion_is_shown_as_the_entry_would_be(make_entry, reviewer):
    entry = make_entry(Status.SUBMITTED)
    challenge = entry.challenges.get().text
    for field, text, after in (
        ("description", entry.description, "<p>Orientación.</p>"),
        ("challenges.0", challenge, "<p>Faltan intérpretes.</p>"),
    ):
        suggesting.suggest(entry, field, after, by=reviewer, reason="x", seen=drafting.seal(text))
    assert keys(fresh(entry), reviewer) == ["sugerencia"]
    assert changed(comparing.compare(fresh(entry), "sugerencia", reviewer)) == ["description", "challenges"]


def test_any_version_that_was_sent_can_be_made_again(make_entry, reviewer, liaison):
    """Checkpoints and corrections hold every version a reviewer may have read."""
    entry, told = make_entry(Status.RETURNED), {}
    eva = make_user("eva3@x.example", "reviewer")
    for round_ in range(3):
        entry = write(entry, liaison, title=f"Título {round_}", unit=f"Unidad {round_}")
        told[entry.version] = entry.title
        for word in "ab":
            now = fresh(entry)
            seen = drafting.seal(now.title)
            suggesting.correct(now, "title", f"{now.title} {word}", by=reviewer, reason="x", seen=seen)
            told[fresh(entry).version] = fresh(entry).title
        if round_ < 2:
            workflow.return_(fresh(entry), by=eva, reason="Otra vez.")
    entry = fresh(entry)
    assert {version: comparing.content_at(entry, version)["title"] for version in told} == told
    last = entry.version
    reclassify(entry, eva)
    entry = fresh(entry)
    assert changed(comparing.since_version(entry, last)) == ["kinds", "challenges"]
    assert changed(comparing.since_version(entry, last - 1)) == ["title", "kinds", "challenges"]
    assert comparing.since_version(entry, entry.version).changed == []
    assert changed(comparing.since_version(entry, min(told))) == ["title", "unit", "kinds", "challenges"]
    assert comparing.since_version(entry, 0) is None


def reclassify(entry, by):
    kinds, category = list(Kind.objects.all()[:2]), ChallengeCategory.objects.first()
    correcting.reclassify(entry, kinds=kinds, categories=[category], by=by, reason="x", version=entry.version)


def test_a_comparison_asks_as_much_for_many_rows_as_for_few(
    again, make_entry, liaison, reviewer, django_assert_num_queries
):
    """Fifty figures, thirty challenges and all states cost no question more."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as few:
        comparing.compare(again, "envio", reviewer)
    big = make_entry(Status.RETURNED, title="Grande")
    figures = drafting.values_of(fresh(big))["figures"] * 50
    challenges = drafting.values_of(fresh(big))["challenges"] * 30
    big = write(big, liaison, figures=figures, challenges=challenges, states=["01", "02", "09", "32"])
    with django_assert_num_queries(len(few)):
        assert changed(comparing.compare(big, "envio", reviewer)) == ["states", "figures", "challenges"]
