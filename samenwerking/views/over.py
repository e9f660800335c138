"""What anyone may read: the statements, and whom to turn to."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from regions.gate import requires
from regions.privacy import gegevens
from regions.rights import Right


@requires(Right.PUBLIC)
def toegankelijkheid(request: HttpRequest) -> HttpResponse:
    """What is true today of the accessibility of this site."""
    return render(request, "samenwerking/toegankelijkheid.html")


@requires(Right.PUBLIC)
def privacy(request: HttpRequest) -> HttpResponse:
    """Which personal data are kept, why, for how long and for whose eyes."""
    context = {"gegevens": gegevens().values(), "minuten": settings.SESSION_COOKIE_AGE // 60}
    return render(request, "samenwerking/privacy.html", context)


@requires(Right.PUBLIC)
def contact(request: HttpRequest) -> HttpResponse:
    """Whom to turn to."""
    return render(request, "samenwerking/contact.html", {"beheer_email": settings.BEHEER_EMAIL})
