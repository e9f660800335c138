"""What a regio that is still empty begins with, for who sets it up."""

from dataclasses import dataclass

from django.urls import reverse

from agenda.models import Agenda, Blok, Themablok
from regions.models import Contactpersoon, Regio
from regions.periods import today

SPREKERS = (Contactpersoon.Rol.BESTUURLIJK, Contactpersoon.Rol.AMBTELIJK)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stap:
    """One of the first steps: what, where, why, and whether it was begun."""

    code: str
    titel: str
    uitleg: str
    url: str
    gedaan: bool


def eerste_stappen(regio: Regio) -> list[Stap]:
    """The four of them, in order; none once each was begun."""
    agenda = Agenda.objects.current(regio)
    stappen = [
        Stap(
            code="contactpersonen",
            titel="Contactpersonen",
            uitleg="Neem uw lijst over uit Excel, of voeg mensen een voor een toe.",
            url=reverse("inlezen", args=[regio.code, "contacten"]),
            gedaan=regio.contacten.on(today()).filter(rol__in=SPREKERS).exists(),
        ),
        Stap(
            code="onderwerpen",
            titel="Gespreksonderwerpen",
            uitleg="Waarover mag worden gesproken, en wat mag worden afgesproken.",
            url=reverse("onderwerp_nieuw", args=[regio.code]),
            gedaan=regio.gespreksonderwerpen.now().exists(),
        ),
        Stap(
            code="themas",
            titel="Thema's",
            uitleg="Begin de agenda en kies de thema's.",
            url=reverse("thema_nieuw" if agenda else "agenda_beginnen", args=[regio.code]),
            gedaan=bool(agenda) and Themablok.objects.levend().filter(blok__agenda=agenda).exists(),
        ),
        Stap(
            code="afspraken",
            titel="Bestaande afspraken",
            uitleg="Zet de afspraken die er al zijn in de agenda.",
            url=reverse("agenda" if agenda else "agenda_beginnen", args=[regio.code]),
            gedaan=bool(agenda)
            and Blok.objects.levend().voor().filter(agenda=agenda, soort=Blok.Soort.AFSPRAAK).exists(),
        ),
    ]
    return [] if all(stap.gedaan for stap in stappen) else stappen
