"""Inbreng in two circles: who reads what before and after it is shared, and what is made of it."""

import datetime
import threading

import pytest
from django.db import IntegrityError, connection, transaction
from django.urls import reverse
from post_office.models import Email

from agenda import actions
from agenda.boom import boom
from agenda.canoniek import inhoud
from agenda.models import Blok, Herkomst, Inbreng, Inbrengronde, Inbrengstand
from regions.models import Gespreksonderwerp, Regio, Soort
from regions.periods import since, today
from regions.rights import Rol
from tests import factories
from tests.agenda import fabriek
from tests.agenda.test_voorstellen import window

pytestmark = pytest.mark.django_db
GEHEIM = "Alleen voor onszelf"


class Huis:
    """A regio with two gemeenten, two insurers and a zorgkantoor, and an agenda with one theme."""

    def __init__(self):
        self.regio = factories.regio()
        self.almelo = factories.gemeente("Almelo", regio=self.regio)
        self.borne = factories.gemeente("Borne", regio=self.regio)
        self.menzis = factories.verzekeraar("Menzis", regio=self.regio)
        self.cz = factories.verzekeraar("CZ", regio=self.regio)
        self.kantoor = factories.zorgkantoor("Menzis Zorgkantoor", regio=self.regio, concern=self.menzis)
        self.agenda = fabriek.agenda(self.regio)
        self.blok = fabriek.thema(self.agenda)
        self.thema = self.blok.thema.thema

    @property
    def partijen(self):
        return (self.almelo, self.borne, self.menzis, self.cz, self.kantoor)

    def van(self, organisatie, rol=Rol.MEDEWERKER):
        return window(rol, organisatie=organisatie)

    def coordinator(self, werkgever=None, rol=Rol.COORDINATOR):
        return window(rol, regio=self.regio, organisatie=werkgever or self.almelo)

    def brengt_in(self, organisatie, prioriteit=GEHEIM, **fields):
        fields.setdefault("thema", self.thema)
        return actions.inbrengen(
            self.agenda, organisatie=organisatie, by=None, prioriteit=prioriteit, **fields
        )

    def klaar(self, *organisaties):
        for organisatie in organisaties or self.partijen:
            actions.meld_klaar(self.agenda, organisatie, by=None)

    def deelt(self):
        self.klaar()
        actions.deel_inbreng(self.agenda, by=None)

    def gevoelig(self):
        return Gespreksonderwerp.objects.create(
            regio=self.regio,
            onderwerp="Tarieven",
            bespreken="ja",
            afspreken="nee",
            concurrentiegevoelig=True,
            period=since(factories.BEGIN),
        )


@pytest.fixture
def huis():
    return Huis()


def adres(name, *args):
    return reverse(name, args=["twente", *args])


def leest(client, woorden=GEHEIM):
    """On which pages of the inbreng and the agenda the words stand."""
    namen = ("inbreng", "inbreng_gemeenten", "inbreng_naast_elkaar", "inbreng_delen", "agenda", "home")
    paginas = {naam: client.get(reverse(naam) if naam == "home" else adres(naam)) for naam in namen}
    return {naam for naam, page in paginas.items() if woorden in page.text}


def test_a_party_writes_its_own_and_nobody_else_reads_it(huis):
    client = huis.van(huis.menzis)
    form = {"prioriteit": GEHEIM, "belang": "Rust", "standpunt": "Snel"}
    assert client.post(adres("inbreng_nieuw", "menzis", "ouderen"), form).status_code == 302
    row = Inbreng.objects.get()
    assert (row.organisatie, row.nummer, row.gewijzigd_als) == (huis.menzis, 1, "medewerker, Menzis")
    assert leest(client) == {"inbreng"}
    for other in (
        *(huis.van(o) for o in (huis.almelo, huis.cz, huis.kantoor)),
        huis.coordinator(),
        huis.coordinator(huis.menzis),
        huis.coordinator(rol=Rol.REDACTEUR),
        window(Rol.LANDELIJK, organisatie=factories.organisatie("VNG", Soort.LANDELIJK)),
        window(Rol.FUNCTIONEEL),
    ):
        assert leest(other) == set()
        assert other.get(adres("inbreng_wijzigen", row.pk)).status_code == 404
        assert other.post(adres("inbreng_intrekken", row.pk)).status_code == 404


def test_who_works_for_it_without_writing_reads_along(huis):
    row = huis.brengt_in(huis.menzis)
    beheerder = huis.van(huis.menzis, Rol.BEHEERDER)
    assert "inbreng" in leest(beheerder)
    assert beheerder.post(adres("inbreng_wijzigen", row.pk), {"prioriteit": "x"}).status_code == 403
    assert beheerder.get(adres("inbreng_nieuw", "menzis", "ouderen")).status_code == 403


def test_one_writes_for_the_own_organisation_only(huis):
    client = huis.van(huis.almelo)
    assert client.get(adres("inbreng_nieuw", "borne", "ouderen")).status_code == 403
    assert client.post(adres("inbreng_klaar", "borne")).status_code == 403
    assert client.get(adres("inbreng_nieuw", "almelo", "ouderen")).status_code == 200
    assert client.get(adres("inbreng_nieuw", "almelo", "ggz")).status_code == 404


def test_a_fourth_priority_is_refused_and_its_text_stays(huis):
    for n in range(3):
        huis.brengt_in(huis.almelo, f"Nummer {n}")
    response = huis.van(huis.almelo).post(
        adres("inbreng_nieuw", "almelo", "ouderen"), {"prioriteit": "De vierde"}
    )
    assert response.status_code == 422
    assert "De vierde" in response.text
    assert "heeft al 3 prioriteiten" in response.text
    row = Inbreng.objects.first()
    row.pk, row.nummer, row._state.adding = None, 4, True
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save(force_insert=True)


def test_what_is_withdrawn_makes_room_and_comes_back_where_there_is_room(huis):
    rows = [huis.brengt_in(huis.almelo, f"Nummer {n}") for n in range(3)]
    client = huis.van(huis.almelo)
    client.post(adres("inbreng_intrekken", rows[0].pk))
    nieuw = huis.brengt_in(huis.almelo, "In de plaats")
    assert nieuw.nummer == 1
    page = client.post(adres("inbreng_intrekken", rows[0].pk), {"terug": "ja"}, follow=True)
    assert "heeft al 3 prioriteiten" in page.text
    client.post(adres("inbreng_intrekken", nieuw.pk))
    client.post(adres("inbreng_intrekken", rows[0].pk), {"terug": "ja"})
    rows[0].refresh_from_db()
    assert (rows[0].ingetrokken_op, rows[0].nummer) == (None, 1)


def test_two_colleagues_see_each_others_text(huis):
    row = huis.brengt_in(huis.almelo, "Eerst")
    een, twee = huis.van(huis.almelo), huis.van(huis.almelo)
    url = adres("inbreng_wijzigen", row.pk)
    een.post(url, {"prioriteit": "Van de een", "version": "1"})
    response = twee.post(url, {"prioriteit": "Van de ander", "version": "1"})
    assert response.status_code == 409
    assert "Van de een" in response.text
    assert "Van de ander" in response.text
    twee.post(url, {"prioriteit": "Van de ander", "version": "2", "keuze": "mijn"})
    row.refresh_from_db()
    assert (row.prioriteit, row.version) == ("Van de ander", 3)


def test_the_coordinator_sees_who_is_ready_and_not_what(huis):
    huis.brengt_in(huis.menzis)
    huis.klaar(huis.menzis)
    page = huis.coordinator(huis.cz).get(adres("inbreng_delen"))
    assert page.status_code == 200
    assert "klaar" in page.text
    assert GEHEIM not in page.text
    for other in (huis.van(huis.almelo), huis.coordinator(rol=Rol.REDACTEUR)):
        assert other.get(adres("inbreng_delen")).status_code == 403


def test_the_gemeenten_read_each_other_once_it_lies_together(huis):
    huis.brengt_in(huis.almelo)
    huis.klaar(huis.almelo)
    borne = huis.van(huis.borne)
    assert leest(borne) == set()
    borne.post(adres("inbreng_gemeenten"))
    assert Inbrengronde.objects.get().samen_als == "medewerker, Borne"
    assert leest(borne) == {"inbreng_gemeenten"}
    assert "toegevoegd na" not in borne.get(adres("inbreng_gemeenten")).text
    assert leest(huis.coordinator()) == {"inbreng_gemeenten"}
    for outside in (huis.van(huis.menzis), huis.van(huis.kantoor), huis.coordinator(huis.menzis)):
        assert leest(outside) == set()
        assert outside.get(adres("inbreng_gemeenten")).status_code == 404
        assert outside.get(adres("inbreng_gemeenten_nieuw", "ouderen")).status_code == 404


def test_a_gemeente_that_is_not_ready_stays_out_until_it_is(huis):
    huis.brengt_in(huis.borne)
    huis.klaar(huis.almelo)
    actions.leg_samen(huis.agenda, by=None)
    assert leest(huis.van(huis.almelo)) == set()
    huis.van(huis.borne).post(adres("inbreng_klaar", "borne"))
    page = huis.van(huis.almelo).get(adres("inbreng_gemeenten")).text
    assert GEHEIM in page
    assert "toegevoegd na samenleggen" in page


def test_laying_together_asks_for_one_that_is_ready(huis):
    with pytest.raises(actions.NietMogelijk, match="Nog geen gemeente"):
        actions.leg_samen(huis.agenda, by=None)


def test_a_joint_priority_is_made_of_what_was_ticked(huis):
    een, twee = huis.brengt_in(huis.almelo, "Wonen", belang="Ruimte"), huis.brengt_in(huis.borne, "Thuis")
    huis.klaar(huis.almelo, huis.borne)
    actions.leg_samen(huis.agenda, by=None)
    client = huis.van(huis.borne)
    url = adres("inbreng_gemeenten_nieuw", "ouderen")
    form = client.get(url, {"uit": [een.pk, twee.pk]}).text
    assert 'value="Wonen"' in form
    assert form.count("checked") == 2
    client.post(url, {"prioriteit": "Thuis wonen", "uit": [een.pk, twee.pk]})
    samen = Inbreng.objects.get(organisatie=None)
    assert {regel.van for regel in samen.uit_regels.all()} == {een, twee}
    assert "Uit de inbreng van: Almelo, Borne" in client.get(adres("inbreng_gemeenten")).text
    client.post(adres("inbreng_wijzigen", samen.pk), {"prioriteit": "Thuis", "uit": [een.pk], "version": "1"})
    assert [regel.van for regel in samen.uit_regels.all()] == [een]


def test_sharing_waits_for_who_is_not_ready_and_was_not_told(huis):
    huis.klaar(huis.almelo, huis.borne, huis.menzis, huis.kantoor)
    with pytest.raises(actions.NietMogelijk, match="CZ"):
        actions.deel_inbreng(huis.agenda, by=None)
    with pytest.raises(actions.NietMogelijk, match="ten minste een week"):
        actions.kondig_aan(huis.agenda, today() + datetime.timedelta(days=6))
    actions.kondig_aan(huis.agenda, today() + datetime.timedelta(days=7))
    with pytest.raises(actions.NietMogelijk, match="CZ"):
        actions.deel_inbreng(huis.agenda, by=None)
    stand = Inbrengstand.objects.get(organisatie=huis.cz)
    with pytest.raises(IntegrityError), transaction.atomic():
        Inbrengstand.objects.filter(pk=stand.pk).update(delen_vanaf=today())


def test_a_week_after_the_announcement_one_shares_without(huis):
    huis.brengt_in(huis.cz)
    huis.klaar(huis.almelo, huis.borne, huis.menzis, huis.kantoor)
    actions.kondig_aan(huis.agenda, today() + datetime.timedelta(days=7))
    Inbrengstand.objects.filter(organisatie=huis.cz).update(
        aangekondigd_op=today() - datetime.timedelta(days=7), delen_vanaf=today()
    )
    actions.deel_inbreng(huis.agenda, by=None)
    assert leest(huis.van(huis.almelo)) == set()
    huis.van(huis.cz).post(adres("inbreng_klaar", "cz"))
    page = huis.van(huis.menzis).get(adres("inbreng_naast_elkaar")).text
    assert GEHEIM in page
    assert "toegevoegd na delen" in page


def test_the_mail_says_when_and_never_what(huis):
    contact = factories.contact(huis.cz, huis.regio)
    huis.brengt_in(huis.cz)
    client = huis.coordinator()
    day = today() + datetime.timedelta(days=8)
    client.post(adres("inbreng_delen"), {"wat": "vragen", "uiterlijk": day.isoformat()})
    page = client.post(adres("inbreng_delen"), {"wat": "aankondigen", "vanaf": day.isoformat()}, follow=True)
    assert "Geen e-mailadres bekend van: Almelo" in page.text
    mails = list(Email.objects.order_by("pk"))
    assert [mail.to for mail in mails] == [[contact.persoon.email]] * 2
    assert all(GEHEIM not in mail.message + mail.subject for mail in mails)


def test_shared_the_joint_list_lies_beside_the_others(huis):
    los = huis.brengt_in(huis.almelo, "Van Almelo alleen")
    huis.brengt_in(huis.menzis, "Van Menzis")
    huis.klaar(huis.almelo)
    actions.leg_samen(huis.agenda, by=None)
    huis.brengt_in(None, "Van de gemeenten", uit=[los])
    huis.deelt()
    for reader in (*(huis.van(o) for o in huis.partijen), huis.coordinator(huis.cz)):
        page = reader.get(adres("inbreng_naast_elkaar")).text
        assert "Van de gemeenten" in page
        assert "Van Menzis" in page
        assert "toegevoegd na delen" not in page
        assert "Van Almelo alleen" not in page
    assert "Uit de inbreng van" not in huis.van(huis.cz).get(adres("inbreng_naast_elkaar")).text
    assert leest(huis.van(huis.cz), "Van Almelo alleen") == set()
    landelijk = window(Rol.LANDELIJK, organisatie=factories.organisatie("ZN", Soort.LANDELIJK))
    assert landelijk.get(adres("inbreng_naast_elkaar")).status_code == 404


def test_what_changes_after_sharing_says_so(huis):
    row = huis.brengt_in(huis.menzis, "Van Menzis")
    huis.deelt()
    huis.van(huis.menzis).post(adres("inbreng_wijzigen", row.pk), {"prioriteit": "Anders", "version": "1"})
    assert "na het delen" in huis.van(huis.almelo).get(adres("inbreng_naast_elkaar")).text


def test_a_sensitive_text_stays_with_its_concern_and_the_gemeenten(huis):
    huis.brengt_in(huis.menzis, onderwerp=huis.gevoelig())
    huis.deelt()
    for may in (huis.almelo, huis.borne, huis.menzis, huis.kantoor):
        assert "inbreng_naast_elkaar" in leest(huis.van(may)), may
    assert "inbreng_naast_elkaar" in leest(huis.coordinator())
    for may_not in (huis.van(huis.cz), huis.coordinator(huis.cz), huis.coordinator(huis.menzis)):
        assert leest(may_not) == set()


def test_a_joint_text_on_a_sensitive_subject_stays_with_the_gemeenten(huis):
    huis.brengt_in(None, onderwerp=huis.gevoelig())
    huis.deelt()
    assert "inbreng_naast_elkaar" in leest(huis.van(huis.borne))
    for may_not in (huis.menzis, huis.cz, huis.kantoor):
        assert leest(huis.van(may_not)) == set()


def test_what_is_joined_after_sharing_goes_out_when_the_gemeenten_say_so(huis):
    huis.klaar(huis.almelo)
    actions.leg_samen(huis.agenda, by=None)
    huis.deelt()
    huis.brengt_in(None)
    assert leest(huis.van(huis.menzis)) == set()
    huis.van(huis.borne).post(adres("inbreng_gemeenten"), {"delen": "ja"})
    assert "inbreng_naast_elkaar" in leest(huis.van(huis.menzis))
    assert "toegevoegd na delen" in huis.van(huis.menzis).get(adres("inbreng_naast_elkaar")).text


def test_ready_is_taken_back_until_others_read_it(huis):
    client = huis.van(huis.menzis)
    client.post(adres("inbreng_klaar", "menzis"))
    client.post(adres("inbreng_klaar", "menzis"), {"niet": "ja"})
    assert Inbrengstand.objects.get().klaar_op is None
    huis.deelt()
    page = client.post(adres("inbreng_klaar", "menzis"), {"niet": "ja"}, follow=True)
    assert "al gedeeld" in page.text


def gedeeld(huis, **menzis):
    samen = huis.brengt_in(None, "Van de gemeenten")
    van = huis.brengt_in(huis.menzis, "Van Menzis", **menzis)
    huis.deelt()
    return samen, van


def test_an_opgave_keeps_from_whose_inbreng_it_was_made(huis):
    samen, van = gedeeld(huis)
    client = huis.coordinator()
    kies = client.get(adres("inbreng_kiezen", huis.blok.pk), {"uit": [samen.pk, van.pk]})
    assert "Van Menzis" in client.get(kies.url).text
    assert client.post(kies.url, {"titel": "Samen thuis wonen"}).status_code == 302
    opgave = Blok.objects.get(soort="opgave")
    assert {row.inbreng for row in Herkomst.objects.all()} == {samen, van}
    woorden = "Uit de inbreng van: Gemeenten samen, Menzis"
    assert woorden in client.get(adres("agenda")).text
    assert "Werd opgave" in client.get(adres("inbreng_naast_elkaar")).text
    agenda = inhoud(huis.agenda, versie=1, peildatum=today())
    assert agenda["themas"][0]["opgaven"][0]["herkomst"] == ["Gemeenten samen", "Menzis"]
    assert boom(huis.agenda)[0].kinderen[0].blok == opgave


def test_what_is_made_of_closed_text_is_closed(huis):
    _, van = gedeeld(huis, onderwerp=huis.gevoelig())
    url = adres("inbreng_opgave", huis.blok.pk, str(van.pk))
    assert huis.coordinator(huis.cz).get(url).status_code == 404
    assert huis.coordinator(huis.menzis).get(url).status_code == 404
    huis.coordinator().post(url, {"titel": GEHEIM})
    assert "agenda" in leest(huis.van(huis.menzis))
    assert "agenda" not in leest(huis.van(huis.cz))
    assert not boom(huis.agenda)[0].kinderen


def test_closed_text_of_two_concerns_does_not_meet_in_one_opgave(huis):
    onderwerp = huis.gevoelig()
    rows = [huis.brengt_in(o, f"Van {o}", onderwerp=onderwerp) for o in (huis.menzis, huis.cz)]
    huis.deelt()
    url = adres("inbreng_opgave", huis.blok.pk, "-".join(str(row.pk) for row in rows))
    response = huis.coordinator().post(url, {"titel": "Samen"})
    assert response.status_code == 422
    assert "mogen elkaars tekst niet zien" in response.text
    assert not Blok.objects.filter(soort="opgave").exists()


def test_only_who_edits_makes_an_opgave(huis):
    samen, _ = gedeeld(huis)
    for client in (huis.van(huis.almelo), huis.van(huis.menzis)):
        assert client.get(adres("inbreng_opgave", huis.blok.pk, str(samen.pk))).status_code == 403


def test_the_texts_are_not_in_the_history(huis):
    row = huis.brengt_in(huis.menzis, belang="Ons belang", standpunt="Ons standpunt")
    actions.bewaar_inbreng(row, "1", by=factories.gebruiker(Rol.MEDEWERKER, organisatie=huis.menzis))
    with connection.cursor() as cursor:
        cursor.execute("SELECT to_jsonb(e)::text FROM agenda_inbrengevent e")
        events = " ".join(text for (text,) in cursor.fetchall())
    assert events
    assert not any(word in events for word in (GEHEIM, "Ons belang", "Ons standpunt"))


def test_without_an_agenda_there_is_no_inbreng(huis):
    Regio.objects.filter(pk=huis.regio.pk).update(code="ergens")
    anders = factories.regio("Leeg")
    client = window(Rol.COORDINATOR, regio=anders, organisatie=huis.almelo)
    assert client.get(reverse("inbreng", args=["leeg"])).status_code == 404


@pytest.mark.django_db(transaction=True)
def test_five_that_add_at_once_get_three_places():
    huis = Huis()
    done = []

    def add(n):
        try:
            done.append(huis.brengt_in(huis.almelo, f"Nummer {n}").nummer)
        except actions.NietMogelijk:
            done.append(None)
        finally:
            connection.close()

    threads = [threading.Thread(target=add, args=(n,)) for n in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(done, key=str) == [1, 2, 3, None, None]
