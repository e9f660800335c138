"""What the planner of the database knows of its tables, after many rows came at once."""

from django.db import connection

VEEL = 500  # rows of one table in one go

_GEWIJZIGD = """
SELECT relid::regclass::text FROM pg_stat_xact_user_tables
 WHERE n_tup_ins + n_tup_upd + n_tup_del >= %s ORDER BY relid
"""


def ververs(veel: int = VEEL) -> list[str]:
    """Of the tables that this transaction changed many rows of, count anew how they are filled.

    The database does so by itself within some minutes; until then it plans as if the table were as small as
    before, and searching takes seconds.
    """
    with connection.cursor() as cursor:
        cursor.execute(_GEWIJZIGD, [veel])
        tabellen = [tabel for (tabel,) in cursor.fetchall()]
        if tabellen:
            cursor.execute(f"ANALYZE {', '.join(tabellen)}")
    return tabellen
