"""Who took along which list of persons."""

from typing import Any

from django import forms
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from regions.forms.logboek import WieWaarWanneer
from regions.gate import requires
from regions.models import Organisatie, Uitvoer
from regions.rights import Right
from regions.views.beheer import bladzijde, kruimels


class UitvoerFilter(WieWaarWanneer):
    """Exports of one list."""

    wat = forms.CharField(label="Lijst, of een deel van de naam", required=False)

    field_order = ["wie", "wat", "regio", "organisatie", "van", "tot_en_met"]

    def rijen(self) -> Any:
        """Those that were asked for, the newest first."""
        self.is_valid()
        data = self.cleaned_data
        rows = Uitvoer.objects.select_related("gebruiker", "regio", "organisatie").order_by("-op", "-pk")
        if wie := data.get("wie", "").strip():
            rows = rows.filter(Q(gebruiker__naam__icontains=wie) | Q(gebruiker__email__icontains=wie))
        if organisatie := data.get("organisatie", "").strip():
            rows = rows.filter(organisatie__in=Organisatie.objects.search(organisatie))
        asked = {
            "wat__icontains": data.get("wat", "").strip(),
            "regio": data.get("regio"),
            "op__date__gte": data.get("van"),
            "op__date__lte": data.get("tot_en_met"),
        }
        return rows.filter(**{naam: waarde for naam, waarde in asked.items() if waarde})


@requires(Right.BEHEER)
@require_GET
def beheer_uitvoer(request: HttpRequest) -> HttpResponse:
    """Which lists left the house as a file, when and by whom; what was looked at is not kept."""
    form = UitvoerFilter(request.GET)
    context = {"filter": form, "pagina": bladzijde(request, form.rijen()), "kruimels": kruimels()}
    template = "beheer/uitvoer.html"
    return render(request, f"{template}#lijst" if request.htmx else template, context)
