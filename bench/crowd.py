"""A busy year: copies of the sample entries until there are COUNT, all in one STATUS.

python -m bench.crowd STATUS COUNT, with VAR_DIR and DATABASE_URL of a database that holds the sample data
"""

import os
import sys


def multiply(size: int, status: str) -> None:
    """Copies with everything that lists and counts read, each with its checkpoint and its kept findings."""
    from django.db import transaction

    from reporting import checking
    from reporting.models import Checkpoint, Cycle, Entry

    cycle = Cycle.objects.get(name="2025")
    samples = list(Entry.objects.filter(cycle=cycle).with_content())
    with transaction.atomic():
        for number in range(len(samples), size):
            _copy(samples[number % len(samples)], objective=number % 23 + 1)
        Entry.objects.filter(cycle=cycle).update(status=status)
        new = Entry.objects.filter(cycle=cycle, checkpoints=None)
        Checkpoint.objects.bulk_create(
            Checkpoint(entry=entry, number=1, version=entry.version, content={}, sha256="0" * 64)
            for entry in new
        )
    checking.findings_by_entry(list(Entry.objects.filter(cycle=cycle).select_related("cycle")))


def _copy(sample, *, objective: int) -> None:
    from reporting.models import Challenge, Entry, Figure, Programme

    links = ("partners", "secondary_objectives", "kinds", "populations", "states", "principles")
    kept = {field: list(getattr(sample, field).all()) for field in links}
    entry = Entry.objects.get(pk=sample.pk)
    entry.programme = Programme.objects.create(title=sample.title, institution=sample.institution)
    entry.pk, entry.import_key, entry.objective_id = None, None, objective
    entry._state.adding = True
    entry.save()
    for field, values in kept.items():
        getattr(entry, field).set(values)
    for model, rows in ((Figure, sample.figures.all()), (Challenge, sample.challenges.all())):
        for row in rows:
            row.pk, row.entry = None, entry
        model.objects.bulk_create(rows)


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "pmm.settings")
    import django

    django.setup()
    multiply(int(sys.argv[2]), sys.argv[1])
