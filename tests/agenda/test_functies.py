"""The list of functies that regio's share: what one may choose, and names that become one."""

import pytest

from agenda.models import Blok, Functie, Functienaam
from regions.rights import Rol
from tests import factories
from tests.agenda import fabriek
from tests.agenda.schot import GEHEIM, Schot

pytestmark = pytest.mark.django_db
BEHEER = "/beheer/functies/"
HIER = "/regio/twente/agenda/functies/"


@pytest.fixture
def doel():
    return fabriek.doel(fabriek.opgave(fabriek.thema(fabriek.agenda())))


@pytest.fixture
def elders():
    agenda = fabriek.agenda(factories.regio("Drenthe"))
    return fabriek.doel(fabriek.opgave(fabriek.thema(agenda, "ggz")))


def naam(tekst):
    return Functienaam.objects.get(naam=tekst)


def samen(client, pad, van, naar, **over):
    keuze = {"van": [naam(v).pk for v in van], "naar": naam(naar).pk}
    preview = client.get(f"{pad}samenvoegen/", keuze)
    gezien = preview.context["keuze"].gezien if preview.status_code == 200 else ""
    return preview, client.post(f"{pad}samenvoegen/", keuze | {"gezien": gezien} | over)


def test_beheer_makes_two_names_one_in_every_agenda(as_rol, doel, elders):
    blok = fabriek.functie(doel, "Wijkteam")
    fabriek.functie(elders, "Wijkteams")
    fabriek.functie(elders, "Sociaal wijkteam")
    client = as_rol(Rol.FUNCTIONEEL)
    preview, antwoord = samen(client, BEHEER, ["Wijkteam", "Sociaal wijkteam"], "Wijkteams")
    assert "Drenthe: 1 functie" in preview.text
    assert "Twente: 1 functie" in preview.text
    assert "Bij 1 doel staan dan twee functies met dezelfde naam" in preview.text
    assert Functienaam.objects.count() == 1
    assert antwoord.status_code == 302
    assert set(Functie.objects.values_list("titel", flat=True)) == {"Wijkteams"}
    blok.refresh_from_db()
    assert blok.version == 2
    assert blok.gewijzigd_als == "functies samengevoegd door de beheerder"


def test_looking_changes_nothing(as_rol, doel):
    fabriek.functie(doel, "Wijkteam")
    fabriek.functie(doel, "Wijkteams")
    keuze = {"van": naam("Wijkteam").pk, "naar": naam("Wijkteams").pk}
    as_rol(Rol.FUNCTIONEEL).get(f"{BEHEER}samenvoegen/", keuze)
    assert Functie.objects.filter(titel="Wijkteam").exists()


def test_what_was_not_shown_is_not_done(as_rol, doel):
    fabriek.functie(doel, "Wijkteam")
    fabriek.functie(doel, "Wijkteams")
    _, antwoord = samen(as_rol(Rol.FUNCTIONEEL), BEHEER, ["Wijkteam"], "Wijkteams", gezien="")
    assert antwoord.status_code == 409
    assert "Er is intussen iets veranderd" in antwoord.text
    assert Functienaam.objects.count() == 2


@pytest.mark.parametrize(
    "keuze", [{"van": ""}, {"van": "x", "naar": "y"}, {"van": "1\x00", "naar": "9" * 40}]
)
def test_no_choice_is_told_and_never_a_fault(as_rol, doel, keuze):
    fabriek.functie(doel, "Wijkteam")
    client = as_rol(Rol.FUNCTIONEEL)
    assert client.get(f"{BEHEER}samenvoegen/", keuze).status_code == 422
    enkel = {"van": naam("Wijkteam").pk, "naar": naam("Wijkteam").pk}
    assert "Kruis een andere naam aan" in client.get(f"{BEHEER}samenvoegen/", enkel).text


def test_a_regio_merges_its_own_names_and_not_what_others_use(as_rol, doel, elders):
    for titel in ("Wijkteam", "Wijkteams"):
        fabriek.functie(doel, titel)
    fabriek.functie(elders, "Buurtteam")
    fabriek.functie(elders, "Wijkteams")
    client = as_rol(Rol.REDACTEUR, regio=doel.agenda.regio)
    text = client.get(HIER).text
    assert "Ook een andere regio gebruikt deze naam" in text
    for andermans in ("Buurtteam", "Wijkteams"):
        preview, antwoord = samen(client, HIER, [andermans], "Wijkteam")
        assert (preview.status_code, antwoord.status_code) == (422, 422)
    _, antwoord = samen(client, HIER, ["Wijkteam"], "Buurtteam")
    assert antwoord.status_code == 302
    assert set(Functie.objects.filter(blok__agenda=doel.agenda).values_list("titel", flat=True)) == {
        "Buurtteam",
        "Wijkteams",
    }
    assert Blok.objects.get(functie__titel="Buurtteam", agenda=doel.agenda).gewijzigd_als == "redacteur"


def test_who_does_not_edit_or_keep_house_does_not_come_in(as_rol, doel):
    medewerker = as_rol(Rol.MEDEWERKER, organisatie=factories.gemeente("Almelo", regio=doel.agenda.regio))
    for pad in ("", "samenvoegen/"):
        assert medewerker.get(f"{HIER}{pad}").status_code == 403
    for pad in ("", "samenvoegen/"):
        assert as_rol(Rol.COORDINATOR, regio=doel.agenda.regio).get(f"{BEHEER}{pad}").status_code == 404


def test_what_serves_the_theme_comes_first(as_rol, doel, elders):
    fabriek.functie(elders, "Aanloopcentrum")
    zelfde = fabriek.agenda(factories.regio("Zeeland"))
    fabriek.functie(fabriek.doel(fabriek.opgave(fabriek.thema(zelfde))), "Zorgpension")
    client = as_rol(Rol.REDACTEUR, regio=doel.agenda.regio)
    text = client.get(f"/regio/twente/agenda/blok/{doel.pk}/nieuw/functie/").text
    assert text.index("Zorgpension") < text.index("Aanloopcentrum")


@pytest.mark.parametrize("wie", ["coordinator van een verzekeraar", "functioneel", "gemeente elders"])
def test_a_name_that_only_closed_text_uses_is_not_in_the_list(sign_in, wie):
    schot = Schot()
    titel = f"functie {GEHEIM}"
    assert not Functienaam.objects.filter(naam=titel).exists()
    Functienaam.objects.create(naam=titel, regio=schot.regio)  # it was open when it was written
    assert titel not in Functienaam.objects.openbaar().values_list("naam", flat=True)
    client = sign_in(schot.lezer(wie))
    nieuw = f"/regio/{schot.regio.code}/agenda/blok/{schot.doel.pk}/nieuw/functie/"
    for pad in (BEHEER, f"/regio/{schot.regio.code}/agenda/functies/", nieuw):
        assert GEHEIM not in client.get(pad).text
    fabriek.functie(schot.doel, titel)
    assert titel in Functienaam.objects.openbaar().values_list("naam", flat=True)
