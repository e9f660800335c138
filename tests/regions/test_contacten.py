"""Who speaks for whom: on any day, kept up by whom it concerns."""

import datetime

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from regions.forms.contacten import NieuwContactForm
from regions.models import Contactpersoon, Persoon
from regions.rights import Rol
from tests import factories
from tests.queries import counted

pytestmark = pytest.mark.django_db

Rol_ = Contactpersoon.Rol
GISTEREN = datetime.date(2026, 11, 22)


@pytest.fixture
def twente():
    return factories.regio("Twente")


@pytest.fixture
def hengelo(twente):
    return factories.gemeente("Hengelo", regio=twente)


@pytest.fixture
def coordinator(as_rol, twente):
    return as_rol(Rol.COORDINATOR, regio=twente)


def url(name, *args):
    return reverse(name, args=["twente", *args])


def nieuw(client, organisatie, **fields):
    """Post a new contact person, all filled in unless told otherwise."""
    data = {
        "organisatie": organisatie.pk,
        "rol": "ambtelijk",
        "naam": "Sanne de Vries",
        "email": "sanne@example.nl",
        "telefoon": "06-12345678",
        "functie": "beleidsadviseur",
        "van": "2026-11-23",
    }
    return client.post(url("contact_nieuw"), data | fields)


def test_where_nobody_is_named_comes_first_and_in_words(coordinator, twente, hengelo):
    borne = factories.gemeente("Borne", regio=twente)
    factories.contact(borne, twente)
    page = coordinator.get(url("contacten")).text
    assert page.index(">Hengelo") < page.index("nog geen aanspreekpunt") < page.index(">Borne")
    assert "nog geen bestuurlijk aanspreekpunt" in page
    assert "vacature" not in page.lower()


def test_the_table_of_a_day_in_the_past(coordinator, twente, hengelo):
    factories.contact(hengelo, twente, wie=factories.persoon("Oud Bestuur"), tot=datetime.date(2026, 1, 2))
    factories.contact(hengelo, twente, wie=factories.persoon("Nieuw Bestuur"), van=datetime.date(2026, 1, 2))
    before = coordinator.get(url("contacten"), {"op": "2026-01-01"}).text
    after = coordinator.get(url("contacten"), {"op": "2026-01-02"}).text
    assert "Oud Bestuur" in before
    assert "Nieuw Bestuur" not in before
    assert "Nieuw Bestuur" in after
    assert "Oud Bestuur" not in after
    assert "Wijzigen" not in before


def test_an_impossible_day_gets_a_sentence_and_today(coordinator, hengelo):
    page = coordinator.get(url("contacten"), {"op": "2026-02-30"}).text
    assert "Deze dag bestaat niet." in page
    assert "vandaag, 23 november 2026" in page


def test_the_filter_shows_one_kind(coordinator, twente, hengelo):
    factories.verzekeraar("Menzis", regio=twente)
    page = coordinator.get(url("contacten"), {"soort": "zorgverzekeraar"}).text
    assert "Menzis" in page
    assert "Hengelo" not in page
    assert "bestaat niet" in coordinator.get(url("contacten"), {"soort": "kerk"}).text


def test_htmx_gets_the_table_only(coordinator, hengelo):
    response = coordinator.get(url("contacten"), headers={"HX-Request": "true"})
    assert "<html" not in response.text
    assert 'id="tafel"' in response.text


def test_mail_and_phone_are_links(coordinator, twente, hengelo):
    factories.contact(hengelo, twente, wie=factories.persoon(email="s@example.nl", telefoon="06-1234 5678"))
    page = coordinator.get(url("contacten")).text
    assert 'href="mailto:s@example.nl"' in page
    assert 'href="tel:0612345678"' in page


def test_the_number_of_queries_does_not_grow(coordinator, twente, hengelo):
    factories.contact(hengelo, twente)
    coordinator.get(url("contacten"))
    with counted() as one:
        coordinator.get(url("contacten"))
    for number in range(12):
        gemeente = factories.gemeente(f"Gemeente-{number}", regio=twente)
        factories.contact(gemeente, twente)
        factories.contact(gemeente, twente, rol=Rol_.BESTUURLIJK)
    with counted() as many:
        coordinator.get(url("contacten"))
    assert len(many) == len(one), "\n".join(many)


def test_a_new_person_is_named(coordinator, hengelo):
    response = nieuw(coordinator, hengelo)
    assert response.status_code == 302
    contact = Contactpersoon.objects.get()
    assert (contact.persoon.naam, contact.organisatie, contact.rol) == (
        "Sanne de Vries",
        hengelo,
        "ambtelijk",
    )
    assert contact.holds_on(datetime.date(2026, 11, 23))
    assert not contact.holds_on(GISTEREN)


def test_someone_known_is_found_by_email_and_not_made_twice(coordinator, hengelo):
    sanne = factories.persoon("Sanne de Vries", email="Sanne@example.nl")
    assert nieuw(coordinator, hengelo).status_code == 302
    assert Contactpersoon.objects.get().persoon == sanne
    assert Persoon.objects.count() == 1


def test_another_name_at_a_known_address_is_asked_about(coordinator, hengelo):
    factories.persoon("Sanne Bakker", email="sanne@example.nl")
    response = nieuw(coordinator, hengelo)
    assert response.status_code == 422
    assert "Dit e-mailadres is van Sanne Bakker" in response.text
    assert "Ja, ik bedoel Sanne Bakker" in response.text
    assert nieuw(coordinator, hengelo, bestaande="on").status_code == 302
    assert Contactpersoon.objects.get().persoon.naam == "Sanne Bakker"


def test_two_who_add_one_address_at_once_are_told(coordinator, hengelo, monkeypatch):
    check = NieuwContactForm._check

    def meanwhile(form):
        check(form)
        factories.persoon("Sanne de Vries", email="sanne@hengelo.nl")

    monkeypatch.setattr(NieuwContactForm, "_check", meanwhile)
    response = nieuw(coordinator, hengelo, email="sanne@hengelo.nl")
    assert response.status_code == 422
    assert "Iemand anders voegde op hetzelfde moment" in response.text
    assert not Contactpersoon.objects.exists()


@pytest.mark.parametrize(
    ("fields", "reden"),
    [
        ({"email": "", "telefoon": ""}, "Vul een e-mailadres of een telefoonnummer in."),
        ({"tot_en_met": "2026-11-22"}, "De laatste dag ligt voor de eerste."),
        ({"van": "2017-12-31"}, "Hengelo bestaat op die dag niet."),
        ({"van": "2026-13-01"}, "geldige datum"),
        ({"postvak": "on", "email": ""}, "Vul het e-mailadres van het postvak in."),
        ({"vervanger_email": "nieuw@example.nl"}, "Vul de naam in: dit e-mailadres kennen wij nog niet."),
        ({"vervanger_email": "sanne@example.nl", "vervanger_naam": "Ik"}, "niet de eigen vervanger"),
    ],
)
def test_what_cannot_be_is_refused_with_the_reason(coordinator, hengelo, fields, reden):
    response = nieuw(coordinator, hengelo, **fields)
    assert response.status_code == 422
    assert reden in response.text
    assert "<title>Fout: " in response.text
    assert not Contactpersoon.objects.exists()


def test_the_same_role_twice_at_a_time_is_refused_by_form_and_database(coordinator, twente, hengelo):
    sanne = factories.persoon("Sanne de Vries", email="sanne@example.nl")
    factories.contact(hengelo, twente, wie=sanne, tot=datetime.date(2026, 11, 24))
    assert "heeft dan deze rol al" in nieuw(coordinator, hengelo).text
    assert nieuw(coordinator, hengelo, van="2026-11-24").status_code == 302
    with pytest.raises(IntegrityError), transaction.atomic():
        factories.contact(hengelo, twente, wie=sanne, van=GISTEREN)


def test_a_medewerker_names_only_for_the_own_organisation(as_rol, twente, hengelo):
    borne = factories.gemeente("Borne", regio=twente)
    mia = as_rol(Rol.MEDEWERKER, organisatie=hengelo)
    assert nieuw(mia, borne).status_code == 422
    assert nieuw(mia, hengelo).status_code == 302


@pytest.mark.parametrize("rol", [Rol.BESTUURDER, Rol.LANDELIJK])
def test_who_may_not_keep_contacts_sees_them_and_no_more(as_rol, twente, hengelo, rol):
    client = as_rol(rol, organisatie=hengelo if rol == Rol.BESTUURDER else None)
    contact = factories.contact(hengelo, twente)
    assert client.get(url("contacten")).status_code == 200
    for address in (
        url("contact_nieuw"),
        url("contact_wijzigen", contact.pk),
        url("contact_beeindigen", contact.pk),
    ):
        assert client.get(address).status_code == 403, address
    assert client.get(url("contacten_export", "csv")).status_code == 403


def test_a_medewerker_elsewhere_may_change_nothing(as_rol, twente, hengelo):
    contact = factories.contact(hengelo, twente)
    borne = as_rol(Rol.MEDEWERKER, organisatie=factories.gemeente("Borne", regio=twente))
    assert borne.get(url("contact_wijzigen", contact.pk)).status_code == 403
    assert borne.post(url("contact_beeindigen", contact.pk), {"laatste_dag": "2026-11-23"}).status_code == 403
    contact.refresh_from_db()
    assert contact.last_day is None


def test_a_contact_of_another_regio_does_not_exist_here(coordinator, hengelo):
    zeeland = factories.regio("Zeeland")
    contact = factories.contact(factories.gemeente("Goes", regio=zeeland), zeeland)
    assert coordinator.get(url("contact_wijzigen", contact.pk)).status_code == 404


def test_who_is_signed_out_signs_in_first(client, hengelo):
    assert client.get(url("contacten")).status_code == 302


def test_changing_corrects_the_person_and_confirms(coordinator, twente, hengelo):
    contact = factories.contact(hengelo, twente)
    data = {"naam": "Sanne Bakker", "email": "bakker@example.nl", "functie": "wethouder", "version": "1-1"}
    assert coordinator.post(url("contact_wijzigen", contact.pk), data).status_code == 302
    contact = Contactpersoon.objects.get()
    assert (contact.persoon.naam, contact.functie) == ("Sanne Bakker", "wethouder")
    assert contact.bevestigd_op == datetime.date(2026, 11, 23)


def test_someone_elses_address_is_no_correction(coordinator, twente, hengelo):
    contact = factories.contact(hengelo, twente)
    factories.persoon("Piet Smit", email="piet@example.nl")
    response = coordinator.post(
        url("contact_wijzigen", contact.pk),
        {"naam": "Piet Smit", "email": "Piet@example.nl", "version": "1-1"},
    )
    assert response.status_code == 422
    assert "Beëindig dan deze rol en voeg Piet Smit toe" in response.text


def test_ending_closes_the_row_and_keeps_what_was(coordinator, twente, hengelo):
    contact = factories.contact(hengelo, twente)
    response = coordinator.post(
        url("contact_beeindigen", contact.pk),
        {"laatste_dag": "2026-11-22", "reden": "anders", "version": "1"},
    )
    assert response.status_code == 302
    contact = Contactpersoon.objects.get()
    assert contact.holds_on(GISTEREN)
    assert not contact.holds_on(datetime.date(2026, 11, 23))


@pytest.mark.parametrize(
    ("dag", "reden"),
    [("2017-12-31", "kan niet voor de eerste liggen"), ("2027-01-05", "eindigt al op 31-12-2026")],
)
def test_an_end_that_cannot_be_is_refused(coordinator, twente, hengelo, dag, reden):
    contact = factories.contact(hengelo, twente, tot=datetime.date(2027, 1, 1))
    response = coordinator.post(url("contact_beeindigen", contact.pk), {"laatste_dag": dag, "version": "1"})
    assert response.status_code == 422
    assert reden in response.text


def test_what_a_room_above_forbids_is_shown_and_not_done(coordinator, twente, hengelo, monkeypatch):
    from regions import gevolgen

    contact = factories.contact(hengelo, twente)
    reden = gevolgen.Gevolg(zin="Er loopt een akkoord.", verhindert=True)
    monkeypatch.setitem(gevolgen._regels, Contactpersoon, [lambda wat, dag: iter([reden])])
    assert "Er loopt een akkoord." in coordinator.get(url("contact_beeindigen", contact.pk)).text
    response = coordinator.post(
        url("contact_beeindigen", contact.pk),
        {"laatste_dag": "2026-11-23", "reden": "anders", "version": "1"},
    )
    assert response.status_code == 422
    assert Contactpersoon.objects.get().last_day is None


def test_the_list_can_be_taken_along(coordinator, twente, hengelo):
    factories.contact(hengelo, twente, wie=factories.persoon("=Sanne"))
    response = coordinator.get(url("contacten_export", "csv"))
    assert "Hengelo;gemeente;ambtelijk;'=Sanne" in response.content.decode("utf-8-sig")
    assert coordinator.get(url("contacten_export", "xlsx")).content[:2] == b"PK"
    assert coordinator.get(url("contacten_export", "docx")).status_code == 404
