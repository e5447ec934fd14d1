"""Observations: who may say what, what becomes of a thread, and who never learns of internal ones."""

import itertools

import pytest

from pmm.append_only import WrittenOnce
from reporting import observing, workflow
from reporting.models import Entry, Institution, Membership, Message, Observation, Role, Status
from tests.cast import make_user

State = Observation.State
ROLES = ("liaison", "colleague", "head", "stranger", "reviewer", "editor", "administrator")
# verb -> (the people who may, the states it starts from, the state it leads to; None: it stays)
VERBS = {
    "reply": ({"liaison", "colleague", "head", "reviewer"}, set(State.values), None),
    "attend": ({"liaison", "colleague", "head"}, {"open", "reopened"}, "attended"),
    "resolve": ({"reviewer"}, {"open", "reopened", "attended"}, "resolved"),
    "reopen": ({"reviewer"}, {"attended", "resolved"}, "reopened"),
}


@pytest.fixture
def entry(make_entry):
    return make_entry(
        Status.SUBMITTED, results="<p>Se atendió a 461 personas.</p><p>Se atendió a 12 familias.</p>"
    )


@pytest.fixture
def observe(entry, reviewer):
    def make(text="Falta decir en qué meses.", state=State.OPEN, **about):
        observation = observing.open_(entry, by=reviewer, text=text, **about)
        Observation.objects.filter(pk=observation.pk).update(state=state)
        return Observation.objects.select_related("entry").get(pk=observation.pk)

    return make


@pytest.mark.parametrize(("verb", "state", "role"), list(itertools.product(VERBS, State.values, ROLES)))
def test_every_verb_from_every_state_by_every_role(verb, state, role, observe, request):
    observation, person = observe(state=state), request.getfixturevalue(role)
    people, starts, end = VERBS[verb]
    if role in people and state in starts:
        getattr(observing, verb)(observation, by=person, text="Se dice en el segundo párrafo.")
        expected = (end or state, 2)
    else:
        with pytest.raises(observing.ObservingRefused):
            getattr(observing, verb)(observation, by=person, text="Se dice en el segundo párrafo.")
        expected = (state, 1)
    stored = Observation.objects.get()
    assert (stored.state, stored.remarks.count()) == expected


@pytest.mark.parametrize("role", ROLES)
def test_only_reviewers_observe(role, entry, request):
    person = request.getfixturevalue(role)
    if role == "reviewer":
        observing.open_(entry, by=person, text="Falta el periodo.")
    else:
        with pytest.raises(observing.ObservingRefused, match="no tiene permiso"):
            observing.open_(entry, by=person, text="Falta el periodo.")
    assert Observation.objects.count() == (role == "reviewer")


def test_a_draft_is_not_observed(make_entry, reviewer):
    with pytest.raises(observing.ObservingRefused):
        observing.open_(make_entry(), by=reviewer, text="Falta el periodo.")


@pytest.mark.parametrize("verb", ["reply", "reopen"])
def test_an_answer_says_something(verb, observe, reviewer):
    with pytest.raises(observing.ObservingRefused, match="Escriba el texto"):
        getattr(observing, verb)(observe(state=State.ATTENDED), by=reviewer, text=" \n ")


def test_what_is_sent_twice_is_said_once(entry, reviewer, liaison):
    first, second = (observing.open_(entry, by=reviewer, text="Falta el periodo.") for _ in range(2))
    assert first == second
    assert observing.reply(first, by=liaison, text="Ya está.") == observing.reply(
        first, by=liaison, text="Ya está."
    )
    assert [remark.text for remark in first.remarks.all()] == ["Falta el periodo.", "Ya está."]


def test_a_change_that_came_second_says_who_was_first(observe, reviewer, liaison):
    observation = observe()
    observing.resolve(observation, by=reviewer)
    with pytest.raises(observing.ObservingRefused, match="ya está «resuelta»: la cambió Eva el"):
        observing.attend(observation, by=liaison)


# --- Passages ------------------------------------------------------------------------------------


def test_a_passage_is_kept_with_the_place_where_it_stood(observe):
    first = observe(field="results", quote="Se atendió  a", near=0)
    second = observe(field="results", quote="Se\natendió a", near=24)
    assert (first.quote, first.start, first.end) == ("Se atendió a", 0, 12)
    assert (second.quote, second.start, second.end) == ("Se atendió a", 27, 39)


def test_a_passage_that_nobody_can_find_is_refused(observe):
    for about in ({"field": "results", "quote": "nadie lo escribió"}, {"field": "kinds", "quote": "x"}):
        with pytest.raises(observing.ObservingRefused, match="El pasaje ya no está"):
            observe(**about)


def test_a_passage_survives_as_a_quote_when_the_text_changes(observe, entry, liaison):
    observe(field="results", quote="461 personas")
    for results, is_there in (("<p>A 461 personas.</p>", True), ("<p>A 460 personas.</p>", False)):
        Entry.objects.filter(pk=entry.pk).update(results=results)
        thread = observing.threads_of(Entry.objects.with_content().get(pk=entry.pk), liaison)[0]
        assert (thread.observation.quote, thread.is_passage_there) == ("461 personas", is_there)


def test_an_unknown_field_means_the_whole_entry(observe):
    assert observe(field="inventado").field == ""


# --- Internal ones -------------------------------------------------------------------------------


@pytest.mark.parametrize("role", ROLES)
def test_only_upmrip_sees_internal_observations(role, observe, request):
    observe(text="Comentario para la institución.")
    observe(text="Parece repetido; lo veo con Tomás.", is_internal=True)
    seen = Observation.objects.visible_to(request.getfixturevalue(role)).count()
    assert seen == {"reviewer": 2, "editor": 2, "stranger": 0, "administrator": 0}.get(role, 1)


@pytest.mark.parametrize("is_partner", [False, True])
def test_a_reviewer_who_also_reports_sees_no_internal_one_about_the_own_institution(
    is_partner, observe, entry, elsewhere
):
    observe(is_internal=True)
    person = make_user("doble@x.example", Role.REVIEWER)
    entry.partners.add(elsewhere)
    own = elsewhere if is_partner else Institution.objects.get(pk=entry.institution_id)
    Membership.objects.create(user=person, role=Role.LIAISON, institution=own)
    assert not Observation.objects.visible_to(person).exists()


def test_an_internal_one_is_neither_answered_nor_attended_by_the_institution(observe, liaison, reviewer):
    internal = observe(is_internal=True)
    for verb in (observing.reply, observing.attend):
        with pytest.raises(observing.ObservingRefused):
            verb(internal, by=liaison, text="Ya está.")
    observing.reply(internal, by=reviewer, text="De acuerdo.")
    assert not Observation.objects.asking().exists()


# --- Lists ---------------------------------------------------------------------------------------


def test_threads_stand_in_the_order_of_the_form(observe, entry, liaison):
    results, whole, title = observe(field="results"), observe(), observe(field="title")
    threads = observing.threads_of(Entry.objects.with_content().get(pk=entry.pk), liaison)
    assert [thread.observation for thread in threads] == [whole, title, results]
    assert [thread.about for thread in threads] == ["Registro completo", "Título", "Resultados"]


@pytest.mark.parametrize("number", [1, 30])
def test_threads_ask_as_many_queries_for_thirty_as_for_one(
    number, observe, entry, reviewer, liaison, django_assert_num_queries
):
    for n in range(number):
        observing.reply(observe(text=f"Falta {n}.", field="results"), by=liaison, text="Ya está.")
    content = Entry.objects.with_content().get(pk=entry.pk)
    with django_assert_num_queries(3):
        assert len(observing.threads_of(content, reviewer)) == number


def test_what_waits_for_an_answer(observe, entry, liaison, reviewer):
    silent, answered, attended, again = (observe(text=f"Falta {n}.") for n in range(4))
    observe(is_internal=True)
    observing.reply(answered, by=liaison, text="No hubo más.")
    observing.attend(attended, by=liaison)
    observing.attend(again, by=liaison)
    observing.reopen(again, by=reviewer, text="Todavía falta.")
    assert observing.unanswered(entry) == [silent, again]


def test_what_was_said_is_never_changed(observe):
    remark = observe().remarks.get()
    for attempt in (remark.save, remark.delete):
        with pytest.raises(WrittenOnce):
            attempt()


# --- Sending again -------------------------------------------------------------------------------


def test_an_entry_is_sent_again_when_every_observation_was_answered(make_entry, reviewer, liaison):
    entry = make_entry(Status.SUBMITTED)
    asked = [observing.open_(entry, by=reviewer, text=f"Falta {n}.", field="results") for n in range(2)]
    workflow.return_(entry, by=reviewer)
    with pytest.raises(workflow.MoveRefused, match="Responda la observación sobre «Resultados»"):
        workflow.submit(entry, by=liaison)
    observing.reply(asked[0], by=liaison, text="No hubo más.")
    observing.attend(asked[1], by=liaison)
    workflow.submit(entry, by=liaison)
    assert Entry.objects.get().status == Status.SUBMITTED


def test_a_reviewer_s_own_reply_answers_nothing(observe, entry, reviewer):
    observation = observe()
    observing.reply(observation, by=reviewer, text="Y también el año.")
    assert observing.unanswered(entry) == [observation]


# --- Telling -------------------------------------------------------------------------------------


def told(kind):
    return set(Message.objects.filter(kind=kind).values_list("to__email", flat=True))


def test_an_observation_is_told_to_the_institution_and_its_answer_to_who_observed(
    observe, liaison, colleague, head, reviewer
):
    observation = observe(field="results")
    people = {person.email for person in (liaison, colleague, head)}
    assert people <= told("observation")
    assert reviewer.email not in told("observation")
    observing.reply(observation, by=liaison, text="Ya está.")
    assert told("observation_reply") == {reviewer.email}
    message = Message.objects.get(kind="observation_reply")
    assert message.path == f"/revision/{observation.entry_id}/#observacion-{observation.pk}"
    assert "Ya está." in message.body


def test_an_internal_one_is_told_to_nobody_outside(observe, reviewer, editor):
    internal = observe(is_internal=True)
    second = make_user("otra@upmrip.example", Role.REVIEWER)
    observing.reply(internal, by=second, text="Lo veo.")
    assert told("observation") | told("observation_reply") == {reviewer.email}
