"""What an overleg puts on paper: its besluitenlijst, and a vergaderstuk for one of its points."""

from typing import Any

from django.conf import settings
from django.db.models import JSONField
from django.db.models.functions import Cast

from agenda.models import Actiepunt, Agendapunt, Overleg
from agenda.overleg.verslag import deelnemers, punten
from agenda.overleg.voorgesteld import lijst_van
from documents.actions import vastleggen
from documents.models import Document, DocumentQuerySet
from documents.soorten import Documentsoort
from regions.models import Gebruiker
from regions.periods import iso
from regions.rights import Right

Gegevens = dict[str, Any]


def besluitenlijst(overleg: Overleg) -> Gegevens:
    """Who was there, and per point what was said, decided and to be done."""
    vastgesteld = set(overleg.goedgekeurd.values_list("pk", flat=True))
    return _kop(overleg, "besluitenlijst", f"Besluitenlijst {overleg.titel}") | {
        "deelnemers": [_deelnemer(rij.contactpersoon, rij.aanwezig) for rij in deelnemers(overleg)],
        "punten": [
            _punt(punt)
            | {
                "besproken": punt.besproken,
                "besluiten": [{"nummer": str(b), "tekst": b.tekst} for b in punt.besluiten.all()],
                "acties": [_actie(actie) for actie in punt.actiepunten.all()],
                "vastgesteld": lijst_van(punt) in vastgesteld,
            }
            for punt in punten(overleg)
        ],
        "vaststelling": _vaststelling(overleg),
    }


def _vaststelling(overleg: Overleg) -> Gegevens | None:
    """In which overleg the list was approved; when it was written down tells one approval from another."""
    later = overleg.goedgekeurd_in
    if later is None or overleg.goedgekeurd_op is None:
        return None
    return {
        "op": later.datum.isoformat(),
        "overleg": later.titel,
        "vastgelegd": overleg.goedgekeurd_op.isoformat(timespec="seconds"),
    }


def vergaderstuk(punt: Agendapunt) -> Gegevens:
    """What the table is asked at one point, and why."""
    gegevens = _punt(punt)
    over = {
        "sleutel": punt.pk,
        "over_versie": gegevens.pop("versie"),  # it is no version itself
        "vaststelling": None,
    }
    return _kop(punt.overleg, "vergaderstuk", punt.titel) | gegevens | over


def _kop(overleg: Overleg, soort: str, titel: str) -> Gegevens:
    organisaties = overleg.deelnemers.values_list("contactpersoon__organisatie__slug", flat=True)
    return {
        "soort": soort,
        "schema": 1,
        "voorbeeld": settings.DEMO,
        "titel": titel,
        "regio": {"code": overleg.regio.code, "naam": overleg.regio.naam},
        "peildatum": overleg.datum.isoformat(),
        "overleg": {
            "sleutel": overleg.pk,
            "titel": overleg.titel,
            "soort": overleg.get_soort_display(),
            "datum": overleg.datum.isoformat(),
            "plaats": overleg.plaats,
            "afgelast": overleg.afgelast_reden,
        },
        "aan_tafel": sorted(set(organisaties)),
    }


def _deelnemer(contact: Any, aanwezig: bool | None) -> Gegevens:
    return {
        "naam": contact.persoon.naam,
        "functie": contact.functie,
        "organisatie": contact.organisatie.naam,
        "aanwezig": aanwezig,
    }


def _punt(punt: Agendapunt) -> Gegevens:
    return {
        "aard": punt.get_aard_display(),
        "titel": punt.titel,
        "tekst": punt.tekst,
        "versie": punt.versie.nummer if punt.versie else None,
    }


def _actie(actie: Actiepunt) -> Gegevens:
    return {
        "wat": actie.wat,
        "wie": actie.organisatie.naam if actie.organisatie else "",
        "klaar_op": iso(actie.klaar_op),
    }


def documenten_van(overleg: Overleg, soort: str = "besluitenlijst") -> DocumentQuerySet:
    """What was frozen of this overleg for good, whatever its date and title were then."""
    rows = Document.objects.blijvend().filter(regio=overleg.regio, soort=soort)
    als_json = Cast("inhoud", JSONField())
    return rows.annotate(gegevens=als_json).filter(gegevens__overleg__sleutel=overleg.pk)


def leg_vast(overleg: Overleg, inhoud: Gegevens, *, by: Gebruiker | None) -> Document:
    """Freeze it; what was made of the same overleg, or of the same point, before is replaced by it."""
    eerder = documenten_van(overleg, inhoud["soort"])
    if inhoud["soort"] == "vergaderstuk":
        eerder = eerder.filter(gegevens__sleutel=inhoud["sleutel"])
    return vastleggen(
        soort=inhoud["soort"],
        titel=inhoud["titel"],
        inhoud=inhoud,
        regio=overleg.regio,
        by=by,
        vervangt=eerder.order_by("-pk").first(),
    )


def _mag(gebruiker: Gebruiker, document: Document) -> bool:
    """The parties of the regio, and a partner that sat at the table."""
    if gebruiker.may(Right.AGENDA_SEE, regio=document.regio):
        return True
    tafel = document.data["aan_tafel"]
    eigen = [t.organisatie.slug for t in gebruiker.toegangen if t.organisatie]
    return gebruiker.may(Right.REGIO_SEE, regio=document.regio) and any(slug in tafel for slug in eigen)


def opmaak(inhoud: Gegevens) -> Gegevens:
    """Who was there, and who was not."""
    return {
        "aanwezig": [rij for rij in inhoud["deelnemers"] if rij["aanwezig"]],
        "afwezig": [rij for rij in inhoud["deelnemers"] if rij["aanwezig"] is False],
    }


def acties_tabel(inhoud: Gegevens) -> tuple[list[str], list[list[Any]]]:
    """The decisions and actions, one a row."""
    rijen: list[list[Any]] = []
    for nummer, punt in enumerate(inhoud["punten"], 1):
        rijen += [
            [nummer, punt["titel"], f"Besluit {b['nummer']}", b["tekst"], "", ""] for b in punt["besluiten"]
        ]
        rijen += [
            [nummer, punt["titel"], "Actie", actie["wat"], actie["wie"], actie["klaar_op"] or ""]
            for actie in punt["acties"]
        ]
    return ["Punt", "Titel", "Wat", "Tekst", "Wie", "Klaar op"], rijen


BESLUITENLIJST = Documentsoort(
    code="besluitenlijst",
    naam="Besluitenlijst",
    template="agenda/papier/besluitenlijst.html",
    opmaak=opmaak,
    tabel=acties_tabel,
    mag=_mag,
)
VERGADERSTUK = Documentsoort(
    code="vergaderstuk", naam="Vergaderstuk", template="agenda/papier/vergaderstuk.html", mag=_mag
)
