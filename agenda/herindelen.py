"""What a herindeling of gemeenten or another werkindeling means for the agendas."""

import datetime
from collections.abc import Iterator
from functools import partial

from agenda.actions.inbreng import inbreng_wordt
from agenda.actions.overnemen import bijgewerkt, kopieer, volgt_op
from agenda.models import Actie, Afspraak, Agenda, Inbreng
from regions.gevolgen import Gevolg
from regions.herindelen.onderwerp import Hertekening, Opvolging
from regions.models import Organisatie, Regio
from regions.periods import since
from tekst.getallen import aantal

DAG = datetime.timedelta(days=1)
AFSPRAAK = ("afspraak", "afspraken")


def afspraken_van(organisatie: Organisatie, dag: datetime.date) -> list[Afspraak]:
    """Those that name it, in agendas that go on after the day."""
    rows = Afspraak.objects.of_organisatie(organisatie).filter(blok__agenda__period__endswith__gt=dag)
    return list(rows.select_related("blok__agenda__regio").order_by("pk"))


def acties_van(organisatie: Organisatie, dag: datetime.date) -> list[Actie]:
    """What it still has to do, in agendas that go on after the day."""
    rows = Actie.objects.open().filter(organisatie=organisatie, blok__agenda__period__endswith__gt=dag)
    return list(rows.select_related("blok__agenda__regio").order_by("gereed", "pk"))


def gemeenten_volgen_op(opvolging: Opvolging, dag: datetime.date) -> Iterator[Gevolg]:
    """One successor takes the place of the old gemeente; over several the agreements are divided by hand."""
    naar = opvolging.opvolger
    for van in opvolging.van:
        afspraken, acties = afspraken_van(van, dag), acties_van(van, dag)
        if naar is None:
            yield from _met_de_hand(van, len(afspraken), len(acties))
            continue
        if Inbreng.objects.levend().filter(organisatie=van, gedeeld_op__isnull=True).exists():
            yield Gevolg(
                zin=f"Wat {van} inbracht en nog niet deelde, gaat naar {naar}.",
                op_de_dag=True,
                uitvoeren=partial(inbreng_wordt, van, naar, dag),
            )
        if afspraken:
            yield Gevolg(
                zin=f"{naar} komt in de plaats van {van} in {aantal(len(afspraken), *AFSPRAAK)}.",
                op_de_dag=True,
                uitvoeren=partial(_neem_over, afspraken, van, naar, dag),
            )
        for actie in acties:
            yield Gevolg(
                zin=f"{actie.titel} ({van}, in {actie.blok.agenda.regio})",
                sleutel=f"actie-{actie.pk}",
                kop="Open acties",
                op_de_dag=True,
                uitvoeren=partial(_actie_naar, actie, van, naar),
            )


def _met_de_hand(van: Organisatie, afspraken: int, acties: int) -> Iterator[Gevolg]:
    if afspraken or acties:
        wat = " en ".join(
            aantal(n, *woorden) for n, woorden in ((afspraken, AFSPRAAK), (acties, ("actie", "acties"))) if n
        )
        yield Gevolg(
            zin=f"{wat} van {van} {'worden' if afspraken + acties > 1 else 'wordt'} met de hand verdeeld. "
            "De regiocoördinator krijgt daarvoor op de dag zelf een taak.",
            op_de_dag=True,
        )


def _neem_over(afspraken: list[Afspraak], van: Organisatie, naar: Organisatie, dag: datetime.date) -> None:
    for afspraak in afspraken:
        volgt_op(afspraak, van, naar, dag)
    bijgewerkt([a.pk for a in afspraken], f"herindeling: {naar} in de plaats van {van}")


def _actie_naar(actie: Actie, van: Organisatie, naar: Organisatie) -> None:
    actie.organisatie = naar
    actie.save(update_fields=["organisatie"])
    bijgewerkt([actie.pk], f"herindeling: {naar} in de plaats van {van}")


def agendas_volgen(tekening: Hertekening, dag: datetime.date) -> Iterator[Gevolg]:
    """A new regio begins with a copy; that of a regio that ends stays to be read, and goes on elsewhere."""
    for van, naar in tekening.agendas:
        yield from _kopie(tekening, van, naar, dag)
    for regio in tekening.eindigt:
        for agenda in regio.agendas.filter(period__endswith__gt=dag).order_by("pk"):
            if agenda.since < dag:
                yield Gevolg(
                    zin=f"De agenda van {regio} loopt tot die dag en blijft daarna te lezen.",
                    uitvoeren=partial(tekening.boek.sluit, agenda, dag),
                )


def _kopie(tekening: Hertekening, van: Regio, naar: Regio, dag: datetime.date) -> Iterator[Gevolg]:
    bron = van.agendas.on(dag - DAG).first()
    if bron is None:
        yield Gevolg(zin=f"{van} heeft dan geen agenda: {naar} begint zonder.")
        return
    doel = naar.agendas.on(dag).first()
    if doel is None:
        period = since(dag, bron.period.upper if bron.period.upper > dag else dag.replace(year=dag.year + 4))
        titel = f"Samenwerkingsagenda {naar} {dag.year}–{(period.upper - DAG).year}"
        nieuw = Agenda(regio=naar, titel=titel, period=period)
        yield Gevolg(
            zin=f"{naar} krijgt een agenda: “{titel}”.", uitvoeren=partial(tekening.boek.maak, nieuw)
        )
    yield Gevolg(
        zin=f"De agenda van {van}, zoals die dan is, komt in de agenda van {naar}. "
        "Wie daar niet meedoet, staat er niet meer bij. Bedragen, voortgang, voorstellen, opmerkingen en "
        "afgeschermde tekst gaan niet mee.",
        op_de_dag=True,
        uitvoeren=partial(_kopieer, bron, naar, dag),
    )


def _kopieer(bron: Agenda, naar: Regio, dag: datetime.date) -> None:
    if doel := naar.agendas.on(dag).first():
        kopieer(bron, doel, dag)
