"""Promises the database keeps: each constraint with something that breaks it."""

import datetime
from decimal import Decimal

import pytest
from django.apps import apps
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.db.models import ProtectedError
from django.utils import timezone

from compendium.models import (
    Authority,
    Build,
    BuildFile,
    CycleText,
    Document,
    Edition,
    EditionEntry,
    Imprint,
    LeftOutPart,
    Participation,
    Placement,
    Printed,
    Proof,
    ProofAnswer,
    ProofRemark,
    Publication,
    PublishedFile,
    ShortEdit,
)
from reporting import audit
from reporting.models import (
    Amendment,
    AuditEvent,
    Call,
    Challenge,
    Checkpoint,
    Continuation,
    Correction,
    Cycle,
    CycleCheck,
    CycleEvent,
    DistinctPair,
    Entry,
    Event,
    EvidenceFile,
    EvidenceLink,
    Explanation,
    Extension,
    Figure,
    Institution,
    Invitation,
    Membership,
    Message,
    MessagePreference,
    MessageTemplate,
    Objective,
    Observation,
    Outage,
    Presence,
    Programme,
    Remark,
    Role,
    SavedView,
    Seen,
    Status,
    Suggestion,
    Upload,
)

DAY = datetime.timedelta(days=1)
NOW = timezone.now()


@pytest.fixture
def entry(make_entry):
    return make_entry()


@pytest.fixture
def document(cycle):
    edition = Edition.objects.create(cycle=cycle, number="1.0", manifest="a" * 64, context={})
    return Document.objects.create(edition=edition, kind="compendio")


def update(row, **changes):
    type(row)._base_manager.filter(pk=row.pk).update(**changes)


def decide(world, decision):
    Continuation.objects.create(
        previous=world["entry"], cycle=world["cycle"], decision=decision, by=world["liaison"]
    )


def told_apart(world, first, second):
    return DistinctPair.objects.create(first=first, second=second, by=world["reviewer"])


def uploaded(world):
    return Upload.objects.create(
        institution=world["institution"],
        name="informe.pdf",
        kind="pdf",
        file="evidence/uno",
        size=5,
        sha256="0" * 64,
        by=world["liaison"],
    )


def explain(world, note):
    Explanation.objects.create(
        entry=world["entry"],
        check_name="figures",
        field="results",
        passage="0" * 64,
        note=note,
        by=world["liaison"],
    )


def happened(world, **event):
    cycle = world["cycle"]
    CycleEvent.objects.create(cycle=cycle, closes_at=cycle.closes_at, by=world["reviewer"], **event)


def tell(world, **changes):
    values = {"to": world["liaison"], "kind": "receipt", "key": "x", "subject": "Recibido"} | changes
    return Message.objects.create(**values)


def suggest(world, **fields):
    values = {"field": "results", "before": "a", "after": "b", "reason": "Estilo.", "version": 1}
    return Suggestion.objects.create(entry=world["entry"], by=world["reviewer"], **values | fields)


def correct(world, **fields):
    values = {"field": "results", "before": "a", "after": "b", "reason": "Estilo.", "version": 2}
    return Correction.objects.create(entry=world["entry"], by=world["reviewer"], **values | fields)


def answered(world, **fields):
    return suggest(world, answered_by=world["liaison"], answered_at=timezone.now(), **fields)


def amend(world, **fields):
    Amendment.objects.create(
        entry=world["entry"], before=[], after=["forums"], version=2, by=world["reviewer"], **fields
    )


def observe(world, **fields):
    return Observation.objects.create(entry=world["entry"], version=1, **fields)


def remark(world, kind, text, observation=None):
    observation = observation or observe(world)
    return Remark.objects.create(observation=observation, kind=kind, text=text, by=world["reviewer"])


def frozen(world):
    return EditionEntry.objects.create(
        edition=world["document"].edition, entry=world["entry"], content={}, sha256="0" * 64
    )


def short_edit(world, **values):
    usual = {"field": "title", "approved": "Antes", "printed": "Después", "reason": "Más corto"}
    return ShortEdit.objects.create(entry=world["entry"], by=world["reviewer"], **{**usual, **values})


def answer(world, kind="confirmed", **values):
    edition = world["document"].edition
    proof, _made = Proof.objects.get_or_create(
        edition=edition, defaults={"until": timezone.now() + DAY, "by": world["reviewer"]}
    )
    return ProofAnswer.objects.create(proof=proof, institution=world["institution"], kind=kind, **values)


def published(world, **values):
    publication, _made = Publication.objects.get_or_create(
        edition=world["document"].edition, defaults={"by": world["reviewer"]}
    )
    usual = {
        "document": world["document"],
        "format": "pdf",
        "file": "x.pdf",
        "size": 1,
        "sha256": "0" * 64,
    }
    return PublishedFile.objects.create(publication=publication, **{**usual, **values})


def rehearsal_edition(world):
    update(world["cycle"], is_rehearsal=True)
    return Edition.objects.get(pk=world["document"].edition_id)


def invitation(world, **fields):
    usual = {
        "email": "x@x.example",
        "role": Role.LIAISON,
        "institution": world["institution"],
        "by": world["liaison"],
        "expires_at": NOW + DAY,
    }
    return Invitation.objects.create(**{**usual, **fields})


# constraint -> what breaks it
BREAKS = {
    "objective_is_1_to_23": lambda w: Objective.objects.create(number=24, title="Otro", label="Otro"),
    "acronym_names_one_institution": lambda w: Institution.objects.create(
        name="Otro", acronym="INM", sector_id=1
    ),
    "institution_is_not_its_own_parent": lambda w: update(w["institution"], parent=w["institution"]),
    "unit_has_a_parent": lambda w: Institution.objects.create(
        name="Unidad suelta", sector_id=1, is_unit=True
    ),
    "merged_institution_is_at_rest": lambda w: update(w["institution"], merged_into=w["institution"].parent),
    "one_official_name_until_a_day": lambda w: [
        w["institution"].aliases.create(name=name, until=datetime.date(2024, 1, 1)) for name in ("Uno", "Dos")
    ],
    "role_is_known": lambda w: update(w["liaison"].memberships.get(), role="jefe"),
    "liaisons_and_heads_have_an_institution": lambda w: Membership.objects.create(
        user=w["liaison"], role=Role.REVIEWER, institution=w["institution"]
    ),
    "role_for_an_institution_is_held_once": lambda w: Membership.objects.create(
        user=w["liaison"], role=Role.LIAISON, institution=w["institution"]
    ),
    "role_is_held_once": lambda w: Membership.objects.create(user=w["reviewer"], role=Role.REVIEWER),
    "period_starts_before_it_ends": lambda w: update(w["cycle"], period_end=w["cycle"].period_start),
    "cycle_opens_then_warns_then_closes": lambda w: update(w["cycle"], closes_at=w["cycle"].opens_at),
    "institution_is_called_once": lambda w: [
        Call.objects.create(cycle=w["cycle"], institution=w["institution"]) for _ in range(2)
    ],
    "answer_of_nothing_is_whole": lambda w: update(Call.objects.get(), nothing_by=w["liaison"]),
    "outage_starts_before_it_ends": lambda w: Outage.objects.create(
        starts_at=w["cycle"].closes_at, ends_at=w["cycle"].closes_at, reason="La red", by=w["reviewer"]
    ),
    "outage_has_a_reason": lambda w: Outage.objects.create(
        starts_at=w["cycle"].opens_at, ends_at=w["cycle"].closes_at, by=w["reviewer"]
    ),
    "reopening_has_a_reason": lambda w: happened(w, what="reopened"),
    "extension_event_names_the_institution": lambda w: happened(w, what="extended"),
    "one_extension_an_institution": lambda w: [
        Extension.objects.create(
            cycle=w["cycle"], institution=w["institution"], until=w["cycle"].closes_at + DAY
        )
        for _ in range(2)
    ],
    "merged_programme_names_the_other": lambda w: update(w["entry"].programme, status="merged"),
    "entry_status_is_known": lambda w: update(w["entry"], status="perdido"),
    "entry_version_starts_at_1": lambda w: update(w["entry"], version=0),
    "entry_has_a_title": lambda w: update(w["entry"], title=""),
    "entry_starts_before_it_ends": lambda w: update(
        w["entry"], starts=datetime.date(2025, 2, 1), ends=datetime.date(2025, 1, 1)
    ),
    "permanent_entry_has_no_end": lambda w: update(
        w["entry"], is_permanent=True, ends=datetime.date(2025, 1, 1)
    ),
    "one_entry_a_programme_and_cycle": lambda w: Entry.objects.create(
        cycle=w["cycle"],
        programme=w["entry"].programme,
        institution=w["institution"],
        objective_id=1,
        title="Otra vez",
    ),
    "import_key_names_one_entry": lambda w: [
        update(e, import_key="1-1-1") for e in (w["entry"], w["make_entry"]())
    ],
    "figure_total_is_not_negative": lambda w: Figure.objects.create(
        entry=w["entry"], what="x", total=Decimal(-1)
    ),
    "figure_unit_is_known": lambda w: Figure.objects.create(
        entry=w["entry"], what="x", total=1, unit="kilos"
    ),
    "challenge_has_a_text": lambda w: Challenge.objects.create(entry=w["entry"], text=""),
    "upload_has_its_file": lambda w: update(uploaded(w), file=""),
    "upload_is_not_empty": lambda w: update(uploaded(w), size=0),
    "file_is_stored_once": lambda w: [uploaded(w) for _ in range(2)],
    "file_backs_an_entry_once": lambda w: [
        EvidenceFile.objects.create(entry=w["entry"], upload=upload)
        for upload in [uploaded(w)]
        for _ in range(2)
    ],
    "link_leads_to_a_page": lambda w: EvidenceLink.objects.create(
        entry=w["entry"], url="javascript:alert(1)"
    ),
    "one_decision_an_entry_and_cycle": lambda w: [decide(w, "ended") for _ in range(2)],
    "carried_entry_is_named": lambda w: decide(w, "carried"),
    "presence_is_one_a_person": lambda w: [
        Presence.objects.create(entry=w["entry"], user=w["liaison"]) for _ in range(2)
    ],
    "pair_is_told_apart_once": lambda w: [
        told_apart(w, w["entry"], other) for other in [w["make_entry"]()] for _ in range(2)
    ],
    "pair_is_in_order": lambda w: told_apart(w, w["make_entry"](), w["entry"]),
    "invited_role_is_known": lambda w: invitation(w, role="jefe"),
    "invited_liaisons_and_heads_have_an_institution": lambda w: invitation(w, institution=None),
    "role_for_an_institution_is_offered_once": lambda w: [invitation(w, seal=seal) for seal in "ab"],
    "role_is_offered_once": lambda w: [
        invitation(w, role=Role.EDITOR, institution=None, seal=seal) for seal in "ab"
    ],
    "invitation_is_accepted_or_withdrawn": lambda w: invitation(
        w, accepted_at=NOW, accepted_by=w["liaison"], withdrawn_at=NOW
    ),
    "accepted_invitation_has_who": lambda w: invitation(w, accepted_at=NOW),
    "invitation_ends_after_it_is_sent": lambda w: invitation(w, expires_at=NOW, sent_at=NOW),
    "set_of_entries_is_checked_once": lambda w: [
        CycleCheck.objects.create(cycle=w["cycle"], fingerprint="0" * 64) for _ in range(2)
    ],
    "passage_is_explained_once": lambda w: [explain(w, "Es correcto.") for _ in range(2)],
    "explanation_says_something": lambda w: explain(w, ""),
    "message_is_for_a_person_or_an_address": lambda w: tell(w, address="alguien@x.example"),
    "person_is_told_once": lambda w: [tell(w) for _ in range(2)],
    "address_is_told_once": lambda w: [tell(w, to=None, address="alguien@x.example") for _ in range(2)],
    "message_has_a_subject": lambda w: tell(w, subject=""),
    "message_state_is_known": lambda w: tell(w, state="perdido"),
    "sent_message_has_its_time": lambda w: tell(w, state="sent"),
    "failed_message_says_why": lambda w: tell(w, state="failed"),
    "only_digest_messages_are_gathered": lambda w: tell(w, key="y", digest=tell(w)),
    "preference_is_one_a_kind": lambda w: [
        MessagePreference.objects.create(user=w["liaison"], kind="approved", delivery="now") for _ in range(2)
    ],
    "preferred_delivery_is_known": lambda w: MessagePreference.objects.create(
        user=w["liaison"], kind="approved", delivery="paloma"
    ),
    "template_has_subject_and_body": lambda w: MessageTemplate.objects.create(
        kind="approved", subject="", body="x", by=w["editor"]
    ),
    "amendment_is_known": lambda w: amend(w, what="title", reason="Estaba mal."),
    "amendment_of_content_says_why": lambda w: amend(w, what="kinds"),
    "observation_state_is_known": lambda w: observe(w, state="perdida"),
    "passage_has_a_field_and_a_place": lambda w: observe(w, field="results", quote="461", start=3, end=3),
    "suggestion_state_is_known": lambda w: answered(w, state="lost"),
    "suggestion_changes_something": lambda w: suggest(w, after="a"),
    "suggestion_has_a_reason": lambda w: suggest(w, reason=""),
    "suggestion_is_open_or_answered": lambda w: suggest(w, state="accepted"),
    "declined_suggestion_says_why": lambda w: answered(w, state="declined"),
    "one_open_suggestion_a_field": lambda w: [suggest(w) for _ in range(2)],
    "correction_changes_something": lambda w: correct(w, after="a"),
    "correction_has_a_reason": lambda w: correct(w, reason=""),
    "correction_makes_one_version": lambda w: [correct(w) for _ in range(2)],
    "correction_follows_a_version": lambda w: correct(w, version=1),
    "internal_is_never_attended": lambda w: observe(w, is_internal=True, state="attended"),
    "remark_kind_is_known": lambda w: remark(w, "grito", "Falta el periodo."),
    "remark_says_something": lambda w: remark(w, "reply", ""),
    "observation_is_opened_once": lambda w: [
        remark(w, "open", "Falta el periodo.", observation) for observation in [observe(w)] for _ in range(2)
    ],
    "checkpoint_number_is_unique": lambda w: [
        Checkpoint.objects.create(entry=w["entry"], number=1, version=1, content={}, sha256="0" * 64)
        for _ in range(2)
    ],
    "edition_number_is_unique": lambda w: Edition.objects.create(
        cycle=w["cycle"], number="1.0", manifest="b" * 64, context={}
    ),
    "same_content_is_frozen_once": lambda w: Edition.objects.create(
        cycle=w["cycle"], number="1.1", manifest="a" * 64, context={}
    ),
    "entry_is_frozen_once": lambda w: [
        EditionEntry.objects.create(
            edition=w["document"].edition, entry=w["entry"], content={}, sha256="0" * 64
        )
        for _ in range(2)
    ],
    "document_is_unique_in_edition": lambda w: Document.objects.create(
        edition=w["document"].edition, kind="compendio"
    ),
    "document_kind_is_known": lambda w: update(w["document"], kind="folleto"),
    "build_state_is_known": lambda w: Build.objects.create(document=w["document"], state="perdida"),
    "done_build_has_its_file": lambda w: Build.objects.create(document=w["document"], state="done"),
    "running_build_has_somebody": lambda w: Build.objects.create(document=w["document"], state="running"),
    "same_file_is_remembered_once": lambda w: [
        Printed.objects.create(document=w["document"], sha256="0" * 64) for _ in range(2)
    ],
    "failed_build_says_why": lambda w: Build.objects.create(document=w["document"], state="failed"),
    "text_is_unique_in_cycle": lambda w: [
        CycleText.objects.create(cycle=w["cycle"], name="credits") for _ in range(2)
    ],
    "seen_is_one_an_entry_and_person": lambda w: [
        Seen.objects.create(entry=w["entry"], user=w["reviewer"], version=n) for n in (1, 2)
    ],
    "view_name_is_used_once_by_a_person": lambda w: [
        SavedView.objects.create(user=w["reviewer"], name="Míos") for _ in range(2)
    ],
    "view_has_a_name": lambda w: SavedView.objects.create(user=w["reviewer"], name=""),
    "part_is_left_out_once": lambda w: [
        LeftOutPart.objects.create(cycle=w["cycle"], document="informe", part="ods") for _ in range(2)
    ],
    "institution_takes_part_once": lambda w: [
        Participation.objects.create(frozen=row, institution=w["institution"])
        for row in [frozen(w)]
        for _ in range(2)
    ],
    "institution_has_one_proof_of_an_edition": lambda w: [
        Document.objects.create(edition=w["document"].edition, kind="galera", institution=w["institution"])
        for _ in range(2)
    ],
    "only_a_proof_is_of_an_institution": lambda w: update(w["document"], institution=w["institution"]),
    "build_has_a_format_once": lambda w: [
        BuildFile.objects.create(build=build, format="csv", file="x.csv", size=1, sha256="0" * 64)
        for build in [Build.objects.create(document=w["document"])]
        for _ in range(2)
    ],
    "placement_counts_from_one": lambda w: Placement.objects.create(entry=w["entry"], position=0),
    "text_is_edited_once": lambda w: [short_edit(w) for _ in range(2)],
    "edited_text_is_known": lambda w: short_edit(w, field="folio"),
    "edit_says_why": lambda w: short_edit(w, reason=""),
    "edit_prints_something_else": lambda w: short_edit(w, printed="Antes"),
    "proof_leaves_time_to_answer": lambda w: Proof.objects.create(
        edition=w["document"].edition, until=timezone.now() - DAY, by=w["reviewer"]
    ),
    "proof_answer_is_known": lambda w: answer(w, "quizá", by=w["liaison"]),
    "only_silence_has_nobody": lambda w: answer(w, "confirmed"),
    "silence_is_recorded_once": lambda w: [answer(w, "silent") for _ in range(2)],
    "proof_remark_says_something": lambda w: ProofRemark.objects.create(
        answer=answer(w, "remarked", by=w["liaison"]), text=""
    ),
    "rehearsal_is_never_published": lambda w: Publication.objects.create(
        edition=rehearsal_edition(w), by=w["reviewer"]
    ),
    "format_is_published_once": lambda w: [published(w) for _ in range(2)],
    "published_file_is_there": lambda w: published(w, file=""),
    "other_licence_is_written_out": lambda w: Imprint.objects.create(cycle=w["cycle"], book_licence="other"),
    "authority_has_a_place_of_its_own": lambda w: [
        Authority.objects.create(cycle=w["cycle"], position=1, name="Ana", post="Titular") for _ in range(2)
    ],
    "authority_has_name_and_post": lambda w: Authority.objects.create(
        cycle=w["cycle"], position=1, name="Ana", post=""
    ),
    "one_build_at_a_time": lambda w: [Build.objects.create(document=w["document"]) for _ in range(2)],
}


@pytest.mark.parametrize("name", BREAKS)
def test_the_database_refuses_what_breaks_a_promise(name, request):
    world = {
        each: request.getfixturevalue(each)
        for each in (
            *("cycle", "institution", "liaison", "reviewer", "editor"),
            *("entry", "document", "make_entry"),
        )
    }
    with pytest.raises(IntegrityError), transaction.atomic():
        BREAKS[name](world)


def test_every_constraint_has_something_that_breaks_it():
    declared = {
        constraint.name
        for app in ("reporting", "compendium")
        for model in apps.get_app_config(app).get_models()
        for constraint in model._meta.constraints
    }
    assert declared == set(BREAKS)


@pytest.mark.parametrize(
    "model", [Amendment, AuditEvent, Checkpoint, Correction, Event, Remark, CycleEvent, Edition, EditionEntry]
)
def test_the_database_itself_refuses_to_change_a_row_written_once(model, entry, document, reviewer):
    Checkpoint.objects.create(entry=entry, number=1, version=1, content={}, sha256="0" * 64)
    Event.objects.create(entry=entry, move="submit", before="draft", after="submitted", version=1)
    Remark.objects.create(
        observation=Observation.objects.create(entry=entry, version=1), kind="open", text="x", by=reviewer
    )
    EditionEntry.objects.create(edition=document.edition, entry=entry, content={}, sha256="0" * 64)
    correct({"entry": entry, "reviewer": reviewer})
    amend({"entry": entry, "reviewer": reviewer}, what="highlight")
    CycleEvent.objects.create(cycle=entry.cycle, what="opened", closes_at=entry.cycle.closes_at)
    audit.record("exported")
    row = model.objects.first()
    with (
        pytest.raises(DatabaseError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(f"UPDATE {model._meta.db_table} SET id = id WHERE id = %s", [row.pk])


def test_people_who_acted_cannot_be_deleted(make_entry, reviewer):
    entry = make_entry(Status.SUBMITTED)
    sender = entry.checkpoints.get().by
    with pytest.raises(ProtectedError):
        sender.delete()


def test_a_cycle_named_after_its_year_reports_from_june_to_june():
    cycle = Cycle.of_year("2025")
    assert (cycle.period_start, cycle.period_end) == (datetime.date(2024, 6, 1), datetime.date(2025, 6, 30))


def test_current_cycle_is_the_latest_opened_and_no_rehearsal(cycle):
    rehearsal = Cycle.of_year("2026-ensayo")
    rehearsal.opens_at, rehearsal.soft_deadline = cycle.opens_at + DAY, cycle.soft_deadline
    rehearsal.closes_at = cycle.closes_at
    rehearsal.save()
    assert Cycle.objects.current() == cycle


def test_programmes_belong_to_an_institution(entry):
    with pytest.raises(ProtectedError):
        Programme.objects.get(pk=entry.programme_id).institution.delete()
