"""T33 and T34: whatever is written into a field, setting the book reads no file and opens no socket.

Watched by the system itself: every call of the process that sets parts, by strace.
"""

import os
import re
import subprocess
from collections import namedtuple
from dataclasses import replace

import pytest

from compendium.documents import DOCUMENTS, printing
from compendium.typesetting.channel import read_bytes, write_job
from compendium.typesetting.composing import request_of
from compendium.typesetting.parts import numbered
from compendium.typesetting.workers import COMMAND, ROOT
from tests.compendium.hostile import PAGE, REFUSED, written_everywhere

Watched = namedtuple("Watched", "answers calls")
FILES = ("file:///etc/passwd", "file://localhost/etc/passwd", "/etc/passwd", "../../../etc/passwd")
ADDRESSES = (
    *(
        "http://127.0.0.1:9/",
        "http://[::1]:9/",
        "http://2130706433/",
        "https://169.254.169.254/latest/meta-data",
    ),
    *("//example.org/x", "http://127.0.0.1.nip.io/", "ftp://127.0.0.1/x", "gopher://127.0.0.1:9/x"),
    "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg'/>",
)
QUIET = (  # the engine draws nothing for the first; the second is text
    '<svg xmlns="http://www.w3.org/2000/svg"><use href="{}#x"/></svg>',
    '<?xpacket begin="" id="x"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><p>{}</p></x:xmpmeta>',
)
USES = (*REFUSED, *QUIET)


@pytest.fixture(scope="module")
def watch(program, tmp_path_factory):
    """Sets these jobs in a process of which each call that opens something is written down."""
    strace = program("strace", package="strace")
    if subprocess.run([strace, "-o", os.devnull, "true"], capture_output=True).returncode:
        pytest.skip("this machine lets nobody watch a process")

    def set_parts(*requests):
        folder = tmp_path_factory.mktemp("watch")
        log, environment = folder / "calls", {**os.environ, "TMPDIR": str(folder)}
        calls = [strace, "-f", "-o", log, "-e", "trace=network,openat,open,execve"]
        command = [*calls, *COMMAND, str(2**30), "60"]
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
        process = subprocess.Popen(command, cwd=ROOT, env=environment, **pipes)
        answers = []
        for request in requests:
            write_job(process.stdin, request)
            answers.append(read_bytes(process.stdout)[:1])
        process.stdin.close()
        process.wait(timeout=60)
        process.stdout.close()
        # Fonts are unpacked into a folder of the process's own.
        return Watched(answers, log.read_text(errors="replace").replace(str(folder), "/proc/own"))

    return set_parts


def request(body):
    styles = ("pmm://static/print.css",)
    return {"kind": "part", "html": PAGE.format(body), "styles": styles, "mark": "parte"}


@pytest.fixture(scope="module")
def plain(watch):
    """What a harmless part needs: nothing else may ever be opened."""
    return opened(watch(request("<p>x</p>")).calls)


def opened(calls) -> set[str]:
    """What was there and was opened, but for what Python and its libraries load of themselves."""
    found = re.findall(r'open(?:at)?\((?:AT_FDCWD, )?"([^"]+)".* = \d+$', calls, re.MULTILINE)
    return {
        path
        for path in found
        if not re.search(r"\.(?:py|pyc|so[\d.]*)$|/site-packages/|^/(?:proc|sys)/", path)
    }


@pytest.fixture(scope="module")
def asked_for_files(watch):
    return watch(*(request(use.format(place)) for use in USES for place in FILES))


@pytest.fixture(scope="module")
def asked_for_addresses(watch):
    return watch(*(request(use.format(place)) for use in USES for place in ADDRESSES))


def book_html(kind, *places):
    """Every part of a document of which each field asks for these places in each way."""
    asking = [use.format(place) for use in USES for place in places]
    document = DOCUMENTS[kind].compose(written_everywhere(asking))
    parts = numbered(list(printing.sources(document)))
    anchors = {name: 1 for part in parts for name in part.anchors()}
    for part in parts:
        html = (
            part.html({name: anchors.get(name, 1) for name in part.pages_wanted()})
            if part.needs_pages
            else part.html()
        )
        yield request_of(part, html)


def test_t33_no_file_is_read_whoever_asks_in_whatever_way(asked_for_files, plain):
    assert opened(asked_for_files.calls) - plain == set()
    assert "passwd" not in asked_for_files.calls


def test_t34_no_socket_is_opened_whoever_asks_in_whatever_way(asked_for_addresses):
    assert re.findall(r"(?:socket|connect|sendto)\(.*", asked_for_addresses.calls) == []
    assert len(re.findall(r"execve\(", asked_for_addresses.calls)) == 1


def test_t33_t34_a_part_that_asks_for_more_than_our_own_files_is_refused(
    asked_for_files, asked_for_addresses
):
    for watched, places in ((asked_for_files, FILES), (asked_for_addresses, ADDRESSES)):
        expected = [b"-"] * len(REFUSED) * len(places) + [b"+"] * len(QUIET) * len(places)
        assert watched.answers == expected


@pytest.mark.parametrize("kind", ["compendio", "informe"])
def test_t33_t34_no_field_of_a_book_reaches_out(kind, watch, plain):
    """Titles, names, texts, figures, challenges, front and back matter: the book is set as if nothing had asked."""
    watched = watch(*book_html(kind, FILES[0], ADDRESSES[0]))
    assert set(watched.answers) == {b"+"}
    assert {path for path in opened(watched.calls) - plain if not path.startswith(f"{ROOT}/static/")} == set()
    assert "passwd" not in watched.calls
    assert re.findall(r"(?:socket|connect|sendto)\(.*", watched.calls) == []


def test_t33_a_file_of_the_book_holds_nothing_but_its_fonts():
    book = written_everywhere([use.format(FILES[0]) for use in USES])
    pdf = printing.print_document("compendio", replace(book)).pdf
    assert b"/EmbeddedFile" not in pdf
    assert b"/Filespec" not in pdf
