"""`python -m bench.workbook`: a thousand rows out to Excel and back, in a process of their own."""

import os
import resource
import tempfile
import time
from datetime import timedelta

ROWS = 1_000


def measured(name: str, job):
    started = time.perf_counter()
    answer = job()
    seconds, peak = time.perf_counter() - started, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"| {name} | {ROWS:,} entries | {seconds:.1f} | {peak:.0f} MB |", flush=True)
    return answer


def opened_cycle():
    from django.utils import timezone

    from reporting.models import Cycle

    cycle, now = Cycle.of_year("2025"), timezone.now()
    cycle.opens_at, cycle.soft_deadline, cycle.closes_at = (now + timedelta(days) for days in (-1, 1, 2))
    cycle.save()
    return cycle


def content(number: int) -> dict:
    text = f"<p>{'Palabras que dicen algo con acentos y cifras como 1,234. ' * 25}</p><ul><li>uno</li></ul>"
    return {
        "title": f"Programa {number} de atención",
        "objective_id": number % 23 + 1,
        "description": text,
        "results": f"{text}<p>{number}</p>",
        "states": ["02", "07", "30"],
        "figures": [{"what": "personas", "total": number}] * 2,
        "challenges": [{"text": "<p>Faltan recursos.</p>"}],
    }


def main() -> None:
    from django.core.management import call_command
    from django.db import transaction

    from reporting import drafting
    from reporting.importing import workbook
    from reporting.models import Institution, Membership, User

    call_command("migrate", verbosity=0)
    house = {"cycle": opened_cycle(), "institution": Institution.objects.get(acronym="INM")}
    user = User.objects.create_user("enlace@x.example", name="Enlace")
    Membership.objects.create(user=user, role="liaison", institution=house["institution"])
    with transaction.atomic():
        for number in range(ROWS):
            drafting.create(content(number), **house, by=user)
    print("| workbook | size | seconds | peak memory |\n|---|---|---:|---:|")
    file = measured("download", lambda: workbook.export(**house, by=user))
    book = measured("read an upload", lambda: workbook.read(file))
    for row in book.rows["entries"][:ROWS]:
        row.texts["title"] += "."
        row.texts["results"] += "\n\nOtro párrafo."
    seen = measured("preview, every row changed", lambda: workbook.preview(book, **house, by=user))
    confirm = {**house, "by": user, "fingerprint": seen.fingerprint}
    measured("save them all", lambda: workbook.apply(book, **confirm))


if __name__ == "__main__":
    with tempfile.TemporaryDirectory(prefix="pmm-bench-") as folder:
        os.environ.update(VAR_DIR=folder, DATABASE_URL=f"sqlite:///{folder}/pmm.sqlite3")
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "pmm.settings")
        import django

        django.setup()
        main()
