"""Who is appointed to edit the agenda."""

from typing import Any

from django import forms
from django.db.models import Q

from regions.models import Organisatie, Regio, Thema, Toegang
from regions.periods import today
from regions.rights import Rol

# Staff of a party of the regio, and who leads it; not of a partner, nor who only keeps its access.
AAN_TE_WIJZEN = (Rol.MEDEWERKER, Rol.BESTUURDER)


class RedacteurForm(forms.Form):
    """A person with a role in the regio, and what this person edits."""

    persoon = forms.ModelChoiceField(
        Toegang.objects.none(),
        label="Wie",
        empty_label="Kies een persoon",
        help_text="Wie hier niet staat, heeft nog geen toegang. Die geeft de beheerder van de organisatie.",
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

    def __init__(self, data: Any, *, regio: Regio) -> None:
        super().__init__(data)
        here = Organisatie.objects.taking_part(regio, today()).partijen()
        rows = Toegang.objects.now().filter(
            rol__in=AAN_TE_WIJZEN, organisatie__in=here, gebruiker__is_active=True
        )
        each = rows.order_by("gebruiker", "organisatie", "pk").distinct("gebruiker", "organisatie")
        persons = Toegang.objects.filter(pk__in=each.values("pk")).select_related("gebruiker", "organisatie")
        self.fields["persoon"].queryset = persons.order_by("gebruiker__naam", "organisatie__naam", "pk")
        self.fields["persoon"].label_from_instance = lambda t: f"{t.gebruiker}, {t.organisatie}"
        themas = Thema.objects.filter(Q(regio=None) | Q(regio=regio))
        self.fields["themas"].required = not data or data.get("bereik") != "alles"
        self.fields["themas"].queryset = themas.order_by("volgorde", "naam", "pk")

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if data.get("bereik") == "alles":
            data["themas"] = []
        return data
