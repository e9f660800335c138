"""/beheer/wijzigingen/: forms that refuse with the reason, a page that shows all, and who may."""

import datetime
import threading

import pytest
from django.db import connection
from django.urls import reverse

from regions.herindelen import plan
from regions.herindelen.weigering import Geweigerd
from regions.models import Herindeling, Organisatie, Plaatsing, Regio, Wijziging
from regions.rights import Rol
from tests import factories
from tests.queries import counted
from tests.regions.herindeling import NIEUWJAAR, bevestig, land, op_in, wijziging

pytestmark = pytest.mark.django_db
FORMULIEREN = [
    "beheer_herindeling",
    "beheer_regio_splitsen",
    "beheer_regios_samenvoegen",
    "beheer_regios_hertekenen",
    "beheer_regio_naam",
]


@pytest.fixture
def beheer(arnhem, as_rol):
    return as_rol(Rol.FUNCTIONEEL)


def herindeling(**velden):
    """The form, filled in for Wijdemeren that goes up in Hilversum."""
    return {
        "vorm": "toevoeging",
        "datum": "2027-01-01",
        "gemeenten": "Wijdemeren",
        "naar": "Hilversum",
        "naam": "",
        "cbs_code": "",
        "bron": "Stb. 2026, 400",
    } | velden


def invoeren(client, **velden):
    return client.post(reverse("beheer_herindeling"), herindeling(**velden))


@pytest.mark.parametrize("rol", [rol for rol in Rol if rol != Rol.FUNCTIONEEL])
def test_for_others_these_pages_do_not_exist(as_rol, rol):
    regio = factories.regio()
    client = as_rol(rol, organisatie=factories.gemeente(regio=regio), regio=regio)
    for naam in (*FORMULIEREN, "beheer_wijzigingen", "beheer_regio_verdelen"):
        assert client.get(reverse(naam)).status_code == 404
        assert client.post(reverse(naam), herindeling()).status_code == 404
    assert not Wijziging.objects.exists()


def test_nor_does_a_change_itself(arnhem, gemeenten, as_rol):
    rij = op_in(gemeenten["Wijdemeren"], gemeenten["Hilversum"])
    client = as_rol(Rol.COORDINATOR, regio=arnhem)
    for actie in ("bevestigen", "terugnemen", "weggooien"):
        assert client.post(rij.get_absolute_url(), {"actie": actie}).status_code == 404
    assert Wijziging.objects.get().is_concept


def test_asked_shown_confirmed_and_taken_back(beheer, gemeenten):
    antwoord = invoeren(beheer)
    rij = Wijziging.objects.get()
    assert antwoord.url == rij.get_absolute_url()
    page = beheer.get(antwoord.url)
    assert "Wijdemeren is er vanaf 1-1-2027 niet meer." in page.text
    assert "Er is nog niets veranderd." in page.text
    kenmerk = page.context["plan"].kenmerk
    assert Plaatsing.objects.on(NIEUWJAAR).filter(gemeente=gemeenten["Wijdemeren"]).exists()
    page = beheer.post(antwoord.url, {"actie": "bevestigen", "gezien": kenmerk}, follow=True)
    assert "Bevestigd: Wijdemeren gaat op in Hilversum" in page.text
    assert not Plaatsing.objects.on(NIEUWJAAR).filter(gemeente=gemeenten["Wijdemeren"]).exists()
    zin = "Per 1 januari 2027 gaat Wijdemeren op in Hilversum."
    for adres in (gemeenten["Hilversum"].get_absolute_url(), reverse("regio", args=["t-gooi"])):
        assert zin in beheer.get(adres).text
    page = beheer.post(antwoord.url, {"actie": "terugnemen"}, follow=True)
    assert "teruggenomen" in page.text
    assert zin not in beheer.get(gemeenten["Hilversum"].get_absolute_url()).text
    assert "teruggenomen" in beheer.get(reverse("beheer_wijzigingen")).text


@pytest.mark.parametrize(
    ("velden", "zin"),
    [
        ({"gemeenten": "Atlantis"}, "“Atlantis” kennen wij niet als gemeente."),
        ({"gemeenten": "Wijdemeren\nHilversum"}, "Hilversum staat er twee keer."),
        ({"naar": ""}, "Vul in om welke andere gemeente of gemeenten het gaat."),
        ({"vorm": "samenvoeging", "naam": "X"}, "Vul de CBS-code van de nieuwe gemeente in."),
        ({"vorm": "samenvoeging", "naam": "X", "cbs_code": "0363"}, "Een CBS-code ziet er zo uit: GM0363."),
        ({"vorm": "naam"}, "Vul de nieuwe naam in."),
        ({"vorm": "naam", "naam": "Wijdemeren"}, "Wijdemeren heet al zo."),
        ({"datum": "31-02-2027"}, "geldige datum"),
        ({"datum": "2017-12-31"}, "Wijdemeren bestaat op 31-12-2017 nog niet"),
        ({"gemeenten": "Weesp"}, "Weesp is er niet meer vanaf 24-3-2022"),
    ],
)
def test_what_cannot_be_is_refused_on_the_form_and_what_was_typed_stays(beheer, gemeenten, velden, zin):
    factories.gemeente("Weesp", tot=datetime.date(2022, 3, 24))
    antwoord = invoeren(beheer, **velden)
    assert antwoord.status_code == 422
    assert zin in antwoord.text
    assert "Stb. 2026, 400" in antwoord.text
    assert not Wijziging.objects.exists()


def test_a_gemeente_is_known_by_alias_and_code_and_a_shared_name_asks_for_it(beheer, gemeenten):
    nh, li = (factories.gemeente("Bergen", slug=slug, provincie=slug) for slug in ("nh", "li"))
    for een in (nh, li):
        factories.plaatsing(een, gemeenten["Hilversum"].plaatsingen.get(indeling__code="werk").regio)
    text = invoeren(beheer, gemeenten="Bergen").text
    assert f"Bergen ({nh.cbs_code}, nh) of Bergen ({li.cbs_code}, li)" in text
    assert invoeren(beheer, gemeenten=li.cbs_code.lower()).status_code == 302
    assert Wijziging.objects.get().opdracht["van"] == [li.pk]


def test_a_planned_herindeling_is_filled_in_beforehand(beheer, gemeenten):
    rij = Herindeling.objects.create(
        van=gemeenten["Wijdemeren"],
        naar=gemeenten["Hilversum"],
        datum=NIEUWJAAR,
        vorm="toevoeging",
        bron="wet",
    )
    lijst = beheer.get(reverse("beheer_wijzigingen")).text
    adres = f"{reverse('beheer_herindeling')}?gepland={rij.pk}"
    assert adres in lijst
    form = beheer.get(adres).context["form"]
    assert (form["gemeenten"].value(), form["naar"].value(), form["bron"].value()) == (
        "Wijdemeren",
        "Hilversum",
        "wet",
    )


def test_a_change_that_was_not_confirmed_is_corrected_or_thrown_away(beheer, gemeenten):
    invoeren(beheer)
    rij = Wijziging.objects.get()
    adres = f"{reverse('beheer_herindeling')}?wijziging={rij.pk}"
    assert adres in beheer.get(rij.get_absolute_url()).text
    assert beheer.get(adres).context["form"]["gemeenten"].value() == "Wijdemeren"
    beheer.post(adres, herindeling(datum="2028-01-01"))
    rij.refresh_from_db()
    assert rij.datum == datetime.date(2028, 1, 1)
    beheer.post(rij.get_absolute_url(), {"actie": "weggooien"})
    assert not Wijziging.objects.exists()


def test_confirming_what_has_changed_meanwhile_shows_it_anew(beheer, gemeenten):
    invoeren(beheer)
    rij = Wijziging.objects.get()
    kenmerk = beheer.get(rij.get_absolute_url()).context["plan"].kenmerk
    factories.toegang(
        factories.gebruiker(naam="Nieuwe Collega"), Rol.MEDEWERKER, organisatie=gemeenten["Wijdemeren"]
    )
    antwoord = beheer.post(rij.get_absolute_url(), {"actie": "bevestigen", "gezien": kenmerk})
    assert antwoord.status_code == 409
    assert "Er is intussen iets veranderd." in antwoord.text
    assert "Nieuwe Collega" in antwoord.text
    assert Wijziging.objects.get().is_concept


def test_a_regio_is_split_in_two_steps(beheer, gemeenten, arnhem):
    vraag = {"regio": arnhem.pk, "namen": "Achterhoek", "datum": "2027-01-01"}
    naar = beheer.get(reverse("beheer_regio_splitsen"), vraag)
    assert naar.status_code == 302
    page = beheer.get(naar.url)
    velden = {f"gemeente-{g.pk}": "blijft" for g in gemeenten.values() if f"gemeente-{g.pk}" in page.text}
    velden[f"gemeente-{gemeenten['Aalten'].pk}"] = "0"
    rest = {"code-0": "achterhoek", "agenda-0": "kopie", "tegel_code-0": "ACH"}
    antwoord = beheer.post(naar.url, velden | rest | {"tegel_rij-0": "4", "tegel_kolom-0": "6"})
    rij = Wijziging.objects.get()
    assert antwoord.url == rij.get_absolute_url()
    page = beheer.get(antwoord.url)
    assert "Van Arnhem naar Achterhoek gaat Aalten." in page.text
    beheer.post(antwoord.url, {"actie": "bevestigen", "gezien": page.context["plan"].kenmerk})
    regio = Regio.objects.get(code="achterhoek")
    assert (regio.tegel_code, regio.tegel_rij, regio.tegel_kolom) == ("ACH", 4, 6)
    text = beheer.get(reverse("regio", args=["achterhoek"])).text
    assert "Daarvoor hoorden haar gemeenten bij" in text


def test_a_split_without_names_goes_back_to_the_question(beheer, arnhem):
    vraag = {"regio": arnhem.pk, "namen": "", "datum": "2027-01-01"}
    assert beheer.get(reverse("beheer_regio_verdelen"), vraag).url.startswith(
        reverse("beheer_regio_splitsen")
    )
    assert beheer.get(reverse("beheer_regio_splitsen"), vraag).status_code == 422


@pytest.mark.parametrize(
    ("naam", "velden"),
    [
        ("beheer_regios_samenvoegen", {"naar": "t-gooi", "op": "arnhem", "agenda": "samen"}),
        ("beheer_regios_hertekenen", {"naar": "t-gooi", "gemeenten": "Aalten"}),
        ("beheer_regio_naam", {"regio": "arnhem", "naam": "Gelderland-Midden"}),
    ],
)
def test_the_other_forms_end_on_the_page_that_shows_what_it_means(beheer, naam, velden):
    keys = {regio.code: regio.pk for regio in Regio.objects.werk()}
    antwoord = beheer.post(
        reverse(naam), {k: keys.get(v, v) for k, v in velden.items()} | {"datum": "2027-01-01"}
    )
    rij = Wijziging.objects.get()
    assert antwoord.url == rij.get_absolute_url()
    page = beheer.get(antwoord.url)
    assert page.context["plan"].weigeringen == []
    assert page.context["plan"].delen


def test_as_many_queries_for_1_change_as_for_12(beheer, gemeenten):
    numbers = []
    for made in (1, 11):
        for _ in range(made):
            op_in(gemeenten["Wijdemeren"], gemeenten["Hilversum"])
        with counted() as statements:
            beheer.get(reverse("beheer_wijzigingen"))
        numbers.append(len(statements))
    assert numbers[0] == numbers[1]


@pytest.mark.django_db(transaction=True)
def test_two_changes_at_once_are_carried_out_one_after_the_other():
    """The second sees what the first did, and is refused with the row in the way."""
    land()
    g = {gemeente.naam: gemeente for gemeente in Organisatie.objects.filter(soort="gemeente")}
    rijen = [op_in(g["Wijdemeren"], g["Hilversum"]), op_in(g["Wijdemeren"], g["Arnhem"])]
    kenmerken = [plan.bereken(rij).kenmerk for rij in rijen]
    samen, uitkomsten = threading.Barrier(2), []

    def doe(rij, kenmerk):
        try:
            samen.wait(10)
            plan.bevestig(rij, keuzes={}, gezien=kenmerk, by=None)
            uitkomsten.append("gedaan")
        except Geweigerd as reden:
            uitkomsten.append(str(reden.zinnen[0]))
        finally:
            connection.close()

    draden = [threading.Thread(target=doe, args=paar) for paar in zip(rijen, kenmerken, strict=True)]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join(30)
    assert sorted(uitkomsten)[1] == "gedaan"
    assert sorted(uitkomsten)[0].startswith("Wijdemeren is er niet meer vanaf 1-1-2027, opgegaan in ")
    assert Wijziging.objects.bevestigd().count() == 1
    assert Herindeling.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_one_change_confirmed_twice_at_once_is_done_once():
    land()
    g = {gemeente.naam: gemeente for gemeente in Organisatie.objects.filter(soort="gemeente")}
    rij = wijziging("naam", van=[g["Hilversum"].pk], naar=[], naam="Hilverzum")
    kenmerk = plan.bereken(rij).kenmerk
    samen, uitkomsten = threading.Barrier(2), []

    def doe():
        try:
            samen.wait(10)
            plan.bevestig(rij, keuzes={}, gezien=kenmerk, by=None)
            uitkomsten.append("gedaan")
        except Geweigerd as reden:
            uitkomsten.append(str(reden.zinnen[0]))
        finally:
            connection.close()

    draden = [threading.Thread(target=doe) for _ in range(2)]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join(30)
    assert sorted(uitkomsten) == ["Deze wijziging is al bevestigd.", "gedaan"]


def test_confirming_needs_no_ticks(gemeenten):
    assert bevestig(op_in(gemeenten["Wijdemeren"], gemeenten["Hilversum"]), keuzes={}).stand == "komt"
