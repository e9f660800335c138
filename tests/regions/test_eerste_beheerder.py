"""The first functioneel beheerder is let in from the command line, and only the first."""

import pytest
from django.core.management import CommandError, call_command

from regions.models import Gebruiker
from regions.rights import Right

pytestmark = pytest.mark.django_db


def test_the_first_one_may_run_the_house(capsys):
    call_command("eerste_beheerder", "Kim@example.nl", "Kim Bos")
    assert Gebruiker.objects.get(email="kim@example.nl").may(Right.BEHEER)


def test_the_second_one_is_invited_instead(capsys):
    call_command("eerste_beheerder", "kim@example.nl", "Kim Bos")
    with pytest.raises(CommandError, match="already"):
        call_command("eerste_beheerder", "sam@example.nl", "Sam Bos")


def test_what_is_no_address_is_refused_in_words():
    with pytest.raises(CommandError, match="not an e-mail address"):
        call_command("eerste_beheerder", "kim", "Kim Bos")
