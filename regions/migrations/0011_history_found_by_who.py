"""Changes are looked for by who made them and by what loaded them."""

from django.db import migrations

MAAK = """
CREATE INDEX context_user ON pghistory_context ((metadata -> 'user'));
CREATE INDEX context_pagina ON pghistory_context ((metadata -> 'pagina')) WHERE metadata ? 'pagina';
"""


class Migration(migrations.Migration):
    """Two indexes on what the library keeps of who and where."""

    dependencies = [
        ("regions", "0010_history_of_divisions_and_wiping"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        migrations.RunSQL(MAAK, "DROP INDEX context_user; DROP INDEX context_pagina;"),
    ]
