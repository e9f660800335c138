"""Every kind of document that there is passes the same checks; a new kind needs an example here."""

import pytest

from agenda import actions
from agenda.lijst import aanbieden_lijst
from agenda.models import Versie
from agenda.overleg import acties
from agenda.papier.maken import Keuze, maak
from agenda.papier.overleg import besluitenlijst, leg_vast, vergaderstuk
from documents.actions import vastleggen
from documents.afspraken import met_thema
from documents.models import Document
from documents.soorten import soorten
from regions.models import Contactpersoon, Gespreksonderwerp
from regions.periods import since
from regions.rights import Rol
from samenwerking import onze
from samenwerking.inwerkdossier import dossier
from tests import factories
from tests.agenda import fabriek
from tests.agenda.overleg import overleg, punt
from tests.conftest import VANDAAG
from tests.documents.keuring import keur

pytestmark = pytest.mark.django_db
WIE = {"naam": "S. Bos", "functie": "wethouder", "datum": VANDAAG, "grond": "college"}


@pytest.fixture
def almelo():
    """A gemeente in a regio with an adopted agenda, and someone who speaks for it."""
    regio = factories.regio()
    almelo = factories.gemeente("Almelo", regio=regio)
    factories.contact(almelo, regio, rol=Contactpersoon.Rol.BESTUURLIJK, wie=factories.persoon("Eva Bos"))
    versie = actions.aanbieden(fabriek.keten(regio, trekker=almelo).agenda, by=None)
    actions.antwoorden(versie, almelo, by=None, oordeel="voorbehoud", tekst="Als de raad instemt", **WIE)
    actions.vaststellen(versie, by=None, op=VANDAAG, overleg="Bestuurlijk overleg")
    almelo.regio = regio
    return almelo


def versie_van(almelo):
    return Versie.objects.laatst_van(almelo.regio)


def convenant(almelo):
    return maak(almelo.regio, Keuze(wat="convenant", versie=versie_van(almelo)), by=None)


def werkafspraak(almelo):
    versie = versie_van(almelo)
    sleutel = next(afspraak["sleutel"] for _, afspraak in met_thema(versie.inhoud))
    return maak(almelo.regio, Keuze(wat="werkafspraak", versie=versie, afspraak=sleutel), by=None)


def gespreksonderwerpen(almelo):
    Gespreksonderwerp.objects.create(
        regio=almelo.regio,
        onderwerp="Inkoop",
        bespreken="ja",
        afspreken="nee",
        voorwaarden="Geen tarieven.",
        period=since(VANDAAG),
    )
    versie = aanbieden_lijst(almelo.regio, by=None)
    actions.antwoorden(versie, almelo, by=None, oordeel="akkoord", **WIE)
    return actions.vaststellen(versie, by=None, op=VANDAAG, overleg="Bestuurlijk overleg").document


def tafel(almelo):
    """A meeting with a decision and an action."""
    by = factories.gebruiker(Rol.COORDINATOR, regio=almelo.regio)
    hier = punt(overleg(almelo.regio, VANDAAG), tekst="<p>Waarom.</p>")
    actie = {"wat": "Ruimte huren", "organisatie": almelo, "klaar_op": VANDAAG}
    acties.besluit(hier, "Wij openen het loket.", by=by, actie=actie)
    return hier


def blad(almelo, inhoud):
    return vastleggen(
        soort=inhoud["soort"], titel=inhoud["titel"], inhoud=inhoud, regio=None, organisatie=almelo, by=None
    )


def onze_gemeente(almelo):
    wie = factories.gebruiker(Rol.MEDEWERKER, organisatie=almelo)
    return blad(almelo, onze.in_regio(almelo, almelo.regio, wie, VANDAAG))


def onze_organisatie(almelo):
    wie = factories.gebruiker(Rol.MEDEWERKER, organisatie=almelo)
    return blad(almelo, onze.in_regios(almelo, [almelo.regio], wie, VANDAAG))


def inwerkdossier(almelo):
    wie = factories.gebruiker(Rol.BEHEERDER, organisatie=almelo)
    return blad(almelo, dossier(wie, almelo, almelo.regio, VANDAAG))


VOORBEELDEN = {
    "samenwerkingsagenda": lambda almelo: versie_van(almelo).vaststelling.document,
    "convenant": lambda almelo: maak(
        almelo.regio, Keuze(wat="convenant", versie=versie_van(almelo)), by=None
    ),
    "werkafspraak": werkafspraak,
    "gespreksonderwerpen": gespreksonderwerpen,
    "besluitenlijst": lambda almelo: leg_vast(
        (hier := tafel(almelo)).overleg, besluitenlijst(hier.overleg), by=None
    ),
    "vergaderstuk": lambda almelo: leg_vast((hier := tafel(almelo)).overleg, vergaderstuk(hier), by=None),
    "onze_gemeente": onze_gemeente,
    "onze_organisatie": onze_organisatie,
    "inwerkdossier": inwerkdossier,
}


def test_there_is_an_example_of_every_kind():
    assert set(VOORBEELDEN) == {soort.code for soort in soorten()}


@pytest.mark.parametrize("soort", VOORBEELDEN)
def test_every_kind_is_accessible_archivable_and_reproducible(almelo, soort):
    document = VOORBEELDEN[soort](almelo)
    assert document.soort == soort
    keur(Document.objects.defer(None).get(pk=document.pk))
