from django.db import migrations, models


class Migration(migrations.Migration):
    """Two formats of a document may share an extension: files are told apart by the format's key."""

    dependencies = [("compendium", "0011_who_waits_for_a_build")]

    operations = [
        migrations.RemoveConstraint("buildfile", "build_has_a_format_once"),
        migrations.RemoveConstraint("publishedfile", "format_is_published_once"),
        migrations.RenameField("buildfile", "extension", "format"),
        migrations.RenameField("publishedfile", "extension", "format"),
        migrations.AlterField("buildfile", "format", models.CharField("formato", max_length=12)),
        migrations.AlterField("publishedfile", "format", models.CharField("formato", max_length=12)),
        migrations.AddConstraint(
            "buildfile",
            models.UniqueConstraint(fields=["build", "format"], name="build_has_a_format_once"),
        ),
        migrations.AddConstraint(
            "publishedfile",
            models.UniqueConstraint(
                fields=["publication", "document", "format"], name="format_is_published_once"
            ),
        ),
    ]
