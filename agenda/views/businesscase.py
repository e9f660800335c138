"""What an agreement costs and yields: seen and written by its parties, and released by each of them."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from agenda import actions
from agenda.businesscase import als_tabel, met_regel, partijen, vrijgegeven_door
from agenda.forms.businesscase import BusinesscaseForm, velden_van
from agenda.models import Afspraak, Blok, Businesscase, BusinesscaseRegel
from agenda.models.businesscase import is_vrij
from agenda.staat import rijen_op
from agenda.tonen import agenda_kruimel
from agenda.zicht import zicht_van
from regions.conflict import naast_elkaar, samen
from regions.gate import requires
from regions.invoer import Invoer, zonder_fouten
from regions.kruimels import naar_regio
from regions.models import Organisatie, Regio
from regions.rights import Right


@dataclass(frozen=True, slots=True)
class Zaak:
    """The business case of one afspraak, for one reader."""

    regio: Regio
    afspraak: Afspraak
    businesscase: Businesscase | None
    partijen: list[Organisatie]
    eigen: list[Organisatie]

    @classmethod
    def van(cls, request: HttpRequest, regio: Regio, pk: int) -> "Zaak":
        """For whoever works for a party; who does not, does not know of it unless all released it."""
        own = Afspraak.objects.levend().filter(blok__in=Blok.objects.zichtbaar(request.user, regio))
        afspraak = get_object_or_404(own.select_related("blok__agenda", "trekker"), pk=pk)
        afspraak.blok.agenda.regio = regio
        deel = partijen(afspraak)
        mijn = zicht_van(request.user).eigen_in(regio.pk)
        zaak = cls(
            regio,
            afspraak,
            Businesscase.objects.filter(afspraak=afspraak).first(),
            deel,
            [partij for partij in deel if partij.pk in mijn],
        )
        if not zaak.eigen and not (zaak.is_vrij and request.user.may(Right.AGENDA_SEE, regio=regio)):
            raise Http404
        return zaak

    @property
    def alle(self) -> list[Organisatie]:
        """The parties, and whoever has a line."""
        return met_regel(self.businesscase, self.partijen)

    @property
    def is_vrij(self) -> bool:
        """Whether each released these amounts."""
        held = vrijgegeven_door(self.businesscase) if self.businesscase else set()
        return is_vrij({partij.pk for partij in self.alle}, held)

    @property
    def tabel(self) -> dict[str, Any] | None:
        """The small table with its totals."""
        if self.businesscase is None:
            return None
        rows = self.businesscase.regels.select_related("organisatie").order_by("organisatie__naam", "pk")
        regels = [
            {"wie": r.organisatie.naam, "kosten": r.kosten, "baten": r.baten, "toelichting": r.toelichting}
            for r in rows
        ]
        zaak = self.businesscase
        return als_tabel(zaak.get_per_display(), zaak.toelichting, regels)

    def kruimels(self, *, verder: bool = False) -> Any:
        """The way to this page."""
        way = [agenda_kruimel(self.regio)]
        if verder:
            way.append((reverse("businesscase", args=[self.regio.code, self.afspraak.pk]), "Businesscase"))
        return naar_regio(self.regio, *way)


@requires(Right.REGIO_SEE)
@require_safe
def businesscase(request: HttpRequest, regio: Regio, pk: int) -> HttpResponse:
    """The table, and who released it."""
    zaak = Zaak.van(request, regio, pk)
    held = vrijgegeven_door(zaak.businesscase) if zaak.businesscase else set()
    context = {
        "regio": regio,
        "zaak": zaak,
        "tabel": zaak.tabel,
        "vrijgaven": [(partij, partij.pk in held, partij in zaak.eigen) for partij in zaak.alle],
        "kruimels": zaak.kruimels(),
    }
    return render(request, "agenda/businesscase.html", context)


def _eigen(request: HttpRequest, regio: Regio, pk: int) -> Zaak:
    zaak = Zaak.van(request, regio, pk)
    if not zaak.eigen:
        raise PermissionDenied("De bedragen worden ingevuld door wie deze afspraak trekt of eraan meedoet.")
    return zaak


@requires(Right.REGIO_SEE)
@require_http_methods(["GET", "POST"])
def businesscase_wijzigen(request: HttpRequest, regio: Regio, pk: int) -> HttpResponse:
    """Change the table; who was overtaken sees three texts and three ways on."""
    zaak = _eigen(request, regio, pk)
    nu = zaak.businesscase
    invoer = Invoer.van(request, f"businesscase-{pk}", str(nu.version) if nu else "0")
    keuze = request.POST.get("keuze", "")
    if keuze == "opgeslagen":
        invoer.klaar()
        return redirect("businesscase", regio.code, pk)
    if keuze == "samen":
        drie = _drie(zaak, invoer, request.POST.get("begonnen", ""))
        form = zonder_fouten(BusinesscaseForm(samen(*drie), partijen=zaak.alle))
        return _formulier(request, zaak, form, invoer)
    form = BusinesscaseForm(invoer.data, partijen=zaak.alle, velden=_velden(nu))
    if not (invoer.is_verstuurd and form.is_valid()):
        return _formulier(request, zaak, form, invoer)
    try:
        actions.bewaar_businesscase(zaak.afspraak, invoer.version, by=request.user, **form.te_schrijven())
    except actions.BedragenGewijzigd:
        return _conflict(request, Zaak.van(request, regio, pk), invoer)
    invoer.klaar()
    messages.success(request, "Opgeslagen.")
    return redirect("businesscase", regio.code, pk)


def _velden(businesscase: Businesscase | None) -> dict[str, Any]:
    if businesscase is None:
        return {}
    return velden_van(businesscase.per, businesscase.toelichting, businesscase.regels.all())


def _toen(zaak: Zaak, version: str) -> dict[str, Any] | None:
    """The fields as they were in this version, from the history."""
    if version == "0":
        return {}
    if zaak.businesscase is None or not version.isdecimal() or len(version) > 9:
        return None
    history: Any = Businesscase
    events = history.pgh_event_model.objects.filter(pgh_obj=zaak.businesscase.pk, version=int(version))
    event = events.order_by("-pgh_id").first()
    if event is None:
        return None
    rows = rijen_op(BusinesscaseRegel, event.pgh_created_at, businesscase_id=zaak.businesscase.pk)
    return velden_van(event.per, event.toelichting, rows)


def _drie(zaak: Zaak, invoer: Invoer, begonnen: str) -> tuple[Any, Any, Any]:
    """What was posted, what is stored, and what it began from."""
    toen = _toen(zaak, begonnen)
    return (
        zonder_fouten(BusinesscaseForm(invoer.data, partijen=zaak.alle)),
        BusinesscaseForm(partijen=zaak.alle, velden=_velden(zaak.businesscase)),
        None if toen is None else BusinesscaseForm(partijen=zaak.alle, velden=toen),
    )


def _conflict(request: HttpRequest, zaak: Zaak, invoer: Invoer) -> HttpResponse:
    if zaak.businesscase is None:
        raise Http404
    drie = _drie(zaak, invoer, invoer.version)
    context = naast_elkaar(*drie, request.POST) | {
        "nu": zaak.businesscase,
        "version": zaak.businesscase.version,
        "kruimels": zaak.kruimels(verder=True),
    }
    return render(request, "agenda/businesscase_conflict.html", context, status=409)


def _formulier(request: HttpRequest, zaak: Zaak, form: BusinesscaseForm, invoer: Invoer) -> HttpResponse:
    context = {"regio": zaak.regio, "zaak": zaak, "kruimels": zaak.kruimels(verder=True)}
    status = 422 if form.errors else 200
    return render(request, "agenda/businesscase_wijzigen.html", context | invoer.context(form), status=status)


@requires(Right.REGIO_SEE)
@require_POST
def businesscase_vrijgeven(request: HttpRequest, regio: Regio, pk: int) -> HttpResponse:
    """Release these amounts in the name of the own party, or do so no longer."""
    zaak = _eigen(request, regio, pk)
    partij = next((p for p in zaak.eigen if p.slug == request.POST.get("partij")), None)
    if partij is None or zaak.businesscase is None:
        raise Http404
    if request.POST.get("intrekken"):
        actions.trek_in(zaak.businesscase, partij, by=request.user)
        messages.success(request, f"{partij} geeft de bedragen niet meer vrij.")
        return redirect("businesscase", regio.code, pk)
    try:
        actions.geef_vrij(zaak.businesscase, partij, request.POST.get("version", ""), by=request.user)
        messages.success(request, f"{partij} geeft deze bedragen vrij.")
    except actions.BedragenGewijzigd:
        messages.error(request, "De bedragen zijn intussen gewijzigd. Kijk ze na en geef ze dan vrij.")
    return redirect("businesscase", regio.code, pk)
