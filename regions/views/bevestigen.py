"""The successor of a gemeente says whether a board contact that came along is its own."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from regions.gate import requires
from regions.herindelen.bevestigen import beantwoord, namens
from regions.kruimels import naar_regio
from regions.models import Contactpersoon, Regio
from regions.rights import Right
from regions.views.contacten import naar_contacten


class BevestigForm(forms.Form):
    """Yes or no."""

    antwoord = forms.ChoiceField(label="Klopt dit?", widget=forms.RadioSelect)

    def __init__(self, *args: object, contact: Contactpersoon, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["antwoord"].choices = [
            ("ja", f"Ja, {contact.persoon} spreekt namens {contact.organisatie}"),
            ("nee", f"Nee, {contact.organisatie} noemt zelf iemand"),
        ]


@requires(Right.REGIO_SEE)
@require_http_methods(["GET", "POST"])
def contact_bevestigen(request: HttpRequest, regio: Regio, pk: int) -> HttpResponse:
    """Yes: from then on it counts. No: it is taken away, and the successor names someone itself."""
    rows = regio.contacten.select_related("persoon", "organisatie").filter(wacht_op_bevestiging=True)
    contact: Contactpersoon = get_object_or_404(rows, pk=pk)
    if contact.organisatie_id not in namens(request.user):
        raise PermissionDenied(f"Dit kan alleen iemand van {contact.organisatie} zelf.")
    form = BevestigForm(request.POST or None, contact=contact)
    if request.method == "POST" and form.is_valid():
        ja = form.cleaned_data["antwoord"] == "ja"
        if not beantwoord(contact, ja=ja):
            messages.info(request, "Iemand anders heeft dit intussen al beantwoord.")
        elif ja:
            messages.success(request, f"{contact.persoon} telt mee voor {contact.organisatie}.")
        else:
            messages.success(
                request, f"{contact.persoon} komt niet op de lijst. Noem zelf een aanspreekpunt."
            )
        return redirect("contacten", regio.code)
    context = {
        "regio": regio,
        "contact": contact,
        "form": form,
        "kruimels": naar_regio(regio, naar_contacten(regio)),
    }
    return render(request, "contacten/bevestigen.html", context, status=422 if form.errors else 200)
