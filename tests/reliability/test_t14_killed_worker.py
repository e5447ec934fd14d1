"""T14: kill -9 of a whole worker: the row's lease ends and another worker makes the document, once.

`KILLS=10` kills as often as the promise says, `BUILD_LEASE_SECONDS=30` with the lease as it is in production.
"""

import pytest

from compendium import builder
from compendium.models import Build
from tests.compendium.killing import (
    KILLS,
    assert_one_file,
    done_after,
    in_the_middle,
    kill_all,
    worker,
)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("time", range(KILLS))
def test_t14_a_document_whose_worker_is_killed_is_taken_over(time, build, redis_url):
    with worker(redis_url) as first:
        asked = build()
        in_the_middle(asked)
        kill_all(first)
        with worker(redis_url):
            seconds = done_after(asked, 120)
            print(f"worker killed: done after {seconds:.0f} s")
            before = Build.objects.values().get()
            builder.run(asked.pk)  # the message of the dead one, come late
            assert Build.objects.values().get() == before
    assert Build.objects.get().attempt == 2
    assert_one_file(asked)
