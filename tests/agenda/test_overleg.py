"""An overleg is planned, filled, held and written down; who may, and what nobody loses."""

import datetime
import threading

import pytest
from django.core import mail
from django.db import connection
from post_office.models import Email

from agenda.models import Actiepunt, Agendapunt, Besluit, Deelnemer, Overleg
from agenda.overleg import acties
from regions.models import Contactpersoon, Soort
from regions.rights import Rol
from tests import factories
from tests.agenda.overleg import STRAKS, overleg, punt
from tests.conftest import VANDAAG
from tests.queries import counted

pytestmark = pytest.mark.django_db
O = "/regio/twente/overleg/"  # noqa: E741


@pytest.fixture
def regio():
    return factories.regio()


@pytest.fixture
def almelo(regio):
    return factories.gemeente("Almelo", regio=regio)


@pytest.fixture
def coordinator(as_rol, regio, almelo):
    return as_rol(Rol.COORDINATOR, regio=regio)


@pytest.fixture
def today(regio):
    """A point of an overleg that is held today."""
    return punt(overleg(regio, VANDAAG))


def test_it_is_planned_with_who_speaks_for_a_party_at_the_table(coordinator, regio, almelo):
    bestuurder = factories.contact(almelo, regio, rol=Contactpersoon.Rol.BESTUURLIJK)
    factories.contact(almelo, regio, rol=Contactpersoon.Rol.AMBTELIJK)
    data = {
        "soort": "bestuurlijk",
        "titel": "Overleg in december",
        "datum": STRAKS,
        "van": "09:30",
        "tot": "11:00",
    }
    response = coordinator.post(f"{O}nieuw/", data, follow=True)
    made = Overleg.objects.get()
    assert [d.contactpersoon for d in made.deelnemers.all()] == [bestuurder]
    assert "09.30–11.00 uur" in response.text
    assert made.gewijzigd_als == "regiocoördinator"


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"van": "11:00", "tot": "09:00"}, "Het einde komt na het begin."),
        ({"stukken_op": "2027-01-01"}, "op of voor de dag van het overleg"),
        ({"datum": "2026-02-31"}, "geldige datum"),
        ({"titel": ""}, "verplicht"),
    ],
)
def test_what_cannot_be_is_refused_in_words(coordinator, fields, said):
    data = {"soort": "bestuurlijk", "titel": "Overleg", "datum": STRAKS} | fields
    response = coordinator.post(f"{O}nieuw/", data)
    assert response.status_code == 422
    assert said in response.text
    assert not Overleg.objects.exists()


def test_from_point_to_decision_to_action(coordinator, today, almelo):
    data = {
        "tekst": "We maken één loket.",
        "wat": "Loket inrichten",
        "organisatie": almelo.pk,
        "klaar_op": STRAKS,
    }
    coordinator.post(f"{O}punt/{today.pk}/besluit/", data)
    besluit = Besluit.objects.get()
    assert str(besluit) == f"{VANDAAG.year}-01"
    assert besluit.actiepunten.get().organisatie == almelo
    lijst = coordinator.get(f"{O}{today.overleg_id}/besluitenlijst/").text
    assert "We maken één loket." in lijst
    assert "Loket inrichten" in lijst


def test_an_action_without_words_is_asked_for(coordinator, today, almelo):
    data = {"tekst": "Besloten", "organisatie": almelo.pk}
    response = coordinator.post(f"{O}punt/{today.pk}/besluit/", data)
    assert response.status_code == 422
    assert "Schrijf op wat er moet gebeuren." in response.text
    assert not Besluit.objects.exists()


def test_nothing_is_decided_before_its_day_nor_when_it_was_called_off(coordinator, regio, today):
    later = punt(overleg(regio))
    assert "moet nog komen" in coordinator.post(f"{O}punt/{later.pk}/besluit/", {"tekst": "Nu al"}).text
    coordinator.post(f"{O}{today.overleg_id}/afgelasten/", {"reden": "Storm"})
    response = coordinator.post(f"{O}punt/{today.pk}/besluit/", {"tekst": "Dit typte ik"})
    assert "Dit overleg is afgelast." in response.text
    assert "Dit typte ik" in response.text
    assert not Besluit.objects.exists()


def test_with_a_decision_in_it_it_cannot_be_called_off(coordinator, today):
    coordinator.post(f"{O}punt/{today.pk}/besluit/", {"tekst": "Besloten"})
    coordinator.post(f"{O}{today.overleg_id}/afgelasten/", {"reden": "Storm"})
    assert Overleg.objects.get().afgelast_op is None
    coordinator.post(f"{O}punt/{today.pk}/weg/")
    assert Agendapunt.objects.exists()


def test_who_was_overtaken_sees_three_texts(coordinator, regio):
    found = punt(overleg(regio))
    url = f"{O}punt/{found.pk}/wijzigen/punt/"
    mine = {"titel": "Mijn titel", "aard": "besluiten", "tekst": "Mijn tekst", "version": 1}
    coordinator.post(url, mine | {"titel": "Eerder", "tekst": "Van een ander"})
    response = coordinator.post(url, mine)
    assert response.status_code == 409
    for words in ("Mijn tekst", "Nu opgeslagen", "Tekst toen u begon", "Van een ander"):
        assert words in response.text
    assert Agendapunt.objects.get().titel == "Eerder"
    coordinator.post(url, mine | {"version": 2, "keuze": "mijn"})
    assert Agendapunt.objects.get().titel == "Mijn titel"


def test_what_was_taken_away_meanwhile_leaves_the_text(coordinator, regio):
    found = punt(overleg(regio))
    acties.haal_van_agenda(found)
    assert coordinator.get(f"{O}punt/{found.pk}/wijzigen/punt/").status_code == 404


def test_points_change_places(coordinator, regio):
    found = overleg(regio)
    eerste, tweede = punt(found, "Eerste"), punt(found, "Tweede")
    coordinator.post(f"{O}punt/{tweede.pk}/verplaatsen/omhoog/")
    assert list(found.punten.values_list("titel", flat=True)) == ["Tweede", "Eerste"]
    coordinator.post(f"{O}punt/{eerste.pk}/verplaatsen/omlaag/")
    assert list(found.punten.values_list("titel", flat=True)) == ["Tweede", "Eerste"]


def test_who_was_there(coordinator, regio, almelo):
    contact = factories.contact(almelo, regio, rol=Contactpersoon.Rol.BESTUURLIJK)
    found = overleg(regio, VANDAAG)
    coordinator.post(f"{O}{found.pk}/deelnemers/", {f"wie-{contact.pk}": "afwezig"})
    assert Deelnemer.objects.get().aanwezig is False
    coordinator.post(f"{O}{found.pk}/deelnemers/", {f"wie-{contact.pk}": ""})
    assert not Deelnemer.objects.exists()


def test_everyone_at_the_table_is_invited_once(coordinator, regio, almelo):
    contact = factories.contact(almelo, regio, rol=Contactpersoon.Rol.BESTUURLIJK)
    factories.contact(almelo, regio, wie=contact.persoon, rol=Contactpersoon.Rol.COORDINATOR)
    found = overleg(regio)
    punt(found, "Wachttijden")
    coordinator.post(f"{O}{found.pk}/uitnodigen/")
    sent = Email.objects.get()
    assert sent.to == [contact.persoon.email]
    assert "1. Wachttijden (te besluiten)" in sent.message
    assert found.get_absolute_url() in sent.message
    coordinator.post(f"{O}{found.pk}/uitnodigen/")
    assert Email.objects.order_by("pk").last().subject.startswith("Gewijzigd: ")


def test_nobody_at_the_table_is_no_invitation(coordinator, regio):
    found = overleg(regio)
    response = coordinator.post(f"{O}{found.pk}/uitnodigen/", follow=True)
    assert "Kies eerst de deelnemers." in response.text
    assert not mail.outbox
    assert not Email.objects.exists()


def test_for_what_was_nobody_is_invited_and_nothing_proposed(coordinator, regio, almelo):
    factories.contact(almelo, regio, rol=Contactpersoon.Rol.BESTUURLIJK)
    found = overleg(regio, VANDAAG - datetime.timedelta(days=1))
    page = coordinator.get(f"{O}{found.pk}/")
    assert page.context["voorgesteld"] == []
    assert "Uitnodigen" not in page.text
    assert "is al geweest" in coordinator.post(f"{O}{found.pk}/uitnodigen/", follow=True).text
    assert not Email.objects.exists()


def test_a_partner_sees_the_overleg_at_which_it_sits(as_rol, regio):
    partner = factories.organisatie("Huisartsenkring", Soort.PARTNER)
    contact = factories.contact(partner, regio, rol=Contactpersoon.Rol.BESTUURLIJK)
    client = as_rol(Rol.PARTNER, organisatie=partner, regio=regio)
    found = overleg(regio)
    other = overleg(regio, titel="Zonder partner")
    Deelnemer.objects.filter(overleg=other, contactpersoon=contact).delete()
    assert client.get(f"{O}{found.pk}/").status_code == 200
    assert client.get(f"{O}{other.pk}/").status_code == 404
    assert "Zonder partner" not in client.get(O).text


def test_another_regio_reaches_nothing_of_it(as_rol, today):
    elsewhere = factories.regio("Zeeland")
    client = as_rol(Rol.COORDINATOR, regio=elsewhere)
    assert client.get(f"/regio/zeeland/overleg/{today.overleg_id}/").status_code == 404
    assert client.get(f"/regio/zeeland/overleg/punt/{today.pk}/wijzigen/punt/").status_code == 404
    assert client.get(f"{O}{today.overleg_id}/").status_code == 404


def test_the_party_that_has_an_action_says_that_it_is_done(as_rol, regio, today, almelo):
    hengelo = factories.gemeente("Hengelo", regio=regio)
    by = factories.gebruiker(Rol.COORDINATOR, regio=regio)
    actie = acties.spreek_af(today, by=by, wat="Bellen", organisatie=almelo, klaar_op=STRAKS)
    url = f"{O}actiepunt/{actie.pk}/gedaan/"
    assert as_rol(Rol.MEDEWERKER, organisatie=hengelo).post(url, {"gedaan": "ja"}).status_code == 403
    client = as_rol(Rol.MEDEWERKER, organisatie=almelo)
    client.post(url, {"gedaan": "ja"})
    assert Actiepunt.objects.get().gedaan_op == VANDAAG
    client.post(url, {"gedaan": "nee"})
    assert Actiepunt.objects.get().gedaan_op is None


def test_the_page_takes_as_many_queries_for_many_points(coordinator, regio, almelo, today):
    def queries():
        with counted() as statements:
            assert coordinator.get(f"{O}{today.overleg_id}/").status_code == 200
        return len(statements)

    before = queries()
    by = factories.gebruiker(Rol.COORDINATOR, regio=regio)
    for n in range(5):
        acties.besluit(punt(today.overleg, f"Punt {n}"), "Zo doen we het.", by=by, actie={"wat": "Bellen"})
    assert queries() == before


@pytest.mark.django_db(transaction=True)
def test_decisions_at_one_moment_have_numbers_of_their_own(regio):
    by = factories.gebruiker(Rol.COORDINATOR, regio=regio)
    punten = [punt(overleg(regio, VANDAAG, titel=f"Overleg {n}")) for n in range(4)]

    def decide(found):
        try:
            acties.besluit(found, "Tegelijk", by=by)
        finally:
            connection.close()

    threads = [threading.Thread(target=decide, args=[found]) for found in punten]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(Besluit.objects.values_list("nummer", flat=True)) == [1, 2, 3, 4]


def test_unsent_text_is_found_back(coordinator, regio):
    found = punt(overleg(regio))
    sleutel = f"punt-{found.overleg_id}-{found.pk}-punt"
    coordinator.post(f"/concept/{sleutel}/bewaren/", {"tab": "a" * 16, "titel": "Half"})
    assert "Half" not in coordinator.get(f"{O}punt/{found.pk}/wijzigen/punt/").text
    page = coordinator.get("/").text
    assert f"{O}punt/{found.pk}/wijzigen/punt/" in page


def test_what_waits_stands_on_mijn_werk(as_rol, coordinator, regio, today, almelo):
    by = factories.gebruiker(Rol.COORDINATOR, regio=regio)
    found = overleg(regio, titel="Overleg over ouderen")
    assert "Verstuur de uitnodiging en de agenda: Overleg over ouderen" in coordinator.get("/").text
    acties.zeg_af(found, "Storm", by=by)
    assert "Overleg over ouderen" not in coordinator.get("/").text
    acties.spreek_af(today, by=by, wat="Bel de huisartsen", organisatie=almelo, klaar_op=VANDAAG)
    assert "Bel de huisartsen" in as_rol(Rol.MEDEWERKER, organisatie=almelo).get("/").text
