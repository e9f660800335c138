"""Dates in one's own calendar, by an address that only its owner knows and can take back."""

import datetime
from zoneinfo import ZoneInfo

import pytest
from django.core.cache import cache
from icalendar import Calendar

from agenda import actions
from agenda.models import Actiepunt, Evaluatie, Kalenderadres, Overleg
from agenda.overleg import acties
from agenda.overleg.kalenderadres import maak_adres
from regions.models import Contactpersoon, Soort, Toegang
from regions.periods import since
from regions.rights import Rol
from tests import factories
from tests.agenda import fabriek
from tests.agenda.overleg import STRAKS, overleg, punt
from tests.agenda.schot import GEHEIM, Schot
from tests.conftest import VANDAAG
from tests.queries import counted

pytestmark = pytest.mark.django_db
MIJN = "/mijn-gegevens/kalender/"


@pytest.fixture(autouse=True)
def _nog_niets_gevraagd():
    cache.clear()


@pytest.fixture
def regio():
    return factories.regio()


@pytest.fixture
def almelo(regio):
    return factories.gemeente("Almelo", regio=regio)


@pytest.fixture
def medewerker(almelo):
    return factories.gebruiker(Rol.MEDEWERKER, organisatie=almelo)


def lees(client, gebruiker, regio=None):
    """The events behind a new address, by uid before the @."""
    response = client.get(f"/kalender/{maak_adres(gebruiker, regio)}.ics")
    assert response.status_code == 200
    events = Calendar.from_ical(response.content).walk("VEVENT")
    return {str(event["uid"]).split("@")[0]: event for event in events}


def test_an_address_is_shown_once_and_stored_hashed(sign_in, client, regio, medewerker):
    found = overleg(regio)
    mine = sign_in(medewerker)
    page = mine.post(f"/regio/{regio.code}/overleg/kalender/", {"wat": "maken"})
    address = page.context["nieuw"]
    assert "no-store" in page["Cache-Control"]
    sleutel = address.rsplit("/", 1)[1].removesuffix(".ics")
    assert len(sleutel) > 40
    assert sleutel not in Kalenderadres.objects.get().sleutel
    assert address not in mine.get(f"/regio/{regio.code}/overleg/kalender/").text
    response = client.get(f"/kalender/{sleutel}.ics")
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    assert f"overleg-{found.pk}@" in response.text


def test_taken_back_or_made_anew_the_old_one_is_gone(sign_in, client, medewerker):
    mine = sign_in(medewerker)
    eerste = maak_adres(medewerker, None)
    mine.post(MIJN, {"wat": "maken"})
    assert client.get(f"/kalender/{eerste}.ics").status_code == 404
    tweede = maak_adres(medewerker, None)
    assert client.get(f"/kalender/{tweede}.ics").status_code == 200
    mine.post(MIJN, {"wat": "intrekken"})
    assert client.get(f"/kalender/{tweede}.ics").status_code == 404
    assert not Kalenderadres.objects.exists()


@pytest.mark.parametrize("wat", ["ended", "inactive", "elsewhere"])
def test_whose_access_ended_reads_nothing(client, regio, medewerker, wat):
    overleg(regio)
    sleutel = maak_adres(medewerker, regio)
    assert client.get(f"/kalender/{sleutel}.ics").status_code == 200
    if wat == "inactive":
        medewerker.is_active = False
        medewerker.save()
    elif wat == "ended":
        eind = since(VANDAAG - datetime.timedelta(days=9), VANDAAG)
        Toegang.objects.filter(gebruiker=medewerker).update(period=eind)
    else:
        ver = factories.gemeente("Goes", regio=factories.regio("Zeeland"))
        Toegang.objects.filter(gebruiker=medewerker).update(organisatie=ver)
    assert client.get(f"/kalender/{sleutel}.ics").status_code == 404


def test_an_event_holds_when_where_and_a_link_and_no_more(client, regio, medewerker):
    tijden = {"van": datetime.time(9, 30), "tot": datetime.time(11)}
    found = overleg(regio, plaats="Stadhuis", **tijden)
    punt(found, "Geheim punt", tekst="<p>Niet voor de kalender</p>")
    event = lees(client, medewerker, regio)[f"overleg-{found.pk}"]
    begin = datetime.datetime.combine(STRAKS, tijden["van"], ZoneInfo("Europe/Amsterdam"))
    assert event["dtstart"].dt == begin
    assert event["dtstart"].params["tzid"] == "Europe/Amsterdam"
    assert event["dtend"].dt - event["dtstart"].dt == datetime.timedelta(minutes=90)
    assert str(event["location"]) == "Stadhuis"
    assert str(event["url"]).endswith(found.get_absolute_url())
    wat = {"UID", "SEQUENCE", "DTSTAMP", "SUMMARY", "URL", "DTSTART", "DTEND", "LOCATION", "STATUS", "TRANSP"}
    assert set(event) == wat


def test_changed_it_keeps_its_name_and_counts_on_and_called_off_it_says_so(client, regio, medewerker):
    found = overleg(regio)
    by = found.gewijzigd_door
    first = lees(client, medewerker, regio)[f"overleg-{found.pk}"]
    assert (first["sequence"], first["dtstart"].dt) == (0, STRAKS)
    acties.bewaar(found, "1", by=by, regio=regio, plaats="Elders")
    acties.zeg_af(found, "Storm in Twente", by=by)
    later = lees(client, medewerker, regio)[f"overleg-{found.pk}"]
    assert later["sequence"] == 2
    assert str(later["status"]) == "CANCELLED"
    assert str(later["summary"]).startswith("Afgelast: ")
    assert "Storm" not in str(later)


def test_of_a_person_where_it_sits_at_the_table_and_its_own_days(client, regio, almelo, medewerker):
    persoon = factories.persoon("Eva Wethouder", gebruiker=medewerker)
    factories.contact(almelo, regio, wie=persoon, rol=Contactpersoon.Rol.BESTUURLIJK)
    mine, other = overleg(regio), overleg(regio, soort=Overleg.Soort.AMBTELIJK)
    borne = factories.gemeente("Borne", regio=regio)
    found = punt(overleg(regio, VANDAAG, soort=Overleg.Soort.AMBTELIJK))
    for wie in (almelo, borne):
        acties.spreek_af(found, by=mine.gewijzigd_door, wat="Bellen", organisatie=wie, klaar_op=STRAKS)
    blok = fabriek.keten(regio, trekker=almelo, evaluatie=STRAKS)
    actie = fabriek.actie(blok, organisatie=almelo, gereed=STRAKS)
    evaluatie = Evaluatie.objects.create(agenda=blok.agenda, thema=factories.themas()[0], op=STRAKS)
    events = lees(client, medewerker)
    van_ons = Actiepunt.objects.get(organisatie=almelo)
    assert set(events) == {
        f"overleg-{mine.pk}",
        f"actiepunt-{van_ons.pk}",
        f"actie-{actie.pk}",
        f"evaluatie-afspraak-{blok.pk}",
        f"evaluatie-{evaluatie.pk}",
    }
    assert events[f"actie-{actie.pk}"]["dtstart"].dt == STRAKS
    assert f"overleg-{other.pk}" not in events


def test_nothing_that_is_closed_leaves_by_it(client):
    schot = Schot()
    afspraak = schot.afspraak.afspraak
    actions.schrijf(afspraak, evaluatie=STRAKS)
    fabriek.actie(schot.afspraak, GEHEIM, organisatie=schot.gemeente, gereed=STRAKS)
    actions.schrijf(schot.open.afspraak, evaluatie=STRAKS)
    for wie in ("andere verzekeraar", "gemeente"):
        assert set(lees(client, schot.lezer(wie))) == {f"evaluatie-afspraak-{schot.open.pk}"}


def test_a_partner_reads_the_meetings_at_which_it_sits(client, regio):
    partner = factories.organisatie("Huisartsenkring", Soort.PARTNER)
    contact = factories.contact(partner, regio, rol=Contactpersoon.Rol.BESTUURLIJK)
    wie = factories.gebruiker(Rol.PARTNER, organisatie=partner, regio=regio)
    found = overleg(regio)
    other = overleg(regio)
    other.deelnemers.filter(contactpersoon=contact).delete()
    assert set(lees(client, wie, regio)) == {f"overleg-{found.pk}"}


def test_one_overleg_as_a_file(sign_in, regio, medewerker):
    found = overleg(regio)
    url = f"/regio/{regio.code}/overleg/{found.pk}/overleg.ics"
    response = sign_in(medewerker).get(url)
    assert "attachment" in response["Content-Disposition"]
    assert len(Calendar.from_ical(response.content).walk("VEVENT")) == 1
    elders = factories.gemeente("Goes", regio=factories.regio("Zeeland"))
    assert sign_in(factories.gebruiker(Rol.MEDEWERKER, organisatie=elders)).get(url).status_code == 404


def test_what_did_not_change_is_not_sent_again(client, regio, medewerker):
    found = overleg(regio)
    url = f"/kalender/{maak_adres(medewerker, regio)}.ics"
    etag = client.get(url)["ETag"]
    again = client.get(url, headers={"If-None-Match": etag})
    assert (again.status_code, again.content) == (304, b"")
    acties.bewaar(found, "1", by=found.gewijzigd_door, regio=regio, plaats="Elders")
    assert client.get(url, headers={"If-None-Match": etag}).status_code == 200


def test_who_guesses_is_stopped(client, medewerker):
    url = f"/kalender/{maak_adres(medewerker, None)}.ics"
    for _ in range(60):
        assert client.get("/kalender/gegokt.ics").status_code == 404
    response = client.get(url)
    assert (response.status_code, response["Retry-After"]) == (429, "60")


def test_it_takes_as_many_queries_for_many_meetings(client, regio, medewerker):
    overleg(regio)
    url = f"/kalender/{maak_adres(medewerker, regio)}.ics"

    def queries():
        with counted() as statements:
            assert client.get(url).status_code == 200
        return len(statements)

    before = queries()
    for _ in range(4):
        overleg(regio)
    assert queries() == before
