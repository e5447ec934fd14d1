"""What reviewers put right or mark themselves: who may, what becomes of the version, what is told and kept."""

import pytest

from reporting import correcting, workflow
from reporting.correcting import CorrectingRefused
from reporting.models import Amendment, ChallengeCategory, Entry, Kind, Message, Status
from tests.cast import make_user

ROLES = ("liaison", "head", "stranger", "reviewer", "editor", "administrator")


@pytest.fixture
def entry(make_entry):
    entry = make_entry(Status.SUBMITTED)
    entry.kinds.set(Kind.objects.filter(key="foros"))
    return entry


@pytest.fixture
def change(entry, reviewer):
    def make(**changes):
        return correcting.reclassify(
            entry,
            **{
                "kinds": list(Kind.objects.filter(key="capacitacion")),
                "categories": [ChallengeCategory.objects.get(key="recursos")],
                "by": reviewer,
                "reason": "Son cursos, no foros.",
                "version": entry.version,
                **changes,
            },
        )

    return make


def test_kinds_and_categories_are_corrected_in_one_version(change, entry):
    kinds, categories = change()
    stored = Entry.objects.get()
    assert [kind.key for kind in stored.kinds.all()] == ["capacitacion"]
    assert [each.category.key for each in stored.challenges.all()] == ["recursos"]
    assert (kinds.what, kinds.before, kinds.after) == ("kinds", ["foros"], ["capacitacion"])
    assert (categories.what, categories.before, categories.after) == ("challenges", [""], ["recursos"])
    assert [each.version for each in (stored, kinds, categories)] == [2, 2, 2]


def test_what_the_institution_sent_stays_in_its_checkpoint(change, entry):
    before = entry.checkpoints.get().content
    change()
    assert entry.checkpoints.get().content == before


def test_the_institution_is_told_why(change, liaison):
    change()
    messages = Message.objects.filter(kind="correction", to=liaison)
    assert sorted("Son cursos, no foros." in each.body for each in messages) == [True, True]


def test_a_correction_of_a_version_that_is_no_longer_there_is_refused(change, entry):
    Entry.objects.update(version=2)
    with pytest.raises(CorrectingRefused, match="cambió mientras"):
        change(version=1)
    assert not Amendment.objects.exists()
    assert [kind.key for kind in Entry.objects.get().kinds.all()] == ["foros"]


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [({"reason": " "}, "Escriba el motivo"), ({"kinds": None, "categories": [None]}, "Todo quedó igual")],
)
def test_a_correction_says_why_and_changes_something(changes, sentence, change, entry):
    if "kinds" in changes:
        changes["kinds"] = list(entry.kinds.all())
    with pytest.raises(CorrectingRefused, match=sentence):
        change(**changes)
    assert Entry.objects.get().version == 1


def test_whoever_read_the_older_version_does_not_approve_the_corrected_one(change, entry):
    change()
    other = make_user("otra@upmrip.example", "reviewer")
    with pytest.raises(workflow.StaleMove):
        workflow.approve(Entry.objects.get(), by=other, version=1)


@pytest.mark.parametrize("status", Status.values)
@pytest.mark.parametrize("role", ROLES)
def test_who_corrects_and_who_highlights(role, status, make_entry, request):
    entry, person = make_entry(status), request.getfixturevalue(role)
    attempts = {
        "classify": lambda: correcting.reclassify(
            entry, kinds=[Kind.objects.first()], categories=[None], by=person, reason="x", version=1
        ),
        "highlight": lambda: correcting.highlight(entry, "Reúne a todo el país.", by=person),
    }
    allowed = {"submitted": {"classify", "highlight"}, "approved": {"highlight"}}.get(status, set())
    for name, attempt in attempts.items():
        if role == "reviewer" and name in allowed:
            attempt()
        else:
            with pytest.raises(CorrectingRefused, match="no tiene permiso"):
                attempt()


def test_a_highlight_is_kept_with_who_and_what_it_said_before(make_entry, reviewer):
    entry = make_entry(Status.APPROVED)
    correcting.highlight(entry, "  Reúne a\ntodo el país. ", by=reviewer)
    correcting.highlight(entry, "Reúne a todo el país.", by=reviewer)
    correcting.highlight(entry, "", by=reviewer)
    assert Entry.objects.get().highlight == ""
    assert [(each.before, each.after, each.by) for each in Amendment.objects.all()] == [
        ("", "Reúne a todo el país.", reviewer),
        ("Reúne a todo el país.", "", reviewer),
    ]
    assert Entry.objects.get().version == 1


def test_a_highlight_fits_two_lines(make_entry, reviewer):
    with pytest.raises(CorrectingRefused, match="300"):
        correcting.highlight(make_entry(Status.APPROVED), "x" * 301, by=reviewer)
