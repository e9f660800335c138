"""Settings from the environment: read here only, refused loudly and in words."""

import json
import os
import sys
from typing import Any
from urllib.parse import unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured


def text(name: str, default: str | None = None) -> str:
    """The variable as it stands; without a default it must be there."""
    value = os.environ.get(name, "").strip()
    if value:
        return value
    if default is None:
        raise ImproperlyConfigured(
            f"The environment variable {name} is missing. README.md, 'Deployment', says what it is."
        )
    return default


def flag(name: str, default: bool = False) -> bool:
    """1 or 0."""
    value = text(name, "1" if default else "0")
    if value not in ("0", "1"):
        raise ImproperlyConfigured(f"{name} must be 1 or 0, not {value!r}.")
    return value == "1"


def number(name: str, default: int) -> int:
    """A whole number of at least 1."""
    value = text(name, str(default))
    if not value.isdecimal() or int(value) < 1:
        raise ImproperlyConfigured(f"{name} must be a whole number of 1 or more, not {value!r}.")
    return int(value)


def words(name: str, default: str = "") -> list[str]:
    """Words separated by commas."""
    return [word.strip() for word in text(name, default).split(",") if word.strip()]


def database(url: str, *, pool: int) -> dict[str, Any]:
    """Django's description of the database at an address, with at most `pool` connections per process."""
    from psycopg.conninfo import conninfo_to_dict

    if urlsplit(url).scheme not in ("postgres", "postgresql"):
        raise ImproperlyConfigured(
            "DATABASE_URL must start with postgresql://, as in postgresql://user:secret@host:5432/name."
        )
    try:
        parts = conninfo_to_dict(url)
    except Exception as error:
        raise ImproperlyConfigured(f"DATABASE_URL cannot be read: {error}") from error
    named = {"NAME": "dbname", "USER": "user", "PASSWORD": "password", "HOST": "host", "PORT": "port"}
    described: dict[str, Any] = {key: str(parts.pop(part, "") or "") for key, part in named.items()}
    if not described["NAME"]:
        raise ImproperlyConfigured("DATABASE_URL names no database: put its name after the last slash.")
    # A pool must be open before it can be waited on; management commands need no more than one connection.
    serving = {"pool": {"min_size": 1, "max_size": pool, "timeout": 10}} if pool else {}
    return {"ENGINE": "django.db.backends.postgresql", **described, "OPTIONS": {**parts, **serving}}


def is_testing() -> bool:
    """Whether this process runs the tests."""
    return "pytest" in sys.modules


def mailer(url: str) -> dict[str, Any]:
    """How mail leaves the outbox: by smtp:// with STARTTLS, by smtps:// with TLS, or nowhere when empty."""
    if not url:
        return {"BACKEND": "django.core.mail.backends.dummy.EmailBackend"}
    parts = urlsplit(url)
    if parts.scheme not in ("smtp", "smtps", "smtp+plain") or not parts.hostname:
        raise ImproperlyConfigured(
            "MAIL_URL must look like smtp://user:secret@host:587 (or smtps://, or smtp+plain://)."
        )
    options: dict[str, Any] = {
        "host": parts.hostname,
        "port": parts.port
        or (465 if parts.scheme == "smtps" else 25 if parts.scheme == "smtp+plain" else 587),
        "use_tls": parts.scheme == "smtp",
        "use_ssl": parts.scheme == "smtps",
        "timeout": 20,
    }
    if parts.username:
        options |= {"username": unquote(parts.username), "password": unquote(parts.password or "")}
    return {"BACKEND": "django.core.mail.backends.smtp.EmailBackend", "OPTIONS": options}


def identiteiten(name: str, *, secure: bool) -> list[dict[str, Any]]:
    """Identity providers of organisations, as JSON; in the shape that allauth asks for.

    They stand here and not in /beheer/: who may add one can become anyone whose address it vouches for.
    """
    try:
        given = json.loads(text(name, "[]"))
        return [_identiteit(one, secure) for one in given]
    except (ValueError, KeyError, TypeError) as error:
        raise ImproperlyConfigured(
            f"{name} must be a JSON list of objects with id, naam, server_url, client_id, secret and "
            f"domeinen (README.md, 'Eigen inlog van organisaties'): {error!r}."
        ) from error


def _identiteit(one: dict[str, Any], secure: bool) -> dict[str, Any]:
    server = urlsplit(one["server_url"])
    if not server.netloc or (server.scheme != "https" and (secure or server.scheme != "http")):
        raise ValueError("server_url must start with https://")
    domeinen = [domein.lower() for domein in one["domeinen"]]
    if not domeinen or isinstance(one["domeinen"], str):
        raise ValueError("domeinen must be a list of e-mail domains")
    return {
        "provider_id": one["id"],
        "name": one["naam"],
        "client_id": one["client_id"],
        "secret": one["secret"],
        "settings": {
            "server_url": one["server_url"],
            "oauth_pkce_enabled": True,
            "domeinen": domeinen,
            "origins": [f"{server.scheme}://{server.netloc}", *one.get("origins", [])],
            "tweede_stap_acr": one.get("tweede_stap_acr", []),
        },
    }
