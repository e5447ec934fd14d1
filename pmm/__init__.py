"""Wiring of the project: settings, addresses, queue. No word of the domain lives here."""

from pmm.celery import app as celery_app

__all__ = ["celery_app"]
