"""What mandates mean elsewhere: Mijn werk, ends, and never a venster."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from regions.gevolgen import gevolgen
from regions.mandaten.bewijs import ruim_op
from regions.mandaten.gevolgen import daarna
from regions.mandaten.taken import taken
from regions.models import Bewijsstuk
from regions.rights import Rol
from tests import factories
from tests.queries import counted

pytestmark = pytest.mark.django_db

VANDAAG = datetime.date(2026, 11, 23)
NIEUWJAAR = datetime.date(2027, 1, 1)


@pytest.fixture
def twente():
    return factories.regio("Twente", spreekwijze="afspraak")


@pytest.fixture
def almelo(twente):
    return factories.gemeente("Almelo", regio=twente)


@pytest.fixture
def borne(twente):
    return factories.gemeente("Borne", regio=twente)


def titels(rol, **waar):
    return [taak.titel for taak in taken(factories.gebruiker(rol, **waar))]


def test_an_end_that_is_near_is_told_to_both(twente, almelo, borne):
    factories.mandaat(borne, almelo, twente, tot=NIEUWJAAR)
    gezegd = "Almelo spreekt binnenkort niet meer namens Borne (alle thema's)"
    assert titels(Rol.BESTUURDER, organisatie=borne) == [gezegd]
    assert titels(Rol.MEDEWERKER, organisatie=almelo) == [gezegd]
    assert titels(Rol.MEDEWERKER, organisatie=borne) == []
    assert titels(Rol.COORDINATOR, regio=twente) == []


@pytest.mark.parametrize(
    ("tot", "aantal"),
    [(VANDAAG + datetime.timedelta(days=61), 1), (VANDAAG + datetime.timedelta(days=62), 0), (None, 0)],
)
def test_near_is_sixty_days(twente, almelo, borne, tot, aantal):
    factories.mandaat(borne, almelo, twente, tot=tot)
    assert len(titels(Rol.BESTUURDER, organisatie=borne)) == aantal


def test_who_ended_it_by_hand_or_goes_on_is_not_told_again(twente, almelo, borne):
    mandaat = factories.mandaat(borne, almelo, twente, tot=NIEUWJAAR, beeindigd_op=VANDAAG)
    assert titels(Rol.BESTUURDER, organisatie=borne) == []
    assert len(titels(Rol.MEDEWERKER, organisatie=almelo)) == 1
    factories.mandaat(borne, almelo, twente, van=mandaat.period.upper)
    assert titels(Rol.MEDEWERKER, organisatie=almelo) == []


def test_what_waits_is_a_task_of_the_giver(as_rol, twente, almelo, borne):
    mandaat = factories.mandaat(borne, almelo, twente, wacht_op_bevestiging=True)
    page = as_rol(Rol.BEHEERDER, organisatie=borne).get("/").text
    assert reverse("mandaat_bevestigen", args=["borne", mandaat.pk]) in page
    assert titels(Rol.BESTUURDER, organisatie=almelo) == []


def test_tasks_cost_the_same_however_many(twente, almelo):
    wie = factories.gebruiker(Rol.BESTUURDER, organisatie=almelo)
    costs = []
    for nummer in range(3):
        gever = factories.gemeente(f"Gever {nummer}", regio=twente)
        factories.mandaat(gever, almelo, twente, tot=NIEUWJAAR)
        with counted() as statements:
            assert len(taken(wie)) == nummer + 1
        costs.append(len(statements))
    assert len(set(costs)) == 1


def test_the_end_of_an_organisation_and_of_a_deelname_say_whom_it_touches(twente, almelo, borne):
    menzis = factories.verzekeraar("Menzis", regio=twente)
    factories.mandaat(borne, almelo, twente)
    factories.mandaat(menzis, almelo, twente)
    said = [gevolg.zin for gevolg in gevolgen(almelo, VANDAAG)]
    assert "Almelo spreekt dan niet meer namens Borne en Menzis." in said
    said = [gevolg.zin for gevolg in gevolgen(menzis.deelnames.get(), VANDAAG)]
    assert "Almelo spreekt dan niet meer namens Menzis." in said


def test_it_never_opens_the_venster_of_another(as_rol, twente, almelo, borne):
    from tests.venster import factories as venster

    ronde = venster.geopend(2026, sluit_op=NIEUWJAAR)
    factories.mandaat(borne, almelo, twente)
    client = as_rol(Rol.MEDEWERKER, organisatie=almelo)
    eigen, ander = (
        reverse("venster_deel", args=[ronde.jaar, naam, "twente", "agenda"]) for naam in ("almelo", "borne")
    )
    assert client.get(eigen).status_code == 200
    assert client.get(ander).status_code in (403, 404)
    assert client.post(ander, {"antwoord": "ja"}).status_code in (403, 404)


def test_a_file_whose_form_was_not_sent_goes_after_a_day(twente, almelo, borne):
    def stuk(naam, dagen):
        op = timezone.now() - datetime.timedelta(days=dagen)
        found = Bewijsstuk.van_bytes(b"%PDF-", organisatie=borne, naam=naam, soort="application/pdf", op=op)
        found.save()
        return found

    gebruikt = stuk("gebruikt", 5)
    stuk("oud", 5)
    nieuw = stuk("nieuw", 0)
    factories.mandaat(borne, almelo, twente, bewijs=gebruikt)
    ruim_op(timezone.localtime().date())
    assert set(Bewijsstuk.objects.values_list("naam", flat=True)) == {"gebruikt", nieuw.naam}


def test_who_speaks_after_the_end_is_said(twente, almelo, borne):
    hengelo = factories.gemeente("Hengelo", regio=twente)
    ouderen = factories.mandaat(borne, hengelo, twente, thema=factories.themas()[1])
    assert daarna(ouderen, VANDAAG) == "Vanaf de dag erna spreekt Borne voor zichzelf over Ouderen."
    alles = factories.mandaat(borne, almelo, twente)
    assert daarna(ouderen, VANDAAG) == "Vanaf de dag erna spreekt Almelo ook over Ouderen namens Borne."
    gezegd = "Vanaf de dag erna spreekt Borne voor zichzelf; over Ouderen blijft Hengelo spreken."
    assert daarna(alles, VANDAAG) == gezegd
