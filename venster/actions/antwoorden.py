"""What an organisation answers is written together, submitted, and kept."""

import datetime
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import OuterRef, Subquery
from django.utils import timezone

from venster import mail
from venster.actions.weigeringen import Geweigerd, Ingehaald, Onvolledig, dag_van
from venster.kern import Antwoord, Antwoorden, Deel
from venster.models import Deelconcept, Indiening, Inzending, Uitnodiging

if TYPE_CHECKING:
    from regions.models import Gebruiker


def houd_vast(inzending: Inzending) -> Inzending:
    """The same answer sheet as it is now, held until the transaction ends; its uitnodiging never changes."""
    held = Inzending.objects.select_for_update().get(pk=inzending.pk)
    held.uitnodiging = inzending.uitnodiging
    return held


def _moet_open(inzending: Inzending, op: datetime.datetime | None = None) -> None:
    # Its own mark of publication was read under the lock; what is known of the round may be older.
    if inzending.gepubliceerd_nummer is not None or not inzending.uitnodiging.open_on(dag_van(op)):
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
    inzending = houd_vast(inzending)
    _moet_open(inzending)
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


@transaction.atomic
def bewaar_keuzes(
    inzendingen: Iterable[Inzending],
    keuzes: Mapping[tuple[int, str], tuple[bool | None, bool]],
    *,
    by: "Gebruiker",
) -> dict[tuple[int, str], bool | None]:
    """Keep JA or NEE for many sheets and parts at once; answers with what a colleague changed meanwhile.

    Each choice comes with what it was when one saw it: only a part that is no longer so is left as it is.
    """
    held = {inzending.pk: inzending for inzending in _houd_alle_vast(inzendingen)}
    written = {(c.inzending_id, c.deel): c for c in Deelconcept.objects.filter(inzending__in=held)}
    overtaken, changed = {}, []
    for (pk, deel), (was, wordt) in keuzes.items():
        inzending, concept = held[pk], written.get((pk, deel))
        nu = inzending.nu(concept) if concept else inzending.van(deel)
        if nu.antwoord == wordt:
            continue
        if nu.antwoord != was:
            overtaken[pk, deel] = nu.antwoord
            continue
        concept = concept or Deelconcept(inzending=inzending, deel=deel, version=0)
        concept.antwoord, concept.toelichting, concept.steun = wordt, nu.toelichting, nu.steun
        concept.onverzonden = concept.gezegd != inzending.van(deel)
        concept.door, concept.tab, concept.gewijzigd_op = by, "", timezone.now()
        concept.version += 1
        changed.append(concept)
    Deelconcept.objects.bulk_create([concept for concept in changed if concept.pk is None])
    fields = ["antwoord", "toelichting", "steun", "onverzonden", "door", "tab", "gewijzigd_op", "version"]
    Deelconcept.objects.bulk_update([concept for concept in changed if concept.version > 1], fields)
    return overtaken


def _houd_alle_vast(inzendingen: Iterable[Inzending]) -> list[Inzending]:
    held = (
        Inzending.objects.select_related("uitnodiging__ronde")
        .select_for_update(of=("self",))
        .filter(pk__in=[inzending.pk for inzending in inzendingen])
        .order_by("pk")
    )
    for inzending in held:
        _moet_open(inzending)
    return list(held)


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
    inzending = houd_vast(inzending)
    _moet_open(inzending, op)
    concepten = list(inzending.concepten.all())
    if gezien is not None and gezien != stand(concepten):
        raise Ingehaald
    if inzending.nummer and not any(concept.onverzonden for concept in concepten):
        return inzending.indieningen.get(nummer=inzending.nummer)
    antwoorden = inzending.met_concepten(concepten)
    if antwoorden.ontbrekend:
        raise Onvolledig(antwoorden.ontbrekend)
    indiening = leg_vast(inzending, antwoorden, by=by, reden=reden, op=op or timezone.now())
    inzending.concepten.filter(onverzonden=True).update(onverzonden=False)
    if bevestigen:
        # In the same transaction: the outbox is a table, so the mail is there exactly when the answer is.
        mail.bevestig(by, [(inzending.uitnodiging, indiening)])
    return indiening


def leg_vast(
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
    for inzending in antwoorden:
        if inzending.nummer:
            raise Geweigerd(f"Van {inzending} is al een antwoord bekend.")
    Indiening.objects.bulk_create(
        Indiening(inzending=inzending, nummer=1, door=by, op=op, **gezegd.kolommen)
        for inzending, gezegd in antwoorden.items()
    )
    # Copied by the database: one statement, however many there are.
    eerste = Indiening.objects.filter(inzending=OuterRef("pk"), nummer=1)
    columns = {name: Subquery(eerste.values(name)) for name in Antwoorden().kolommen}
    Inzending.objects.filter(pk__in=[inzending.pk for inzending in antwoorden]).update(
        nummer=1, ingediend_op=op, **columns
    )
