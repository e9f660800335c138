"""What the tests of this room may ask for."""

import pytest

from agenda import actions
from tests.agenda import fabriek


@pytest.fixture
def versie():
    """A small agenda, frozen ter vaststelling."""
    return actions.aanbieden(fabriek.keten().agenda, by=None)
