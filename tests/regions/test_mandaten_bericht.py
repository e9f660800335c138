"""Who may speak for another is told so, and told when it changes or ends."""

import datetime

import pytest

from regions.mandaten import Onmogelijk, acties, bericht
from tests import factories
from tests.regions.test_mandaten import VANDAAG, rij

pytestmark = pytest.mark.django_db


@pytest.fixture
def twente():
    return factories.regio("Twente")


@pytest.fixture
def gemeenten(twente):
    return [factories.gemeente(naam, regio=twente) for naam in ("Almelo", "Borne", "Hengelo", "Losser")]


def onderwerpen(outbox):
    return list(outbox.order_by("pk").values_list("to", "subject"))


def test_the_receiver_is_told_what_it_was_given_in_one_mail(twente, gemeenten, outbox):
    almelo, borne, _, _ = gemeenten
    factories.contact(almelo, twente, wie=factories.persoon(email="almelo@example.nl"))
    factories.contact(borne, twente, wie=factories.persoon(email="borne@example.nl"))
    acties.geef([rij(borne, almelo, twente, thema=thema) for thema in factories.themas()])
    sent = outbox.get()
    assert (sent.to, sent.subject) == (["almelo@example.nl"], "Almelo spreekt namens Borne")
    assert sent.message.count("- in Twente, over ") == 3
    assert "/regio/twente/mandaten/" in sent.message


def test_without_contact_persons_whoever_signs_in_is_told(twente, gemeenten, outbox):
    almelo, borne, _, _ = gemeenten
    factories.gebruiker("beheerder", organisatie=almelo, email="beheer@almelo.nl")
    factories.gebruiker("beheerder", organisatie=borne)
    acties.geef([rij(borne, almelo, twente)])
    assert outbox.get().to == ["beheer@almelo.nl"]


def test_what_cannot_be_given_is_not_told(twente, gemeenten, outbox):
    almelo, borne, hengelo, _ = gemeenten
    factories.contact(hengelo, twente)
    factories.mandaat(borne, almelo, twente)
    with pytest.raises(Onmogelijk):
        acties.geef([rij(borne, hengelo, twente)])
    assert not outbox.exists()


def test_the_receiver_is_told_of_the_end_and_that_it_was_taken_back(twente, gemeenten, outbox):
    almelo, borne, _, _ = gemeenten
    factories.contact(almelo, twente, rol="bestuurlijk", wie=factories.persoon(email="w@almelo.nl"))
    mandaat = factories.mandaat(borne, almelo, twente)
    acties.beeindig(mandaat, tot=datetime.date(2027, 1, 1))
    acties.laat_doorlopen(mandaat)
    assert onderwerpen(outbox) == [
        (["w@almelo.nl"], "Almelo spreekt t/m 31 december 2026 namens Borne"),
        (["w@almelo.nl"], "Almelo blijft spreken namens Borne"),
    ]


def test_a_correction_tells_the_wrong_one_and_the_right_one(twente, gemeenten, outbox):
    almelo, borne, hengelo, _ = gemeenten
    for gemeente in (almelo, hengelo):
        factories.contact(gemeente, twente, wie=factories.persoon(email=f"{gemeente.slug}@example.nl"))
    fout = factories.mandaat(borne, almelo, twente, van=VANDAAG, vastgelegd_op=VANDAAG)
    acties.geef([goed := rij(borne, hengelo, twente)], in_plaats_van=fout)
    acties.geef([rij(borne, hengelo, twente)], in_plaats_van=goed)
    assert onderwerpen(outbox) == [
        (["almelo@example.nl"], "Almelo spreekt toch niet namens Borne"),
        (["hengelo@example.nl"], "Hengelo spreekt namens Borne"),
        (["hengelo@example.nl"], "Verbeterd: Hengelo spreekt namens Borne"),
    ]


def test_what_never_counted_is_taken_back_in_silence(twente, gemeenten, outbox):
    almelo, borne, _, _ = gemeenten
    factories.contact(almelo, twente)
    waits = factories.mandaat(borne, almelo, twente, vastgelegd_op=VANDAAG, wacht_op_bevestiging=True)
    acties.trek_in(waits)
    assert not outbox.exists()


def test_a_month_before_a_mandate_ends_by_itself_its_receiver_is_told(twente, gemeenten, outbox):
    almelo, borne, hengelo, losser = gemeenten
    factories.contact(almelo, twente)
    einde = VANDAAG + datetime.timedelta(days=30)
    factories.mandaat(borne, almelo, twente, tot=einde)
    factories.mandaat(hengelo, almelo, twente, tot=einde)
    factories.mandaat(hengelo, almelo, twente, van=einde)
    factories.mandaat(losser, almelo, twente, tot=einde, beeindigd_op=VANDAAG)
    for dagen in (-1, 0, 1):
        bericht.herinner(VANDAAG + datetime.timedelta(days=dagen))
    assert outbox.get().subject == "Almelo spreekt t/m 22 december 2026 namens Borne"
