"""What goes with an agenda of the demo: trekkers, sources, ways of working, measured values, decisions."""

import datetime
from collections.abc import Mapping
from typing import Any

from agenda import actions
from agenda.models import Afspraak, Agenda, Bron, Doel, Kader, LandelijkDoel, Meting, Themablok, Werkwijze
from regions.models import Contactpersoon, Organisatie, Soort, Thema
from samenwerking.demo.inhoud import Kalender
from tekst.schoon import schoon

Inhoud = dict[str, Any]
KANTEN = {"gemeenten": (Soort.GEMEENTE,), "zorg": (Soort.ZORGVERZEKERAAR, Soort.ZORGKANTOOR)}
BEDRAGEN = ("kosten", "baten")
GEWOON = ("schaal", "doelgroepen", "monitoring")
DAGEN = ("gonogo_op", "borging_op", "gonogo_besloten", "borging_besloten")


def _tekst(velden: Inhoud, kalender: Kalender) -> Inhoud:
    return {
        naam: kalender.tekst(waarde) if isinstance(waarde, str) else waarde for naam, waarde in velden.items()
    }


def zet_erbij(agenda: Agenda, inhoud: Inhoud, kalender: Kalender, *, als: str) -> None:
    """How the parties work together, and what the agenda rests on."""
    jaar = kalender.vandaag.year
    for bron in inhoud.get("bronnen", []):
        Bron.objects.create(agenda=agenda, **_tekst(bron, kalender) | {"jaar": jaar + bron["jaar"]})
    if werkwijze := inhoud.get("werkwijze"):
        teksten = {naam: schoon(tekst) for naam, tekst in _tekst(werkwijze, kalender).items()}
        Werkwijze.objects.create(agenda=agenda, gewijzigd_als=als, **teksten)


def zet_trekkers(agenda: Agenda, dag: datetime.date) -> None:
    """From each side one on each level, for all themes but the last."""
    contacten = Contactpersoon.objects.on(dag).filter(regio=agenda.regio)
    wie = list(contacten.select_related("organisatie").order_by("organisatie__slug", "pk"))
    themas = Themablok.objects.filter(blok__agenda=agenda).order_by("blok__volgorde", "pk")
    for nummer, themablok in enumerate(list(themas)[:-1]):
        for kant, soorten in KANTEN.items():
            for rol in (Contactpersoon.Rol.BESTUURLIJK, Contactpersoon.Rol.AMBTELIJK):
                passend = [c for c in wie if c.rol == rol and c.organisatie.soort in soorten]
                if passend:
                    setattr(themablok, f"{kant}_{rol}", passend[nummer % len(passend)])
        themablok.save()


def landelijk(doel: Inhoud | None) -> LandelijkDoel | None:
    """The national goal that a goal refers to, if it does."""
    if doel is None:
        return None
    thema = Thema.objects.get(code=doel["thema"], regio=None)
    found, _ = LandelijkDoel.objects.get_or_create(
        thema=thema, naam=doel["naam"], defaults={"bron": "Voorbeeld"}
    )
    return found


def meet(doel: Doel, metingen: list[Inhoud], kalender: Kalender, *, als: str) -> None:
    """What was measured since."""
    for meting in metingen:
        op = kalender.maand(meting["maand"])
        Meting.objects.create(doel=doel, op=op, als=als, **_tekst(meting["gegevens"], kalender))


def van_afspraak(afspraak: Inhoud, organisaties: Mapping[str, Organisatie], kalender: Kalender) -> Inhoud:
    """What not every afspraak has: reach, how it is followed, decisions, and a pilot's days."""
    velden: Inhoud = {naam: afspraak[naam] for naam in GEWOON if naam in afspraak}
    velden |= {dag: kalender.maand(afspraak[dag]) for dag in DAGEN if dag in afspraak}
    velden |= {besluit: afspraak[besluit] for besluit in ("gonogo", "borging") if besluit in afspraak}
    if kaders := afspraak.get("kaders"):
        velden["kaders"] = list(Kader.objects.filter(naam__in=kaders))
    if besluiten := afspraak.get("besluiten"):
        velden["besluiten"] = [
            {
                "wie": organisaties.get(besluit.get("wie", "")),
                "gremium": besluit["gremium"],
                "verwacht": kalender.maand(besluit["verwacht"]),
                "genomen": None,
            }
            for besluit in besluiten
        ]
    return velden


def reken(
    afspraak: Afspraak, zaak: Inhoud | None, organisaties: Mapping[str, Organisatie], *, als: str
) -> None:
    """What it costs and yields, and who of its parties lets others see that."""
    if zaak is None:
        return
    regels = [
        {"organisatie": organisaties[regel["wie"]], "toelichting": regel.get("toelichting", "")}
        | {naam: regel.get(naam) for naam in BEDRAGEN}
        for regel in zaak["regels"]
    ]
    velden = {"per": zaak["per"], "toelichting": zaak.get("toelichting", ""), "regels": regels}
    businesscase = actions.bewaar_businesscase(afspraak, "0", by=None, als=als, **velden)
    for slug in zaak.get("vrij", []):
        actions.geef_vrij(
            businesscase, organisaties[slug], "1", by=None, als=f"medewerker, {organisaties[slug]}"
        )
