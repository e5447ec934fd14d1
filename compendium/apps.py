"""What is published."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class CompendiumConfig(AppConfig):
    name = "compendium"
    verbose_name = "Ediciones y documentos"

    def ready(self):
        from compendium import handing_over  # noqa: F401 (registers)
        from pmm.append_only import install_triggers

        post_migrate.connect(install_triggers, sender=self)
