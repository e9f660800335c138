"""Two people on one block: nothing that was typed is lost, and who was late sees three texts."""

import re
import threading

import pytest
from django.db import connection
from django.test import Client

from agenda.models import Blok, Opgave
from regions.rights import Rol
from tests import factories
from tests.agenda import fabriek
from tests.agenda.test_bewerken import HTMX, afspraak_velden, post, url

pytestmark = pytest.mark.django_db


@pytest.fixture
def regio():
    return factories.regio()


@pytest.fixture
def client(as_rol, regio):
    return as_rol(Rol.COORDINATOR, regio=regio, organisatie=factories.gemeente("Enschede", regio=regio))


@pytest.fixture
def afspraak(regio, earlier):
    made = fabriek.keten(regio)
    earlier()
    return made


@pytest.fixture
def opgave(afspraak):
    return Blok.objects.get(soort="opgave")


def overtaken(client, opgave, *, htmx=True, **fields):
    """Someone saves first; then this save, begun at version 1, arrives."""
    post(client, opgave, titel="Wat er nu staat", tekst="Nu staat dit er", voor_wie="jong", version=1)
    return post(client, opgave, htmx=htmx, version=1, **{"titel": "Wat ik typte", **fields})


@pytest.mark.parametrize("htmx", [True, False])
def test_who_was_late_sees_three_texts(client, opgave, htmx):
    response = overtaken(client, opgave, htmx=htmx)
    assert response.status_code == 409
    assert ("<html" in response.text) is not htmx
    for words in ("Mijn tekst", "Nu opgeslagen", "Tekst toen u begon", "Ouderen wonen langer thuis"):
        assert words in response.text
    assert "toegevoegd: </span>Wat ik typte" in response.text
    assert 'name="version" value="2"' in response.text
    assert Opgave.objects.get().titel == "Wat er nu staat"


def test_all_that_was_posted_is_kept(client, opgave):
    fields = {"regel-0-omschrijving": "75-plussers", "regel-0-waarde": "één op acht"}
    text = overtaken(client, opgave, tekst="Een lang <b>verhaal</b>", **fields).text
    assert 'name="titel" value="Wat ik typte"' in text
    assert 'name="tekst" value="Een lang &lt;b&gt;verhaal&lt;/b&gt;"' in text
    assert 'name="regel-0-waarde" value="één op acht"' in text


def test_my_text_can_be_chosen(client, opgave):
    overtaken(client, opgave)
    assert post(client, opgave, titel="Wat ik typte", version=2, keuze="mijn").status_code == 200
    assert Opgave.objects.get().titel == "Wat ik typte"


def test_the_stored_text_can_be_chosen(client, opgave):
    overtaken(client, opgave)
    response = post(client, opgave, titel="Wat ik typte", version=2, keuze="opgeslagen")
    assert "Wat er nu staat" in response.text
    assert Opgave.objects.get().titel == "Wat er nu staat"


def test_together_keeps_what_only_one_changed(client, opgave):
    overtaken(client, opgave)
    response = post(client, opgave, titel="Wat ik typte", version=2, begonnen=1, keuze="samen")
    assert response.status_code == 200
    assert 'value="Wat ik typte / Wat er nu staat"' in response.text  # both changed it: a person chooses
    assert 'value="jong"' in response.text
    assert "Nu staat dit er" in response.text
    assert 'name="version" value="2"' in response.text


def test_together_joins_who_does_what(client, regio, afspraak):
    menzis = factories.verzekeraar("Menzis", regio=regio)
    mine = {"regel-0-tekst": "Samen evalueren"}
    theirs = {"regel-0-wie": menzis.pk, "regel-0-tekst": "Betaalt", "partners": [menzis.pk]}
    client.post(url(afspraak), afspraak_velden(**theirs))
    assert "Menzis: Betaalt" in client.post(url(afspraak), afspraak_velden(**mine), headers=HTMX).text
    chosen = afspraak_velden(**mine, keuze="samen", begonnen=1) | {"version": 2}
    text = client.post(url(afspraak), chosen, headers=HTMX).text
    assert "Samen evalueren" in text
    assert "Betaalt" in text
    assert re.search(rf'name="partners" value="{menzis.pk}"[^>]* checked', text)


def test_together_keeps_the_choices_of_both(client, regio, afspraak, earlier):
    almelo, menzis = factories.gemeente("Almelo", regio=regio), factories.verzekeraar("Menzis", regio=regio)
    client.post(url(afspraak), afspraak_velden(partners=[almelo.pk], financiering=["Wmo", "Zvw"]))
    earlier()
    client.post(url(afspraak), afspraak_velden(partners=[], financiering=["Wmo", "Wlz"]) | {"version": 2})
    mine = afspraak_velden(partners=[almelo.pk, menzis.pk], financiering=["Wmo", "Zvw", "Wpg"])
    chosen = mine | {"version": 3, "begonnen": 2, "keuze": "samen"}
    text = client.post(url(afspraak), chosen, headers=HTMX).text
    checked = re.findall(r'name="(?:partners|financiering)" value="(\w+)"[^>]* checked', text)
    assert checked == [str(menzis.pk), "Wmo", "Wlz", "Wpg"]


def test_chosen_once_more_if_a_third_was_first(client, opgave):
    overtaken(client, opgave)
    post(client, opgave, titel="Nog een ander", version=2)
    assert post(client, opgave, titel="Wat ik typte", version=2, keuze="mijn").status_code == 409


@pytest.mark.parametrize("version", ["", "abc", "-1", "99999999999999999999", "7"])
def test_a_version_that_never_was_is_a_conflict_too(client, opgave, version):
    response = post(client, opgave, titel="Wat ik typte", version=version)
    assert response.status_code == 409
    assert "Niet meer te vinden" in response.text


def test_order_and_progress_overtake_no_one(client, afspraak):
    fabriek.afspraak(afspraak.ouder, "Tweede")
    client.post(url(afspraak, "verplaatsen/omlaag"))
    client.post(url(afspraak, "voortgang"), {"stand": "op_koers", "zin": "Het loopt.", "op": "2026-11-01"})
    assert client.post(url(afspraak), afspraak_velden(), headers=HTMX).status_code == 200


def test_text_for_a_block_put_away_meanwhile_is_kept_and_can_bring_it_back(client, opgave):
    client.post(url(opgave, "verwijderen"))
    response = post(client, opgave, titel="Wat ik typte")
    assert response.status_code == 409
    assert "Dit blok is intussen verwijderd" in response.text
    assert post(client, opgave, titel="Wat ik typte", keuze="mijn").status_code == 200
    assert Blok.objects.levend().count() == Blok.objects.count()
    assert Opgave.objects.get().titel == "Wat ik typte"


THREADS, SAVES = 8, 50


@pytest.mark.django_db(transaction=True)
def test_of_many_saves_at_once_each_is_stored_or_answered_409(opgave, regio):
    editors = [factories.gebruiker(Rol.REDACTEUR, regio=regio) for _ in range(THREADS)]
    answers: list[tuple[int, str]] = []

    def edit(number, gebruiker):
        try:
            client = Client()
            client.force_login(gebruiker)
            for save in range(SAVES):
                version = Blok.objects.values_list("version", flat=True).get(pk=opgave.pk)
                titel = f"Opgave van {number}, keer {save}"
                response = post(client, opgave, titel=titel, version=version)
                # Who was first may be answered with what the next one stored meanwhile; the history has both.
                assert response.status_code == 200 or titel in response.text
                assert response.status_code == 200 or "Mijn tekst" in response.text
                answers.append((response.status_code, titel))
        finally:
            connection.close()

    threads = [threading.Thread(target=edit, args=pair) for pair in enumerate(editors)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    stored = [titel for status, titel in answers if status == 200]
    opgave.refresh_from_db()
    assert len(answers) == THREADS * SAVES
    assert {status for status, _ in answers} <= {200, 409}
    assert opgave.version == 1 + len(stored)
    history = Opgave.pgh_event_model.objects.filter(pgh_label="update").values_list("titel", flat=True)
    assert sorted(history) == sorted(stored)
