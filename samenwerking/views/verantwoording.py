"""For who looks after privacy, security and archives: public, to be read before anything is signed."""

from functools import lru_cache
from hashlib import sha256
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.views.decorators.http import require_GET

from regions import privacy
from regions.gate import requires
from regions.rights import Right
from samenwerking.verantwoording import verantwoording

TERUG = "Voor uw FG, CISO en archief"


def _inhoud() -> dict[str, Any]:
    """What the page and the agreement both tell."""
    return {
        "gegevens": list(privacy.gegevens().values()),
        "verantwoording": verantwoording(),
        "minuten": settings.SESSION_COOKIE_AGE // 60,
    }


@requires(Right.PUBLIC)
@require_GET
def voor_fg(request: HttpRequest) -> HttpResponse:
    """Data, purposes and terms; input for a DPIA; measures by chapter of the BIO; what is archived."""
    context = _inhoud() | {"vrije_tekst": privacy.vrije_tekst(), "gronden": privacy.gronden()}
    return render(request, "samenwerking/voor_fg.html", context)


@requires(Right.PUBLIC)
@require_GET
def verwerkersovereenkomst(request: HttpRequest) -> HttpResponse:
    """A model agreement, with the data and measures of this software as its annexes."""
    return render(
        request,
        "samenwerking/verwerkersovereenkomst.html",
        _inhoud() | {"kruimels": [(reverse("voor_fg"), TERUG)]},
    )


@requires(Right.PUBLIC)
@require_GET
def verwerkersovereenkomst_pdf(request: HttpRequest) -> HttpResponse:
    """The same to fill in and sign."""
    context = _inhoud() | {"voorbeeld": settings.DEMO}
    html = render_to_string("samenwerking/verwerkersovereenkomst_pdf.html", context)
    headers = {"Content-Disposition": 'attachment; filename="model-verwerkersovereenkomst.pdf"'}
    return HttpResponse(_pdf(html), content_type="application/pdf", headers=headers)


@lru_cache(maxsize=2)
def _pdf(html: str) -> bytes:
    """Made once: it is the same for everyone who asks."""
    from documents.pdf import maak_pdf

    return maak_pdf(html, verantwoording()["versie"], sha256(html.encode()).digest()[:16])
