"""By which rule a version is adopted, who objects, who joins later, and what changed."""

import datetime

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from post_office.models import Email

from agenda import actions
from agenda.models import Akkoord, Deelnemer, Regel, Vaststelling, Vaststelregel, Versie, VersieStuk
from regions.models import Bewijsstuk, Contactpersoon, Gebruiker
from regions.rights import Rol
from tests import factories
from tests.agenda import fabriek
from tests.agenda.overleg import overleg
from tests.conftest import VANDAAG

pytestmark = pytest.mark.django_db
A = "/regio/twente/agenda/"
WIE = {"naam": "S. Bos", "functie": "wethouder", "datum": VANDAAG}


@pytest.fixture
def regio():
    return factories.regio()


@pytest.fixture
def partijen(regio):
    return [factories.gemeente(naam, regio=regio) for naam in ("Almelo", "Borne")]


@pytest.fixture
def agenda(regio, partijen):
    agenda = fabriek.keten(regio, trekker=partijen[0]).agenda
    ggz = fabriek.thema(agenda, "ggz")
    fabriek.afspraak(fabriek.doel(fabriek.opgave(ggz, "Wachten"), "Korter"), "Samen aan tafel")
    return agenda


def bied_aan(agenda, regel):
    actions.kies_regel(agenda.regio, regel, by=None)
    return actions.aanbieden(agenda, by=None)


def zegt(versie, wie, oordeel="akkoord", **velden):
    return actions.antwoorden(versie, wie, by=None, oordeel=oordeel, **(WIE | velden))


def stel_vast(versie, bij=None):
    return actions.vaststellen(versie, by=None, op=VANDAAG, overleg="Overleg", bij=bij)


def test_all_have_to_agree_where_that_is_the_rule(agenda, partijen):
    versie = bied_aan(agenda, Regel.ALLEN)
    zegt(versie, partijen[0])
    zegt(versie, partijen[1], "niet_akkoord", tekst="Te duur")
    with pytest.raises(actions.NietMogelijk, match="Nog geen akkoord van: Borne"):
        stel_vast(versie)
    zegt(versie, partijen[1], "voorbehoud", tekst="Als de raad instemt")
    assert stel_vast(versie).inhoud["regel"]["code"] == "allen"


def test_only_who_was_there_has_to_agree(agenda, regio, partijen):
    versie = bied_aan(agenda, Regel.AANWEZIG)
    contacten = [factories.contact(p, regio, rol=Contactpersoon.Rol.BESTUURLIJK) for p in partijen]
    found = overleg(regio, VANDAAG)
    with pytest.raises(actions.NietMogelijk, match="wie er aanwezig waren"):
        stel_vast(versie, found)
    Deelnemer.objects.filter(contactpersoon=contacten[0]).update(aanwezig=True)
    with pytest.raises(actions.NietMogelijk, match="Nog geen akkoord van: Almelo"):
        stel_vast(versie, found)
    zegt(versie, partijen[0])
    inhoud = stel_vast(versie, found).inhoud
    assert [p["naam"] for p in inhoud["aanwezig"]] == ["Almelo"]
    assert [p["naam"] for p in inhoud["zonder_antwoord"]] == ["Borne"]


def test_who_spoke_for_another_brings_its_absence_to_the_table(agenda, regio, partijen):
    versie = bied_aan(agenda, Regel.AANWEZIG)
    factories.mandaat(partijen[1], partijen[0], regio)
    contact = factories.contact(partijen[0], regio, rol=Contactpersoon.Rol.BESTUURLIJK)
    found = overleg(regio, VANDAAG)
    Deelnemer.objects.filter(contactpersoon=contact).update(aanwezig=True)
    zegt(versie, partijen[0])
    with pytest.raises(actions.NietMogelijk, match="Nog geen akkoord van: Borne"):
        stel_vast(versie, found)


def test_a_theme_without_akkoord_stays_open_and_is_seen_by_nobody_else(agenda, regio, partijen, as_rol):
    versie = bied_aan(agenda, Regel.THEMA)
    zegt(versie, partijen[0])
    zegt(versie, partijen[1])
    zegt(versie, partijen[1], "niet_akkoord", tekst="Nog niet", thema="ggz")
    besluit = stel_vast(versie)
    assert [t["vastgesteld"] for t in besluit.inhoud["themas"]] == [
        t["code"] != "ggz" for t in versie.inhoud["themas"]
    ]
    assert "Samen aan tafel" not in besluit.document.inhoud
    assert not VersieStuk.objects.filter(titel="Samen aan tafel").exists()
    text = as_rol(Rol.LANDELIJK).get(f"{A}versies/1/").text
    assert "Samen aan tafel" not in text
    assert "nog niet vastgesteld, zonder akkoord van Borne" in text


def test_by_theme_nothing_is_adopted_that_nobody_agreed_to(agenda):
    with pytest.raises(actions.NietMogelijk, match="Nog geen akkoord van: Almelo, Borne"):
        stel_vast(bied_aan(agenda, Regel.THEMA))


def test_what_was_offered_keeps_its_rule(as_rol, agenda, regio):
    versie = bied_aan(agenda, Regel.ALLEN)
    client = as_rol(Rol.COORDINATOR, regio=regio)
    assert client.post(f"{A}vaststellen/regel/", {"regel": "overleg"}).status_code == 302
    assert client.post(f"{A}vaststellen/regel/", {"regel": "ieder"}).status_code == 422
    assert Vaststelregel.objects.get().regel == "overleg"
    with pytest.raises(actions.NietMogelijk, match="alle partijen"):
        stel_vast(versie)


def test_only_by_theme_one_answers_per_theme(agenda, partijen):
    versie = bied_aan(agenda, Regel.ALLEN)
    with pytest.raises(actions.NietMogelijk, match="over het geheel"):
        zegt(versie, partijen[0], thema="ggz")


def test_the_bestuurder_objects_and_what_counted_before_counts_again(as_rol, agenda, partijen, regio):
    versie = actions.aanbieden(agenda, by=None)
    zegt(versie, partijen[0], "voorbehoud", tekst="Eerst de raad")
    recorded = zegt(versie, partijen[0], gegeven=False, blijkt_uit="Mail van gisteren")
    coordinator = factories.gebruiker(Rol.COORDINATOR, regio=regio)
    client = as_rol(Rol.BESTUURDER, organisatie=partijen[0])
    url = f"/regio/twente/akkoord/{recorded.pk}/bezwaar/"
    assert client.post(url, {"tekst": ""}).status_code == 422
    assert client.post(url, {"tekst": "Dat zei ik niet."}).status_code == 302
    assert client.post(url, {"tekst": "Nog eens."}).status_code == 422
    assert Akkoord.objects.laatste().get().oordeel == "voorbehoud"
    assert [coordinator.email] in [mail.to for mail in Email.objects.all()]
    assert "Dat zei ik niet." in client.get(f"{A}versies/1/").text


def test_only_its_own_bestuurder_objects_and_not_to_a_bestuurder(as_rol, agenda, partijen):
    versie = actions.aanbieden(agenda, by=None)
    given = zegt(versie, partijen[0])
    url = f"/regio/twente/akkoord/{given.pk}/bezwaar/"
    eigen = as_rol(Rol.BESTUURDER, organisatie=partijen[0])
    assert "gaf een bestuurder zelf" in eigen.post(url, {"tekst": "Nee"}).text
    assert as_rol(Rol.MEDEWERKER, organisatie=partijen[0]).get(url).status_code == 403
    assert as_rol(Rol.BESTUURDER, organisatie=partijen[1]).get(url).status_code == 403


def test_evidence_is_kept_while_the_form_is_wrong(as_rol, agenda, partijen):
    actions.aanbieden(agenda, by=None)
    client = as_rol(Rol.MEDEWERKER, organisatie=partijen[0])
    url = f"{A}versies/1/akkoord/almelo/"
    data = WIE | {"oordeel": "akkoord", "grond": "college"}
    pdf = SimpleUploadedFile("besluit.pdf", b"%PDF-1.7 besluit", "application/pdf")
    wrong = client.post(url, data | {"naam": "", "bestand": pdf})
    stuk = Bewijsstuk.objects.get()
    assert f'value="{stuk.pk}"' in wrong.text
    assert client.post(url, data | {"bewaard": stuk.pk}).status_code == 302
    akkoord = Akkoord.objects.get()
    assert akkoord.bewijs == stuk
    file = client.get(f"/regio/twente/akkoord/{akkoord.pk}/bewijs/")
    assert file.content == b"%PDF-1.7 besluit"
    assert as_rol(Rol.LANDELIJK).get(f"/regio/twente/akkoord/{akkoord.pk}/bewijs/").status_code == 404


@pytest.mark.parametrize(
    ("naam", "inhoud", "said"),
    [("x.exe", b"MZ", "kan hier niet"), ("x.pdf", b"MZ", "heet .pdf, maar is het niet")],
)
def test_evidence_of_a_wrong_kind_is_refused_in_a_sentence(as_rol, agenda, partijen, naam, inhoud, said):
    actions.aanbieden(agenda, by=None)
    client = as_rol(Rol.MEDEWERKER, organisatie=partijen[0])
    data = WIE | {"oordeel": "akkoord", "grond": "college", "bestand": SimpleUploadedFile(naam, inhoud)}
    response = client.post(f"{A}versies/1/akkoord/almelo/", data)
    assert response.status_code == 422
    assert said in response.text
    assert not Akkoord.objects.exists()


def test_who_did_not_take_part_joins_later_from_its_own_day(as_rol, agenda, partijen):
    versie = actions.aanbieden(agenda, by=None)
    zegt(versie, partijen[0])
    document = stel_vast(versie).document
    client = as_rol(Rol.BESTUURDER, organisatie=partijen[1])
    url = f"{A}versies/1/akkoord/borne/"
    data = WIE | {"oordeel": "akkoord", "grond": "college", "sluit_aan_op": "2027-01-01"}
    early = client.post(url, data | {"sluit_aan_op": "2026-01-01"})
    assert "Kies die dag of later" in early.text
    assert client.post(url, data | {"oordeel": "niet_akkoord"}).status_code == 422
    assert client.post(url, data).status_code == 302
    assert "Borne, vanaf 1 januari 2027" in client.get(f"{A}versies/1/").text
    document.refresh_from_db()
    assert "2027-01-01" not in document.inhoud
    assert client.post(url, data).status_code == 403
    almelo = as_rol(Rol.BESTUURDER, organisatie=partijen[0])
    assert almelo.get(f"{A}versies/1/akkoord/almelo/").status_code == 403


def test_nobody_answers_whose_access_ended_yesterday(agenda, partijen, sign_in):
    versie = actions.aanbieden(agenda, by=None)
    wie = factories.gebruiker(Rol.BESTUURDER, organisatie=partijen[0])
    client = sign_in(wie)
    url = f"{A}versies/1/akkoord/almelo/"
    assert client.get(url).status_code == 200
    for toegang in wie.toegangen:
        toegang.period = toegang.period.__class__(VANDAAG - datetime.timedelta(days=9), VANDAAG, "[)")
        toegang.save()
    late = client.post(url, WIE | {"oordeel": "akkoord", "grond": "college"})
    assert late.status_code in (403, 404)
    with pytest.raises(PermissionDenied):
        actions.antwoorden(versie, partijen[0], by=Gebruiker.objects.get(pk=wie.pk), oordeel="akkoord", **WIE)
    assert not Akkoord.objects.exists()


def test_a_version_says_what_changed_since_the_last_that_was_adopted(agenda, as_rol, regio):
    stel_vast(actions.aanbieden(agenda, by=None))
    afspraak = agenda.blokken.filter(soort="afspraak").first().afspraak
    actions.schrijf(afspraak, titel="Twee loketten")
    fabriek.thema(agenda, "preventie")
    tussen = actions.aanbieden(agenda, by=None)
    versie = actions.aanbieden(agenda, by=None)
    regels = versie.inhoud["wijzigingen"]["regels"]
    assert tussen.inhoud["wijzigingen"]["sinds"]["versie"] == 1
    assert ("toegevoegd", "thema", "Preventie") in [(r["wat"], r["soort"], r["titel"]) for r in regels]
    changed = next(r for r in regels if r["wat"] == "gewijzigd")
    assert (changed["soort"], changed["titel"], changed["velden"]) == ("afspraak", "Twee loketten", ["titel"])
    text = as_rol(Rol.COORDINATOR, regio=regio).get(f"{A}versies/3/").text
    assert "sinds versie 1, vastgesteld op" in text
    assert "sinds versie 2, die niet is vastgesteld" in text


def test_the_page_before_freezing_says_what_to_look_at(agenda, regio, partijen, as_rol):
    factories.mandaat(partijen[1], partijen[0], regio)
    overleg(regio, titel="Tafel van Twente")
    text = as_rol(Rol.COORDINATOR, regio=regio).get(f"{A}vaststellen/").text
    for words in (
        "Tafel van Twente",
        "Almelo spreekt namens Borne",
        "Nog geen bestuurlijk aanspreekpunt van: Almelo",
        "nog geen dag",
        "1 afspraak heeft geen dag van evaluatie",
        "De regio koos nog geen regel",
    ):
        assert words in " ".join(text.split())


def test_as_many_queries_for_many_answers(agenda, regio, as_rol, django_assert_max_num_queries):
    versie = actions.aanbieden(agenda, by=None)
    client = as_rol(Rol.COORDINATOR, regio=regio)
    client.get(f"{A}versies/1/")
    for n in range(6):
        Versie.objects.count()
        wie = factories.gemeente(f"Stad {n}", regio=regio)
        versie.inhoud["partijen"].append({"slug": wie.slug, "naam": wie.naam, "soort": "gemeente"})
        Akkoord.objects.create(versie=versie, organisatie=wie, oordeel="akkoord", **WIE)
    with django_assert_max_num_queries(22):
        client.get(f"{A}versies/1/")
    assert not Vaststelling.objects.exists()
