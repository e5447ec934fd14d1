"""What workers run for reporting: each task holds no logic and may run twice."""

import logging

from celery import shared_task

from reporting import audit, calendar_news, checking, reminding
from reporting.outbox import gathering, sending

log = logging.getLogger(__name__)


@shared_task(name="reporting.check_audit")
def check_audit() -> None:
    """Say aloud where the audit log has a gap; the last row's print goes to the log file, outside the database."""
    broken = list(audit.broken_links())
    for number, what in broken:
        log.critical("audit log: row %s %s", number, what)
    if not broken:
        log.info("audit log: whole, ends with %s", audit.end())


@shared_task(name="reporting.send")
def send(ids: list[int]) -> None:
    sending.send(ids)


@shared_task(name="reporting.sweep")
def sweep() -> None:
    sending.sweep()


@shared_task(name="reporting.gather")
def gather() -> None:
    gathering.gather()


@shared_task(name="reporting.remind")
def remind() -> None:
    reminding.write_due()


@shared_task(name="reporting.tell_opened")
def tell_opened() -> None:
    calendar_news.opened()


@shared_task(name="reporting.check_cycle")
def check_cycle() -> None:
    checking.check_current()
