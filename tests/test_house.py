"""What holds for the whole house."""

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

from regions.rights import RIGHTS, Right, Rol


def all_url_patterns(resolver=None):
    for pattern in (resolver or get_resolver()).url_patterns:
        if isinstance(pattern, URLResolver):
            yield from all_url_patterns(pattern)
        elif isinstance(pattern, URLPattern):
            yield pattern


OURS = [p for p in all_url_patterns() if not p.callback.__module__.startswith("allauth.")]


@pytest.mark.parametrize("pattern", OURS, ids=lambda pattern: pattern.name or str(pattern.pattern))
def test_every_view_names_its_right(pattern):
    assert isinstance(pattern.callback.right, Right)


@pytest.mark.parametrize("pattern", OURS, ids=lambda pattern: pattern.name or str(pattern.pattern))
def test_every_view_has_a_name(pattern):
    assert pattern.name


@pytest.mark.parametrize("rol", Rol)
def test_every_role_has_rights(rol):
    assert RIGHTS[rol]


def test_national_staff_write_nothing_in_a_regio():
    assert all(right.is_seeing for right in RIGHTS[Rol.LANDELIJK])
