"""A list that someone sent in, between choosing the file and taking it over."""

from django.db import models
from django.utils import timezone

from regions.models.land import Regio


class Lijstbestand(models.Model):
    """A file of whoever sent it, and nobody else's; the bytes go when it is taken over, the row after a day.

    `koppeling` says which column of the file (from 0) is which column of ours; `resultaat` which rows came
    of it, for what may follow.
    """

    gebruiker = models.ForeignKey("regions.Gebruiker", models.CASCADE, related_name="+")  # nobody else's
    soort = models.SlugField("soort lijst", max_length=40)
    regio = models.ForeignKey(Regio, models.PROTECT, null=True, related_name="+")
    naam = models.CharField("naam van het bestand", max_length=200)
    inhoud = models.BinaryField("bestand")
    koprij = models.PositiveIntegerField("rij met de koppen", default=0)
    koppen = models.JSONField("koppen", default=list)
    voorbeelden = models.JSONField("voorbeelden", default=list)
    koppeling = models.JSONField("gekozen kolommen", default=dict)
    dag = models.DateField("vanaf welke dag", null=True)
    op = models.DateTimeField("op", default=timezone.now)
    verwerkt_op = models.DateTimeField("overgenomen op", null=True)
    resultaat = models.JSONField("wat het werd", default=list)

    class Meta:
        verbose_name = "ingestuurde lijst"
        verbose_name_plural = "ingestuurde lijsten"
        constraints = [
            models.CheckConstraint(
                name="lijstbestand_verwerkt_holds_no_file",
                condition=models.Q(verwerkt_op__isnull=True) | models.Q(inhoud=b""),
            )
        ]

    def __str__(self) -> str:
        return self.naam


class Kolomkeuze(models.Model):
    """Which heading someone last took for which column, in one kind of list; it holds no rows of the list."""

    gebruiker = models.ForeignKey("regions.Gebruiker", models.CASCADE, related_name="+")  # nobody else's
    soort = models.SlugField("soort lijst", max_length=40)
    keuze = models.JSONField("keuze", default=dict)
    op = models.DateTimeField("op", default=timezone.now)

    class Meta:
        verbose_name = "kolomkeuze"
        verbose_name_plural = "kolomkeuzes"
        constraints = [models.UniqueConstraint(fields=["gebruiker", "soort"], name="kolomkeuze_one_per_list")]

    def __str__(self) -> str:
        return self.soort
