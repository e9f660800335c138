"""What the top floor itself remembers."""

from django.db import models


class Dagtaak(models.Model):
    """Up to and including which day a daily job was done; what was missed is caught up from here."""

    naam = models.CharField("naam", max_length=60, unique=True)
    gedaan_tot_en_met = models.DateField("gedaan tot en met")

    class Meta:
        verbose_name_plural = "dagtaken"

    def __str__(self) -> str:
        return f"{self.naam}, gedaan t/m {self.gedaan_tot_en_met}"
