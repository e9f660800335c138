"""Without a legal check no agreement between insurers is offered, and none that moves money."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from agenda import actions
from agenda.canoniek import canoniek, inhoud
from agenda.models import Afspraak, Blok, Mededingingstoets
from regions.mandaten.bewijs import ruim_op
from regions.periods import today
from tests import factories
from tests.agenda import fabriek
from tests.agenda.schot import Schot

pytestmark = pytest.mark.django_db
SAMEN = "Samen inkopen"


@pytest.fixture
def schot():
    """A regio with an afspraak of two insurers, closed by its own onderwerp."""
    schot = Schot()
    schot.samen = fabriek.afspraak(schot.doel, SAMEN, partners=[schot.eigen, schot.ander])
    Blok.objects.filter(pk=schot.samen.pk).update(onderwerp=schot.onderwerp, verzekeraar=schot.eigen)
    return schot


def velden(**fields):
    begin = {"naam": "Mr. De Wit", "functie": "jurist, NZa", "datum": today(), "uitkomst": "mag"}
    return begin | {"redenering": "Geen prijzen."} | fields


def toets(blok, by, **fields):
    blok.refresh_from_db()
    return actions.toetsen(blok.afspraak, str(blok.version), by=by, **velden(**fields))


def bevroren(schot):
    return canoniek(inhoud(schot.agenda, versie=1, peildatum=today()))


def test_with_a_check_of_these_words_it_opens_and_closes_again_when_they_change(schot):
    coordinator = schot.lezer("coordinator")
    other = schot.lezer("andere verzekeraar")
    assert SAMEN not in bevroren(schot)
    toets(schot.samen, coordinator)
    assert SAMEN in bevroren(schot)
    assert Blok.objects.zichtbaar(other).filter(pk=schot.samen.pk).exists()
    schot.samen.save()
    assert SAMEN not in bevroren(schot)


@pytest.mark.parametrize("uitkomst", ["mag", "voorwaarden", "niet"])
def test_only_the_last_check_counts(schot, uitkomst):
    coordinator = schot.lezer("coordinator")
    toets(schot.samen, coordinator, uitkomst="mag")
    toets(schot.samen, coordinator, uitkomst=uitkomst)
    assert (SAMEN in bevroren(schot)) is (uitkomst != "niet")


def test_a_check_that_is_not_needed_opens_nothing(schot):
    Blok.objects.filter(pk=schot.afspraak.pk).update(onderwerp=schot.onderwerp, verzekeraar=schot.eigen)
    Afspraak.objects.get(pk=schot.afspraak.pk).partners.all().delete()
    with pytest.raises(actions.GeenToetsNodig):
        toets(schot.afspraak, schot.lezer("coordinator"))


def test_of_words_that_changed_a_check_says_nothing(schot):
    with pytest.raises(actions.Ingehaald):
        actions.toetsen(schot.samen.afspraak, "99", by=schot.lezer("coordinator"), **velden())


def test_money_between_an_insurer_and_a_zorgkantoor_is_not_offered_without_a_check(schot, sign_in):
    kantoor = factories.zorgkantoor("Zorgkantoor", regio=schot.regio)
    afspraak = fabriek.afspraak(schot.doel, "Geld", partners=[schot.eigen, kantoor]).afspraak
    coordinator = schot.lezer("coordinator")
    client, page = sign_in(coordinator), reverse("agenda_vaststellen", args=["twente"])
    assert "Beantwoord de vraag bij “Geld”" in client.get(page).text
    client.post(reverse("afspraak_toets", args=["twente", afspraak.pk]), {"geld": "ja"})
    answer = client.post(page, {"actie": "aanbieden"})
    assert answer.status_code == 422
    assert "Leg eerst de mededingingstoets vast van: “Geld”." in answer.text
    assert schot.agenda.versies.count() == 0
    toets(afspraak.blok, coordinator)
    assert client.post(page, {"actie": "aanbieden"}).status_code == 302


def test_the_page_of_a_coordinator_of_an_insurer_counts_nothing_closed(schot, sign_in):
    page = reverse("agenda_vaststellen", args=["twente"])
    assert "niet mee in de versie" in sign_in(schot.lezer("coordinator")).get(page).text
    blind = sign_in(schot.lezer("coordinator van een verzekeraar")).get(page)
    assert "niet mee in de versie" not in blind.text
    assert SAMEN not in blind.text


def test_an_insurer_that_takes_part_records_it_with_a_file_that_stays(schot, sign_in):
    client = sign_in(schot.lezer("eigen verzekeraar"))
    page = reverse("afspraak_toets", args=["twente", schot.samen.pk])
    bestand = SimpleUploadedFile("toets.pdf", b"%PDF-1.4 x")
    data = velden(version=Blok.objects.get(pk=schot.samen.pk).version, bestand=bestand)
    assert client.post(page, data).status_code == 302
    rij = Mededingingstoets.objects.get()
    ruim_op(today().replace(year=today().year + 1))
    url = reverse("afspraak_toets_bestand", args=["twente", schot.samen.pk, rij.pk])
    assert client.get(url).content == b"%PDF-1.4 x"
    schot.samen.refresh_from_db()
    schot.samen.save()
    assert sign_in(schot.lezer("andere verzekeraar")).get(url).status_code == 404


def test_who_takes_no_part_may_not_record(schot, sign_in):
    page = reverse("afspraak_toets", args=["twente", schot.samen.pk])
    assert sign_in(schot.lezer("gemeente")).post(page, velden()).status_code == 403
    assert sign_in(schot.lezer("andere verzekeraar")).post(page, velden()).status_code == 404


def test_an_editor_closes_text_but_never_to_themselves(schot, sign_in):
    page = reverse("blok_afschermen", args=["twente", schot.open.pk])
    data = {"onderwerp": schot.onderwerp.pk, "verzekeraar": schot.eigen.pk, "version": schot.open.version}
    blind = sign_in(schot.lezer("coordinator van de eigen verzekeraar")).post(page, data)
    assert (blind.status_code, "zelf niet meer zien" in blind.text) == (422, True)
    client = sign_in(schot.lezer("redacteur van een gemeente"))
    assert client.post(page, data).status_code == 302
    assert client.post(page, data).status_code == 409
    assert f"Afgeschermd: alleen gemeenten en {schot.eigen}" in client.get("/regio/twente/agenda/").text
    assert not Blok.objects.zichtbaar(schot.lezer("partner")).filter(pk=schot.open.pk).exists()


def test_a_thema_cannot_be_closed(schot, sign_in):
    client = sign_in(schot.lezer("coordinator"))
    assert client.get(reverse("blok_afschermen", args=["twente", schot.thema.pk])).status_code == 404
