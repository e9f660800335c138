"""The agendas of the demo, made by the same acts as those of people."""

import datetime
from dataclasses import dataclass
from datetime import UTC
from typing import Any

from agenda import actions
from agenda.canoniek import partijen
from agenda.models import (
    Agenda,
    Akkoord,
    Blok,
    Openbaarmaking,
    Versie,
    Voortgang,
)
from regions.models import Contactpersoon, Gespreksonderwerp, Organisatie, Regio, Soort, Thema
from regions.periods import since
from samenwerking.demo.bij_agenda import landelijk, meet, reken, van_afspraak, zet_erbij, zet_trekkers
from samenwerking.demo.inhoud import Kalender, agendas, lees, lot

Inhoud = dict[str, Any]
LATER = "versie"  # an afspraak with this key was made after the first version was adopted


def laad_agendas(kalender: Kalender) -> None:
    """Each agenda as far as it is: in the making, ter vaststelling, or vastgesteld."""
    organisaties = Organisatie.objects.in_bulk(field_name="slug")
    for inhoud in agendas():
        regio = Regio.objects.werk().get(code=inhoud["regio"])
        zorgkantoor = Organisatie.objects.taking_part(regio, kalender.vandaag).get(soort=Soort.ZORGKANTOOR)
        here = {"zorgkantoor": zorgkantoor}
        Lader(kalender, regio, organisaties | here, inhoud).laad()


@dataclass(slots=True)
class Lader:
    """One agenda on its way into the database."""

    kalender: Kalender
    regio: Regio
    organisaties: dict[str, Organisatie]
    inhoud: Inhoud

    @property
    def als(self) -> str:
        """In which role its coordinator acts."""
        return f"regiocoördinator, {self.organisaties[self.inhoud['coordinator_bij']]}"

    def laad(self) -> None:
        """The agenda, what may be talked about, and its versions."""
        self._gespreksonderwerpen()
        agenda = self._begin()
        later = self._keten(agenda)
        zet_trekkers(agenda, self.kalender.vandaag)
        zet_erbij(agenda, self.inhoud, self.kalender, als=self.als)
        geschreven = datetime.datetime.combine(self.kalender.werkdag(-75), datetime.time(15, 10), UTC)
        agenda.blokken.update(gewijzigd_op=geschreven)
        besluit = self.inhoud["vaststelling"]
        if besluit["stand"] == "vastgesteld":
            self._vastgesteld(agenda, besluit)
        for ouder, afspraak in later:
            self._afspraak(agenda, ouder, afspraak)
        if besluit["stand"] == "ter vaststelling" or later:
            self._ter_vaststelling(agenda)

    def _gespreksonderwerpen(self) -> None:
        begin = since(self.kalender.dag(-420))
        Gespreksonderwerp.objects.bulk_create(
            Gespreksonderwerp(
                regio=self.regio,
                period=begin,
                opnieuw_bekijken_op=self.kalender.dag(onderwerp.get("opnieuw", 200)),
                **self._tekst({naam: waarde for naam, waarde in onderwerp.items() if naam != "opnieuw"}),
            )
            for onderwerp in self.inhoud["gespreksonderwerpen"]
        )

    def _tekst(self, velden: Inhoud) -> Inhoud:
        return {
            naam: self.kalender.tekst(waarde) if isinstance(waarde, str) else waarde
            for naam, waarde in velden.items()
        }

    def _begin(self) -> Agenda:
        jaar, periode = self.kalender.vandaag.year, self.inhoud["periode"]
        agenda = actions.beginnen(
            self.regio,
            van=datetime.date(jaar + periode["van"], 1, 1),
            tot_en_met=datetime.date(jaar + periode["tot_en_met"], 12, 31),
            by=None,
            titel=self.inhoud["titel"],
        )
        for volgorde, eigen in enumerate(self.inhoud.get("eigen_themas", []), start=10):
            thema = Thema.objects.create(regio=self.regio, volgorde=volgorde, **eigen)
            self._blok(agenda, Blok.Soort.THEMA, None, thema=thema)
        return agenda

    def _blok(self, agenda: Agenda, soort: str, ouder: Blok | None, **velden: Any) -> Blok:
        return actions.toevoegen(agenda, soort, by=None, ouder=ouder, als=self.als, **self._tekst(velden))

    def _keten(self, agenda: Agenda) -> list[tuple[Blok, Inhoud]]:
        """All of the chain but the afspraken that came later; those with where they belong."""
        later: list[tuple[Blok, Inhoud]] = []
        blokken = agenda.blokken.filter(soort=Blok.Soort.THEMA).select_related("thema__thema")
        themas = {blok.thema.thema.code: blok for blok in blokken}
        for thema in self.inhoud["themas"]:
            blok = themas[thema["code"]]
            actions.schrijf(blok.thema, tekst=self.kalender.tekst(thema["tekst"]))
            for opgave in thema["opgaven"]:
                for ouder, afspraak in self._opgave(agenda, blok, opgave):
                    if LATER in afspraak:
                        later.append((ouder, afspraak))
                    else:
                        self._afspraak(agenda, ouder, afspraak)
        return later

    def _opgave(self, agenda: Agenda, thema: Blok, opgave: Inhoud) -> list[tuple[Blok, Inhoud]]:
        jaar = self.kalender.vandaag.year
        cijfers = [self._tekst(cijfer) | {"jaar": jaar + cijfer["jaar"]} for cijfer in opgave["cijfers"]]
        gesprekken = [self._tekst(gesprek) for gesprek in opgave.get("gesprekken", [])]
        velden = {naam: waarde for naam, waarde in opgave.items() if naam != "doelen"}
        velden |= {"cijfers": cijfers, "gesprekken": gesprekken}
        blok = self._blok(agenda, Blok.Soort.OPGAVE, thema, **velden)
        afspraken = []
        for doel in opgave["doelen"]:
            afspraken += self._doel(agenda, blok, doel)
        return afspraken

    def _doel(self, agenda: Agenda, opgave: Blok, doel: Inhoud) -> list[tuple[Blok, Inhoud]]:
        jaar = self.kalender.vandaag.year
        niet = ("functies", "afspraken", "metingen", "landelijk_doel")
        velden = {naam: waarde for naam, waarde in doel.items() if naam not in niet}
        velden |= {"nuljaar": jaar + doel["nuljaar"], "streefjaar": jaar + doel["streefjaar"]}
        velden["landelijk_doel"] = landelijk(doel.get("landelijk_doel"))
        blok = self._blok(agenda, Blok.Soort.DOEL, opgave, **velden)
        meet(blok.doel, doel.get("metingen", []), self.kalender, als=self.als)
        afspraken = []
        for functie in doel.get("functies", []):
            velden = {naam: waarde for naam, waarde in functie.items() if naam != "afspraken"}
            onder = self._blok(agenda, Blok.Soort.FUNCTIE, blok, **velden)
            afspraken += [(onder, afspraak) for afspraak in functie["afspraken"]]
        return afspraken + [(blok, afspraak) for afspraak in doel.get("afspraken", [])]

    def _afspraak(self, agenda: Agenda, ouder: Blok, afspraak: Inhoud) -> None:
        maand, periode = self.kalender.maand, afspraak["periode"]
        van, einde = maand(periode["van"]), maand(periode["tot_en_met"], einde=True)
        trekker = self.organisaties[afspraak["trekker"]]
        blok = self._blok(
            agenda,
            Blok.Soort.AFSPRAAK,
            ouder,
            titel=afspraak["titel"],
            tekst=afspraak["tekst"],
            trekker=trekker,
            partners=[self.organisaties[slug] for slug in afspraak["partners"]],
            sinds=van,
            regels=[
                (self.organisaties.get(regel.get("wie", "")), self.kalender.tekst(regel["tekst"]))
                for regel in afspraak["wie_doet_wat"]
            ],
            period=since(van, einde + datetime.timedelta(days=1)),
            vorm=afspraak["vorm"],
            financiering=afspraak["financiering"],
            evaluatie=maand(afspraak["evaluatie"]) + datetime.timedelta(days=14),
            **van_afspraak(afspraak, self.organisaties, self.kalender),
        )
        trekt = f"medewerker, {trekker}"
        reken(blok.afspraak, afspraak.get("businesscase"), self.organisaties, als=trekt)
        for actie in afspraak.get("acties", []):
            self._actie(agenda, blok, actie)
        for melding in afspraak.get("voortgang") or self._begin_later(afspraak):
            self._voortgang(blok, melding, trekker)

    def _begin_later(self, afspraak: Inhoud) -> list[Inhoud]:
        """What is said of an afspraak that has not begun; of others without a report nothing is known."""
        if afspraak["stand"] != Voortgang.Stand.NIET_BEGONNEN:
            return []
        tekst = "We beginnen zoals afgesproken; de voorbereiding loopt."
        return [{"dagen": -18, "stand": Voortgang.Stand.NIET_BEGONNEN, "tekst": tekst}]

    def _actie(self, agenda: Agenda, afspraak: Blok, actie: Inhoud) -> None:
        self._blok(
            agenda,
            Blok.Soort.ACTIE,
            afspraak,
            titel=actie["titel"],
            organisatie=self.organisaties[actie["wie"]],
            gereed=self.kalender.werkdag(actie["gereed"]),
            afgerond_op=self.kalender.werkdag(actie["gereed"] - 2) if actie.get("klaar") else None,
        )

    def _voortgang(self, afspraak: Blok, melding: Inhoud, trekker: Organisatie) -> None:
        rol = "medewerker van een partner" if trekker.soort == Soort.PARTNER else "medewerker"
        actions.melden(
            afspraak.afspraak,
            stand=melding["stand"],
            zin=self.kalender.tekst(melding["tekst"]),
            by=None,
            op=self.kalender.werkdag(melding["dagen"]),
            als=f"{rol}, {trekker}",
        )

    def _vastgesteld(self, agenda: Agenda, besluit: Inhoud) -> None:
        """A version with an answer of every party but one, and the decision on it."""
        op = self.kalender.maand(besluit["maanden"]) + datetime.timedelta(days=9)
        op -= datetime.timedelta(days=max(0, op.weekday() - 4))
        versie = actions.aanbieden(agenda, by=None, op=op - datetime.timedelta(days=42), als=self.als)
        for partij in partijen(agenda, versie.op):
            self._antwoord(versie, partij, op, besluit)
        actions.vaststellen(versie, op=op, overleg=besluit["overleg"], by=None, als=self.als)
        if besluit.get("openbaar"):
            Openbaarmaking.objects.create(regio=self.regio, als=self.als)

    def _antwoord(self, versie: Versie, partij: Organisatie, op: datetime.date, besluit: Inhoud) -> None:
        oordeel = Akkoord.Oordeel.AKKOORD
        velden: Inhoud = {}
        for naam in (Akkoord.Oordeel.VOORBEHOUD, Akkoord.Oordeel.WACHT):
            if partij.slug == besluit.get(naam, {}).get("wie"):
                oordeel, velden = naam, {"tekst": self.kalender.tekst(besluit[naam]["tekst"])}
        if oordeel == Akkoord.Oordeel.WACHT:
            velden["verwacht_op"] = op + datetime.timedelta(days=35)
        else:
            velden |= self._wie(
                partij, op, lot("akkoord", self.regio.code, versie.nummer, partij.slug).randrange(3, 35)
            )
        als = f"medewerker, {partij}"
        actions.antwoorden(versie, partij, by=None, als=als, oordeel=oordeel, **velden)

    def _wie(self, partij: Organisatie, op: datetime.date, dagen: int) -> Inhoud:
        """Who gave the akkoord, on which day and on what ground."""
        datum = op - datetime.timedelta(days=dagen)
        datum -= datetime.timedelta(days=max(0, datum.weekday() - 4))
        contact = (
            Contactpersoon.objects.on(datum)
            .filter(organisatie=partij, regio=self.regio, rol=Contactpersoon.Rol.BESTUURLIJK)
            .select_related("persoon")
            .first()
        )
        naam, functie = (contact.persoon.naam, contact.functie) if contact else self._loco(partij)
        besluit = "besluit van het college" if partij.soort == Soort.GEMEENTE else "besluit van de directie"
        return {"naam": naam, "functie": functie, "datum": datum, "basis": f"{besluit} van {datum:%d-%m-%Y}"}

    def _loco(self, partij: Organisatie) -> tuple[str, str]:
        """Who signed where nobody was named as contact yet."""
        kans = lot("loco", self.regio.code, partij.slug)
        lijsten = lees("namen")
        return (
            f"{kans.choice(lijsten['voornamen'])} {kans.choice(lijsten['achternamen'])}",
            "locoburgemeester",
        )

    def _ter_vaststelling(self, agenda: Agenda) -> None:
        """A version that was offered lately; about half of the parties have answered."""
        op = self.kalender.werkdag(-24)
        versie = actions.aanbieden(agenda, by=None, op=op, als=self.als)
        gisteren = self.kalender.werkdag(-1)
        for partij in partijen(agenda, op):
            open_for_demo = partij.slug in ("hengelo", "borne", "menzis", "ggd-twente")
            if not open_for_demo and lot("antwoord", self.regio.code, partij.slug).random() < 0.5:
                dagen = lot("dag", self.regio.code, partij.slug).randrange(0, 15)
                als, velden = f"medewerker, {partij}", self._wie(partij, gisteren, dagen)
                actions.antwoorden(
                    versie, partij, by=None, als=als, oordeel=Akkoord.Oordeel.AKKOORD, **velden
                )
