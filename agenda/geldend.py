"""The agendas adopted last: which a reader sees, and what of frozen ones is asked again and again."""

from collections import defaultdict
from collections.abc import Collection

from agenda.models import Blok, Versie, VersieStuk
from regions.gereed import Gereed
from regions.models import Gebruiker
from regions.rights import Right

_GELDEND = Gereed(
    lambda: (
        Versie.objects.geldend()
        .filter(agenda__regio__indeling__werkindeling=True)
        .select_related("agenda__regio")
        .only("nummer", "agenda__regio__code", "agenda__regio__naam")
    )
)


def geldend(gebruiker: Gebruiker) -> dict[int, Versie]:
    """Those of the regio's that this user may see, by their keys."""
    reach = gebruiker.reach(Right.REGIO_SEE)
    return {v.pk: v for v in _GELDEND() if reach is None or v.agenda.regio_id in reach}


# A frozen version never changes, so neither do the names in it; kept as long as the process lives.
_functienamen: dict[int, frozenset[str]] = {}


def functienamen(versies: Collection[int]) -> set[str]:
    """What the functies in these frozen versions are called."""
    nieuw = [pk for pk in versies if pk not in _functienamen]
    if nieuw:
        found: dict[int, set[str]] = defaultdict(set)
        rows = VersieStuk.objects.filter(versie__in=nieuw, soort=Blok.Soort.FUNCTIE)
        for pk, titel in rows.values_list("versie", "titel").distinct():
            found[pk].add(titel)
        _functienamen.update({pk: frozenset(found[pk]) for pk in nieuw})
    return set().union(*(_functienamen[pk] for pk in versies))
