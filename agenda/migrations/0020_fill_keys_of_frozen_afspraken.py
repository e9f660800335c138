"""The key of each afspraak that was frozen before, from the JSON that has it."""

from django.db import migrations

VUL = """
UPDATE agenda_versiestuk s SET sleutel = (a->>'sleutel')::bigint
  FROM agenda_versie v, jsonb_path_query(v.inhoud, 'strict $.**.afspraken[*]') a
 WHERE v.id = s.versie_id AND s.soort = 'afspraak' AND s.nummer = a->>'nummer' AND a ? 'sleutel'
"""


class Migration(migrations.Migration):
    dependencies = [("agenda", "0019_keys_of_frozen_afspraken")]

    operations = [migrations.RunSQL(VUL, migrations.RunSQL.noop)]
