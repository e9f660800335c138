"""Finding who has access: by name, role, and what is to be done about it."""

from typing import Any

from django import forms
from django.db.models import Q

from regions.models import Toegang
from regions.periods import today
from regions.rights import Rol
from regions.toegangen import eindigt, met_verlenging

VANDAAG = ("", "Met toegang vandaag")
KOMEND = ("komend", "Toegang die nog begint")
EINDIGT = ("eindigt", "Eindigt binnen 30 dagen")
UITGENODIGD = ("uitgenodigd", "Uitgenodigd, nog niet ingelogd")
ALLE = ("alle", "Ook wie toegang had")


class ToegangFilter(forms.Form):
    """Find a user by part of a name or address, by role, or by what is to be done."""

    q = forms.CharField(label="Naam of e-mailadres", required=False)
    rol = forms.ChoiceField(label="Rol", required=False)
    wie = forms.ChoiceField(
        label="Wie", required=False, choices=[VANDAAG, KOMEND, EINDIGT, UITGENODIGD, ALLE]
    )

    def __init__(self, *args: Any, rollen: list[Rol] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        keuzes = [(rol.value, rol.label.capitalize()) for rol in rollen or Rol]
        self.fields["rol"].choices = [("", "Alle rollen"), *keuzes]

    def rijen(self, binnen: Any = None) -> Any:
        """The access that was asked for, with all that a row shows."""
        self.is_valid()
        data = self.cleaned_data
        rows = _wie(Toegang.objects.all() if binnen is None else binnen, data.get("wie", ""))
        if data.get("rol"):
            rows = rows.filter(rol=data["rol"])
        if q := data.get("q", "").strip():
            rows = rows.filter(Q(gebruiker__naam__icontains=q) | Q(gebruiker__email__icontains=q))
        rows = met_verlenging(rows).select_related("gebruiker", "organisatie", "regio", "gegeven_door")
        return rows.order_by("gebruiker__naam", "gebruiker__pk", "period", "pk")


def _wie(rows: Any, wie: str) -> Any:
    if wie == "alle":
        return rows
    if wie == "komend":
        return rows.filter(period__startswith__gt=today())
    if wie == "eindigt":
        return eindigt(rows, today())
    if wie == "uitgenodigd":
        later = Q(period__endswith__isnull=True) | Q(period__endswith__gt=today())
        return rows.filter(later, gebruiker__last_login=None)
    return rows.now()


class CollegaFilter(ToegangFilter):
    """Of one organisation all access is shown that holds or is still to come, unless asked otherwise."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        vandaag = ("nu", VANDAAG[1])
        self.fields["wie"].choices = [
            ("", "Met toegang, nu of straks"),
            vandaag,
            KOMEND,
            EINDIGT,
            UITGENODIGD,
            ALLE,
        ]

    def rijen(self, binnen: Any = None) -> Any:
        self.is_valid()
        if self.cleaned_data.get("wie", "") == "":
            later = Q(period__endswith__isnull=True) | Q(period__endswith__gt=today())
            self.cleaned_data["wie"] = "alle"
            binnen = binnen.filter(later)
        return super().rijen(binnen)
