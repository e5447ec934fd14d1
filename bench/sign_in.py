"""T54: whether the time that a failed sign-in takes tells who has an account. `python -m bench.sign_in`"""

import os
import random
import sys
import tempfile
import time
from statistics import median
from typing import NamedTuple

ROUNDS = 200
# Of each state an account may be in, against an address without one; some may be named: `… 200 known`.
STATES = ("known", "inactive", "unusable")


class Spent(NamedTuple):
    """Milliseconds of one attempt: by the clock, and of the processor, which a busy machine blurs less."""

    clock: float
    processor: float


def main(rounds: int, states: list[str]) -> None:
    with tempfile.TemporaryDirectory(prefix="pmm-bench-") as folder:
        os.environ.update(DJANGO_SETTINGS_MODULE="pmm.settings", VAR_DIR=folder, LOG_LEVEL="CRITICAL")
        os.environ.update(
            DATABASE_URL=f"sqlite:///{folder}/pmm.sqlite3", ALLOWED_HOSTS="testserver", DEBUG="true"
        )
        import django
        from django.core.management import call_command

        django.setup()
        call_command("migrate", verbosity=0)
        spent = measure(rounds, ["unknown", *states])
    for state, all_of_it in spent.items():
        for clock in Spent._fields:
            middle = median(getattr(each, clock) for each in all_of_it)
            usual = median(getattr(each, clock) for each in spent["unknown"])
            print(
                f"{state}, {clock}: median {middle:.1f} ms, {middle - usual:+.1f} ms (n = {len(all_of_it)})"
            )


def measure(rounds: int, states: list[str]) -> dict[str, list[Spent]]:
    """Each attempt in random order; each account and each address once, so that no limit is met."""
    make_accounts(rounds)
    attempts = [(state, number) for state in states for number in range(rounds)]
    random.Random(54).shuffle(attempts)
    fail("warm@x.example", 0)
    spent = {state: [] for state in states}
    for turn, (state, number) in enumerate(attempts):
        spent[state].append(fail(f"{state}{number}@x.example", turn))
    return spent


def make_accounts(rounds: int) -> None:
    from django.contrib.auth.hashers import make_password

    from reporting.models import User

    secret, none = make_password("una clave larga y propia"), make_password(None)
    kinds = {"known": (True, secret), "inactive": (False, secret), "unusable": (True, none)}
    User.objects.bulk_create(
        User(email=f"{kind}{n}@x.example", name="X", is_active=is_active, password=password)
        for kind, (is_active, password) in kinds.items()
        for n in range(rounds)
    )


def fail(email: str, turn: int) -> Spent:
    from django.test import Client

    client = Client(REMOTE_ADDR=f"10.{turn >> 16 & 255}.{turn >> 8 & 255}.{turn & 255}")
    clock, processor = time.perf_counter(), time.process_time()
    answer = client.post("/cuenta/login/", {"login": email, "password": "otra clave"})
    spent = Spent((time.perf_counter() - clock) * 1000, (time.process_time() - processor) * 1000)
    assert "no son correctas" in answer.content.decode(), "not the answer of a wrong password"
    return spent


if __name__ == "__main__":
    main(int((*sys.argv[1:], ROUNDS)[0]), sys.argv[2:] or list(STATES))
