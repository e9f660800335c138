"""A file someone is taking in: kept while its columns are chosen and what would change is looked at."""

from django.db import models
from django.utils import timezone


class Inleesbestand(models.Model):
    """A spreadsheet on its way in, of one person and for one import; gone when it is done or a day old."""

    gebruiker = models.ForeignKey("regions.Gebruiker", models.CASCADE, related_name="+")  # theirs alone
    soort = models.SlugField("waarvoor", max_length=40)
    naam = models.CharField("naam van het bestand", max_length=200)
    inhoud = models.BinaryField("inhoud")
    keuzes = models.JSONField("gekozen kolommen en antwoorden", default=dict, blank=True)
    op = models.DateTimeField("op", default=timezone.now)

    class Meta:
        verbose_name = "bestand om in te lezen"
        verbose_name_plural = "bestanden om in te lezen"

    def __str__(self) -> str:
        return self.naam
