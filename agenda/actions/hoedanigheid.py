"""In which role someone acts in a regio, in words that hold without their name."""

from regions.models import Gebruiker, Regio
from regions.rights import Rol

# Who has several roles in a regio acts in the first of these.
_EERST = (Rol.COORDINATOR, Rol.REDACTEUR, Rol.BESTUURDER, Rol.MEDEWERKER, Rol.PARTNER, Rol.BEHEERDER)


def hoedanigheid(gebruiker: Gebruiker | None, regio: Regio) -> str:
    """Role and organisatie as they are today: "regiocoördinator, Enschede"."""
    if gebruiker is None:
        return ""
    here = [t for t in gebruiker.toegangen if regio.pk in t.regios]
    if not here:
        return ""
    toegang = min(here, key=lambda t: _EERST.index(t.rol) if t.rol in _EERST else len(_EERST))
    return ", ".join(str(deel) for deel in (toegang.get_rol_display(), toegang.organisatie) if deel)
