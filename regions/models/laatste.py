"""What the database itself keeps: somebody is always left who can give access to others."""

import pgtrigger

# At the end of the transaction, so that a herindeling may close and open in any order. One organisation at a
# time: two who remove each other at the same moment would not see each other's row.
ORGANISATIE = """
IF TG_OP = 'DELETE' THEN
    dag := GREATEST(lower(OLD.period), CURRENT_DATE);
ELSE
    dag := upper(NEW.period);
END IF;
IF dag IS NULL OR OLD.rol <> 'beheerder' OR NOT OLD.period @> dag THEN
    RETURN NULL;
END IF;
PERFORM pg_advisory_xact_lock(20261123, OLD.organisatie_id::int);
IF EXISTS (SELECT 1 FROM regions_toegang
            WHERE organisatie_id = OLD.organisatie_id AND rol IN ('medewerker', 'bestuurder')
              AND period @> dag)
   AND EXISTS (SELECT 1 FROM regions_organisatie WHERE id = OLD.organisatie_id AND period @> dag)
   AND NOT EXISTS (SELECT 1 FROM regions_toegang t JOIN regions_gebruiker g ON g.id = t.gebruiker_id
                    WHERE t.organisatie_id = OLD.organisatie_id AND t.rol = 'beheerder'
                      AND g.is_active AND t.period @> dag) THEN
    RAISE EXCEPTION 'the last beheerder of an organisation with other users stays'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'toegang_keeps_a_beheerder';
END IF;
RETURN NULL;
"""
HUIS = """
IF OLD.rol <> 'functioneel' OR upper(OLD.period) IS NOT NULL THEN
    RETURN NULL;
END IF;
IF TG_OP = 'UPDATE' THEN
    IF upper(NEW.period) IS NULL THEN
        RETURN NULL;
    END IF;
END IF;
PERFORM pg_advisory_xact_lock(20261123, 0);
IF NOT EXISTS (SELECT 1 FROM regions_toegang t JOIN regions_gebruiker g ON g.id = t.gebruiker_id
                WHERE t.rol = 'functioneel' AND g.is_active AND upper(t.period) IS NULL) THEN
    RAISE EXCEPTION 'the last functioneel beheerder stays'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'toegang_keeps_a_functioneel';
END IF;
RETURN NULL;
"""


def blijft(naam: str, func: str) -> pgtrigger.Trigger:
    """Looked at when access was shortened or taken away, once all of it is done."""
    return pgtrigger.Trigger(
        name=naam,
        when=pgtrigger.After,
        operation=pgtrigger.Update | pgtrigger.Delete,
        timing=pgtrigger.Deferred,
        declare=[("dag", "date")],
        func=func,
    )


LAATSTE = [blijft("keeps_a_beheerder", ORGANISATIE), blijft("keeps_a_functioneel", HUIS)]
