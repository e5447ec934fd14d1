"""T07: a version is approved while somebody changes it: nothing unseen is approved, no change is lost."""

import pytest

from reporting import drafting, suggesting, workflow
from reporting.models import Correction, Entry, Status
from tests.races import BEFORE, at_once, rounds

pytestmark = pytest.mark.django_db(transaction=True)
AFTER = "<p>Orientación y apoyo a todas.</p>"


def now(entry):
    return Entry.objects.with_content().get(pk=entry.pk)


def test_approving_while_the_institution_accepts_approves_no_unseen_text(waiting, reviewers, liaison):
    """Either the text that was read is approved and stays, or the approval is refused."""
    made = [
        suggesting.suggest(
            entry, "description", AFTER, by=reviewers[0], reason="x", seen=drafting.seal(BEFORE)
        )
        for entry in waiting
    ]

    def accept(number):
        try:
            return suggesting.accept(made[number], by=liaison)
        except suggesting.SuggestingRefused:
            return None

    _check_that_only_seen_text_is_approved(waiting, _approving(waiting, reviewers[1]), accept)


def test_approving_while_another_corrects_approves_no_unseen_text(waiting, reviewers):
    def correct(number):
        try:
            return suggesting.correct(
                waiting[number], "description", AFTER, by=reviewers[0], reason="x", seen=drafting.seal(BEFORE)
            )
        except suggesting.SuggestingRefused:
            return None

    _check_that_only_seen_text_is_approved(waiting, _approving(waiting, reviewers[1]), correct)


def test_two_who_correct_the_same_text_at_once_make_one_version(waiting, reviewers):
    def correcting(person, word):
        def act(number):
            text = BEFORE.replace("apoyo", word)
            try:
                return suggesting.correct(
                    waiting[number], "description", text, by=person, reason="x", seen=drafting.seal(BEFORE)
                )
            except suggesting.Lapsed:
                return None

        return act

    outcomes = at_once(rounds(), correcting(reviewers[0], "ayuda"), correcting(reviewers[1], "auxilio"))
    for entry, pair in zip(waiting, outcomes, strict=True):
        [correction] = [each for each in pair if each]
        assert (now(entry).description, now(entry).version) == (correction.after, 2)
    assert Correction.objects.count() == rounds()


def _approving(entries, person):
    def approve(number):
        try:
            return workflow.approve(now(entries[number]), by=person, version=1)
        except workflow.StaleMove:
            return None

    return approve


def _check_that_only_seen_text_is_approved(entries, approve, change):
    outcomes = at_once(rounds(), approve, change)
    for entry, (approval, correction) in zip(entries, outcomes, strict=True):
        fresh = now(entry)
        assert (approval is None) != (correction is None)
        assert (fresh.status, fresh.description, fresh.version) == (
            (Status.APPROVED, BEFORE, 1) if approval else (Status.SUBMITTED, AFTER, 2)
        )
