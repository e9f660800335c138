"""The demo is complete, believable in number, and the same every time."""

import hashlib
import json
import re

import pytest
from django.conf import settings as house
from django.core.management import call_command
from django.db import transaction
from django.db.models import Count, F, Q

from agenda.models import Afspraak, Akkoord, Versie, Voortgang
from documents.models import Document
from regions import reference
from regions.herindelen.plan import bereken
from regions.models import (
    PARTIJEN,
    Contactpersoon,
    Deelname,
    Deelnemer,
    Gebruiker,
    Persoon,
    Regio,
    Soort,
    Wijziging,
)
from regions.rights import Rol
from samenwerking.demo import laden
from samenwerking.demo.gebruikers import DEMO_USERS, WACHTWOORD
from tests.conftest import VANDAAG
from venster.models import Deelconcept, Indiening, Inzending, Ronde

pytestmark = pytest.mark.django_db
# People whose names everyone knows from the news about care.
BEKEND = {"Hugo de Jonge", "Ernst Kuipers", "Fleur Agema", "Conny Helder", "Vicky Maeijer", "Mirjam Sterk"}


RIBBON = "Voorbeeldgegevens, geen echte antwoorden"
PARTIJ = {"coordinator", "gemeente", "verzekeraar", "zorgkantoor", "bestuurder", "beheerder", "redacteur"}
PARTIJ |= {"themaredacteur"}
LAND = PARTIJ | {"landelijk", "beheer"}
IEDEREEN = LAND | {"partner"}
# Which demo user may open which page, as the table of rights has it.
DEUREN = {
    "/": IEDEREEN,
    "/regios/": IEDEREEN,
    "/regio/twente/": IEDEREEN,
    "/regio/twente/contacten/": IEDEREEN,
    "/regio/twente/agenda/": IEDEREEN,
    "/regio/twente/documenten/": IEDEREEN,
    "/regio/twente/inwerkdossier/enschede/": {"coordinator", "beheerder"},
    "/zoeken/": IEDEREEN,
    "/regio/zeeland/": LAND,
    "/regio/twente/agenda/thema/nieuw/": {"coordinator", "redacteur"},
    "/regio/utrecht/agenda/thema/nieuw/": set(),
    "/regio/twente/agenda/vaststellen/": {"coordinator"},
    "/regio/twente/venster/2025/": LAND,
    "/regio/twente/venster/2026/voortgang/": {"coordinator", "beheer"},
    "/venster/2026/": IEDEREEN,
    "/venster/2026/borne/twente/agenda/": {"gemeente"},
    "/venster/2026/tabel/menzis/": {"verzekeraar"},
    "/landelijk/2025/": LAND,
    "/landelijk/2026/": LAND,
    "/organisatie/enschede/": IEDEREEN,
    "/organisatie/enschede/toegang/": {"beheerder", "beheer"},
    "/beheer/": {"beheer"},
    "/beheer/logboek/": {"beheer"},
    "/beheer/concessies/": {"beheer"},
    "/beheer/marktaandelen/": {"beheer"},
    "/beheer/regioverzoeken/": {"beheer"},
    "/regio/twente/deelnemers/": {"coordinator", "beheer"},
    "/organisatie/hengelo/andere-regio/": {"bestuurder"},
    "/beheer/ronde/2026/": {"beheer"},
}


@pytest.fixture(scope="module")
def patched():
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("regions.periods.timezone.localdate", lambda *args: VANDAAG)
        patch.setattr(house, "DEMO", True)
        yield


def digest():
    """What stands there, without keys and moments of the clock."""
    rows = [
        Contactpersoon.objects.values_list(
            "persoon__naam", "persoon__email", "organisatie__slug", "regio__code", "rol", "functie", "period"
        ),
        Deelname.objects.values_list("regio__code", "organisatie__slug", "period"),
        Afspraak.objects.values_list("titel", "tekst", "trekker__slug", "period", "evaluatie"),
        Voortgang.objects.values_list("afspraak__titel", "stand", "zin", "op", "als"),
        Akkoord.objects.values_list("versie__agenda__titel", "organisatie__slug", "oordeel", "naam", "datum"),
        Indiening.objects.values_list(
            "inzending__jaar", "inzending__regio__code", "inzending__organisatie__slug", "op",
            "agenda", "proces", "resultaat", "toelichting_agenda", "steun_resultaat",
        ),
        Deelconcept.objects.values_list("inzending__organisatie__slug", "deel", "door__email", "toelichting"),
        Gebruiker.objects.values_list("email", "naam"),
    ]  # fmt: skip
    lines = [sorted(map(str, part)) for part in rows]
    versies = Versie.objects.values_list("inhoud", flat=True)
    lines.append(sorted(re.sub(r"'sleutel': \d+", "", str(inhoud)) for inhoud in versies))
    return hashlib.sha256(json.dumps(lines, default=str).encode()).hexdigest()


@pytest.fixture(scope="module")
def demo(django_db_setup, django_db_blocker, patched):
    """The demo, loaded twice, once for all tests here; yields what each time came out."""
    with django_db_blocker.unblock(), transaction.atomic():
        reference.load()
        with transaction.atomic():
            laden.laad()
            first = digest()
            transaction.set_rollback(True)
        laden.laad()
        yield first, digest()
        transaction.set_rollback(True)


def test_six_regios_have_an_agenda_with_12_to_25_afspraken(demo):
    counts = {row["regio"]: row["afspraken"] for row in Afspraak.objects.counts_per_regio()}
    assert len(counts) >= 6
    assert all(12 <= count <= 25 for count in counts.values())


def test_each_agenda_has_the_three_themes_and_all_states(demo):
    codes = ("preventie", "ouderen", "ggz")
    for regio in Regio.objects.filter(agendas__isnull=False):
        themas = Afspraak.objects.filter(blok__agenda__regio=regio).values_list(
            "blok__agenda__blokken__thema__thema__code", flat=True
        )
        assert set(codes) <= set(themas)
    assert set(Voortgang.objects.values_list("stand", flat=True)) == set(Voortgang.Stand)


def test_every_afspraak_is_of_parties_of_its_regio(demo):
    here = set(Deelnemer.objects.on(VANDAAG).values_list("regio", "organisatie"))
    for path in ("trekker", "partners__organisatie", "wie_doet_wat__organisatie"):
        named = Afspraak.objects.filter(**{f"{path}__isnull": False})
        assert set(named.values_list("blok__agenda__regio", path)) <= here


def test_four_versions_are_adopted_with_a_document_and_two_wait(demo):
    assert Versie.objects.vastgesteld().count() == 4
    assert Document.objects.count() == 6  # and of Twente the list of subjects and one of decisions
    assert Versie.objects.ter_vaststelling().count() == 2
    for versie in Versie.objects.vastgesteld():
        assert {akkoord.oordeel for akkoord in versie.akkoorden.all()} == {"akkoord", "voorbehoud", "wacht"}
        assert versie.inhoud["voorbeeld"]


def test_two_rounds_are_published_and_this_years_is_half_way(demo):
    rondes = Ronde.objects.order_by("jaar")
    assert [ronde.staat for ronde in rondes] == ["gepubliceerd", "gepubliceerd", "open"]
    assert (rondes[2].sluit_op - VANDAAG).days == 40
    for row in Inzending.objects.telling("jaar").order_by("jaar"):
        share = row["geantwoord"] / row["gevraagd"]
        assert 0.8 <= share <= 0.9 if row["jaar"] < VANDAAG.year else 0.4 <= share <= 0.6
    assert Deelconcept.objects.filter(inzending__nummer=0).exists()


def test_each_submitted_answer_has_its_indiening(demo):
    ingediend = Inzending.objects.ingediend()
    assert ingediend.filter(agenda=F("indieningen__agenda")).count() == Indiening.objects.count()
    assert not ingediend.exclude(ingediend_op=F("indieningen__op")).exists()
    assert not Indiening.objects.filter(op__date__gt=VANDAAG).exists()


def test_no_regio_is_all_ja_or_all_nee(demo):
    for row in Inzending.objects.filter(jaar__lt=VANDAAG.year, regio__code__in=["twente", "zeeland"]).telling(
        "regio"
    ):
        assert 0 < row["resultaat_ja"] < row["geantwoord"]


def test_every_regio_knows_whom_to_call(demo):
    for regio in Regio.objects.werk().on(VANDAAG):
        rollen = regio.contacten.on(VANDAAG).values_list("rol", flat=True)
        assert set(rollen) == set(Contactpersoon.Rol), regio


def test_some_gemeenten_have_nobody_and_some_roles_changed_hands(demo):
    now = Contactpersoon.objects.on(VANDAAG).filter(organisatie__soort=Soort.GEMEENTE)
    assert now.filter(rol="ambtelijk", persoon__postvak=False).count() < 342
    assert Contactpersoon.objects.filter(period__endswith__lte=VANDAAG).count() > 20


def test_some_have_a_deputy_themes_or_a_shared_mailbox_and_some_left(demo):
    now = Contactpersoon.objects.on(VANDAAG)
    assert now.filter(vervanger__isnull=False).count() > 100
    assert now.filter(themas__isnull=False).count() > 30
    assert now.filter(persoon__postvak=True).count() > 20
    vertrokken = Contactpersoon.objects.filter(einde_reden="verkiezing", period__endswith__lte=VANDAAG)
    assert vertrokken.filter(regio__code="twente", vervanger__isnull=False).exists()


def test_one_zorgverzekeraar_has_twelve_regios(demo):
    assert Deelname.objects.filter(organisatie__slug="menzis").count() == 12
    counts = Regio.objects.werk().annotate(
        n=Count("deelnames", filter=Q(deelnames__organisatie__soort=Soort.ZORGVERZEKERAAR))
    )
    assert all(3 <= regio.n <= 6 for regio in counts)


def test_all_people_are_invented(demo):
    for model in (Persoon, Gebruiker):
        assert not model.objects.exclude(email__endswith="@example.nl").exclude(email="").exists()
        assert not model.objects.filter(naam__in=BEKEND).exists()
    assert not Persoon.objects.exclude(telefoon__startswith="000-").exists()


def test_there_is_a_user_for_each_role_who_can_sign_in(demo, client):
    assert {user.rol for user in DEMO_USERS} == set(Rol)
    for user in DEMO_USERS:
        assert client.login(email=user.email, password=WACHTWOORD) or client.login(
            username=user.email, password=WACHTWOORD
        )
    assert set(PARTIJEN) <= set(Gebruiker.objects.values_list("toegang__organisatie__soort", flat=True))


def test_there_is_access_to_keep_up(demo, client):
    client.force_login(Gebruiker.objects.get(email="beheerder@example.nl"))
    taken = client.get("/").text
    assert "De toegang van 1 gebruiker van Enschede eindigt binnenkort" in taken
    assert "Geef toegang voor Enschede aan wie is voorgedragen" in taken
    page = client.get("/organisatie/enschede/toegang/").text
    assert page.count("nog niet, uitnodiging geldt t/m") == 1


def test_users_are_printed(demo, capsys):
    call_command("demo_users")
    printed = capsys.readouterr().out
    assert all(user.email in printed for user in DEMO_USERS)


def test_a_second_time_changes_nothing(demo, capsys, django_assert_max_num_queries):
    with django_assert_max_num_queries(4):
        call_command("load_demo")
    assert "already" in capsys.readouterr().out


def test_the_same_comes_out_twice(demo):
    first, second = demo
    assert first == second


@pytest.mark.parametrize(("address", "wie"), DEUREN.items(), ids=DEUREN)
def test_each_user_opens_what_its_role_may_and_sees_where_it_is(demo, client, address, wie):
    opened = set()
    for user in DEMO_USERS:
        client.force_login(Gebruiker.objects.get(email=user.email))
        response = client.get(address)
        assert response.status_code in (200, 403, 404)
        assert RIBBON in response.text
        opened |= {user.email.partition("@")[0]} if response.status_code == 200 else set()
    assert opened == wie


def test_a_change_of_the_regios_waits_to_be_confirmed_and_could_be(demo):
    (rij,) = Wijziging.objects.all()
    gezien = bereken(rij)
    assert rij.is_concept
    assert gezien.weigeringen == []
    assert "Van Arnhem naar Achterhoek" in gezien.delen[0][1][0]
