"""The reference data of the house: the country, its gemeenten, insurers and care offices.

They are read from fixtures/reference/ and may be loaded again and again. The rule: loading only adds what is
not there, by natural key, and never overwrites what people changed since.

- A regio is known by indeling and code, a gemeente by its CBS code, any other organisation by its slug, a
  herindeling by date, from and to, a theme by its code, a number of inhabitants by gemeente and day.
- A dated fact (a plaatsing, a concessie) is added only where for its gemeente and indeling, or its regio,
  nothing is known on any of its days. A gemeente that was moved by hand therefore stays moved.
- A confirmed herindeling that is new ends the gemeente that goes up in another one, with its plaatsingen,
  when they had no end yet. A planned one changes nothing, and of a gemeente that was ended by a form
  nothing is added. A gemeente that is new lies where those lay that went up in it, so that a werkindeling
  that was redrawn stays so.
"""

import hashlib
from pathlib import Path

import pghistory
from django.conf import settings
from django.db import connection, transaction

from regions.reference.bestanden import lees_alles
from regions.reference.laden import Lader
from regions.reference.lezen import Fout, Fouten

__all__ = ["Fout", "Fouten", "is_current", "load"]

MAP = settings.BASE_DIR / "fixtures" / "reference"
LOCK = 5_501_5532  # two processes that start at once load one after the other


@transaction.atomic
def load(map: Path = MAP) -> dict[str, int]:
    """Load what is new, all of it or nothing; answers how many rows of each kind were added.

    Raises Fouten, which names every faulty row of every file.
    """
    gegevens = lees_alles(map)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
    with pghistory.context(pagina="basisgegevens"):
        nieuw = Lader(gegevens).alles()
    _onthoud(digest(map))
    return nieuw


def is_current(map: Path = MAP) -> bool:
    """Whether these very files were loaded before into this database."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT obj_description('regions_indeling'::regclass, 'pg_class')")
        return cursor.fetchone()[0] == digest(map)


def digest(map: Path) -> str:
    """What tells one state of the files from another."""
    parts = [path.name.encode() + b"\0" + path.read_bytes() for path in sorted(map.glob("*.csv"))]
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def _onthoud(version: str) -> None:
    """Kept as a remark on a table, so that it goes and comes with the data it speaks of."""
    with connection.cursor() as cursor:
        cursor.execute("COMMENT ON TABLE regions_indeling IS %s", [version])
