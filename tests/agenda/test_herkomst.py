"""To which form an unsent text belongs."""

import pytest

from agenda.models import Blok
from regions.concepten import herkomst
from regions.rights import Rol
from tests import factories
from tests.agenda import fabriek

pytestmark = pytest.mark.django_db


def test_unsent_text_leads_back_to_its_form():
    afspraak = fabriek.keten(factories.regio())
    noor = factories.gebruiker(Rol.REDACTEUR, regio=afspraak.agenda.regio)
    titel, url = herkomst(noor, f"blok-{afspraak.pk}")
    assert titel == "Agenda Twente: Eén loket voor mantelzorgers"
    assert url == f"/regio/twente/agenda/blok/{afspraak.pk}/bewerken/"
    titel, url = herkomst(noor, f"nieuw-{afspraak.agenda_id}-{afspraak.pk}-actie")
    assert titel == "Agenda Twente: nieuwe actie"
    assert url == f"/regio/twente/agenda/blok/{afspraak.pk}/nieuw/actie/"


@pytest.mark.parametrize(
    "sleutel", ["blok-0", "blok-x", "nieuw-1-1-onzin", "nieuw-0-0-thema", "blok-" + "9" * 40]
)
def test_what_is_not_there_leads_nowhere(sleutel):
    fabriek.keten(factories.regio())
    assert herkomst(factories.gebruiker(Rol.FUNCTIONEEL), sleutel) is None


def test_who_may_no_longer_edit_is_led_nowhere():
    afspraak = fabriek.keten(factories.regio())
    piet = factories.gebruiker(Rol.LANDELIJK)
    assert herkomst(piet, f"blok-{afspraak.pk}") is None
    assert herkomst(piet, f"nieuw-{afspraak.agenda_id}-0-thema") is None
    assert Blok.objects.exists()
