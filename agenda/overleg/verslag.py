"""What an overleg holds: who sat at its table, its points and what came of them; in five queries."""

from django.db.models import Prefetch

from agenda.models import Actiepunt, Agendapunt, Besluit, Deelnemer, Overleg, Vergaderstuk


def deelnemers(overleg: Overleg) -> list[Deelnemer]:
    """By organisatie and name."""
    rows = overleg.deelnemers.select_related("contactpersoon__persoon", "contactpersoon__organisatie")
    return sorted(rows, key=lambda d: (d.contactpersoon.organisatie.naam, d.contactpersoon.persoon.naam))


def punten(overleg: Overleg) -> list[Agendapunt]:
    """In their order, each with its decisions by number, its actions by day and its papers."""
    actiepunten = Actiepunt.objects.select_related("organisatie").order_by("klaar_op", "pk")
    rows = overleg.punten.select_related("blok__agenda__regio", "versie__agenda__regio").prefetch_related(
        Prefetch("besluiten", queryset=Besluit.objects.order_by("jaar", "nummer")),
        Prefetch("actiepunten", queryset=actiepunten),
        Prefetch("stukken", queryset=Vergaderstuk.objects.order_by("pk")),
    )
    return list(rows)
