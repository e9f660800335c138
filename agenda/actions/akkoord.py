"""What a party says of a version: answered by its bestuurder, or recorded; objected to; joined later."""

import datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction

from agenda.actions.hoedanigheid import hoedanigheid
from agenda.actions.vaststellen import NietMogelijk, een_voor_een
from agenda.models import Akkoord, Bezwaar, Regel, Versie
from agenda.models.akkoorden import DOET_MEE
from regions.gate import reason
from regions.mail import mail
from regions.models import Contactpersoon, Gebruiker, Organisatie, Regio, Toegang
from regions.periods import today
from regions.post import ontvangers
from regions.rights import Right, Rol

GEVEN = (Right.AKKOORD_GIVE, Right.AKKOORD_RECORD)


@transaction.atomic
def antwoorden(
    versie: Versie,
    organisatie: Organisatie,
    *,
    by: Gebruiker | None,
    als: str = "",
    gegeven: bool = True,
    **velden: Any,
) -> Akkoord:
    """A party's answer to a version; what it answered before stays in the record.

    When a colleague records it (not `gegeven`), the party's bestuurders are told by mail and can object.
    After the decision an answer means that the party joins, from a day of its own.
    """
    een_voor_een(versie.regio.pk)
    _mag(by, versie.regio, organisatie, gegeven)
    aansluiten = is_vastgesteld(versie)
    if aansluiten:
        _kan_aansluiten(versie, organisatie, velden)
    else:
        _ligt_voor(versie, organisatie, velden.get("thema", ""))
    als = als or hoedanigheid(by, versie.regio, *GEVEN, organisatie=organisatie)
    akkoord = Akkoord(
        versie=versie, organisatie=organisatie, door=by, als=als, gegeven=gegeven, **_gegrond(velden)
    )
    akkoord.full_clean(exclude=["door"])
    akkoord.save()
    if not gegeven:
        _meld_bestuurders(akkoord)
    return akkoord


def _mag(by: Gebruiker | None, regio: Regio, organisatie: Organisatie, gegeven: bool) -> None:
    right = Right.AKKOORD_GIVE if gegeven else Right.AKKOORD_RECORD
    if by and not by.may(right, regio=regio, organisatie=organisatie):
        raise PermissionDenied(reason(right, regio=regio, organisatie=organisatie))


def is_vastgesteld(versie: Versie) -> bool:
    """Whether the regio decided on it."""
    return Versie.alle.vastgesteld().filter(pk=versie.pk).exists()


def _ligt_voor(versie: Versie, organisatie: Organisatie, thema: str) -> None:
    if not Versie.alle.ter_vaststelling().filter(pk=versie.pk).exists():
        raise NietMogelijk("Deze versie ligt niet meer ter vaststelling. Kijk bij de nieuwste versie.")
    if organisatie.slug not in [partij["slug"] for partij in versie.inhoud["partijen"]]:
        raise NietMogelijk(f"{organisatie} deed niet mee toen deze versie werd gemaakt.")
    if thema and versie.regel != Regel.THEMA:
        raise NietMogelijk("In deze regio geven partijen hun oordeel over het geheel.")
    if thema and thema not in [found["code"] for found in versie.inhoud.get("themas", [])]:
        raise NietMogelijk("Dit thema staat niet in deze versie.")


def _kan_aansluiten(versie: Versie, organisatie: Organisatie, velden: dict[str, Any]) -> None:
    if not geldt(versie):
        raise NietMogelijk("Er is een nieuwere vastgestelde versie. Sluit daarbij aan.")
    if not Organisatie.objects.taking_part(versie.regio, today()).filter(pk=organisatie.pk).exists():
        raise NietMogelijk(f"{organisatie} doet vandaag niet mee in {versie.regio}.")
    if deed_mee(versie, organisatie):
        raise NietMogelijk(f"{organisatie} doet al mee met {versie}.")
    if velden.get("oordeel") not in DOET_MEE:
        raise NietMogelijk("Aansluiten kan alleen met akkoord, of akkoord met voorbehoud.")
    velden.setdefault("sluit_aan_op", today())
    if velden["sluit_aan_op"] < versie.vaststelling.op:
        raise NietMogelijk(
            f"{versie} is vastgesteld op {versie.vaststelling.op:%d-%m-%Y}. Kies die dag of later."
        )


def geldt(versie: Versie) -> bool:
    """Whether it is the last one of its agenda or list that was decided on."""
    zelfde = Versie.alle.filter(agenda=versie.agenda_id, onderwerpen_van=versie.onderwerpen_van_id)
    laatst = zelfde.vastgesteld().order_by("-nummer").values_list("pk", flat=True).first()
    return bool(laatst == versie.pk)


def deed_mee(versie: Versie, organisatie: Organisatie) -> bool:
    """Whether its answer that counts is one by which it takes part."""
    akkoord = Akkoord.objects.laatste().filter(versie=versie, organisatie=organisatie).first()
    return akkoord is not None and akkoord.doet_mee


def _gegrond(velden: dict[str, Any]) -> dict[str, Any]:
    """On what it rests, in the words that are frozen: kind, day and number."""
    if not velden.get("grond"):
        return velden
    datum: datetime.date | None = velden.get("grond_datum")
    delen = [Akkoord.Grond(velden["grond"]).label]
    delen += [f"van {datum:%d-%m-%Y}"] if datum else []
    nummer = velden.get("grond_nummer")
    return velden | {"basis": " ".join(delen) + (f", nummer {nummer}" if nummer else "")}


@transaction.atomic
def bezwaar_maken(akkoord: Akkoord, *, by: Gebruiker, tekst: str) -> Bezwaar:
    """A bestuurder says that what a colleague recorded is not so; the coordinator is told by mail."""
    versie, organisatie = akkoord.versie, akkoord.organisatie
    een_voor_een(versie.regio.pk)
    _mag(by, versie.regio, organisatie, True)
    if akkoord.gegeven:
        raise NietMogelijk("Dit oordeel gaf een bestuurder zelf. Geef een nieuw oordeel als het anders is.")
    if Bezwaar.objects.filter(akkoord=akkoord).exists():
        raise NietMogelijk("Op dit oordeel is al bezwaar gemaakt.")
    als = hoedanigheid(by, versie.regio, Right.AKKOORD_GIVE, organisatie=organisatie)
    bezwaar = Bezwaar(akkoord=akkoord, tekst=tekst, door=by, als=als)
    bezwaar.full_clean(exclude=["door"])
    bezwaar.save()
    context = {"akkoord": akkoord, "versie": versie, "bezwaar": bezwaar, "besloten": is_vastgesteld(versie)}
    onderwerp = f"Bezwaar van {organisatie} bij {versie} in {versie.regio}"
    mail(_coordinatoren(versie.regio), onderwerp, "mail/akkoord_bezwaar", context)
    return bezwaar


def _coordinatoren(regio: Regio) -> list[str]:
    access = Toegang.objects.now().filter(rol=Rol.COORDINATOR, regio=regio, gebruiker__is_active=True)
    return sorted(set(access.values_list("gebruiker__email", flat=True)))


def _meld_bestuurders(akkoord: Akkoord) -> None:
    """To those who sign in as its bestuurder; else to whoever speaks for it, or stands in."""
    versie, organisatie = akkoord.versie, akkoord.organisatie
    access = Toegang.objects.now().filter(rol=Rol.BESTUURDER, organisatie=organisatie)
    adressen = set(access.filter(gebruiker__is_active=True).values_list("gebruiker__email", flat=True))
    if not adressen:
        namens = ontvangers(organisatie, versie.regio, Contactpersoon.Rol.BESTUURLIJK)
        adressen = {persoon.email for persoon in namens}
    onderwerp = f"Vastgelegd namens {organisatie}: {akkoord.get_oordeel_display()}"
    mail(sorted(adressen), onderwerp, "mail/akkoord_vastgelegd", {"akkoord": akkoord, "versie": versie})
