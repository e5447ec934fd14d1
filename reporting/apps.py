"""What institutions say and what reviewers decide."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class ReportingConfig(AppConfig):
    name = "reporting"
    verbose_name = "Registro y revisión"

    def ready(self):
        from pmm.append_only import install_triggers
        from reporting import signing_in  # noqa: F401 (connects)
        from reporting.load_catalogues import load_catalogues
        from reporting.outbox import checks  # noqa: F401 (registers itself)

        post_migrate.connect(install_triggers, sender=self)
        post_migrate.connect(load_catalogues, sender=self)
