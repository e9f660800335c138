"""What parties of the demo propose and remark.

Made after all versions: two proposals on one blok keep an agenda from being offered.
"""

from typing import Any

from agenda import actions
from agenda.forms import formulier
from agenda.forms.velden import Keuzes
from agenda.inspraak import velden_van, woorden_van
from agenda.models import Agenda, Blok, Voorstel
from agenda.staat import nu
from regions.conflict import als_post
from regions.models import Gebruiker, Organisatie, Regio

# Which agreement, by whom, in whose name, what it would be called, and why. Two are on one and the same.
VOORSTELLEN = (
    (1, "gemeente@example.nl", "borne", "{} en wijkteam", "In Borne werkt het wijkteam hier al aan mee."),
    (1, "verzekeraar@example.nl", "menzis", "{}, eerst in vier wijken", "Zo kunnen we eerst leren."),
    (2, "zorgkantoor@example.nl", "menzis-zorgkantoor", "{} (ook met Wlz)", "Dan doet het zorgkantoor mee."),
)
OPMERKING = "Kunnen we hier ook zeggen vanaf welke dag dit in alle gemeenten geldt?"
ANTWOORD = "Dat zetten we erin zodra de laatste gemeente een datum heeft."
KLAAR = "De naam van de trekker klopte niet meer."


def laad_inspraak(gebruikers: dict[str, Gebruiker]) -> None:
    """Proposals of three parties in Twente, and remarks of which one is resolved."""
    agenda = Agenda.objects.current(Regio.objects.werk().get(code="twente"))
    if agenda is None:
        return
    blokken = (
        agenda.blokken.levend().met_detail().filter(soort=Blok.Soort.AFSPRAAK).select_related("agenda__regio")
    )
    afspraken = list(blokken.order_by("pk")[:3])
    for nummer, email, slug, titel, reden in VOORSTELLEN[: len(afspraken)]:
        organisatie = Organisatie.objects.get(slug=slug)
        _stel_voor(afspraken[nummer], gebruikers[email], organisatie, titel, reden)
    _merk_op(afspraken[0], gebruikers)


def _stel_voor(blok: Blok, by: Gebruiker, organisatie: Organisatie, titel: str, reden: str) -> None:
    staat = nu(blok)
    keuzes = Keuzes(blok.agenda.regio, staat.organisaties, staat.contacten)
    vaste: dict[str, Any] = {"agenda": blok.agenda, "keuzes": keuzes, "plek": "voorstel"}
    begin = formulier(blok.soort, staat, **vaste)
    data = als_post(begin)
    data["titel"] = titel.format(data["titel"])
    form = formulier(blok.soort, staat, data=data, **vaste)
    actions.voorstellen(
        blok,
        aard=Voorstel.Aard.WIJZIGEN,
        reden=reden,
        organisatie=organisatie,
        by=by,
        velden=velden_van(form),
        woorden=woorden_van(form, begin),
    )


def _merk_op(blok: Blok, gebruikers: dict[str, Gebruiker]) -> None:
    coordinator = gebruikers["coordinator@example.nl"]
    vraag = actions.opmerken(blok, OPMERKING, by=gebruikers["gemeente@example.nl"])
    actions.opmerken(blok, ANTWOORD, by=coordinator, op=vraag)
    oud = actions.opmerken(blok, KLAAR, by=gebruikers["bestuurder@example.nl"])
    actions.handel_af(oud, by=coordinator)
