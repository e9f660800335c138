"""What in the demo is closed for other insurers, and an agreement on which a legal check was recorded.

Made after all versions: closed text is in none of them, and a check is of the words as they are now.
"""

import datetime

from agenda import actions
from agenda.models import Afspraak, Agenda, Blok, Doel, Mededingingstoets
from regions.models import Gebruiker, Gespreksonderwerp, Organisatie, Regio
from regions.periods import since
from samenwerking.demo.inhoud import Kalender

ONDER = "Minder ouderen met spoed naar het ziekenhuis"
DICHT = "Vaste vergoeding voor valpreventie (voorbeeld)"
TEKST = "Menzis verkent met de gemeenten één vergoeding per deelnemer aan de valpreventiecursus."
GETOETST = "Eén punt dat weet waar een bed vrij is"
REDENERING = (
    "Het coördinatiepunt is er voor alle verzekerden en alle aanbieders. De partijen delen geen tarieven. "
    "Voorwaarde: elke zorgverzekeraar koopt zelf zijn bedden in. Dit is een voorbeeld, geen juridisch advies."
)


def laad_schot(kalender: Kalender, gebruikers: dict[str, Gebruiker]) -> None:
    """In Twente one agreement that Menzis and the gemeenten alone see, and one that was checked."""
    agenda = Agenda.objects.current(Regio.objects.werk().get(code="twente"))
    if agenda is None:
        return
    _scherm_af(agenda, kalender, gebruikers["coordinator@example.nl"])
    _toets(agenda, kalender, gebruikers["verzekeraar@example.nl"])


def _scherm_af(agenda: Agenda, kalender: Kalender, by: Gebruiker) -> None:
    organisaties = Organisatie.objects.in_bulk(["menzis", "enschede", "hengelo"], field_name="slug")
    doel = Doel.objects.levend().select_related("blok__agenda__regio").get(blok__agenda=agenda, titel=ONDER)
    onderwerp = Gespreksonderwerp.objects.get(regio=agenda.regio, concurrentiegevoelig=True)
    van = kalender.maand(1)
    blok = actions.toevoegen(
        agenda,
        Blok.Soort.AFSPRAAK,
        by=by,
        ouder=doel.blok,
        titel=DICHT,
        tekst=f"<p>{TEKST}</p>",
        trekker=organisaties["menzis"],
        partners=[organisaties["enschede"], organisaties["hengelo"]],
        sinds=van,
        regels=[(organisaties["menzis"], "Rekent uit wat een vaste vergoeding kost.")],
        period=since(van, van + datetime.timedelta(days=365)),
        vorm="pilot",
        financiering=["Zvw"],
    )
    actions.afschermen(
        blok, str(blok.version), onderwerp=onderwerp, verzekeraar=organisaties["menzis"], by=by
    )


def _toets(agenda: Agenda, kalender: Kalender, by: Gebruiker) -> None:
    afspraak = Afspraak.objects.levend().get(blok__agenda=agenda, titel=GETOETST)
    actions.geldvraag(afspraak, antwoord=True)
    afspraak.refresh_from_db()
    actions.toetsen(
        afspraak,
        str(afspraak.blok.version),
        by=by,
        naam="Anouk Veenstra",
        functie="jurist mededinging, Menzis (voorbeeld)",
        datum=kalender.werkdag(-40),
        uitkomst=Mededingingstoets.Uitkomst.VOORWAARDEN,
        redenering=REDENERING,
    )
