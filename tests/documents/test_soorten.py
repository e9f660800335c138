"""The kinds of document: registered by their room, drafts and snapshots for a term, the rest for good."""

import datetime

import pytest
from django.db import DatabaseError, IntegrityError, transaction
from post_office.models import Email

from documents import samenwerkingsagenda
from documents.actions import ruim_op
from documents.bericht import meld
from documents.models import Document
from documents.soorten import Documentsoort, registreer, soort_van, soorten
from documents.standen import Stand, status
from regions.periods import today
from tests import factories
from tests.documents.test_vastleggen import leg_vast

pytestmark = pytest.mark.django_db


def test_a_kind_is_registered_once():
    registreer(samenwerkingsagenda.SOORT)
    with pytest.raises(ValueError, match="two kinds"):
        registreer(Documentsoort(code="samenwerkingsagenda", naam="Anders", template="x.html"))
    assert soort_van("samenwerkingsagenda") in soorten()


@pytest.mark.parametrize(("aard", "stand"), [("concept", Stand.CONCEPT), ("moment", Stand.MOMENT)])
def test_a_draft_and_a_snapshot_go_after_their_term(aard, stand):
    document = leg_vast(aard=aard)
    assert status(document).stand == stand
    assert document not in Document.objects.blijvend()
    ruim_op(today() + datetime.timedelta(days=89))
    assert Document.objects.filter(pk=document.pk).exists()
    ruim_op(today() + datetime.timedelta(days=90))
    assert not Document.objects.filter(pk=document.pk).exists()


def test_what_is_decided_on_stays_and_has_no_term():
    document = leg_vast()
    with pytest.raises(DatabaseError), transaction.atomic():
        Document.objects.filter(pk=document.pk).delete()
    with pytest.raises((IntegrityError, DatabaseError)), transaction.atomic():
        Document.objects.create(kenmerk=document.kenmerk, datum=today(), bewaren_tot=today())


@pytest.mark.parametrize(("seconds", "mails"), [(29, 0), (31, 1)])
def test_who_asked_gets_a_mail_only_when_it_took_long(seconds, mails):
    document = leg_vast()
    document.door = factories.gebruiker()
    document.gemaakt_op = document.gevraagd_op + datetime.timedelta(seconds=seconds)
    meld(document)
    assert [sent.to for sent in Email.objects.all()] == [[document.door.email]] * mails
    assert all(document.kenmerk in sent.message for sent in Email.objects.all())


@pytest.mark.parametrize(("aard", "kop"), [("concept", "maar een concept"), ("moment", "stand van een dag")])
def test_is_it_genuine_says_that_a_draft_or_snapshot_is_no_decision(client, aard, kop):
    document = leg_vast(aard=aard)
    text = client.get(f"/echtheid/{document.kenmerk}/").text
    assert kop in text
    assert "ngetrokken" not in text
    assert "Wij bewaren dit document tot" in text
