"""Suggested wording and corrections of style: who may, what becomes of the text, what stays as it was sent."""

import pytest

from reporting import drafting, suggesting, workflow
from reporting.models import Correction, Entry, Message, Status

BEFORE = "<p>Orientación y apoyo a quienes regresan al país.</p>"
AFTER = "<p>Orientación y apoyo para quienes regresan al país.</p>"


@pytest.fixture
def sent(make_entry):
    return make_entry(Status.SUBMITTED)


@pytest.fixture
def suggestion(sent, reviewer):
    return suggest(sent, reviewer)


def suggest(entry, by, field="description", text=AFTER, seen=BEFORE, reason="Se lee mejor."):
    return suggesting.suggest(entry, field, text, by=by, reason=reason, seen=drafting.seal(seen))


def correct(entry, by, field="description", text=AFTER, seen=BEFORE, reason="Estilo."):
    return suggesting.correct(entry, field, text, by=by, reason=reason, seen=drafting.seal(seen))


def now(entry):
    return Entry.objects.with_content().get(pk=entry.pk)


def told():
    return [(message.kind, str(message.to)) for message in Message.objects.order_by("pk")]


def test_a_suggestion_changes_nothing_and_is_told_to_the_institution(sent, suggestion, liaison):
    assert (now(sent).description, now(sent).version) == (BEFORE, 1)
    assert ("suggestion", str(liaison)) in told()


def test_accepting_puts_the_text_in_its_place_as_a_new_version(sent, suggestion, liaison, reviewer):
    correction = suggesting.accept(suggestion, by=liaison)
    assert (now(sent).description, now(sent).version, now(sent).status) == (AFTER, 2, Status.SUBMITTED)
    assert (correction.before, correction.after, correction.version) == (BEFORE, AFTER, 2)
    assert (correction.by, correction.suggestion, suggestion.state) == (liaison, suggestion, "accepted")
    assert ("suggestion_answer", str(reviewer)) in told()


def test_what_the_institution_sent_stays_as_it_was_sent(sent, suggestion, liaison):
    before = sent.checkpoints.get()
    suggesting.accept(suggestion, by=liaison)
    assert (sent.checkpoints.get().sha256, sent.checkpoints.get().content) == (before.sha256, before.content)


def test_declining_says_why_and_leaves_the_text(sent, suggestion, liaison, reviewer):
    with pytest.raises(suggesting.SuggestingRefused, match="por qué"):
        suggesting.decline(suggestion, by=liaison, answer="  ")
    suggesting.decline(suggestion, by=liaison, answer="Así lo dice la ley.")
    assert (now(sent).description, now(sent).version, suggestion.state) == (BEFORE, 1, "declined")
    assert "Así lo dice la ley." in Message.objects.get(kind="suggestion_answer").body


def test_it_is_answered_once(suggestion, liaison):
    suggesting.accept(suggestion, by=liaison)
    for answer in (
        lambda: suggesting.accept(suggestion, by=liaison),
        lambda: suggesting.decline(suggestion, by=liaison, answer="No."),
    ):
        with pytest.raises(suggesting.SuggestingRefused, match="ya tiene respuesta"):
            answer()
    assert Correction.objects.count() == 1


def test_a_second_suggestion_for_the_text_replaces_the_first(sent, suggestion, reviewer):
    other = suggest(sent, reviewer, text="<p>Otra.</p>")
    suggestion.refresh_from_db()
    assert (suggestion.state, other.state) == ("withdrawn", "open")
    assert suggest(sent, reviewer, text="<p>Otra.</p>") == other


def test_a_suggestion_lapses_when_its_text_changes_and_shows_how(sent, suggestion, reviewer, liaison):
    correct(sent, reviewer, text=BEFORE.replace("país", "territorio"))
    shown = suggesting.suggestions_of(now(sent))[0]
    assert shown.is_lapsed
    assert [block.state for block in shown.since.said.blocks] == ["changed"]
    with pytest.raises(suggesting.Lapsed, match="El texto cambió"):
        suggesting.accept(suggestion, by=liaison)
    suggestion.refresh_from_db()
    assert (suggestion.state, "territorio" in now(sent).description) == ("open", True)


def test_a_challenge_can_be_reworded_too(sent, reviewer, liaison):
    seen = sent.challenges.get().text
    made = suggest(sent, reviewer, "challenges.0", "<p>Faltan recursos en las fronteras.</p>", seen)
    suggesting.accept(made, by=liaison)
    assert sent.challenges.get().text == "<p>Faltan recursos en las fronteras.</p>"
    assert suggesting.label("challenges.0") == "Reto 1"


def test_a_returned_entry_still_takes_a_suggestion_and_confirms_its_text(sent, suggestion, liaison, reviewer):
    workflow.return_(sent, by=reviewer, reason="Vea la sugerencia.")
    drafting.mark_unconfirmed(now(sent), ["description", "challenges"])
    suggesting.accept(suggestion, by=liaison)
    assert (now(sent).description, now(sent).unconfirmed) == (AFTER, ["challenges"])


def test_a_small_correction_of_style_is_made_recorded_and_told(sent, reviewer, liaison):
    correction = correct(sent, reviewer)
    assert (now(sent).description, now(sent).version) == (AFTER, 2)
    recorded = (correction.by, correction.before, correction.after, correction.reason, correction.suggestion)
    assert recorded == (reviewer, BEFORE, AFTER, "Estilo.", None)
    assert ("correction", str(liaison)) in told()


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("<p>Fueron 461 personas.</p>", "<p>Fueron 498 personas.</p>", "una cifra"),
        ('<p><a href="https://a.mx">Guía</a></p>', '<p><a href="https://b.mx">Guía</a></p>', "dirección"),
        ("<p>Uno.</p>", f"<p>Uno.</p><p>{'palabra ' * 26}</p>", "más de 25 palabras"),
        ("<p>Fueron 461 personas.</p>", "<p>Fueron 461 personas</p>", ""),
    ],
)
def test_figures_addresses_and_rewriting_are_no_style(before, after, said):
    assert said in suggesting.why_no_style("results", before, after)
    assert bool(said) == bool(suggesting.why_no_style("results", before, after))


def test_what_is_no_style_is_refused_and_nothing_is_written(sent, reviewer):
    with pytest.raises(suggesting.SuggestingRefused, match="una cifra"):
        correct(sent, reviewer, text="<p>Orientación a 461 personas.</p>")
    assert (now(sent).description, Correction.objects.count()) == (BEFORE, 0)


@pytest.mark.parametrize("act", [suggest, correct])
@pytest.mark.parametrize("status", [Status.DRAFT, Status.RETURNED, Status.APPROVED])
def test_only_what_is_sent_is_reworded(act, status, make_entry, reviewer):
    with pytest.raises(suggesting.SuggestingRefused, match="mientras está enviado"):
        act(make_entry(status), reviewer)


@pytest.mark.parametrize("act", [suggest, correct])
def test_a_reason_a_change_and_the_text_that_was_read_are_needed(act, sent, reviewer):
    with pytest.raises(suggesting.SuggestingRefused, match="motivo"):
        act(sent, reviewer, reason=" ")
    with pytest.raises(suggesting.SuggestingRefused, match="quedó igual"):
        act(sent, reviewer, text=BEFORE)
    with pytest.raises(suggesting.Lapsed):
        act(sent, reviewer, seen="<p>Otro.</p>")
    with pytest.raises(suggesting.Lapsed):
        act(sent, reviewer, field="status", seen="submitted", text="approved")


def test_nobody_else_suggests_corrects_or_answers(sent, suggestion, liaison, stranger, reviewer):
    for person in (liaison, stranger):
        for act in (suggest, correct):
            with pytest.raises(suggesting.SuggestingRefused, match="permiso"):
                act(sent, person)
    for person in (reviewer, stranger):
        with pytest.raises(suggesting.SuggestingRefused, match="permiso"):
            suggesting.accept(suggestion, by=person)


def test_an_approved_entry_takes_no_suggestion_any_more(sent, suggestion, liaison, reviewer):
    workflow.approve(now(sent), by=reviewer)
    with pytest.raises(suggesting.SuggestingRefused, match="aprobado"):
        suggesting.accept(suggestion, by=liaison)
    assert now(sent).description == BEFORE


def test_suggestions_of_an_entry_are_read_in_a_fixed_number_of_queries(
    sent, reviewer, django_assert_num_queries
):
    entry = now(sent)
    suggest(sent, reviewer)
    suggest(sent, reviewer, "title", "Otro título", sent.title)
    with django_assert_num_queries(1):
        assert len(suggesting.suggestions_of(entry)) == 2
