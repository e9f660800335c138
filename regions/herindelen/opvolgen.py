"""What people hold for a gemeente that ends: contacts, mandates and access, to the successor or ended."""

import datetime
from collections import Counter
from typing import Any

from regions.herindelen.boek import Boek
from regions.herindelen.onderwerp import Opvolging
from regions.herindelen.voorstel import Opvolgers, Voorstel, vanaf
from regions.mandaten import bezwaren
from regions.models import (
    Contactpersoon,
    ContactpersoonThema,
    Gebruiker,
    Mandaat,
    Organisatie,
    Plaatsing,
    Regio,
    Toegang,
)
from regions.periods import since
from regions.rights import ORGANISATIE_ROLLEN
from tekst.getallen import aantal

BEVESTIGEN = "Telt pas mee als {} het bevestigt."


def nieuwe_periode(rij: Any, dag: datetime.date) -> Any:
    """What is left of a period from the day on; one that was cut short on that day goes on."""
    return since(max(rij.period.lower, dag), None if rij.period.upper == dag else rij.period.upper)


class Opvolgen:
    """Carries out, as ticked, what happens to the people of gemeenten that end; says what can be ticked."""

    def __init__(self, opvolging: Opvolging, opvolgers: Opvolgers, boek: Boek, by: Gebruiker | None) -> None:
        self.dag, self.van, self.naar = opvolging.dag, opvolging.van, opvolging.naar
        self.wie, self.boek, self.by = opvolgers, boek, by
        self.voorstellen: list[Voorstel] = []
        self.geteld: Counter[tuple[str, str]] = Counter()
        rows = Plaatsing.objects.werk().filter(gemeente__in=self.van, period__endswith=self.dag)
        self.lag = {rij.gemeente_id: rij.regio_id for rij in rows}

    def alles(self) -> list[str]:
        """All of them; answers what happened, in counts and without names."""
        self.contacten()
        self.mandaten()
        self.toegang()
        return list(self._zinnen())

    def _zinnen(self) -> Any:
        for (wat, naar), n in sorted(self.geteld.items()):
            een, meer = wat.split("|")
            waarheen = (
                f"{'gaat' if n == 1 else 'gaan'} naar {naar}"
                if naar
                else ("eindigt" if n == 1 else "eindigen")
            )
            yield f"{aantal(n, een, meer)} {waarheen}."

    def _tel(self, wat: str, naar: Organisatie | None) -> None:
        self.geteld[wat, str(naar or "")] += 1

    def contacten(self) -> None:
        """A contact person goes along to the regio of the successor; one of the board waits for its word."""
        rows = Contactpersoon.objects.filter(vanaf(self.dag), organisatie__in=self.van)
        for contact in rows.select_related("persoon", "organisatie", "regio").order_by(
            "organisatie__naam", "rol", "pk"
        ):
            sleutel = f"contact-{contact.pk}"
            naar = self.wie.van(sleutel)
            bestuur = contact.rol == Contactpersoon.Rol.BESTUURLIJK
            als = f"{contact.get_rol_display()} voor {contact.organisatie} in {contact.regio}"
            self.voorstellen.append(
                self.wie.voorstel(
                    sleutel,
                    kop="Contactpersonen",
                    zin=f"{contact.persoon}, {als}",
                    uitleg=BEVESTIGEN.format(_opvolger(self.naar)) if bestuur else "",
                )
            )
            past = naar and self._contact_naar(contact, naar, wacht=bestuur)
            self._tel("contactpersoon|contactpersonen", naar if past else None)
            self.boek.sluit(contact, self.dag, einde_reden=Contactpersoon.Reden.HERINDELING)

    def later(self) -> None:
        """On the day: who was named since goes along, unless ended for a reason."""
        rows = Contactpersoon.objects.filter(
            organisatie__in=self.van, period__endswith=self.dag, einde_reden=""
        )
        for contact in rows.select_related("persoon", "organisatie", "regio").order_by("pk"):
            if naar := self.wie.van(""):
                bestuur = contact.rol == Contactpersoon.Rol.BESTUURLIJK
                self._contact_naar(contact, naar, wacht=bestuur)

    def _contact_naar(self, contact: Contactpersoon, naar: Organisatie, *, wacht: bool) -> bool:
        regio = self.wie.regio.get(naar.pk)
        if regio is None or self.lag.get(contact.organisatie_id) != contact.regio_id:
            return False
        return bool(
            verplaats_contact(contact, self.dag, self.boek, organisatie=naar, regio=regio, wacht=wacht)
        )

    def mandaten(self) -> None:
        """A mandate given or held goes along, and waits for the word of the successor."""
        rows = Mandaat.objects.filter(vanaf(self.dag), ingetrokken_op=None).met_namen()
        for mandaat in (rows.filter(gever__in=self.van) | rows.filter(ontvanger__in=self.van)).order_by("pk"):
            sleutel = f"mandaat-{mandaat.pk}"
            naar = self.wie.van(sleutel)
            over = mandaat.thema or "alle thema's"
            self.voorstellen.append(
                self.wie.voorstel(
                    sleutel,
                    kop="Mandaten",
                    zin=f"{mandaat} ({over})",
                    uitleg=BEVESTIGEN.format(
                        _opvolger(self.naar) if mandaat.gever in self.van else mandaat.gever
                    ),
                )
            )
            past = naar and self._mandaat_naar(mandaat, naar)
            self._tel("mandaat|mandaten", naar if past else None)
            self.boek.sluit(mandaat, self.dag)

    def _mandaat_naar(self, mandaat: Mandaat, naar: Organisatie) -> bool:
        gever = naar if mandaat.gever in self.van else mandaat.gever
        ontvanger = naar if mandaat.ontvanger in self.van else mandaat.ontvanger
        regio = self.wie.regio.get(naar.pk)
        if regio is None or gever == ontvanger or (gever != naar and regio != mandaat.regio):
            return False
        return bool(
            kopieer_mandaat(
                mandaat, self.dag, self.boek, gever=gever, ontvanger=ontvanger, regio=regio, wacht=True
            )
        )

    def toegang(self) -> None:
        """Access for a gemeente that ends goes along with the work, or ends with it."""
        rows = Toegang.objects.filter(vanaf(self.dag), organisatie__in=self.van)
        for toegang in rows.select_related("gebruiker", "organisatie", "regio").order_by(
            "organisatie__naam", "gebruiker__naam", "pk"
        ):
            sleutel = f"toegang-{toegang.pk}"
            naar = self.wie.van(sleutel)
            self.voorstellen.append(self.wie.voorstel(sleutel, kop="Toegang", zin=str(toegang)))
            if naar:
                self._toegang_naar(toegang, naar)
            self._tel("rol met toegang|rollen met toegang", naar)
            self.boek.sluit(toegang, self.dag)

    def _toegang_naar(self, toegang: Toegang, naar: Organisatie) -> None:
        regio = toegang.regio
        if regio and toegang.rol in ORGANISATIE_ROLLEN:
            regio = self.wie.regio.get(naar.pk)
        kopieer_toegang(toegang, self.dag, self.boek, self.by, organisatie=naar, regio=regio)


def _opvolger(naar: tuple[Organisatie, ...]) -> str:
    return str(naar[0]) if len(naar) == 1 else "de opvolger"


def verplaats_contact(
    contact: Contactpersoon,
    dag: datetime.date,
    boek: Boek,
    *,
    organisatie: Organisatie,
    regio: Regio,
    wacht: bool = False,
) -> Contactpersoon | None:
    """The same role for another organisation or in another regio; None when it is held there already."""
    period = nieuwe_periode(contact, dag)
    velden = {"persoon": contact.persoon, "organisatie": organisatie, "regio": regio, "rol": contact.rol}
    if Contactpersoon.objects.during(period).filter(**velden).exists():
        return None
    nieuw: Contactpersoon = boek.maak(
        Contactpersoon(
            **velden,
            functie=contact.functie,
            vervanger=contact.vervanger,
            period=period,
            wacht_op_bevestiging=wacht or contact.wacht_op_bevestiging,
        )
    )
    for thema in contact.themas.all():
        if thema.regio_id in (None, regio.pk):
            boek.maak(ContactpersoonThema(contactpersoon=nieuw, thema=thema))
    return nieuw


def kopieer_mandaat(
    mandaat: Mandaat,
    dag: datetime.date,
    boek: Boek,
    *,
    gever: Organisatie,
    ontvanger: Organisatie,
    regio: Regio,
    wacht: bool = False,
) -> Mandaat | None:
    """The same word given by, to or in another; None when that one has given its word already."""
    period = nieuwe_periode(mandaat, dag)
    thema = mandaat.thema
    if thema and thema.regio_id not in (None, regio.pk):
        return None
    same = ("vorm", "basis", "besluit_datum", "besluit_nummer", "bewijs", "toelichting")
    nieuw = Mandaat(
        gever=gever,
        ontvanger=ontvanger,
        regio=regio,
        thema=thema,
        period=period,
        wacht_op_bevestiging=wacht or mandaat.wacht_op_bevestiging,
        **{naam: getattr(mandaat, naam) for naam in same},
    )
    if bezwaren([nieuw]):
        return None
    boek.maak(nieuw)
    return nieuw


def kopieer_toegang(
    toegang: Toegang,
    dag: datetime.date,
    boek: Boek,
    by: Gebruiker | None,
    *,
    organisatie: Organisatie | None,
    regio: Regio | None,
) -> Toegang | None:
    """The same role elsewhere; None when this user has it there already."""
    period = nieuwe_periode(toegang, dag)
    velden = {"gebruiker": toegang.gebruiker, "rol": toegang.rol, "organisatie": organisatie, "regio": regio}
    if Toegang.objects.during(period).filter(**velden).exists():
        return None
    nieuw: Toegang = boek.maak(Toegang(**velden, period=period, gegeven_door=by))
    return nieuw
