"""A private address from which a calendar reads dates."""

import hashlib
import secrets

from django.db import models
from django.utils import timezone

from regions.models import Gebruiker, Regio


def gehasht(sleutel: str) -> str:
    """What is stored of an address: from it the address cannot be read back."""
    return hashlib.sha256(sleutel.encode()).hexdigest()


def nieuwe_sleutel() -> str:
    """256 random bits, to stand in an address."""
    return secrets.token_urlsafe(32)


class Kalenderadres(models.Model):
    """Of someone's own dates, or of the meetings of a regio; who takes it back takes the row away."""

    gebruiker = models.ForeignKey(Gebruiker, models.CASCADE, related_name="kalenderadressen")
    regio = models.ForeignKey(Regio, models.CASCADE, null=True, blank=True, related_name="+")
    sleutel = models.CharField("SHA-256 van de sleutel", max_length=64, unique=True)
    gemaakt_op = models.DateTimeField("gemaakt op", default=timezone.now)

    class Meta:
        verbose_name_plural = "kalenderadressen"
        constraints = [
            models.UniqueConstraint(
                fields=["gebruiker", "regio"], nulls_distinct=False, name="kalenderadres_one_of_each"
            ),
            models.CheckConstraint(
                name="kalenderadres_is_hashed", condition=models.Q(sleutel__regex=r"^[0-9a-f]{64}$")
            ),
        ]

    def __str__(self) -> str:
        return f"kalender van {self.regio or self.gebruiker}"
