"""Two people at the same moment: one partner, one answer."""

import datetime
import threading

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from regions.models import Organisatie, Regioverzoek, Soort
from regions.regioverzoeken import NietMeerOpen, antwoord, trek_in
from regions.rights import Rol
from tests import factories

pytestmark = pytest.mark.django_db(transaction=True)


def samen(*wat):
    """All of it at once, each on a connection of its own; what each answered."""
    uit = []

    def run(doe):
        try:
            uit.append(doe())
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=[doe]) for doe in wat]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return uit


def test_two_coordinators_make_one_partner():
    twente = factories.regio("Twente")
    posted = {"naam": "GGD Twente", "partnersoort": "ggd", "van": "2026-01-01"}
    gebruikers = [factories.gebruiker(Rol.COORDINATOR, regio=twente) for _ in range(2)]

    def maak(gebruiker):
        client = Client()
        client.force_login(gebruiker)
        session = client.session
        session["tweede_factor"] = True
        session.save()
        return client.post(reverse("partner_nieuw", args=["twente"]), posted).status_code

    assert sorted(samen(*(lambda g=g: maak(g) for g in gebruikers))) == [302, 422]
    assert Organisatie.objects.filter(soort=Soort.PARTNER).count() == 1


def test_a_request_is_answered_or_withdrawn_never_both():
    twente, zwolle = factories.regio("Twente"), factories.regio("Zwolle")
    borne, wie = factories.gemeente("Borne", regio=twente), factories.gebruiker(Rol.FUNCTIONEEL)
    verzoek = Regioverzoek.objects.create(
        gemeente=borne, van=twente, naar=zwolle, gewenst_per=datetime.date(2028, 1, 1), reden="Zorg."
    )

    def probeer(doe):
        try:
            return doe().uitkomst
        except NietMeerOpen:
            return "te laat"

    uitkomsten = samen(
        lambda: probeer(lambda: antwoord(verzoek, uitkomst="afgewezen", waarom="Nee.", by=wie)),
        lambda: probeer(lambda: trek_in(verzoek, by=wie)),
    )
    verzoek.refresh_from_db()
    assert sorted(uitkomsten) == sorted(["te laat", verzoek.uitkomst])
