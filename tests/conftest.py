"""What every test may ask for: the shared sources, real servers, a real browser, a real worker."""

import os
import shutil
from pathlib import Path
from typing import NoReturn

import pytest
from hypothesis import settings as hypothesis_settings

from pmm.celery import app
from tests import servers
from tests.browser import Window, find_browser
from tests.cast import *  # noqa: F403 (the cast is for every test)
from tests.worker import running_worker

ROOT = Path(__file__).resolve().parent.parent

# A shared machine is sometimes slow: no example fails for its time alone. CI tries the same ones each run.
hypothesis_settings.register_profile("default", deadline=None, max_examples=50)
hypothesis_settings.register_profile("ci", deadline=None, max_examples=100, derandomize=True)
hypothesis_settings.load_profile("ci" if servers.IN_CI else "default")


DATABASE_FIXTURES = {"db", "transactional_db", "live_server"}


def pytest_collection_modifyitems(items):
    """Marks that follow from what a test asks for: `-m "database and not browser"` needs no upkeep."""
    for item in items:
        if DATABASE_FIXTURES.intersection(item.fixturenames) or item.get_closest_marker("django_db"):
            item.add_marker("database")
        if "chromium" in item.fixturenames:
            item.add_marker("browser")


def unavailable(reason) -> NoReturn:
    """A machine may lack something; CI may not."""
    if servers.IN_CI:
        pytest.fail(f"CI lacks something: {reason}", pytrace=False)
    pytest.skip(str(reason))


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of printed sources and answers read by hand, beside the checkout."""
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        unavailable("../shared, the folder of printed sources, is not there")
    return folder


def _server(context):
    try:
        with context() as url:
            yield url
    except servers.Unavailable as reason:
        unavailable(reason)


@pytest.fixture(scope="session")
def postgres_url():
    yield from _server(servers.postgres)


@pytest.fixture(scope="session")
def redis_url():
    yield from _server(servers.redis)


@pytest.fixture(scope="session")
def program():
    """Path of an installed program: program("pdftotext", package="poppler-utils")."""

    def find(name: str, package: str) -> str:
        return shutil.which(name) or unavailable(f"{name} is not installed: apt-get install {package}")

    return find


@pytest.fixture(scope="session")
def chromium():
    from playwright.sync_api import Error, sync_playwright

    executable = find_browser() or unavailable("no Chromium: apt-get install chromium")
    with sync_playwright() as playwright:
        try:
            browser = playwright.chromium.launch(
                executable_path=executable,
                args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
            )
        except Error as error:
            unavailable(f"{executable} does not start: {str(error)[:500]}")
        yield browser
        browser.close()


@pytest.fixture
def window(chromium, live_server):
    """Opens a browser window with a session of its own: window() at a desk, window(width=375) on a phone.

    The test fails when a page wrote an error to its console, threw one, or broke the content security policy;
    `expects` names pieces of messages that the test provokes on purpose.
    """
    opened = []

    def open_window(width=1280, expects=()):
        opened.append(Window(chromium, live_server.url, width, expects))
        return opened[-1].page

    yield open_window
    complaints = [complaint for each in opened for complaint in each.close()]
    assert complaints == []


@pytest.fixture
def queries(client):
    """How many queries a page asks, for the person signed in: queries("/revision/")."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def count(url: str) -> int:
        with CaptureQueriesContext(connection) as captured:
            assert client.get(url).status_code == 200
        return len(captured)

    return count


@pytest.fixture
def as_person(client, request):
    """The client as somebody of the cast, by the name of their fixture; "public" is nobody."""

    def sign_in(name: str):
        client.logout()
        if name != "public":
            client.force_login(request.getfixturevalue(name))
        return client

    return sign_in


@pytest.fixture
def worker(transactional_db):
    """A real Celery worker on the test database, files and queue, in a process of its own, for this test alone.

    What other tests left in the queue names rows by numbers that this test's rows have now.
    """
    app.control.purge()
    with running_worker(env=_child_environment()) as log:
        yield log


@pytest.fixture
def child_environment(django_db_setup) -> dict:
    """For another process of the product on the test database."""
    return _child_environment()


def _child_environment() -> dict:
    """Lets another process open the test database instead of the one it was made beside."""
    from django.db import connection

    made = connection.settings_dict
    if connection.vendor == "sqlite":
        url = f"sqlite:///{made['NAME']}"
    else:
        url = f"postgres://{made['USER']}@{made['HOST']}:{made['PORT']}/{made['NAME']}"
    return {**os.environ, "DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "pmm.settings"}
