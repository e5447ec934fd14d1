import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('reporting', '0006_kept_checks_of_several_sets'),
    ]

    operations = [
        migrations.CreateModel(
            name='Call',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('called_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='convocada')),
                ('nothing_at', models.DateTimeField(blank=True, null=True, verbose_name='respondió que no tiene acciones')),
                ('nothing_why', models.TextField(blank=True, verbose_name='por qué no tiene acciones')),
                ('cycle', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='calls', to='reporting.cycle', verbose_name='ejercicio')),
                ('institution', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='calls', to='reporting.institution', verbose_name='institución')),
                ('nothing_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, to=settings.AUTH_USER_MODEL, verbose_name='quién respondió')),
            ],
            options={
                'verbose_name': 'convocatoria',
                'verbose_name_plural': 'convocatorias',
                'ordering': ['institution__name'],
                'constraints': [
                    models.UniqueConstraint(fields=('cycle', 'institution'), name='institution_is_called_once', violation_error_message='Esta institución ya está convocada.'),
                    models.CheckConstraint(condition=models.Q(models.Q(('nothing_at__isnull', True), ('nothing_by__isnull', True), ('nothing_why', '')), models.Q(('nothing_at__isnull', False), ('nothing_by__isnull', False), models.Q(('nothing_why', ''), _negated=True)), _connector='OR'), name='answer_of_nothing_is_whole', violation_error_message='Escriba por qué su institución no tiene acciones que reportar.'),
                ],
            },
        ),
        migrations.AddField(
            model_name='cycle',
            name='called',
            field=models.ManyToManyField(related_name='cycles', through='reporting.Call', to='reporting.institution', verbose_name='instituciones convocadas'),
        ),
    ]
