"""The rights matrix: every address for every role, of the own and of another organisation and regio.

`pytest -s tests/test_rechten.py` prints the table. A new address needs a line in tests/rechten.py: the test
that misses it prints the line as it is today; look whether that is what it should be before you add it.
"""

from functools import partial
from typing import ClassVar

import pytest
from django.contrib.auth.backends import ModelBackend
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from regions.models import Deelname, Gebruiker, Organisatie, Regio
from regions.periods import since
from regions.rights import Rol
from samenwerking import urls
from tests import factories
from tests.browser import wereld
from tests.browser.test_toegankelijk import PAGES
from tests.rechten import ADRESSEN, POST, RECHTEN
from tests.test_house import OURS

NAMEN = sorted(pattern.name for pattern in OURS)
OWN = ("almelo", "menzis", "tw-1")  # the addresses of the matrix are of these, and of Twente
VAN_ORGANISATIE = (Rol.MEDEWERKER, Rol.BESTUURDER, Rol.BEHEERDER)
BEKENDEN = "tests.test_rechten.Bekenden"
SIGNS = {404: "4", 403: "3"}


def test_every_address_has_a_line():
    assert [naam for naam in NAMEN if naam not in RECHTEN] == []
    assert [naam for naam in RECHTEN if naam not in NAMEN] == []


class Bekenden(ModelBackend):
    """Whoever signed in is at hand, with today's access, instead of read at each of thousands of requests."""

    wie: ClassVar[dict[str, Gebruiker]] = {}

    def get_user(self, user_id):
        return self.wie[str(user_id)]


@pytest.fixture
def alleen_wie_mag(monkeypatch, settings):
    """Who may is asked, not what the page looks like: no PDF, no page that says no, no session to read."""
    monkeypatch.setattr("documents.views.documenten.WAIT", 0)
    monkeypatch.setattr("documents.pdf.maak_pdf", lambda *what, **more: b"%PDF")
    for status in (403, 404):
        monkeypatch.setattr(urls, f"handler{status}", partial(nee, status=status), raising=False)
    monkeypatch.setattr(Bekenden, "wie", {})
    settings.AUTHENTICATION_BACKENDS = [BEKENDEN, *settings.AUTHENTICATION_BACKENDS]
    settings.SESSION_ENGINE = "django.contrib.sessions.backends.cache"


def nee(request, exception, *, status):
    return HttpResponse(status=status)


@pytest.mark.django_db
def test_what_each_role_may(alleen_wie_mag):
    huis = wereld.bouw()
    groepen = bezoekers(huis)
    wrong, table = [], []
    before = transaction.savepoint_create()
    for naam in NAMEN:
        found = " ".join(
            "".join(ask(naam, client, huis, before) for client in groep) for groep in groepen.values()
        )
        table.append(f'    {f'"{naam}":':34} "{found}",')
        if found != RECHTEN.get(naam):
            wrong.append(f"{table[-1].strip()}  # the table says {RECHTEN.get(naam)!r}")
    print("\n" + KOP + "\n" + "\n".join(table))  # noqa: T201  (with -s: the matrix)
    assert not wrong, "\n" + "\n".join(wrong)


KOP = (
    "# signed out, no role | medewerker, bestuurder, beheerder: each of the own organisation, of a\n"
    "# neighbour in the regio, of elsewhere | partner, redacteur, coordinator: each of the regio, of\n"
    "# elsewhere | landelijk, functioneel\n# v: seen or done; 4: not found; 3: refused; i: sign in first"
)


def bezoekers(huis):
    """One client per kind of visitor, in groups as the table has them."""
    twente, haaglanden = (Regio.objects.werk().get(code=code) for code in ("twente", "haaglanden"))
    eigen = list(Organisatie.objects.filter(slug__in=OWN))
    buur, elders = ([Organisatie.objects.get(slug=slug)] for slug in ("tw-3", "hl-1"))
    groepen = {"": [Client(raise_request_exception=False), client()]}
    for rol in VAN_ORGANISATIE:
        groepen[rol] = [client(*[(rol, None, o) for o in groep]) for groep in (eigen, buur, elders)]
    groepen[Rol.PARTNER] = [client((Rol.PARTNER, None, partner(regio))) for regio in (twente, haaglanden)]
    for rol in (Rol.REDACTEUR, Rol.COORDINATOR):
        groepen[rol] = [client((rol, regio, None)) for regio in (twente, haaglanden)]
    vng = factories.organisatie("VNG", factories.Soort.LANDELIJK)
    groepen["land"] = [client((Rol.LANDELIJK, None, vng)), client((Rol.FUNCTIONEEL, None, None))]
    return groepen


def partner(regio):
    created = factories.organisatie(f"GGD {regio}", factories.Soort.PARTNER)
    Deelname.objects.create(regio=regio, organisatie=created, period=since(factories.BEGIN))
    return created


def client(*toegangen):
    """Someone signed in with these roles, and with a second factor."""
    wie = factories.gebruiker()
    for rol, regio, organisatie in toegangen:
        factories.toegang(wie, rol, regio=regio, organisatie=organisatie)
    found = Client(raise_request_exception=False)
    Bekenden.wie[str(wie.pk)] = wie
    found.force_login(wie, backend=BEKENDEN)
    session = found.session
    session["tweede_factor"] = True
    session.save()
    return found


def ask(naam, client, huis, before):
    """v: seen or done (or the form says what is missing); 4: not found; 3: refused; i: sign in first."""
    needs = ADRESSEN.get(naam, PAGES.get(naam, {}))
    address = reverse(naam, kwargs=needs(huis) if callable(needs) else needs)
    response = client.post(address, {}) if naam in POST else client.get(address)
    if response.streaming:
        list(response)
    transaction.savepoint_rollback(before)
    if response.status_code in (301, 302) and response.url.startswith(reverse("account_login")):
        return "i"
    if response.status_code == 401:
        return "i"
    fine = response.status_code < 400 or response.status_code in (400, 409, 422)
    return SIGNS.get(response.status_code, "v" if fine else f"[{response.status_code}]")
