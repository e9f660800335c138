"""How far an answer sheet is, in few words, and where to go on."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.utils import timezone

from venster.kern import Antwoorden, Deel
from venster.models import Deelconcept, Inzending, Ronde, Uitnodiging

if TYPE_CHECKING:
    from regions.models import Gebruiker


@dataclass(slots=True)
class Stand:
    """One uitnodiging with what was submitted and what was written since."""

    uitnodiging: Uitnodiging
    concepten: list[Deelconcept]
    antwoorden: Antwoorden = field(init=False)

    def __post_init__(self) -> None:
        self.antwoorden = self.inzending.met_concepten(self.concepten)

    @property
    def inzending(self) -> Inzending:
        """The answer sheet."""
        return self.uitnodiging.inzending

    @property
    def sleutel(self) -> str:
        """What tells it apart on a page."""
        return str(self.uitnodiging.pk)

    @property
    def onverzonden(self) -> bool:
        """Whether something was written that was not submitted."""
        return any(concept.onverzonden for concept in self.concepten)

    @property
    def is_klaar(self) -> bool:
        """Whether it was submitted and nothing was written since."""
        return self.inzending.is_ingediend and not self.onverzonden

    @property
    def kan_ingediend(self) -> bool:
        """Whether it can be submitted now, and that would change something."""
        return self.uitnodiging.is_open and self.onverzonden and not self.antwoorden.ontbrekend

    @property
    def woorden(self) -> str:
        """Where it stands."""
        if self.is_klaar:
            return "Ingediend"
        if not self.uitnodiging.is_open:
            return "Ingediend" if self.inzending.is_ingediend else "Niet ingediend"
        if self.inzending.is_ingediend:
            return "Gewijzigd, nog niet ingediend"
        if not self.onverzonden:
            return "Nog niet begonnen"
        left = len(self.antwoorden.ontbrekend)
        return f"Bezig: nog {left} van 3" if left else "Nog niet ingediend"

    @property
    def uitleg(self) -> str:
        """Until when and why, for who may answer longer than the others."""
        if not self.uitnodiging.is_later or not self.uitnodiging.is_open:
            return ""
        tot = f"Antwoorden kan tot en met {self.uitnodiging.laatste_dag:%d-%m-%Y}."
        return f"{tot} {self.uitnodiging.reden}".strip()

    @property
    def soort(self) -> str:
        """Which badge those words wear."""
        if self.woorden == "Ingediend":
            return "done"
        if self.woorden in ("Nog niet begonnen", "Niet ingediend"):
            return "plain"
        return "warning" if self.inzending.is_ingediend or not self.antwoorden.ontbrekend else "info"

    @property
    def url(self) -> str:
        """Where to go on; nowhere when it closed without an answer."""
        if self.is_klaar or not self.uitnodiging.is_open:
            return self.uitnodiging.url("klaar") if self.inzending.is_ingediend else ""
        if self.onverzonden and not self.antwoorden.ontbrekend:
            return self.uitnodiging.url("nakijken")
        eerste = self.antwoorden.ontbrekend[0] if self.antwoorden.ontbrekend else Deel.AGENDA
        return self.uitnodiging.url(eerste.value)

    @property
    def laatste_wijziging(self) -> datetime.datetime | None:
        """When it was last written in or submitted."""
        moments = [concept.gewijzigd_op for concept in self.concepten] + [self.inzending.ingediend_op]
        return max((moment for moment in moments if moment), default=None)

    @property
    def laatste_dag_gewijzigd(self) -> datetime.date | None:
        """The day of that in the Netherlands."""
        moment = self.laatste_wijziging
        return timezone.localtime(moment).date() if moment else None


def standen(uitnodigingen: Iterable[Uitnodiging]) -> list[Stand]:
    """How far each is; the drafts of all in one query."""
    asked = list(uitnodigingen)
    per_sheet: dict[int, list[Deelconcept]] = {}
    written = Deelconcept.objects.filter(inzending__in=[u.inzending.pk for u in asked]).select_related("door")
    for concept in written if asked else ():
        per_sheet.setdefault(concept.inzending_id, []).append(concept)
    return [Stand(uitnodiging, per_sheet.get(uitnodiging.inzending.pk, [])) for uitnodiging in asked]


def stand_van(uitnodiging: Uitnodiging) -> Stand:
    """How far one is."""
    return Stand(uitnodiging, list(uitnodiging.inzending.concepten.all()))


def van_gebruiker(gebruiker: "Gebruiker", ronde: Ronde) -> list[Stand]:
    """All that this user may answer in a round, by organisation and regio."""
    mine = (
        Uitnodiging.objects.voor(gebruiker)
        .filter(ronde=ronde)
        .select_related("ronde", "organisatie", "regio", "inzending")
        .order_by("organisatie_naam", "regio_naam", "pk")
    )
    return standen(mine)
