"""What a herindeling or another werkindeling means for the venster: a figure keeps the world of its day."""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any

from regions.gevolgen import Gevolg
from regions.herindelen.boek import Boek
from regions.herindelen.onderwerp import Hertekening, Opvolging
from regions.models import Organisatie, Regio, Soort
from tekst.getallen import aantal, opsomming
from venster.actions import te_vragen
from venster.models import Deelconcept, Inzending, Ronde, Uitnodiging


def venster_volgt(onderwerp: Opvolging | Hertekening, dag: datetime.date) -> Iterator[Gevolg]:
    """A closed round that used the day forbids it; an open one is brought in line."""
    gemeenten = onderwerp.gemeenten if isinstance(onderwerp, Hertekening) else onderwerp.van
    for ronde in Ronde.objects.geopend().order_by("jaar"):
        gevraagd = Uitnodiging.objects.filter(ronde=ronde, organisatie__in=gemeenten)
        namen = list(gevraagd.order_by("organisatie_naam").values_list("organisatie_naam", flat=True))
        if not namen:
            continue
        if ronde.peildatum >= dag:
            yield from _al_gevraagd(ronde, onderwerp, namen, dag)
        elif ronde.is_open:
            yield Gevolg(zin=_blijft(ronde, isinstance(onderwerp, Opvolging) and ronde.sluit_op >= dag))


def _blijft(ronde: Ronde, houdt_eerder_op: bool) -> str:
    toen = f"{ronde.peildatum:%d-%m-%Y}"
    zin = f"{ronde} blijft zoals op de peildatum {toen}: elke gemeente antwoordt voor haar regio van toen"
    te_laat = f". De ronde sluit pas op {ronde.sluit_op:%d-%m-%Y}: laat wie ophoudt eerder antwoorden"
    return f"{zin}{te_laat if houdt_eerder_op else ''}."


def _al_gevraagd(
    ronde: Ronde, onderwerp: Opvolging | Hertekening, namen: list[str], dag: datetime.date
) -> Iterator[Gevolg]:
    wie = opsomming(namen[:5]) + (f" en nog {len(namen) - 5}" if len(namen) > 5 else "")
    if not ronde.is_open:
        yield Gevolg(
            zin=f"{ronde} is gesloten en gebruikte de indeling van {ronde.peildatum:%d-%m-%Y}: {wie} "
            f"{'is' if len(namen) == 1 else 'zijn'} toen gevraagd. Een wijziging met ingang van "
            f"{dag:%d-%m-%Y} zou die uitkomst veranderen. Kies een dag na {ronde.peildatum:%d-%m-%Y}.",
            verhindert=True,
        )
        return
    vervalt, komt = verschil(ronde, regios_van(ronde, onderwerp))
    klaar = [str(u) for u in vervalt if _begonnen(u)]
    if klaar:
        yield Gevolg(
            zin=f"{ronde} loopt en gebruikt de indeling van {ronde.peildatum:%d-%m-%Y}. Er is al geantwoord: "
            f"{opsomming(klaar)}. Kies een dag na de peildatum.",
            verhindert=True,
        )
    elif vervalt or komt:
        yield Gevolg(
            zin=f"{ronde} loopt: {aantal(len(komt), 'uitnodiging komt', 'uitnodigingen komen')} erbij en "
            f"{aantal(len(vervalt), 'vervalt', 'vervallen')}, volgens de nieuwe indeling. "
            "Daarop was nog niet geantwoord.",
            uitvoeren=partial(breng_in_lijn, ronde, vervalt, komt, onderwerp.boek),
        )


def _begonnen(uitnodiging: Uitnodiging) -> bool:
    return (
        uitnodiging.inzending.is_ingediend
        or uitnodiging.uitstellen.exists()
        or Deelconcept.objects.filter(inzending=uitnodiging.inzending).exists()
    )


def regios_van(ronde: Ronde, onderwerp: Opvolging | Hertekening) -> set[int]:
    """The working regio's whose invitations may change."""
    if isinstance(onderwerp, Hertekening):
        return {regio.pk for regio in onderwerp.regios}
    waar = Regio.objects.werk().filter(plaatsingen__gemeente__in=onderwerp.gemeenten)
    return set(waar.values_list("pk", flat=True))


def verschil(
    ronde: Ronde, regios: Iterable[int]
) -> tuple[list[Uitnodiging], list[tuple[Organisatie, Regio]]]:
    """In these regio's: who was asked but would not be now, and who would be asked but was not."""
    regios = set(regios)
    nu = {(o.pk, r.pk): (o, r) for o, r in te_vragen(ronde.peildatum) if r.pk in regios}
    asked = Uitnodiging.objects.filter(ronde=ronde, regio__in=regios).select_related("inzending")
    was = {(u.organisatie_id, u.regio_id): u for u in asked.order_by("pk")}
    vervalt = [u for sleutel, u in was.items() if sleutel not in nu]
    return vervalt, [paar for sleutel, paar in nu.items() if sleutel not in was]


def breng_in_lijn(
    ronde: Ronde, vervalt: list[Uitnodiging], komt: list[tuple[Organisatie, Regio]], boek: Boek
) -> None:
    """The invitations of a running round follow the werkindeling of its peildatum."""
    eigen: dict[int, Any] = defaultdict(lambda: None)
    for uitnodiging in vervalt:
        eigen[uitnodiging.organisatie_id] = uitnodiging.sluit_op
        boek.verwijder(uitnodiging.inzending)
        boek.verwijder(uitnodiging)
    for organisatie, regio in komt:
        asked = boek.maak(Uitnodiging.aan(ronde, organisatie, regio, sluit_op=eigen[organisatie.pk]))
        boek.maak(
            Inzending(
                uitnodiging=asked,
                ronde=ronde,
                organisatie=organisatie,
                regio=regio,
                jaar=ronde.jaar,
                soort=Soort(organisatie.soort),
            )
        )
