"""What the database itself keeps: what an organisation has in a regio holds only while both are there."""

import pgtrigger

# At the end of the transaction, so that a herindeling may close and open in any order; the rows are read as
# they are then. The share locks make who ends the organisation or the regio at that moment wait, or be seen.
RIJ = """
PERFORM FROM regions_organisatie WHERE id = NEW.{wie}_id FOR SHARE;
PERFORM FROM regions_regio WHERE id = NEW.regio_id FOR SHARE;
IF EXISTS (
       SELECT FROM regions_{tabel} rij
         JOIN regions_organisatie o ON o.id = rij.{wie}_id
         JOIN regions_regio r ON r.id = rij.regio_id
        WHERE rij.id = NEW.id AND NOT rij.period <@ (o.period * r.period)) THEN
    RAISE EXCEPTION '{tabel} % outside the period of its organisatie or regio', NEW.period
        USING ERRCODE = 'check_violation', CONSTRAINT = '{tabel}_within_both';
END IF;
RETURN NULL;
"""
GEHEEL = """
IF EXISTS (
       SELECT FROM regions_{geheel} geheel
         JOIN ({rijen}) rij ON rij.geheel = geheel.id
        WHERE geheel.id = NEW.id AND NOT rij.period <@ geheel.period) THEN
    RAISE EXCEPTION '{geheel} % has rows outside %', NEW.id, NEW.period
        USING ERRCODE = 'check_violation', CONSTRAINT = '{geheel}_holds_its_rows';
END IF;
RETURN NULL;
"""
RIJEN = "SELECT {kolom}_id AS geheel, period FROM regions_{tabel}"
WIE = {"plaatsing": "gemeente", "concessie": "zorgkantoor", "deelname": "organisatie"}


def binnen_beide(tabel: str) -> pgtrigger.Trigger:
    """A row of this table lies within the period of its organisatie and of its regio."""
    return pgtrigger.Trigger(
        name="within_both",
        when=pgtrigger.After,
        operation=pgtrigger.Insert | pgtrigger.UpdateOf("period", f"{WIE[tabel]}_id", "regio_id"),
        timing=pgtrigger.Deferred,
        func=RIJ.format(tabel=tabel, wie=WIE[tabel]),
    )


def houdt_alles(geheel: str) -> pgtrigger.Trigger:
    """An organisatie or a regio does not end before what it has."""
    kolommen = WIE if geheel == "organisatie" else dict.fromkeys(WIE, "regio")
    rijen = [RIJEN.format(kolom=kolom, tabel=tabel) for tabel, kolom in kolommen.items()]
    return pgtrigger.Trigger(
        name="holds_its_rows",
        when=pgtrigger.After,
        operation=pgtrigger.UpdateOf("period"),
        timing=pgtrigger.Deferred,
        condition=pgtrigger.Condition("OLD.period IS DISTINCT FROM NEW.period"),
        func=GEHEEL.format(geheel=geheel, rijen=" UNION ALL ".join(rijen)),
    )
