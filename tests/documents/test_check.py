"""After a restore every document is checked against what its kenmerk and its file say."""

import pytest
from django.core.management import call_command

from tests.documents.test_vastleggen import leg_vast, set_file

pytestmark = pytest.mark.django_db


def test_whole_documents_pass(capsys):
    set_file(leg_vast())
    call_command("check_documents")
    assert "1 documents whole, 0 broken." in capsys.readouterr().out


def test_a_file_that_changed_is_named(capsys):
    document = leg_vast()
    set_file(document, sha="0" * 64)
    with pytest.raises(SystemExit):
        call_command("check_documents")
    assert f"{document.kenmerk} ({document}): the file does not fit its SHA-256" in capsys.readouterr().out
