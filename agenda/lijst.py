"""What may be discussed and agreed on in a regio, offered and adopted as its agenda is."""

import datetime
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import Max

from agenda.actions.hoedanigheid import hoedanigheid
from agenda.actions.vaststellen import NietMogelijk, een_voor_een, met_wijzigingen
from agenda.canoniek import partij, partijen_van
from agenda.models import Regel, Versie, regel_nu
from documents.soorten import Documentsoort
from regions.models import Gebruiker, Gespreksonderwerp, Regio
from regions.periods import iso, today
from regions.rights import Right

SCHEMA = 1
Gegevens = dict[str, Any]


def inhoud_lijst(regio: Regio, *, versie: int, peildatum: datetime.date) -> Gegevens:
    """The subjects of that day, and the parties that would agree to them."""
    rows = regio.gespreksonderwerpen.on(peildatum).met_partijen().order_by("onderwerp", "pk")
    eerste = _eerste(regio)
    return {
        "soort": "gespreksonderwerpen",
        "schema": SCHEMA,
        "voorbeeld": settings.DEMO,
        "regio": {"code": regio.code, "naam": regio.naam},
        "titel": f"Gespreksonderwerpen {regio}",
        "versie": versie,
        "peildatum": peildatum.isoformat(),
        "partijen": [partij(wie) for wie in partijen_van(regio, peildatum)],
        "onderwerpen": [_onderwerp(onderwerp, eerste) for onderwerp in rows],
        "vaststelling": None,
    }


def _eerste(regio: Regio) -> dict[int, int]:
    """Of each row of a subject the first one of it: what it is known by through time."""
    vorige = dict(regio.gespreksonderwerpen.values_list("pk", "vorige"))

    def van(pk: int) -> int:
        while eerder := vorige.get(pk):
            pk = eerder
        return pk

    return {pk: van(pk) for pk in vorige}


def _onderwerp(onderwerp: Gespreksonderwerp, eerste: dict[int, int]) -> Gegevens:
    return {
        "sleutel": eerste.get(onderwerp.pk, onderwerp.pk),
        "onderwerp": onderwerp.onderwerp,
        "bespreken": onderwerp.get_bespreken_display(),
        "afspreken": onderwerp.get_afspreken_display(),
        "voorwaarden": onderwerp.voorwaarden,
        "waarom": onderwerp.waarom,
        "wie": onderwerp.wie,
        "concurrentiegevoelig": onderwerp.concurrentiegevoelig,
        "opnieuw_bekijken_op": iso(onderwerp.opnieuw_bekijken_op),
    }


@transaction.atomic
def aanbieden_lijst(
    regio: Regio, *, by: Gebruiker | None, op: datetime.date | None = None, als: str = ""
) -> Versie:
    """Freeze the list as it is on a day, ter vaststelling."""
    een_voor_een(regio.pk)
    op = op or today()
    versies = Versie.lijsten.filter(onderwerpen_van=regio)
    nummer = (versies.aggregate(last=Max("nummer"))["last"] or 0) + 1
    frozen = met_wijzigingen(inhoud_lijst(regio, versie=nummer, peildatum=op), versies)
    if not frozen["onderwerpen"]:
        raise NietMogelijk("Er staat nog niets op de lijst. Voeg eerst een onderwerp toe.")
    versie: Versie = Versie.alle.create(
        onderwerpen_van=regio,
        nummer=nummer,
        inhoud=frozen,
        regel=lijstregel(regio),
        op=op,
        door=by,
        als=als or hoedanigheid(by, regio, Right.AGENDA_VASTSTELLEN),
    )
    return versie


def lijstregel(regio: Regio) -> Regel:
    """The rule of the regio; a list has no themes, so where one decides by theme all have to agree."""
    regel = regel_nu(regio) or Regel.OVERLEG
    return Regel.ALLEN if regel == Regel.THEMA else regel


def opmaak(inhoud: Gegevens) -> Gegevens:
    """What the template of the document needs beside the content."""
    return {"besluit": inhoud.get("vaststelling")}


def tabel(inhoud: Gegevens) -> tuple[list[str], list[list[Any]]]:
    """The subjects, one a row, to attach to the document."""
    koppen = {
        "onderwerp": "Onderwerp",
        "bespreken": "Erover praten",
        "afspreken": "Erover afspreken",
        "voorwaarden": "Voorwaarden",
        "waarom": "Waarom",
        "wie": "Geldt voor",
        "opnieuw_bekijken_op": "Opnieuw bekijken op",
    }
    return [*koppen.values()], [[o[naam] or "" for naam in koppen] for o in inhoud["onderwerpen"]]


SOORT = Documentsoort(
    code="gespreksonderwerpen",
    naam="Gespreksonderwerpen",
    template="onderwerpen/document.html",
    opmaak=opmaak,
    tabel=tabel,
)
