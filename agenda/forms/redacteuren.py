"""Who is appointed to edit the agenda."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.db.models import Q

from regions.models import PARTIJEN, Organisatie, Regio, Thema, Toegang
from regions.periods import today
from regions.rights import Rol
from regions.uitnodigen import Kandidaat, kandidaten

# Staff of a party of the regio, and who leads it; not of a partner, nor who only keeps its access.
AAN_TE_WIJZEN = (Rol.MEDEWERKER, Rol.BESTUURDER)
EERST_TOEGANG = (
    "Voor de hele agenda heeft deze persoon eerst toegang nodig van de eigen organisatie: wie de hele agenda "
    "bewerkt, leest ook wat voor u gesloten is. Kies thema's, of vraag de beheerder van de organisatie."
)


class RedacteurForm(forms.Form):
    """A person with a role in the regio, or who speaks for a party there, and what this person edits."""

    persoon = forms.ChoiceField(
        label="Wie",
        help_text="Wie nog geen toegang heeft, krijgt een uitnodiging per e-mail. "
        "Staat iemand hier niet? Voeg die dan eerst toe bij de contactpersonen, met een e-mailadres.",
    )
    bereik = forms.ChoiceField(
        label="Bewerkt",
        choices=[("alles", "de hele agenda"), ("themas", "alleen deze thema's")],
        widget=forms.RadioSelect,
        initial="themas",
    )
    themas = forms.ModelMultipleChoiceField(
        Thema.objects.none(),
        label="Thema's",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Kies ten minste één thema."},
    )

    def __init__(self, data: Any, *, regio: Regio, mag_voor_alles: bool) -> None:
        super().__init__(data)
        self.mag_voor_alles = mag_voor_alles
        with_access, without = _met_toegang(regio), _zonder_toegang(regio)
        self.personen: Mapping[str, Toegang | Kandidaat] = with_access | without
        groups = [
            ("Heeft toegang", with_access.items()),
            ("Nog geen toegang van de eigen organisatie", without.items()),
        ]
        self.fields["persoon"].choices = [
            ("", "Kies een persoon"),
            *((kop, [(key, _naam(who)) for key, who in rows]) for kop, rows in groups if rows),
        ]
        themas = Thema.objects.filter(Q(regio=None) | Q(regio=regio))
        self.fields["themas"].required = not data or data.get("bereik") != "alles"
        self.fields["themas"].queryset = themas.order_by("volgorde", "naam", "pk")

    def clean_persoon(self) -> Toegang | Kandidaat:
        return self.personen[self.cleaned_data["persoon"]]

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if data.get("bereik") == "alles":
            data["themas"] = []
            if isinstance(data.get("persoon"), Kandidaat) and not self.mag_voor_alles:
                self.add_error("bereik", EERST_TOEGANG)
        return data


def _met_toegang(regio: Regio) -> dict[str, Toegang]:
    here = Organisatie.objects.taking_part(regio, today()).partijen()
    rows = Toegang.objects.now().filter(
        rol__in=AAN_TE_WIJZEN, organisatie__in=here, gebruiker__is_active=True
    )
    each = rows.order_by("gebruiker", "organisatie", "pk").distinct("gebruiker", "organisatie")
    persons = Toegang.objects.filter(pk__in=each.values("pk")).select_related("gebruiker", "organisatie")
    return {str(t.pk): t for t in persons.order_by("gebruiker__naam", "organisatie__naam", "pk")}


def _zonder_toegang(regio: Regio) -> dict[str, Kandidaat]:
    """Who speaks for a party here and can sign in, but was not let in by its organisation."""
    leads = Toegang.objects.now().filter(regio=regio, rol=Rol.COORDINATOR).values_list("gebruiker", flat=True)
    coordinators = set(leads)
    rows = [
        k
        for k in kandidaten(regio)
        if k.organisatie.soort in PARTIJEN and k.kan_inloggen and k.persoon.gebruiker_id not in coordinators
    ]
    return {k.sleutel: k for k in sorted(rows, key=lambda k: (k.persoon.naam, k.organisatie.naam, k.sleutel))}


def _naam(who: Toegang | Kandidaat) -> str:
    return f"{who.gebruiker if isinstance(who, Toegang) else who.persoon.naam}, {who.organisatie}"
