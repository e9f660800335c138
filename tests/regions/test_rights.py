"""Who may do what, where and until when."""

import datetime

import pytest

from regions.models import Deelnemer, Regio
from regions.rights import RIGHTS, Reach, Right, Rol
from tests import factories

pytestmark = pytest.mark.django_db


def test_a_medewerker_sees_drafts_only_where_the_organisation_takes_part():
    twente, zeeland = factories.regio("Twente"), factories.regio("Zeeland")
    noor = factories.gebruiker(Rol.MEDEWERKER, organisatie=factories.gemeente("Hengelo", regio=twente))
    assert noor.may(Right.AGENDA_SEE, regio=twente)
    assert not noor.may(Right.AGENDA_SEE, regio=zeeland)
    assert noor.may(Right.REGIO_SEE, regio=zeeland)


def test_access_ends_by_itself():
    twente = factories.regio("Twente")
    noor = factories.gebruiker(Rol.COORDINATOR, regio=twente, tot=datetime.date(2026, 11, 23))
    assert not noor.may(Right.AGENDA_EDIT, regio=twente)


def test_lists_and_single_questions_cannot_drift_apart():
    regios = [factories.regio(naam) for naam in ("Twente", "Zeeland", "Utrecht")]
    gemeente = factories.gemeente("Hengelo", regio=regios[0])
    for rol in Rol:
        user = factories.gebruiker(
            rol, organisatie=gemeente, regio=regios[1] if rol in ("coordinator", "redacteur") else None
        )
        for right in RIGHTS[rol]:
            listed = set(Regio.objects.open_to(user, right))
            assert listed == {regio for regio in regios if user.may(right, regio=regio)}, (rol, right)


def test_a_zorgkantoor_takes_part_where_its_concession_touches_a_gemeente():
    twente = factories.regio("Twente")
    factories.gemeente("Hengelo", regio=twente)
    kantoor = factories.zorgkantoor("Menzis Zorgkantoor", regio=twente)
    rows = Deelnemer.objects.on(datetime.date(2026, 1, 1)).filter(regio=twente, organisatie=kantoor)
    assert rows.count() == 1


def test_one_answers_for_ones_own_organisation_only():
    twente = factories.regio("Twente")
    hengelo, borne = factories.gemeente("Hengelo", regio=twente), factories.gemeente("Borne", regio=twente)
    noor = factories.gebruiker(Rol.MEDEWERKER, organisatie=hengelo)
    assert noor.may(Right.VENSTER_FILL, regio=twente, organisatie=hengelo)
    assert not noor.may(Right.VENSTER_FILL, regio=twente, organisatie=borne)


def test_asking_again_costs_no_query(django_assert_num_queries):
    twente = factories.regio("Twente")
    noor = factories.gebruiker(Rol.MEDEWERKER, organisatie=factories.gemeente("Hengelo", regio=twente))
    with django_assert_num_queries(1):  # the access
        for _ in range(31):
            noor.may(Right.VENSTER_FILL)
    with django_assert_num_queries(1):  # where the organisation takes part
        for _ in range(31):
            noor.may(Right.AGENDA_SEE, regio=twente)


def test_public_is_nobodys_right_to_hold():
    assert not any(Right.PUBLIC in rights for rights in RIGHTS.values())
    assert all(isinstance(reach, Reach) for rights in RIGHTS.values() for reach in rights.values())
