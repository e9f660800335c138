"""The meetings of Twente in the demo: one that was, with what it decided, and two to come."""

import datetime
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from agenda.models import Agendapunt, Overleg, Vergaderstuk, Zaaknummer
from agenda.overleg import acties, stukken
from agenda.overleg.goedkeuren import keur_goed
from agenda.overleg.voorgesteld import LIJST, voorgesteld
from agenda.zaaknummers import noteer
from regions.models import Gebruiker, Organisatie, Regio
from samenwerking.demo.inhoud import MAP, Kalender, lees


def laad_overleggen(kalender: Kalender, gebruikers: dict[str, Gebruiker]) -> None:
    """As the coordinator would: planned, filled, held and written down."""
    twente = Regio.objects.werk().get(code="twente")
    coordinator = gebruikers["coordinator@example.nl"]
    for inhoud in lees("overleg")["overleg"]:
        overleg = acties.roep_bijeen(
            Overleg(regio=twente),
            by=coordinator,
            soort=inhoud["soort"],
            titel=inhoud["titel"],
            datum=kalender.werkdag(inhoud["dagen"]),
            van=datetime.time.fromisoformat(inhoud["van"]),
            tot=datetime.time.fromisoformat(inhoud["tot"]),
            plaats=inhoud["plaats"],
            stukken_op=kalender.werkdag(inhoud["dagen"] - 7),
        )
        if overleg.is_geweest:
            _was_er(overleg)
        if inhoud.get("lijst"):
            _lijst(overleg, coordinator)
        for punt in inhoud.get("punt", []):
            _punt(overleg, punt, kalender, coordinator)
        if inhoud.get("voorgesteld"):
            acties.neem_voorgestelde(overleg, voorgesteld(overleg), by=coordinator)
        if tekst := inhoud.get("terugkoppeling"):
            acties.bewaar(overleg, "1", by=coordinator, regio=twente, terugkoppeling=tekst)


def _lijst(overleg: Overleg, by: Gebruiker) -> None:
    """The list of the overleg before it is the first point, and is approved."""
    lijsten = [punt for punt in voorgesteld(overleg) if punt.herkomst.startswith(LIJST)]
    acties.neem_voorgestelde(overleg, lijsten, by=by)
    enschede = Organisatie.objects.get(slug="enschede")
    for punt in overleg.punten.all():
        document = keur_goed(punt, by=by)
        noteer(Zaaknummer(organisatie=enschede, document=document), "2026-114523 (voorbeeld)", "0", by=by)


def _was_er(overleg: Overleg) -> None:
    """All but one were there."""
    contacten = [deelnemer.contactpersoon for deelnemer in overleg.deelnemers.order_by("pk")]
    stand = dict.fromkeys(contacten, acties.AANWEZIG)
    acties.zet_deelnemers(overleg, stand | dict.fromkeys(contacten[-1:], acties.AFWEZIG))


def _punt(overleg: Overleg, inhoud: dict[str, Any], kalender: Kalender, by: Gebruiker) -> None:
    punt = acties.zet_op_agenda(
        overleg,
        by=by,
        titel=inhoud["titel"],
        aard=inhoud["aard"],
        tekst=inhoud.get("tekst", ""),
        besproken=inhoud.get("besproken", ""),
    )
    if stuk := inhoud.get("stuk"):
        _stuk(punt, stuk, by)
    if "besluit" not in inhoud:
        return
    actie = inhoud.get("actie")
    acties.besluit(
        punt,
        inhoud["besluit"],
        by=by,
        actie=actie
        and {
            "wat": actie["wat"],
            "organisatie": Organisatie.objects.get(slug=actie["wie"]),
            "klaar_op": kalender.werkdag(actie["dagen"]),
        },
    )


def _stuk(punt: Agendapunt, inhoud: dict[str, str], by: Gebruiker) -> None:
    """A paper from the folder of the demo."""
    pad = MAP / inhoud["bestand"]
    bestand = SimpleUploadedFile(pad.name, pad.read_bytes())
    gelezen, soort, bladzijden = stukken.lees_stuk(bestand)
    velden = {"soort": soort, "bladzijden": bladzijden, "naam": pad.name, "titel": inhoud["titel"]}
    stuk = Vergaderstuk.van_bytes(gelezen, **velden)
    stukken.voeg_toe(punt, stuk, by=by)
