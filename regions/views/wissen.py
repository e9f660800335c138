"""Wiping someone's data when they ask for it, before the term is over."""

from typing import Any

from django import forms
from django.contrib import messages
from django.db import transaction
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from regions.bewaren import bezig, wis_gebruiker, wis_persoon
from regions.gate import requires
from regions.models import Gebruiker, Persoon
from regions.periods import today
from regions.rights import Right
from regions.views.beheer import kruimels

SOORTEN: dict[str, Any] = {"persoon": Persoon, "gebruiker": Gebruiker}
MEEST = 20


class ZoekForm(forms.Form):
    """Someone, by name or address."""

    q = forms.CharField(label="Naam of e-mailadres, of een deel ervan", required=False)

    def gevonden(self) -> list[tuple[str, Any]]:
        """Persons and users of that name or address who were not wiped yet."""
        self.is_valid()
        tekst = self.cleaned_data.get("q", "").strip()
        if not tekst:
            return []
        waar = Q(naam__icontains=tekst) | Q(email__icontains=tekst)
        return [
            (soort, ding)
            for soort, model in SOORTEN.items()
            for ding in model.objects.filter(waar, gewist_op=None).order_by("naam", "pk")[:MEEST]
        ]


@requires(Right.BEHEER)
@require_GET
def beheer_wissen(request: HttpRequest) -> HttpResponse:
    """Find whom it is about."""
    form = ZoekForm(request.GET)
    context = {"filter": form, "gevonden": form.gevonden(), "kruimels": kruimels()}
    template = "beheer/wissen.html"
    return render(request, f"{template}#lijst" if request.htmx else template, context)


@requires(Right.BEHEER)
@require_http_methods(["GET", "POST"])
@transaction.atomic
def beheer_wissen_een(request: HttpRequest, soort: str, pk: int) -> HttpResponse:
    """Wipe this one, unless a role or access still holds: that is ended first."""
    if soort not in SOORTEN:
        raise Http404
    rows = SOORTEN[soort].objects.filter(gewist_op=None)
    rows = rows.select_for_update(of=("self",)) if request.method == "POST" else rows
    ding = get_object_or_404(rows, pk=pk)
    nog = bezig(ding, today())
    if request.method == "POST" and not nog:
        naam = str(ding)
        wis_persoon(ding, today()) if soort == "persoon" else wis_gebruiker(ding, today())
        messages.success(request, f"De gegevens van {naam} zijn gewist, ook in de geschiedenis.")
        return redirect("beheer_wissen")
    context = {
        "ding": ding,
        "soort": soort,
        "nog": nog,
        "kruimels": kruimels((reverse("beheer_wissen"), "Gegevens wissen")),
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "beheer/wissen_een.html", context, status=status)
