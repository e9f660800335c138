"""How much on each blok waits for somebody, counted along with the blokken themselves."""

from typing import Any

from django.db.models import Count, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from agenda.models import Opmerking, Voorstel


def met_tellingen(blokken: Any) -> Any:
    """With on each blok how many proposals wait, how many on its own words, and how many open remarks."""
    wacht = Voorstel.objects.open()
    return blokken.annotate(
        open_voorstellen=_aantal(wacht),
        op_deze_tekst=_aantal(wacht.exclude(aard=Voorstel.Aard.NIEUW)),
        open_opmerkingen=_aantal(Opmerking.objects.open()),
    )


def _aantal(rows: QuerySet) -> Any:
    per_blok = rows.filter(blok=OuterRef("pk")).order_by().values("blok").annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(per_blok, output_field=IntegerField()), 0)
