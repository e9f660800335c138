"""What follows the werkindeling in this room: contacts, mandates, access, deelname, gespreksonderwerpen."""

import datetime
from collections import Counter
from collections.abc import Iterator
from typing import Any

from regions.herindelen.onderwerp import Hertekening, Verhuizing
from regions.herindelen.opvolgen import kopieer_mandaat, kopieer_toegang, nieuwe_periode, verplaats_contact
from regions.herindelen.voorstel import vanaf
from regions.models import (
    Contactpersoon,
    Deelname,
    Deelnemer,
    Gebruiker,
    Gespreksonderwerp,
    Mandaat,
    Organisatie,
    Regio,
    Soort,
    Toegang,
)
from regions.rights import ORGANISATIE_ROLLEN
from tekst.getallen import aantal

WIE_MEEDOET = "zorgverzekeraar of partner|zorgverzekeraars en partners"
HERINDELING = Contactpersoon.Reden.HERINDELING


class Meegaan:
    """Contacts of a gemeente follow their gemeente; what others have in a regio is copied to the new one."""

    def __init__(self, hertekening: Hertekening, by: Gebruiker | None) -> None:
        self.tekening, self.dag, self.boek, self.by = hertekening, hertekening.dag, hertekening.boek, by
        self.geteld: Counter[tuple[str, str, str]] = Counter()

    def alles(self) -> list[str]:
        """All of it, in one order; answers what happened, in counts and without names."""
        for van, naar in self.tekening.vervolg:
            self._deelnames(van, naar)
        for verhuizing in self.tekening.verhuizingen:
            self._gemeente(verhuizing)
        for van, naar in self.tekening.vervolg:
            self._anderen(van, naar)
        for pk, naar in self.tekening.coordinatoren:
            self._coordinator(Toegang.objects.select_related("gebruiker", "organisatie").get(pk=pk), naar)
        for regio in self.tekening.eindigt:
            self._einde(regio)
        return list(self._zinnen())

    def later(self) -> None:
        """On the day: what was added since goes along with its gemeente, or ends with its regio."""
        for verhuizing in self.tekening.verhuizingen:
            self._gemeente(verhuizing)
        for regio in self.tekening.eindigt:
            self._einde(regio)

    def _zinnen(self) -> Iterator[str]:
        for (wat, doet, waar), n in sorted(self.geteld.items()):
            een, meer = wat.split("|")
            yield f"{aantal(n, een, meer)} {doet.split('|')[n != 1]} {waar}."

    def _tel(self, wat: str, doet: str, waar: object) -> None:
        self.geteld[wat, doet, str(waar)] += 1

    def _deelnames(self, van: Regio, naar: Regio) -> None:
        """Zorgverzekeraars and partners take part in the new regio as well; they confirm it themselves."""
        for deelname in van.deelnames.filter(vanaf(self.dag)).select_related("organisatie").order_by("pk"):
            period = nieuwe_periode(deelname, self.dag)
            velden = {"organisatie": deelname.organisatie, "regio": naar}
            if not Deelname.objects.during(period).filter(**velden).exists():
                self.boek.maak(Deelname(**velden, period=period))
                self._tel(
                    "zorgverzekeraar of partner|zorgverzekeraars en partners",
                    "doet ook mee in|doen ook mee in",
                    naar,
                )

    def _gemeente(self, verhuizing: Verhuizing) -> None:
        gemeente, van, naar = verhuizing.gemeente, verhuizing.van, verhuizing.naar
        contacten = van.contacten.filter(vanaf(self.dag), organisatie=gemeente)
        for contact in contacten.exclude(rol=Contactpersoon.Rol.COORDINATOR).order_by("pk"):
            if verplaats_contact(contact, self.dag, self.boek, organisatie=gemeente, regio=naar):
                self._tel("contactpersoon|contactpersonen", "gaat mee naar|gaan mee naar", naar)
            self.boek.sluit(contact, self.dag, einde_reden=HERINDELING)
        for toegang in Toegang.objects.filter(vanaf(self.dag), organisatie=gemeente, regio=van).order_by(
            "pk"
        ):
            if toegang.rol in ORGANISATIE_ROLLEN:
                kopieer_toegang(toegang, self.dag, self.boek, self.by, organisatie=gemeente, regio=naar)
                self.boek.sluit(toegang, self.dag)
                self._tel("rol met toegang|rollen met toegang", "gaat mee naar|gaan mee naar", naar)
        gegeven = van.mandaten.filter(vanaf(self.dag), gever=gemeente, ingetrokken_op=None)
        for mandaat in gegeven.met_namen().order_by("pk"):
            mee = self._doet_mee(mandaat.ontvanger, naar) and kopieer_mandaat(
                mandaat, self.dag, self.boek, gever=gemeente, ontvanger=mandaat.ontvanger, regio=naar
            )
            self._tel(
                "mandaat|mandaten",
                "gaat mee naar|gaan mee naar"
                if mee
                else "eindigt: de ontvanger doet niet mee in|eindigen: de ontvanger doet niet mee in",
                naar,
            )
            self.boek.sluit(mandaat, self.dag)

    def _doet_mee(self, organisatie: Organisatie, regio: Regio) -> bool:
        return Deelnemer.objects.on(self.dag).filter(organisatie=organisatie, regio=regio).exists()

    def _anderen(self, van: Regio, naar: Regio) -> None:
        """Contacts and mandates of who is no gemeente, and what may be discussed, are there as well."""
        contacten = van.contacten.filter(vanaf(self.dag)).exclude(organisatie__soort=Soort.GEMEENTE)
        for contact in contacten.exclude(rol=Contactpersoon.Rol.COORDINATOR).order_by("pk"):
            hier = self._doet_mee(contact.organisatie, naar)
            if hier and verplaats_contact(
                contact, self.dag, self.boek, organisatie=contact.organisatie, regio=naar
            ):
                self._tel("andere contactpersoon|andere contactpersonen", "geldt ook in|gelden ook in", naar)
        for mandaat in (
            van.mandaten.filter(vanaf(self.dag), ingetrokken_op=None)
            .exclude(gever__soort=Soort.GEMEENTE)
            .order_by("pk")
        ):
            hier = self._doet_mee(mandaat.gever, naar) and self._doet_mee(mandaat.ontvanger, naar)
            if hier and kopieer_mandaat(
                mandaat, self.dag, self.boek, gever=mandaat.gever, ontvanger=mandaat.ontvanger, regio=naar
            ):
                self._tel("ander mandaat|andere mandaten", "geldt ook in|gelden ook in", naar)
        bekend = set(naar.gespreksonderwerpen.filter(vanaf(self.dag)).values_list("onderwerp", flat=True))
        for onderwerp in van.gespreksonderwerpen.filter(vanaf(self.dag)).order_by("pk"):
            if onderwerp.onderwerp not in bekend:
                self._onderwerp(onderwerp, naar)

    def _onderwerp(self, onderwerp: Gespreksonderwerp, naar: Regio) -> None:
        eigen = {"id", "regio", "period", "version"}
        velden = {f.name: getattr(onderwerp, f.name) for f in onderwerp._meta.concrete_fields}
        velden = {naam: waarde for naam, waarde in velden.items() if naam not in eigen}
        period = nieuwe_periode(onderwerp, self.dag)
        self.boek.maak(Gespreksonderwerp(**velden, regio=naar, period=period))
        self._tel("gespreksonderwerp|gespreksonderwerpen", "geldt ook in|gelden ook in", naar)

    def _coordinator(self, toegang: Toegang, naar: Regio) -> None:
        nieuw = kopieer_toegang(
            toegang, self.dag, self.boek, self.by, organisatie=toegang.organisatie, regio=naar
        )
        if nieuw is None:
            return
        self._tel("regiocoördinator|regiocoördinatoren", "werkt dan voor|werken dan voor", naar)
        als = Contactpersoon.objects.filter(
            vanaf(self.dag), regio=toegang.regio, rol=Contactpersoon.Rol.COORDINATOR
        )
        for contact in als.filter(persoon__gebruiker=toegang.gebruiker).order_by("pk"):
            verplaats_contact(contact, self.dag, self.boek, organisatie=contact.organisatie, regio=naar)

    def _einde(self, regio: Regio) -> None:
        """Whatever was left in a regio that ends, ends with it."""
        sets: list[tuple[str, Any]] = [
            ("contactpersoon|contactpersonen", Contactpersoon.objects.filter(regio=regio)),
            ("mandaat|mandaten", Mandaat.objects.filter(regio=regio, ingetrokken_op=None)),
            ("deelname|deelnames", Deelname.objects.filter(regio=regio)),
            ("gespreksonderwerp|gespreksonderwerpen", Gespreksonderwerp.objects.filter(regio=regio)),
            ("rol met toegang|rollen met toegang", Toegang.objects.filter(regio=regio)),
        ]
        for wat, rows in sets:
            for rij in rows.filter(vanaf(self.dag)).order_by("pk"):
                ook = {"einde_reden": HERINDELING} if isinstance(rij, Contactpersoon) else {}
                self.boek.sluit(rij, self.dag, **ook)
                self._tel(wat, "eindigt in|eindigen in", regio)


def regio_einde(regio: Regio, dag: datetime.date) -> str:
    """That it ends, in words."""
    return f"De regio {regio} is er t/m {dag - datetime.timedelta(days=1):%d-%m-%Y}."
