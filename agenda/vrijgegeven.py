"""How agreements go, of those the regio shares that of with who reads the adopted agenda."""

from agenda.models import Blok, Versie, Voortgang


def vrijgegeven(versie: Versie) -> dict[int, Voortgang]:
    """The last report of each afspraak of which the regio shares how it goes; of no closed one."""
    if not hasattr(versie, "vaststelling"):
        return {}
    open_ = Blok.objects.levend().voor().filter(agenda=versie.agenda_id)
    rows = Voortgang.objects.filter(afspraak__blok__in=open_, afspraak__voortgang_vrij_op__isnull=False)
    return {row.afspraak_id: row for row in rows.laatste()}
