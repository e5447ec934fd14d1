"""Several people at the very same moment: real threads, each with a connection of its own, let go together."""

import os
import threading
from collections.abc import Callable

from django.db import connections

BEFORE = "<p>Orientación y apoyo.</p>"  # what each entry of a race says


def rounds() -> int:
    """How often a race is run: a few times with the suite; `make races` sets the numbers to be reached."""
    return int(os.environ.get("RACE_ROUNDS", 20))


def at_once(times: int, *players: Callable[[int], object]) -> list[tuple]:
    """What each player got in each round: all of them act on its number at once, and wait for each other."""
    barrier, outcomes, failures = threading.Barrier(len(players)), {}, []

    def play(place: int, act: Callable[[int], object]) -> None:
        try:
            for number in range(times):
                barrier.wait(timeout=120)
                outcomes[number, place] = act(number)
        except Exception as failure:  # told by the thread that waits, since a test does not see this one's
            failures.append(failure)
            barrier.abort()
        finally:
            connections.close_all()

    threads = [threading.Thread(target=play, args=each) for each in enumerate(players)]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]
    if failures:
        raise failures[0]
    return [tuple(outcomes[number, place] for place in range(len(players))) for number in range(times)]
