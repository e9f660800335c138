"""To which themes the access of a redacteur is limited."""

import pghistory
from django.db import models

from regions.models.themas import Thema
from regions.models.toegang import Toegang


@pghistory.track(pghistory.InsertEvent(), pghistory.DeleteEvent())
class RedacteurThema(models.Model):
    """A theme below which a redacteur edits; whose access names none edits the whole agenda."""

    toegang = models.ForeignKey(Toegang, models.CASCADE, related_name="redacteurthemas")
    thema = models.ForeignKey(Thema, models.PROTECT, related_name="+")

    class Meta:
        verbose_name_plural = "thema's van redacteuren"
        constraints = [models.UniqueConstraint(fields=["toegang", "thema"], name="redacteurthema_once")]

    def __str__(self) -> str:
        return f"{self.toegang}: {self.thema}"
