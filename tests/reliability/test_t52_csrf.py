"""T52: no form of another site's is taken, and no link changes anything: every POST, and every page of every person."""

import datetime
import hashlib
from collections import Counter
from urllib.parse import urljoin, urlsplit

import pytest
from django.db import connection
from django.test import Client
from django.urls import Resolver404, URLPattern, get_resolver, resolve, reverse
from lxml import html

from compendium import proofing
from compendium.freeze import freeze
from reporting import inviting, observing
from reporting.attaching import attach
from reporting.models import Outage, Role, Status
from reporting.receiving import Received

PEOPLE = ("public", "liaison", "head", "reviewer", "editor", "administrator")
# Tables whose rows say that somebody was there or looked, nothing of what they looked at.
LOOKING = {"django_session", "usersessions_usersession", "cache", "reporting_auditevent", "reporting_seen"}
# What was found in entries, kept so that it is not looked for again: it says nothing that they do not.
KEPT = {"reporting_entrycheck", "reporting_cyclecheck"}
HANDFUL = 6  # pages of one kind: a thousand orders and filters of one list show no more


def addresses(listed=None, namespace="", inherited=()):
    """(name, names of its arguments) of each address of the URLconf."""
    for item in listed if listed is not None else get_resolver().url_patterns:
        taken = [*inherited, *(getattr(item.pattern, "converters", None) or item.pattern.regex.groupindex)]
        if not isinstance(item, URLPattern):
            inner = f"{namespace}{item.namespace}:" if item.namespace else namespace
            yield from addresses(item.url_patterns, inner, taken)
        elif item.name:
            yield f"{namespace}{item.name}", tuple(taken)


def some(name, arguments) -> str:
    """An address of this name: what stands behind it does not matter where the form is refused before."""
    values = {each: "reporting" if each == "app_label" else "1" for each in arguments}
    if name == "account_reset_password_from_key":
        values["key"] = "nada-nada"
    return reverse(name, kwargs=values)


EVERY = dict(addresses())


def contents() -> dict[str, str]:
    """A hash of each table that holds something of its own."""
    hashes = {}
    with connection.cursor() as cursor:
        for table in set(connection.introspection.table_names()) - LOOKING - KEPT:
            cursor.execute(f'SELECT * FROM "{table}"')
            rows = sorted(map(repr, cursor.fetchall()))
            hashes[table] = hashlib.sha256("\n".join(rows).encode()).hexdigest()
    return hashes


@pytest.fixture
def house(make_entry, cycle, institution, elsewhere, liaison, editor, administrator):
    """Something behind every kind of link."""
    for status in Status.values:
        entry = make_entry(status, title=f"Programa {status}", results="<p>Se atendió a 461 personas.</p>")
        attach_to(entry, liaison)
    observed = make_entry(Status.RETURNED, title="Observado")
    observing.open_(observed, by=observed.events.last().by, text="Falta el periodo.", field="results")
    make_entry(Status.APPROVED, title="De otra institución", lead=elsewhere, objective=3)
    edition = freeze(cycle)
    day = datetime.timedelta(days=1)
    proofing.open_proof(edition, until=cycle.closes_at + day, by=editor)
    inviting.invite("nueva@inm.example", Role.LIAISON, institution, by=administrator)
    Outage.objects.create(starts_at=cycle.opens_at, ends_at=cycle.opens_at + day, reason="Red", by=editor)


def attach_to(entry, writer):
    if entry.status == Status.DRAFT:
        attach(entry, Received("informe.pdf", "pdf", b"%PDF-"), by=writer)


@pytest.mark.parametrize("person", PEOPLE)
def test_every_post_without_its_token_is_refused(person, house, request):
    client = Client(enforce_csrf_checks=True)
    if person != "public":
        client.force_login(request.getfixturevalue(person))
    before = contents()
    answers = {name: client.post(some(name, taken)).status_code for name, taken in EVERY.items()}
    assert {name: status for name, status in answers.items() if status != 403} == {}
    assert contents() == before


def links_of(response) -> set[str]:
    """Where the page leads on this site, its files and scripts included."""
    if not response.get("Content-Type", "").startswith("text/html") or not response.content.strip():
        return set()
    page = html.fromstring(response.content)
    here = response.request["PATH_INFO"]
    found = {urljoin(here, link) for _e, _a, link, _p in page.iterlinks()}
    return {url.split("#")[0] for url in found if not urlsplit(url).netloc and url.startswith("/")}


def kind_of(url) -> str:
    """What page this is, however it is filtered."""
    path = urlsplit(url).path
    try:
        return resolve(path).view_name
    except Resolver404:
        return path


def walk(client) -> dict[str, int]:
    """The pages that links lead to from the home page and the administration, with their answers."""
    seen, waiting = {}, {"/", "/administracion/", "/publicaciones/"}
    kinds = Counter()
    while waiting:
        url = min(waiting)
        waiting.remove(url)
        if url in seen or url.startswith("/static/") or kinds[kind_of(url)] >= HANDFUL:
            continue
        kinds[kind_of(url)] += 1
        response = client.get(url)
        if response.streaming:
            list(response.streaming_content)
        seen[url] = response.status_code
        waiting |= {response["Location"]} if response.status_code == 302 else links_of(response)
    return seen


# Where the walk must have come, so that it cannot be a walk round the sign-in page.
EXPECTED = {
    "public": {"home", "publication_list", "account_login"},
    "liaison": {
        "entry_detail",
        "entry_edit",
        "entry_submit",
        "receipt_pdf",
        "account_data",
        "account_logout",
    },
    "head": {"entry_detail", "person_detail", "proof_institution", "workbook_download"},
    "reviewer": {"review_detail", "review_queue", "board", "dashboard", "pair_list"},
    "editor": {"edition_detail", "cycle_calendar", "outbox", "text_edit", "dashboard_download"},
    "administrator": {"audit_download", "person_data", "institution_detail", "admin:reporting_user_change"},
}


@pytest.mark.parametrize("person", PEOPLE)
def test_following_every_link_changes_nothing(person, house, as_person):
    client = as_person(person)
    before = contents()
    seen = walk(client)
    assert contents() == before
    assert {url: status for url, status in seen.items() if status >= 500} == {}
    assert EXPECTED[person] <= {kind_of(url) for url in seen}
