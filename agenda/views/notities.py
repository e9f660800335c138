"""The private note of an organisation at a point of an overleg."""

from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from agenda.models import Notitie
from agenda.overleg.notities import eigen, noteer
from agenda.views.agendapunten import punt_in
from agenda.views.overleggen import weg
from agenda.views.rijen import Bewerking, bewerk
from regions.gate import requires
from regions.models import Regio
from regions.rights import Right


class NotitieForm(forms.ModelForm):
    """A text that may be emptied."""

    tekst = forms.CharField(
        label="Notitie", required=False, max_length=4000, widget=forms.Textarea(attrs={"rows": 6})
    )

    class Meta:
        model = Notitie
        fields = ["tekst"]


@requires(Right.REGIO_SEE)
@require_http_methods(["GET", "POST"])
def punt_notitie(request: HttpRequest, regio: Regio, pk: int, partij: str) -> HttpResponse:
    """Write it, change it, or empty it, for an own organisation; of any other there is none."""
    punt = punt_in(request, regio, pk)
    organisatie = next((o for o in eigen(request.user, punt.overleg) if o.slug == partij), None)
    if organisatie is None:
        raise Http404
    rij = Notitie.objects.filter(agendapunt=punt, organisatie=organisatie).first()
    rij = rij or Notitie(agendapunt=punt, organisatie=organisatie)

    def opslaan(form: Any, version: str) -> None:
        noteer(punt, organisatie, version, form.cleaned_data["tekst"], by=request.user)

    context = {
        "regio": regio,
        "kop": f"Notitie van {organisatie} bij “{punt}”",
        "onderwerp": f"Notitie bij {punt}",
        "uitleg": f"Alleen collega's van {organisatie} lezen dit. Het staat in geen document.",
        "kruimels": weg(regio, punt.overleg),
    }
    terug = f"{punt.overleg.get_absolute_url()}#punt-{punt.pk}"
    sleutel = f"notitie-{punt.pk}-{organisatie.pk}"
    return bewerk(request, Bewerking(rij, NotitieForm, opslaan, sleutel, terug, context))
