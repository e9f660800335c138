"""Check every stored document against its kenmerk and its file against its SHA-256, as after a restore."""

import hashlib
from typing import Any

from django.core.management.base import BaseCommand

from documents.canoniek import kenmerk_van
from documents.models import Document


class Command(BaseCommand):
    """Exit status 0 when all are whole, 1 with the documents that are not."""

    help = __doc__

    def handle(self, *args: Any, **options: Any) -> None:
        whole = broken = 0
        for document in Document.objects.defer(None).order_by("pk").iterator(chunk_size=10):
            if faults := self.faults(document):
                broken += 1
                self.stdout.write(f"{document.kenmerk} ({document}): {' and '.join(faults)}")
            else:
                whole += 1
        self.stdout.write(f"{whole} documents whole, {broken} broken.")
        if broken:
            raise SystemExit(1)

    def faults(self, document: Document) -> list[str]:
        """What does not fit, in words."""
        faults = []
        if kenmerk_van(document.inhoud) != document.kenmerk:
            faults.append("the content does not fit the kenmerk")
        file = document.bestand
        if file is not None and hashlib.sha256(file).hexdigest() != document.bestand_sha256:
            faults.append("the file does not fit its SHA-256")
        return faults
