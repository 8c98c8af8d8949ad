"""Every letter that came belongs to an office and has its number there."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("letters", "0004_numbers_of_what_came")]

    operations = [
        migrations.AlterField(
            "incomingletter",
            "office",
            models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="incoming",
                to="organisations.office",
            ),
        ),
        migrations.AlterField(
            "incomingletter",
            "registered",
            models.CharField(help_text="our number of it, such as 12-к/2020", max_length=30),
        ),
        migrations.AlterField(
            "incomingletter", "search_text", models.CharField(editable=False, max_length=1000)
        ),
        migrations.AddConstraint(
            model_name='incomingletter',
            constraint=models.UniqueConstraint(fields=('office', 'registered'), name='incoming_number_once'),
        ),
        migrations.AddConstraint(
            model_name='incomingletter',
            constraint=models.CheckConstraint(condition=models.Q(('received_on__gte', models.F('dated_on'))), name='incoming_after_its_date'),
        ),
        migrations.AddConstraint(
            model_name='letter',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('addressee', None), models.Q(('person_name', ''), _negated=True)), models.Q(('addressee__isnull', False), ('person_name', '')), _connector='OR'), name='letter_to_a_body_or_a_person'),
        ),
    ]
