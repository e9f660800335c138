"""What was published stays as it was."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("regions", "0021_redacteur_of_some_themes"),
        ("venster", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="inzending",
            name="gepubliceerd_nummer",
            field=models.PositiveSmallIntegerField(
                editable=False, null=True, verbose_name="welke indiening is gepubliceerd"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="inzending",
            trigger=pgtrigger.compiler.Trigger(
                name="inzending_published_stays",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."gepubliceerd_nummer" IS NOT NULL)',
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                    hash="ccd2b246d97e205564f29aeb6f5d24bc1a32ca40",
                    operation="UPDATE",
                    pgid="pgtrigger_inzending_published_stays_a6de0",
                    table="venster_inzending",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="inzending",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("gepubliceerd_nummer__isnull", True),
                    ("gepubliceerd_nummer", models.F("nummer")),
                    _connector="OR",
                ),
                name="inzending_holds_what_was_published",
            ),
        ),
    ]
