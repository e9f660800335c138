"""A document about the agenda: choose, look through what will be in it, and have it made."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from agenda.forms.papier import PapierForm
from agenda.models import Versie
from agenda.papier.maken import inhoud_van, maak, waarschuwingen
from agenda.tonen import agenda_kruimel
from documents.models import Document
from documents.weergave import voorbeeld
from regions.gate import check, requires
from regions.kruimels import naar_regio
from regions.models import Regio
from regions.rights import Right
from regions.uitvoer import noteer


@requires(Right.AGENDA_SEE)
@require_http_methods(["GET", "POST"])
def agenda_document(request: HttpRequest, regio: Regio) -> HttpResponse:
    """The choices and, once chosen, the document as it would be; posted: it is made."""
    versies = list(Versie.objects.filter(agenda__regio=regio).met_besluit().order_by("-nummer"))
    data = request.POST if request.method == "POST" else request.GET
    form = PapierForm(data if "wat" in data else None, regio=regio, versies=versies)
    context = {"regio": regio, "form": form, "kruimels": naar_regio(regio, agenda_kruimel(regio))}
    if not form.is_valid():
        return render(request, "agenda/papier/kiezen.html", context, status=422 if form.is_bound else 200)
    keuze = form.keuze()
    inhoud = inhoud_van(regio, keuze)
    if inhoud is None:
        raise Http404
    if request.method == "POST":
        return _maak(request, regio, form)
    blijft = keuze.aard == Document.Aard.BESLUIT
    context |= voorbeeld(keuze.wat, inhoud, keuze.aard) | {
        "waarschuwingen": waarschuwingen(inhoud),
        "blijft": blijft,
        "may_maken": not blijft or request.user.may(Right.AGENDA_VASTSTELLEN, regio=regio),
    }
    return render(request, "agenda/papier/kiezen.html", context)


def _maak(request: HttpRequest, regio: Regio, form: PapierForm) -> HttpResponse:
    keuze = form.keuze()
    if keuze.aard == Document.Aard.BESLUIT:
        check(request.user, Right.AGENDA_VASTSTELLEN, regio=regio)
    document = maak(regio, keuze, by=request.user)
    if document is None:
        raise Http404
    namen = len((document.data.get("vaststelling") or {}).get("akkoorden", [])) if keuze.namen else 0
    if namen:
        noteer(request.user, document.titel[:80], "pdf", namen, regio=regio)
    return redirect("document_pdf", document.kenmerk)
