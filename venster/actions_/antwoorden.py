"""What happens in a round: it is opened, answered, and published."""

import datetime
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from regions.models import PARTIJEN, Deelnemer, Organisatie, Regio
from regions.periods import today
from venster import mail
from venster.kern import Antwoord, Antwoorden, Deel
from venster.models import Deelconcept, Indiening, Inzending, Ronde, Uitnodiging

if TYPE_CHECKING:
    from regions.models import Gebruiker


class Geweigerd(ValueError):
    """It cannot be done now; the sentence says why."""


class Onvolledig(Geweigerd):
    """JA or NEE is missing for some parts."""

    def __init__(self, delen: list[Deel]) -> None:
        super().__init__("Kies JA of NEE voor " + " en ".join(deel.lidwoord for deel in delen) + ".")
        self.delen = delen


class Ingehaald(Geweigerd):
    """A colleague was first; what stands now comes with it."""

    def __init__(self, nu: Deelconcept | None = None) -> None:
        super().__init__("Een collega heeft dit intussen gewijzigd.")
        self.nu = nu


def _dag(op: datetime.datetime | None) -> datetime.date:
    return timezone.localtime(op).date() if op else today()


def te_vragen(peildatum: datetime.date) -> "list[tuple[Organisatie, Regio]]":
    """Who is asked for which regio: every partij that takes part on the peildatum, once per regio."""
    deelnemers = (
        Deelnemer.objects.on(peildatum)
        .filter(organisatie__soort__in=PARTIJEN)
        .select_related("organisatie", "regio")
        .order_by("regio__naam", "organisatie__naam", "pk")
    )
    return list(dict.fromkeys((deelnemer.organisatie, deelnemer.regio) for deelnemer in deelnemers))


def _vraag(
    ronde: Ronde,
    wie: "Iterable[tuple[Organisatie, Regio]]",
    op: datetime.datetime,
    sluit_op: datetime.date | None = None,
) -> list[Uitnodiging]:
    """An uitnodiging and a blank answer sheet each, with kind and names as they are now."""
    uitnodigingen = Uitnodiging.objects.bulk_create(
        Uitnodiging(
            ronde=ronde,
            organisatie=organisatie,
            regio=regio,
            soort=organisatie.soort,
            organisatie_naam=organisatie.naam,
            regio_naam=regio.naam,
            sluit_op=sluit_op,
            uitgenodigd_op=op,
        )
        for organisatie, regio in wie
    )
    Inzending.objects.bulk_create(
        Inzending(
            uitnodiging=uitnodiging,
            ronde=ronde,
            organisatie_id=uitnodiging.organisatie_id,
            regio_id=uitnodiging.regio_id,
            jaar=ronde.jaar,
            soort=uitnodiging.soort,
        )
        for uitnodiging in uitnodigingen
    )
    return uitnodigingen


@transaction.atomic
def openen(ronde: Ronde, *, by: "Gebruiker | None", op: datetime.datetime | None = None) -> list[Uitnodiging]:
    """Freeze who is asked for which regio, and where each gemeente lies; a round opens once."""
    ronde = Ronde.objects.select_for_update().get(pk=ronde.pk)
    if ronde.geopend_op:
        raise Geweigerd("Deze ronde is al geopend.")
    if ronde.sluit_op < _dag(op):
        raise Geweigerd("De laatste dag om te antwoorden is al voorbij. Kies eerst een latere dag.")
    wie = te_vragen(ronde.peildatum)
    if not wie:
        raise Geweigerd("Op de peildatum doet niemand mee. Kies een andere peildatum.")
    ronde.geopend_op = op or timezone.now()
    ronde.eigenaar = ronde.eigenaar or by
    ronde.save(update_fields=["geopend_op", "eigenaar"])
    return _vraag(ronde, wie, ronde.geopend_op)


@transaction.atomic
def uitnodigen(
    ronde: Ronde,
    *,
    organisatie: Organisatie,
    regio: Regio,
    by: "Gebruiker | None",
    sluit_op: datetime.date | None = None,
) -> Uitnodiging:
    """Ask one more organisation while the round runs, with a closing day of its own if it needs one."""
    if ronde.geopend_op is None or ronde.gepubliceerd_op:
        raise Geweigerd("Uitnodigen kan zolang de ronde loopt.")
    if Uitnodiging.objects.filter(ronde=ronde, organisatie=organisatie, regio=regio).exists():
        raise Geweigerd("Deze organisatie is al gevraagd voor deze regio.")
    return _vraag(ronde, [(organisatie, regio)], timezone.now(), sluit_op)[0]


def _houd_vast(inzending: Inzending) -> Inzending:
    """The same answer sheet, held until the transaction ends."""
    return (
        Inzending.objects.select_related(
            "uitnodiging__ronde", "uitnodiging__organisatie", "uitnodiging__regio"
        )
        .select_for_update(of=("self",))
        .get(pk=inzending.pk)
    )


def _moet_open(uitnodiging: Uitnodiging, op: datetime.datetime | None = None) -> None:
    if not uitnodiging.open_on(_dag(op)):
        raise Geweigerd("Deze ronde is gesloten.")


@transaction.atomic
def bewaar_deel(
    inzending: Inzending,
    deel: str,
    gezegd: Antwoord,
    *,
    by: "Gebruiker",
    version: str | None,
    tab: str = "",
) -> Deelconcept:
    """Keep what was written about one part, unless a colleague saved that part after it was opened."""
    inzending = _houd_vast(inzending)
    _moet_open(inzending.uitnodiging)
    concept = inzending.concepten.select_related("door").filter(deel=deel).first()
    if concept and inzending.nu(concept) == gezegd:
        return concept
    if concept.overtaken(version, tab) if concept else version != "0":
        raise Ingehaald(concept)
    return _schrijf(inzending, concept, deel, gezegd, by=by, tab=tab)


def _schrijf(
    inzending: Inzending,
    concept: Deelconcept | None,
    deel: str,
    gezegd: Antwoord,
    *,
    by: "Gebruiker",
    tab: str,
) -> Deelconcept:
    concept = concept or Deelconcept(inzending=inzending, deel=deel)
    concept.antwoord, concept.toelichting, concept.steun = gezegd.antwoord, gezegd.toelichting, gezegd.steun
    concept.onverzonden = gezegd != inzending.van(deel)
    concept.door, concept.tab, concept.gewijzigd_op = by, tab, timezone.now()
    concept.save()
    return concept


def stand(concepten: Iterable[Deelconcept]) -> str:
    """The versions of the parts in a word: what one looked through is what one submits."""
    versions = {concept.deel: concept.version for concept in concepten}
    return ".".join(str(versions.get(deel.value, 0)) for deel in Deel)


@transaction.atomic
def indienen(
    inzending: Inzending,
    *,
    by: "Gebruiker",
    reden: str = "",
    gezien: str | None = None,
    op: datetime.datetime | None = None,
    bevestigen: bool = True,
) -> Indiening:
    """The drafts become the answer, frozen as a numbered indiening; the same submission twice is one.

    `gezien` is the `stand` that was looked through: raises Ingehaald when a colleague wrote since.
    """
    inzending = _houd_vast(inzending)
    _moet_open(inzending.uitnodiging, op)
    concepten = list(inzending.concepten.all())
    if gezien is not None and gezien != stand(concepten):
        raise Ingehaald
    if inzending.nummer and not any(concept.onverzonden for concept in concepten):
        return inzending.indieningen.get(nummer=inzending.nummer)
    antwoorden = inzending.met_concepten(concepten)
    if antwoorden.ontbrekend:
        raise Onvolledig(antwoorden.ontbrekend)
    indiening = _leg_vast(inzending, antwoorden, by=by, reden=reden, op=op or timezone.now())
    inzending.concepten.filter(onverzonden=True).update(onverzonden=False)
    if bevestigen:
        # In the same transaction: the outbox is a table, so the mail is there exactly when the answer is.
        mail.bevestig(by, [(inzending.uitnodiging, indiening)])
    return indiening


def _leg_vast(
    inzending: Inzending,
    antwoorden: Antwoorden,
    *,
    by: "Gebruiker | None",
    reden: str,
    op: datetime.datetime,
) -> Indiening:
    values = antwoorden.kolommen
    inzending.nummer, inzending.ingediend_op = inzending.nummer + 1, op
    for name, value in values.items():
        setattr(inzending, name, value)
    inzending.save(update_fields=["nummer", "ingediend_op", *values])
    return Indiening.objects.create(
        inzending=inzending, nummer=inzending.nummer, door=by, op=op, reden=reden, **values
    )


@transaction.atomic
def indienen_samen(
    inzendingen: Mapping[Inzending, str], *, by: "Gebruiker"
) -> list[tuple[Uitnodiging, Indiening]]:
    """Submit several answer sheets at once, each as it was looked through: all of them, or none; one mail."""
    samen = [
        (inzending.uitnodiging, indienen(inzending, by=by, gezien=gezien, bevestigen=False))
        for inzending, gezien in sorted(inzendingen.items(), key=lambda item: item[0].pk)
    ]
    if samen:
        mail.bevestig(by, samen)
    return samen


@transaction.atomic
def overnemen(
    antwoorden: Mapping[Inzending, Antwoorden], *, by: "Gebruiker | None", op: datetime.datetime
) -> None:
    """Take over many answers from elsewhere as submitted once, without drafts and without mail."""
    for inzending, gezegd in antwoorden.items():
        if inzending.nummer:
            raise Geweigerd(f"Van {inzending} is al een antwoord bekend.")
        inzending.nummer, inzending.ingediend_op = 1, op
        for name, value in gezegd.kolommen.items():
            setattr(inzending, name, value)
    columns = list(Antwoorden().kolommen)
    Inzending.objects.bulk_update(antwoorden, ["nummer", "ingediend_op", *columns], batch_size=500)
    Indiening.objects.bulk_create(
        Indiening(inzending=inzending, nummer=1, door=by, op=op, **gezegd.kolommen)
        for inzending, gezegd in antwoorden.items()
    )


@transaction.atomic
def publiceren(ronde: Ronde, *, by: "Gebruiker | None", op: datetime.datetime | None = None) -> Ronde:
    """From now on all parties see the results; only a round that is closed can be published."""
    ronde = Ronde.objects.select_for_update().get(pk=ronde.pk)
    if ronde.gepubliceerd_op:
        raise Geweigerd("Deze ronde is al gepubliceerd.")
    if ronde.geopend_op is None or _dag(op) <= ronde.sluit_op:
        raise Geweigerd("Publiceren kan als de ronde gesloten is.")
    ronde.gepubliceerd_op = op or timezone.now()
    ronde.save(update_fields=["gepubliceerd_op"])
    return ronde
