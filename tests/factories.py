"""Rows to test with: one function per model, sensible defaults, nothing random."""

import datetime
import itertools

from regions.models import (
    Concessie,
    Contactpersoon,
    Deelname,
    Gebruiker,
    Indeling,
    Mandaat,
    Organisatie,
    Persoon,
    Plaatsing,
    Regio,
    Soort,
    Thema,
    Toegang,
)
from regions.periods import since
from regions.rights import Rol

BEGIN = datetime.date(2018, 1, 1)
_teller = itertools.count(1)


def indeling(code="werk", **fields):
    """A division; the working one unless named otherwise."""
    defaults = {"naam": code.capitalize(), "werkindeling": code == "werk", "bekend_vanaf": BEGIN}
    return Indeling.objects.get_or_create(code=code, defaults=defaults | fields)[0]


def regio(naam="Twente", *, code=None, van=BEGIN, tot=None, **fields):
    """A regio of the werkindeling."""
    code = code or naam.lower().replace(" ", "-").replace("'", "")
    fields.setdefault("indeling", indeling())
    return Regio.objects.create(naam=naam, code=code, period=since(van, tot), **fields)


def organisatie(naam=None, soort=Soort.ZORGVERZEKERAAR, *, van=BEGIN, tot=None, **fields):
    """An organisation of any kind; a gemeente gets a CBS code of its own."""
    nummer = next(_teller)
    naam = naam or f"{soort.label.capitalize()} {nummer}"
    if soort == Soort.GEMEENTE:
        # Above the real codes, which tests name themselves.
        fields.setdefault("cbs_code", f"GM{2000 + nummer % 8000}")
    fields.setdefault("slug", naam.lower().replace(" ", "-"))
    return Organisatie.objects.create(naam=naam, soort=soort, period=since(van, tot), **fields)


def gemeente(naam=None, *, regio=None, van=BEGIN, tot=None, **fields):
    """A gemeente, placed in a regio when one is given."""
    created = organisatie(naam, Soort.GEMEENTE, van=van, tot=tot, **fields)
    if regio:
        plaatsing(created, regio, van=van, tot=tot)
    return created


def plaatsing(gemeente, regio, *, van=BEGIN, tot=None):
    """A gemeente hoort bij een regio."""
    return Plaatsing.objects.create(gemeente=gemeente, regio=regio, period=since(van, tot))


def verzekeraar(naam=None, *, regio=None, van=BEGIN, tot=None, **fields):
    """An insurer, active in a regio when one is given."""
    created = organisatie(naam, Soort.ZORGVERZEKERAAR, **fields)
    if regio:
        Deelname.objects.create(regio=regio, organisatie=created, period=since(van, tot))
    return created


def zorgkantoor(naam=None, *, regio=None, van=BEGIN, tot=None, **fields):
    """A care office; with a regio it has the concession of a zorgkantoorregio of the same gemeenten."""
    created = organisatie(naam, Soort.ZORGKANTOOR, **fields)
    if regio:
        zorgregio, new = Regio.objects.get_or_create(
            indeling=indeling("zorgkantoorregio"),
            code=regio.code,
            defaults={"naam": regio.naam, "period": since(BEGIN)},
        )
        if new:
            for place in regio.plaatsingen.all():
                Plaatsing.objects.create(gemeente=place.gemeente, regio=zorgregio, period=place.period)
        Concessie.objects.create(regio=zorgregio, zorgkantoor=created, period=since(van, tot))
    return created


def gebruiker(rol=None, *, regio=None, organisatie=None, naam="Noor Jansen", van=BEGIN, tot=None, **fields):
    """A user, with a role when one is given."""
    fields.setdefault("email", f"gebruiker{next(_teller)}@example.nl")
    created = Gebruiker.objects.create_user(naam=naam, **fields)
    if rol:
        toegang(created, rol, regio=regio, organisatie=organisatie, van=van, tot=tot)
    return created


def toegang(gebruiker, rol, *, regio=None, organisatie=None, van=BEGIN, tot=None):
    """A role for a user."""
    return Toegang.objects.create(
        gebruiker=gebruiker, rol=Rol(rol), regio=regio, organisatie=organisatie, period=since(van, tot)
    )


def persoon(naam="Sanne de Vries", **fields):
    """A person without an account."""
    fields.setdefault("email", f"persoon{next(_teller)}@example.nl")
    return Persoon.objects.create(naam=naam, **fields)


def contact(organisatie, regio, *, rol=Contactpersoon.Rol.AMBTELIJK, wie=None, van=BEGIN, tot=None, **fields):
    """A contact person of an organisatie in a regio."""
    return Contactpersoon.objects.create(
        persoon=wie or persoon(),
        organisatie=organisatie,
        regio=regio,
        rol=rol,
        period=since(van, tot),
        **fields,
    )


def themas():
    """The three themes that everyone has."""
    namen = {"preventie": "Preventie", "ouderen": "Ouderen", "ggz": "GGZ"}
    return [
        Thema.objects.get_or_create(code=code, regio=None, defaults={"naam": naam, "volgorde": order})[0]
        for order, (code, naam) in enumerate(namen.items(), 1)
    ]


def mandaat(gever, ontvanger, regio, *, thema=None, van=BEGIN, tot=None, **fields):
    """An organisation lets another speak for it; by agreement unless told otherwise."""
    fields.setdefault("vorm", Mandaat.Vorm.AANSLUITEN)
    fields.setdefault("basis", Mandaat.Basis.AFSPRAAK)
    fields.setdefault("vastgelegd_op", BEGIN)
    return Mandaat.objects.create(
        gever=gever, ontvanger=ontvanger, regio=regio, thema=thema, period=since(van, tot), **fields
    )
