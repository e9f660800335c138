"""Who does not edit proposes; who edits takes it over or says why not; nothing of it leaks."""

import threading

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse
from post_office.models import Email

from agenda import actions
from agenda.models import Afspraak, Blok, Doel, Opgave, Voorstel
from agenda.taken import taken
from regions.models import Deelname, Gebruiker, Soort
from regions.periods import since
from regions.rights import Rol
from tests import factories
from tests.agenda import fabriek, schot
from tests.agenda.test_bewerken import HTMX

pytestmark = pytest.mark.django_db


@pytest.fixture
def regio():
    return factories.regio()


@pytest.fixture
def opgave(regio, earlier):
    fabriek.keten(regio)
    earlier()
    return Blok.objects.get(soort="opgave")


@pytest.fixture
def gemeente(regio):
    return factories.gemeente("Almelo", regio=regio)


def window(rol, **where):
    """Two who work at once each have a window."""
    found = Client()
    found.force_login(factories.gebruiker(rol, **where))
    session = found.session
    session["tweede_factor"] = True
    session.save()
    return found


@pytest.fixture
def partij(gemeente):
    return window(Rol.MEDEWERKER, organisatie=gemeente)


@pytest.fixture
def coordinator(regio):
    return window(Rol.COORDINATOR, regio=regio, organisatie=factories.gemeente("Enschede", regio=regio))


def adres(name, *args):
    return reverse(name, args=["twente", *args])


def stel_voor(client, blok, *, titel="Ouderen wonen prettig thuis", reden="Zo zegt de raad het.", **fields):
    data = {"titel": titel, "reden": reden, "version": 1, **fields}
    return client.post(adres("voorstel_wijzigen", blok.pk), data)


def neem_over(client, voorstel, **fields):
    """Press the button on the page of the proposal, with all the fields that stand there."""
    data = {"version": voorstel.versie, **voorstel.velden, **fields}
    return client.post(adres("voorstel_overnemen", voorstel.pk), data)


@pytest.fixture
def voorstel(partij, opgave):
    assert stel_voor(partij, opgave).status_code == 302
    return Voorstel.objects.get()


def test_a_proposal_changes_nothing_yet(voorstel, opgave, gemeente):
    opgave.refresh_from_db()
    assert (opgave.version, opgave.opgave.titel) == (1, "Ouderen wonen langer thuis")
    assert (voorstel.organisatie, voorstel.als, voorstel.versie) == (gemeente, "medewerker, Almelo", 1)
    assert voorstel.woorden == [
        ["Wat is de opgave", "Ouderen wonen langer thuis", "Ouderen wonen prettig thuis"]
    ]


def test_a_reason_is_asked_and_the_text_stays(partij, opgave):
    response = stel_voor(partij, opgave, reden="")
    assert response.status_code == 422
    assert "Ouderen wonen prettig thuis" in response.text
    assert not Voorstel.objects.exists()


def test_the_reason_of_a_proposal_is_asked_once_and_below_all_else(partij, regio):
    afspraak = Blok.objects.filter(soort="afspraak").first() or fabriek.keten(regio)
    page = partij.get(adres("voorstel_wijzigen", afspraak.pk)).text
    assert page.count('name="reden"') == 1
    assert page.index('name="reden"') > page.rindex("</details>")


def test_a_proposal_says_something_else(partij, opgave):
    response = stel_voor(partij, opgave, titel="Ouderen wonen langer thuis")
    assert (response.status_code, Voorstel.objects.count()) == (422, 0)
    assert "nog niets gewijzigd" in response.text


def test_in_place_the_block_comes_back_and_says_so(partij, opgave):
    url = adres("voorstel_wijzigen", opgave.pk)
    assert "<html" not in partij.get(url, headers=HTMX).text
    data = {"titel": "Anders", "reden": "Daarom", "version": 1}
    response = partij.post(url, data, headers=HTMX)
    assert "Uw voorstel is verstuurd om" in response.text
    assert "1 open voorstel" in response.text


def test_the_words_are_marked_for_who_edits(coordinator, voorstel):
    for url in (adres("voorstellen"), adres("voorstel", voorstel.pk)):
        text = coordinator.get(url).text
        assert '<ins><span class="visually-hidden">toegevoegd: </span>prettig</ins>' in text
        assert "Zo zegt de raad het." in text


def test_taking_over_saves_the_words_and_tells_who_proposed(coordinator, voorstel, opgave):
    assert neem_over(coordinator, voorstel).status_code == 302
    voorstel.refresh_from_db()
    opgave.refresh_from_db()
    assert (Opgave.objects.get().titel, opgave.version) == ("Ouderen wonen prettig thuis", 2)
    assert (voorstel.stand, voorstel.beantwoord_als) == ("overgenomen", "regiocoördinator, Enschede")
    mail = Email.objects.get()
    assert mail.to == [voorstel.door.email]
    assert "overgenomen" in mail.subject
    assert "prettig" not in mail.message


def test_it_may_be_changed_first(coordinator, voorstel):
    form = coordinator.get(adres("voorstel_overnemen", voorstel.pk)).text
    assert "Ouderen wonen prettig thuis" in form
    neem_over(coordinator, voorstel, titel="Ouderen wonen graag thuis")
    assert Opgave.objects.get().titel == "Ouderen wonen graag thuis"


def test_who_is_overtaken_sees_three_texts(coordinator, voorstel, opgave):
    form = {"titel": "Iets anders", "version": 1}
    coordinator.post(f"/regio/twente/agenda/blok/{opgave.pk}/bewerken/", form)
    assert "op een eerdere tekst" in coordinator.get(adres("voorstellen")).text
    response = neem_over(coordinator, voorstel)
    assert response.status_code == 409
    for words in ("Mijn tekst", "Nu opgeslagen", "Iets anders", "prettig"):
        assert words in response.text
    voorstel.refresh_from_db()
    assert voorstel.is_open
    neem_over(coordinator, voorstel, version=2, keuze="mijn")
    assert Opgave.objects.get().titel == "Ouderen wonen prettig thuis"


def test_declining_asks_why(coordinator, voorstel):
    url = adres("voorstel", voorstel.pk)
    assert coordinator.post(url, {"reden": ""}).status_code == 422
    assert coordinator.post(url, {"reden": "Dit spraken wij niet af."}).status_code == 302
    voorstel.refresh_from_db()
    assert (voorstel.stand, voorstel.antwoord) == ("afgewezen", "Dit spraken wij niet af.")
    assert Opgave.objects.get().titel == "Ouderen wonen langer thuis"


def test_what_was_answered_is_not_answered_again(coordinator, voorstel):
    coordinator.post(adres("voorstel", voorstel.pk), {"reden": "Nee"})
    neem_over(coordinator, voorstel)
    voorstel.refresh_from_db()
    assert voorstel.stand == "afgewezen"
    assert Opgave.objects.get().titel == "Ouderen wonen langer thuis"


def test_who_proposed_withdraws_it_and_another_party_does_not(partij, regio, voorstel):
    other = window(Rol.MEDEWERKER, organisatie=factories.gemeente("Borne", regio=regio))
    url = adres("voorstel", voorstel.pk)
    assert other.post(url, {"intrekken": "ja"}).status_code == 403
    assert partij.post(url, {"intrekken": "ja"}).status_code == 302
    voorstel.refresh_from_db()
    assert voorstel.stand == "ingetrokken"


def test_two_on_one_text_are_a_conflict_and_nothing_is_offered(coordinator, partij, voorstel, opgave):
    stel_voor(partij, opgave, titel="Nog anders")
    assert "voorstellen botsen" in coordinator.get(adres("agenda")).text
    assert "botst met een ander voorstel" in coordinator.get(adres("voorstellen")).text
    with pytest.raises(actions.NietMogelijk, match="Ouderen wonen langer thuis"):
        actions.aanbieden(opgave.agenda, by=None)
    assert "Open voorstellen" in coordinator.get(adres("agenda_vaststellen")).text
    neem_over(coordinator, voorstel)
    other = Voorstel.objects.open().get()
    assert other.op_eerdere_tekst
    assert actions.aanbieden(opgave.agenda, by=None).nummer == 1


def test_a_new_blok_is_proposed_and_taken_over(coordinator, partij, opgave):
    data = {"titel": "Meer wandelen", "reden": "Het ontbreekt."}
    assert partij.post(adres("voorstel_toevoegen", opgave.pk, "doel"), data).status_code == 302
    voorstel = Voorstel.objects.get()
    assert (voorstel.aard, voorstel.soort, voorstel.blok) == ("nieuw", "doel", opgave)
    assert not Doel.objects.filter(titel="Meer wandelen").exists()
    neem_over(coordinator, voorstel)
    assert Doel.objects.get(titel="Meer wandelen").blok.ouder == opgave


def test_a_removal_is_proposed_and_taken_over(coordinator, partij, opgave):
    partij.post(adres("voorstel_verwijderen", opgave.pk), {"reden": "Dubbel"})
    neem_over(coordinator, Voorstel.objects.get())
    opgave.refresh_from_db()
    assert opgave.verwijderd_op
    assert Voorstel.objects.get().stand == "overgenomen"


def test_a_removal_of_a_text_that_changed_is_looked_at_again(coordinator, partij, opgave):
    partij.post(adres("voorstel_verwijderen", opgave.pk), {"reden": "Dubbel"})
    Blok.objects.get(pk=opgave.pk).save()
    neem_over(coordinator, Voorstel.objects.get())
    opgave.refresh_from_db()
    assert opgave.verwijderd_op is None
    assert Voorstel.objects.get().is_open


def test_a_removal_can_be_taken_over_once_the_changed_text_was_seen(coordinator, partij, opgave):
    partij.post(adres("voorstel_verwijderen", opgave.pk), {"reden": "Dubbel"})
    Blok.objects.get(pk=opgave.pk).save()
    voorstel = Voorstel.objects.get()
    assert 'name="version" value="2"' in coordinator.get(adres("voorstel", voorstel.pk)).text
    coordinator.post(adres("voorstel_overnemen", voorstel.pk), {"version": "2"})
    opgave.refresh_from_db()
    assert opgave.verwijderd_op


def test_who_edits_does_not_propose(coordinator, opgave):
    assert stel_voor(coordinator, opgave).status_code == 403


def test_a_partner_proposes_on_what_it_takes_part_in(as_rol, regio, opgave):
    ggd = factories.organisatie("GGD Twente", Soort.PARTNER)
    Deelname.objects.create(regio=regio, organisatie=ggd, period=since(factories.BEGIN))
    client = as_rol(Rol.PARTNER, organisatie=ggd)
    afspraak = Blok.objects.get(soort="afspraak")
    assert client.get(adres("voorstel_wijzigen", afspraak.pk)).status_code == 404
    Afspraak.objects.update(trekker=ggd)
    assert client.get(adres("voorstel_wijzigen", afspraak.pk)).status_code == 200
    assert client.get(adres("voorstel_wijzigen", opgave.pk)).status_code == 404
    assert client.get(adres("voorstellen")).status_code == 404


@pytest.mark.parametrize("wie", schot.WIE)
def test_what_one_may_not_see_one_cannot_propose_on_nor_read_of(sign_in, wie):
    world = schot.Schot()
    made = actions.voorstellen(
        world.dicht,
        aard="wijzigen",
        reden=f"reden {schot.GEHEIM}",
        organisatie=world.gemeente,
        by=None,
        woorden=[["Titel", "", schot.GEHEIM]],
    )
    client = sign_in(world.lezer(wie))
    seen = client.get(adres("voorstel", made.pk)).status_code == 200
    listed = schot.GEHEIM in client.get(adres("voorstellen")).text
    assert (seen, listed) == (schot.WIE[wie], schot.WIE[wie])
    assert (client.get(adres("voorstel_wijzigen", world.dicht.pk)).status_code != 404) is schot.WIE[wie]
    assert (client.get(adres("opmerkingen", world.dicht.pk)).status_code == 200) is schot.WIE[wie]


def test_closed_proposals_are_not_named_when_a_version_is_offered():
    world = schot.Schot()
    for _ in range(2):
        actions.voorstellen(world.dicht, aard="wijzigen", reden="x", organisatie=world.gemeente, by=None)
    assert actions.aanbieden(world.agenda, by=None)


def test_it_waits_for_who_edits_and_the_answer_for_who_proposed(coordinator, partij, voorstel):
    text = coordinator.get("/").text
    assert "1 voorstel wacht op uw antwoord" in text
    neem_over(coordinator, voorstel)
    assert "voorstel wacht" not in coordinator.get("/").text
    assert "Antwoord op uw voorstel: wijziging opgave" in [
        taak.titel for taak in taken(Gebruiker.objects.get(pk=voorstel.door_id))
    ]


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("ander", ["overnemen", "afwijzen", "intrekken"])
def test_of_two_who_answer_at_once_one_does_and_the_other_is_told(regio, opgave, partij, voorstel, ander):
    """Each opens it while it waits; the second is told what became of it, and nothing happens twice."""
    samen, found = threading.Barrier(2), {}
    doen = {
        "overnemen": lambda client: neem_over(client, voorstel),
        "afwijzen": lambda client: client.post(adres("voorstel", voorstel.pk), {"reden": "Te duur"}),
        "intrekken": lambda client: client.post(adres("voorstel", voorstel.pk), {"intrekken": "ja"}),
    }
    redacteuren = [window(Rol.REDACTEUR, regio=regio) for _ in range(2)]
    tweede = partij if ander == "intrekken" else redacteuren[1]

    def antwoord(naam, client, daad):
        try:
            samen.wait(timeout=20)
            response = doen[daad](client)
            found[naam] = client.get(response.url).text
        finally:
            connection.close()

    draden = [
        threading.Thread(target=antwoord, args=("een", redacteuren[0], "overnemen")),
        threading.Thread(target=antwoord, args=("ander", tweede, ander)),
    ]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join(timeout=60)
    voorstel.refresh_from_db()
    opgave.refresh_from_db()
    wordt = f"Dit voorstel is al {voorstel.get_stand_display()}."
    assert sorted(wordt in text for text in found.values()) == [False, True]
    assert opgave.version == (2 if voorstel.stand == "overgenomen" else 1)
    assert Email.objects.count() == (0 if voorstel.stand == "ingetrokken" else 1)
