from django.db import migrations, models


class Migration(migrations.Migration):
    """Reasons written before stand in the first column; where the second is empty, pages show the first."""

    dependencies = [("appeals", "0002_fix_asked")]
    operations = [
        migrations.RenameField("receptionday", "cancelled_why", "cancelled_why_kk"),
        migrations.AddField(
            "receptionday", "cancelled_why_ru", models.CharField(blank=True, default="", max_length=300)
        ),
        migrations.AlterField(
            "receptionday", "cancelled_why_ru", models.CharField(blank=True, max_length=300)
        ),
    ]
