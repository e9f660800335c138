"""An organisation notes its own number of a document or of an akkoord."""

from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_http_methods

from agenda.models import Akkoord, Zaaknummer
from agenda.views.rijen import Bewerking, bewerk
from agenda.views.versies import mag_zien as mag_versie_zien
from agenda.zaaknummers import noteer
from documents.models import Document
from documents.rechten import mag_zien
from regions.gate import requires
from regions.models import Organisatie
from regions.rights import Right


class ZaaknummerForm(forms.ModelForm):
    """One number; empty: none."""

    class Meta:
        model = Zaaknummer
        fields = ["nummer"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        veld = self.fields["nummer"]
        veld.required = False
        veld.help_text = "Het nummer van deze zaak in uw eigen archief. Maak het leeg om het weg te halen."


@requires(Right.ZAAKNUMMER_SEE)
@require_http_methods(["GET", "POST"])
def zaaknummer_document(request: HttpRequest, organisatie: Organisatie, kenmerk: str) -> HttpResponse:
    """Of a document that one may see."""
    document = get_object_or_404(Document.objects.select_related("regio"), kenmerk=kenmerk)
    if not mag_zien(request.user, document):
        raise Http404
    nieuw = Zaaknummer(organisatie=organisatie, document=document)
    return _bewerk(request, nieuw, str(document), document.get_absolute_url())


@requires(Right.ZAAKNUMMER_SEE)
@require_http_methods(["GET", "POST"])
def zaaknummer_akkoord(request: HttpRequest, organisatie: Organisatie, pk: int) -> HttpResponse:
    """Of an akkoord that the organisation itself gave."""
    rows = Akkoord.objects.select_related("versie__agenda__regio", "versie__onderwerpen_van")
    akkoord = get_object_or_404(rows, organisatie=organisatie, pk=pk)
    if not mag_versie_zien(request.user, akkoord.versie):
        raise Http404
    nieuw = Zaaknummer(organisatie=organisatie, akkoord=akkoord)
    wat = f"Akkoord op versie {akkoord.versie.nummer}"
    return _bewerk(request, nieuw, wat, akkoord.versie.get_absolute_url())


def _bewerk(request: HttpRequest, nieuw: Zaaknummer, wat: str, terug: str) -> HttpResponse:
    rows = Zaaknummer.objects.select_related("organisatie")
    wie = {"organisatie": nieuw.organisatie, "document": nieuw.document, "akkoord": nieuw.akkoord}
    rij = rows.filter(**wie).first() or nieuw

    def opslaan(form: Any, version: str) -> None:
        noteer(rij, form.cleaned_data["nummer"], version, by=request.user)

    context = {
        "kop": f"Zaaknummer van {nieuw.organisatie}: {wat}",
        "kruimels": [(nieuw.organisatie.get_absolute_url(), nieuw.organisatie.naam), (terug, wat)],
    }
    sleutel = f"zaaknummer-{nieuw.organisatie_id}-{nieuw.document_id or 0}-{nieuw.akkoord_id or 0}"
    return bewerk(request, Bewerking(rij, ZaaknummerForm, opslaan, sleutel, terug, context))
