"""What goes along with the words when an agenda is copied: what was measured, and what it rests on.

The amounts of a business case stay behind: each party gave them for the parties and the size of the other
regio, and released them to those alone. So do progress, proposals, remarks and legal checks: they were said
of the agreement there.
"""

from agenda.models import Afspraak, Agenda, Bron, Bronbestand, Doel, Meting, Werkwijze
from agenda.models.agenda import WERKWIJZE


def neem_metingen_mee(bron: Doel, naar: Doel, als: str) -> None:
    """What was measured of a doel, each day with its source."""
    for meting in bron.metingen.order_by("op"):
        Meting.objects.create(doel=naar, op=meting.op, waarde=meting.waarde, bron=meting.bron, als=als)


def neem_uitstel_mee(bron: Afspraak, naar: Afspraak) -> None:
    """How often the days of a pilot were moved: a copy gets no free turn."""
    for uitstel in bron.uitstel.order_by("pk"):
        uitstel.pk, uitstel.afspraak = None, naar
        uitstel._state.adding = True
        uitstel.save()


def neem_bronnen_mee(bron: Agenda, naar: Agenda) -> None:
    """What it rests on, with a file of its own; what the other agenda names already is not named twice."""
    staat = set(naar.bronnen.values_list("titel", "jaar"))
    for rij in bron.bronnen.order_by("pk"):
        if (rij.titel, rij.jaar) in staat:
            continue
        velden = ("soort", "titel", "jaar", "gemaakt_door", "samen", "url")
        bestand = rij.bestand and Bronbestand.objects.create(
            naam=rij.bestand.naam, soort=rij.bestand.soort, inhoud=rij.bestand.inhoud
        )
        Bron.objects.create(agenda=naar, bestand=bestand, **{naam: getattr(rij, naam) for naam in velden})


def neem_werkwijze_mee(bron: Agenda, naar: Agenda, als: str) -> None:
    """How one works together, as far as nothing was written down there."""
    oud = Werkwijze.objects.filter(agenda=bron).first()
    nieuw = Werkwijze.objects.select_for_update().filter(agenda=naar).first() or Werkwijze(agenda=naar)
    over = {naam: getattr(oud, naam) for naam in WERKWIJZE if oud and not getattr(nieuw, naam)}
    over = {naam: tekst for naam, tekst in over.items() if tekst}
    if not over:
        return
    for naam, tekst in over.items():
        setattr(nieuw, naam, tekst)
    nieuw.gewijzigd_als, nieuw.gewijzigd_door = als, None
    nieuw.save()
