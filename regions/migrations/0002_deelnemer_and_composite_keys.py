"""What the database holds that models cannot say: the view of who takes part, and two composite keys."""

from django.db import migrations

DEELNEMER = """
CREATE VIEW regions_deelnemer AS
SELECT plaatsing.regio_id || '-' || plaatsing.gemeente_id AS sleutel,
       plaatsing.regio_id, plaatsing.gemeente_id AS organisatie_id, plaatsing.period
  FROM regions_plaatsing plaatsing
  JOIN regions_indeling indeling ON indeling.id = plaatsing.indeling_id AND indeling.werkindeling
UNION ALL
SELECT deelname.regio_id || '-' || deelname.organisatie_id,
       deelname.regio_id, deelname.organisatie_id, deelname.period
  FROM regions_deelname deelname
UNION ALL
SELECT DISTINCT werk.regio_id || '-' || concessie.zorgkantoor_id,
       werk.regio_id, concessie.zorgkantoor_id, concessie.period * zorg.period * werk.period
  FROM regions_concessie concessie
  JOIN regions_plaatsing zorg ON zorg.regio_id = concessie.regio_id AND zorg.period && concessie.period
  JOIN regions_plaatsing werk ON werk.gemeente_id = zorg.gemeente_id AND werk.period && zorg.period
  JOIN regions_indeling indeling ON indeling.id = werk.indeling_id AND indeling.werkindeling
 WHERE NOT isempty(concessie.period * zorg.period * werk.period)
"""

KEYS = """
ALTER TABLE regions_plaatsing
  ADD CONSTRAINT plaatsing_indeling_is_that_of_regio
      FOREIGN KEY (regio_id, indeling_id) REFERENCES regions_regio (id, indeling_id) DEFERRABLE INITIALLY DEFERRED,
  ADD CONSTRAINT plaatsing_overlay_is_that_of_indeling
      FOREIGN KEY (indeling_id, overlay) REFERENCES regions_indeling (id, overlay) DEFERRABLE INITIALLY DEFERRED
"""

NO_KEYS = """
ALTER TABLE regions_plaatsing
  DROP CONSTRAINT plaatsing_indeling_is_that_of_regio,
  DROP CONSTRAINT plaatsing_overlay_is_that_of_indeling
"""


class Migration(migrations.Migration):
    dependencies = [("regions", "0001_initial")]

    operations = [
        migrations.RunSQL(DEELNEMER, "DROP VIEW regions_deelnemer"),
        migrations.RunSQL(KEYS, NO_KEYS),
    ]
