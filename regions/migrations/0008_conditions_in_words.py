"""Until now the conditions stood under "why": they keep their place there, and get one of their own."""

from django.db import migrations, models

CONDITIONS = """
UPDATE regions_gespreksonderwerp SET voorwaarden = coalesce(nullif(waarom, ''), 'nog niet opgeschreven')
 WHERE 'voorwaarden' IN (bespreken, afspreken) AND voorwaarden = ''
"""


class Migration(migrations.Migration):
    dependencies = [("regions", "0007_mandates_that_count")]

    operations = [
        migrations.RunSQL(CONDITIONS, migrations.RunSQL.noop),
        migrations.AddConstraint(
            model_name="gespreksonderwerp",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        models.Q(("bespreken", "voorwaarden"), _negated=True),
                        models.Q(("afspreken", "voorwaarden"), _negated=True),
                    ),
                    models.Q(("voorwaarden", ""), _negated=True),
                    _connector="OR",
                ),
                name="gespreksonderwerp_says_its_conditions",
                violation_error_message="Schrijf op onder welke voorwaarden.",
            ),
        ),
        migrations.AddConstraint(
            model_name="gespreksonderwerp",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("bespreken", "nee"), _negated=True), ("afspreken", "nee"), _connector="OR"
                ),
                name="gespreksonderwerp_no_agreement_without_talk",
                violation_error_message="Waarover u niet mag praten, daarover kunt u ook niets afspreken.",
            ),
        ),
    ]
