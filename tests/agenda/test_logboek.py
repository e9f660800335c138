"""The log tells that an agenda was changed, where, by whom and which field; never what it says."""

import pytest
from django.db import connection
from django.urls import reverse

from agenda import actions
from agenda.models import Actie, Afspraak, Blok
from regions import logboek
from regions.rights import Rol
from tests import factories
from tests.agenda import fabriek
from tests.agenda.schot import Schot
from tests.agenda.test_voorstellen import window
from tests.queries import counted

pytestmark = pytest.mark.django_db
GEHEIM = "Kabeljauwtarief"


@pytest.fixture
def lees(sign_in):
    """The log as the functioneel beheerder reads it, filtered; `export` as the file."""
    client = sign_in(factories.gebruiker(Rol.FUNCTIONEEL, naam="Bea Beheer"))

    def lees(export=False, **filters):
        naam, args = ("beheer_logboek_export", ["csv"]) if export else ("beheer_logboek", [])
        page = client.get(reverse(naam, args=args), filters)
        return b"".join(page).decode() if page.streaming else page.content.decode()

    return lees


def regels(**filters):
    found = logboek.gebeurtenissen(logboek.Vraag(**filters))
    return [(regel.soort, regel.daad, regel.waarvan, regel.wat) for regel in logboek.regels(found)]


def test_an_edit_is_told_by_field_person_and_page(lees):
    keten = fabriek.keten(factories.regio("Twente"))
    opgave = Blok.objects.get(soort="opgave")
    wie = window(Rol.COORDINATOR, regio=keten.agenda.regio, naam="Carla Coördinator")
    url = f"/regio/twente/agenda/blok/{opgave.pk}/bewerken/"
    assert wie.post(url, {"titel": GEHEIM, "version": "1"}).status_code == 302
    page = lees(soort="opgave", daad="update")
    assert f"Agenda: opgave gewijzigd: Twente, nummer {opgave.pk}" in page
    assert "Titel gewijzigd" in page
    assert "Carla Coördinator" in page
    assert GEHEIM not in page + lees(export=True)


def test_it_is_filtered_by_regio(lees):
    een, ander = fabriek.keten(factories.regio("Twente")), fabriek.keten(factories.regio("Zeeland"))
    page = lees(soort="afspraak", regio="twente")
    assert f"Twente, nummer {een.pk}" in page
    assert f"Zeeland, nummer {ander.pk}" not in page


def test_nothing_that_anyone_typed_is_in_it(lees):
    schot = Schot()
    Afspraak.objects.update(titel=GEHEIM, tekst=GEHEIM, financiering=[GEHEIM])
    actions.melden(Afspraak.objects.first(), stand="vast", zin=GEHEIM, by=None)
    actions.opmerken(schot.dicht, tekst=GEHEIM, by=factories.gebruiker())
    partij = factories.gemeente("Borne", regio=schot.regio)
    actions.voorstellen(schot.dicht, aard="verwijderen", reden=GEHEIM, organisatie=partij, by=None)
    with connection.cursor() as cursor:
        cursor.execute("SELECT titel FROM agenda_opgaveevent UNION SELECT titel FROM agenda_doelevent")
        titels = {titel for (titel,) in cursor.fetchall() if len(titel) > 5}
    seen = lees() + lees(export=True)
    assert titels
    assert not [tekst for tekst in (GEHEIM, *titels) if tekst in seen]
    told = [zin for *_, wat in regels() for zin in wat]
    assert "toelichting gewijzigd" in told or "tekst gewijzigd" in told
    agenda = [zin for soort, _, _, wat in regels() if soort.startswith("agenda") for zin in wat]
    assert all(zin.endswith(" gewijzigd") for zin in agenda)


def test_inbreng_business_cases_and_drafts_are_no_kind_of_it():
    for naam in logboek.soorten():
        assert not naam.startswith(("inbreng", "businesscase", "herkomst", "concept"))


@pytest.mark.parametrize("soort", ["blok", "afspraak", "agenda", "voortgang", "voorstel", "akkoord"])
def test_nobody_else_reads_it(as_rol, soort):
    regio = fabriek.keten(factories.regio("Twente")).agenda.regio
    client = as_rol(Rol.COORDINATOR, regio=regio)
    assert client.get(reverse("beheer_logboek"), {"soort": soort}).status_code == 404
    assert "Agenda:" not in client.get(reverse("regio_geschiedenis", args=["twente"])).text


def test_what_is_gone_for_good_is_still_told(lees):
    pk = fabriek.actie(fabriek.keten(factories.regio("Twente"))).pk
    Actie.objects.filter(pk=pk).delete()
    Blok.objects.filter(pk=pk).delete()
    assert f"een regio, nummer {pk}" in lees(soort="actie")


def test_as_many_queries_for_many_changes(lees):
    keten = fabriek.keten(factories.regio("Twente"))
    lees()
    with counted() as few:
        lees()
    for n in range(9):
        fabriek.actie(keten, f"Actie {n}")
    with counted() as many:
        lees()
    assert len(many) == len(few)
