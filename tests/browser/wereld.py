"""A small house with something on every page, and someone who may open every page."""

import datetime
import types

from agenda import actions as agenda_actions
from agenda import evaluatie
from agenda.inbreng import gevraagd
from agenda.lijst import aanbieden_lijst
from agenda.models import (
    Blok,
    Bron,
    Bronbestand,
    Bundel,
    Functienaam,
    LandelijkDoel,
    Meting,
    Openbaarmaking,
    Scan,
    Vergaderstuk,
    Versie,
)
from agenda.overleg import acties as overleg_acties
from agenda.overleg import stukken
from agenda.overleg.goedkeuren import keur_goed
from agenda.overleg.voorgesteld import LIJST as BESLUITENLIJST
from regions import verkiezing
from regions.lijsten import begin
from regions.models import (
    Bewijsstuk,
    Contactpersoon,
    Gespreksonderwerp,
    Mandaat,
    Organisatie,
    Regio,
    Regioverzoek,
    Soort,
    Thema,
)
from regions.periods import since
from regions.rights import Rol
from tests import factories
from tests.agenda import fabriek, overleg
from tests.conftest import VANDAAG
from tests.regions import proeflijst
from tests.regions.herindeling import op_in
from tests.venster import factories as venster
from venster.actions import openen, overnemen, publiceren
from venster.models import Inzending, Ronde, Uitnodiging

TEGELS = {
    "Twente": ("TW", 5, 9),
    "Haaglanden": ("HL", 7, 2),
    "'t Gooi": ("GO", 6, 5),
    "Zuid-Hollandse Eilanden": ("ZE", 9, 2),
}
LIJST = b"Thema;Volgorde\nWonen;4\nWerk;vijf\nOnmogelijk;1\n"
WACHTWOORD = "een-lang-wachtwoord"
LANG = "Samenwerkingsverband Verpleeghuiszorgorganisaties Twenterand-Noordoostpolder"


def bouw() -> types.SimpleNamespace:
    """Regio's and parties, three rounds, an agenda in every state, a document, people."""
    land()
    twente = Regio.objects.get(code="twente")
    almelo = factories.gemeente("Almelo", regio=twente)
    menzis = factories.verzekeraar("Menzis", regio=twente)
    zorgkantoor = factories.zorgkantoor("Menzis Zorgkantoor", regio=twente)
    lang = factories.organisatie(LANG, Soort.PARTNER, slug="lang")
    contact = mensen(twente, almelo, menzis)
    afspraak, document = agenda(twente, zorgkantoor, lang)
    voorstel = inspraak(afspraak, almelo, menzis)
    rondes()
    inzending(menzis)
    wie = alziend(Regio.objects.filter(code__in=["twente", "haaglanden"]), [almelo, menzis])
    onderwerp = Gespreksonderwerp.objects.create(
        regio=twente,
        onderwerp="Tarieven",
        bespreken="nee",
        afspreken="nee",
        waarom="Mededingingswet.",
        concurrentiegevoelig=True,
        period=since(factories.BEGIN),
    )
    na_de_verkiezingen(twente)
    proeflijst.registreer()
    collega = factories.toegang(factories.gebruiker(), Rol.MEDEWERKER, organisatie=almelo)
    factories.contact(almelo, twente, wie=factories.persoon("Noor Jansen-van den Oosterhout", gebruiker=wie))
    return types.SimpleNamespace(
        wie=wie,
        afspraak=afspraak,
        doel=Blok.objects.filter(agenda=afspraak.agenda, soort="doel").first(),
        bron=Bron.objects.get(),
        meting=Meting.objects.get(),
        landelijk=LandelijkDoel.objects.get(),
        voorstel=voorstel,
        **inbreng(afspraak.agenda, almelo, menzis),
        document=document,
        **vergadering(twente, almelo),
        akkoord=akkoord(twente, almelo),
        **terugkijken(twente, menzis),
        contact=contact,
        onderwerp=onderwerp,
        mandaat=mandaat(twente, almelo),
        **mandaten(twente, menzis, almelo),
        toegang=collega,
        uitnodiging=Uitnodiging.objects.get(ronde__jaar=2026, organisatie=almelo),
        deelname=menzis.deelnames.get(),
        concessie=zorgkantoor.concessies.get(),
        verzoek=verzoek(twente),
        wijziging=wijziging(almelo),
        wachtend_contact=factories.contact(almelo, twente, rol="bestuurlijk", wacht_op_bevestiging=True),
        blad=begin(proeflijst.REGIO, twente, "lijst.csv", LIJST, by=wie),
        blad_land=begin(proeflijst.LAND, None, "lijst.csv", LIJST, by=wie),
    )


def papieren(overleg, punt, by):
    """A paper with a point, and a bundle that was made before it came."""
    stuk = Vergaderstuk.van_bytes(
        b"%PDF-1.7", naam="cijfers.pdf", soort="application/pdf", titel=f"Cijfers van {LANG}", bladzijden=2
    )
    Bundel.objects.create(overleg=overleg, vingerafdruk="oud", inhoud=b"%PDF-1.7", bladzijden=3)
    return {"stuk": stukken.voeg_toe(punt, stuk, by=by)}


def vergadering(regio, wie):
    """A meeting of today with a point, a decision and what follows from it, and one that was called off."""
    found = overleg.overleg(regio, VANDAAG, titel=f"Overleg bij {LANG}", plaats=LANG)
    punt = overleg.punt(found, f"Samen met {LANG}", tekst="<p>Eerst <strong>lezen</strong>.</p>")
    overleg.punt(found, "Rondvraag", aard="bespreken")
    by = found.gewijzigd_door
    actie = {"wat": f"Bel {LANG}", "organisatie": wie, "klaar_op": VANDAAG}
    besluit = overleg_acties.besluit(punt, "Zo doen we het.", by=by, actie=actie)
    overleg_acties.zeg_af(overleg.overleg(regio, titel="Ging niet door"), "Storm", by=by)
    eerder = overleg.overleg(regio, VANDAAG - datetime.timedelta(days=30), titel=f"Eerder met {LANG}")
    overleg_acties.besluit(overleg.punt(eerder), "Zo deden we het.", by=by)
    lijst = overleg.punt(found, "Besluitenlijst vaststellen", herkomst=f"{BESLUITENLIJST}{eerder.pk}")
    keur_goed(lijst, by=by)
    return papieren(found, punt, by) | {
        "overleg": found,
        "vastgestelde_lijst": eerder,
        "punt": punt,
        "besluit": besluit,
        "actiepunt": besluit.actiepunten.get(),
    }


def akkoord(regio, wie):
    """What a colleague recorded of the version that waits, with the file."""
    stuk = Bewijsstuk.van_bytes(b"%PDF-1.7", naam="besluit.pdf", soort="application/pdf", organisatie=wie)
    stuk.save()
    versie = Versie.objects.ter_vaststelling().get(agenda__regio=regio)
    return agenda_actions.antwoorden(
        versie,
        wie,
        by=None,
        gegeven=False,
        oordeel="voorbehoud",
        tekst=f"Als {LANG} ook meedoet.",
        naam="S. Bos",
        functie="wethouder",
        datum=VANDAAG,
        grond="college",
        bewijs=stuk,
    )


def terugkijken(regio, wie):
    """An evaluation with an answer, a list of subjects that was offered, and a scan."""
    versie = Versie.objects.ter_vaststelling().get(agenda__regio=regio)
    thema = Thema.objects.get(in_agendas__blok__agenda=versie.agenda)
    dag = evaluatie.plan(versie.agenda, thema, VANDAAG, by=None)
    evaluatie.antwoord(dag, wie, "0", by=None, agenda=f"Samen met {LANG}.", resultaat="Minder wachten.")
    aanbieden_lijst(regio, by=None)
    scan = Scan.van_bytes(
        b"%PDF-1.7", versie=versie, naam="convenant.pdf", soort="application/pdf", getekend_op=VANDAAG
    )
    scan.save()
    return {"evaluatie": dag, "scan": scan}


def wijziging(gemeente):
    """A gemeente that is to go up in another, not yet confirmed."""
    ander = Organisatie.objects.get(slug="tw-1")
    return op_in(gemeente, ander)


def verzoek(regio):
    """A gemeente that would rather belong to another regio."""
    return Regioverzoek.objects.create(
        gemeente=Organisatie.objects.get(slug="tw-1"),
        van=regio,
        naar=Regio.objects.get(code="haaglanden"),
        gewenst_per=datetime.date(2028, 1, 1),
        reden="Onze inwoners gaan daarheen voor zorg.",
    )


def land():
    """Regio's with a tile each, and some gemeenten."""
    for naam, (code, rij, kolom) in TEGELS.items():
        regio = factories.regio(naam, tegel_code=code, tegel_rij=rij, tegel_kolom=kolom, tegel_label=naam)
        for nummer in range(1, 4):
            factories.gemeente(f"{naam}-Noordoost {nummer}", slug=f"{code.lower()}-{nummer}", regio=regio)


def mensen(regio, almelo, menzis):
    """Contact persons, one of whom left."""
    factories.contact(menzis, regio, rol=Contactpersoon.Rol.BESTUURLIJK, tot=VANDAAG)
    factories.contact(
        almelo, regio, wie=factories.persoon("Mohamed van der Wolde-Oosterhuis", telefoon="0612345678")
    )
    return factories.contact(almelo, regio, rol=Contactpersoon.Rol.COORDINATOR)


def mandaten(regio, gever, ontvanger):
    """One that holds and one that waits for who gave it, where one works with mandaatbesluiten."""
    Regio.objects.filter(pk=regio.pk).update(spreekwijze=Regio.Spreekwijze.BESLUIT)
    ander = Organisatie.objects.get(slug="tw-2")
    return {
        "gegeven": factories.mandaat(gever, ander, regio),
        "wachtend": factories.mandaat(gever, ontvanger, regio, wacht_op_bevestiging=True),
    }


def mandaat(regio, ontvanger):
    """A gemeente lets another speak for it."""
    return Mandaat.objects.create(
        gever=Organisatie.objects.get(slug="tw-1"),
        ontvanger=ontvanger,
        regio=regio,
        vorm=Mandaat.Vorm.CENTRUMGEMEENTE,
        basis=Mandaat.Basis.AFSPRAAK,
        period=since(factories.BEGIN),
    )


def na_de_verkiezingen(regio):
    """Two gemeenten lost their wethouder; one can be mailed."""
    for slug in ("tw-1", "tw-2"):
        gemeente = Organisatie.objects.get(slug=slug)
        factories.contact(gemeente, regio, rol=Contactpersoon.Rol.BESTUURLIJK)
    factories.contact(Organisatie.objects.get(slug="tw-1"), regio)
    verkiezing.zet(regio, VANDAAG + datetime.timedelta(days=30), by=None)


def agenda(regio, trekker, partner):
    """Adopted, worked on since, with a piece put away."""
    laatste = fabriek.keten(
        regio, afspraken=3, trekker=trekker, tekst="<p>Eerst twee <strong>wijken</strong>.</p>"
    )
    versie = agenda_actions.aanbieden(laatste.agenda, by=None)
    agenda_actions.vaststellen(
        versie, by=None, op=VANDAAG, overleg="Bestuurlijk overleg Twente", toelichting=""
    )
    Openbaarmaking.objects.create(regio=regio)
    fabriek.afspraak(laatste.ouder, f"Met {LANG}", trekker=partner)
    Functienaam.objects.create(naam=f"Steun door {LANG}")
    agenda_actions.verwijderen(fabriek.afspraak(laatste.ouder, "Weg ermee"), by=None)
    almelo = Organisatie.objects.get(slug="almelo")
    agenda_actions.schrijf(laatste.afspraak, partners=[almelo])
    regel = {"organisatie": trekker, "kosten": 120000, "baten": None, "toelichting": f"Voor {LANG}"}
    agenda_actions.bewaar_businesscase(
        laatste.afspraak, "0", by=None, per="jaar", toelichting="", regels=[regel]
    )
    _bij_de_agenda(laatste.agenda)
    agenda_actions.aanbieden(laatste.agenda, by=None)
    return Blok.objects.get(pk=laatste.pk), versie.vaststelling.document


def inspraak(afspraak, *partijen):
    """Two proposals on one text, and a remark with an answer."""
    woorden = [["Wat spreekt u af", "Eén loket voor mantelzorgers", f"Eén loket bij {LANG}"]]
    for partij in partijen:
        voorstel = agenda_actions.voorstellen(
            afspraak,
            aard="wijzigen",
            reden="Zo weet iedereen het.",
            organisatie=partij,
            by=None,
            velden={"titel": ["Eén loket"]},
            woorden=woorden,
        )
    opmerking = agenda_actions.opmerken(afspraak, "Wie betaalt dit?", by=None, als="medewerker, Almelo")
    agenda_actions.opmerken(afspraak, "Wij allen.", by=None, als="medewerker, Menzis", op=opmerking)
    return voorstel


def inbreng(agenda, gemeente, verzekeraar):
    """Brought in by two, joined by the gemeenten, and shared with all."""
    themablok = agenda.blokken.get(soort="thema")
    thema = themablok.thema.thema
    woorden = {"belang": "Onze inwoners wachten.", "standpunt": f"Dit doet {LANG}."}
    los, van = (
        agenda_actions.inbrengen(
            agenda, thema, organisatie=wie, by=None, prioriteit="Langer thuis", **woorden
        )
        for wie in (gemeente, verzekeraar)
    )
    for wie in gevraagd(agenda.regio):
        agenda_actions.meld_klaar(agenda, wie, by=None)
    agenda_actions.leg_samen(agenda, by=None)
    samen = agenda_actions.inbrengen(
        agenda, thema, organisatie=None, by=None, prioriteit="Samen langer thuis", uit=[los], **woorden
    )
    agenda_actions.deel_inbreng(agenda, by=None)
    agenda_actions.inbrengen(agenda, thema, organisatie=gemeente, by=None, prioriteit="Nog een")
    agenda_actions.trek_inbreng_terug(
        agenda_actions.inbrengen(agenda, thema, organisatie=gemeente, by=None, prioriteit="Weg"), by=None
    )
    return {"themablok": themablok, "inbreng": los, "samen": samen, "van_verzekeraar": van}


def rondes():
    """Two years published, this year open."""
    for jaar, woorden in ((2024, "jnj"), (2025, "jjn")):
        ronde = Ronde.objects.create(
            jaar=jaar, peildatum=datetime.date(jaar, 1, 1), sluit_op=datetime.date(jaar, 3, 1)
        )
        openen(ronde, by=None, op=venster.moment(datetime.date(jaar, 1, 15)))
        said = {
            sheet: venster.antwoorden(woorden, toelichting_agenda="Ga zo door.")
            for sheet in Inzending.objects.filter(jaar=jaar)
        }
        overnemen(said, by=None, op=venster.moment(datetime.date(jaar, 2, 1)))
        publiceren(ronde, by=None, op=venster.moment(datetime.date(jaar, 4, 1)))
    venster.geopend(2026, sluit_op=VANDAAG + datetime.timedelta(days=30))
    factories.verzekeraar(
        f"Later bij {LANG}"[:100], regio=Regio.objects.werk().get(code="twente"), slug="later"
    )
    Ronde.objects.create(jaar=2027, peildatum=datetime.date(2027, 1, 1), sluit_op=datetime.date(2027, 3, 1))


def inzending(organisatie):
    """This year's answer, submitted."""
    sheet = Inzending.objects.get(jaar=2026, organisatie=organisatie)
    return venster.ingediend(sheet, None, "jnj", steun_proces="Iemand die meedenkt.")


def alziend(regios, organisaties):
    """Someone with so many roles that every page opens."""
    wie = factories.gebruiker(Rol.FUNCTIONEEL, naam="Noor Jansen-van den Oosterhout", password=WACHTWOORD)
    for regio in regios:
        factories.toegang(wie, Rol.COORDINATOR, regio=regio)
    for organisatie in organisaties:
        for rol in (Rol.MEDEWERKER, Rol.BESTUURDER, Rol.BEHEERDER):
            factories.toegang(wie, rol, organisatie=organisatie)
    return wie


def _bij_de_agenda(agenda):
    """What an agenda rests on, and what was measured."""
    Bron.objects.create(
        agenda=agenda,
        soort="regiobeeld",
        titel=f"Regiobeeld {LANG}",
        jaar=2025,
        gemaakt_door="GGD Twente",
        url="https://www.example.nl/regiobeeld",
        bestand=Bronbestand.objects.create(naam=f"{LANG}.pdf", soort="application/pdf", inhoud=b"%PDF-"),
    )
    LandelijkDoel.objects.create(thema=factories.themas()[0], naam=f"Minder {LANG}", bron="Akkoord")
    doel = Blok.objects.filter(agenda=agenda, soort="doel").first()
    Meting.objects.create(doel=doel.doel, op=VANDAAG, waarde="12%", bron="GGD")
