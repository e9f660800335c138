"""In which role someone acts in a regio, in words that hold without their name."""

from regions.models import Gebruiker, Organisatie, Regio
from regions.rights import Right, Rol

# Who has several roles in a regio and did not choose one acts in the first of these.
_EERST = (Rol.COORDINATOR, Rol.REDACTEUR, Rol.BESTUURDER, Rol.MEDEWERKER, Rol.PARTNER, Rol.BEHEERDER)


def hoedanigheid(
    gebruiker: Gebruiker | None, regio: Regio, *rights: Right, organisatie: Organisatie | None = None
) -> str:
    """Role and organisatie as they are today: "regiocoördinator, Enschede".

    The role that was chosen to work in goes first, if it is one of those that give one of these rights here.
    """
    if gebruiker is None:
        return ""
    here = [t for t in gebruiker.toegangen if regio.pk in t.regios]
    giving = [
        t for t in here if any(t.gives(right, regio=regio, organisatie=organisatie) for right in rights)
    ] or here
    if not giving:
        return ""
    gekozen = gebruiker.gekozen
    order = {rol: nummer for nummer, rol in enumerate(_EERST)}
    toegang = min(giving, key=lambda t: (t != gekozen, order.get(Rol(t.rol), len(order))))
    return ", ".join(str(deel) for deel in (toegang.get_rol_display(), toegang.organisatie) if deel)
