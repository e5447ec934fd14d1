from django.db import migrations
from django.utils import timezone


def call_who_reports(apps, schema_editor):
    """Who has entries in a cycle was called to it; who has people is called to those still open."""
    Call, Cycle, Entry, Membership = (
        apps.get_model('reporting', name) for name in ('Call', 'Cycle', 'Entry', 'Membership')
    )
    with_people = set(
        Membership.objects.exclude(institution=None).values_list('institution', flat=True)
    )
    for cycle in Cycle.objects.all():
        called = set(Entry.objects.filter(cycle=cycle).values_list('institution', flat=True))
        if cycle.closes_at > timezone.now():
            called |= with_people
        Call.objects.bulk_create(Call(cycle=cycle, institution_id=pk) for pk in sorted(called))


class Migration(migrations.Migration):

    dependencies = [
        ('reporting', '0007_calls'),
    ]

    operations = [
        migrations.RunPython(call_who_reports, migrations.RunPython.noop),
    ]
