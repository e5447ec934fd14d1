"""What workers run: each task takes a row's id, holds no logic and may run twice."""

from celery import shared_task

from compendium import builder, helping, preparing, proofing
from compendium.typesetting import store


@shared_task(name="compendium.build")
def build(build_id: int) -> None:
    builder.run(build_id)


@shared_task(name="compendium.help_with")
def help_with(build_id: int, turn: int) -> None:
    helping.help_with(build_id, turn)


@shared_task(name="compendium.take_over")
def take_over() -> None:
    builder.take_over()


@shared_task(name="compendium.prepare")
def prepare() -> None:
    preparing.prepare_latest()


@shared_task(name="compendium.sweep_parts")
def sweep_parts() -> None:
    store.sweep()


@shared_task(name="compendium.close_proofs")
def close_proofs() -> None:
    proofing.close_due()
