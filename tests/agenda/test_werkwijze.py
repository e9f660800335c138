"""How the parties work together, what was measured, and national goals."""

import pytest

from agenda.models import Blok, LandelijkDoel, Meting, Werkwijze
from regions.rights import Rol
from tests import factories
from tests.agenda import fabriek
from tests.agenda.schot import Schot
from tests.agenda.test_bewerken import HTMX

pytestmark = pytest.mark.django_db
A = "/regio/twente/agenda/"
W = f"{A}hoe-wij-samenwerken/"


@pytest.fixture
def afspraak():
    return fabriek.keten(factories.regio())


@pytest.fixture
def coordinator(as_rol, afspraak):
    regio = afspraak.agenda.regio
    return as_rol(Rol.COORDINATOR, regio=regio, organisatie=factories.gemeente("Enschede", regio=regio))


def bewaar(client, version, **velden):
    return client.post(f"{W}wijzigen/", {"version": version, **velden})


def test_it_is_written_down_once_and_shown(coordinator):
    assert "Nog niet opgeschreven" in coordinator.get(W).text
    assert bewaar(coordinator, "0", besluiten="<p>Bij <b>meerderheid</b>.</p><script>x</script>")
    text = coordinator.get(W).text
    assert "<p>Bij <strong>meerderheid</strong>.</p>" in text
    assert "<script>x" not in text
    assert "door regiocoördinator, Enschede" in text


def test_who_was_late_sees_three_texts_and_goes_on(coordinator):
    bewaar(coordinator, "0", besluiten="Samen")
    bewaar(coordinator, "1", besluiten="Bij meerderheid")
    response = bewaar(coordinator, "1", besluiten="Met zijn allen", tevreden="Als het werkt")
    assert response.status_code == 409
    for words in ("Mijn tekst", "Nu opgeslagen", "Tekst toen u begon", "Met zijn allen", "Als het werkt"):
        assert words in response.text
    assert Werkwijze.objects.get().besluiten == "<p>Bij meerderheid</p>"
    samen = bewaar(coordinator, "2", begonnen="1", keuze="samen", besluiten="Samen", tevreden="Als het werkt")
    assert "Bij meerderheid" in samen.text
    assert "Als het werkt" in samen.text
    assert bewaar(coordinator, "2", keuze="mijn", besluiten="Met zijn allen").status_code == 302
    assert Werkwijze.objects.get().besluiten == "<p>Met zijn allen</p>"


def test_two_who_begin_it_at_once_do_not_overwrite_each_other(coordinator):
    bewaar(coordinator, "0", besluiten="Van de een")
    assert bewaar(coordinator, "0", besluiten="Van de ander").status_code == 409
    assert Werkwijze.objects.get().besluiten == "<p>Van de een</p>"


def metingen(afspraak):
    doel = Blok.objects.get(agenda=afspraak.agenda, soort="doel")
    return f"{A}blok/{doel.pk}/metingen/"


def test_what_was_measured_adds_up_and_raises_no_version(coordinator, afspraak):
    pad = metingen(afspraak)
    for op, waarde in (("2025-01-01", "14%"), ("2026-01-01", "12%")):
        assert coordinator.post(pad, {"op": op, "waarde": waarde}).status_code == 302
    text = coordinator.get(pad).text
    assert text.index("12%") < text.index("14%")
    assert Blok.objects.get(soort="doel").version == 1
    coordinator.post(f"{pad}{Meting.objects.get(waarde='12%').pk}/weg/")
    assert Meting.objects.get().als == "regiocoördinator, Enschede"


@pytest.mark.parametrize("op", ["2027-01-01", "", "gisteren"])
def test_a_meting_of_a_day_to_come_is_refused_and_kept(coordinator, afspraak, op):
    response = coordinator.post(metingen(afspraak), {"op": op, "waarde": "honderd"})
    assert response.status_code == 422
    assert "honderd" in response.text


def test_one_meting_a_day(coordinator, afspraak):
    for _ in range(2):
        response = coordinator.post(metingen(afspraak), {"op": "2026-01-01", "waarde": "12%"})
    assert response.status_code == 422
    assert "Van deze dag is er al een meting." in response.text


def test_who_may_not_edit_reads_what_was_measured(as_rol, afspraak):
    medewerker = as_rol(Rol.MEDEWERKER, organisatie=factories.gemeente("Almelo", regio=afspraak.agenda.regio))
    assert medewerker.get(metingen(afspraak)).status_code == 200
    assert medewerker.post(metingen(afspraak), {"op": "2026-01-01", "waarde": "1"}).status_code == 403
    assert as_rol(Rol.LANDELIJK).get(metingen(afspraak)).status_code == 404


def test_another_regios_doel_is_not_there(coordinator):
    elders = fabriek.keten(factories.regio("Drenthe"))
    assert coordinator.get(metingen(elders)).status_code == 404


def test_national_goals_are_kept_by_the_administrator(as_rol):
    thema = factories.themas()[0]
    client = as_rol(Rol.FUNCTIONEEL)
    data = {"thema": thema.pk, "naam": "Minder eenzaamheid", "bron": "Akkoord 2026"}
    assert client.post("/beheer/landelijke-doelen/", data).status_code == 302
    assert client.post("/beheer/landelijke-doelen/", data).status_code == 422
    pk = LandelijkDoel.objects.get().pk
    client.post(f"/beheer/landelijke-doelen/{pk}/", data | {"naam": "Niemand eenzaam"})
    assert "Niemand eenzaam" in client.get("/beheer/landelijke-doelen/").text
    assert as_rol(Rol.LANDELIJK).post("/beheer/landelijke-doelen/", data).status_code == 404


def test_a_fourth_opgave_is_asked_about_and_not_refused(coordinator, afspraak):
    thema = Blok.objects.get(soort="thema")
    for n in range(2):
        fabriek.opgave(thema, f"Opgave {n}")
    pad = f"{A}blok/{thema.pk}/nieuw/opgave/"
    regels = {"regel-TOTAL_FORMS": "0", "regel-INITIAL_FORMS": "0"}
    assert "Er staan al drie opgaven" in coordinator.get(pad, headers=HTMX).text
    assert coordinator.post(pad, {"titel": "De vierde", **regels}).status_code == 422
    assert coordinator.post(pad, {"titel": "De vierde", "toch": "on", **regels}).status_code == 302
    assert thema.kinderen.count() == 4


@pytest.mark.parametrize(
    ("wie", "status"), [("gemeente", 200), ("eigen verzekeraar", 200), ("andere verzekeraar", 404)]
)
def test_what_was_measured_of_closed_text_is_closed_too(sign_in, wie, status):
    schot = Schot()
    pad = f"/regio/{schot.regio.code}/agenda/blok/{schot.dicht_doel.pk}/metingen/"
    assert sign_in(schot.lezer(wie)).get(pad).status_code == status
