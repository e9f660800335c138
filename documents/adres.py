"""From which address someone asks, as something that cannot be read back."""

from django.conf import settings
from django.http import HttpRequest
from django.utils.crypto import salted_hmac


def adres_van(request: HttpRequest) -> str:
    """The visitor's address, hashed; behind a proxy it is the one that the proxy saw."""
    address = request.META.get("REMOTE_ADDR", "")
    if settings.SECURE_PROXY_SSL_HEADER:
        address = request.headers.get("X-Forwarded-For", address).rsplit(",", 1)[-1].strip()
    return salted_hmac("documents.adres", address, algorithm="sha256").hexdigest()[:32]
