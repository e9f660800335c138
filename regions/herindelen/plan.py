"""The plan of a change: computed by carrying it out and rolling back, confirmed, taken back, completed."""

import datetime
import hashlib
import json
import re
from dataclasses import dataclass, field
from typing import Any

from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from regions.gevolgen import Gevolg, gevolgen
from regions.herindelen import gemeenten, regios, woorden
from regions.herindelen.boek import Boek, draai_terug
from regions.herindelen.meegaan import Meegaan
from regions.herindelen.namen import geef_naam
from regions.herindelen.onderwerp import Hertekening, Opvolging
from regions.herindelen.opvolgen import Opvolgen
from regions.herindelen.slot import slot
from regions.herindelen.voorstel import Keuzes, Opvolgers, Voorstel
from regions.herindelen.weigering import Geweigerd
from regions.models import Gebruiker, Indeling, Wijziging
from regions.periods import today
from regions.sluitend import over_de_tijd

Soort = Wijziging.Soort
NAMEN = (Soort.NAAM, Soort.REGIO_NAAM)
GEMEENTEN = (Soort.SAMENVOEGING, Soort.TOEVOEGING, Soort.SPLITSING, Soort.GRENS)
Onderwerp = Opvolging | Hertekening


@dataclass(slots=True)
class Plan:
    """What a change would mean, and what forbids it."""

    delen: list[tuple[str, list[str]]] = field(default_factory=list)
    voorstellen: list[Voorstel] = field(default_factory=list)
    weigeringen: list[str] = field(default_factory=list)
    onderwerp: Onderwerp | None = None
    boek: Boek = field(default_factory=Boek)

    def deel(self, kop: str, zinnen: list[str]) -> None:
        """A part of it, when there is something to say."""
        if zinnen:
            self.delen.append((kop, zinnen))

    @property
    def kenmerk(self) -> str:
        """What tells it from a plan that means something else."""
        wat = [self.delen, self.weigeringen, [(v.sleutel, v.zin) for v in self.voorstellen]]
        return hashlib.sha256(json.dumps(wat).encode()).hexdigest()[:16]

    @property
    def groepen(self) -> list[tuple[str, list[Voorstel]]]:
        """The proposals by kind."""
        per_kop: dict[str, list[Voorstel]] = {}
        for voorstel in self.voorstellen:
            per_kop.setdefault(voorstel.kop, []).append(voorstel)
        return list(per_kop.items())


class Ingehaald(Exception):
    """What would happen is no longer what was looked at; carries the plan as it is now."""

    def __init__(self, plan: Plan) -> None:
        super().__init__("Er is intussen iets veranderd. Kijk opnieuw na wat er gebeurt.")
        self.plan = plan


def gaten() -> set[str]:
    """Every gap in every division, over all time."""
    return {zin for indeling in Indeling.objects.all() for zin in over_de_tijd(indeling)}


def _sluitend(voor: set[str]) -> None:
    """No gap has come, by name; one that was there already may have become shorter."""
    nieuw = [zin for zin in sorted(gaten() - voor) if re.sub(r" t/m [\d-]+", "", zin) not in voor]
    if nieuw:
        raise Geweigerd("De indeling is dan niet landsdekkend en sluitend.", *nieuw)


@transaction.atomic
def bereken(wijziging: Wijziging) -> Plan:
    """What would happen, by doing it and rolling back."""
    slot()
    with transaction.atomic():
        plan = _veilig(wijziging, None, None)
        transaction.set_rollback(True)
    return plan


def _veilig(wijziging: Wijziging, keuzes: Keuzes | None, by: Gebruiker | None) -> Plan:
    """The plan, in which a refusal is something to show."""
    plan = Plan()
    try:
        with transaction.atomic():
            _doe(plan, wijziging, keuzes, by)
    except Geweigerd as reden:
        plan.weigeringen = reden.zinnen
    except IntegrityError as botsing:
        plan.weigeringen = [f"De database weigert dit: {str(botsing).splitlines()[0]}"]
    return plan


def _doe(plan: Plan, wijziging: Wijziging, keuzes: Keuzes | None, by: Gebruiker | None) -> None:
    """Carry it out, noting in the plan what happens; raises Geweigerd."""
    dag = wijziging.datum
    voor = gaten()
    if wijziging.soort in NAMEN:
        plan.deel("Op de dag zelf", geef_naam(wijziging, doen=False))
        return
    if wijziging.soort in GEMEENTEN:
        opvolging = gemeenten.voer_uit(wijziging, plan.boek)
        plan.onderwerp = opvolging
        _volg_op(plan, wijziging, opvolging, keuzes, by)
    else:
        tekening = regios.voer_uit(wijziging, plan.boek)
        plan.onderwerp = tekening
        plan.deel("Regio's en gemeenten", woorden.over_regios(tekening))
        plan.deel("Contactpersonen, mandaten, toegang en deelname", Meegaan(tekening, by).alles())
    _sluitend(voor)
    if wijziging.soort != Soort.GRENS:
        _boven(plan, dag)
    # What the database looks at when all is done, looked at while it can still be said on the page.
    connection.check_constraints()


def _volg_op(
    plan: Plan, wijziging: Wijziging, opvolging: Opvolging, keuzes: Keuzes | None, by: Gebruiker | None
) -> None:
    if wijziging.soort == Soort.GRENS:
        plan.deel("Gemeenten", [f"{wijziging.titel}. Beide gemeenten blijven zoals zij zijn."])
    else:
        plan.deel("Gemeenten", woorden.over_gemeenten(opvolging))
        opvolgers = Opvolgers(opvolging.dag, opvolging.naar, keuzes)
        opvolgen = Opvolgen(opvolging, opvolgers, plan.boek, by)
        plan.deel("Contactpersonen, mandaten en toegang", opvolgen.alles())
        gemeenten.beeindig(opvolging)
        plan.voorstellen = opvolgen.voorstellen
    with transaction.atomic():
        plan.deel("Inwoners", gemeenten.zet_inwoners(wijziging, opvolging))
        transaction.set_rollback(True)


def _boven(plan: Plan, dag: datetime.date) -> None:
    """What the rooms above say of it; what they forbid is refused."""
    alle = gevolgen(plan.onderwerp, dag)
    if redenen := [gevolg.zin for gevolg in alle if gevolg.verhindert]:
        raise Geweigerd(*redenen)
    plan.deel("Agenda en venster", [g.zin for g in alle if not g.op_de_dag])
    plan.deel("Op de dag zelf", [g.zin for g in alle if g.op_de_dag and not g.sleutel])
    plan.voorstellen += [_voorstel(g) for g in alle if g.sleutel]
    _uitvoeren([g for g in alle if not g.op_de_dag])


def _voorstel(gevolg: Gevolg) -> Voorstel:
    """What a room above proposes, as a tick."""
    return Voorstel(
        sleutel=gevolg.sleutel, kop=gevolg.kop, zin=gevolg.zin, keuzes=(("ja", "ja"),), waarde="ja"
    )


def _uitvoeren(alle: list[Gevolg]) -> None:
    for gevolg in alle:
        if gevolg.uitvoeren:
            gevolg.uitvoeren()


@transaction.atomic
def bevestig(wijziging: Wijziging, *, keuzes: Keuzes, gezien: str, by: Gebruiker) -> Wijziging:
    """Carry out what was looked at: all of it, or nothing.

    Raises Ingehaald when it would no longer be the same, and Geweigerd when it cannot be.
    """
    slot()
    wijziging = Wijziging.objects.select_for_update(of=("self",)).get(pk=wijziging.pk)
    if not wijziging.is_concept:
        raise Geweigerd("Deze wijziging is al bevestigd.")
    bekeken = bereken(wijziging)
    if bekeken.weigeringen:
        raise Geweigerd(*bekeken.weigeringen)
    if bekeken.kenmerk != gezien:
        raise Ingehaald(bekeken)
    plan = Plan()
    _doe(plan, wijziging, keuzes, by)
    wijziging.status = Wijziging.Status.BEVESTIGD
    wijziging.bevestigd_door, wijziging.bevestigd_op = by, timezone.now()
    wijziging.keuzes, wijziging.verslag = dict(keuzes), [[kop, zinnen] for kop, zinnen in plan.delen]
    wijziging.stappen = plan.boek.stappen
    wijziging.uitkomst = plan.onderwerp.als_json() if plan.onderwerp else {}
    wijziging.uitkomst["gevraagd"] = [voorstel.sleutel for voorstel in plan.voorstellen]
    wijziging.save()
    _raakt(wijziging, plan)
    if wijziging.datum <= today():
        op_de_dag(wijziging, today())
    return wijziging


def _raakt(wijziging: Wijziging, plan: Plan) -> None:
    """Whose pages speak of it."""
    if plan.onderwerp is None:
        wijziging.organisaties.add(*wijziging.opdracht.get("van", []))
        wijziging.regios.add(*filter(None, [wijziging.opdracht.get("regio")]))
        return
    wijziging.organisaties.add(*plan.onderwerp.gemeenten)
    if isinstance(plan.onderwerp, Hertekening):
        wijziging.regios.add(*plan.onderwerp.regios)
    else:
        van = plan.onderwerp.gemeenten
        for gemeente in van:
            wijziging.regios.add(*gemeente.plaatsingen.werk().values_list("regio", flat=True))


@transaction.atomic
def neem_terug(wijziging: Wijziging, *, by: Gebruiker) -> None:
    """Every row as it was before it was confirmed; until its day, and when nothing came on top of it."""
    slot()
    wijziging = Wijziging.objects.select_for_update(of=("self",)).get(pk=wijziging.pk)
    if not wijziging.is_terug_te_nemen:
        raise Geweigerd(
            "Deze wijziging kan niet meer worden teruggenomen: dat kan tot de dag waarop zij ingaat."
        )
    voor = gaten()
    nieuw: dict[str, list[int]] = {"regions.Organisatie": [], "regions.Regio": []}
    for stap in wijziging.stappen:
        if stap["voor"] is None and stap["model"] in nieuw:
            nieuw[stap["model"]].append(stap["pk"])
    wijziging.organisaties.remove(*nieuw["regions.Organisatie"])
    wijziging.regios.remove(*nieuw["regions.Regio"])
    draai_terug(wijziging.stappen)
    _sluitend(voor)
    wijziging.status = Wijziging.Status.TERUGGENOMEN
    wijziging.teruggenomen_door, wijziging.teruggenomen_op = by, timezone.now()
    wijziging.save()


@transaction.atomic
def op_de_dag(wijziging: Wijziging, day: datetime.date) -> None:
    """What bears no date is done now, and who came since the change was confirmed goes along."""
    wijziging = Wijziging.objects.select_for_update(of=("self",)).get(pk=wijziging.pk)
    if wijziging.status != Wijziging.Status.BEVESTIGD or wijziging.uitgevoerd_op:
        return
    onderwerp = _onderwerp(wijziging)
    if onderwerp is None:
        geef_naam(wijziging, doen=True)
    if isinstance(onderwerp, Opvolging):
        gemeenten.zet_inwoners(wijziging, onderwerp)
    if isinstance(onderwerp, Opvolging) and wijziging.soort != Soort.GRENS:
        Opvolgen(onderwerp, Opvolgers(onderwerp.dag, onderwerp.naar, None), onderwerp.boek, None).later()
    if isinstance(onderwerp, Hertekening):
        Meegaan(onderwerp, None).later()
    if onderwerp is not None and wijziging.soort != Soort.GRENS:
        nee = set(wijziging.uitkomst["gevraagd"]) - set(wijziging.keuzes)
        _uitvoeren([g for g in gevolgen(onderwerp, onderwerp.dag) if g.op_de_dag and g.sleutel not in nee])
    wijziging.uitgevoerd_op = day
    wijziging.save(update_fields=["uitgevoerd_op"])


def _onderwerp(wijziging: Wijziging) -> Onderwerp | None:
    soort: Any = (
        None if wijziging.soort in NAMEN else Opvolging if wijziging.soort in GEMEENTEN else Hertekening
    )
    return soort.uit_json(wijziging.datum, wijziging.uitkomst) if soort else None


def dagelijks(day: datetime.date) -> None:
    """All changes whose day has come; each in a transaction of its own."""
    for wijziging in Wijziging.objects.uit_te_voeren(day):
        op_de_dag(wijziging, day)
