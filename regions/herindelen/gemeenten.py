"""A herindeling of gemeenten: who ends, who begins, and where each hoort."""

import datetime
from collections import Counter
from typing import Any

from django.db.models import Q
from django.utils.text import slugify

from regions.herindelen.boek import Boek
from regions.herindelen.onderwerp import Opvolging
from regions.herindelen.weigering import Geweigerd
from regions.models import Herindeling, Indeling, Inwonertal, Organisatie, Plaatsing, Regio, Soort, Wijziging
from regions.periods import since
from tekst.getallen import aantal, opsomming

Vorm = Herindeling.Vorm


def dag_in_cijfers(day: datetime.date) -> str:
    """A day as people write it."""
    return f"{day.day}-{day.month}-{day.year}"


def voer_uit(wijziging: Wijziging, boek: Boek) -> Opvolging:
    """Begin what the herindeling says, and end where the old lie; raises Geweigerd when it cannot be.

    The gemeenten themselves end last (`beeindig`): a contact may not outlive them.
    """
    opdracht, dag = wijziging.opdracht, wijziging.datum
    van, naar = _gemeenten(opdracht["van"]), _gemeenten(opdracht["naar"])
    _passen_bij_elkaar(wijziging.soort, van, naar)
    redenen = [zin for g in van for zin in waarom_niet(g, dag)]
    redenen += [zin for g in naar for zin in waarom_niet(g, dag, blijft=True)]
    if redenen:
        raise Geweigerd(*redenen)
    if wijziging.soort == Wijziging.Soort.SAMENVOEGING:
        naar = [_nieuwe_gemeente(opdracht, van, dag, boek)]
        _plaats(naar[0], van, opdracht, dag, boek)
    _leg_vast(wijziging, van, naar, boek)
    for gemeente in van if wijziging.soort != Wijziging.Soort.GRENS else ():
        for plaatsing in gemeente.plaatsingen.filter(_na(dag)).order_by("pk"):
            boek.sluit(plaatsing, dag)
    return Opvolging(dag=dag, vorm=wijziging.soort, van=tuple(van), naar=tuple(naar), boek=boek)


def beeindig(opvolging: Opvolging) -> None:
    """The gemeenten that others follow are no more."""
    for gemeente in opvolging.van:
        opvolging.boek.sluit(gemeente, opvolging.dag)


def _na(dag: datetime.date) -> Q:
    """What holds on the day or later."""
    return Q(period__endswith__isnull=True) | Q(period__endswith__gt=dag)


def _gemeenten(keys: list[int]) -> list[Organisatie]:
    """These gemeenten, held so that two changes cannot end them at once."""
    rows = Organisatie.objects.select_for_update().filter(pk__in=keys, soort=Soort.GEMEENTE)
    found = {gemeente.pk: gemeente for gemeente in rows.order_by("pk")}
    if len(found) < len(set(keys)):
        raise Geweigerd("Een van deze gemeenten kennen wij niet meer.")
    return [found[key] for key in keys]


def _passen_bij_elkaar(soort: str, van: list[Organisatie], naar: list[Organisatie]) -> None:
    dubbel = [g.naam for g in dict.fromkeys([*van, *naar]) if [*van, *naar].count(g) > 1]
    if dubbel:
        raise Geweigerd(f"{opsomming(dubbel)} staat er twee keer.")
    eisen = {
        Wijziging.Soort.SAMENVOEGING: (len(van) > 1, "Kies ten minste twee gemeenten om samen te voegen."),
        Wijziging.Soort.TOEVOEGING: (bool(van) and len(naar) == 1, "Kies één gemeente waar zij in opgaan."),
        Wijziging.Soort.SPLITSING: (
            len(van) == 1 and len(naar) > 1,
            "Kies één gemeente om te verdelen, en ten minste twee om haar over te verdelen.",
        ),
        Wijziging.Soort.GRENS: (len(van) == len(naar) == 1, "Kies de twee gemeenten aan de grens."),
    }
    goed, zin = eisen[Wijziging.Soort(soort)]
    if not goed:
        raise Geweigerd(zin)


def waarom_niet(gemeente: Organisatie, dag: datetime.date, *, blijft: bool = False) -> list[str]:
    """Why a gemeente cannot change on this day: the row in the way, in words."""
    if gemeente.since > dag or (gemeente.since == dag and not blijft):
        return [
            f"{gemeente} bestaat op {dag_in_cijfers(dag)} nog niet: zij begint op {gemeente.since:%d-%m-%Y}."
        ]
    einde = gemeente.period.upper
    if einde:
        naar = gemeente.herindelingen_uit.bevestigd().filter(datum=einde).select_related("naar")
        waarin = opsomming([rij.naar.naam for rij in naar.order_by("naar__naam")])
        opgegaan = f", opgegaan in {waarin}" if waarin else ""
        woord = "is er niet meer" if einde <= dag else "houdt al op"
        return [f"{gemeente} {woord} vanaf {dag_in_cijfers(einde)}{opgegaan}."]
    return [] if blijft else later_verplaatst(gemeente, dag)


def later_verplaatst(gemeente: Organisatie, dag: datetime.date) -> list[str]:
    """The plaatsingen that begin after the day: those come first, or are taken back."""
    later = gemeente.plaatsingen.filter(overlay=False, period__startswith__gt=dag).select_related(
        "regio", "indeling"
    )
    return [
        f"{gemeente} hoort vanaf {dag_in_cijfers(rij.since)} bij {rij.regio} ({rij.indeling}). "
        "Kies een dag daarna, of neem die wijziging eerst terug."
        for rij in later.order_by("period")
    ]


def _nieuwe_gemeente(
    opdracht: dict[str, Any], van: list[Organisatie], dag: datetime.date, boek: Boek
) -> Organisatie:
    bekend = Organisatie.objects.filter(cbs_code=opdracht["cbs_code"]).first()
    if bekend:
        raise Geweigerd(f"{opdracht['cbs_code']} is al de CBS-code van {bekend}.")
    slug = slugify(opdracht["naam"])
    if Organisatie.objects.filter(slug=slug).exists():
        slug = f"{slug}-{dag.year}"
    provincies = Counter(g.provincie for g in van)
    return boek.maak(
        Organisatie(
            soort=Soort.GEMEENTE,
            naam=opdracht["naam"],
            slug=slug,
            cbs_code=opdracht["cbs_code"],
            provincie=opdracht.get("provincie") or provincies.most_common(1)[0][0],
            period=since(dag),
        )
    )


def _plaats(
    nieuw: Organisatie, van: list[Organisatie], opdracht: dict[str, Any], dag: datetime.date, boek: Boek
) -> None:
    """The new gemeente lies where its predecessors lay; where that is several regio's, the form chose."""
    for indeling in Indeling.objects.order_by("pk"):
        lag = Plaatsing.objects.on(dag).filter(gemeente__in=van, indeling=indeling).select_related("regio")
        regios = Counter(rij.regio for rij in lag.order_by("pk"))
        if not regios:
            continue
        gekozen = opdracht.get("regios", {}).get(indeling.code)
        if indeling.overlay:
            plekken = list(regios)
        elif gekozen:
            plekken = [Regio.objects.get(pk=gekozen, indeling=indeling)]
        else:
            plekken = [regios.most_common(1)[0][0]]
        for regio in plekken:
            if not regio.holds_on(dag):
                raise Geweigerd(f"De regio {regio} ({indeling}) is er op {dag_in_cijfers(dag)} niet.")
            boek.maak(Plaatsing(gemeente=nieuw, regio=regio, period=since(dag)))


def _leg_vast(wijziging: Wijziging, van: list[Organisatie], naar: list[Organisatie], boek: Boek) -> None:
    """One row per pair, so that series keep their break mark; a planned one is confirmed."""
    paren = [(een, ander) for een in van for ander in naar]
    for een, ander in paren:
        gepland = (
            Herindeling.objects.filter(van=een, naar=ander, status=Herindeling.Status.GEPLAND)
            .order_by("datum", "pk")
            .first()
        )
        velden = {
            "datum": wijziging.datum,
            "vorm": Vorm(wijziging.soort),
            "geheel": wijziging.soort in (Wijziging.Soort.SAMENVOEGING, Wijziging.Soort.TOEVOEGING),
            "status": Herindeling.Status.BEVESTIGD,
        }
        if bron := wijziging.opdracht.get("bron"):
            velden["bron"] = bron
        if gepland:
            boek.wijzig(gepland, **velden)
        elif Herindeling.objects.filter(van=een, naar=ander, datum=wijziging.datum).exists():
            raise Geweigerd(f"{een} en {ander} hebben op die dag al een herindeling.")
        else:
            boek.maak(Herindeling(van=een, naar=ander, **velden))


def inwoners_op_de_dag(wijziging: Wijziging, opvolging: Opvolging) -> list[tuple[Organisatie, int, str]]:
    """How many people live in who goes on: as filled in, or added up when one takes over all."""
    gevraagd = wijziging.opdracht.get("inwoners", {})
    rijen = []
    for gemeente in opvolging.gemeenten:
        sleutel = "nieuw" if wijziging.soort == Wijziging.Soort.SAMENVOEGING else str(gemeente.pk)
        if (hoeveel := gevraagd.get(sleutel)) and wijziging.soort == Wijziging.Soort.GRENS:
            rijen.append((gemeente, hoeveel, "opgave bij de grenswijziging"))
        elif hoeveel and gemeente in opvolging.naar:
            rijen.append((gemeente, hoeveel, "opgave bij de herindeling"))
    if rijen or wijziging.soort not in (Wijziging.Soort.SAMENVOEGING, Wijziging.Soort.TOEVOEGING):
        return rijen
    bronnen = [*opvolging.van]
    if wijziging.soort == Wijziging.Soort.TOEVOEGING:
        bronnen += opvolging.naar
    last = [
        g.inwonertallen.filter(peildatum__lte=wijziging.datum).order_by("-peildatum").first() for g in bronnen
    ]
    if not all(last):
        return []
    samen = sum(rij.aantal for rij in last if rij)
    return [(opvolging.naar[0], samen, "opgeteld uit de laatste cijfers van het CBS")]


def zet_inwoners(wijziging: Wijziging, opvolging: Opvolging) -> list[str]:
    """On the day: the new figures, where none of that day is known; answers what was set, in words."""
    zinnen = []
    for gemeente, hoeveel, bron in inwoners_op_de_dag(wijziging, opvolging):
        Inwonertal.objects.get_or_create(
            gemeente=gemeente, peildatum=wijziging.datum, defaults={"aantal": hoeveel, "bron": bron}
        )
        zinnen.append(f"{gemeente} heeft dan {aantal(hoeveel, 'inwoner', 'inwoners')} ({bron}).")
    return zinnen
