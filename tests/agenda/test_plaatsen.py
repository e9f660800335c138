"""A blok goes to a place in its own row or under another blok of the right kind."""

import threading

import pytest
from django.db import connection

from agenda import actions
from agenda.actions.plaatsen import PlaatsIsWeg, zet_op_plaats
from agenda.models import Blok
from agenda.plaatsen import rijen_voor
from regions.models import RedacteurThema
from regions.rights import Rol
from tests import factories
from tests.agenda import fabriek
from tests.agenda.schot import Schot

A = "/regio/twente/agenda/"


def opgaven(thema, *titels):
    return [fabriek.opgave(thema, titel) for titel in titels]


def titels(ouder):
    rows = Blok.objects.levend().filter(ouder=ouder).order_by("volgorde", "pk")
    return [str(blok.detail) for blok in rows]


def zet(client, blok, ouder, na=None):
    return client.post(f"{A}blok/{blok.pk}/plaats/", {"plaats": f"{ouder.pk}-{na.pk if na else 0}"})


@pytest.fixture
def thema(db):
    return fabriek.thema(fabriek.agenda())


@pytest.fixture
def beheer(thema, as_rol):
    return as_rol(Rol.COORDINATOR, regio=thema.agenda.regio)


def test_to_the_front_and_after_another(thema, beheer):
    een, _, drie = opgaven(thema, "een", "twee", "drie")
    assert zet(beheer, drie, thema).status_code == 302
    assert titels(thema) == ["drie", "een", "twee"]
    zet(beheer, drie, thema, na=een)
    assert titels(thema) == ["een", "drie", "twee"]


def test_under_another_of_the_same_kind_with_all_under_it(thema, beheer):
    een, twee = opgaven(thema, "een", "twee")
    doel, ander = fabriek.doel(een, "doel"), fabriek.doel(twee, "ander")
    fabriek.functie(doel, "functie")
    assert zet(beheer, doel, twee, na=ander).status_code == 302
    assert (titels(een), titels(twee), titels(doel)) == ([], ["ander", "doel"], ["functie"])


def test_an_afspraak_goes_from_a_functie_to_a_doel(thema, beheer):
    doel = fabriek.doel(fabriek.opgave(thema))
    afspraak = fabriek.afspraak(fabriek.functie(doel))
    assert zet(beheer, afspraak, doel).status_code == 302
    afspraak.refresh_from_db()
    assert (afspraak.ouder, afspraak.ouder_soort) == (doel, "doel")


def test_a_theme_has_a_place_among_the_themes(thema, beheer):
    ander = fabriek.thema(thema.agenda, "preventie")
    assert beheer.post(f"{A}blok/{ander.pk}/plaats/", {"plaats": "0-0"}).status_code == 302
    assert [b.pk for b in Blok.objects.order_by("volgorde", "pk")] == [ander.pk, thema.pk]


@pytest.mark.parametrize("plaats", ["", "0-0", "99999-0", "x", "\x00"])
def test_no_place_that_was_not_offered(thema, beheer, plaats):
    een, _ = opgaven(thema, "een", "twee")
    page = beheer.post(f"{A}blok/{een.pk}/plaats/", {"plaats": plaats})
    assert page.status_code == 422
    assert titels(thema) == ["een", "twee"]


def test_moving_does_not_overtake_an_edit(thema, beheer):
    een, twee = opgaven(thema, "een", "twee")
    zet(beheer, een, thema, na=twee)
    assert Blok.objects.get(pk=een.pk).version == een.version


@pytest.mark.django_db
def test_text_is_never_opened_nor_closed_by_moving():
    schot = Schot()
    wie = factories.gebruiker(Rol.COORDINATOR, regio=schot.regio)
    for doel in (schot.doel, schot.dicht_doel):
        assert {p.ouder for rij in rijen_voor(doel, wie) for p, _ in rij.plaatsen} <= {doel.ouder_id}
    assert len(rijen_voor(schot.dicht, wie)) == 1


def test_a_redacteur_of_a_theme_moves_within_it(thema, sign_in):
    een, twee = opgaven(thema, "een", "twee")
    elders = fabriek.opgave(fabriek.thema(thema.agenda, "preventie"))
    doel = fabriek.doel(een)
    wie = factories.gebruiker(naam="Pim")
    toegang = factories.toegang(wie, Rol.REDACTEUR, regio=thema.agenda.regio)
    RedacteurThema.objects.create(toegang=toegang, thema=thema.thema.thema)
    client = sign_in(wie)
    assert zet(client, doel, elders).status_code == 422
    assert zet(client, doel, twee).status_code == 302


def test_what_went_away_meanwhile_is_said(thema):
    een, twee = opgaven(thema, "een", "twee")
    wie = factories.gebruiker(Rol.COORDINATOR, regio=thema.agenda.regio)
    actions.verwijderen(twee, by=wie)
    with pytest.raises(PlaatsIsWeg):
        zet_op_plaats(een, f"{thema.pk}-{twee.pk}", by=wie)


@pytest.mark.django_db(transaction=True)
def test_of_moving_under_and_putting_away_at_once_nothing_is_lost():
    """Whoever comes first: the doel stands where it stood, or went along and comes back with its opgave."""
    thema = fabriek.thema(fabriek.agenda())
    een, twee = opgaven(thema, "een", "twee")
    doel = fabriek.doel(een)
    wie = factories.gebruiker(Rol.COORDINATOR, regio=thema.agenda.regio)
    samen = threading.Barrier(2)

    def doe(daad):
        try:
            samen.wait(timeout=20)
            daad()
        except PlaatsIsWeg:
            pass
        finally:
            connection.close()

    daden = [
        lambda: zet_op_plaats(doel, f"{twee.pk}-0", by=wie),
        lambda: actions.verwijderen(twee, by=wie),
    ]
    draden = [threading.Thread(target=doe, args=(daad,)) for daad in daden]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join(timeout=60)
    doel.refresh_from_db()
    assert (doel.ouder == een) == (doel.verwijderd_op is None)


def test_of_two_who_set_it_elsewhere_the_second_is_told(thema, beheer):
    een, twee, drie = opgaven(thema, "een", "twee", "drie")
    url = f"{A}blok/{een.pk}/plaats/"
    assert 'name="gezien" value="1"' in beheer.get(url).text
    assert beheer.post(url, {"plaats": f"{thema.pk}-{drie.pk}", "gezien": "1"}).status_code == 302
    page = beheer.post(url, {"plaats": f"{thema.pk}-{twee.pk}", "gezien": "1"})
    assert page.status_code == 409
    assert "Het staat nu onder thema “Ouderen”, na “drie”." in page.text
    assert f'<option value="{thema.pk}-{twee.pk}" selected>' in page.text
    assert titels(thema) == ["twee", "drie", "een"]
    assert 'name="gezien" value="2"' in page.text
    beheer.post(url, {"plaats": f"{thema.pk}-{twee.pk}", "gezien": "2"})
    assert titels(thema) == ["twee", "een", "drie"]


def test_up_and_down_hear_of_each_other_too(thema, beheer):
    _, twee, _ = opgaven(thema, "een", "twee", "drie")
    up, down = (f"{A}blok/{twee.pk}/verplaatsen/{way}/?gezien=1" for way in ("omhoog", "omlaag"))
    assert down in beheer.get(A).text
    assert beheer.post(up).status_code == 302
    page = beheer.post(down)
    assert page.status_code == 409
    assert "vooraan" in page.text
    assert titels(thema) == ["twee", "een", "drie"]
    assert beheer.post(down[:-1] + "2").status_code == 302
    assert titels(thema) == ["een", "twee", "drie"]


def test_a_move_of_a_neighbour_is_no_reason_to_ask(thema, beheer):
    een, twee, drie = opgaven(thema, "een", "twee", "drie")
    zet(beheer, een, thema, na=drie)
    assert beheer.post(f"{A}blok/{twee.pk}/verplaatsen/omlaag/?gezien=1").status_code == 302


def test_what_went_out_of_the_own_theme_is_not_told(thema, beheer, sign_in):
    doel = fabriek.doel(fabriek.opgave(thema))
    elders = fabriek.opgave(fabriek.thema(thema.agenda, "preventie"), "Van een ander thema")
    zet(beheer, doel, elders)
    toegang = factories.toegang(factories.gebruiker(naam="Pim"), Rol.REDACTEUR, regio=thema.agenda.regio)
    RedacteurThema.objects.create(toegang=toegang, thema=thema.thema.thema)
    page = sign_in(toegang.gebruiker).post(f"{A}blok/{doel.pk}/plaats/", {"plaats": "x", "gezien": "1"})
    assert (page.status_code, "Van een ander thema" in page.text) == (403, False)


@pytest.mark.django_db(transaction=True)
def test_of_two_at_the_same_moment_one_moves_and_one_hears_of_it():
    thema = fabriek.thema(fabriek.agenda())
    een, twee, drie = opgaven(thema, "een", "twee", "drie")
    wie = factories.gebruiker(Rol.COORDINATOR, regio=thema.agenda.regio)
    samen, told = threading.Barrier(2), []

    def zet_na(na):
        try:
            samen.wait(timeout=20)
            zet_op_plaats(een, f"{thema.pk}-{na.pk}", by=wie, gezien="1")
        except actions.AndersGezet:
            told.append(na)
        finally:
            connection.close()

    draden = [threading.Thread(target=zet_na, args=(na,)) for na in (twee, drie)]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join(timeout=60)
    assert len(told) == 1
    assert Blok.objects.get(pk=een.pk).plaatsversie == 2
