"""A regio whose agenda is decided on by people with every role, and what may never become of it."""

import datetime
import hashlib
import json

from django.db import transaction
from django.test import Client

from agenda.models import Akkoord, Bezwaar, Deelnemer, Regel, Vaststelling, Vaststelregel, Versie
from agenda.models.akkoorden import DOET_MEE
from documents.models import Document
from documents.standen import Stand, statussen
from regions.models import Contactpersoon, Toegang
from regions.rights import Rol
from tests import factories
from tests.agenda import fabriek
from tests.agenda.overleg import overleg
from tests.conftest import VANDAAG

A = "/regio/twente/agenda/"
PARTIJEN = ("almelo", "borne", "menzis")
MODELLEN = (Versie.alle, Akkoord.objects, Vaststelling.objects, Bezwaar.objects, Vaststelregel.objects)
GISTEREN = VANDAAG - datetime.timedelta(days=1)
MORGEN = VANDAAG + datetime.timedelta(days=1)


class Huis:
    """The regio, whoever may try something there, and what was written down so far.

    Everything happens in a transaction that `weg` takes back.
    """

    def __init__(self):
        self.terug = transaction.atomic()
        self.terug.__enter__()
        self.regio = factories.regio()
        maak = {"menzis": factories.verzekeraar}
        self.partijen = {
            slug: maak.get(slug, factories.gemeente)(slug.capitalize(), regio=self.regio) for slug in PARTIJEN
        }
        agenda = fabriek.keten(self.regio, trekker=self.partijen["almelo"]).agenda
        ggz = fabriek.thema(agenda, "ggz")
        fabriek.afspraak(fabriek.doel(fabriek.opgave(ggz, "Wachten"), "Korter"), "Samen aan tafel")
        self.overleg = self._overleg()
        self.mensen = self._mensen()
        self.bevroren, self.getoond = {}, {}

    def _overleg(self):
        """A meeting of today in which Almelo and Menzis were present."""
        for partij in self.partijen.values():
            factories.contact(partij, self.regio, rol=Contactpersoon.Rol.BESTUURLIJK)
        found = overleg(self.regio, VANDAAG)
        Deelnemer.objects.update(aanwezig=True)
        borne = self.partijen["borne"]
        Deelnemer.objects.filter(contactpersoon__organisatie=borne).update(aanwezig=False)
        return found

    def _mensen(self):
        wie = {
            "coordinator": {"rol": Rol.COORDINATOR, "regio": self.regio},
            "elders": {"rol": Rol.COORDINATOR, "regio": factories.regio("Zeeland")},
            "landelijk": {"rol": Rol.LANDELIJK},
        }
        for slug, partij in self.partijen.items():
            for rol in (Rol.BESTUURDER, Rol.MEDEWERKER):
                wie[f"{rol.value}-{slug}"] = {"rol": rol, "organisatie": partij}
        return {naam: self._in(factories.gebruiker(**waar)) for naam, waar in wie.items()}

    def _in(self, gebruiker):
        client = Client()
        client.force_login(gebruiker)
        session = client.session
        session["tweede_factor"] = True
        session.save()
        client.gebruiker = gebruiker
        return client

    def weg(self):
        """Leave nothing behind."""
        transaction.set_rollback(True)
        self.terug.__exit__(None, None, None)

    def ontzeg(self, wie):
        """From today on this person has no access."""
        Toegang.objects.filter(gebruiker=self.mensen[wie].gebruiker).update(
            period=(datetime.date(2020, 1, 1), VANDAAG)
        )

    def stand(self):
        """What there is of everything that is written while deciding."""
        return [set(rows.values_list("pk", flat=True)) for rows in MODELLEN]


def vingerafdruk(inhoud):
    """A content that changed has another."""
    return hashlib.sha256(json.dumps(inhoud, sort_keys=True).encode()).hexdigest()


def nooit_veranderd(huis):
    """What was frozen, decided or made a document of stays as it was."""
    nu = {("versie", v.pk): vingerafdruk(v.inhoud) for v in Versie.alle.all()}
    nu |= {("besluit", b.pk): vingerafdruk(b.inhoud) for b in Vaststelling.objects.all()}
    nu |= {("document", d.pk): d.kenmerk for d in Document.objects.all()}
    assert all(nu.get(key) == value for key, value in huis.bevroren.items())
    huis.bevroren = nu


def een_wacht(huis):
    """At most one version waits; it is the newest, and nobody decided on it."""
    wachtend = list(Versie.objects.ter_vaststelling().filter(agenda__regio=huis.regio))
    assert len(wachtend) <= 1
    for versie in wachtend:
        assert not hasattr(versie, "vaststelling")
        assert not Versie.objects.filter(nummer__gt=versie.nummer).exists()


def elk_besluit_klopt(huis):
    """Every party is named once, and the rule of the version was met by what it froze."""
    for besluit in Vaststelling.objects.select_related("versie"):
        namen = {partij["naam"] for partij in besluit.versie.inhoud["partijen"]}
        gezegd = {akkoord["organisatie"] for akkoord in besluit.inhoud["akkoorden"]}
        zonder = [partij["naam"] for partij in besluit.inhoud["zonder_antwoord"]]
        assert gezegd | set(zonder) == namen
        assert not gezegd & set(zonder)
        assert besluit.versie.op <= besluit.op <= VANDAAG
        assert not nodig(besluit) - mee(besluit)


def nodig(besluit):
    """Who had to agree to the whole by the rule."""
    regel = besluit.versie.regel
    if regel == Regel.ALLEN:
        return {partij["naam"] for partij in besluit.versie.inhoud["partijen"]}
    if regel == Regel.AANWEZIG:
        assert besluit.bij
        return {"Almelo", "Menzis"}
    return set()


def mee(besluit):
    """Who agreed to the whole, in the words that were frozen."""
    return {
        akkoord["organisatie"]
        for akkoord in besluit.inhoud["akkoorden"]
        if akkoord["oordeel"] in DOET_MEE and not akkoord.get("thema")
    }


def themas_kloppen(huis):
    """Where one decides by theme, what a party did not agree to is in no document."""
    for besluit in Vaststelling.objects.filter(versie__regel=Regel.THEMA).select_related("document"):
        themas = besluit.inhoud["themas"]
        assert any(thema["vastgesteld"] for thema in themas)
        open_ = {thema["code"] for thema in themas if not thema["vastgesteld"]}
        assert all(bool(thema["zonder_akkoord"]) == (thema["code"] in open_) for thema in themas)
        assert not open_ & {thema["code"] for thema in besluit.document.data["themas"]}


def oordelen_zijn_op_tijd(huis):
    """An answer after the decision is one of joining, on or after its day; before it nobody joins."""
    for akkoord in Akkoord.objects.select_related("versie__vaststelling"):
        besluit = getattr(akkoord.versie, "vaststelling", None)
        na = besluit is not None and akkoord.vastgelegd_op > besluit.vastgelegd_op
        assert bool(akkoord.sluit_aan_op) == na
        if na:
            assert akkoord.sluit_aan_op >= besluit.op
            assert akkoord.oordeel in DOET_MEE


def een_document_geldt(huis):
    """Of what was adopted one document is the last; all others say what replaced them."""
    standen = [status.stand for status in statussen(Document.objects.all())]
    assert standen.count(Stand.LAATSTE) == bool(standen)
    assert standen.count(Stand.VERVANGEN) == max(0, len(standen) - 1)


def buitenstaanders_zien_alleen_besloten(huis):
    """Other regio's and the national staff see a version when it was decided on, and not before."""
    for versie in Versie.objects.filter(agenda__regio=huis.regio):
        status = 200 if hasattr(versie, "vaststelling") else 404
        if huis.getoond.get(versie.pk) == status:
            continue
        huis.getoond[versie.pk] = status
        for wie in ("elders", "landelijk"):
            assert huis.mensen[wie].get(f"{A}versies/{versie.nummer}/").status_code == status


ALTIJD = (
    nooit_veranderd,
    een_wacht,
    elk_besluit_klopt,
    themas_kloppen,
    oordelen_zijn_op_tijd,
    een_document_geldt,
    buitenstaanders_zien_alleen_besloten,
)
