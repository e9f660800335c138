"""An uploaded file is hashed as it comes in and kept nowhere."""

import hashlib
from typing import Any

from django.core.files.uploadhandler import FileUploadHandler, StopUpload

HEAD = 1024  # where the standard allows "%PDF-" to stand


class Vingerafdruk(FileUploadHandler):
    """Takes the SHA-256 of what is uploaded; `fout` says in a sentence why it cannot be compared."""

    def __init__(self, grootst: int) -> None:
        super().__init__()
        self.grootst = grootst
        self.size = 0
        self.head = b""
        self._hash = hashlib.sha256()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Count and hash; what is too large is read to its end without being looked at."""
        self.size += len(raw_data)
        if self.size > self.grootst:
            raise StopUpload(connection_reset=False)
        if len(self.head) < HEAD:
            self.head += raw_data[:HEAD]
        self._hash.update(raw_data)

    def file_complete(self, file_size: int) -> Any:
        return None

    @property
    def sha256(self) -> str:
        """The fingerprint of all that came in."""
        return self._hash.hexdigest()

    @property
    def fout(self) -> str:
        """Why there is nothing to compare, or nothing."""
        if self.size == 0:
            return "Kies een bestand met inhoud."
        if self.size > self.grootst:
            return "Dit bestand is groter dan 20 MB. Documenten van Samenwerking zijn nooit zo groot."
        if b"%PDF-" not in self.head[:HEAD]:
            return "Dit is geen PDF. Kies het PDF-bestand zoals u het hebt ontvangen."
        return ""
