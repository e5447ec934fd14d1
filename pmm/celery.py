"""The Celery application: reads its settings from Django, finds the apps' tasks."""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "pmm.settings")

app = Celery("pmm")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
