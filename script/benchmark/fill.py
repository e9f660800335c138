"""What is measured, in the database of DATABASE_URL: `house N`, `agendas` or `reader`; prints where to go."""

import datetime
import json
import math
import sys
import time
from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.db import connection, transaction

import agenda.actions
import venster.actions
from agenda.models import Agenda, Blok, VersieStuk
from regions.models import Deelname, Gebruiker, Organisatie, Regio, Soort, Thema, Toegang
from regions.periods import since, today
from regions.rights import Rol
from venster.kern import Deel
from venster.models import Deelconcept, Inzending, Ronde

BEGIN = datetime.date(2018, 1, 1)
TEKST = (
    "We kennen elkaar en weten elkaar te vinden. De afspraken zijn er, maar het duurt lang voordat er iets "
    "van te merken is in de wijk; over wie wat betaalt praten we nog te vaak opnieuw. Een vast moment per "
    "kwartaal zou helpen om dat te doorbreken, en dan ook een echt moment."
)[:260]


def session(gebruiker: Gebruiker) -> dict[str, str]:
    """The cookies of someone who has just signed in."""
    store = SessionStore()
    store[SESSION_KEY] = str(gebruiker.pk)
    store[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    store[HASH_SESSION_KEY] = gebruiker.get_session_auth_hash()
    store["tweede_factor"] = True
    store["actief"] = int(time.time())
    store.create()
    return {settings.SESSION_COOKIE_NAME: store.session_key, "csrftoken": "a" * 32}


def someone(rol: Rol, naam: str, **where: Any) -> dict[str, str]:
    """A user with one role, signed in."""
    gebruiker = Gebruiker.objects.create_user(email=f"{naam}@example.nl", naam=naam)
    Toegang.objects.create(gebruiker=gebruiker, rol=rol, period=since(BEGIN), **where)
    return session(gebruiker)


def regios() -> list[Regio]:
    """The working regio's of today."""
    return list(Regio.objects.werk().on(today()).order_by("pk"))


def house(sheets: int) -> dict[str, Any]:
    """This year's round with filled drafts, agendas to edit, and who works there."""
    here = regios()
    insurers = list(_insurers(math.ceil(sheets / len(here)), here))
    year = today().year
    ronde = Ronde.objects.create(
        jaar=year, peildatum=today(), sluit_op=today() + datetime.timedelta(days=40), publiceert_op=None
    )
    venster.actions.openen(ronde, by=None)
    _drafts(insurers)
    gemeente = (
        Organisatie.objects.taking_part(here[0], today()).filter(soort=Soort.GEMEENTE).order_by("pk")[0]
    )
    cookies = [someone(Rol.MEDEWERKER, f"verzekeraar-{o.pk}", organisatie=o) for o in insurers]
    return {
        "jaar": year,
        "sheets": [
            {"cookies": cookie, "path": f"/venster/{year}/{insurer.slug}/{regio.code}/"}
            for regio in here
            for insurer, cookie in zip(insurers, cookies, strict=True)
        ],
        "blokken": [blok for regio in here[:4] for blok in _agenda(regio)],
        "invuller": someone(Rol.MEDEWERKER, "invuller", organisatie=gemeente),
        "vragen": f"/venster/{year}/{gemeente.slug}/{here[0].code}/agenda/",
        "coordinator": someone(Rol.COORDINATOR, "coordinator", regio=here[0]),
        "verzekeraar": cookies[0],
    }


def _insurers(count: int, here: list[Regio]) -> Iterable[Organisatie]:
    """Invented, and active in every regio."""
    for n in range(count):
        insurer = Organisatie.objects.create(
            naam=f"Verzonnen verzekeraar {n}",
            slug=f"verzonnen-{n}",
            soort=Soort.ZORGVERZEKERAAR,
            period=since(BEGIN),
        )
        Deelname.objects.bulk_create(
            Deelname(regio=r, organisatie=insurer, period=since(BEGIN)) for r in here
        )
        yield insurer


def _drafts(insurers: list[Organisatie]) -> None:
    by = Gebruiker.objects.create_user(email="schrijver@example.nl", naam="Noor Jansen")
    blank = Inzending.objects.filter(organisatie__in=insurers, nummer=0)
    Deelconcept.objects.bulk_create(
        Deelconcept(
            inzending_id=pk,
            deel=deel,
            antwoord=deel != Deel.RESULTAAT,
            toelichting=TEKST,
            steun=TEKST,
            door=by,
        )
        for pk in blank.values_list("pk", flat=True)
        for deel in Deel
    )


def _agenda(regio: Regio, per_functie: int = 3) -> list[dict[str, Any]]:
    """Three themes with two opgaven each, and six times as many afspraken as asked: eighteen."""
    period = since(today().replace(month=1, day=1), today().replace(year=today().year + 4, month=1, day=1))
    made = Agenda.objects.create(regio=regio, titel=f"Samenwerkingsagenda {regio}", period=period)
    partijen = list(Organisatie.objects.taking_part(regio, today()).order_by("pk")[:3])
    cookies = someone(Rol.COORDINATOR, f"coordinator-{regio.code}", regio=regio)
    found = []

    def add(soort: str, ouder: Blok | None, **velden: Any) -> Blok:
        blok = agenda.actions.toevoegen(made, soort, by=None, ouder=ouder, **velden)
        path = f"/regio/{regio.code}/agenda/blok/{blok.pk}/bewerken/"
        found.append({"cookies": cookies, "soort": str(soort), "path": path})
        return blok

    for thema in Thema.objects.filter(regio=None).order_by("volgorde"):
        top = add(Blok.Soort.THEMA, None, thema=thema, tekst=f"<p>{TEKST}</p>")
        for n in range(2):
            opgave = add(Blok.Soort.OPGAVE, top, titel=f"Opgave {n}", tekst=f"<p>{TEKST}</p>")
            doel = add(Blok.Soort.DOEL, opgave, titel=f"Doel {n}", tekst=f"<p>{TEKST}</p>")
            functie = add(Blok.Soort.FUNCTIE, doel, titel="Steun voor mantelzorgers", vorm="voorkomen")
            for i in range(per_functie):
                add(
                    Blok.Soort.AFSPRAAK,
                    functie,
                    titel=f"Afspraak {i}",
                    tekst=f"<p>{TEKST}</p>",
                    vorm="structureel",
                    trekker=partijen[0],
                    partners=partijen[1:],
                    regels=[(partij, f"<p>{TEKST[:100]}</p>") for partij in partijen],
                )
    return found


def agendas() -> dict[str, Any]:
    """An adopted agenda of four hundred blokken, and as full a one in every other regio to search in."""
    found, versies = [], []
    for number, regio in enumerate(regios()):
        found.append(_agenda(regio, 1 if number else 64))
        made = Agenda.objects.get(regio=regio)
        versies.append(agenda.actions.aanbieden(made, by=None))
        agenda.actions.vaststellen(versies[-1], op=today(), overleg="Overleg", by=None)
    full = list(VersieStuk.objects.filter(versie=versies[0]))
    names = [
        f.name for f in VersieStuk._meta.concrete_fields if f.name not in ("id", "versie", "plek", "zoek")
    ]
    VersieStuk.objects.bulk_create(
        VersieStuk(versie=versie, plek=1000 + stuk.plek, **{name: getattr(stuk, name) for name in names})
        for versie in versies[1:]
        for stuk in full
    )
    return {
        "agendas": len(found),
        "pieces": VersieStuk.objects.count(),
        "blokken": len(found[0]),
        "page": found[0][0]["path"].partition("blok/")[0],
        "coordinator": found[0][0]["cookies"],
    }


def reader() -> dict[str, Any]:
    """Someone who may see the country, and the last round that was published."""
    last = Ronde.objects.gepubliceerd().order_by("-jaar")[0]
    return {
        "cookies": someone(Rol.LANDELIJK, "landelijk"),
        "jaar": last.jaar,
        "rows": Inzending.objects.count(),
    }


def main() -> None:
    """Fill, and say where things are."""
    with transaction.atomic(), connection.cursor() as cursor:
        # As in make_answers: without these two, the history's triggers are slow for many rows at once.
        cursor.execute("SELECT set_config('pgtrigger.ignore', '{}', true)")
        made: dict[str, Any] = {}
        if sys.argv[1] == "agendas":
            made = agendas() | {"cookies": someone(Rol.LANDELIJK, "landelijk")}
        else:
            made = (house(int(sys.argv[2])) if sys.argv[1] == "house" else {}) | reader()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    json.dump(made, sys.stdout)


if __name__ == "__main__":
    main()
