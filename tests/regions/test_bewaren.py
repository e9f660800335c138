"""Personal data go when their term is over: on the day, in the history too, and only once."""

import datetime
import threading

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.db import connection, transaction
from django.urls import reverse
from django.utils import timezone
from post_office.models import STATUS, Email

from regions import bewaren
from regions.mail import mail
from regions.models import Concept, Contactpersoon, Gebruiker, Persoon, Toegang
from regions.rights import Rol
from tests import factories
from tests.conftest import VANDAAG

pytestmark = pytest.mark.django_db
JAAR_GELEDEN = datetime.date(
    2025, 11, 23
)  # the first day without the role, so that twelve months are over today
DAG = datetime.timedelta(days=1)


@pytest.fixture
def almelo():
    return factories.gemeente("Almelo", regio=factories.regio("Twente"))


def contact(organisatie, tot, *, rol=Contactpersoon.Rol.AMBTELIJK, functie="beleidsadviseur", **velden):
    wie = factories.persoon("Sanne de Vries", email="sanne@example.nl", telefoon="0612345678", **velden)
    regio = organisatie.plaatsingen.get().regio
    return factories.contact(organisatie, regio, rol=rol, wie=wie, tot=tot, functie=functie)


def gebruiker(organisatie, tot, rol=Rol.MEDEWERKER):
    return factories.gebruiker(rol, organisatie=organisatie, naam="Mo Mulder", email="mo@example.nl", tot=tot)


def opnieuw(rij):
    return type(rij).objects.get(pk=rij.pk)


def test_a_staff_member_becomes_function_and_organisation(almelo):
    wie = contact(almelo, JAAR_GELEDEN).persoon
    assert bewaren.wis_personen(VANDAAG) == 1
    wie = opnieuw(wie)
    assert (wie.naam, wie.email, wie.telefoon) == ("Beleidsadviseur, gemeente Almelo", "", "")
    assert wie.gewist_op == VANDAAG


def test_the_name_of_a_bestuurder_stays_with_the_role(almelo):
    wie = contact(almelo, JAAR_GELEDEN, rol=Contactpersoon.Rol.BESTUURLIJK).persoon
    bewaren.wis_personen(VANDAAG)
    wie = opnieuw(wie)
    assert (wie.naam, wie.email, wie.telefoon) == ("Sanne de Vries", "", "")


def test_a_day_before_the_term_is_over_nothing_goes(almelo):
    wie = contact(almelo, JAAR_GELEDEN + DAG).persoon
    assert bewaren.wis_personen(VANDAAG) == 0
    assert opnieuw(wie).email == "sanne@example.nl"
    assert bewaren.wis_personen(VANDAAG + DAG) == 1


def test_missed_days_are_caught_up_and_twice_is_harmless(almelo):
    wie = contact(almelo, JAAR_GELEDEN - 40 * DAG).persoon
    assert [bewaren.wis_personen(VANDAAG) for _ in range(2)] == [1, 0]
    assert opnieuw(wie).version == wie.version + 1


@pytest.mark.parametrize("rest", ["andere rol", "vervanger", "toegang"])
def test_who_still_has_something_to_do_is_kept(almelo, rest):
    wie = contact(almelo, JAAR_GELEDEN).persoon
    regio = almelo.plaatsingen.get().regio
    if rest == "andere rol":
        factories.contact(almelo, regio, rol=Contactpersoon.Rol.COORDINATOR, wie=wie)
    elif rest == "vervanger":
        factories.contact(almelo, regio, vervanger=wie, wie=factories.persoon("Ander"))
    else:
        wie.gebruiker = gebruiker(almelo, None)
        wie.save()
    assert bewaren.wis_personen(VANDAAG) == 0


def test_a_shared_mailbox_stays(almelo):
    contact(almelo, JAAR_GELEDEN, postvak=True)
    assert bewaren.wis_personen(VANDAAG) == 0


def test_the_history_is_wiped_too(almelo):
    wie = contact(almelo, JAAR_GELEDEN).persoon
    wie.naam = "Sanne Bakker"
    wie.email = "bakker@example.nl"
    wie.save()
    bewaren.wis_personen(VANDAAG)
    events = Persoon.pgh_event_model.objects.filter(pgh_obj=wie.pk)
    assert events.count() == 3
    left = set(events.values_list("naam", "email", "telefoon"))
    assert left == {("Beleidsadviseur, gemeente Almelo", "", "")}


def test_a_user_without_access_is_closed_and_nothing_is_left_but_the_role(almelo):
    wie = gebruiker(almelo, JAAR_GELEDEN)
    Concept.objects.create(gebruiker=wie, sleutel="x", tab="1")
    EmailAddress.objects.create(user=wie, email=wie.email)
    Authenticator.objects.create(user=wie, type="totp", data={"secret": "geheim"})
    UserSession.objects.create(user=wie, ip="127.0.0.1", session_key="abc")
    assert bewaren.wis_gebruikers(VANDAAG) == 1
    wie = opnieuw(wie)
    assert (wie.naam, wie.is_active) == ("Medewerker, gemeente Almelo", False)
    assert wie.email == f"gewist-{wie.pk}@gewist.invalid"
    assert not wie.has_usable_password()
    for model in (Concept, EmailAddress, Authenticator, UserSession):
        assert not model.objects.exists(), model
    events = Gebruiker.pgh_event_model.objects.filter(pgh_obj=wie.pk)
    assert set(events.values_list("naam", "email")) == {(wie.naam, wie.email)}
    assert bewaren.wis_gebruikers(VANDAAG) == 0


def test_a_bestuurder_keeps_the_name_but_not_the_account(almelo):
    wie = gebruiker(almelo, JAAR_GELEDEN, Rol.BESTUURDER)
    bewaren.wis_gebruikers(VANDAAG)
    wie = opnieuw(wie)
    assert (wie.naam, wie.is_active) == ("Mo Mulder", False)
    assert "mo@" not in wie.email


def test_a_user_with_access_until_lately_is_kept(almelo):
    gebruiker(almelo, JAAR_GELEDEN + DAG)
    assert bewaren.wis_gebruikers(VANDAAG) == 0


def test_a_contact_person_with_an_account_keeps_the_account(almelo):
    contact(almelo, None, gebruiker=gebruiker(almelo, JAAR_GELEDEN))
    assert bewaren.wis_gebruikers(VANDAAG) == 0


def test_a_new_user_without_access_has_a_year(almelo):
    wie = factories.gebruiker()
    since = timezone.localtime(wie.sinds).date()
    assert bewaren.wis_gebruikers(since + 364 * DAG) == 0
    assert bewaren.wis_gebruikers(since + 365 * DAG) == 1


def test_who_gets_a_role_between_the_list_and_the_wiping_is_kept(almelo, monkeypatch):
    wie = contact(almelo, JAAR_GELEDEN).persoon
    keys = bewaren._keys

    def give_a_role_then(rows):
        found = keys(rows)
        factories.contact(almelo, almelo.plaatsingen.get().regio, wie=wie, van=VANDAAG)
        return found

    monkeypatch.setattr(bewaren, "_keys", give_a_role_then)
    assert bewaren.wis_personen(VANDAAG) == 0
    assert opnieuw(wie).telefoon == "0612345678"


@pytest.mark.django_db(transaction=True)
def test_who_is_getting_a_role_at_that_moment_is_left_for_the_next_day(almelo):
    wie = contact(almelo, JAAR_GELEDEN).persoon
    other = connection.copy()
    try:
        with transaction.atomic():
            # What the foreign key of a new role does to the person in another transaction.
            with other.cursor() as cursor:
                other.set_autocommit(False)
                cursor.execute("SELECT 1 FROM regions_persoon WHERE id = %s FOR KEY SHARE", [wie.pk])
            assert bewaren.wis_personen(VANDAAG) == 0
        other.rollback()
    finally:
        other.close()
    assert bewaren.wis_personen(VANDAAG) == 1


@pytest.mark.django_db(transaction=True)
def test_who_is_found_for_a_new_role_is_not_wiped_meanwhile(almelo):
    contact(almelo, JAAR_GELEDEN)
    wiped = []

    def wipe():
        wiped.append(bewaren.wis_personen(VANDAAG))
        connection.close()

    with transaction.atomic():
        assert Persoon.objects.met_adres("sanne@example.nl")
        other = threading.Thread(target=wipe)
        other.start()
        other.join()
    assert wiped == [0]


def test_the_log_tells_that_it_was_done_by_the_house(almelo, as_rol):
    contact(almelo, JAAR_GELEDEN)
    bewaren.wis_personen(VANDAAG)
    page = as_rol(Rol.FUNCTIONEEL).get(reverse("beheer_logboek"), {"soort": "persoon"}).text
    assert "via bewaartermijnen" in page
    assert "Sanne" not in page


def test_access_stays_with_a_number_only(almelo):
    wie = gebruiker(almelo, JAAR_GELEDEN)
    bewaren.wis_gebruikers(VANDAAG)
    assert "Mo Mulder" not in str(Toegang.objects.get(gebruiker=wie))


def test_the_mail_that_was_sent_there_goes_too_and_what_waits_is_sent_first(almelo):
    wie = contact(almelo, JAAR_GELEDEN).persoon
    sent, waits, other = (
        mail(adres, "Hoi", "mail/uitnodiging", {})[0] for adres in (wie.email, wie.email, "piet@example.nl")
    )
    Email.objects.filter(pk__in=[sent.pk, other.pk]).update(status=STATUS.sent)
    bewaren.wis_personen(VANDAAG)
    assert set(Email.objects.values_list("pk", flat=True)) == {waits.pk, other.pk}
