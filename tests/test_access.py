"""The access matrix: every address of the product × every person × the own and another institution."""

import datetime

import pytest
from django.core.files.base import ContentFile
from django.urls import URLPattern, get_resolver, reverse
from django.utils import timezone

from compendium.freeze import freeze
from compendium.models import Build, Document, Proof, Publication, PublishedFile
from reporting import inviting, observing
from reporting.attaching import attach
from reporting.models import Outage, Role, Status
from reporting.receiving import Received
from tests.cast import make_user

# The answers to, in this order:
PEOPLE = ("public", "liaison", "head", "reviewer", "editor", "administrator")
# name: (method, answers about the own institution's entry, answers about another's)
ENTRIES = {  # about a returned entry, which the institution may edit and reviewers have seen
    "entry_detail": ("get", "302 200 200 200 200 404", "302 404 404 200 200 404"),
    "entry_edit": ("get", "302 200 200 403 403 404", "302 404 404 403 403 404"),
    # Not of last year's: a stranger does not even learn that they exist.
    "previous_carry": ("post", "302 404 404 403 403 404", "302 404 404 403 403 404"),
    "previous_recognise": ("post", "302 404 404 403 403 404", "302 404 404 403 403 404"),
    "previous_close": ("post", "302 404 404 403 403 404", "302 404 404 403 403 404"),
    "previous_reconsider": ("post", "302 404 404 403 403 404", "302 404 404 403 403 404"),
    "entry_file": ("get", "302 200 200 200 200 404", "302 404 404 200 200 404"),
    "entry_autosave": ("post", "401 200 200 403 403 404", "401 404 404 403 403 404"),
    "entry_presence": ("post", "401 200 200 403 403 404", "401 404 404 403 403 404"),
    "entry_explain": ("post", "302 302 302 403 403 404", "302 404 404 403 403 404"),
    "entry_submit": ("get", "302 200 200 403 403 404", "302 404 404 403 403 404"),
    "receipt_pdf": ("get", "302 200 200 200 200 404", "302 404 404 200 200 404"),
    "entry_receipt": ("get", "302 200 200 200 200 404", "302 404 404 200 200 404"),
    "review_suggest": ("get", "302 403 403 302 403 404", "302 404 404 302 403 404"),
    "suggestion_accept": ("post", "302 302 302 403 403 404", "302 404 404 403 403 404"),
    "suggestion_decline": ("post", "302 302 302 403 403 404", "302 404 404 403 403 404"),
    "suggestion_withdraw": ("post", "302 403 403 302 403 404", "302 404 404 302 403 404"),
    "review_detail": ("get", "302 403 403 200 200 404", "302 404 404 200 200 404"),
    "review_approve": ("post", "302 403 403 409 403 404", "302 404 404 409 403 404"),
    "review_return": ("post", "302 403 403 409 403 404", "302 404 404 409 403 404"),
    "review_assign": ("post", "302 403 403 302 302 404", "302 404 404 302 302 404"),
    # Of an event that is nobody's here.
    "review_undo": ("post", "302 403 403 404 404 404", "302 404 404 404 404 404"),
    "pair_decide": ("post", "302 403 403 404 403 404", "302 404 404 404 403 404"),
    "review_reopen": ("post", "302 403 403 409 409 404", "302 404 404 409 409 404"),
    "review_observe": ("post", "302 403 403 422 403 404", "302 404 404 422 403 404"),
    # Returned: it is the institution's turn.
    "review_classify": ("get", "302 403 403 403 403 404", "302 404 404 403 403 404"),
    "review_highlight": ("post", "302 403 403 403 403 404", "302 404 404 403 403 404"),
    "observation_reply": ("post", "302 422 422 422 403 404", "302 404 404 422 403 404"),
    # The head comes second: it is attended already.
    "observation_attend": ("post", "302 302 422 403 403 404", "302 404 404 403 403 404"),
    "observation_resolve": ("post", "302 403 403 302 403 404", "302 404 404 302 403 404"),
    "observation_reopen": ("post", "302 403 403 422 403 404", "302 404 404 422 403 404"),
}
TWO = ("pair_decide", "previous_recognise")  # addresses of two entries
MORE = {
    "review_suggest": ["description"],
    "entry_receipt": [1],
    "receipt_pdf": [1],
    "entry_edit": ["results"],
    "entry_autosave": ["results"],
    "review_undo": [0],
}
DESKS = {
    "home": ("get", "200 302 302 302 302 302"),
    "session_state": ("get", "200 200 200 200 200 200"),
    "message_list": ("get", "302 200 200 200 200 200"),
    # Nobody's but the person's who was told: here nobody was.
    "message_open": ("post", "302 404 404 404 404 404"),
    "message_read_all": ("post", "302 302 302 302 302 302"),
    "message_preferences": ("get", "302 200 200 200 200 200"),
    "template_list": ("get", "302 403 403 403 200 403"),
    "template_edit": ("get", "302 403 403 403 200 403"),
    "template_restore": ("post", "302 403 403 403 302 403"),
    "outbox": ("get", "302 403 403 403 200 403"),
    "outbox_release": ("post", "302 403 403 403 302 403"),
    "outbox_hold": ("post", "302 403 403 403 302 403"),
    "outbox_discard": ("post", "302 403 403 403 302 403"),
    "reminder_list": ("get", "302 403 403 403 200 403"),
    "reminder_prepare": ("post", "302 403 403 403 302 403"),
    "session_stay": ("post", "200 200 200 200 200 200"),
    "javascript_catalog": ("get", "200 200 200 200 200 200"),
    "signed_in": ("get", "302 200 200 200 200 200"),
    "entry_list": ("get", "302 200 200 403 403 403"),
    "previous_list": ("get", "302 200 200 403 403 403"),
    "entry_create": ("get", "302 200 200 403 403 403"),
    "workbook": ("get", "302 200 200 403 403 403"),
    "workbook_download": ("get", "302 200 200 403 403 403"),
    # Nobody's but whoever uploaded it: others are sent back to upload their own.
    "workbook_preview": ("get", "302 302 302 403 403 403"),
    "workbook_confirm": ("post", "302 302 302 403 403 403"),
    "workbook_errors": ("get", "302 302 302 403 403 403"),
    "person_list": ("get", "302 403 200 403 403 200"),
    "person_invite": ("get", "302 403 200 403 403 200"),
    # About a liaison of the head's own institution.
    "person_detail": ("get", "302 403 200 403 403 200"),
    "person_handover": ("get", "302 403 200 403 403 200"),
    "person_rectify": ("get", "302 403 403 403 403 200"),
    "person_data": ("get", "302 403 403 403 403 200"),
    "person_give_role": ("post", "302 403 403 403 403 422"),
    "person_take_role": ("post", "302 403 302 403 403 404"),
    "person_take_factor": ("post", "302 403 403 403 403 302"),
    "person_deactivate": ("post", "302 403 403 403 403 302"),
    "person_activate": ("post", "302 403 403 403 403 302"),
    "invitation_resend": ("post", "302 403 302 403 403 302"),
    "invitation_withdraw": ("post", "302 403 302 403 403 302"),
    "invitation_accept": ("get", "404 404 404 404 404 404"),
    "audit_list": ("get", "302 403 403 403 403 200"),
    "audit_download": ("get", "302 403 403 403 403 200"),
    # The own institution's; what strangers get, test_calls.py says.
    "call_nothing": ("get", "302 200 200 404 404 404"),
    "call_withdraw": ("post", "302 302 302 404 404 404"),
    "pair_list": ("get", "302 403 403 200 403 403"),
    "review_queue": ("get", "302 403 403 200 200 403"),
    "review_take": ("post", "302 403 403 302 403 403"),
    "view_save": ("post", "302 403 403 302 302 403"),
    "view_delete": ("post", "302 403 403 404 404 403"),
    "bulk_summary": ("get", "302 403 403 302 302 403"),
    "bulk_approve": ("post", "302 403 403 302 403 403"),
    "bulk_assign": ("post", "302 403 403 302 302 403"),
    "keys_switch": ("post", "302 403 403 302 302 403"),
    "board": ("get", "302 403 403 200 200 403"),
    "workload": ("get", "302 403 403 403 200 403"),
    "assignment": ("get", "302 403 403 403 404 403"),
    "cycle_list": ("get", "302 403 403 403 200 403"),
    "cycle_open": ("get", "302 403 403 403 200 403"),
    "cycle_calendar": ("get", "302 403 403 403 200 403"),
    "cycle_change": ("get", "302 403 403 403 200 403"),
    "cycle_close": ("get", "302 403 403 403 200 403"),
    "cycle_reopen": ("get", "302 403 403 403 200 403"),
    "cycle_extend": ("get", "302 403 403 403 200 403"),
    "extension_withdraw": ("post", "302 403 403 403 302 403"),
    "cycle_called": ("get", "302 403 403 403 200 403"),
    "call_dismiss": ("post", "302 403 403 403 302 403"),
    "institution_list": ("get", "302 403 403 403 200 200"),
    "institution_create": ("get", "302 403 403 403 200 200"),
    "institution_unsettled": ("get", "302 403 403 403 200 200"),
    "institution_detail": ("get", "302 403 403 403 200 200"),
    "institution_edit": ("get", "302 403 403 403 200 200"),
    "institution_rename": ("get", "302 403 403 403 200 200"),
    "institution_merge": ("get", "302 403 403 403 200 200"),
    "institution_confirm": ("post", "302 403 403 403 302 302"),
    "outage_list": ("get", "200 200 200 200 200 200"),
    "outage_note": ("get", "302 403 403 403 200 403"),
    "outage_correct": ("get", "302 403 403 403 200 403"),
    "cycle_detail": ("get", "302 403 403 403 200 403"),
    "cycle_history": ("get", "302 403 403 403 200 403"),
    "cycle_findings": ("get", "302 403 403 403 200 403"),
    "edition_freeze": ("get", "302 403 403 403 200 403"),
    "arrangement": ("get", "302 403 403 403 200 403"),
    "arrangement_group": ("get", "302 403 403 403 200 403"),
    "arrangement_forget": ("post", "302 403 403 403 302 403"),
    "arrangement_move": ("post", "302 403 403 403 302 403"),
    "arrangement_texts": ("get", "302 403 403 403 200 403"),
    "arrangement_edit": ("get", "302 403 403 403 200 403"),
    "arrangement_undo": ("post", "302 403 403 403 302 403"),
    "edition_detail": ("get", "302 403 403 403 200 403"),
    "publication_list": ("get", "200 200 200 200 200 200"),
    "publication_detail": ("get", "200 200 200 200 200 200"),
    "publication_file": ("get", "200 200 200 200 200 200"),
    "edition_publish": ("get", "302 403 403 403 200 403"),
    "build_final": ("post", "302 403 403 403 302 403"),
    "proof_list": ("get", "302 200 200 403 403 403"),
    "proof_detail": ("get", "302 403 403 403 200 403"),
    "proof_institution": ("get", "302 200 200 404 200 404"),
    "proof_answer": ("post", "302 403 200 404 403 404"),  # an empty answer is handed back to the head
    "proof_pdf": ("get", "302 200 200 404 200 404"),
    "proof_download": ("get", "302 200 200 404 200 404"),
    "imprint_edit": ("get", "302 403 403 403 200 403"),
    "text_list": ("get", "302 403 403 200 200 403"),
    # A reviewer writes what an editor asked for: not this one.
    "text_edit": ("get", "302 403 403 403 200 403"),
    "text_autosave": ("post", "401 403 403 403 409 403"),
    "text_take_over": ("post", "302 403 403 403 302 403"),
    "text_assign": ("post", "302 403 403 403 302 403"),
    "text_parts": ("post", "302 403 403 403 302 403"),
    "document_download": ("get", "302 403 403 403 200 403"),
    "dashboard_current": ("get", "302 302 302 302 302 403"),
    "dashboard": ("get", "302 200 200 200 200 403"),
    "dashboard_entries": ("get", "302 200 200 200 200 403"),
    "dashboard_download": ("get", "302 200 200 200 200 403"),
    "dashboard_compare": ("get", "302 200 200 200 200 403"),
    "build_request": ("post", "302 403 403 403 302 403"),
    "build_detail": ("get", "302 403 403 403 200 403"),
    "build_progress": ("get", "302 403 403 403 200 403"),
    "build_download": ("get", "302 403 403 403 200 403"),
}
KEEPING = ("detail", "edit", "rename", "merge", "confirm")
CALENDAR = ("calendar", "change", "close", "reopen", "extend", "called")
PERSON_VERBS = ("detail", "handover", "rectify", "data", "give_role", "take_factor", "deactivate", "activate")
QUERIES = {"dashboard_compare": "?con=2025"}
ACCOUNT = {  # the same for everybody signed in
    "account_login": ("get", "200 302 302 302 302 302"),
    "account_logout": ("get", "302 200 200 200 200 200"),
    "account_inactive": ("get", "200 200 200 200 200 200"),
    "account_signup": ("get", "200 302 302 302 302 302"),
    "account_reauthenticate": ("get", "302 200 200 200 200 200"),
    # Closed: an address is the administration's to change.
    "account_email": ("get", "302 302 302 302 302 302"),
    # Where no provider is named, nobody finds either: test_vouching.py has one.
    "account_provider": ("post", "404 404 404 404 404 404"),
    "account_provider_answer": ("get", "404 404 404 404 404 404"),
    "account_overview": ("get", "302 200 200 200 200 200"),
    "account_rename": ("get", "302 200 200 200 200 200"),
    "account_data": ("get", "302 200 200 200 200 200"),
    "usersessions_list": ("get", "302 200 200 200 200 200"),
    "mfa_index": ("get", "302 200 200 200 200 200"),
    "mfa_authenticate": ("get", "302 302 302 302 302 302"),
    "mfa_activate_totp": ("get", "302 200 200 200 200 200"),
    "mfa_generate_recovery_codes": ("get", "302 200 200 200 200 200"),
    "mfa_add_webauthn": ("get", "302 200 200 200 200 200"),
    "mfa_list_webauthn": ("get", "302 200 200 200 200 200"),
    # Of nobody who has none, and never another's.
    "mfa_reauthenticate": ("get", "302 302 302 302 302 302"),
    "mfa_reauthenticate_webauthn": ("get", "302 302 302 302 302 302"),
    "mfa_deactivate_totp": ("get", "302 404 404 404 404 404"),
    "mfa_view_recovery_codes": ("get", "302 404 404 404 404 404"),
    "mfa_download_recovery_codes": ("get", "302 404 404 404 404 404"),
    "mfa_edit_webauthn": ("get", "302 404 404 404 404 404"),
    "mfa_remove_webauthn": ("get", "302 404 404 404 404 404"),
    "account_email_verification_sent": ("get", "200 200 200 200 200 200"),
    "account_confirm_email": ("get", "200 200 200 200 200 200"),
    "account_change_password": ("get", "302 200 200 200 200 200"),
    "account_set_password": ("get", "302 302 302 302 302 302"),
    "account_reset_password": ("get", "200 200 200 200 200 200"),
    "account_reset_password_done": ("get", "200 200 200 200 200 200"),
    "account_reset_password_from_key": ("get", "200 200 200 200 200 200"),
    "account_reset_password_from_key_done": ("get", "200 200 200 200 200 200"),
    "account_confirm_login_code": ("get", "302 302 302 302 302 302"),
}
MATRIX = {**DESKS, **ACCOUNT}


def addresses(patterns=None, namespace=""):
    """(name, pattern) of each address in the URLconf, the admin's catch-alls left out."""
    for item in patterns if patterns is not None else get_resolver().url_patterns:
        if isinstance(item, URLPattern):
            if item.name:
                yield f"{namespace}{item.name}"
        else:
            inner = f"{namespace}{item.namespace}:" if item.namespace else namespace
            yield from addresses(item.url_patterns, inner)


ADMIN = sorted({name for name in addresses() if name.startswith("admin:")})


def test_every_address_is_in_the_matrix():
    assert {name for name in addresses() if not name.startswith("admin:")} == set(MATRIX) | set(ENTRIES)


@pytest.fixture
def own(make_entry, liaison):
    return complete(make_entry(Status.RETURNED, title="De la institución propia"), liaison)


@pytest.fixture
def others(make_entry, elsewhere, stranger):
    return complete(make_entry(Status.RETURNED, title="De otra institución", lead=elsewhere), stranger)


def complete(entry, writer):
    observing.open_(entry, by=entry.events.last().by, text="Falta el periodo.", field="results")
    attach(entry, Received("informe.pdf", "pdf", b"%PDF-"), by=writer)
    entry.suggestions.create(
        field="title", before=entry.title, after="Otro", reason="Estilo.", version=1, by=writer
    )
    entry.refresh_from_db()
    return entry


@pytest.fixture
def build(make_entry, cycle, institution, django_capture_on_commit_callbacks):
    make_entry(Status.APPROVED)
    document = Document.objects.create(edition=freeze(cycle), kind="compendio")
    done = Build(document=document, state="done", pages=1, size=4, sha256="0" * 64)
    done.file.save("prueba.pdf", ContentFile(b"%PDF"), save=True)
    publication = Publication.objects.create(edition=document.edition, by=make_user("publica@x.example"))
    PublishedFile.objects.create(
        publication=publication, document=document, format="pdf", file=done.file.name, size=4, sha256="0"
    )
    until = timezone.now() + datetime.timedelta(days=1)
    proof = Proof.objects.create(edition=document.edition, until=until, by=make_user("abre@x.example"))
    whose = Document.objects.create(edition=proof.edition, kind="galera", institution=institution)
    Build.objects.create(document=whose, state="done", pages=1, size=4, sha256="0" * 64, file=done.file.name)
    return done


def asked(client, method, url, entry=None):
    data = {"version": entry.version, "reason": "Falta el periodo."} if entry and method == "post" else {}
    response = getattr(client, method)(url, data)
    if response.streaming:
        list(response.streaming_content)  # read to its end, which closes the file
    return str(response.status_code)


@pytest.mark.parametrize("name", ENTRIES)
def test_who_may_open_an_entry(name, own, others, as_person):
    method, own_answers, other_answers = ENTRIES[name]
    for entry, expected in ((own, own_answers), (others, other_answers)):
        more = [file.upload_id for file in entry.files.all()] if name == "entry_file" else MORE.get(name, ())
        args = [entry.pk, *([entry.pk] if name in TWO else more)]
        if name.startswith("observation_"):
            args = [entry.observations.get().pk]
        if name.startswith("suggestion_"):
            args = [entry.suggestions.get().pk]
        got = [asked(as_person(person), method, reverse(name, args=args), entry) for person in PEOPLE]
        assert " ".join(got) == expected


@pytest.mark.parametrize("name", MATRIX)
def test_who_may_open_a_desk(name, build, cycle, institution, as_person):
    method, expected = MATRIX[name]
    edition = build.document.edition
    call = cycle.calls.get(institution=institution)
    extension = cycle.extensions.create(institution=institution, until=cycle.closes_at, reason="Cambio")
    outage = Outage.objects.create(
        starts_at=cycle.opens_at,
        ends_at=cycle.closes_at,
        reason="Falló la red",
        by=make_user("red@x.example"),
    )
    about = make_user("otra@inm.example", Role.LIAISON, institution)
    invitation = inviting.invite("nueva@inm.example", Role.LIAISON, institution, by=about)
    person_pages = [f"person_{verb}" for verb in PERSON_VERBS]
    arguments = {
        **dict.fromkeys(person_pages, [about.pk]),
        "person_take_role": [about.pk, about.memberships.get().pk],
        **dict.fromkeys(("invitation_resend", "invitation_withdraw"), [invitation.pk]),
        "invitation_accept": ["nada"],
        **dict.fromkeys(("call_nothing", "call_withdraw"), [call.pk]),
        **{f"cycle_{verb}": [cycle.name] for verb in CALENDAR},
        "extension_withdraw": [cycle.name, extension.pk],
        "call_dismiss": [cycle.name, call.pk],
        "outage_correct": [outage.pk],
        **{f"institution_{verb}": [institution.pk] for verb in KEEPING},
        **dict.fromkeys(("view_delete", "assignment"), [0]),
        "workbook_download": [institution.pk],
        **dict.fromkeys(("workbook_preview", "workbook_confirm", "workbook_errors"), ["nada"]),
        "message_open": [10**9],
        "template_edit": ["returned"],
        "template_restore": ["returned"],
        "reminder_list": [cycle.name],
        "reminder_prepare": [cycle.name],
        "cycle_detail": [cycle.name],
        "edition_freeze": [cycle.name],
        "cycle_findings": [cycle.name],
        "cycle_history": [cycle.name],
        "arrangement": [cycle.name],
        **dict.fromkeys(("arrangement_group", "arrangement_forget"), [cycle.name, 1, 21]),
        **dict.fromkeys(("arrangement_move", "arrangement_texts"), [edition.entries.get().entry_id]),
        **dict.fromkeys(("arrangement_edit", "arrangement_undo"), [edition.entries.get().entry_id, "title"]),
        **dict.fromkeys(("edition_detail", "edition_publish", "proof_detail"), [edition.pk]),
        **dict.fromkeys(
            ("proof_institution", "proof_answer", "proof_pdf", "proof_download"), [edition.pk, institution.pk]
        ),
        **dict.fromkeys(("text_list", "imprint_edit"), [cycle.name]),
        "text_parts": [cycle.name],
        **{f"text_{verb}": [cycle.name, "credits"] for verb in ("edit", "autosave", "take_over", "assign")},
        "document_download": [edition.pk, "informe", "html"],
        "dashboard": [cycle.name],
        "dashboard_entries": [cycle.name],
        "dashboard_download": [cycle.name, "csv"],
        "dashboard_compare": [cycle.name],
        **dict.fromkeys(("build_request", "build_final"), [edition.pk, "compendio"]),
        "publication_detail": ["2025-1.0"],
        "publication_file": ["2025-1.0", "compendio-2025-1.0.pdf"],
        "build_detail": [build.pk],
        "build_progress": [build.pk],
        "build_download": [build.pk],
        **dict.fromkeys(("mfa_edit_webauthn", "mfa_remove_webauthn"), [1]),
        "account_confirm_email": ["nada"],
        "account_reset_password_from_key": ["1", "nada-nada"],
    }
    url = reverse(name, args=arguments.get(name, [])) + QUERIES.get(name, "")
    got = [asked(as_person(person), method, url) for person in PEOPLE]
    assert " ".join(got) == expected


@pytest.mark.parametrize("name", ADMIN)
def test_the_administration_is_for_administrators(name, as_person, institution):
    arguments = {
        "object_id": 1,
        "id": institution.pk,
        "content_type_id": 1,
        "app_label": "reporting",
        "url": "x",
    }
    url = None
    for wanted in ([], ["object_id"], ["id"], ["content_type_id", "object_id"], ["app_label"]):
        try:
            url = reverse(name, kwargs={key: arguments[key] for key in wanted})
            break
        except Exception:  # the next set of arguments
            continue
    assert url, f"no arguments fit {name}"
    for person in PEOPLE[:-1]:
        assert asked(as_person(person), "get", url) in ("302", "403"), (name, person)
    answer = asked(as_person("administrator"), "get", url)
    assert answer in ("200", "302", "403", "404", "405")


def test_an_administrator_of_people_reads_no_entry(own, administrator):
    from reporting.models import Entry

    assert not Entry.objects.visible_to(administrator).exists()


def test_an_account_without_a_role_is_told_whom_to_ask(client, db):
    client.force_login(make_user("nadie@x.example"))
    assert "todavía no tiene un papel" in client.get("/").content.decode()


@pytest.mark.parametrize("name", ["review_approve", "review_return", "review_reopen"])
def test_decisions_are_never_made_by_following_a_link(name, own, reviewer, client):
    client.force_login(reviewer)
    assert client.get(reverse(name, args=[own.pk])).status_code == 405
