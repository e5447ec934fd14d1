"""The dashboard over 1,500 entries: `python -m bench.dashboard [COUNT]`, on a database of its own."""

import os
import sys
import tempfile
import time
from pathlib import Path
from statistics import median, quantiles

from bench.crowd import multiply

ROUNDS = 100
PAGES = ("", "?objetivo=7", "registros/", "comparar/?con=2024")


def prepare(folder: str) -> None:
    os.environ.update(
        DJANGO_SETTINGS_MODULE="pmm.settings",
        SECRET_KEY="only-for-the-bench",
        VAR_DIR=folder,
        DATABASE_URL=f"sqlite:///{folder}/bench.sqlite3",
        DEBUG="true",
        DEMO="true",
    )
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)
    call_command("demo", verbosity=0)


def measure() -> None:
    from django.conf import settings
    from django.test import Client

    from reporting.models import User

    settings.ALLOWED_HOSTS, settings.DEBUG = ["*"], False
    client = Client()
    client.force_login(User.objects.filter(memberships__role="editor").first())
    for page in PAGES:
        client.get(f"/tablero/2025/{page}")
        times, began = [], time.process_time()
        for _ in range(ROUNDS):
            started = time.perf_counter()
            answer = client.get(f"/tablero/2025/{page}")
            times.append((time.perf_counter() - started) * 1000)
        p95 = quantiles(times, n=20)[18]
        cpu = (time.process_time() - began) / ROUNDS * 1000
        print(
            f"/tablero/2025/{page}: {answer.status_code}, p50 {median(times):.0f} ms, p95 {p95:.0f} ms, "
            f"{cpu:.0f} ms of processor"
        )


if __name__ == "__main__":
    with tempfile.TemporaryDirectory(prefix="pmm-bench-") as place:
        prepare(place)
        multiply(int(sys.argv[1]) if len(sys.argv) > 1 else 1500, "approved")
        measure()
