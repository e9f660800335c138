"""A contact person speaks for an organisation only while it exists; when it ends, so do its contacts."""

from django.db import migrations

WITHIN = """
CREATE FUNCTION regions_contact_within_organisatie() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE whole daterange;
BEGIN
  SELECT period INTO whole FROM regions_organisatie WHERE id = NEW.organisatie_id FOR SHARE;
  IF NOT NEW.period <@ whole THEN
    RAISE EXCEPTION 'contactpersoon % outside the period % of organisatie %',
      NEW.period, whole, NEW.organisatie_id
      USING ERRCODE = 'check_violation', CONSTRAINT = 'contactpersoon_within_organisatie';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER contactpersoon_within_organisatie
  BEFORE INSERT OR UPDATE OF period, organisatie_id ON regions_contactpersoon
  FOR EACH ROW EXECUTE FUNCTION regions_contact_within_organisatie();

CREATE FUNCTION regions_contacts_end_with_organisatie() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE regions_contactpersoon
     SET period = period * NEW.period, version = version + 1,
         einde_reden = CASE WHEN einde_reden = '' THEN 'herindeling' ELSE einde_reden END
   WHERE organisatie_id = NEW.id AND NOT period <@ NEW.period AND period && NEW.period
     AND lower(period) >= lower(NEW.period);
  IF EXISTS (SELECT FROM regions_contactpersoon
              WHERE organisatie_id = NEW.id AND NOT period <@ NEW.period) THEN
    RAISE EXCEPTION 'organisatie % has contact persons outside %', NEW.id, NEW.period
      USING ERRCODE = 'check_violation', CONSTRAINT = 'contactpersoon_within_organisatie';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER contacts_end_with_organisatie
  AFTER UPDATE OF period ON regions_organisatie
  FOR EACH ROW WHEN (OLD.period IS DISTINCT FROM NEW.period)
  EXECUTE FUNCTION regions_contacts_end_with_organisatie();
"""

NO_MORE = """
DROP TRIGGER contacts_end_with_organisatie ON regions_organisatie;
DROP FUNCTION regions_contacts_end_with_organisatie();
DROP TRIGGER contactpersoon_within_organisatie ON regions_contactpersoon;
DROP FUNCTION regions_contact_within_organisatie();
"""


class Migration(migrations.Migration):
    dependencies = [("regions", "0004_search_names_and_regios")]

    operations = [migrations.RunSQL(WITHIN, NO_MORE)]
