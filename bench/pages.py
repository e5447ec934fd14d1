"""The busiest pages of a real gunicorn with the sample data, asked by a few clients at once."""

import http.client
import http.cookiejar
import os
import re
import signal
import subprocess
import sys
import time
import urllib.parse
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from statistics import median, quantiles
from typing import NamedTuple

from bench.commands import ROOT

WORKERS, CLIENTS, SECONDS = 2, 4, 0.9
SIGN_IN = "/cuenta/login/"
DOMAIN = "demo.example"
# Who opens which page: an account of the sample data, or nobody. N is the first entry on the list before it.
PAGES = [
    (None, SIGN_IN),
    ("enlace", "/registros/"),
    ("enlace", "/registros/N/"),
    ("enlace", "/registros/N/secciones/results/"),
    ("enlace", "/registros/N/secciones/evidence/"),
    ("enlace", "/registros/N/enviar/"),
    ("enlace", "/registros/nuevo/"),
    ("revision", "/revision/"),
    ("revision", "/revision/N/"),
    ("edicion", "/ejercicios/2025/"),
]
CROWD = 1500  # entries that wait while these are asked for
CROWDED_PAGES = [
    ("revision", "/revision/"),
    ("revision", "/revision/?objetivo=7&avisos=con"),
    ("revision", "/revision/N/"),
    ("revision", "/revision/avance/"),
]


class Sample(NamedTuple):
    """What one round on one page gave: requests a second, and the time of each in milliseconds."""

    rate: float
    times: list[float]


@contextmanager
def web_server(folder: Path, port: int):
    command = [sys.executable, "-m", "gunicorn", "pmm.wsgi", "--bind", f"127.0.0.1:{port}"]
    command += ["--workers", str(WORKERS), "--log-level", "warning", "--no-control-socket"]
    environment = {**os.environ, "VAR_DIR": str(folder), "DATABASE_URL": f"sqlite:///{folder}/pmm.sqlite3"}
    environment["DEMO"] = "true"
    process = subprocess.Popen(command, cwd=ROOT, env=environment)
    try:
        wait_for(f"http://127.0.0.1:{port}/cuenta/login/")
        yield
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(timeout=30)


def wait_for(url: str) -> None:
    for _ in range(100):
        try:
            return urllib.request.urlopen(url, timeout=5).close()
        except OSError:
            time.sleep(0.1)
    raise SystemExit(f"{url} does not answer")


class Visitor:
    """Somebody with a browser's cookies: signed in, or nobody."""

    def __init__(self, base: str, account: str | None = None):
        self.base, self.jar = base, http.cookiejar.CookieJar()
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.jar))
        if account:
            self.sign_in(f"{account}@{DOMAIN}")

    def open(self, path: str, data: bytes | None = None):
        """The answer after redirects: `.url`, `.read()`."""
        return self.opener.open(urllib.request.Request(self.base + path, data), timeout=60)

    def read(self, path: str) -> str:
        with self.open(path) as answer:
            return answer.read().decode()

    def post(self, path: str, *, page: str, **fields: str):
        """Send a form that stands on `page`."""
        fields["csrfmiddlewaretoken"] = re.search(r'csrfmiddlewaretoken" value="([^"]+)"', self.read(page))[1]
        return self.open(path, urllib.parse.urlencode(fields).encode())

    def sign_in(self, email: str) -> None:
        """As the sign-in page of the sample data tells: its first piece of code is everybody's password."""
        password = re.search(r"<code>([^<@]+)</code>", self.read(SIGN_IN))[1]
        self.post(SIGN_IN, page=SIGN_IN, login=email, password=password).close()
        if "sessionid" not in self.cookie:
            raise SystemExit(f"{email} cannot sign in")

    @property
    def cookie(self) -> str:
        return "; ".join(f"{cookie.name}={cookie.value}" for cookie in self.jar)

    def first(self, address: str, *, page: str) -> str:
        """The first link on `page` to an address like this one, where N stands for any number."""
        pattern = re.escape(address).replace("N", r"\d+")
        return re.search(f'="({pattern})"', self.read(page))[1]


def client(port: int, path: str, cookie: str, until: float) -> list[float]:
    """Ask for one page over one connection until the time is up; milliseconds of each answer."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    times = []
    while time.perf_counter() < until:
        started = time.perf_counter()
        connection.request("GET", path, headers={"Cookie": cookie})
        answer = connection.getresponse()
        answer.read()
        if answer.status != 200:
            raise SystemExit(f"{path} answered {answer.status}")
        times.append((time.perf_counter() - started) * 1000)
    connection.close()
    return times


def load(port: int, path: str, cookie: str) -> Sample:
    started = time.perf_counter()
    with ThreadPoolExecutor(CLIENTS) as clients:
        asked = [clients.submit(client, port, path, cookie, started + SECONDS) for _ in range(CLIENTS)]
        times = [each for one in asked for each in one.result()]
    return Sample(len(times) / (time.perf_counter() - started), times)


def concrete(visitor: Visitor, page: str) -> str:
    if "N" not in page:
        return page
    listed, _, rest = page.partition("N/")
    return visitor.first(f"{listed}N/", page=listed) + rest


def measure(port: int, runs: int, pages: list[tuple]) -> dict[tuple, list[Sample]]:
    base = f"http://127.0.0.1:{port}"
    visitors = {account: Visitor(base, account) for account, _ in pages}
    addresses = {(account, page): concrete(visitors[account], page) for account, page in pages}
    samples = {page: [] for page in pages}
    for _ in range(runs):
        for page, path in addresses.items():
            samples[page].append(load(port, path, visitors[page[0]].cookie))
    return samples


def table(samples: dict[tuple, list[Sample]]) -> list[str]:
    rows = ["| page | account | requests/s | p50 | p95 |", "|---|---|---:|---:|---:|"]
    for (account, path), rounds in samples.items():
        rate = median(sample.rate for sample in rounds)
        cuts = [quantiles(sample.times, n=20) for sample in rounds]
        p50, p95 = median(cut[9] for cut in cuts), median(cut[18] for cut in cuts)
        rows.append(f"| `{path}` | {account or 'nobody'} | {rate:.0f} | {p50:.0f} ms | {p95:.0f} ms |")
    return rows
