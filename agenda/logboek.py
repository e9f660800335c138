"""What the log of the house tells of agendas: which field, by whom, when, in which regio.

Not of inbreng, which is of its writer, nor of a business case, of which the amounts are of its partners.
"""

from typing import Any

from agenda.models import (
    DETAILS,
    Agenda,
    Akkoord,
    Blok,
    Bron,
    Opmerking,
    Versie,
    Voorstel,
    Voortgang,
    Werkwijze,
)
from regions.logboek.hoger import Hoger, registreer

# Who and when stand in the log already; which insurer's text is closed is not for it to tell.
SPOOR = frozenset(
    f"{begin}{eind}"
    for begin in ("gewijzigd", "beantwoord", "afgehandeld")
    for eind in ("_op", "_door", "_als")
)
NIET = SPOOR | {"blok", "door", "als", "op", "onderwerp", "verzekeraar", "plaatsversie", "ouder_soort"}


def registreer_soorten() -> None:
    """Put the changes of agendas in the log."""
    op_blok = {"via": Blok, "sleutel": "blok_id", "regio": "agenda__regio"}
    op_agenda = {"via": Agenda, "sleutel": "agenda_id", "regio": "regio"}
    _meld(Agenda, "agenda", {"via": Agenda, "sleutel": "pgh_obj_id", "regio": "regio"})
    _meld(Blok, "onderdeel", op_agenda)
    for soort, model in DETAILS.items():
        _meld(model, Blok.Soort(soort).label, op_blok)
    _meld(Voortgang, "voortgang", op_blok | {"sleutel": "afspraak_id"})
    _meld(Voorstel, "voorstel", op_blok)
    _meld(Opmerking, "opmerking", op_blok)
    _meld(Akkoord, "akkoord", op_blok | {"via": Versie, "sleutel": "versie_id"})
    _meld(Bron, "bron", op_agenda)
    _meld(Werkwijze, "hoe wij samenwerken", op_agenda)


def _meld(model: Any, naam: str, waar: dict[str, Any]) -> None:
    registreer(Hoger(model=model, naam=f"agenda: {naam}", niet=NIET, **waar))
