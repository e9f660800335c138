"""A redacteur of some themes edits what hangs under those themes and nothing else, by whatever way."""

import datetime

import pytest
from django.utils import timezone
from post_office.models import Email

from agenda import actions
from agenda.actions.redacteuren import trek_redacteur_terug
from agenda.models import Blok
from regions.models import Gespreksonderwerp, RedacteurThema, Soort, Toegang
from regions.periods import since, today
from regions.rights import Right, Rol
from tests import factories
from tests.agenda import fabriek
from tests.queries import counted

pytestmark = pytest.mark.django_db
A = "/regio/twente/agenda/"


@pytest.fixture
def huis():
    """An agenda with two themes, of which Noor edits one."""

    class Huis:
        regio = factories.regio()

    huis = Huis()
    huis.gemeente = factories.gemeente("Enschede", regio=huis.regio)
    agenda = fabriek.agenda(huis.regio)
    huis.eigen, huis.ander = fabriek.thema(agenda), fabriek.thema(agenda, "preventie")
    huis.in_eigen = fabriek.doel(fabriek.opgave(huis.eigen))
    huis.in_ander = fabriek.doel(fabriek.opgave(huis.ander))
    huis.noor = factories.gebruiker(Rol.MEDEWERKER, organisatie=huis.gemeente)
    huis.toegang = factories.toegang(huis.noor, Rol.REDACTEUR, regio=huis.regio, organisatie=huis.gemeente)
    RedacteurThema.objects.create(toegang=huis.toegang, thema=huis.eigen.thema.thema)
    return huis


# Of each way to write in a blok: the method and the address, and what the answer is where it is allowed.
WEGEN = {
    "edit": ("get", "blok/%d/bewerken/", 200),
    "save": ("post", "blok/%d/bewerken/", 409),
    "add": ("get", "blok/%d/nieuw/functie/", 200),
    "move": ("post", "blok/%d/verplaatsen/omhoog/", 302),
    "place": ("get", "blok/%d/plaats/", 200),
    "put away": ("post", "blok/%d/verwijderen/", 302),
    "close": ("get", "blok/%d/afschermen/", 200),
    "measure": ("post", "blok/%d/metingen/", 422),
    "unmeasure": ("post", "blok/%d/metingen/0/weg/", 404),
}


@pytest.mark.parametrize("weg", WEGEN)
def test_only_below_the_own_themes(sign_in, huis, weg):
    method, adres, allowed = WEGEN[weg]
    client = sign_in(huis.noor)
    for blok, code in ((huis.in_eigen, allowed), (huis.in_ander, 403)):
        assert getattr(client, method)(A + adres % blok.pk, {"op": "morgen"}).status_code == code


def test_what_was_put_away_comes_back_below_the_own_themes_only(sign_in, huis):
    client = sign_in(huis.noor)
    for blok, code in ((huis.in_eigen, 302), (huis.in_ander, 403)):
        actions.verwijderen(blok, by=huis.noor)
        assert client.post(f"{A}blok/{blok.pk}/terugzetten/").status_code == code
    assert list(Blok.objects.exclude(verwijderd_op=None)) == [huis.in_ander]


def test_a_proposal_is_answered_below_the_own_themes_only(sign_in, huis):
    client = sign_in(huis.noor)
    for blok, code in ((huis.in_eigen, 302), (huis.in_ander, 403)):
        row = actions.voorstellen(blok, aard="verwijderen", reden="Klaar", organisatie=huis.gemeente, by=None)
        assert client.post(f"{A}voorstellen/{row.pk}/", {"reden": "Nee"}).status_code == code
        row = actions.voorstellen(blok, aard="verwijderen", reden="Klaar", organisatie=huis.gemeente, by=None)
        data = {"version": str(Blok.objects.get(pk=blok.pk).version)}
        assert client.post(f"{A}voorstellen/{row.pk}/overnemen/", data).status_code == code


def test_progress_and_the_legal_check_below_the_own_themes_only(sign_in, huis):
    client = sign_in(huis.noor)
    for doel, code in ((huis.in_eigen, 422), (huis.in_ander, 403)):
        afspraak = fabriek.afspraak(doel)
        assert client.post(f"{A}blok/{afspraak.pk}/voortgang/", {}).status_code == code
        check = client.post(f"{A}blok/{afspraak.pk}/toets/", {})
        assert (check.status_code == 403) == (code == 403)


@pytest.mark.parametrize("wat", ["bewerken/", "verplaatsen/omhoog/", "verwijderen/"])
def test_not_the_theme_itself(sign_in, huis, wat):
    assert sign_in(huis.noor).post(f"{A}blok/{huis.eigen.pk}/{wat}").status_code == 403


@pytest.mark.parametrize("wat", ["thema/nieuw/", "beginnen/", "verdelen/", "functies/", "bron/nieuw/"])
def test_nothing_that_is_about_the_whole_agenda(sign_in, huis, wat):
    assert sign_in(huis.noor).get(A + wat).status_code == 403


def test_the_page_offers_what_one_may(sign_in, huis):
    page = sign_in(huis.noor).get(A).text
    assert f"{A}blok/{huis.in_eigen.pk}/bewerken/" in page
    assert f"{A}blok/{huis.eigen.pk}/nieuw/opgave/" in page
    assert f"{A}blok/{huis.in_ander.pk}/bewerken/" not in page
    assert f"{A}blok/{huis.eigen.pk}/bewerken/" not in page
    assert page.count("Redacteur: Noor Jansen, Enschede") == 1


def test_without_themes_the_whole_agenda(sign_in, huis):
    huis.toegang.redacteurthemas.all().delete()
    client = sign_in(huis.noor)
    for blok in (huis.in_ander, huis.ander):
        assert client.get(f"{A}blok/{blok.pk}/bewerken/").status_code == 200


def test_some_themes_open_no_closed_text(huis):
    from agenda.zicht import zicht_van

    wie = factories.gebruiker(naam="Pim")
    toegang = factories.toegang(wie, Rol.REDACTEUR, regio=huis.regio)
    RedacteurThema.objects.create(toegang=toegang, thema=huis.eigen.thema.thema)
    assert not zicht_van(wie).regios
    assert not wie.may(Right.AGENDA_EDIT, regio=huis.regio)


def test_extending_keeps_the_limit(huis):
    from regions.toegangen import verleng

    huis.toegang.end(today() + datetime.timedelta(days=9))
    new = verleng(Toegang.objects.get(pk=huis.toegang.pk), tot=None, by=huis.noor)
    assert new.alleen_themas == {huis.eigen.thema.thema_id}


def test_the_coordinator_appoints_and_withdraws(as_rol, huis):
    Toegang.objects.filter(pk=huis.toegang.pk).delete()
    client = as_rol(Rol.COORDINATOR, regio=huis.regio)
    row = Toegang.objects.get(gebruiker=huis.noor)
    data = {"persoon": row.pk, "bereik": "themas", "themas": [huis.eigen.thema.thema_id]}
    assert client.post(f"{A}redacteuren/", data).status_code == 302
    made = Toegang.objects.get(gebruiker=huis.noor, rol=Rol.REDACTEUR)
    assert (made.organisatie, made.alleen_themas) == (huis.gemeente, {huis.eigen.thema.thema_id})
    assert "Ouderen" in Email.objects.latest("pk").message
    assert client.post(f"{A}redacteuren/{made.pk}/terug/").status_code == 302
    assert not Toegang.objects.now().filter(gebruiker=huis.noor, rol=Rol.REDACTEUR).exists()


def test_appointing_again_takes_the_place_of_before(as_rol, huis):
    client = as_rol(Rol.COORDINATOR, regio=huis.regio)
    row = Toegang.objects.get(gebruiker=huis.noor, rol=Rol.MEDEWERKER)
    assert client.post(f"{A}redacteuren/", {"persoon": row.pk, "bereik": "alles"}).status_code == 302
    [now] = Toegang.objects.now().filter(gebruiker=huis.noor, rol=Rol.REDACTEUR)
    assert now.alleen_themas == frozenset()
    assert not Toegang.objects.get(pk=huis.toegang.pk).holds_on(today())


def test_no_theme_is_never_taken_for_all(as_rol, huis):
    client = as_rol(Rol.COORDINATOR, regio=huis.regio)
    row = Toegang.objects.get(gebruiker=huis.noor, rol=Rol.MEDEWERKER)
    page = client.post(f"{A}redacteuren/", {"persoon": row.pk, "bereik": "themas"})
    assert page.status_code == 422
    assert "Kies ten minste één thema." in page.text


def test_nobody_from_elsewhere_is_appointed(as_rol, huis):
    elsewhere = factories.gemeente("Goes", regio=factories.regio("Zeeland"))
    factories.gebruiker(Rol.MEDEWERKER, organisatie=elsewhere)
    client = as_rol(Rol.COORDINATOR, regio=huis.regio)
    row = Toegang.objects.get(organisatie=elsewhere)
    assert client.post(f"{A}redacteuren/", {"persoon": row.pk, "bereik": "alles"}).status_code == 422


def test_a_redacteur_of_elsewhere_is_not_withdrawn_here(as_rol, huis):
    client = as_rol(Rol.COORDINATOR, regio=factories.regio("Zeeland"))
    assert client.post(f"/regio/zeeland/agenda/redacteuren/{huis.toegang.pk}/terug/").status_code == 404


@pytest.mark.parametrize("adres", ["", "weggelegd/", "blok/%d/plaats/"])
def test_as_many_queries_in_a_theme_that_grew(sign_in, huis, adres):
    client = sign_in(huis.noor)
    url = A + (adres % huis.in_eigen.pk if "%" in adres else adres)

    def grow(n):
        for _ in range(n):
            opgave = fabriek.opgave(huis.eigen)
            actions.verwijderen(fabriek.doel(opgave), by=huis.noor)

    grow(1)
    client.get(url)
    with counted() as few:
        assert client.get(url).status_code == 200
    grow(6)
    with counted() as many:
        client.get(url)
    assert len(many) == len(few)


def test_the_own_themes_proposals_wait_and_no_others(sign_in, huis):
    from agenda.taken import taken

    for blok in (huis.in_eigen, huis.in_ander):
        actions.voorstellen(blok, aard="verwijderen", reden="Klaar", organisatie=huis.gemeente, by=None)
    fields = {"aard": "nieuw", "soort": "opgave", "reden": "Nodig", "organisatie": huis.gemeente}
    actions.voorstellen(huis.eigen, by=None, **fields)
    actions.voorstellen(huis.eigen, by=None, **fields | {"aard": "wijzigen", "soort": "thema"})
    assert [t.titel for t in taken(huis.noor) if "wacht" in t.titel] == [
        "2 voorstellen wachten op uw antwoord"
    ]
    page = sign_in(huis.noor).get(f"{A}voorstellen/").text
    assert page.count("Beantwoord<") == 2


def test_no_proposal_waits_for_who_no_longer_edits(huis):
    from agenda.taken import taken
    from regions.models import Gebruiker

    actions.voorstellen(huis.in_eigen, aard="verwijderen", reden="x", organisatie=huis.gemeente, by=None)
    trek_redacteur_terug(huis.toegang, by=huis.noor)
    assert not [t for t in taken(Gebruiker.objects.get(pk=huis.noor.pk)) if "wacht" in t.titel]


@pytest.fixture
def ingebracht(huis):
    """Of each theme one text that the gemeenten shared."""
    rows = [
        actions.inbrengen(
            huis.eigen.agenda, blok.thema.thema, organisatie=None, by=None, prioriteit=f"Van {n}"
        )
        for n, blok in enumerate((huis.eigen, huis.ander))
    ]
    actions.meld_klaar(huis.eigen.agenda, huis.gemeente, by=None)
    actions.deel_inbreng(huis.eigen.agenda, by=None)
    return rows


def test_an_opgave_of_inbreng_on_the_own_theme_only(sign_in, huis, ingebracht):
    client, mijn, ander = sign_in(huis.noor), *(row.pk for row in ingebracht)
    page = client.get(f"{A}inbreng/naast-elkaar/").text
    assert f"{A}inbreng/opgave/{huis.eigen.pk}/" in page
    assert f"{A}inbreng/opgave/{huis.ander.pk}/" not in page
    kies = client.get(f"{A}inbreng/opgave/{huis.eigen.pk}/", {"uit": [mijn]})
    assert client.post(kies.url, {"titel": "Samen"}).status_code == 302
    made = Blok.objects.get(opgave__titel="Samen")
    assert (made.ouder, made.gewijzigd_als) == (huis.eigen, "redacteur, Enschede")
    assert client.get(f"{A}inbreng/opgave/{huis.ander.pk}/{ander}/").status_code == 403
    assert client.post(f"{A}inbreng/opgave/{huis.ander.pk}/{ander}/", {"titel": "x"}).status_code == 403
    assert client.post(f"{A}inbreng/opgave/{huis.eigen.pk}/{ander}/", {"titel": "x"}).status_code == 404


def test_closed_inbreng_of_another_stays_closed_to_a_redacteur_of_some_themes(sign_in, huis, ingebracht):
    onderwerp = Gespreksonderwerp.objects.create(
        regio=huis.regio, onderwerp="Tarieven", concurrentiegevoelig=True, period=since(factories.BEGIN)
    )
    type(ingebracht[0]).objects.update(onderwerp=onderwerp)
    wie = factories.gebruiker(Rol.MEDEWERKER, organisatie=factories.verzekeraar("CZ", regio=huis.regio))
    toegang = factories.toegang(wie, Rol.REDACTEUR, regio=huis.regio)
    RedacteurThema.objects.create(toegang=toegang, thema=huis.eigen.thema.thema)
    client = sign_in(wie)
    assert "Van 0" not in client.get(f"{A}inbreng/naast-elkaar/").text
    assert client.get(f"{A}inbreng/opgave/{huis.eigen.pk}/{ingebracht[0].pk}/").status_code == 404


@pytest.fixture
def contact(huis):
    """Someone who speaks for a gemeente and was never let in."""
    persoon = factories.persoon("Pim de Wit", email="pim@example.nl")
    return factories.contact(huis.gemeente, huis.regio, wie=persoon)


def aanwijzing(contact, themas=(), bereik="themas"):
    sleutel = f"{contact.persoon_id}-{contact.organisatie_id}"
    return {"persoon": sleutel, "bereik": bereik, "themas": [blok.thema.thema_id for blok in themas]}


def test_who_has_no_access_is_invited_as_redacteur(as_rol, sign_in, huis, contact):
    client = as_rol(Rol.COORDINATOR, regio=huis.regio, organisatie=huis.gemeente)
    assert "Pim de Wit, Enschede" in client.get(f"{A}redacteuren/").text
    client.post(f"{A}redacteuren/", aanwijzing(contact, [huis.eigen]))
    made = Toegang.objects.get(gebruiker__email="pim@example.nl")
    assert (made.rol, made.organisatie, made.alleen_themas) == (
        Rol.REDACTEUR,
        huis.gemeente,
        {huis.eigen.thema.thema_id},
    )
    mail = Email.objects.get(to="pim@example.nl")
    assert "Mail mij een code" in mail.message
    assert "Ouderen" in mail.message
    assert "logde nog niet in" in client.get(f"{A}redacteuren/").text
    pim = sign_in(made.gebruiker)
    assert pim.get(f"{A}blok/{huis.in_eigen.pk}/bewerken/").status_code == 200
    assert pim.get(f"{A}blok/{huis.in_ander.pk}/bewerken/").status_code == 403


def test_the_invitation_goes_out_again_until_one_signed_in(as_rol, huis, contact):
    client = as_rol(Rol.COORDINATOR, regio=huis.regio, organisatie=huis.gemeente)
    client.post(f"{A}redacteuren/", aanwijzing(contact, [huis.eigen]))
    made = Toegang.objects.get(gebruiker__email="pim@example.nl")
    ago = datetime.timedelta(days=40)
    Toegang.objects.filter(pk=made.pk).update(
        period=since(today() - ago), uitgenodigd_op=timezone.now() - ago
    )
    assert "uitnodiging verlopen" in client.get(f"{A}redacteuren/").text
    client.post(f"{A}redacteuren/{made.pk}/opnieuw/")
    assert Email.objects.filter(to="pim@example.nl").count() == 2
    made.refresh_from_db()
    assert not made.is_uitnodiging_verlopen
    made.gebruiker.last_login = timezone.now()
    made.gebruiker.save()
    page = client.post(f"{A}redacteuren/{made.pk}/opnieuw/", follow=True)
    assert "heeft al ingelogd" in page.text


def test_a_redacteur_of_elsewhere_is_not_invited_again_here(as_rol, huis):
    client = as_rol(Rol.COORDINATOR, regio=factories.regio("Zeeland"))
    assert client.post(f"/regio/zeeland/agenda/redacteuren/{huis.toegang.pk}/opnieuw/").status_code == 404


def test_who_reads_no_closed_text_invites_nobody_who_would(as_rol, huis, contact):
    cz = factories.verzekeraar("CZ", regio=huis.regio)
    client = as_rol(Rol.COORDINATOR, regio=huis.regio, organisatie=cz)
    page = client.post(f"{A}redacteuren/", aanwijzing(contact, bereik="alles"))
    assert (page.status_code, "eerst toegang nodig" in page.text) == (422, True)
    assert not Toegang.objects.filter(gebruiker__email="pim@example.nl").exists()
    assert client.post(f"{A}redacteuren/", aanwijzing(contact, [huis.eigen])).status_code == 302
    client = as_rol(Rol.COORDINATOR, regio=huis.regio, organisatie=huis.gemeente)
    assert client.post(f"{A}redacteuren/", aanwijzing(contact, bereik="alles")).status_code == 302


def test_no_partner_nor_shared_mailbox_nor_contact_of_elsewhere_is_invited(as_rol, huis):
    ggd = factories.organisatie("GGD", Soort.PARTNER)
    zeeland = factories.regio("Zeeland")
    rows = [
        factories.contact(ggd, huis.regio, wie=factories.persoon("Van de GGD", email="ggd@example.nl")),
        factories.contact(
            huis.gemeente, huis.regio, wie=factories.persoon("Postbus", email="p@example.nl", postvak=True)
        ),
        factories.contact(
            factories.gemeente("Goes", regio=zeeland),
            zeeland,
            wie=factories.persoon("Ver", email="v@example.nl"),
        ),
    ]
    client = as_rol(Rol.COORDINATOR, regio=huis.regio, organisatie=huis.gemeente)
    for row in rows:
        assert client.post(f"{A}redacteuren/", aanwijzing(row, [huis.eigen])).status_code == 422
