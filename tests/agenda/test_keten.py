"""The whole chain: what each kind of blok says beside its title and text, kept and shown."""

import datetime

import pytest
from django.db import IntegrityError, transaction

from agenda import actions
from agenda.models import (
    Afspraak,
    BesluitNodig,
    Blok,
    Functienaam,
    Kader,
    LandelijkDoel,
    Meting,
    Opgave,
    Themablok,
    Uitstel,
    Versie,
)
from regions.gevolgen import gevolgen
from regions.rights import Rol
from tests import factories
from tests.agenda import fabriek
from tests.agenda.test_bewerken import afspraak_velden, post, url
from tests.conftest import VANDAAG

pytestmark = pytest.mark.django_db
AGENDA = "/regio/twente/agenda/"


@pytest.fixture
def regio():
    return factories.regio()


@pytest.fixture
def enschede(regio):
    return factories.gemeente("Enschede", regio=regio)


@pytest.fixture
def client(as_rol, regio, enschede):
    return as_rol(Rol.COORDINATOR, regio=regio, organisatie=enschede)


@pytest.fixture
def afspraak(regio, enschede):
    return fabriek.keten(regio, trekker=enschede)


def blok(soort):
    return Blok.objects.get(soort=soort)


def regels(prefix, *rijen):
    """Lines as a browser posts them."""
    data = {f"{prefix}-TOTAL_FORMS": str(len(rijen)), f"{prefix}-INITIAL_FORMS": "0"}
    return data | {f"{prefix}-{n}-{naam}": w for n, rij in enumerate(rijen) for naam, w in rij.items()}


def bewaar(client, afspraak, **velden):
    """Save the form of an afspraak on its latest version."""
    afspraak.refresh_from_db()
    return client.post(url(afspraak), afspraak_velden(**velden) | {"version": afspraak.version})


def test_an_afspraak_keeps_and_shows_all_that_goes_with_it(client, afspraak, enschede):
    gala = Kader.objects.create(naam="Een zorgpact")
    velden = {
        "schaal": "wijk",
        "doelgroepen": "ouderen die alleen wonen",
        "monitoring": "elk kwartaal een belronde",
        "kaders": [gala.pk],
        "eigen_kader": "Twentse Koers",
        **regels("besluit", {"wie": enschede.pk, "gremium": "raad", "verwacht": "2027-02-01"}),
    }
    assert bewaar(client, afspraak, **velden).status_code == 302
    text = client.get(AGENDA).text
    for words in (
        "ouderen die alleen wonen",
        "elk kwartaal een belronde",
        "Een zorgpact, Twentse Koers",
        "Enschede: gemeenteraad, verwacht op 1 februari 2027",
    ):
        assert words in text
    assert Kader.objects.get(naam="Twentse Koers").regio == afspraak.agenda.regio


def test_who_does_what_stands_in_a_column_for_each_side(client, regio, afspraak, enschede):
    menzis = factories.verzekeraar("Menzis", regio=regio)
    lijnen = ({"wie": menzis.pk, "tekst": "Betaalt"}, {"wie": "", "tekst": "Evalueren"})
    bewaar(client, afspraak, **regels("regel", *lijnen, {"wie": enschede.pk, "tekst": "Belt"}))
    text = client.get(AGENDA).text
    koppen = [text.index(f'wie-doet-wat__kop">{kop}') for kop in ("Gemeenten", "Zorgverzekeraar", "Samen")]
    assert koppen == sorted(koppen)
    assert 'wie-doet-wat__kop">Zorgkantoor' not in text


def test_one_decision_is_named_once(client, afspraak, enschede):
    twee = {"wie": enschede.pk, "gremium": "raad"}
    response = bewaar(client, afspraak, **regels("besluit", twee, twee))
    assert response.status_code == 422
    assert "Twee regels noemen hetzelfde besluit" in response.text
    assert not BesluitNodig.objects.exists()


def test_lines_that_a_page_did_not_ask_for_stay(client, afspraak, enschede):
    bewaar(client, afspraak, **regels("besluit", {"wie": enschede.pk, "gremium": "college"}))
    assert BesluitNodig.objects.count() == 1
    assert bewaar(client, afspraak, titel="Een ander loket").status_code == 302
    assert BesluitNodig.objects.get().gremium == "college"


def test_another_regios_kader_cannot_be_chosen(client, afspraak):
    kader = Kader.objects.create(naam="Van elders", regio=factories.regio("Drenthe"))
    assert bewaar(client, afspraak, kaders=[kader.pk]).status_code == 422


def test_an_opgave_says_with_whom_it_was_discussed(client, afspraak):
    gesprek = {"met": "Cliëntenraad Zuid", "wanneer": "maart 2026", "tekst": "De wachttijd is te lang."}
    post(client, blok("opgave"), **regels("gesprek", gesprek))
    assert Opgave.objects.get().gesprekken == [gesprek | {"groepen": []}]
    assert "Cliëntenraad Zuid" in client.get(AGENDA).text


def test_a_talk_is_with_one_or_more_groups(client, afspraak):
    gesprek = {"groepen": "aanbieders, bewoners", "wanneer": "mei 2026"}
    post(client, blok("opgave"), **regels("gesprek", gesprek))
    assert Opgave.objects.get().gesprekken[0]["groepen"] == ["bewoners", "aanbieders"]
    assert "Bewoners, aanbieders <span" in client.get(AGENDA).text
    assert "bewoners, aanbieders (mei 2026)" in client.get(f"{AGENDA}afspraken.json").text
    text = client.get(url(blok("opgave"))).text
    assert text.count('name="gesprek-0-groepen"') == 4
    assert text.count("checked") == 2
    assert "Select an option" not in text


def test_a_talk_with_others_says_with_whom_and_no_group_is_made_up(client, afspraak):
    for gesprek in ({"groepen": "anderen"}, {"groepen": "koningen"}):
        assert post(client, blok("opgave"), **regels("gesprek", gesprek)).status_code == 422
    assert Opgave.objects.get().gesprekken == []


def test_two_who_add_a_talk_with_the_same_group_keep_both(client, afspraak):
    eerst = {"groepen": "bewoners", "met": "Zuid", "wanneer": "", "tekst": ""}
    post(client, blok("opgave"), **regels("gesprek", eerst))
    tweede, derde = eerst | {"met": "Noord"}, eerst | {"met": "West", "groepen": "cliënten"}
    post(client, blok("opgave"), version="2", **regels("gesprek", eerst, tweede))
    samen = {"version": "3", "keuze": "samen"}
    text = post(client, blok("opgave"), **samen, **regels("gesprek", eerst, derde)).text
    assert [w for w in ("Zuid", "Noord", "West") if w not in text] == []


def test_a_talk_without_a_name_is_refused_and_kept(client, afspraak):
    response = post(client, blok("opgave"), **regels("gesprek", {"tekst": "Te lang."}))
    assert response.status_code == 422
    assert "Vul in met wie u sprak." in response.text
    assert "Te lang." in response.text


def test_a_doel_refers_to_a_national_goal_and_shows_what_was_measured(client, afspraak):
    landelijk = LandelijkDoel.objects.create(thema=factories.themas()[0], naam="Minder eenzaamheid")
    doel = blok("doel")
    Meting.objects.create(doel=doel.doel, op=VANDAAG, waarde="12%", bron="GGD")
    post(client, doel, landelijk_doel=landelijk.pk)
    text = client.get(AGENDA).text
    assert "Minder eenzaamheid" in text
    assert "12% op 23 november 2026 (GGD)" in text


def test_a_functie_comes_from_a_list_that_all_share(client, afspraak):
    elders = fabriek.doel(fabriek.opgave(fabriek.thema(fabriek.agenda(factories.regio("Drenthe")))))
    made = fabriek.functie(elders, "STEUN voor mantelzorgers")
    assert made.functie.titel == "Steun voor mantelzorgers"
    fabriek.functie(elders, "Tijdelijke bedden")
    assert set(Functienaam.objects.values_list("naam", flat=True)) == {
        "Steun voor mantelzorgers",
        "Tijdelijke bedden",
    }
    assert '<option value="Tijdelijke bedden">' in client.get(url(blok_van(afspraak))).text


def blok_van(afspraak):
    """The functie that an afspraak hangs under."""
    return Blok.objects.get(soort="functie", agenda=afspraak.agenda)


def test_a_functie_says_what_it_means(client, afspraak):
    post(client, blok("functie"), titel="Bedden", vorm="vervangen", financieel="Zvw betaalt, Wlz spaart uit.")
    assert "Zvw betaalt, Wlz spaart uit." in client.get(AGENDA).text


def test_a_theme_is_led_from_both_sides(client, regio, afspraak, enschede):
    contact = factories.contact(enschede, regio, wie=factories.persoon("Eva Smit"))
    elders = factories.contact(factories.gemeente("Emmen"), factories.regio("Drenthe"))
    assert "nog geen trekker" in client.get(AGENDA).text
    assert post(client, blok("thema"), gemeenten_ambtelijk=elders.pk).status_code == 422
    post(client, blok("thema"), gemeenten_ambtelijk=contact.pk)
    text = client.get(AGENDA).text
    assert "Trekker ambtelijk, gemeenten" in text
    assert "Eva Smit, Enschede" in text
    assert "nog geen trekker" not in text


def test_a_theme_whose_trekker_left_is_pointed_out(client, regio, afspraak, enschede):
    contact = factories.contact(enschede, regio, wie=factories.persoon("Eva Smit"), tot=VANDAAG)
    Themablok.objects.update(gemeenten_ambtelijk=contact)
    assert "nog geen trekker" in client.get(AGENDA).text
    assert Themablok.objects.zonder_trekker(VANDAAG).count() == 1
    assert Themablok.objects.zonder_trekker(VANDAAG - datetime.timedelta(days=1)).count() == 0


def test_a_pilots_day_moves_again_with_a_reason_only(client, afspraak):
    bewaar(client, afspraak, gonogo_op="2027-01-15")
    bewaar(client, afspraak, gonogo_op="2027-02-15")
    response = bewaar(client, afspraak, gonogo_op="2027-03-15")
    assert response.status_code == 422
    assert "is al eens verzet" in response.text
    bewaar(client, afspraak, gonogo_op="2027-03-15", uitstel_reden="De raad vergadert later.")
    assert list(Uitstel.objects.order_by("nummer").values_list("nummer", "reden")) == [
        (1, ""),
        (2, "De raad vergadert later."),
    ]


def test_the_database_wants_the_reason_too(afspraak):
    verzet = {"afspraak": afspraak.afspraak, "welke": "gonogo_op", "van": VANDAAG, "nummer": 2}
    with pytest.raises(IntegrityError), transaction.atomic():
        Uitstel.objects.create(**verzet)


@pytest.mark.parametrize(
    ("velden", "te_laat"),
    [
        ({"gonogo_op": VANDAAG}, False),
        ({"gonogo_op": VANDAAG - datetime.timedelta(days=1)}, True),
        ({"gonogo_op": VANDAAG - datetime.timedelta(days=1), "gonogo": "go"}, False),
        ({"borging_op": VANDAAG - datetime.timedelta(days=1)}, True),
        ({"borging_op": VANDAAG - datetime.timedelta(days=1), "gonogo": "nogo"}, False),
        ({"gonogo_op": VANDAAG - datetime.timedelta(days=1), "vorm": "structureel"}, False),
    ],
)
def test_a_pilot_past_its_day_without_a_decision_is_late(afspraak, velden, te_laat):
    Afspraak.objects.update(**{"vorm": "pilot"} | velden)
    assert bool(Afspraak.objects.get().te_laat(VANDAAG)) is te_laat
    assert Afspraak.objects.zonder_besluit(VANDAAG).exists() is te_laat


def test_a_late_pilot_stands_on_top_of_what_is_to_be_worked_out(client, afspraak):
    gisteren = VANDAAG - datetime.timedelta(days=1)
    Afspraak.objects.update(vorm="pilot", gonogo_op=gisteren)
    text = client.get(AGENDA).text
    assert text.index("go of no-go zou op 22 november 2026 besloten zijn") < text.index("nog geen trekker")


def test_a_day_of_decision_before_the_start_is_refused(client, afspraak):
    response = bewaar(client, afspraak, van="2026-06-01", borging_op="2026-05-01")
    assert response.status_code == 422
    assert "voor de eerste dag van de afspraak" in response.text


def test_all_of_it_is_frozen_in_a_version(client, afspraak, enschede):
    bewaar(client, afspraak, vorm="pilot", doelgroepen="ouderen", gonogo_op="2027-01-15", eigen_kader="IZA")
    BesluitNodig.objects.create(afspraak=afspraak.afspraak, organisatie=enschede, gremium="college")
    actions.aanbieden(afspraak.agenda, by=None)
    doel = Versie.objects.get().inhoud["themas"][0]["opgaven"][0]["doelen"][0]
    frozen = doel["functies"][0]["afspraken"][0]
    assert (frozen["doelgroepen"], frozen["kaders"]) == ("ouderen", ["IZA"])
    assert frozen["pilot"]["gonogo_op"] == "2027-01-15"
    assert frozen["besluiten"][0]["wie"]["naam"] == "Enschede"
    text = client.get(f"{AGENDA}versies/1/").text
    assert "ouderen" in text
    assert "15 januari 2027" in text


def test_the_end_of_a_role_says_which_themes_that_person_leads(regio, afspraak, enschede):
    contact = factories.contact(enschede, regio, wie=factories.persoon("Eva Smit"))
    Themablok.objects.update(zorg_ambtelijk=contact)
    zinnen = [gevolg.zin for gevolg in gevolgen(contact, VANDAAG)]
    assert any(zin.startswith("Eva Smit is trekker van 1 thema (") for zin in zinnen)
    ander = factories.contact(enschede, regio, wie=factories.persoon("Bas Bos"), rol="bestuurlijk")
    assert not any("Bas Bos is trekker" in gevolg.zin for gevolg in gevolgen(ander, VANDAAG))


@pytest.mark.parametrize(("streefjaar", "gemeten", "mist"), [(2025, 2024, True), (2025, 2025, False)])
def test_a_doel_past_its_year_without_a_measurement_is_pointed_out(
    client, afspraak, streefjaar, gemeten, mist
):
    doel = blok("doel").doel
    type(doel).objects.update(streefjaar=streefjaar)
    Meting.objects.create(doel=doel, op=datetime.date(gemeten, 6, 1), waarde="12%")
    assert ("er is nog geen meting van" in client.get(AGENDA).text) is mist
    assert type(doel).objects.zonder_meting(VANDAAG).exists() is mist


def test_a_doel_of_this_year_or_without_one_misses_nothing(afspraak):
    doel = blok("doel").doel
    assert not doel.mist_meting(VANDAAG)
    doel.streefjaar = VANDAAG.year
    assert not doel.mist_meting(VANDAAG)


def test_the_page_shows_what_belongs_to_a_kader_only(client, afspraak):
    bewaar(client, afspraak, eigen_kader="Twentse Koers", titel="Wel erbij")
    fabriek.afspraak(blok("doel"), "Niet erbij")
    text = client.get(AGENDA, {"kader": "Twentse Koers"}).text
    assert "Wel erbij</h" in text
    assert "Niet erbij</h" not in text
    assert "Niet erbij</h" in client.get(AGENDA, {"kader": "onbekend"}).text


def test_an_extended_pilot_is_late_again_on_its_new_day(afspraak):
    gisteren = VANDAAG - datetime.timedelta(days=1)
    Afspraak.objects.update(vorm="pilot", gonogo="verlengd", gonogo_op=gisteren)
    assert Afspraak.objects.zonder_besluit(VANDAAG).exists()
    assert Afspraak.objects.get().te_laat(VANDAAG)


def test_a_day_of_decision_says_what_was_decided(client, afspraak):
    response = bewaar(client, afspraak, vorm="pilot", gonogo_besloten="2026-11-01")
    assert "Kies wat er die dag is besloten." in response.text
    bewaar(client, afspraak, vorm="pilot", gonogo="go", gonogo_besloten="2026-11-01")
    assert "(besloten op 1 november 2026)" in client.get(AGENDA).text
    with pytest.raises(IntegrityError), transaction.atomic():
        Afspraak.objects.update(gonogo="")


def test_each_partner_has_its_own_day(client, regio, afspraak):
    menzis, almelo = factories.verzekeraar("Menzis", regio=regio), factories.gemeente("Almelo", regio=regio)
    mee = regels("mee", {"wie": menzis.pk, "sinds": "2026-03-01"}, {"wie": almelo.pk, "sinds": "2027-06-01"})
    assert bewaar(client, afspraak, partners=[menzis.pk, almelo.pk], **mee).status_code == 302
    days = {rij.organisatie: rij.since for rij in afspraak.afspraak.partners.all()}
    assert days == {menzis: datetime.date(2026, 3, 1), almelo: datetime.date(2027, 6, 1)}
    assert 'Almelo <span class="subtle">(vanaf 1 juni 2027)' in client.get(AGENDA).text
    later = regels("mee", {"wie": menzis.pk, "sinds": "2026-05-01"})
    bewaar(client, afspraak, partners=[menzis.pk], **later)
    assert [rij.since for rij in afspraak.afspraak.partners.all()] == [datetime.date(2026, 5, 1)]


def test_who_left_cannot_join_before_that(client, regio, afspraak):
    menzis = factories.verzekeraar("Menzis", regio=regio)
    actions.schrijf(afspraak.afspraak, partners=[menzis], sinds=datetime.date(2026, 2, 1))
    actions.schrijf(afspraak.afspraak, partners=[])
    mee = regels("mee", {"wie": menzis.pk, "sinds": "2026-03-01"})
    response = bewaar(client, afspraak, partners=[menzis.pk], **mee)
    assert response.status_code == 422
    assert "Menzis deed op 01-03-2026 al mee." in response.text
