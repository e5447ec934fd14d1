from django.core.management import call_command
from django.db import migrations


def create(apps, schema_editor):
    """The table behind settings.CACHES; on a database that has it nothing happens."""
    call_command("createcachetable", database=schema_editor.connection.alias, verbosity=0)


class Migration(migrations.Migration):

    dependencies = [
        ('reporting', '0017_suggested_wording_and_corrections'),
    ]

    operations = [migrations.RunPython(create, migrations.RunPython.noop)]
