"""Who sees the amounts of an agreement: its parties; everyone else when each party released these amounts.

Bron: issue 4, "business case". The parties are the trekker, the partners of today, and whoever has a line; it
is for the trekker and the partners alone to see and to change what was not released.
"""

import re
from collections.abc import Collection
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef
from django.db.models.functions import JSONObject
from django.urls import reverse

from agenda.models import Afspraak, Blok, Businesscase, BusinesscaseRegel, Vrijgave
from agenda.models.businesscase import is_vrij, totaal
from agenda.zicht import zicht_van
from regions.models import Gebruiker, Organisatie
from regions.periods import today

# Along with each blok, so that a page of many agreements asks no more.
REGELS = ArraySubquery(
    BusinesscaseRegel.objects.filter(businesscase__afspraak=OuterRef("pk"))
    .order_by("organisatie__naam", "pk")
    .values(
        regel=JSONObject(
            pk="organisatie",
            wie="organisatie__naam",
            soort="organisatie__soort",
            kosten="kosten",
            baten="baten",
            toelichting="toelichting",
        )
    )
)
VRIJ = ArraySubquery(
    Vrijgave.objects.geldend().filter(businesscase__afspraak=OuterRef("pk")).values("organisatie")
)


def partijen(afspraak: Afspraak) -> list[Organisatie]:
    """The trekker and the partners of today, each once."""
    rows = afspraak.partners.on(today()).select_related("organisatie").order_by("organisatie__naam", "pk")
    named = [*([afspraak.trekker] if afspraak.trekker else []), *(rij.organisatie for rij in rows)]
    return list({partij.pk: partij for partij in named}.values())


def met_regel(businesscase: Businesscase | None, partijen: list[Organisatie]) -> list[Organisatie]:
    """The parties, and whoever has a line without being one any more."""
    rows = (
        businesscase.regels.select_related("organisatie").order_by("organisatie__naam")
        if businesscase
        else []
    )
    named = [*partijen, *(regel.organisatie for regel in rows)]
    return list({partij.pk: partij for partij in named}.values())


def vrijgegeven_door(businesscase: Businesscase) -> set[int]:
    """Who released these very amounts."""
    return set(
        Vrijgave.objects.geldend().filter(businesscase=businesscase).values_list("organisatie", flat=True)
    )


def als_tabel(per: str, toelichting: str, regels: list[dict[str, Any]]) -> dict[str, Any]:
    """The small table: a line per party, and what all lines come to."""
    kosten, baten = totaal(regels, "kosten"), totaal(regels, "baten")
    return {
        "per": per,
        "toelichting": toelichting,
        "regels": [{naam: waarde for naam, waarde in regel.items() if naam != "pk"} for regel in regels],
        "kosten": kosten,
        "baten": baten,
        "saldo": baten - kosten,
    }


def deelnemers(afspraak: Any) -> set[int]:
    """The keys of the trekker and of the partners of today, of an afspraak that carries its partners."""
    deel = {partner.organisatie_id for partner in afspraak.partners.all() if not partner.komt_nog}
    return deel | ({afspraak.trekker_id} if afspraak.trekker_id else set())


def zichtbaar(blok: Any, eigen: Collection[int]) -> dict[str, Any] | None:
    """The table of a blok that carries REGELS and VRIJ, for a reader who works for these organisations."""
    afspraak = blok.detail
    businesscase = getattr(afspraak, "businesscase", None)
    if businesscase is None or not (blok.bc_regels or businesscase.toelichting):
        return None
    deel = deelnemers(afspraak)
    if deel.isdisjoint(eigen) and not is_vrij(deel | {r["pk"] for r in blok.bc_regels}, blok.bc_vrij):
        return None
    return als_tabel(businesscase.get_per_display(), businesscase.toelichting, blok.bc_regels)


def herkomst(gebruiker: Gebruiker, sleutel: str) -> tuple[str, str] | None:
    """To which form an unsent text belongs, if this user still works for a party of the afspraak."""
    found = re.fullmatch(r"businesscase-(\d{1,18})", sleutel)
    blok = found and Blok.objects.zichtbaar(gebruiker).levend().filter(pk=int(found[1]), soort="afspraak")
    afspraak = blok and Afspraak.objects.filter(blok__in=blok).select_related("blok__agenda__regio").first()
    if not afspraak:
        return None
    regio = afspraak.blok.agenda.regio
    if zicht_van(gebruiker).eigen_in(regio.pk).isdisjoint(partij.pk for partij in partijen(afspraak)):
        return None
    return f"Businesscase: {afspraak}", reverse("businesscase_wijzigen", args=[regio.code, afspraak.pk])
