"""The core of the venster, fixed for all years: three parts, JA or NEE, and what is meant by each."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db import models

MEESTE_TEKENS = 10_000  # in one text


class Deel(models.TextChoices):
    """The three parts, in the order in which they are asked."""

    AGENDA = "agenda", "Agenda"
    PROCES = "proces", "Proces"
    RESULTAAT = "resultaat", "Resultaat"

    @property
    def lidwoord(self) -> str:
        """With its article, as in a sentence."""
        return {"agenda": "de agenda", "proces": "het proces", "resultaat": "het resultaat"}[self.value]

    @property
    def bedoeld(self) -> str:
        """The one line that says what is meant, the same for everyone in every year."""
        return BEDOELD[self.value]

    @property
    def nummer(self) -> int:
        """Its place in the order, from 1."""
        return list(Deel).index(self) + 1


BEDOELD = {
    "agenda": "De agenda: de onderwerpen waarover u met elkaar praat en de doelen die u daarbij kiest.",
    "proces": "Het proces: hoe u samenwerkt, zoals overleg, rolverdeling, tempo en contact met elkaar.",
    "resultaat": "Het resultaat: wat de samenwerking tot nu toe oplevert voor inwoners en verzekerden.",
}


@dataclass(frozen=True, slots=True)
class Antwoord:
    """What an organisation says about one part."""

    antwoord: bool | None = None
    toelichting: str = ""
    steun: str = ""

    @property
    def woord(self) -> str:
        """JA, NEE, or nothing."""
        return {True: "JA", False: "NEE", None: ""}[self.antwoord]


@dataclass(frozen=True, slots=True)
class Antwoorden:
    """What an organisation says about the three parts: the nine values of one answer sheet."""

    agenda: Antwoord = Antwoord()
    proces: Antwoord = Antwoord()
    resultaat: Antwoord = Antwoord()

    def __iter__(self) -> Iterator[tuple[Deel, Antwoord]]:
        return ((deel, getattr(self, deel.value)) for deel in Deel)

    @property
    def ontbrekend(self) -> list[Deel]:
        """The parts without JA or NEE."""
        return [deel for deel, gezegd in self if gezegd.antwoord is None]

    @property
    def kolommen(self) -> dict[str, bool | str | None]:
        """The nine values under the names of their columns."""
        values: dict[str, bool | str | None] = {}
        for deel, gezegd in self:
            values |= {
                deel.value: gezegd.antwoord,
                f"toelichting_{deel}": gezegd.toelichting,
                f"steun_{deel}": gezegd.steun,
            }
        return values

    def met(self, deel: str, gezegd: Antwoord) -> "Antwoorden":
        """The same, with another answer to one part."""
        return Antwoorden(**{**{d.value: a for d, a in self}, deel: gezegd})


class Kern(models.Model):
    """The nine values of one answer sheet as columns."""

    agenda = models.BooleanField("agenda", null=True)
    proces = models.BooleanField("proces", null=True)
    resultaat = models.BooleanField("resultaat", null=True)
    toelichting_agenda = models.TextField("toelichting bij de agenda", blank=True)
    toelichting_proces = models.TextField("toelichting bij het proces", blank=True)
    toelichting_resultaat = models.TextField("toelichting bij het resultaat", blank=True)
    steun_agenda = models.TextField("ondersteuningsbehoefte bij de agenda", blank=True)
    steun_proces = models.TextField("ondersteuningsbehoefte bij het proces", blank=True)
    steun_resultaat = models.TextField("ondersteuningsbehoefte bij het resultaat", blank=True)

    class Meta:
        abstract = True

    def van(self, deel: str) -> Antwoord:
        """What stands here about one part."""
        return Antwoord(
            antwoord=getattr(self, str(deel)),
            toelichting=getattr(self, f"toelichting_{deel}"),
            steun=getattr(self, f"steun_{deel}"),
        )

    @property
    def antwoorden(self) -> Antwoorden:
        """What stands here about the three parts."""
        return Antwoorden(*(self.van(deel) for deel in Deel))
