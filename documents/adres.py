"""From which address someone asks, as something that cannot be read back."""

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest
from django.utils.crypto import salted_hmac


def adres_van(request: HttpRequest) -> str:
    """The visitor's address, hashed; behind a proxy it is the one that the proxy saw."""
    address = request.META.get("REMOTE_ADDR", "")
    if settings.SECURE_PROXY_SSL_HEADER:
        address = request.headers.get("X-Forwarded-For", address).rsplit(",", 1)[-1].strip()
    return salted_hmac("documents.adres", address, algorithm="sha256").hexdigest()[:32]


def te_vaak(request: HttpRequest, deur: str, per_minuut: int = 60) -> bool:
    """Whether this address came more often than that to this door within the minute."""
    key = f"{deur}:{adres_van(request)}"
    cache.add(key, 0, timeout=60)
    try:
        return cache.incr(key) > per_minuut
    except ValueError:  # it ended between these two lines
        return False
