"""The outbox outlives a mail server that is down, and knows whom no mail reaches."""

import smtplib

import pytest
from django.core.mail.backends.base import BaseEmailBackend
from django.utils import timezone
from post_office.mail import send_queued
from post_office.models import STATUS, Email

from regions.bezorging import geef_op, onbereikbaar
from regions.mail import mail

pytestmark = pytest.mark.django_db(transaction=True)  # mail is sent from threads of its own


class Server(BaseEmailBackend):
    """A mail server that is down, or that refuses some."""

    down = False
    refuses: dict[str, int] = {}
    got: list[str] = []

    def send_messages(self, messages):
        for message in messages:
            if self.down:
                raise ConnectionRefusedError("111")
            for adres in message.to:
                if adres in self.refuses:
                    raise smtplib.SMTPRecipientsRefused({adres: (self.refuses[adres], b"Nee")})
            self.got.extend(message.to)
        return len(messages)


@pytest.fixture
def server(outbox, settings, monkeypatch):
    settings.MAILERS = settings.MAILERS | {
        "bezorging": {"BACKEND": "tests.regions.test_bezorging.Server"},
    }
    for name, value in (("down", False), ("refuses", {}), ("got", [])):
        monkeypatch.setattr(Server, name, value)
    return Server


def stuur(adres="piet@example.nl"):
    return mail(adres, "Uw code", "mail/uitnodiging", {})[0]


def bezorg():
    send_queued(log_level=1)
    geef_op()


def test_while_the_server_is_down_a_mail_waits_and_is_sent_once_when_it_is_back(server):
    email = stuur()
    server.down = True
    bezorg()
    email.refresh_from_db()
    assert email.status == STATUS.requeued
    assert email.scheduled_time > timezone.now()
    assert email.logs.get().exception_type == "ConnectionRefusedError"
    server.down = False
    bezorg()
    assert server.got == []  # its time has not come
    Email.objects.update(scheduled_time=timezone.now())
    bezorg()
    bezorg()
    assert server.got == ["piet@example.nl"]


def test_a_night_without_server_loses_no_mail(server, settings):
    config = settings.POST_OFFICE
    assert config["MAX_RETRIES"] * config["RETRY_INTERVAL"].total_seconds() >= 12 * 3600


def test_who_is_refused_for_good_is_not_tried_again_and_the_others_get_theirs(server):
    server.refuses = {"weg@example.nl": 550, "vol@example.nl": 452}
    for adres in ("weg@example.nl", "piet@example.nl", "vol@example.nl"):
        stuur(adres)
    bezorg()
    assert server.got == ["piet@example.nl"]
    assert {email.to[0]: email.status for email in Email.objects.all()} == {
        "weg@example.nl": STATUS.failed,
        "piet@example.nl": STATUS.sent,
        "vol@example.nl": STATUS.requeued,
    }


def test_an_address_is_out_of_reach_until_a_mail_arrives_again(server):
    server.refuses = {"weg@example.nl": 550}
    stuur("weg@example.nl")
    bezorg()
    assert onbereikbaar(["Weg@Example.nl", "piet@example.nl", ""]) == {"weg@example.nl"}
    server.refuses = {}
    stuur("weg@example.nl")
    bezorg()
    assert onbereikbaar(["weg@example.nl"]) == set()
