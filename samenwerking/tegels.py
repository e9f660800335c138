"""A regio as a tile of the map: where it lies follows from the regio, what it says from the page."""

from beeld.tegelkaart import Tegel
from regions.models import Regio


def tegel(regio: Regio, *, url: str, woord: str, patroon: str, waarde: str = "") -> Tegel:
    """The tile of a regio; without a label of its own it carries the name."""
    return Tegel(
        code=regio.tegel_code,
        label=regio.tegel_label or regio.naam,
        naam=regio.naam,
        url=url,
        woord=woord,
        patroon=patroon,
        waarde=waarde,
        rij=regio.tegel_rij,
        kolom=regio.tegel_kolom,
    )
