"""Attacks on the compartments: every way to read, for every kind of reader, looked through for closed text.

A new way to read what stands in an agenda gets a line here.
"""

import pytest
from django.core import mail
from django.db import transaction
from django.urls import reverse

from agenda import actions
from agenda.herkomst import herkomst
from agenda.models import Blok, Functienaam, Voortgang
from agenda.organisatie import afspraken_van
from agenda.taken import taken
from agenda.verdelen import stukken
from agenda.zicht import zicht_van
from regions.models import Concept
from regions.periods import today
from tests.agenda.schot import GEHEIM, WIE, Schot

pytestmark = pytest.mark.django_db
R = ["twente"]


@pytest.fixture
def schot(earlier):
    """An agenda with a closed branch, of which there are a report, an unsent text and an earlier version."""
    schot = Schot()
    schot.earlier = earlier
    Voortgang.objects.create(afspraak=schot.afspraak.afspraak, stand="op_koers", zin=f"zin {GEHEIM}")
    return schot


def _open(name, *args, query="", htmx=False):
    def way(schot, client, lezer):
        keys = [getattr(schot, arg).pk if arg in BLOKKEN else arg for arg in args]
        headers = {"HX-Request": "true"} if htmx else {}
        return client.get(reverse(name, args=keys) + query, headers=headers).content.decode()

    return way


def _streamed(name, *args):
    def way(schot, client, lezer):
        response = client.get(reverse(name, args=args))
        return response.getvalue().decode("utf-8-sig")

    return way


def _post(name, *args, **data):
    def way(schot, client, lezer):
        keys = [getattr(schot, arg).pk if arg in BLOKKEN else arg for arg in args]
        answer = client.post(reverse(name, args=keys), data, headers={"HX-Request": "true"}, follow=True)
        return answer.content.decode()

    return way


def _away(schot, client, lezer):
    """The list of what was put away, and what tells that it went."""
    actions.verwijderen(schot.dicht, by=None)
    pages = [reverse("agenda", args=R) + f"?verwijderd={schot.dicht.pk}", reverse("weggelegd", args=R)]
    return "".join(client.get(page).content.decode() for page in pages)


def _unsent(schot, client, lezer):
    for blok in (schot.dicht, schot.afspraak):
        Concept.objects.create(
            gebruiker=lezer, sleutel=f"blok-{blok.pk}", tab="x", velden=[["titel", "eigen"]]
        )
    named = [herkomst(lezer, f"blok-{blok.pk}") for blok in (schot.dicht, schot.afspraak)]
    return f"{named}{client.get(reverse('home')).content.decode()}"


def _tasks(schot, client, lezer):
    return str([taak.titel for taak in taken(lezer)])


def _organisation(schot, client, lezer):
    return str(afspraken_van(schot.ander, lezer, today()))


def _to_divide(schot, client, lezer):
    shown = stukken([schot.regio], zicht_van(lezer))
    return str([stuk.wat for stuk in shown]) + client.get(reverse("agenda_verdelen", args=R)).content.decode()


def _dossier(schot, client, lezer):
    return client.get(reverse("inwerkdossier", args=["twente", schot.ander.slug])).content.decode()


def _onze(schot, client, lezer):
    return client.get(reverse("onze_gemeente", args=["twente", schot.ander.slug])).content.decode()


def _dossier_pdf(schot, client, lezer):
    from samenwerking.inwerkdossier import dossier

    return str(dossier(lezer, schot.ander, schot.regio, today()))


def _new_functie(schot, client, lezer):
    """The names to choose from, after closed text brought one while it was open."""
    Functienaam.objects.create(naam=f"functie {GEHEIM}", regio=schot.regio)
    return client.get(reverse("blok_nieuw", args=["twente", schot.doel.pk, "functie"])).content.decode()


def _was_closed(schot, client, lezer):
    """Text that was closed when it was typed, read back in the history after it was opened."""
    schot.earlier()
    blok = schot.dicht
    geheim = blok.version
    blok.opgave.titel, blok.opgave.tekst = "Nu open", ""
    blok.opgave.save()
    blok.save()
    Blok.objects.filter(pk=blok.pk).update(onderwerp=None, verzekeraar=None)
    data = {"version": geheim, "titel": "x"}
    answer = client.post(reverse("blok_bewerken", args=["twente", blok.pk]), data)
    return answer.content.decode()


def _version(schot, client, lezer):
    versie = actions.aanbieden(schot.agenda, by=None)
    pages = [reverse("agenda_versies", args=R), versie.get_absolute_url()]
    compared = reverse("agenda_vergelijken", args=R) + f"?van=v{versie.nummer}&tot=nu"
    return "".join(client.get(page).content.decode() for page in (*pages, compared))


BLOKKEN = ("dicht", "dicht_doel", "functie", "afspraak", "actie", "open")
ZOEK = "?q=afspraak"
# What a reader for whom it is meant finds there: True, or False where closed text is for nobody.
WEGEN = {
    "agenda": (_open("agenda", *R), True),
    "agenda of a theme": (_open("agenda", *R, query="?thema=ouderen"), True),
    "fragment of an opgave": (_open("blok", "twente", "dicht", htmx=True), True),
    "fragment of a functie": (_open("blok", "twente", "functie", htmx=True), True),
    "fragment of an actie": (_open("blok", "twente", "actie", htmx=True), True),
    "edit": (_open("blok_bewerken", "twente", "afspraak"), None),
    "edit in place": (_open("blok_bewerken", "twente", "dicht", htmx=True), None),
    "conflict": (_post("blok_bewerken", "twente", "dicht", titel="x", version="0"), None),
    "new under it": (_open("blok_nieuw", "twente", "dicht", "doel"), None),
    "new functie beside it": (_new_functie, None),
    "names of functies": (_open("functies", *R), None),
    "names of functies to merge": (_open("functies_samenvoegen", *R), None),
    "close": (_open("blok_afschermen", "twente", "dicht"), None),
    "move": (_post("blok_verplaatsen", "twente", "dicht", "omlaag"), None),
    "who has it open": (_open("blok_wie", "twente", "dicht"), None),
    "to a place": (_open("blok_plaats", "twente", "dicht"), None),
    "to a place beside it": (_open("blok_plaats", "twente", "dicht_doel"), None),
    "to a place, of open text": (_open("blok_plaats", "twente", "open"), None),
    "put away": (_post("blok_verwijderen", "twente", "dicht"), None),
    "what was put away": (_away, None),
    "progress of all": (_open("voortgang_overzicht", *R), True),
    "progress shared": (_post("voortgang_vrij", "twente", "afspraak", vrij="ja"), None),
    "progress": (_open("voortgang", "twente", "afspraak"), True),
    "legal check": (_open("afspraak_toets", "twente", "afspraak"), True),
    "measured values": (_open("metingen", "twente", "dicht_doel"), True),
    "measured value taken back": (_post("meting_weg", "twente", "dicht_doel", 1), None),
    "business case": (_open("businesscase", "twente", "afspraak"), None),
    "business case, edit": (_open("businesscase_wijzigen", "twente", "afspraak"), None),
    "as JSON": (_open("agenda_export", "twente", "json"), True),
    "as a table": (_streamed("agenda_export", "twente", "csv"), True),
    "as a document": (_open("agenda_document", *R, query="?wat=samenwerkingsagenda&uit=nu&sinds="), None),
    "big screen": (_open("agenda_scherm", *R), None),
    "proposals": (_open("voorstellen", *R), None),
    "propose a change": (_open("voorstel_wijzigen", "twente", "dicht"), None),
    "propose to put away": (_open("voorstel_verwijderen", "twente", "dicht"), None),
    "propose something new": (_open("voorstel_toevoegen", "twente", "dicht", "doel"), None),
    "remarks": (_open("opmerkingen", "twente", "dicht"), True),
    "how one works": (_open("werkwijze", *R), None),
    "adoption": (_open("agenda_vaststellen", *R), None),
    "versions": (_version, None),
    "search in agendas": (_open("zoeken_agenda", query=ZOEK), True),
    "search in agendas, choices": (_open("zoeken_agenda"), None),
    "search": (_open("zoeken", query=ZOEK), None),
    "on a day": (_open("agenda_toen", *R, query="?dag=2026-11-23"), None),
    "compared": (_open("agenda_vergelijken", *R), None),
    "unsent text": (_unsent, None),
    "tasks": (_tasks, None),
    "organisation": (_organisation, True),
    "to divide": (_to_divide, None),
    "dossier": (_dossier, None),
    "own overview": (_onze, None),
    "dossier as document": (_dossier_pdf, None),
    "regio": (_open("regio", *R), None),
    "what was closed": (_was_closed, None),
}


@pytest.mark.parametrize("wie", WIE)
def test_closed_text_reaches_only_who_it_is_for(schot, sign_in, wie):
    lezer = schot.lezer(wie)
    client = sign_in(lezer)
    wrong = []
    for weg, (way, found) in WEGEN.items():
        with transaction.atomic():  # what one way changes, the next does not find
            seen = GEHEIM in way(schot, client, lezer)
            transaction.set_rollback(True)
        if (seen and not WIE[wie]) or (found and WIE[wie] and not seen):
            wrong.append(weg)
    assert wrong == []
    assert not any(GEHEIM in f"{sent.subject}{sent.body}" for sent in mail.outbox)


def test_every_door_of_this_room_is_tried_or_reads_no_blok():
    from agenda.urls import urlpatterns

    names = {pattern.name for pattern in urlpatterns}
    tried = """
        agenda blok blok_bewerken blok_nieuw blok_afschermen blok_verplaatsen blok_verwijderen voortgang
        afspraak_toets agenda_vaststellen agenda_versies agenda_versie agenda_vergelijken agenda_toen
        zoeken_agenda agenda_verdelen metingen meting_weg businesscase businesscase_wijzigen werkwijze
        agenda_scherm agenda_export voorstellen voorstel_wijzigen voorstel_verwijderen
        voorstel_toevoegen opmerkingen functies functies_samenvoegen voortgang_overzicht
        voortgang_vrij blok_wie blok_plaats weggelegd agenda_document
    """
    # Begins, answers or serves a file. The file of a legal check is tried in test_mededinging, the pages of a
    # proposal by every kind of reader in test_voorstellen.
    rest = {
        "agenda_beginnen",
        "thema_nieuw",
        "blok_terugzetten",
        "agenda_akkoord",
        "akkoord_bewijs",
        "akkoord_bezwaar",
        "vaststelregel",
        "versie_scan",
        "scan_bestand",
        "scan_weg",
        *(name for name in names if name.startswith(("onderwerpen", "evaluatie"))),  # read no blok
        "afspraak_toets_bestand",
        "businesscase_vrijgeven",
        "werkwijze_wijzigen",
        "redacteuren",
        "redacteur_opnieuw",
        "redacteur_terug",
        "bron_nieuw",
        "bron_weg",
        "bron_wijzigen",
        "bron_bestand",
        "beheer_landelijke_doelen",
        "beheer_functies",
        "beheer_functies_samenvoegen",
        "beheer_landelijk_doel",
        "voorstel",
        "agenda_openbaar",
        "openbaar",  # tried in test_openbaar
        "openbaar_alle",
        "voorstel_overnemen",
        *(name for name in names if name.startswith("inbreng")),  # tried in test_inbreng
        "mijn_kalender",
        "zaaknummer_document",  # tried in test_zaaknummers; they read no blok
        "zaaknummer_akkoord",
        "kalender_ics",  # tried in test_kalender
        # What they propose is tried in test_overleg_voorgesteld; else they read no blok.
        *(
            name
            for name in names
            if name.startswith(("overleg", "punt", "besluit_", "actiepunt", "stuk_", "bundel_"))
        ),
    }
    assert names <= rest.union(tried.split())
