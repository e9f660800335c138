"""The list of decisions of an overleg is approved in the next one; after that it stays as it is."""

import datetime
import threading

import pytest
from django.db import IntegrityError, connection, transaction

from agenda.actions.vaststellen import NietMogelijk
from agenda.models import Besluit, Overleg
from agenda.overleg import acties
from agenda.overleg.goedkeuren import keur_goed, trek_in
from agenda.overleg.voorgesteld import voorgesteld
from agenda.papier.overleg import besluitenlijst, leg_vast
from documents.actions import als_html
from documents.models import Document
from documents.standen import Stand, status
from regions.rights import Rol
from tests import factories
from tests.agenda.overleg import overleg, punt
from tests.conftest import VANDAAG
from tests.documents.keuring import keur

pytestmark = pytest.mark.django_db
O = "/regio/twente/overleg/"  # noqa: E741
EERDER = VANDAAG - datetime.timedelta(days=30)


@pytest.fixture
def regio():
    regio = factories.regio()
    factories.gemeente("Almelo", regio=regio)
    return regio


@pytest.fixture
def wie(regio):
    return factories.gebruiker(Rol.COORDINATOR, regio=regio)


@pytest.fixture
def besluit(regio, wie):
    """A decision in an overleg of a month ago."""
    return acties.besluit(punt(overleg(regio, EERDER, titel="Oktoberoverleg")), "Eén loket.", by=wie)


@pytest.fixture
def eerder(besluit):
    return besluit.agendapunt.overleg


@pytest.fixture
def lijstpunt(eerder, regio, wie):
    """The point of today's overleg that was proposed by itself."""
    return neem(overleg(regio, VANDAAG, titel="Novemberoverleg"), wie)


def neem(later, wie):
    gevonden = [v for v in voorgesteld(later) if v.herkomst.startswith("besluitenlijst-")]
    acties.neem_voorgestelde(later, gevonden, by=wie)
    return later.punten.get(herkomst__startswith="besluitenlijst-")


def test_approved_it_is_frozen_as_that_and_replaces_what_waited(sign_in, wie, eerder, lijstpunt):
    wachtte = leg_vast(eerder, besluitenlijst(eerder), by=wie)
    assert "Ter vaststelling in een volgend overleg" in als_html(wachtte)
    client = sign_in(wie)
    client.post(f"{O}punt/{lijstpunt.pk}/lijst/")
    document = Document.objects.get(vervangt=wachtte)
    assert "Vastgesteld in het overleg van 23 november 2026: Novemberoverleg" in als_html(document)
    keur(document)
    assert status(document).stand == Stand.LAATSTE
    assert "Echt, maar vervangen" in client.get(f"/echtheid/{wachtte.kenmerk}/").text
    for page in (f"{O}{eerder.pk}/", f"{O}{eerder.pk}/besluitenlijst/"):
        assert "Novemberoverleg" in client.get(page).text
    assert "is vastgesteld" in client.get(f"{O}{lijstpunt.overleg_id}/besluitenlijst/").text
    assert "Deze besluitenlijst is vastgesteld" in als_html(
        leg_vast(lijstpunt.overleg, besluitenlijst(lijstpunt.overleg), by=wie)
    )


def test_after_that_nothing_in_it_changes(sign_in, wie, besluit, eerder, lijstpunt):
    keur_goed(lijstpunt, by=wie)
    client = sign_in(wie)
    response = client.post(f"{O}besluit/{besluit.pk}/", {"tekst": "Twee loketten.", "version": 1})
    assert "Trek eerst de vaststelling in" in response.text
    client.post(f"{O}punt/{besluit.agendapunt_id}/besluit/", {"tekst": "Nog een"})
    client.post(f"{O}punt/{besluit.agendapunt_id}/actiepunt/", {"wat": "Bellen"})
    client.post(f"{O}{eerder.pk}/punt/", {"titel": "Nieuw", "aard": "besluiten"})
    client.post(f"{O}{eerder.pk}/wijzigen/", {"titel": "Anders", "version": 2})
    refused = client.post(f"{O}{eerder.pk}/deelnemers/", follow=True)
    assert "De besluitenlijst van dit overleg is vastgesteld." in refused.text
    assert Besluit.objects.get().tekst == "Eén loket."
    assert not besluit.agendapunt.actiepunten.exists()
    assert eerder.punten.count() == 1
    assert Overleg.objects.get(pk=eerder.pk).titel == "Oktoberoverleg"


def test_that_an_action_is_done_may_still_be_said(wie, besluit, regio, lijstpunt):
    actie = acties.spreek_af(besluit.agendapunt, by=wie, wat="Bellen")
    keur_goed(lijstpunt, by=wie)
    assert acties.meld_gedaan(actie, VANDAAG, by=wie, regio=regio).gedaan_op == VANDAAG


def test_taken_back_the_document_holds_no_longer_and_it_can_change(sign_in, wie, besluit, eerder, lijstpunt):
    document = keur_goed(lijstpunt, by=wie)
    assert keur_goed(lijstpunt, by=wie) == document
    client = sign_in(wie)
    assert "ingetrokken" in client.get(f"{O}{eerder.pk}/besluitenlijst/terug/").text
    client.post(f"{O}{eerder.pk}/besluitenlijst/terug/")
    assert status(Document.objects.get(pk=document.pk)).stand == Stand.INGETROKKEN
    client.post(f"{O}besluit/{besluit.pk}/", {"tekst": "Twee loketten.", "version": 1})
    assert Besluit.objects.get().tekst == "Twee loketten."
    tweede = keur_goed(lijstpunt, by=wie)
    assert tweede != document
    assert status(tweede).stand == Stand.LAATSTE


def test_approved_again_without_a_change_it_is_another_document(wie, eerder, lijstpunt, monkeypatch):
    eerste = keur_goed(lijstpunt, by=wie)
    trek_in(Overleg.objects.get(pk=eerder.pk), by=wie)
    Overleg.objects.filter(pk=lijstpunt.overleg_id).update(titel="Novemberoverleg, hervat")
    assert status(keur_goed(lijstpunt, by=wie)).stand == Stand.LAATSTE
    assert status(Document.objects.get(pk=eerste.pk)).stand == Stand.INGETROKKEN


def test_what_an_approved_list_says_is_not_taken_back(wie, regio, eerder, lijstpunt):
    keur_goed(lijstpunt, by=wie)
    acties.besluit(punt(lijstpunt.overleg, "Verder"), "Door.", by=wie)
    Overleg.objects.filter(pk=lijstpunt.overleg_id).update(datum=VANDAAG - datetime.timedelta(days=1))
    later = neem(overleg(regio, VANDAAG, titel="Daarna"), wie)
    keur_goed(later, by=wie)
    with pytest.raises(NietMogelijk, match="is zelf al vastgesteld"):
        trek_in(Overleg.objects.get(pk=eerder.pk), by=wie)
    with pytest.raises(NietMogelijk, match="vastgesteld"):
        acties.haal_van_agenda(lijstpunt)


def test_an_overleg_to_come_or_called_off_approves_nothing(wie, regio, eerder):
    later = overleg(regio)
    found = neem(later, wie)
    with pytest.raises(NietMogelijk, match="moet nog komen"):
        keur_goed(found, by=wie)
    acties.zeg_af(later, "Storm", by=wie)
    with pytest.raises(NietMogelijk, match="afgelast"):
        keur_goed(found, by=wie)
    with pytest.raises(NietMogelijk, match="geen besluitenlijst"):
        keur_goed(punt(overleg(regio, VANDAAG)), by=wie)


def test_where_a_list_was_approved_is_not_called_off_nor_moved_before_it(wie, regio, lijstpunt):
    keur_goed(lijstpunt, by=wie)
    with pytest.raises(NietMogelijk, match="Afgelasten kan niet meer"):
        acties.zeg_af(lijstpunt.overleg, "Storm", by=wie)
    later = Overleg.objects.get(pk=lijstpunt.overleg_id)
    with pytest.raises(NietMogelijk, match="op of na die dag"):
        acties.bewaar(later, str(later.version), by=wie, regio=regio, datum=EERDER)


@pytest.mark.parametrize("wat", ["itself", "earlier", "elsewhere", "called off"])
def test_the_database_keeps_it_too(wie, regio, eerder, lijstpunt, wat):
    andere = {
        "itself": lambda: eerder,
        "earlier": lambda: overleg(regio, EERDER - datetime.timedelta(days=1)),
        "elsewhere": lambda: overleg(factories.regio("Zeeland"), VANDAAG),
        "called off": lambda: acties.zeg_af(overleg(regio, VANDAAG), "Storm", by=wie),
    }[wat]()
    moment = lijstpunt.gewijzigd_op
    with pytest.raises(IntegrityError), transaction.atomic():
        Overleg.objects.filter(pk=eerder.pk).update(goedgekeurd_in=andere, goedgekeurd_op=moment)


def test_a_list_that_was_missed_is_proposed_again_until_it_was_approved(wie, regio, eerder, lijstpunt):
    later = overleg(regio)
    assert f"besluitenlijst-{eerder.pk}" in [v.herkomst for v in voorgesteld(later)]
    keur_goed(lijstpunt, by=wie)
    assert f"besluitenlijst-{eerder.pk}" not in [v.herkomst for v in voorgesteld(later)]


def test_who_may_not(as_rol, regio, lijstpunt):
    client = as_rol(Rol.MEDEWERKER, organisatie=factories.gemeente("Borne", regio=regio))
    assert client.post(f"{O}punt/{lijstpunt.pk}/lijst/").status_code == 403
    elsewhere = as_rol(Rol.COORDINATOR, regio=factories.regio("Zeeland"))
    assert elsewhere.post(f"/regio/zeeland/overleg/punt/{lijstpunt.pk}/lijst/").status_code == 404
    assert not Overleg.objects.filter(goedgekeurd_in__isnull=False).exists()


@pytest.mark.django_db(transaction=True)
def test_what_changes_at_that_moment_comes_before_or_not_at_all(wie, regio, besluit, eerder, lijstpunt):
    """The editor holds the overleg; whoever approves waits, and freezes what was saved."""
    opened, document = threading.Event(), []

    def approve():
        opened.wait(5)
        try:
            document.append(keur_goed(lijstpunt, by=wie))
        finally:
            connection.close()

    thread = threading.Thread(target=approve)
    thread.start()
    with transaction.atomic():
        acties.bewaar(besluit, "1", by=wie, regio=regio, tekst="Twee loketten.")
        opened.set()
        thread.join(0.5)
        assert thread.is_alive()
    thread.join(5)
    assert "Twee loketten." in document[0].inhoud
    with pytest.raises(NietMogelijk):
        acties.bewaar(Besluit.objects.get(), "2", by=wie, regio=regio, tekst="Drie.")
