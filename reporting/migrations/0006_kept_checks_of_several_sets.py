import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """The rows are made again whenever they are missing, so the table may be, too."""

    dependencies = [("reporting", "0005_pairs_told_apart")]

    operations = [
        migrations.DeleteModel(name="CycleCheck"),
        migrations.CreateModel(
            name="CycleCheck",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("fingerprint", models.CharField(max_length=64)),
                ("findings", models.JSONField(default=list)),
                ("pairs", models.JSONField(default=list)),
                (
                    "cycle",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="checked",
                        to="reporting.cycle",
                    ),
                ),
            ],
            options={
                "verbose_name": "comprobación de un ejercicio",
                "verbose_name_plural": "comprobaciones de ejercicios",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("cycle", "fingerprint"), name="set_of_entries_is_checked_once"
                    )
                ],
            },
        ),
    ]
