"""How an agreement goes is found by who is no party when the regio shares it, and nothing more than that."""

import pytest

from agenda import actions
from agenda.models import Afspraak
from regions.models import Gespreksonderwerp
from regions.periods import since
from regions.rights import Rol
from tests import factories
from tests.agenda import fabriek
from tests.agenda.test_voorstellen import window
from tests.agenda.test_zoeken import URL, stel_vast

pytestmark = pytest.mark.django_db
ZIN = "De zaal in Borne is eindelijk gevonden."


@pytest.fixture
def keten():
    """An adopted agenda of which one agreement's progress is shared, and another's is not."""
    keten = fabriek.keten(factories.regio("Twente"))
    ander = fabriek.afspraak(keten.ouder, "Niet gedeeld")
    stel_vast(keten)
    actions.melden(keten.afspraak, stand="vast", zin="Het pand is afgebrand.", by=None)
    actions.melden(keten.afspraak, stand="op_koers", zin=ZIN, by=None)
    actions.melden(ander.afspraak, stand="op_koers", zin="Niemand leest van het bijenhotel.", by=None)
    actions.geef_voortgang_vrij(keten.afspraak, True, by=factories.gebruiker(naam="Noor"))
    return keten


@pytest.fixture
def vng(keten):
    return window(Rol.LANDELIJK)


def titels(client, **vraag):
    return [treffer.titel for treffer in client.get(URL, vraag).context["treffers"]]


def test_the_sentence_is_found_marked_and_by_its_beginning(vng, keten):
    page = vng.get(URL, {"q": "zaal"}).text
    assert "Vastgesteld; voortgang nu: op koers." in page
    assert "Voortgang nu: De <mark>zaal</mark> in Borne" in page
    assert titels(vng, q="eind") == [keten.afspraak.titel]


def test_how_it_goes_is_a_filter_on_what_is_shared(vng, keten):
    assert titels(vng, stand="op_koers") == [keten.afspraak.titel]
    assert titels(vng, stand="vast") == []
    assert titels(vng, stand="onbekend") == []


@pytest.mark.parametrize("vraag", [{"q": "afgebrand"}, {"q": "bijenhotel"}, {"q": "bijen"}])
def test_not_what_was_said_before_nor_what_is_not_shared(vng, vraag):
    assert titels(vng, **vraag) == []


def test_not_shared_is_not_known_to_be_unknown_either(vng, keten):
    keten.afspraak.voortgang.all().delete()
    Afspraak.objects.get(titel="Niet gedeeld").voortgang.all().delete()
    assert titels(vng, stand="onbekend") == [keten.afspraak.titel]


def weer_dicht(keten):
    actions.geef_voortgang_vrij(keten.afspraak, False, by=factories.gebruiker())


def weg(keten):
    actions.verwijderen(keten, by=factories.gebruiker())


def afgeschermd(keten):
    keten.onderwerp = Gespreksonderwerp.objects.create(
        regio=keten.agenda.regio,
        onderwerp="Tarieven",
        concurrentiegevoelig=True,
        period=since(factories.BEGIN),
    )
    keten.save(update_fields=["onderwerp"])


def boven_afgeschermd(keten):
    afgeschermd(keten.ouder)


@pytest.mark.parametrize("daad", [weer_dicht, weg, afgeschermd, boven_afgeschermd])
def test_no_longer_shared_put_away_or_closed_is_not_found(vng, keten, daad):
    daad(keten)
    for vraag in ({"q": "zaal"}, {"q": "eindelijk"}, {"stand": "op_koers"}):
        assert titels(vng, **vraag) == []
    assert ZIN not in vng.get(URL, {"q": "loket"}).text


def test_nothing_of_an_agenda_that_was_not_adopted(vng, keten):
    elders = fabriek.keten(factories.regio("Zeeland"))
    actions.melden(elders.afspraak, stand="vast", zin="Wacht op kabeljauw.", by=None)
    actions.geef_voortgang_vrij(elders.afspraak, True, by=factories.gebruiker())
    actions.aanbieden(elders.agenda, by=None)
    assert titels(vng, q="kabeljauw") == titels(vng, stand="vast") == []


def test_other_filters_hold_for_it_too(vng, keten):
    zeeland = factories.regio("Zeeland")
    assert titels(vng, q="zaal", regio=zeeland.code) == titels(vng, q="zaal", soort="doel") == []
