"""A small kind of list to test the taking in with: names of themes, for a regio or for the country."""

import io

import openpyxl

from inlezen.kolommen import Kolom, geheel
from regions import lijsten
from regions.models import Thema

KOLOMMEN = (
    Kolom("Naam", betekenis="Hoe het thema heet.", verplicht=True, ook=("thema",)),
    Kolom("Volgorde", betekenis="Het hoeveelste in de lijst.", lees=geheel, leeg=100),
)


def plan(rijen, waar):
    """Each row a theme: there by its code, or new."""
    uitkomst = lijsten.Plan()
    for rij in rijen:
        code = rij["Naam"].lower().replace(" ", "-")
        er = Thema.objects.filter(code=code, regio=waar.regio).first()
        if rij["Naam"] == "Onmogelijk":
            uitkomst.fouten.append(lijsten.fout(rij.nummer, "Naam", "kan niet; kies een ander thema."))
        elif er:
            uitkomst.regels.append(_regel(rij, lijsten.Stand.GELIJK, None))
        else:
            thema = Thema(code=code, naam=rij["Naam"], regio=waar.regio, volgorde=rij["Volgorde"])
            uitkomst.regels.append(_regel(rij, lijsten.Stand.NIEUW, thema))
    return uitkomst


def _regel(rij, stand, thema):
    def doe():
        thema.save(force_insert=True)
        return thema.pk

    return lijsten.Regel(rij=rij.nummer, stand=stand, wie=rij["Naam"], doe=doe if thema else None)


def _lijst(code, *, van_regio):
    return lijsten.Lijst(
        code=code,
        titel="Thema's inlezen",
        uitleg="Een lijst met thema's.",
        kolommen=KOLOMMEN,
        plan=plan,
        voorbeeld=[{"Naam": "Wonen", "Volgorde": 4}],
        van_regio=van_regio,
        daarna=lambda blad: [("/", "Naar Mijn werk")],
    )


REGIO = _lijst("proef", van_regio=True)
LAND = _lijst("proef-land", van_regio=False)


def registreer():
    """From now on both are there."""
    lijsten.registreer(REGIO)
    lijsten.registreer(LAND)


def xlsx(*rijen):
    """The bytes of a workbook with these rows."""
    boek = openpyxl.Workbook()
    for rij in rijen:
        boek.active.append(rij)
    uit = io.BytesIO()
    boek.save(uit)
    return uit.getvalue()
