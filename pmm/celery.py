"""The Celery application: reads its settings from Django, finds the apps' tasks."""

import os

from celery import Celery, signals

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "pmm.settings")

app = Celery("pmm")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()


@signals.setup_logging.connect
def _log_as_the_web_server_does(**kwargs):
    """Django has configured logging already; the worker's lines are cleaned like the others."""
