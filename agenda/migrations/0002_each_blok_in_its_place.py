"""What models cannot say: a blok hangs in the agenda of its ouder, and each detail belongs to a blok of its kind."""

from django.db import migrations

DETAILS = {
    "agenda_themablok": "thema",
    "agenda_opgave": "opgave",
    "agenda_doel": "doel",
    "agenda_functie": "functie",
    "agenda_afspraak": "afspraak",
    "agenda_actie": "actie",
}

OUDER = """
ALTER TABLE agenda_blok
  ADD CONSTRAINT blok_hangs_in_agenda_of_ouder
      FOREIGN KEY (ouder_id, agenda_id, ouder_soort) REFERENCES agenda_blok (id, agenda_id, soort)
      DEFERRABLE INITIALLY DEFERRED
"""

# A generated column that Django need not know: the kind of blok this table holds the words of.
DETAIL = """
ALTER TABLE {table}
  ADD COLUMN soort varchar(10) GENERATED ALWAYS AS ('{soort}') STORED,
  ADD CONSTRAINT {table}_has_blok_of_its_kind
      FOREIGN KEY (blok_id, soort) REFERENCES agenda_blok (id, soort) DEFERRABLE INITIALLY DEFERRED
"""


class Migration(migrations.Migration):
    dependencies = [("agenda", "0001_initial")]

    operations = [
        migrations.RunSQL(OUDER, "ALTER TABLE agenda_blok DROP CONSTRAINT blok_hangs_in_agenda_of_ouder"),
        *[
            migrations.RunSQL(
                DETAIL.format(table=table, soort=soort), f"ALTER TABLE {table} DROP COLUMN soort CASCADE"
            )
            for table, soort in DETAILS.items()
        ],
    ]
