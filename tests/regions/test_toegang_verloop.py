"""Access in time: it begins, is extended, ends by itself, is withdrawn; and somebody always keeps it."""

import datetime
import threading

import pytest
from django.db import IntegrityError, connection, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from regions import toegang_einde, toegangen
from regions.models import Toegang, Uitvoer
from regions.periods import since
from regions.rights import Rol
from tests import factories
from tests.conftest import VANDAAG

pytestmark = pytest.mark.django_db
DAG = datetime.timedelta(days=1)


@pytest.fixture
def hengelo():
    return factories.gemeente("Hengelo", regio=factories.regio("Twente"))


@pytest.fixture
def client_van(as_rol, hengelo):
    return as_rol(Rol.BEHEERDER, organisatie=hengelo)


def rij(organisatie, rol=Rol.MEDEWERKER, *, ingelogd=True, **fields):
    wie = factories.gebruiker(rol, organisatie=organisatie, **fields)
    wie.last_login = timezone.now() if ingelogd else None
    wie.save()
    return wie.toegang_set.get()


def adres(naam, toegang):
    return reverse(f"organisatie_toegang_{naam}", args=[toegang.organisatie.slug, toegang.pk])


def op(monkeypatch, dag):
    monkeypatch.setattr("regions.periods.timezone.localdate", lambda *args: dag)


def test_access_ends_at_midnight_for_an_open_session_and_an_open_page(client_van, hengelo, monkeypatch):
    Toegang.objects.filter(rol=Rol.BEHEERDER).update(period=since(VANDAAG, VANDAAG + DAG))
    url = reverse("organisatie_toegang", args=["hengelo"])
    assert client_van.get(url).status_code == 200
    op(monkeypatch, VANDAAG + DAG)
    assert client_van.get(url).status_code == 404
    assert client_van.get(url, headers={"HX-Request": "true"}).status_code == 404
    assert "U hebt op dit moment geen rol" in client_van.get(reverse("mfa_index")).text


def test_access_does_not_hold_before_its_first_day(sign_in, hengelo, monkeypatch):
    client = sign_in(factories.gebruiker(Rol.BEHEERDER, organisatie=hengelo, van=VANDAAG + DAG))
    url = reverse("organisatie_toegang", args=["hengelo"])
    assert client.get(url).status_code == 404
    op(monkeypatch, VANDAAG + DAG)
    assert client.get(url).status_code == 200


@pytest.mark.parametrize("fields", [{"ingelogd": False}, {"van": VANDAAG + DAG}])
def test_what_nobody_used_is_withdrawn(client_van, hengelo, fields):
    toegang = rij(hengelo, **fields)
    assert client_van.get(adres("intrekken", toegang)).status_code == 200
    assert client_van.post(adres("intrekken", toegang)).status_code == 302
    assert not Toegang.objects.filter(pk=toegang.pk).exists()
    assert Toegang.pgh_event_model.objects.filter(pgh_obj_id=toegang.pk, pgh_label="delete").exists()


def test_who_never_came_in_cannot_after_withdrawing(client_van, hengelo):
    toegang = rij(hengelo, ingelogd=False)
    client_van.post(adres("intrekken", toegang))
    toegang.gebruiker.refresh_from_db()
    assert not toegang.gebruiker.is_active


def test_used_access_is_ended_not_withdrawn(client_van, hengelo):
    toegang = rij(hengelo)
    response = client_van.post(adres("intrekken", toegang))
    assert (response.status_code, "heeft al ingelogd" in response.text) == (422, True)
    assert Toegang.objects.filter(pk=toegang.pk).exists()


def test_an_invitation_is_sent_again_until_someone_signs_in(client_van, hengelo, outbox):
    toegang = rij(hengelo, ingelogd=False)
    client_van.post(adres("opnieuw", toegang))
    toegang = type(toegang).objects.get(pk=toegang.pk)
    last = date_format(toegang.uitnodiging_tot, "j F Y")
    assert f"Log voor het eerst in t/m {last}" in outbox.get().message
    toegang.gebruiker.last_login = timezone.now()
    toegang.gebruiker.save()
    client_van.post(adres("opnieuw", toegang))
    assert outbox.count() == 1


def test_extending_opens_a_new_row(client_van, hengelo):
    toegang = rij(hengelo, tot=VANDAAG + 10 * DAG)
    data = {"tot_en_met": "2027-12-31"}
    assert client_van.post(adres("verlengen", toegang), data).status_code == 302
    oud, nieuw = Toegang.objects.filter(gebruiker=toegang.gebruiker).order_by("period")
    assert (oud.period, nieuw.since) == (toegang.period, toegang.period.upper)
    assert (nieuw.last_day, nieuw.gegeven_door.naam) == (datetime.date(2027, 12, 31), "Noor Jansen")
    response = client_van.post(adres("verlengen", toegang), data)
    assert "is al verlengd" in response.text


def test_ending_takes_the_extension_along(client_van, hengelo):
    toegang = rij(hengelo, tot=VANDAAG + 10 * DAG)
    toegangen.verleng(toegang, tot=None, by=toegang.gebruiker)
    client_van.post(adres("einde", toegang), {"laatste_dag": VANDAAG})
    assert Toegang.objects.get(gebruiker=toegang.gebruiker).last_day == VANDAAG


@pytest.mark.parametrize("naam", ["einde", "intrekken", "verlengen", "opnieuw"])
def test_only_the_beheerder_of_that_organisation(as_rol, hengelo, naam):
    toegang, borne = rij(hengelo), factories.gemeente("Borne")
    assert as_rol(Rol.MEDEWERKER, organisatie=hengelo).post(adres(naam, toegang)).status_code == 403
    client = as_rol(Rol.BEHEERDER, organisatie=borne)
    assert client.post(adres(naam, toegang)).status_code == 403
    url = reverse(f"organisatie_toegang_{naam}", args=["borne", toegang.pk])
    assert client.post(url).status_code == 404
    assert client.post(reverse(f"beheer_toegang_{naam}", args=[toegang.pk])).status_code == 404


def test_the_last_beheerder_stays_while_others_have_access(sign_in, hengelo):
    beheerder, collega = rij(hengelo, Rol.BEHEERDER), rij(hengelo)
    client = sign_in(beheerder.gebruiker)
    response = client.post(adres("einde", beheerder), {"laatste_dag": VANDAAG})
    assert response.status_code == 422
    assert "de laatste beheerder van Hengelo, en er heeft nog 1 gebruiker toegang" in response.text
    toegangen.beeindig_toegang(collega, tot=VANDAAG + DAG, by=beheerder.gebruiker)
    assert client.post(adres("einde", beheerder), {"laatste_dag": VANDAAG}).status_code == 302


def eindig(toegang):
    """Past the form; the database looks at the end of the transaction."""
    toegang.end(VANDAAG)
    connection.check_constraints()


def test_the_database_keeps_the_last_beheerder_too(hengelo):
    beheerder, _ = rij(hengelo, Rol.BEHEERDER), rij(hengelo)
    with pytest.raises(IntegrityError, match="last beheerder"), transaction.atomic():
        eindig(beheerder)
    functioneel = factories.gebruiker(Rol.FUNCTIONEEL).toegang_set.get()
    with pytest.raises(IntegrityError, match="last functioneel"), transaction.atomic():
        eindig(functioneel)


def test_the_same_access_twice_is_refused_by_the_database(hengelo):
    toegang = rij(hengelo)
    with pytest.raises(IntegrityError, match="toegang_once_at_a_time"), transaction.atomic():
        factories.toegang(toegang.gebruiker, Rol.MEDEWERKER, organisatie=hengelo)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("past_the_form", [False, True])
def test_two_who_remove_each_other_at_once(hengelo, past_the_form):
    rows = [rij(hengelo, Rol.BEHEERDER, naam=naam) for naam in ("Ada", "Bea")]
    rij(hengelo)
    start, refused = threading.Barrier(2), []

    def remove(toegang):
        try:
            with transaction.atomic():
                start.wait(10)
                if past_the_form:
                    toegang.end(VANDAAG)
                else:
                    toegangen.beeindig_toegang(toegang, tot=VANDAAG, by=toegang.gebruiker)
        except (toegangen.LaatsteBeheerder, IntegrityError):
            refused.append(toegang)
        finally:
            connection.close()

    threads = [threading.Thread(target=remove, args=[row]) for row in rows]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(refused) == 1
    assert Toegang.objects.on(VANDAAG).filter(rol=Rol.BEHEERDER).count() == 1


def test_the_beheerder_is_told_a_month_before(client_van, hengelo, outbox):
    rij(hengelo, naam="Piet Smit", tot=VANDAAG + 30 * DAG)
    rij(hengelo, naam="Klaas Vaak", tot=VANDAAG + 29 * DAG)
    toegang_einde.herinner(VANDAAG)
    mail = outbox.get()
    assert "Piet Smit, medewerker, Hengelo: t/m 22 december 2026" in mail.message
    assert "Klaas" not in mail.message
    titel = "De toegang van 2 gebruikers van Hengelo eindigt binnenkort"
    assert titel in client_van.get("/").text


def test_what_is_extended_needs_no_reminder(client_van, hengelo, outbox):
    toegang = rij(hengelo, tot=VANDAAG + 30 * DAG)
    toegangen.verleng(toegang, tot=None, by=toegang.gebruiker)
    toegang_einde.herinner(VANDAAG)
    assert not outbox.exists()
    assert "eindigt binnenkort" not in client_van.get("/").text


def test_without_a_beheerder_of_its_own_the_functioneel_beheerder_is_told(hengelo, outbox):
    beheerder = factories.gebruiker(Rol.FUNCTIONEEL, email="beheer@example.nl")
    rij(hengelo, tot=VANDAAG + 30 * DAG)
    toegang_einde.herinner(VANDAAG)
    assert outbox.get().to == [beheerder.email]


def test_the_list_is_found_by_name_role_and_what_ends(client_van, hengelo):
    rij(hengelo, naam="Piet Smit", tot=VANDAAG + 10 * DAG)
    rij(hengelo, Rol.BESTUURDER, naam="Anna Bos", ingelogd=False)
    url = reverse("organisatie_toegang", args=["hengelo"])
    for vraag, wel, niet in [
        ("q=smit", "Piet Smit", "Anna Bos"),
        ("rol=bestuurder", "Anna Bos", "Piet Smit"),
        ("wie=eindigt", "Piet Smit", "Anna Bos"),
        ("wie=uitgenodigd", "Anna Bos", "Piet Smit"),
    ]:
        tekst = client_van.get(f"{url}?{vraag}").text
        assert wel in tekst
        assert niet not in tekst
    assert "november 2026" in client_van.get(url).text


def test_taking_the_list_along_is_noted(client_van, hengelo):
    url = reverse("organisatie_toegang_export", args=["hengelo", "csv"])
    assert "Hengelo" in client_van.get(url).getvalue().decode()
    noted = Uitvoer.objects.get()
    assert (noted.organisatie, noted.rijen, noted.vorm) == (hengelo, 1, "csv")
    assert client_van.get(url.replace("csv", "pdf")).status_code == 404


def test_a_coordinator_sees_who_has_access_in_the_own_regio(as_rol, hengelo):
    rij(hengelo, naam="Piet Smit")
    rij(factories.gemeente("Delft", regio=factories.regio("Haaglanden")), naam="Anna Bos")
    client = as_rol(Rol.COORDINATOR, regio=factories.Regio.objects.get(code="twente"))
    tekst = client.get(reverse("regio_toegang", args=["twente"])).text
    assert "Piet Smit" in tekst
    assert "Anna Bos" not in tekst
    assert "verlengen" not in tekst
    assert client.get(reverse("regio_toegang", args=["haaglanden"])).status_code == 404


def test_a_medewerker_does_not(as_rol, hengelo):
    client = as_rol(Rol.MEDEWERKER, organisatie=hengelo)
    assert client.get(reverse("regio_toegang", args=["twente"])).status_code == 404
