"""How often progress is told: who is asked, once; and who sees it when the regio shares it."""

import datetime
import json

import pytest
from post_office.models import Email

from agenda import actions
from agenda.herinnering import herinner
from agenda.models import Afspraak, Agenda, Blok, Voortgang
from agenda.ritme import begin, is_achter, vorige
from agenda.taken import taken
from regions.models import Gespreksonderwerp, Soort
from regions.periods import since
from regions.rights import Rol
from samenwerking import dagelijks
from tests import factories
from tests.agenda import fabriek
from tests.agenda.test_voorstellen import window
from tests.conftest import VANDAAG

pytestmark = pytest.mark.django_db
A = "/regio/twente/agenda/"
OKTOBER = datetime.date(2026, 10, 1)


@pytest.fixture
def regio():
    return factories.regio()


@pytest.fixture
def almelo(regio):
    created = factories.gemeente("Almelo", regio=regio)
    factories.contact(created, regio)
    return created


@pytest.fixture
def afspraak(regio, almelo):
    return fabriek.keten(regio, trekker=almelo).afspraak


@pytest.mark.parametrize(
    ("maanden", "eerste", "daarvoor"),
    [(1, (11, 1), (10, 1)), (3, (10, 1), (7, 1)), (4, (9, 1), (5, 1)), (6, (7, 1), (1, 1))],
)
def test_a_year_is_cut_into_stretches(maanden, eerste, daarvoor):
    dag = datetime.date(2026, 11, 23)
    assert begin(dag, maanden) == datetime.date(2026, *eerste)
    assert vorige(dag, maanden) == datetime.date(2026, *daarvoor)
    assert vorige(datetime.date(2026, 1, 31), 12) == datetime.date(2025, 1, 1)


@pytest.mark.parametrize(
    ("stand", "op", "achter"),
    [
        ("op_koers", (2026, 6, 30), True),
        ("op_koers", (2026, 7, 1), False),
        ("afgerond", (2026, 1, 2), False),
        (None, None, True),
    ],
)
def test_what_should_have_been_told(afspraak, stand, op, achter):
    laatste = stand and Voortgang(afspraak=afspraak, stand=stand, op=datetime.date(*op))
    assert is_achter(afspraak, laatste, 3, OKTOBER) is achter


def test_what_began_in_this_stretch_is_not_asked_yet(afspraak):
    afspraak.period = since(OKTOBER)
    assert not is_achter(afspraak, None, 3, OKTOBER)


def test_on_the_first_day_of_a_stretch_one_is_asked_once_for_everything(afspraak, almelo):
    fabriek.afspraak(afspraak.blok.ouder, "Nog een", trekker=almelo)
    elders = factories.regio("Zeeland")
    wie = almelo.contacten.get().persoon
    factories.contact(almelo, elders, wie=wie)
    fabriek.keten(elders, trekker=almelo)
    herinner(OKTOBER - datetime.timedelta(days=1))
    assert not Email.objects.exists()
    herinner(OKTOBER)
    mail = Email.objects.get()
    assert (mail.to, mail.subject) == ([wie.email], "Hoe staat het met 3 afspraken?")
    assert "Zeeland" in mail.message
    assert f"{A}blok/{afspraak.pk}/voortgang/" in mail.message


def test_who_told_of_it_is_not_asked(afspraak):
    actions.melden(afspraak, stand="op_koers", zin="", by=None, op=datetime.date(2026, 8, 1))
    herinner(OKTOBER)
    assert not Email.objects.exists()


def test_the_rhythm_of_the_agenda_says_when(afspraak):
    Agenda.objects.update(voortgang_maanden=12)
    herinner(OKTOBER)
    assert not Email.objects.exists()
    herinner(datetime.date(2027, 1, 1))
    assert Email.objects.count() == 1


def test_the_day_is_done_once(afspraak, monkeypatch):
    monkeypatch.setattr(dagelijks, "DAGELIJKS", {"voortgang gevraagd": herinner})
    dagelijks.inhalen(OKTOBER - datetime.timedelta(days=1))
    Email.objects.all().delete()
    dagelijks.inhalen(OKTOBER)
    dagelijks.inhalen(OKTOBER)
    assert Email.objects.count() == 1


def test_closed_text_is_in_no_mail(afspraak, regio):
    onderwerp = Gespreksonderwerp.objects.create(
        regio=regio,
        onderwerp="Tarieven",
        bespreken="ja",
        afspreken="nee",
        concurrentiegevoelig=True,
        period=since(factories.BEGIN),
    )
    Blok.objects.filter(pk=afspraak.pk).update(onderwerp=onderwerp)
    herinner(OKTOBER)
    assert not Email.objects.exists()


def test_it_waits_on_mijn_werk_of_who_leads(afspraak, almelo, regio):
    found = [taak.titel for taak in taken(factories.gebruiker(Rol.MEDEWERKER, organisatie=almelo))]
    assert "Hoe staat het met 1 afspraak?" in found
    ander = factories.gemeente("Borne", regio=regio)
    other = taken(factories.gebruiker(Rol.MEDEWERKER, organisatie=ander))
    assert not any("Hoe staat het" in taak.titel for taak in other)


def coordinator(regio):
    return window(Rol.COORDINATOR, regio=regio, organisatie=factories.gemeente("Enschede", regio=regio))


def test_the_coordinator_sets_the_rhythm(afspraak, regio):
    client = coordinator(regio)
    client.post(f"{A}voortgang/", {"maanden": "6"})
    assert Agenda.objects.get().voortgang_maanden == 6
    client.post(f"{A}voortgang/", {"maanden": "5"})
    assert Agenda.objects.get().voortgang_maanden == 6


def test_the_overview_counts_onbekend_apart(afspraak, almelo, regio):
    fabriek.afspraak(afspraak.blok.ouder, "Nog een", trekker=None)
    pilot = fabriek.afspraak(
        afspraak.blok.ouder, "Een proef", vorm="pilot", gonogo_op=datetime.date(2026, 2, 1)
    )
    actions.melden(afspraak, stand="vast", zin="De zaal is weg.", by=None)
    page = window(Rol.MEDEWERKER, organisatie=almelo).get(f"{A}voortgang/").text
    assert "3 afspraken: 1 loopt vast." in page
    assert "Van 2 afspraken is nog niets gemeld: de stand is onbekend." in page
    order = [page.index(kop) for kop in ("Wacht op een besluit (1)", "Loopt vast (1)", "Onbekend: nog niets")]
    assert order == sorted(order)
    assert pilot.afspraak.titel in page
    ons = window(Rol.MEDEWERKER, organisatie=almelo).get(f"{A}voortgang/", {"van": "ons"}).text
    assert "Een proef" not in ons


def test_shared_or_not_is_seen_outside_the_regio(regio, almelo):
    trekt = fabriek.keten(regio, trekker=almelo)
    versie = actions.aanbieden(trekt.agenda, by=None)
    actions.vaststellen(versie, by=None, op=VANDAAG, overleg="Overleg", toelichting="")
    actions.melden(trekt.afspraak, stand="vast", zin="De zaal is weg.", by=None)
    vng = window(Rol.LANDELIJK, organisatie=factories.organisatie("VNG", Soort.LANDELIJK))
    assert "De zaal is weg." not in vng.get(A).text
    wie = coordinator(regio)
    wie.post(f"{A}blok/{trekt.pk}/voortgang/vrij/", {"vrij": "ja"})
    assert Afspraak.objects.get().voortgang_vrij_als == "regiocoördinator, Enschede"
    assert "De zaal is weg." in vng.get(A).text
    assert vng.get(f"{A}blok/{trekt.pk}/voortgang/").status_code == 404
    wie.post(f"{A}blok/{trekt.pk}/voortgang/vrij/")
    assert "De zaal is weg." not in vng.get(A).text


def test_a_version_of_before_there_were_keys_reads_as_it_did(regio, almelo, monkeypatch):
    versie = actions.aanbieden(fabriek.keten(regio, trekker=almelo).agenda, by=None)
    oud = json.loads(json.dumps(versie.inhoud).replace('"sleutel"', '"anders"'))
    monkeypatch.setattr("agenda.models.Versie.vastgestelde_inhoud", property(lambda self: oud))
    page = window(Rol.MEDEWERKER, organisatie=almelo).get(f"{A}versies/1/")
    assert page.status_code == 200
    assert "Eén loket voor mantelzorgers" in page.text
