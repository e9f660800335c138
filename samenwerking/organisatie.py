"""One organisation in all its regio's: what each room publishes of it, laid side by side for one user."""

import datetime
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q

from agenda.organisatie import Regel, TeDoen, acties_van, afspraken_van, wacht_op
from regions.models import (
    Concessie,
    Contactpersoon,
    Deelname,
    Gebruiker,
    Herindeling,
    Mandaat,
    Marktaandeel,
    Organisatie,
    Plaatsing,
    Regio,
    Regioverzoek,
    Soort,
)
from regions.taken import Taak
from venster.models import Ronde
from venster.organisatie import Gevraagd, gevraagd


@dataclass(slots=True, kw_only=True)
class Blad:
    """All that this user may see of an organisation on a day."""

    organisatie: Organisatie
    dag: datetime.date
    regios: list[tuple[Regio, list[Contactpersoon]]]
    gegeven: list[Mandaat]
    gekregen: list[Mandaat]
    afspraken: list[Regel]
    acties: list[TeDoen]
    wacht: list[Taak] = field(default_factory=list)
    ronde: Ronde | None
    uitnodigingen: list[Gevraagd]
    overlays: list[Regio] = field(default_factory=list)
    uit: list[Herindeling] = field(default_factory=list)
    erin: list[Herindeling] = field(default_factory=list)
    onderdelen: list[tuple[Organisatie, list[Concessie]]] = field(default_factory=list)
    deelnames: list[Deelname] = field(default_factory=list)
    concessies: list[Concessie] = field(default_factory=list)
    grootste: Marktaandeel | None = None
    bij_grootste: list[Contactpersoon] = field(default_factory=list)
    verzoeken: list[Regioverzoek] = field(default_factory=list)

    @property
    def pilots(self) -> int:
        """How many of the agreements are pilots."""
        return sum(regel.is_pilot for regel in self.afspraken)

    @property
    def bevestigd_op(self) -> datetime.date | None:
        """When it last said itself where it is active; nothing when it has not for one of its regio's."""
        dagen = [rij.bevestigd_op for rij in self.deelnames]
        gezegd = [dag for dag in dagen if dag]
        return min(gezegd) if gezegd and len(gezegd) == len(dagen) else None


def blad(organisatie: Organisatie, gebruiker: Gebruiker, dag: datetime.date) -> Blad:
    """The page of an organisation; the number of queries does not grow with its regio's."""
    seen = Regio.objects.seen_by(gebruiker)
    regios = list(seen.of(organisatie, dag).order_by("naam", "pk"))
    ronde, uitnodigingen = gevraagd(organisatie, gebruiker)
    mandaten = Mandaat.objects.geldend(dag).filter(regio__in=seen).met_namen()
    alle = list(
        mandaten.filter(Q(gever=organisatie) | Q(ontvanger=organisatie)).order_by("regio__naam", "pk")
    )
    return Blad(
        organisatie=organisatie,
        dag=dag,
        regios=_met_contacten(organisatie, regios, dag),
        gegeven=[mandaat for mandaat in alle if mandaat.gever_id == organisatie.pk],
        gekregen=[mandaat for mandaat in alle if mandaat.ontvanger_id == organisatie.pk],
        afspraken=afspraken_van(organisatie, gebruiker, dag),
        acties=acties_van(organisatie, gebruiker),
        wacht=wacht_op(organisatie, gebruiker),
        ronde=ronde,
        uitnodigingen=uitnodigingen,
        **_van_soort(organisatie, gebruiker, dag, regios),
    )


def _met_contacten(
    organisatie: Organisatie, regios: list[Regio], dag: datetime.date
) -> list[tuple[Regio, list[Contactpersoon]]]:
    contacten = Contactpersoon.objects.on(dag).filter(organisatie=organisatie, regio__in=regios)
    per_regio: dict[int, list[Contactpersoon]] = {}
    for contact in contacten.filter(wacht_op_bevestiging=False).in_order():
        per_regio.setdefault(contact.regio_id, []).append(contact)
    return [(regio, per_regio.get(regio.pk, [])) for regio in regios]


def _van_soort(
    organisatie: Organisatie, gebruiker: Gebruiker, dag: datetime.date, regios: list[Regio]
) -> dict[str, Any]:
    """What only an organisation of its kind has."""
    if organisatie.soort == Soort.GEMEENTE:
        return _van_gemeente(organisatie, gebruiker, dag, regios)
    if organisatie.soort == Soort.ZORGVERZEKERAAR:
        return {
            "onderdelen": _onderdelen(organisatie, dag),
            "deelnames": _deelnames(organisatie, regios, dag),
        }
    if organisatie.soort == Soort.PARTNER:
        return {"deelnames": _deelnames(organisatie, regios, dag)}
    if organisatie.soort == Soort.ZORGKANTOOR:
        concessies = organisatie.concessies.on(dag).select_related("regio")
        return {"concessies": list(concessies.order_by("regio__naam", "pk"))}
    return {}


def _van_gemeente(
    gemeente: Organisatie, gebruiker: Gebruiker, dag: datetime.date, regios: list[Regio]
) -> dict[str, Any]:
    bevestigd = Herindeling.objects.opgegaan()
    overlay = Plaatsing.objects.on(dag).filter(gemeente=gemeente, overlay=True).values("regio")
    grootste = Marktaandeel.objects.filter(gemeente=gemeente).grootste().first()
    daar = Contactpersoon.objects.on(dag).filter(regio__in=regios, wacht_op_bevestiging=False)
    verzoeken = Regioverzoek.objects.gezien_door(gebruiker).filter(gemeente=gemeente)
    return {
        "overlays": list(
            Regio.objects.filter(pk__in=overlay).select_related("indeling").order_by("naam", "pk")
        ),
        "uit": list(bevestigd.filter(van=gemeente).select_related("naar").order_by("datum", "naar__naam")),
        "erin": list(bevestigd.filter(naar=gemeente).select_related("van").order_by("-datum", "van__naam")),
        "grootste": grootste,
        "bij_grootste": list(daar.filter(organisatie=grootste.organisatie).in_order()) if grootste else [],
        "verzoeken": list(verzoeken.select_related("gemeente", "naar").order_by("-gevraagd_op", "-pk")),
    }


def _deelnames(organisatie: Organisatie, regios: list[Regio], dag: datetime.date) -> list[Deelname]:
    """Where it is active, to be confirmed by itself."""
    rows = organisatie.deelnames.on(dag).filter(regio__in=regios).select_related("regio")
    return list(rows.order_by("regio__naam", "pk"))


def _onderdelen(concern: Organisatie, dag: datetime.date) -> list[tuple[Organisatie, list[Concessie]]]:
    """The zorgkantoren of a concern, each with the zorgkantoorregio's it serves."""
    kantoren = list(concern.onderdelen.on(dag).order_by("naam", "pk"))
    rows = Concessie.objects.on(dag).filter(zorgkantoor__in=kantoren).select_related("regio")
    per_kantoor: dict[int, list[Concessie]] = {kantoor.pk: [] for kantoor in kantoren}
    for concessie in rows.order_by("regio__naam", "pk"):
        per_kantoor[concessie.zorgkantoor_id].append(concessie)
    return [(kantoor, per_kantoor[kantoor.pk]) for kantoor in kantoren]
