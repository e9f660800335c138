"""The contact persons of one's own regio as cards, and the note that they were taken along."""

import pytest

from regions.models import Uitvoer
from regions.rights import Rol
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def twente():
    regio = factories.regio("Twente")
    factories.contact(
        factories.gemeente("Almelo", regio=regio),
        regio,
        wie=factories.persoon("Noor; Jansen", telefoon="06 1"),
    )
    factories.gemeente("Borne", regio=regio)
    return regio


def test_each_role_is_a_card_and_the_file_is_noted(as_rol, twente):
    answer = as_rol(Rol.COORDINATOR, regio=twente).get("/regio/twente/contacten/export/vcf/")
    assert answer["Content-Type"].startswith("text/vcard")
    assert answer.content.decode().count("BEGIN:VCARD") == 1
    assert "FN:Noor\\; Jansen\r\n" in answer.content.decode()
    noted = Uitvoer.objects.get()
    assert (noted.vorm, noted.rijen, noted.regio) == ("vcf", 1, twente)


@pytest.mark.parametrize("vorm", ["vcf", "xlsx", "csv"])
def test_of_another_regio_no_list_is_taken_along(as_rol, twente, vorm):
    elders = factories.gemeente("Rotterdam", regio=factories.regio("Rijnmond"))
    client = as_rol(Rol.MEDEWERKER, organisatie=elders)
    assert client.get(f"/regio/twente/contacten/export/{vorm}/").status_code == 403
    assert client.get(f"/regio/rijnmond/contacten/export/{vorm}/").status_code == 200
    assert Uitvoer.objects.get().regio.code == "rijnmond"
