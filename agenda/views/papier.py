"""A document about the agenda: choose, look through what will be in it, and have it made."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from agenda.actions.vaststellen import NietMogelijk
from agenda.forms.papier import PapierForm
from agenda.models import Versie
from agenda.overleg.bereik import overleg_in
from agenda.overleg.goedkeuren import keur_goed, trek_in
from agenda.papier.maken import inhoud_van, maak, waarschuwingen
from agenda.papier.overleg import besluitenlijst, leg_vast, vergaderstuk
from agenda.tonen import agenda_kruimel
from agenda.views.agendapunten import punt_in
from agenda.views.overleggen import weg
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


@requires(Right.OVERLEG_LEIDEN)
@require_POST
def overleg_besluitenlijst_pdf(request: HttpRequest, regio: Regio, pk: int) -> HttpResponse:
    """Freeze the besluitenlijst as it is now."""
    overleg = overleg_in(request.user, regio, pk)
    if not overleg.is_geweest:
        messages.error(request, "Dit overleg is niet gehouden: er is geen besluitenlijst om vast te leggen.")
        return redirect("overleg_besluitenlijst", regio.code, pk)
    inhoud = besluitenlijst(overleg)
    document = leg_vast(overleg, inhoud, by=request.user)
    noteer(request.user, document.titel[:80], "pdf", len(inhoud["deelnemers"]), regio=regio)
    return redirect("document_pdf", document.kenmerk)


@requires(Right.OVERLEG_LEIDEN)
@require_POST
def punt_stuk(request: HttpRequest, regio: Regio, pk: int) -> HttpResponse:
    """Freeze what the table is asked at one point, as a vergaderstuk."""
    found = punt_in(request, regio, pk)
    return redirect("document_pdf", leg_vast(found.overleg, vergaderstuk(found), by=request.user).kenmerk)


@requires(Right.OVERLEG_LEIDEN)
@require_POST
def punt_lijst_vaststellen(request: HttpRequest, regio: Regio, pk: int) -> HttpResponse:
    """The list of an earlier overleg is approved at this point, and frozen as that."""
    found = punt_in(request, regio, pk)
    try:
        document = keur_goed(found, by=request.user)
    except NietMogelijk as reason:
        messages.error(request, str(reason))
    else:
        noteer(request.user, document.titel[:80], "pdf", len(document.data["deelnemers"]), regio=regio)
        messages.success(request, "De besluitenlijst is vastgesteld. De PDF wordt nu gemaakt.")
    return redirect(f"{found.overleg.get_absolute_url()}#punt-{found.pk}")


@requires(Right.OVERLEG_LEIDEN)
@require_http_methods(["GET", "POST"])
def overleg_lijst_terug(request: HttpRequest, regio: Regio, pk: int) -> HttpResponse:
    """Take the approval of a list back: asked first, for a document stops to hold."""
    overleg = overleg_in(request.user, regio, pk)
    if request.method == "POST":
        try:
            trek_in(overleg, by=request.user)
            messages.success(
                request, "De vaststelling is ingetrokken. U kunt de besluitenlijst weer wijzigen."
            )
        except NietMogelijk as reason:
            messages.error(request, str(reason))
        return redirect("overleg_besluitenlijst", regio.code, pk)
    context = {"regio": regio, "overleg": overleg, "kruimels": weg(regio, overleg)}
    return render(request, "overleg/lijst_terug.html", context)
