"""Overtaken edits are noticed: every save raises a number that the form sends back."""

from collections.abc import Iterable
from typing import Any

from django.db import models
from django.db.models import F


class Versioned(models.Model):
    """Every save raises the version; a form sends back the one it was filled from."""

    version = models.PositiveIntegerField("versie", default=1, editable=False)

    class Meta:
        abstract = True

    def save(self, *, update_fields: Iterable[str] | None = None, **kwargs: Any) -> None:
        if not self._state.adding:
            self.version = F("version") + 1
            update_fields = update_fields and {*update_fields, "version"}
        super().save(update_fields=update_fields, **kwargs)

    def changed_since(self, seen: str | None) -> bool:
        """Whether someone saved after the form that carries `seen` was opened."""
        return str(self.version) != seen
