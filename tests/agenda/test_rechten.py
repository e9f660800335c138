"""Who comes through which door of this room."""

import pytest

from agenda import actions
from agenda.models import Blok
from regions.rights import Rol
from tests import factories
from tests.agenda import fabriek

pytestmark = pytest.mark.django_db
A = "/regio/twente/agenda/"
O = "/regio/twente/overleg/"  # noqa: E741

# Of each door: the method, the address, and what each of these gets: coordinator, redacteur, medewerker of a
# party, bestuurder of a party, partner, national staff, functioneel beheerder, medewerker of another regio.
DOORS = {
    "agenda": ("get", A, "200 200 200 200 200 200 200 200"),
    "agenda_beginnen": ("get", f"{A}beginnen/", "200 200 403 403 403 403 403 403"),
    "redacteuren": ("get", f"{A}redacteuren/", "200 403 403 403 403 403 403 403"),
    "redacteur_opnieuw": ("post", f"{A}redacteuren/0/opnieuw/", "404 403 403 403 403 403 403 403"),
    "redacteur_terug": ("post", f"{A}redacteuren/0/terug/", "404 403 403 403 403 403 403 403"),
    "weggelegd": ("get", f"{A}weggelegd/", "200 200 403 403 403 403 403 403"),
    "thema_nieuw": ("get", f"{A}thema/nieuw/", "200 200 403 403 403 403 403 403"),
    "agenda_document": ("get", f"{A}document/", "200 200 200 200 404 404 404 404"),
    "blok": ("get", f"{A}blok/%d/", "302 302 302 302 404 404 404 404"),
    "blok_bewerken": ("get", f"{A}blok/%d/bewerken/", "200 200 403 403 403 403 403 403"),
    "blok_bewerken (post)": ("post", f"{A}blok/%d/bewerken/", "409 409 403 403 403 403 403 403"),
    "blok_wie": ("get", f"{A}blok/%d/wie/", "200 200 403 403 403 403 403 403"),
    "blok_nieuw": ("get", f"{A}blok/%d/nieuw/actie/", "200 200 403 403 403 403 403 403"),
    "blok_verplaatsen": ("post", f"{A}blok/%d/verplaatsen/omhoog/", "302 302 403 403 403 403 403 403"),
    "blok_plaats": ("get", f"{A}blok/%d/plaats/", "200 200 403 403 403 403 403 403"),
    "blok_verwijderen": ("post", f"{A}blok/%d/verwijderen/", "302 302 403 403 403 403 403 403"),
    "blok_terugzetten": ("post", f"{A}blok/%d/terugzetten/", "404 404 403 403 403 403 403 403"),
    "blok_afschermen": ("get", f"{A}blok/%d/afschermen/", "200 200 403 403 403 403 403 403"),
    "afspraak_toets": ("get", f"{A}blok/%d/toets/", "200 200 200 200 404 404 404 404"),
    "afspraak_toets_bestand": ("get", f"{A}blok/%d/toets/1/bestand/", "404 404 404 404 404 404 404 404"),
    "voortgang_overzicht": ("get", f"{A}voortgang/", "200 200 200 200 404 404 404 404"),
    "voortgang_overzicht (post)": ("post", f"{A}voortgang/", "302 403 403 403 404 404 404 404"),
    "voortgang_vrij": ("post", f"{A}blok/%d/voortgang/vrij/", "302 403 403 403 403 403 403 403"),
    "voortgang": ("get", f"{A}blok/%d/voortgang/", "200 200 200 200 200 404 404 404"),
    "businesscase": ("get", f"{A}blok/%d/businesscase/", "404 404 200 200 200 404 404 404"),
    "businesscase_wijzigen": ("get", f"{A}blok/%d/businesscase/wijzigen/", "404 404 200 200 200 404 404 404"),
    "businesscase_vrijgeven": (
        "post",
        f"{A}blok/%d/businesscase/vrijgeven/",
        "404 404 404 404 404 404 404 404",
    ),
    "werkwijze": ("get", f"{A}hoe-wij-samenwerken/", "200 200 200 200 404 404 404 404"),
    "werkwijze_wijzigen": ("get", f"{A}hoe-wij-samenwerken/wijzigen/", "200 200 403 403 403 403 403 403"),
    "bron_nieuw": ("get", f"{A}bron/nieuw/", "200 200 403 403 403 403 403 403"),
    "bron_weg": ("get", f"{A}bron/0/weg/", "404 404 403 403 403 403 403 403"),
    "bron_wijzigen": ("get", f"{A}bron/0/wijzigen/", "404 404 403 403 403 403 403 403"),
    "bron_bestand": ("get", f"{A}bron/0/bestand/", "404 404 404 404 404 404 404 404"),
    "inbreng": ("get", f"{A}inbreng/", "200 200 200 200 404 404 404 404"),
    "inbreng_nieuw": (
        "get",
        f"{A}inbreng/van/enschede/nieuw/ouderen/",
        "403 403 200 200 403 403 403 403",
    ),
    "inbreng_klaar": ("post", f"{A}inbreng/van/enschede/klaar/", "403 403 302 302 403 403 403 403"),
    "inbreng_wijzigen": ("get", f"{A}inbreng/tekst/0/", "404 404 404 404 404 404 404 404"),
    "inbreng_intrekken": ("post", f"{A}inbreng/tekst/0/intrekken/", "404 404 404 404 404 404 404 404"),
    "inbreng_gemeenten": ("get", f"{A}inbreng/gemeenten/", "200 200 200 200 404 404 404 404"),
    "inbreng_gemeenten_nieuw": (
        "get",
        f"{A}inbreng/gemeenten/ouderen/",
        "404 404 404 404 404 404 404 404",
    ),
    "inbreng_delen": ("get", f"{A}inbreng/delen/", "200 403 403 403 403 403 403 403"),
    "inbreng_naast_elkaar": ("get", f"{A}inbreng/naast-elkaar/", "302 302 302 302 404 404 404 404"),
    "inbreng_kiezen": ("get", f"{A}inbreng/opgave/0/", "302 302 403 403 403 403 403 403"),
    "inbreng_opgave": ("get", f"{A}inbreng/opgave/0/1/", "404 404 403 403 403 403 403 403"),
    "metingen": ("get", f"{A}blok/%d/metingen/", "404 404 404 404 404 404 404 404"),
    "meting_weg": ("post", f"{A}blok/%d/metingen/0/weg/", "404 404 403 403 403 403 403 403"),
    "beheer_landelijke_doelen": ("get", "/beheer/landelijke-doelen/", "404 404 404 404 404 404 200 404"),
    "beheer_landelijk_doel": ("get", "/beheer/landelijke-doelen/0/", "404 404 404 404 404 404 404 404"),
    "beheer_functies": ("get", "/beheer/functies/", "404 404 404 404 404 404 200 404"),
    "beheer_functies_samenvoegen": (
        "get",
        "/beheer/functies/samenvoegen/",
        "404 404 404 404 404 404 302 404",
    ),
    "functies": ("get", f"{A}functies/", "200 200 403 403 403 403 403 403"),
    "functies_samenvoegen": ("get", f"{A}functies/samenvoegen/", "302 302 403 403 403 403 403 403"),
    "agenda_export": ("get", f"{A}afspraken.csv", "200 200 200 200 404 404 404 404"),
    "agenda_scherm": ("get", f"{A}scherm/", "200 200 200 200 404 404 404 404"),
    "voorstellen": ("get", f"{A}voorstellen/", "200 200 200 200 404 404 404 404"),
    "voorstel": ("get", f"{A}voorstellen/0/", "404 404 404 404 404 404 404 404"),
    "voorstel_overnemen": ("get", f"{A}voorstellen/0/overnemen/", "404 404 403 403 403 403 403 403"),
    "voorstel_wijzigen": ("get", f"{A}blok/%d/voorstel/", "403 403 200 200 200 404 404 404"),
    "voorstel_verwijderen": ("get", f"{A}blok/%d/voorstel/verwijderen/", "403 403 200 200 200 404 404 404"),
    "voorstel_toevoegen": ("get", f"{A}blok/%d/voorstel/nieuw/actie/", "403 403 200 200 200 404 404 404"),
    "opmerkingen": ("get", f"{A}blok/%d/opmerkingen/", "200 200 200 200 404 404 404 404"),
    "agenda_toen": ("get", f"{A}op-een-dag/", "200 200 200 200 404 404 404 404"),
    "agenda_vergelijken": ("get", f"{A}vergelijken/", "200 200 200 200 404 404 404 404"),
    "zoeken_agenda": ("get", "/zoeken/agenda/", "200 200 200 200 200 200 200 200"),
    "agenda_verdelen": ("get", f"{A}verdelen/", "200 200 403 403 403 403 403 403"),
    "agenda_vaststellen": ("get", f"{A}vaststellen/", "200 403 403 403 403 403 403 403"),
    "overleggen": ("get", f"{O}", "200 200 200 200 404 404 404 404"),
    "overleg": ("get", f"{O}0/", "404 404 404 404 404 404 404 404"),
    "overleg_besluitenlijst": (
        "get",
        "/regio/twente/overleg/0/besluitenlijst/",
        "404 404 404 404 404 404 404 404",
    ),
    "overleg_besluitenlijst_pdf": (
        "post",
        "/regio/twente/overleg/0/besluitenlijst/pdf/",
        "404 403 403 403 403 403 403 403",
    ),
    "overleg_lijst_terug": (
        "get",
        "/regio/twente/overleg/0/besluitenlijst/terug/",
        "404 403 403 403 403 403 403 403",
    ),
    "punt_lijst_vaststellen": ("post", f"{O}punt/0/lijst/", "404 403 403 403 403 403 403 403"),
    "punt_notitie": ("get", f"{O}punt/0/notitie/almelo/", "404 404 404 404 404 404 404 404"),
    "stuk_nieuw": ("get", f"{O}punt/0/stukken/", "404 403 403 403 403 403 403 403"),
    "stuk_bestand": ("get", f"{O}stuk/0/", "404 404 404 404 404 404 404 404"),
    "stuk_weg": ("post", f"{O}stuk/0/weg/", "404 403 403 403 403 403 403 403"),
    "overleg_bundel": ("get", f"{O}0/bundel/", "404 404 404 404 404 404 404 404"),
    "bundel_bestand": ("get", f"{O}0/bundel/pdf/", "404 404 404 404 404 404 404 404"),
    "punt_stuk": ("post", f"{O}punt/0/stuk/", "404 403 403 403 403 403 403 403"),
    "overleg_kalender": ("get", f"{O}kalender/", "200 200 200 200 404 404 404 404"),
    "overleg_ics": ("get", f"{O}0/overleg.ics", "404 404 404 404 404 404 404 404"),
    "mijn_kalender": ("get", "/mijn-gegevens/kalender/", "200 200 200 200 200 200 200 200"),
    "kalender_ics": ("get", "/kalender/onbekend.ics", "404 404 404 404 404 404 404 404"),
    "zaaknummer_document": (
        "get",
        f"/organisatie/enschede/zaaknummer/document/{'0' * 64}/",
        "404 404 404 404 404 404 404 404",
    ),
    "zaaknummer_akkoord": (
        "get",
        "/organisatie/enschede/zaaknummer/akkoord/0/",
        "404 404 404 404 404 404 404 404",
    ),
    "overleg_nieuw": ("get", f"{O}nieuw/", "200 403 403 403 403 403 403 403"),
    "overleg_wijzigen": ("get", f"{O}0/wijzigen/", "404 403 403 403 403 403 403 403"),
    "overleg_deelnemers": ("get", f"{O}0/deelnemers/", "404 403 403 403 403 403 403 403"),
    "overleg_uitnodigen": ("get", f"{O}0/uitnodigen/", "404 403 403 403 403 403 403 403"),
    "overleg_afgelasten": ("get", f"{O}0/afgelasten/", "404 403 403 403 403 403 403 403"),
    "overleg_terugkoppeling": (
        "get",
        "/regio/twente/overleg/0/terugkoppeling/",
        "404 403 403 403 403 403 403 403",
    ),
    "punt_nieuw": ("get", f"{O}0/punt/", "404 403 403 403 403 403 403 403"),
    "punt_wijzigen": (
        "get",
        "/regio/twente/overleg/punt/0/wijzigen/punt/",
        "404 403 403 403 403 403 403 403",
    ),
    "besluit_nieuw": ("get", f"{O}punt/0/besluit/", "404 403 403 403 403 403 403 403"),
    "besluit_wijzigen": ("get", f"{O}besluit/0/", "404 403 403 403 403 403 403 403"),
    "actiepunt_nieuw": ("get", f"{O}punt/0/actiepunt/", "404 403 403 403 403 403 403 403"),
    "actiepunt_wijzigen": ("get", f"{O}actiepunt/0/", "404 403 403 403 403 403 403 403"),
    "punt_weg": ("post", f"{O}punt/0/weg/", "404 403 403 403 403 403 403 403"),
    "punt_verplaatsen": (
        "post",
        "/regio/twente/overleg/punt/0/verplaatsen/omhoog/",
        "404 403 403 403 403 403 403 403",
    ),
    "punten_voorgesteld": ("post", f"{O}0/voorgesteld/", "404 403 403 403 403 403 403 403"),
    "actiepunt_gedaan": (
        "post",
        "/regio/twente/overleg/actiepunt/0/gedaan/",
        "404 404 404 404 404 404 404 404",
    ),
    "agenda_openbaar": ("get", f"{A}openbaar/", "200 403 403 403 403 403 403 403"),
    "openbaar": ("get", "/openbaar/twente/", "404 404 404 404 404 404 404 404"),
    "openbaar_alle": ("get", "/openbaar/", "200 200 200 200 200 200 200 200"),
    "agenda_versies": ("get", f"{A}versies/", "200 200 200 200 200 200 200 200"),
    "agenda_versie": ("get", f"{A}versies/1/", "200 200 200 200 200 404 404 404"),
    "agenda_akkoord": ("get", f"{A}versies/1/akkoord/enschede/", "403 403 200 200 403 404 404 404"),
    "evaluaties": ("get", f"{A}evaluaties/", "200 200 200 200 404 404 404 404"),
    "evaluaties (post)": ("post", f"{A}evaluaties/", "422 403 403 403 404 404 404 404"),
    "evaluatie": ("get", f"{A}evaluaties/0/", "404 404 404 404 404 404 404 404"),
    "evaluatie_afronden": ("get", f"{A}evaluaties/0/afronden/", "404 403 403 403 403 403 403 403"),
    "evaluatie_antwoord": ("get", f"{A}evaluaties/0/enschede/", "404 404 404 404 404 404 404 404"),
    "versie_scan": ("get", f"{A}versies/1/scan/", "200 403 403 403 403 403 403 403"),
    "scan_bestand": ("get", f"{A}versies/1/scan/0/", "404 404 404 404 404 404 404 404"),
    "scan_weg": ("post", f"{A}versies/1/scan/0/weg/", "404 403 403 403 403 403 403 403"),
    "onderwerpen_vaststellen": (
        "get",
        "/regio/twente/onderwerpen/vaststellen/",
        "200 403 403 403 403 403 403 403",
    ),
    "onderwerpen_versies": (
        "get",
        "/regio/twente/onderwerpen/versies/",
        "200 200 200 200 200 200 200 200",
    ),
    "onderwerpen_versie": (
        "get",
        "/regio/twente/onderwerpen/versies/1/",
        "404 404 404 404 404 404 404 404",
    ),
    "onderwerpen_akkoord": (
        "get",
        "/regio/twente/onderwerpen/versies/1/akkoord/enschede/",
        "404 404 404 404 404 404 404 404",
    ),
    "vaststelregel": ("get", f"{A}vaststellen/regel/", "200 403 403 403 403 403 403 403"),
    "akkoord_bezwaar": ("get", "/regio/twente/akkoord/0/bezwaar/", "404 404 404 404 404 404 404 404"),
    "akkoord_bewijs": ("get", "/regio/twente/akkoord/0/bewijs/", "404 404 404 404 404 404 404 404"),
    "agenda_akkoord of another": ("get", f"{A}versies/1/akkoord/hengelo/", "403 403 403 403 403 404 404 404"),
}


def who(regio, enschede, partner):
    """One user of each kind, in the order of the table."""
    elsewhere = factories.gemeente("Goes", regio=factories.regio("Zeeland"))
    return [
        factories.gebruiker(Rol.COORDINATOR, regio=regio),
        factories.gebruiker(Rol.REDACTEUR, regio=regio),
        factories.gebruiker(Rol.MEDEWERKER, organisatie=enschede),
        factories.gebruiker(Rol.BESTUURDER, organisatie=enschede),
        factories.gebruiker(Rol.PARTNER, organisatie=partner),
        factories.gebruiker(Rol.LANDELIJK),
        factories.gebruiker(Rol.FUNCTIONEEL),
        factories.gebruiker(Rol.MEDEWERKER, organisatie=elsewhere),
    ]


@pytest.mark.parametrize("door", DOORS)
def test_who_comes_through(sign_in, door):
    method, address, expected = DOORS[door]
    regio = factories.regio()
    enschede = factories.gemeente("Enschede", regio=regio)
    factories.gemeente("Hengelo", regio=regio)
    partner = factories.verzekeraar("GGD", regio=regio)
    afspraak = fabriek.keten(regio, trekker=enschede, partners=[partner])
    actions.aanbieden(afspraak.agenda, by=None)
    got = []
    for user in who(regio, enschede, partner):
        client = sign_in(user)
        got.append(getattr(client, method)(address.replace("%d", str(afspraak.pk))).status_code)
        Blok.objects.update(verwijderd_op=None)
    assert " ".join(map(str, got)) == expected


def test_the_table_names_every_door():
    from agenda.urls import urlpatterns

    assert {pattern.name for pattern in urlpatterns} == {door.split(" ")[0] for door in DOORS}


def test_a_block_of_another_regio_is_not_there(as_rol):
    mine = factories.regio()
    theirs = fabriek.keten(factories.regio("Zeeland"))
    client = as_rol(Rol.COORDINATOR, regio=mine)
    assert client.get(f"{A}blok/{theirs.pk}/bewerken/").status_code == 404
    assert client.post(f"{A}blok/{theirs.pk}/verwijderen/").status_code == 404


def test_progress_is_given_by_who_takes_part_and_read_by_all_parties(as_rol):
    regio = factories.regio()
    other = factories.gemeente("Almelo", regio=regio)
    afspraak = fabriek.keten(regio, trekker=factories.gemeente("Enschede", regio=regio))
    client = as_rol(Rol.MEDEWERKER, organisatie=other)
    page = client.get(f"{A}blok/{afspraak.pk}/voortgang/")
    assert page.status_code == 200
    assert "Leg vast" not in page.text
    refused = client.post(f"{A}blok/{afspraak.pk}/voortgang/", {"stand": "op_koers"})
    assert refused.status_code == 403
    assert "wie deze afspraak trekt" in refused.text


def test_signed_out_goes_to_sign_in(client):
    fabriek.keten()
    assert client.get(A).status_code == 302
