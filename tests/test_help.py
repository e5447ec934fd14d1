"""Each page has its own short help."""

import pytest
from django.urls import reverse

from reporting.page_help import HELP
from tests.test_access import ENTRIES, MATRIX

# Answers that are no page of their own: files, JSON, parts of pages, ways to somewhere else.
NO_PAGES = {
    *("workbook_download", "workbook_errors", "audit_download", "dashboard_download", "document_download"),
    *("build_download", "build_progress", "session_state", "dashboard_current", "entry_file", "proof_pdf"),
    *(
        "publication_file",
        "receipt_pdf",
        "cycle_history",
        "javascript_catalog",
        "proof_download",
        "mfa_download_recovery_codes",
        "account_provider_answer",
    ),
    # Pages of a library that say all there is to say in one sentence.
    *("account_inactive", "account_signup", "account_email", "account_email_verification_sent"),
    *("account_confirm_email", "account_set_password", "account_confirm_login_code"),
    *("account_reset_password_done", "account_reset_password_from_key"),
    *("account_reset_password_from_key_done", "mfa_authenticate", "mfa_reauthenticate"),
    *(
        "mfa_edit_webauthn",
        "mfa_remove_webauthn",
        "mfa_reauthenticate_webauthn",
        "mfa_deactivate_totp",
        "mfa_generate_recovery_codes",
    ),
}


def test_every_page_has_its_help_and_nothing_else_has():
    read = {name for name, (method, *_answers) in {**MATRIX, **ENTRIES}.items() if method == "get"}
    assert set(HELP) == read - NO_PAGES


@pytest.mark.parametrize("name", HELP)
def test_help_is_a_few_whole_sentences(name):
    assert 1 <= len(HELP[name]) <= 3
    for sentence in map(str, HELP[name]):
        assert sentence[-1] == "."
        assert sentence[0] == sentence[0].upper()


def test_the_page_shows_it_without_any_script(client, db):
    page = client.get(reverse("outage_list")).content.decode()
    assert all(str(sentence) in page for sentence in HELP["outage_list"])
    assert '<details class="help">' in page


def test_a_page_of_an_error_has_none(client, db):
    assert '<details class="help">' not in client.get("/no-existe/").content.decode()
