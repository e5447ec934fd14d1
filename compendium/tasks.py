"""What workers run: each task takes a row's id, holds no logic and may run twice."""

from celery import shared_task

from compendium import builder


@shared_task(name="compendium.build")
def build(build_id: int) -> None:
    builder.run(build_id)
