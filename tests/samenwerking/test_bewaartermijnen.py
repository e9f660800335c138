"""What goes by date goes by the daily work; a command says beforehand what that would be."""

import datetime

import pytest
from allauth.usersessions.models import UserSession
from django.core.management import call_command
from django.utils import timezone
from post_office.models import Email

from regions.mail import mail
from regions.models import Persoon, Uitvoer
from samenwerking import dagelijks
from tests import factories
from tests.conftest import VANDAAG

pytestmark = pytest.mark.django_db
NOON = timezone.make_aware(datetime.datetime.combine(VANDAAG, datetime.time(12)))


def test_an_export_is_kept_for_two_years():
    wie = factories.gebruiker()
    for op in (NOON.replace(year=2024), NOON.replace(year=2024, day=24)):
        Uitvoer.objects.create(gebruiker=wie, wat="contactpersonen", vorm="csv", rijen=1, op=op)
    dagelijks.oude_uitvoer(VANDAAG)
    assert [uitvoer.op.day for uitvoer in Uitvoer.objects.all()] == [24]


def test_a_mail_is_kept_for_ninety_days():
    for days in (89, 90):
        email = mail(f"dag{days}@example.nl", "Hoi", "mail/uitnodiging", {})[0]
        Email.objects.filter(pk=email.pk).update(created=NOON - datetime.timedelta(days=days))
    dagelijks.oude_mail(VANDAAG)
    assert [email.to for email in Email.objects.all()] == [["dag89@example.nl"]]


def test_of_a_session_that_is_over_the_device_is_forgotten(sign_in):
    wie = factories.gebruiker()
    client = sign_in(wie)
    client.get("/")
    UserSession.objects.get_or_create(
        session_key=client.session.session_key, defaults={"user": wie, "ip": "127.0.0.1"}
    )
    UserSession.objects.create(user=wie, ip="127.0.0.1", session_key="voorbij")
    dagelijks.verlopen_sessies(VANDAAG)
    assert [row.session_key for row in UserSession.objects.all()] == [client.session.session_key]


def test_it_is_said_beforehand_by_number_and_done_afterwards(capsys):
    regio = factories.regio()
    almelo = factories.gemeente("Almelo", regio=regio)
    wie = factories.contact(almelo, regio, tot=datetime.date(2025, 1, 1)).persoon
    call_command("bewaartermijnen", "--dry-run")
    said = capsys.readouterr().out
    assert f"contactgegevens: 1 ({wie.pk})" in said
    assert wie.naam not in said
    assert Persoon.objects.get(pk=wie.pk).email
    call_command("bewaartermijnen")
    assert not Persoon.objects.get(pk=wie.pk).email
    capsys.readouterr()
    call_command("bewaartermijnen", "--dry-run")
    assert "contactgegevens: 0\n" in capsys.readouterr().out
