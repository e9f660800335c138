"""A round is opened, joined late, and published."""

import datetime
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from regions.herindelen.slot import slot
from regions.models import PARTIJEN, Deelnemer, Organisatie, Regio, Soort
from venster.actions.weigeringen import Geweigerd, dag_van
from venster.models import Inzending, Ronde, Uitnodiging

if TYPE_CHECKING:
    from regions.models import Gebruiker


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
    **meer: Any,
) -> list[Uitnodiging]:
    """An uitnodiging and a blank answer sheet each, with kind and names as they are now."""
    uitnodigingen = Uitnodiging.objects.bulk_create(
        Uitnodiging.aan(ronde, organisatie, regio, uitgenodigd_op=op, **meer) for organisatie, regio in wie
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
    """Freeze who is asked for which regio, and where each gemeente lies; a round opens once.

    Meanwhile nobody draws the regio's otherwise.
    """
    slot()
    ronde = Ronde.objects.select_for_update().get(pk=ronde.pk)
    if ronde.geopend_op:
        raise Geweigerd("Deze ronde is al geopend.")
    if ronde.sluit_op < dag_van(op):
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
    reden: str = "",
) -> Uitnodiging:
    """Ask one more organisation while the round runs, with a closing day of its own if it needs one.

    Why is kept with it, and it gets its mail.
    """
    ronde = Ronde.objects.select_for_update().get(pk=ronde.pk)
    if ronde.geopend_op is None or ronde.gepubliceerd_op:
        raise Geweigerd("Uitnodigen kan zolang de ronde loopt.")
    if Uitnodiging.objects.filter(ronde=ronde, organisatie=organisatie, regio=regio).exists():
        raise Geweigerd("Deze organisatie is al gevraagd voor deze regio.")
    (uitnodiging,) = _vraag(ronde, [(organisatie, regio)], timezone.now(), sluit_op=sluit_op, reden=reden)
    return uitnodiging


def nog_te_vragen(ronde: Ronde, day: datetime.date) -> "list[tuple[Organisatie, Regio]]":
    """Who takes part on a day and was not asked; a gemeente that was asked for another regio stays there."""
    asked = list(Uitnodiging.objects.filter(ronde=ronde).values_list("organisatie", "regio"))
    plekken, organisaties = set(asked), {organisatie for organisatie, _ in asked}
    return [
        (organisatie, regio)
        for organisatie, regio in te_vragen(day)
        if (organisatie.pk, regio.pk) not in plekken
        and not (organisatie.soort == Soort.GEMEENTE and organisatie.pk in organisaties)
    ]


@transaction.atomic
def publiceren(ronde: Ronde, *, by: "Gebruiker | None", op: datetime.datetime | None = None) -> Ronde:
    """From now on all parties see the results, as they are now; only a closed round can be published.

    Who is submitting at this moment is waited for, or is told that the round is published.
    """
    ronde = Ronde.objects.select_for_update().get(pk=ronde.pk)
    if ronde.gepubliceerd_op:
        raise Geweigerd("Deze ronde is al gepubliceerd.")
    if ronde.geopend_op is None or dag_van(op) <= ronde.sluit_op:
        raise Geweigerd("Publiceren kan als de ronde gesloten is.")
    if ronde.publiceert_op and dag_van(op) < ronde.publiceert_op:
        raise Geweigerd(
            "Eerst ligt de uitkomst ter inzage in de regio's. "
            f"Publiceren kan vanaf {ronde.publiceert_op:%d-%m-%Y}."
        )
    ronde.gepubliceerd_op = op or timezone.now()
    ronde.save(update_fields=["gepubliceerd_op"])
    sheets = Inzending.objects.filter(ronde=ronde)
    # Held in the order in which colleagues hold several, so that neither waits for the other for ever.
    list(sheets.select_for_update().order_by("pk").values_list("pk"))
    sheets.update(gepubliceerd_nummer=F("nummer"))
    return ronde
