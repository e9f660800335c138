"""Files that are put away as they are: a scan, a paper."""

import hashlib
from typing import Any, Self

from django.db import models
from django.db.models import F, Func
from django.db.models.lookups import LessThanOrEqual

from regions.models.bewijs import GROOTST


class BestandManager(models.Manager):
    """A list of files must not carry twenty megabytes each."""

    def get_queryset(self) -> models.QuerySet:
        return super().get_queryset().defer("inhoud")


class Bestand:
    """What a model with `inhoud` and `sha256` can do."""

    @classmethod
    def van_bytes(cls, inhoud: bytes, **fields: Any) -> Self:
        """A file with its SHA-256."""
        return cls(inhoud=inhoud, sha256=hashlib.sha256(inhoud).hexdigest(), **fields)  # type: ignore[call-arg]


def hoogstens_20_mb(name: str) -> models.CheckConstraint:
    """No file is larger than the house keeps."""
    return models.CheckConstraint(
        name=name,
        condition=LessThanOrEqual(
            Func(F("inhoud"), function="octet_length", output_field=models.IntegerField()), GROOTST
        ),
        violation_error_message="Een bestand is hoogstens 20 MB groot.",
    )
