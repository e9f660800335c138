"""An overleg is called, filled, held and written down; each act is one transaction."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from agenda.actions.hoedanigheid import hoedanigheid
from agenda.actions.vaststellen import NietMogelijk
from agenda.models import Actiepunt, Agendapunt, Besluit, Deelnemer, Overleg
from agenda.overleg.voorgesteld import Voorgesteld, lijst_van
from regions.models import Contactpersoon, Gebruiker, Regio
from regions.rights import Right

# What may be said of someone who could sit at the table.
UITGENODIGD, AANWEZIG, AFWEZIG = "uitgenodigd", "aanwezig", "afwezig"
# What the list of decisions says of the overleg itself.
IN_LIJST = {"titel", "soort", "thema", "datum", "plaats"}
_AANWEZIG = {UITGENODIGD: None, AANWEZIG: True, AFWEZIG: False}


class Gewijzigd(Exception):
    """Someone saved this after the form was opened; carries it as it is now, or None when it is gone."""

    def __init__(self, rij: Any) -> None:
        super().__init__(str(rij))
        self.rij = rij


@transaction.atomic
def bewaar[Rij: (Overleg, Agendapunt, Besluit, Actiepunt)](
    rij: Rij, gezien: str, *, by: Gebruiker, regio: Regio, **velden: Any
) -> Rij:
    """Save a row with these fields; one that is there only by who has seen its latest version."""
    if rij.pk:
        _eis_open(rij, velden)
        nu = type(rij).objects.select_for_update().filter(pk=rij.pk).first()
        if nu is None or nu.changed_since(gezien):
            raise Gewijzigd(nu)
        rij = nu
    for naam, waarde in velden.items():
        setattr(rij, naam, waarde)
    rij.gewijzigd_op, rij.gewijzigd_door = timezone.now(), by
    rij.gewijzigd_als = hoedanigheid(by, regio, Right.OVERLEG_LEIDEN)
    rij.save()
    return rij


def _eis_open(rij: Overleg | Agendapunt | Besluit | Actiepunt, velden: Mapping[str, Any]) -> None:
    """What stands in a list of decisions that was approved stays; the overleg is locked before the row."""
    if isinstance(rij, Overleg):
        if velden.keys() & IN_LIJST:
            eis_niet_goedgekeurd(_vast(rij))
        if "datum" in velden and rij.goedgekeurd.filter(datum__gte=velden["datum"]).exists():
            raise NietMogelijk(
                "In dit overleg is een besluitenlijst vastgesteld van een overleg op of na die dag."
            )
    elif velden.keys() != {"gedaan_op"}:
        punt = rij if isinstance(rij, Agendapunt) else rij.agendapunt
        eis_niet_goedgekeurd(_vast(punt.overleg))


def eis_niet_goedgekeurd(overleg: Overleg) -> None:
    """Raises NietMogelijk when its list of decisions was approved."""
    if overleg.goedgekeurd_in_id:
        raise NietMogelijk(
            "De besluitenlijst van dit overleg is vastgesteld. Trek eerst de vaststelling in, "
            "of neem het besluit opnieuw in een volgend overleg."
        )


@transaction.atomic
def roep_bijeen(overleg: Overleg, *, by: Gebruiker, **velden: Any) -> Overleg:
    """A new overleg, with those at its table who speak for a party at its level that day."""
    overleg = bewaar(overleg, "", by=by, regio=overleg.regio, **velden)
    Deelnemer.objects.bulk_create(
        Deelnemer(overleg=overleg, contactpersoon=contact) for contact in _van_dit_niveau(overleg)
    )
    return overleg


def _van_dit_niveau(overleg: Overleg) -> Iterable[Contactpersoon]:
    rol = Contactpersoon.Rol
    rollen = {
        Overleg.Soort.BESTUURLIJK: [rol.BESTUURLIJK, rol.COORDINATOR],
        Overleg.Soort.AMBTELIJK: [rol.AMBTELIJK, rol.ACCOUNTMANAGER, rol.COORDINATOR],
    }[Overleg.Soort(overleg.soort)]
    rows = Contactpersoon.objects.on(overleg.datum).filter(regio=overleg.regio, rol__in=rollen)
    return rows.filter(wacht_op_bevestiging=False).order_by("pk")


@transaction.atomic
def zet_deelnemers(overleg: Overleg, keuzes: Mapping[Contactpersoon, str]) -> None:
    """Who sits at the table and who was there; who is not named in `keuzes` stays as it is, "" leaves."""
    eis_niet_goedgekeurd(_vast(overleg))
    nu = {deelnemer.contactpersoon_id: deelnemer for deelnemer in overleg.deelnemers.all()}
    for contact, keuze in keuzes.items():
        deelnemer = nu.get(contact.pk)
        if keuze not in _AANWEZIG:
            if deelnemer:
                deelnemer.delete()
        elif deelnemer is None:
            Deelnemer.objects.create(overleg=overleg, contactpersoon=contact, aanwezig=_AANWEZIG[keuze])
        elif deelnemer.aanwezig != _AANWEZIG[keuze]:
            deelnemer.aanwezig = _AANWEZIG[keuze]
            deelnemer.save(update_fields=["aanwezig"])


def stand(deelnemer: Deelnemer | None) -> str:
    """What is said of someone, as zet_deelnemers takes it."""
    if deelnemer is None:
        return ""
    return {None: UITGENODIGD, True: AANWEZIG, False: AFWEZIG}[deelnemer.aanwezig]


@transaction.atomic
def zeg_af(overleg: Overleg, reden: str, *, by: Gebruiker) -> Overleg:
    """The overleg does not go on; what was prepared for it stays to be read."""
    nu = _vast(overleg)
    if nu.afgelast_op is None:
        if Besluit.objects.filter(agendapunt__overleg=nu).exists() or nu.vaststellingen.exists():
            raise NietMogelijk("In dit overleg zijn al besluiten vastgelegd. Afgelasten kan niet meer.")
        if nu.goedgekeurd.exists():
            raise NietMogelijk("In dit overleg is een besluitenlijst vastgesteld. Afgelasten kan niet meer.")
        velden = {"afgelast_op": timezone.now(), "afgelast_reden": reden}
        nu = bewaar(nu, str(nu.version), by=by, regio=nu.regio, **velden)
    return nu


def _vast(overleg: Overleg) -> Overleg:
    """The overleg as it is now; who else changes its points or decisions waits."""
    return Overleg.objects.select_for_update(of=("self",)).select_related("regio").get(pk=overleg.pk)


def vast_open(overleg: Overleg) -> Overleg:
    """The same, while its list of decisions was not approved."""
    nu = _vast(overleg)
    eis_niet_goedgekeurd(nu)
    return nu


@transaction.atomic
def zet_op_agenda(overleg: Overleg, *, by: Gebruiker, **velden: Any) -> Agendapunt:
    """A new point, the last of the overleg."""
    overleg = vast_open(overleg)
    last = overleg.punten.aggregate(last=Max("volgorde"))["last"] or 0
    punt = Agendapunt(overleg=overleg, volgorde=last + 1)
    return bewaar(punt, "", by=by, regio=overleg.regio, **velden)


@transaction.atomic
def neem_voorgestelde(overleg: Overleg, voorgesteld: Iterable[Voorgesteld], *, by: Gebruiker) -> int:
    """Points that were proposed come on the agenda, each once; how many came."""
    vast_open(overleg)
    staat = set(overleg.punten.values_list("herkomst", flat=True))
    nieuw = [punt for punt in voorgesteld if punt.herkomst not in staat]
    for punt in nieuw:
        zet_op_agenda(
            overleg,
            by=by,
            aard=punt.aard,
            titel=punt.titel[:200],
            tekst=punt.tekst,
            herkomst=punt.herkomst,
            blok=punt.blok,
            versie=punt.versie,
        )
    return len(nieuw)


@transaction.atomic
def verplaats(punt: Agendapunt, *, omhoog: bool) -> bool:
    """One place up or down; False at the end of the row."""
    overleg = vast_open(punt.overleg)
    rij = list(overleg.punten.all())
    hier = next((n for n, ander in enumerate(rij) if ander.pk == punt.pk), -1)
    daar = hier + (-1 if omhoog else 1)
    if hier < 0 or not 0 <= daar < len(rij):
        return False
    rij[hier], rij[daar] = rij[daar], rij[hier]
    for volgorde, ander in enumerate(rij, start=1):
        if ander.volgorde != volgorde:
            Agendapunt.objects.filter(pk=ander.pk).update(volgorde=volgorde)
    return True


@transaction.atomic
def haal_van_agenda(punt: Agendapunt) -> None:
    """The point goes; one at which something was decided stays."""
    vast_open(punt.overleg)
    if punt.besluiten.exists() or punt.actiepunten.exists():
        raise NietMogelijk("Bij dit punt staat een besluit of een actie. Haal die eerst weg.")
    if (pk := lijst_van(punt)) and punt.overleg.goedgekeurd.filter(pk=pk).exists():
        raise NietMogelijk("Bij dit punt is een besluitenlijst vastgesteld. Trek dat eerst in.")
    if punt.stukken.exists():
        raise NietMogelijk("Bij dit punt staan stukken. Haal die eerst weg.")
    Agendapunt.objects.filter(pk=punt.pk).delete()


@transaction.atomic
def besluit(punt: Agendapunt, tekst: str, *, by: Gebruiker, actie: dict[str, Any] | None = None) -> Besluit:
    """What was decided at a point, with the next number of that year, and what follows from it."""
    overleg = _kan_besluiten(punt)
    Regio.objects.select_for_update(no_key=True).get(pk=overleg.regio_id)
    jaar = overleg.datum.year
    last = Besluit.objects.filter(regio=overleg.regio, jaar=jaar).aggregate(last=Max("nummer"))["last"] or 0
    nieuw = Besluit(agendapunt=punt, regio=overleg.regio, jaar=jaar, nummer=last + 1)
    besloten = bewaar(nieuw, "", by=by, regio=overleg.regio, tekst=tekst)
    if actie:
        spreek_af(punt, by=by, van=besloten, **actie)
    return besloten


@transaction.atomic
def spreek_af(punt: Agendapunt, *, by: Gebruiker, van: Besluit | None = None, **velden: Any) -> Actiepunt:
    """Who does what before when, after a decision or just after what was said."""
    overleg = _kan_besluiten(punt)
    nieuw = Actiepunt(agendapunt=punt, besluit=van)
    return bewaar(nieuw, "", by=by, regio=overleg.regio, **velden)


def eis_eigen(gebruiker: Any, regio: Regio, punt: Actiepunt) -> None:
    """Only the party that would do it, or who leads the overleg, says that it is done."""
    mine = gebruiker.organisaties(Right.VOORTGANG_GIVE)
    if punt.organisatie_id in mine or gebruiker.may(Right.OVERLEG_LEIDEN, regio=regio):
        return
    raise PermissionDenied("Dit meldt de partij die de actie heeft, of de regiocoördinator.")


@transaction.atomic
def meld_gedaan(punt: Actiepunt, op: Any, *, by: Gebruiker, regio: Regio) -> Actiepunt:
    """Done on that day, or open again (None); who edits its words at the moment is told."""
    nu = Actiepunt.objects.select_for_update().get(pk=punt.pk)
    return bewaar(nu, str(nu.version), by=by, regio=regio, gedaan_op=op)


def _kan_besluiten(punt: Agendapunt) -> Overleg:
    overleg = vast_open(punt.overleg)
    if overleg.afgelast_op:
        raise NietMogelijk(
            "Dit overleg is afgelast. Leg het besluit vast bij het overleg waarin het is genomen."
        )
    if not overleg.is_geweest:
        raise NietMogelijk("Dit overleg moet nog komen. Besluiten legt u vast vanaf de dag zelf.")
    return overleg
