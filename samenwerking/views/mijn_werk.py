"""The front page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from regions.gate import requires
from regions.rights import Right


@requires(Right.PUBLIC)
def home(request: HttpRequest) -> HttpResponse:
    """Signed out: what this is. Signed in: Mijn werk, what waits for me."""
    if not request.user.is_authenticated:
        return render(request, "samenwerking/welkom.html")
    return render(request, "samenwerking/mijn_werk.html")
