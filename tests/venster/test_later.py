"""Who is asked while the round runs, and who gets more time."""

import datetime

import pytest
from django.db import DatabaseError, transaction

from regions.rights import Rol
from tests import factories
from tests.conftest import VANDAAG
from tests.venster import factories as venster
from venster import actions
from venster.models import Inzending, Ronde, Uitnodiging, Uitstel

pytestmark = pytest.mark.django_db
GISTEREN, MORGEN = (VANDAAG + datetime.timedelta(days=n) for n in (-1, 1))
UITNODIGEN = "/beheer/ronde/2026/uitnodigen/"


@pytest.fixture
def uitnodiging():
    return venster.uitnodiging()


@pytest.fixture
def beheer(as_rol, uitnodiging):
    return as_rol(Rol.FUNCTIONEEL)


def uitstel(uitnodiging, tot_en_met=MORGEN, reden="Er was een storing."):
    return actions.stel_uit(uitnodiging, tot_en_met=tot_en_met, reden=reden, by=None)


def test_who_began_to_take_part_later_is_asked_with_a_reason_and_an_own_last_day(beheer, uitnodiging):
    later = factories.verzekeraar("Menzis", regio=uitnodiging.regio)
    page = beheer.get(UITNODIGEN).text
    assert "Menzis voor Twente" in page
    assert "Almelo voor Twente" not in page
    beheer.post(
        UITNODIGEN,
        {"wie": f"{later.pk}-{uitnodiging.regio.pk}", "sluit_op": "2026-12-11", "reden": "Net begonnen."},
    )
    asked = Uitnodiging.objects.get(organisatie=later)
    assert (asked.laatste_dag, asked.reden) == (datetime.date(2026, 12, 11), "Net begonnen.")
    assert Inzending.objects.get(organisatie=later).nummer == 0
    assert "Net begonnen." in beheer.get(UITNODIGEN).text


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"reden": ""}, "Dit veld is verplicht"),
        ({"wie": []}, "Kies wie nog wordt gevraagd."),
        ({"sluit_op": "2026-11-22"}, "Deze dag is al voorbij."),
        ({"sluit_op": "2026-11-25"}, "Iedereen kan antwoorden tot en met 30-11-2026."),
        ({"wie": ["1-1"]}, "is intussen gevraagd"),
    ],
)
def test_what_is_missing_says_so_and_asks_nobody(beheer, uitnodiging, fields, sentence):
    later = factories.verzekeraar("Menzis", regio=uitnodiging.regio)
    data = {"wie": [f"{later.pk}-{uitnodiging.regio.pk}"], "sluit_op": "", "reden": "Net begonnen."}
    response = beheer.post(UITNODIGEN, data | fields)
    assert response.status_code == 422
    assert sentence in response.text
    assert Uitnodiging.objects.count() == 1


def test_after_closing_who_is_asked_needs_an_own_last_day(beheer, uitnodiging):
    later = factories.verzekeraar("Menzis", regio=uitnodiging.regio)
    Ronde.objects.update(sluit_op=GISTEREN)
    data = {"wie": [f"{later.pk}-{uitnodiging.regio.pk}"], "sluit_op": "", "reden": "Net begonnen."}
    assert "Kies een eigen laatste dag." in beheer.post(UITNODIGEN, data).text


def test_a_gemeente_that_moved_is_not_asked_twice(beheer, uitnodiging):
    gemeente = uitnodiging.organisatie
    gemeente.plaatsingen.get().end(VANDAAG)
    factories.plaatsing(gemeente, factories.regio("Drenthe"), van=VANDAAG)
    assert "Iedereen die vandaag meedoet, is gevraagd" in beheer.get(UITNODIGEN).text


def test_with_more_time_one_answers_after_the_last_day_of_the_others(uitnodiging):
    Ronde.objects.update(sluit_op=GISTEREN)
    uitnodiging.ronde.refresh_from_db()
    assert not uitnodiging.is_open
    uitstel(uitnodiging)
    assert venster.ingediend(Inzending.objects.get())


def test_who_decided_it_and_why_is_kept_and_shown(beheer, uitnodiging):
    Ronde.objects.update(sluit_op=GISTEREN)
    adres = f"/beheer/ronde/2026/uitstel/{uitnodiging.pk}/"
    response = beheer.post(adres, {"tot_en_met": MORGEN.isoformat(), "reden": "Er was een storing."})
    assert response.status_code == 302
    assert Uitstel.objects.get().door is not None
    assert "Er was een storing." in beheer.get(adres).text
    assert f"tot en met {MORGEN.day} november 2026" in beheer.get("/beheer/ronde/2026/voortgang/").text


def test_the_organisation_reads_until_when_and_why(as_rol, uitnodiging, outbox):
    factories.contact(
        uitnodiging.organisatie, uitnodiging.regio, wie=factories.persoon(email="ada@example.nl")
    )
    Ronde.objects.update(sluit_op=GISTEREN)
    uitnodiging.refresh_from_db()
    uitstel(uitnodiging)
    (mail,) = outbox.all()
    assert mail.to == ["ada@example.nl"]
    assert "Er was een storing." in mail.message
    page = as_rol(Rol.MEDEWERKER, organisatie=uitnodiging.organisatie).get("/venster/2026/").text
    assert "Antwoorden kan tot en met 24-11-2026. Er was een storing." in page


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"tot_en_met": GISTEREN}, "al voorbij"),
        ({"tot_en_met": datetime.date(2026, 11, 30)}, "Iedereen kan al antwoorden"),
        ({"tot_en_met": datetime.date(2027, 1, 10)}, "wordt gepubliceerd"),
        ({"tot_en_met": datetime.date(2026, 12, 5), "reden": " "}, "Schrijf op waarom"),
    ],
)
def test_more_time_that_cannot_be_is_refused_in_words(uitnodiging, fields, sentence):
    Ronde.objects.update(publiceert_op=datetime.date(2027, 1, 10))
    with pytest.raises(actions.Geweigerd, match=sentence):
        uitstel(uitnodiging, **fields)
    assert not Uitstel.objects.exists()


def test_after_publication_nobody_gets_more_time(uitnodiging, beheer):
    Ronde.objects.update(sluit_op=GISTEREN)
    actions.publiceren(Ronde.objects.get(), by=None)
    with pytest.raises(actions.Geweigerd, match="zolang de ronde loopt"):
        uitstel(uitnodiging)
    assert beheer.get(UITNODIGEN).status_code == 404


def test_what_was_decided_cannot_be_rewritten(uitnodiging):
    Ronde.objects.update(sluit_op=GISTEREN)
    uitnodiging.refresh_from_db()
    uitstel(uitnodiging)
    for act in (lambda: Uitstel.objects.update(reden="Anders"), lambda: Uitstel.objects.get().delete()):
        with pytest.raises(DatabaseError), transaction.atomic():
            act()


def test_a_coordinator_or_party_gives_nobody_more_time(as_rol, uitnodiging):
    adres = f"/beheer/ronde/2026/uitstel/{uitnodiging.pk}/"
    data = {"tot_en_met": "2026-12-05", "reden": "Graag"}
    for rol, where in (
        (Rol.COORDINATOR, {"regio": uitnodiging.regio}),
        (Rol.MEDEWERKER, {"organisatie": uitnodiging.organisatie}),
    ):
        assert as_rol(rol, **where).post(adres, data).status_code == 403
    assert not Uitstel.objects.exists()
