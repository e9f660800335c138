"""Names in the list of functies that mean the same become one, in every agenda at once."""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from django.db import transaction
from django.db.models import Q

from agenda.actions.overnemen import bijgewerkt
from agenda.models import Blok, Functie, Functienaam
from regions.models import Regio


class Veranderd(Exception):
    """What would change is not what was shown."""


@dataclass(slots=True)
class Samenvoeging:
    """What becomes of these names, and of the functies that carry them."""

    van: list[Functienaam]
    naar: Functienaam
    functies: list[Functie] = field(init=False)

    def __post_init__(self) -> None:
        titels = [naam.naam for naam in self.van]
        rows = Functie.objects.filter(titel__in=titels).select_related("blok__agenda__regio")
        self.functies = list(rows.order_by("blok__agenda__regio__naam", "pk"))

    @property
    def gezien(self) -> str:
        """What was shown, to be sent back with the answer."""
        return "-".join(str(functie.pk) for functie in self.functies)

    def per_regio(self) -> list[tuple[Regio, int]]:
        """In how many functies of each regio the name changes, put away or not."""
        geteld = Counter(functie.blok.agenda.regio for functie in self.functies)
        return sorted(geteld.items(), key=lambda paar: paar[0].naam)

    def dubbel(self) -> int:
        """At how many doelen two functies would then have one name."""
        namen = [naam.naam for naam in (*self.van, self.naar)]
        doelen = Functie.objects.levend().filter(titel__in=namen).values_list("blok__ouder", flat=True)
        raakt = {functie.blok.ouder_id for functie in self.functies if not functie.blok.verwijderd_op}
        return sum(n > 1 and doel in raakt for doel, n in Counter(doelen).items())


@transaction.atomic
def voeg_samen(van: Iterable[Functienaam], naar: Functienaam, gezien: str, *, als: str) -> int:
    """The names become this one, where they stand too; answers in how many functies. Raises Veranderd."""
    pks = {naam.pk for naam in van} - {naar.pk}
    namen = list(Functienaam.objects.select_for_update().filter(pk__in=[*pks, naar.pk]).order_by("pk"))
    if len(namen) != len(pks) + 1:
        raise Veranderd
    weg = [naam for naam in namen if naam.pk in pks]
    stand = Samenvoeging(weg, naar)
    if stand.gezien != gezien:
        raise Veranderd
    blokken = [functie.pk for functie in stand.functies]
    Blok.objects.select_for_update(of=("self",)).filter(pk__in=blokken).order_by("pk").count()
    for functie in stand.functies:
        functie.titel = naar.naam
        functie.save(update_fields=["titel"])
    bijgewerkt(blokken, als)
    Functienaam.objects.filter(pk__in=pks).delete()
    return len(blokken)


def eigen_namen(regio: Regio) -> Iterable[Functienaam]:
    """The names that a regio brought into the list."""
    return Functienaam.objects.openbaar().filter(regio=regio)


def ook_elders(namen: Collection[str], regio: Regio) -> set[str]:
    """Which of these names another regio uses too: those are not this regio's alone to change."""
    elders = Functie.objects.filter(~Q(blok__agenda__regio=regio), titel__in=namen)
    return set(elders.values_list("titel", flat=True))
