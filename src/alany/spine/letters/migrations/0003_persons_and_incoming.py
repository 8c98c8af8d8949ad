"""Letters to persons; letters that came may stand without a letter of ours."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0004_kinds_of_events"),
        ("files", "0001_initial"),
        ("letters", "0002_delivery"),
        ("organisations", "0004_office_bin"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RenameModel("IncomingAnswer", "IncomingLetter"),
        migrations.AddField(
            model_name='incomingletter',
            name='case',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='incoming', to='cases.case'),
        ),
        migrations.AddField(
            model_name='incomingletter',
            name='office',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='incoming', to='organisations.office'),
        ),
        migrations.AddField(
            model_name='incomingletter',
            name='registered',
            field=models.CharField(default='', help_text='our number of it, such as 12-к/2020', max_length=30),
        ),
        migrations.AddField(
            model_name='incomingletter',
            name='registered_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='incomingletter',
            name='search_text',
            field=models.CharField(default='', editable=False, max_length=1000),
        ),
        migrations.AddField(
            model_name='incomingletter',
            name='sender',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation'),
        ),
        migrations.AddField(
            model_name='incomingletter',
            name='sender_name',
            field=models.CharField(blank=True, max_length=300),
        ),
        migrations.AddField(
            model_name='incomingletter',
            name='subject',
            field=models.CharField(blank=True, max_length=300),
        ),
        migrations.AddField(
            model_name='letter',
            name='person_address',
            field=models.CharField(blank=True, max_length=300),
        ),
        migrations.AddField(
            model_name='letter',
            name='person_email',
            field=models.EmailField(blank=True, max_length=254),
        ),
        migrations.AddField(
            model_name='letter',
            name='person_name',
            field=models.CharField(blank=True, max_length=200),
        ),
        migrations.AddField(
            model_name='letter',
            name='times_failed',
            field=models.PositiveSmallIntegerField(default=0),
        ),
        migrations.AlterField(
            model_name='incomingletter',
            name='letter',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='answers', to='letters.letter'),
        ),
        migrations.AlterField(
            model_name='incomingletter',
            name='number',
            field=models.CharField(blank=True, help_text="the sender's number", max_length=60),
        ),
        migrations.AlterField(
            model_name='letter',
            name='addressee',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation'),
        ),
        migrations.AlterField(
            model_name='letter',
            name='addressee_name',
            field=models.CharField(blank=True, help_text="the body's name valid on the day of the letter", max_length=300),
        ),
        migrations.AddIndex(
            model_name='incomingletter',
            index=models.Index(fields=['office', 'received_on'], name='letters_inc_office__30a72f_idx'),
        ),
    ]
