"""The audit log: who did what, in a chain that shows what is missing."""

import csv
import datetime
import io

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from pmm.spreadsheet import BOM
from reporting import audit
from reporting.models import AuditEvent, Status
from tests.cast import PASSWORD


@pytest.fixture
def page(client, administrator):
    client.force_login(administrator)
    return client


def acts(**wanted):
    rows = AuditEvent.objects.filter(**wanted).order_by("number")
    return [(row.action, row.actor, row.object_label) for row in rows]


def test_an_act_is_kept_with_who_what_when_and_details(liaison, institution):
    before = timezone.now()
    row = audit.record("exported", by=liaison, about=institution, file="registros.xlsx")
    kept = AuditEvent.objects.get()
    assert (kept.number, kept.action, kept.actor) == (1, "exported", liaison)
    assert (kept.object_kind, kept.object_id) == ("reporting.institution", str(institution.pk))
    assert kept.object_label == str(institution)
    assert kept.details == {"file": "registros.xlsx"}
    assert before <= kept.at <= timezone.now()
    assert kept.sha256 == row.sha256


def test_an_act_nobody_named_is_refused(db):
    with pytest.raises(ValueError, match="no action of the audit log"):
        audit.record("hizo_algo")


def test_a_chain_that_nobody_touched_has_no_broken_link(liaison, institution):
    for number in range(5):
        audit.record("exported", by=liaison, about=institution, rows=number)
    assert list(audit.broken_links()) == []


def test_what_happened_in_another_zone_keeps_its_print(db):
    audit.record("exported", at=timezone.localtime())
    assert list(audit.broken_links()) == []


def test_signing_in_and_out_is_kept_with_the_address(client, liaison, cycle):
    client.post(reverse("account_login"), {"login": liaison.email, "password": PASSWORD})
    client.post(reverse("account_logout"))
    assert acts() == [("signed_in", liaison, ""), ("signed_out", liaison, "")]
    assert set(AuditEvent.objects.values_list("ip", flat=True)) == {"127.0.0.1"}


def test_a_failed_sign_in_is_about_the_account_and_keeps_nothing_typed(client, liaison):
    client.post(reverse("account_login"), {"login": liaison.email, "password": "otra"})
    client.post(reverse("account_login"), {"login": "secreto@x.example", "password": "otra"})
    assert acts() == [("sign_in_failed", None, str(liaison)), ("sign_in_failed", None, "")]
    assert "secreto" not in str(list(AuditEvent.objects.values()))


def test_exports_freezes_and_refusals_are_kept(client, liaison, editor, make_entry, institution, cycle):
    make_entry(Status.APPROVED)
    client.force_login(liaison)
    list(client.get(reverse("workbook_download", args=[institution.pk])))
    client.get(reverse("dashboard_download", args=[cycle.name, "csv"]))
    client.post(reverse("edition_freeze", args=[cycle.name]))
    client.force_login(editor)
    client.post(reverse("edition_freeze", args=[cycle.name]), {"reason": "Todo listo.", "sure": "on"})
    edition = cycle.editions.get()
    client.get(reverse("document_download", args=[edition.pk, "informe", "csv"]))
    assert acts() == [
        ("exported", liaison, str(institution)),
        ("exported", liaison, str(cycle)),
        ("refused", liaison, ""),
        ("frozen", editor, str(edition)),
        ("draft_downloaded", editor, str(edition)),
    ]


# --- The page -----------------------------------------------------------------------------------


def shown(page, **query):
    return [row.action for row, _word, _details in page.get(reverse("audit_list"), query).context["rows"]]


def test_the_log_is_searched_by_text_act_person_and_day(page, liaison, stranger, institution):
    day = datetime.timedelta(days=1)
    audit.record("exported", by=liaison, about=institution)
    audit.record("frozen", by=stranger, at=timezone.now() - 3 * day)
    audit.record("person_seen", by=stranger, about=liaison)
    today = timezone.localdate()
    assert shown(page) == ["person_seen", "frozen", "exported"]
    assert shown(page, texto="migración") == ["exported"]
    assert shown(page, texto="dora") == ["person_seen", "frozen"]
    assert shown(page, acto="frozen") == ["frozen"]
    assert shown(page, persona=liaison.pk) == ["person_seen", "exported"]
    assert shown(page, hasta=today - day) == ["frozen"]
    assert shown(page, desde=today) == ["person_seen", "exported"]
    assert shown(page, desde="ayer", persona="x", pagina="x") == ["person_seen", "frozen", "exported"]
    assert shown(page, texto="nada de esto") == []


def test_the_log_asks_the_same_of_the_database_for_3_and_300_rows(page, liaison, stranger):
    def queries():
        with CaptureQueriesContext(
            connection,
        ) as captured:
            page.get(reverse("audit_list"))
        return len(captured)

    for _ in range(3):
        audit.record("exported", by=liaison)
    few = queries()
    for number in range(297):
        audit.record("exported", by=(liaison, stranger)[number % 2], rows=number)
    assert queries() == few


def test_the_log_leaves_as_csv_without_a_formula(page, liaison, institution):
    institution.name, institution.acronym = "=cmd|' /C calc'!A0", ""
    institution.save()
    audit.record("exported", by=liaison, about=institution)
    text = b"".join(page.get(reverse("audit_download"))).decode()
    rows = list(csv.reader(io.StringIO(text.removeprefix(BOM)), delimiter=";"))
    # The export itself is the last act of what it shows.
    assert [row[3] for row in rows] == ["Acto", "Exportó datos", "Exportó datos"]
    assert rows[2][4] == "'=cmd|' /C calc'!A0"
    assert rows[2][2] == f"{liaison} <{liaison.email}>"
