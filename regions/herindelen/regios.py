"""The werkindeling drawn otherwise: regio's split, joined, and gemeenten that move between them."""

import datetime
from typing import Any

from regions.herindelen.boek import Boek
from regions.herindelen.gemeenten import dag_in_cijfers, later_verplaatst
from regions.herindelen.onderwerp import Hertekening, Verhuizing
from regions.herindelen.voorstel import vanaf
from regions.herindelen.weigering import Geweigerd
from regions.models import Indeling, Organisatie, Plaatsing, Regio, Toegang, Wijziging
from regions.periods import since
from regions.rights import Rol
from tekst.getallen import opsomming

Soort = Wijziging.Soort
TEGEL = ("tegel_code", "tegel_rij", "tegel_kolom", "tegel_label")


def voer_uit(wijziging: Wijziging, boek: Boek) -> Hertekening:
    """Draw the werkindeling as asked; raises Geweigerd when it cannot be."""
    acties = {
        Soort.REGIO_SPLITSEN: splits,
        Soort.REGIO_SAMENVOEGEN: voeg_samen,
        Soort.REGIO_HERTEKENEN: herteken,
    }
    return acties[Soort(wijziging.soort)](wijziging.opdracht, wijziging.datum, boek)


def werkindeling() -> Indeling:
    """The one that people work in, held so that nobody else draws it at the same time."""
    return Indeling.objects.select_for_update().get(werkindeling=True)


def _regio(pk: int, dag: datetime.date) -> Regio:
    """A working regio that is there on the day and goes on."""
    regio = Regio.objects.werk().filter(pk=pk).first()
    if regio is None:
        raise Geweigerd("Deze regio kennen wij niet meer.")
    if regio.since >= dag:
        raise Geweigerd(f"De regio {regio} begint pas op {dag_in_cijfers(regio.since)}. Kies een dag daarna.")
    if regio.period.upper:
        woord = "is er niet meer" if regio.period.upper <= dag else "houdt al op"
        raise Geweigerd(f"De regio {regio} {woord} vanaf {dag_in_cijfers(regio.period.upper)}.")
    return regio


def gemeenten_van(regio: Regio, dag: datetime.date) -> list[Organisatie]:
    """The gemeenten that lie in it on the day, by name."""
    rows = Organisatie.objects.on(dag).filter(plaatsingen__in=regio.plaatsingen.on(dag))
    return list(rows.order_by("naam", "pk"))


def _nieuw(
    indeling: Indeling, gevraagd: dict[str, Any], dag: datetime.date, boek: Boek, gaat_weg: Regio | None
) -> Regio:
    """A new regio; its place on the map is free, or that of the regio that ends."""
    bestaat = Regio.objects.filter(indeling=indeling, code=gevraagd["code"]).first()
    if bestaat:
        raise Geweigerd(
            f"De code “{gevraagd['code']}” is al van de regio {bestaat}. Kies een ander adres voor de nieuwe."
        )
    vak = tegel_bezet(indeling, gevraagd.get("tegel_rij"), gevraagd.get("tegel_kolom"), dag)
    if vak and vak != gaat_weg:
        raise Geweigerd(f"Op die plek van de kaart staat {vak} al. Kies een andere rij of kolom.")
    tegel = {
        naam: gevraagd.get(naam) or ("" if naam in ("tegel_code", "tegel_label") else None) for naam in TEGEL
    }
    regio: Regio = boek.maak(
        Regio(indeling=indeling, code=gevraagd["code"], naam=gevraagd["naam"], period=since(dag), **tegel)
    )
    return regio


def tegel_bezet(indeling: Indeling, rij: int | None, kolom: int | None, dag: datetime.date) -> Regio | None:
    """Who has this place on the map on the day or later."""
    if not (rij and kolom):
        return None
    return Regio.objects.filter(vanaf(dag), indeling=indeling, tegel_rij=rij, tegel_kolom=kolom).first()


def _verhuis(gemeente: Organisatie, naar: Regio, dag: datetime.date, boek: Boek) -> Verhuizing:
    """From the day on a gemeente hoort bij another working regio."""
    if gemeente.since > dag or (gemeente.period.upper and gemeente.period.upper <= dag):
        raise Geweigerd(f"{gemeente} bestaat op {dag_in_cijfers(dag)} niet.")
    if redenen := later_verplaatst(gemeente, dag):
        raise Geweigerd(*redenen)
    rows = Plaatsing.objects.select_for_update(of=("self",)).filter(
        gemeente=gemeente, indeling=naar.indeling, period__contains=dag
    )
    plaatsing = rows.select_related("regio").first()
    if plaatsing is None:
        raise Geweigerd(f"{gemeente} hoort op {dag_in_cijfers(dag)} bij geen enkele regio.")
    if plaatsing.regio_id == naar.pk:
        raise Geweigerd(f"{gemeente} hoort op {dag_in_cijfers(dag)} al bij {naar}.")
    einde = plaatsing.period.upper
    van = plaatsing.regio
    boek.sluit(plaatsing, dag)
    boek.maak(Plaatsing(gemeente=gemeente, regio=naar, period=since(dag, einde)))
    return Verhuizing(gemeente=gemeente, van=van, naar=naar)


def _als_leeg(regio: Regio, dag: datetime.date, boek: Boek) -> tuple[Regio, ...]:
    """A regio without gemeenten ends on the day."""
    if Plaatsing.objects.filter(vanaf(dag), regio=regio).exists():
        return ()
    boek.sluit(regio, dag)
    return (regio,)


def splits(opdracht: dict[str, Any], dag: datetime.date, boek: Boek) -> Hertekening:
    """New regio's take gemeenten of one that goes on, or ends when none is left in it."""
    indeling = werkindeling()
    regio = _regio(opdracht["regio"], dag)
    hier = {gemeente.pk: gemeente for gemeente in gemeenten_van(regio, dag)}
    verhuizingen: list[Verhuizing] = []
    nieuw: list[tuple[Regio, dict[str, Any]]] = []
    blijft = len(hier) > sum(len(gevraagd["gemeenten"]) for gevraagd in opdracht["nieuw"])
    for gevraagd in opdracht["nieuw"]:
        if not gevraagd["gemeenten"]:
            raise Geweigerd(f"Kies ten minste één gemeente voor {gevraagd['naam']}.")
        gekozen = [hier.get(pk) for pk in gevraagd["gemeenten"]]
        if None in gekozen:
            raise Geweigerd(f"Een van de gemeenten hoort op {dag_in_cijfers(dag)} niet meer bij {regio}.")
        nieuw.append((_nieuw(indeling, gevraagd, dag, boek, gaat_weg=None if blijft else regio), gevraagd))
        verhuizingen += [_verhuis(g, nieuw[-1][0], dag, boek) for g in gekozen if g]
    eindigt = _als_leeg(regio, dag, boek)
    return Hertekening(
        dag=dag,
        verhuizingen=tuple(verhuizingen),
        vervolg=tuple((regio, een) for een, _ in nieuw),
        agendas=tuple((regio, een) for een, gevraagd in nieuw if gevraagd["agenda"] == "kopie"),
        coordinatoren=tuple((pk, een) for een, gevraagd in nieuw for pk in gevraagd["coordinatoren"]),
        eindigt=eindigt,
        boek=boek,
    )


def voeg_samen(opdracht: dict[str, Any], dag: datetime.date, boek: Boek) -> Hertekening:
    """Regio's go up in one that goes on."""
    werkindeling()
    naar = _regio(opdracht["naar"], dag)
    op = [_regio(pk, dag) for pk in opdracht["op"]]
    if not op or naar in op:
        raise Geweigerd("Kies een regio die blijft, en ten minste één andere die erin opgaat.")
    verhuizingen = [_verhuis(g, naar, dag, boek) for regio in op for g in gemeenten_van(regio, dag)]
    over = [regio for regio in op if not _als_leeg(regio, dag, boek)]
    if over:
        raise Geweigerd(f"Na {dag_in_cijfers(dag)} hoort er al een gemeente bij {opsomming(map(str, over))}.")
    return Hertekening(
        dag=dag,
        verhuizingen=tuple(verhuizingen),
        vervolg=tuple((regio, naar) for regio in op),
        agendas=tuple((regio, naar) for regio in op if opdracht["agenda"] == "samen"),
        coordinatoren=tuple((pk, naar) for pk in opdracht["coordinatoren"]),
        eindigt=tuple(op),
        boek=boek,
    )


def herteken(opdracht: dict[str, Any], dag: datetime.date, boek: Boek) -> Hertekening:
    """Gemeenten move to a regio that is there already."""
    werkindeling()
    naar = _regio(opdracht["naar"], dag)
    gemeenten = Organisatie.objects.in_bulk(opdracht["gemeenten"])
    verhuizingen = [_verhuis(gemeenten[pk], naar, dag, boek) for pk in opdracht["gemeenten"]]
    for regio in dict.fromkeys(v.van for v in verhuizingen):
        if not Plaatsing.objects.filter(vanaf(dag), regio=regio).exists():
            raise Geweigerd(
                f"Bij {regio} hoort dan geen gemeente meer. Voeg die regio dan samen met een andere."
            )
    return Hertekening(dag=dag, verhuizingen=tuple(verhuizingen), boek=boek)


def coordinatoren_van(regios: Any, dag: datetime.date) -> Any:
    """Who is regiocoördinator of one of these on the day or later."""
    rows = Toegang.objects.filter(vanaf(dag), regio__in=regios, rol=Rol.COORDINATOR)
    return rows.select_related("gebruiker", "organisatie", "regio").order_by("gebruiker__naam", "pk")
