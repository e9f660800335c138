"""What a blok says at one moment: now, or when someone began to type, as the history has it."""

import datetime
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any

from django.db import models

from agenda.lijnen import Lijnen
from agenda.models import (
    DETAILS,
    TREKKERS,
    Afspraak,
    AfspraakKader,
    Agenda,
    BesluitNodig,
    Blok,
    Detail,
    Opgave,
    Partner,
    WieDoetWat,
)
from regions.gereed import Gereed, sleutel
from regions.models import Organisatie
from regions.periods import since


@dataclass(slots=True)
class Staat:
    """The row of a blok's own kind, and the lines that belong to it."""

    detail: Detail
    partners: list[int] = field(default_factory=list)
    kaders: list[int] = field(default_factory=list)
    regels: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    lijnen: Lijnen | None = None

    @property
    def bekend(self) -> list[Organisatie]:
        """The organisations it names that were read along."""
        return self.lijnen.organisaties if self.lijnen else []

    @property
    def organisaties(self) -> set[int]:
        """The keys of all organisations it names."""
        named = {getattr(self.detail, f"{name}_id", None) for name in ("trekker", "organisatie")}
        in_regels = (regel.get("wie") for regels in self.regels.values() for regel in regels)
        return {pk for pk in (*named, *self.partners, *in_regels) if pk}

    @property
    def contacten(self) -> set[int]:
        """The keys of all contact persons it names."""
        return {pk for name in TREKKERS if (pk := getattr(self.detail, f"{name}_id", None))}


def leeg(agenda: Agenda, soort: str) -> Staat:
    """A blok of this kind that says nothing yet."""
    if soort == Blok.Soort.AFSPRAAK:
        return Staat(Afspraak(period=since(agenda.since)))
    return Staat(DETAILS[soort]())


def _detail(model: Any) -> Gereed[Any]:
    return Gereed(lambda: model.objects.filter(pk=sleutel()))


_DETAIL = {soort: _detail(model) for soort, model in DETAILS.items()}


def nu(blok: Blok) -> Staat:
    """What a blok says now."""
    (detail,) = _DETAIL[blok.soort](pk=blok.pk)
    detail.blok = blok
    if isinstance(detail, Opgave):
        return Staat(detail, regels=_van_opgave(detail))
    if not isinstance(detail, Afspraak):
        return Staat(detail)
    lijnen = Lijnen.van(detail)
    return Staat(
        detail,
        partners=[partner.organisatie_id for partner in lijnen.partners],
        regels={
            "regel": [{"wie": r.organisatie_id, "tekst": r.tekst} for r in lijnen.wie_doet_wat],
            "mee": [_mee(partner) for partner in lijnen.partners],
            "besluit": [_besluit(regel) for regel in lijnen.besluiten],
            "elders": list(detail.elders),
        },
        kaders=list(lijnen.kaders),
        lijnen=lijnen,
    )


def bij_versie(blok: Blok, version: str) -> Staat | None:
    """What a blok said when its version was this one; None if it never was.

    One save is one transaction and all its events carry that moment; who saves has seen the version before,
    so the moments of one blok rise with its versions.
    """
    if not version.isdecimal() or len(version) > 9:
        return None
    saves = _events(Blok).filter(pgh_obj_id=blok.pk, version=int(version))
    began = saves.order_by("pgh_id").first()
    return _op_moment(blok, began.pgh_created_at) if began else None


def _op_moment(blok: Blok, moment: datetime.datetime) -> Staat | None:
    return op_moment(blok.soort, [blok.pk], moment).get(blok.pk)


def op_moment(soort: str, blokken: Collection[int], moment: datetime.datetime) -> dict[int, Staat]:
    """What these blokken of one kind said at a moment, as the history has it; by their keys."""
    details = rijen_op(DETAILS[soort], moment, pgh_obj_id__in=blokken)
    staten = {detail.pk: Staat(detail) for detail in details}
    for detail in details:
        if isinstance(detail, Opgave):
            staten[detail.pk].regels = _van_opgave(detail)
        elif isinstance(detail, Afspraak):
            staten[detail.pk].regels["elders"] = list(detail.elders)
    if soort == Blok.Soort.AFSPRAAK:
        _met_regels(staten, moment)
    return staten


def _van_opgave(opgave: Opgave) -> dict[str, list[dict[str, Any]]]:
    return {"regel": list(opgave.cijfers), "gesprek": list(opgave.gesprekken)}


def _mee(partner: Partner) -> dict[str, Any]:
    return {"wie": partner.organisatie_id, "sinds": partner.since}


def _besluit(regel: BesluitNodig) -> dict[str, Any]:
    return {
        "wie": regel.organisatie_id,
        "gremium": regel.gremium,
        "verwacht": regel.verwacht,
        "genomen": regel.genomen,
    }


def _met_regels(staten: dict[int, Staat], moment: datetime.datetime) -> None:
    """Of agreements also who took part, who did what, and what went with them."""
    for partner in rijen_op(Partner, moment, afspraak_id__in=staten):
        if partner.period.upper_inf:
            staten[partner.afspraak_id].partners.append(partner.organisatie_id)
            staten[partner.afspraak_id].regels.setdefault("mee", []).append(_mee(partner))
    for regel in sorted(rijen_op(WieDoetWat, moment, afspraak_id__in=staten), key=lambda r: r.volgorde):
        regels = staten[regel.afspraak_id].regels.setdefault("regel", [])
        regels.append({"wie": regel.organisatie_id, "tekst": regel.tekst})
    for besluit in sorted(rijen_op(BesluitNodig, moment, afspraak_id__in=staten), key=lambda r: r.volgorde):
        staten[besluit.afspraak_id].regels.setdefault("besluit", []).append(_besluit(besluit))
    for hoort_bij in rijen_op(AfspraakKader, moment, afspraak_id__in=staten):
        staten[hoort_bij.afspraak_id].kaders.append(hoort_bij.kader_id)


def _events(model: Any) -> models.QuerySet:
    return model.pgh_event_model.objects.all()


def rijen_op(model: type[models.Model], moment: datetime.datetime, **which: Any) -> list[Any]:
    """The rows of a model as they were at a moment, from its history."""
    events = _events(model).filter(pgh_created_at__lte=moment, **which)
    last = events.order_by("pgh_obj_id", "-pgh_id").distinct("pgh_obj_id")
    names = [f.attname for f in model._meta.concrete_fields]
    return [
        model(**{name: getattr(event, name) for name in names})
        for event in last
        if event.pgh_label != "delete"
    ]
