"""The agreements as a file: what is in it, for whom, and nothing that runs when it is opened."""

import io
import json

import openpyxl
import pytest
from django.utils import timezone

from agenda import actions
from agenda.models import Afspraak, Kader
from regions.rights import Rol
from tests import factories
from tests.agenda import fabriek
from tests.conftest import VANDAAG
from tests.queries import counted

pytestmark = pytest.mark.django_db
URL = "/regio/twente/agenda/afspraken."


@pytest.fixture
def afspraak():
    regio = factories.regio()
    enschede = factories.gemeente("Enschede", regio=regio)
    kader = Kader.objects.create(naam="Een zorgpact")
    return fabriek.keten(
        regio,
        tekst="<p>Wie <strong>zorgt</strong>, belt.</p>",
        trekker=enschede,
        partners=[enschede],
        regels=[(enschede, "Betaalt"), (None, "Kijken samen terug")],
        kaders=[kader],
        besluiten=[{"wie": enschede, "gremium": "raad", "verwacht": VANDAAG, "genomen": None}],
    )


@pytest.fixture
def coordinator(as_rol, afspraak):
    return as_rol(Rol.COORDINATOR, regio=afspraak.agenda.regio)


def stel_vast(afspraak):
    versie = actions.aanbieden(afspraak.agenda, by=None)
    actions.vaststellen(versie, by=None, op=VANDAAG, overleg="Overleg", toelichting="")


def test_json_says_all_of_each_agreement(coordinator, afspraak):
    actions.melden(afspraak.afspraak, stand="op_koers", zin="Het loopt.", by=None, op=VANDAAG, als="")
    inhoud = json.loads(coordinator.get(f"{URL}json").content)
    [rij] = inhoud["afspraken"]
    assert inhoud["peildatum"] == "2026-11-23"
    assert (rij["Nummer"], rij["Thema"], rij["Functie"]) == ("O1", "Ouderen", "Steun voor mantelzorgers")
    assert rij["Toelichting"] == "Wie zorgt, belt."
    assert rij["Wie doet wat"] == "Enschede: Betaalt\nSamen: Kijken samen terug"
    assert rij["Hoort ook bij"] == "Een zorgpact"
    assert rij["Besluiten nodig"] == "Enschede: gemeenteraad, verwacht op 2026-11-23"
    assert (rij["Voortgang"], rij["Laatste melding"]) == ("op koers", "Het loopt.")


def test_excel_comes_with_its_codebook_and_runs_nothing(coordinator, afspraak):
    afspraak.afspraak.titel = "=1+1"
    afspraak.afspraak.save()
    boek = openpyxl.load_workbook(io.BytesIO(coordinator.get(f"{URL}xlsx").content))
    koppen = [cel.value for cel in boek.worksheets[0][1]]
    cel = boek.worksheets[0].cell(2, koppen.index("Afspraak") + 1)
    assert (cel.value, cel.data_type) == ("'=1+1", "s")
    assert len(boek.worksheets) == 2


def test_who_is_no_party_takes_what_was_adopted(as_rol, afspraak):
    landelijk = as_rol(Rol.LANDELIJK)
    assert landelijk.get(f"{URL}json").status_code == 404
    stel_vast(afspraak)
    afspraak.afspraak.titel = "Nog geheim"
    afspraak.afspraak.save()
    inhoud = json.loads(landelijk.get(f"{URL}json").content)
    [rij] = inhoud["afspraken"]
    assert rij["Afspraak"] == "Eén loket voor mantelzorgers"
    assert rij["Voortgang"] == rij["Laatste melding"] == ""
    assert "vastgesteld" in inhoud["titel"]


@pytest.mark.parametrize("vorm", ["json", "csv"])
def test_who_is_no_party_takes_only_shared_progress(as_rol, afspraak, vorm):
    landelijk = as_rol(Rol.LANDELIJK)
    stel_vast(afspraak)
    actions.melden(afspraak.afspraak, stand="vast", zin="De zaal is weg.", by=None)
    assert "De zaal is weg." not in landelijk.get(f"{URL}{vorm}").getvalue().decode()
    Afspraak.objects.update(voortgang_vrij_op=timezone.now())
    assert "De zaal is weg." in landelijk.get(f"{URL}{vorm}").getvalue().decode()
    Afspraak.objects.update(voortgang_vrij_op=None)
    assert "De zaal is weg." not in landelijk.get(f"{URL}{vorm}").getvalue().decode()


def test_a_version_from_before_has_empty_columns(as_rol, afspraak):
    """A frozen version never changes: what it did not know is not in it."""
    from agenda.uitvoer import KOLOMMEN, vastgesteld

    versie = actions.aanbieden(afspraak.agenda, by=None)
    [oud] = versie.inhoud["themas"][0]["opgaven"][0]["doelen"][0]["functies"][0]["afspraken"]
    for nieuw in ("schaal", "doelgroepen", "monitoring", "kaders", "besluiten", "pilot"):
        del oud[nieuw]
    [rij] = vastgesteld(versie)
    assert [kolom.van(rij) for kolom in KOLOMMEN if kolom.naam == "Hoort ook bij"] == [""]


def test_another_kind_of_file_is_not_there(coordinator):
    assert coordinator.get(f"{URL}exe").status_code == 404


def test_it_costs_the_same_for_one_and_for_many(coordinator, afspraak):
    with counted() as few:
        coordinator.get(f"{URL}json")
    for n in range(10):
        fabriek.afspraak(afspraak.ouder, f"Afspraak {n}")
    with counted() as many:
        coordinator.get(f"{URL}json")
    assert len(many) == len(few)
