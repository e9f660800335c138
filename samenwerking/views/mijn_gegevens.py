"""What is held about oneself: read, taken along, corrected, or asked about."""

import json
from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from regions.gate import requires
from regions.mail import mail
from regions.models import Gebruiker, Persoon, Toegang
from regions.rights import Right, Rol
from samenwerking.mijn_gegevens import delen

KRUIMELS = [("/", "Mijn werk")]


class BereikbaarForm(forms.Form):
    """How one is reached as contact person."""

    email = forms.EmailField(label="E-mailadres", required=False)
    telefoon = forms.CharField(label="Telefoonnummer", required=False, max_length=30)

    def __init__(self, *args: Any, persoon: Persoon, **kwargs: Any) -> None:
        eerst = {"email": persoon.email, "telefoon": persoon.telefoon}
        super().__init__(*args, initial=eerst, **kwargs)
        self.persoon = persoon

    def clean_email(self) -> str:
        email = self.cleaned_data["email"]
        if Persoon.objects.exclude(pk=self.persoon.pk).met_adres(email):
            raise ValidationError("Dit e-mailadres hoort al bij iemand anders.")
        return email

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if not (data.get("email") or data.get("telefoon") or self.errors):
            self.add_error("email", "Vul een e-mailadres of een telefoonnummer in.")
        return data


class VraagForm(forms.Form):
    """A question or request about one's own data."""

    soort = forms.ChoiceField(
        label="Wat wilt u?",
        choices=[
            ("verbeteren", "Iets laten verbeteren"),
            ("verwijderen", "Gegevens laten verwijderen"),
            ("bezwaar", "Bezwaar maken tegen het gebruik"),
            ("vraag", "Een vraag stellen"),
        ],
        widget=forms.RadioSelect,
    )
    tekst = forms.CharField(
        label="Wat klopt er niet, of wat is uw vraag?", max_length=2000, widget=forms.Textarea
    )


@requires(Right.SIGNED_IN)
@require_GET
def mijn_gegevens(request: HttpRequest) -> HttpResponse:
    """What is held about who asks, why and until when, and who to turn to."""
    context = {
        "delen": delen(request.user),
        "mag_wijzigen": Persoon.objects.filter(gebruiker=request.user).exists(),
        "beheerders": _beheerders(request.user),
        "beheer_email": settings.BEHEER_EMAIL,
        "kruimels": KRUIMELS,
    }
    return render(request, "samenwerking/mijn_gegevens.html", context)


def _beheerders(gebruiker: Any) -> list[Toegang]:
    """Who keeps access for the organisations of today's roles."""
    eigen = {toegang.organisatie_id for toegang in gebruiker.toegangen if toegang.organisatie_id}
    rows = Toegang.objects.now().filter(rol=Rol.BEHEERDER, organisatie__in=eigen, gebruiker__is_active=True)
    return list(rows.select_related("gebruiker", "organisatie").order_by("organisatie__naam", "pk"))


@requires(Right.SIGNED_IN)
@require_GET
def mijn_gegevens_meenemen(request: HttpRequest, vorm: str) -> HttpResponse:
    """The same as a file: JSON for a program, plain text for a person."""
    op = timezone.localtime()
    if vorm == "json":
        inhoud, soort = _als_json(request.user, op), "application/json"
    elif vorm == "txt":
        context = {"delen": delen(request.user), "gebruiker": request.user, "op": op, "demo": settings.DEMO}
        inhoud, soort = render_to_string("samenwerking/mijn_gegevens.txt", context), "text/plain"
    else:
        raise Http404
    naam = f"mijn-gegevens-{op:%Y-%m-%d}.{vorm}"
    headers = {"Content-Disposition": f'attachment; filename="{naam}"', "Cache-Control": "no-store"}
    return HttpResponse(inhoud, content_type=f"{soort}; charset=utf-8", headers=headers)


def _als_json(gebruiker: Any, op: Any) -> str:
    inhoud = {
        "van": gebruiker.naam,
        "op": op.isoformat(timespec="seconds"),
        "voorbeeld": settings.DEMO,
        "delen": [
            {
                "titel": deel.titel,
                "waarom": [gegeven.waarom for gegeven in deel.gegevens],
                "grond": [gegeven.grond for gegeven in deel.gegevens],
                "hoe_lang": [gegeven.hoe_lang for gegeven in deel.gegevens],
                "vastgelegd": [dict(zip(deel.koppen, rij, strict=True)) for rij in deel.rijen],
            }
            for deel in delen(gebruiker)
        ],
    }
    return json.dumps(inhoud, ensure_ascii=False, indent=2)


@requires(Right.SIGNED_IN)
@require_http_methods(["GET", "POST"])
@transaction.atomic
def mijn_gegevens_wijzigen(request: HttpRequest) -> HttpResponse:
    """Correct how one is reached as contact person, in all roles at once."""
    rows = Persoon.objects.select_for_update(no_key=True, of=("self",))
    persoon = get_object_or_404(rows, gebruiker=request.user)
    form = BereikbaarForm(request.POST or None, persoon=persoon)
    overgenomen = request.method == "POST" and persoon.changed_since(request.POST.get("version"))
    if request.method == "POST" and not overgenomen and form.is_valid():
        persoon.email, persoon.telefoon = form.cleaned_data["email"], form.cleaned_data["telefoon"]
        persoon.save()
        messages.success(request, "Uw gegevens zijn opgeslagen.")
        return redirect("mijn_gegevens")
    context = {
        "persoon": persoon,
        "form": form,
        "overgenomen": overgenomen,
        "kruimels": [*KRUIMELS, (reverse("mijn_gegevens"), "Mijn gegevens")],
    }
    status = 409 if overgenomen else 422 if form.errors else 200
    return render(request, "samenwerking/mijn_gegevens_wijzigen.html", context, status=status)


@requires(Right.SIGNED_IN)
@require_http_methods(["GET", "POST"])
@transaction.atomic
def mijn_gegevens_vragen(request: HttpRequest) -> HttpResponse:
    """Ask those who keep the house to correct or remove something; they get a mail."""
    form = VraagForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        woord = dict(form.fields["soort"].choices)[form.cleaned_data["soort"]]
        context = {"gebruiker": request.user, "soort": woord, "tekst": form.cleaned_data["tekst"]}
        mail(_aan(), f"Verzoek over persoonsgegevens: {woord}", "mail/gegevens_verzoek", context)
        messages.success(request, "Uw verzoek is verstuurd. U krijgt binnen een maand antwoord per e-mail.")
        return redirect("mijn_gegevens")
    context = {"form": form, "kruimels": [*KRUIMELS, (reverse("mijn_gegevens"), "Mijn gegevens")]}
    template = "samenwerking/mijn_gegevens_vragen.html"
    return render(request, template, context, status=422 if form.errors else 200)


def _aan() -> list[str]:
    """The address of those who keep the house, or else each of them."""
    if settings.BEHEER_EMAIL:
        return [settings.BEHEER_EMAIL]
    beheer = Toegang.objects.now().filter(rol=Rol.FUNCTIONEEL).values("gebruiker")
    rows = Gebruiker.objects.filter(is_active=True, pk__in=beheer)
    return list(rows.order_by("pk").values_list("email", flat=True))
