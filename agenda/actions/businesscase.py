"""What an agreement costs and yields is written down, released and no longer released."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils import timezone

from agenda.actions.hoedanigheid import hoedanigheid
from agenda.models import Afspraak, Businesscase, BusinesscaseRegel, Vrijgave
from regions.models import Gebruiker, Organisatie
from regions.rights import Right


class BedragenGewijzigd(Exception):
    """The amounts were changed after they were read; carries them as they are now."""

    def __init__(self, businesscase: Businesscase) -> None:
        super().__init__(str(businesscase))
        self.businesscase = businesscase


@transaction.atomic
def bewaar_businesscase(
    afspraak: Afspraak,
    gezien: str,
    *,
    by: Gebruiker | None,
    per: str,
    toelichting: str,
    regels: Iterable[dict[str, Any]],
    als: str = "",
) -> Businesscase:
    """Save the whole table, only by who has seen its latest version ("0" before there is one).

    What was released of it before is no longer: those were other amounts.
    """
    Afspraak.objects.select_for_update().get(pk=afspraak.pk)  # two that begin it at once come in turn
    businesscase = Businesscase.objects.filter(afspraak=afspraak).first()
    if businesscase and businesscase.changed_since(gezien):
        raise BedragenGewijzigd(businesscase)
    businesscase = businesscase or Businesscase(afspraak=afspraak)
    businesscase.per, businesscase.toelichting = per, toelichting
    businesscase.gewijzigd_op, businesscase.gewijzigd_door = timezone.now(), by
    businesscase.gewijzigd_als = als or hoedanigheid(by, afspraak.blok.agenda.regio, Right.VOORTGANG_GIVE)
    businesscase.save()
    _zet_regels(businesscase, regels)
    businesscase.refresh_from_db()
    return businesscase


def _zet_regels(businesscase: Businesscase, regels: Iterable[dict[str, Any]]) -> None:
    over = {regel.organisatie_id: regel for regel in businesscase.regels.all()}
    for velden in regels:
        regel = over.pop(velden["organisatie"].pk, None) or BusinesscaseRegel(businesscase=businesscase)
        for naam, waarde in velden.items():
            setattr(regel, naam, waarde)
        regel.save()
    BusinesscaseRegel.objects.filter(pk__in=[regel.pk for regel in over.values()]).delete()


@transaction.atomic
def geef_vrij(
    businesscase: Businesscase, organisatie: Organisatie, gezien: str, *, by: Gebruiker | None, als: str = ""
) -> Vrijgave:
    """A party lets others see the amounts that it has seen itself."""
    nu = (
        Businesscase.objects.select_for_update()
        .select_related("afspraak__blok__agenda__regio")
        .get(pk=businesscase.pk)
    )
    if nu.changed_since(gezien):
        raise BedragenGewijzigd(nu)
    wie: dict[str, Any] = {"businesscase": nu, "organisatie": organisatie, "versie": nu.version}
    found = Vrijgave.objects.geldend().filter(**wie).first()
    if found:
        return found
    regio = nu.afspraak.blok.agenda.regio
    als = als or hoedanigheid(by, regio, Right.VOORTGANG_GIVE, organisatie=organisatie)
    return Vrijgave.objects.create(**wie, door=by, als=als)


def trek_in(businesscase: Businesscase, organisatie: Organisatie, *, by: Gebruiker | None) -> None:
    """The amounts are the parties' own again; what was frozen with them stays as it is."""
    held = Vrijgave.objects.filter(
        businesscase=businesscase, organisatie=organisatie, ingetrokken_op__isnull=True
    )
    held.update(ingetrokken_op=timezone.now(), ingetrokken_door=by)
