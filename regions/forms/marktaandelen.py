"""Finding market shares."""

from typing import Any

from django import forms
from django.db.models import Q

from regions.models import Marktaandeel, Organisatie


class MarktaandelenFilter(forms.Form):
    """Market shares of a year, of a gemeente, regio or zorgverzekeraar."""

    q = forms.CharField(label="Gemeente, regio of zorgverzekeraar", required=False, max_length=80)
    jaar = forms.TypedChoiceField(label="Jaar", required=False, coerce=int, empty_value=None)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        jaren = Marktaandeel.objects.order_by("-jaar").values_list("jaar", flat=True).distinct()
        self.fields["jaar"].choices = [("", "Alle jaren"), *((jaar, str(jaar)) for jaar in jaren)]

    def rijen(self) -> Any:
        """Those that were asked for, by place and size."""
        self.is_valid()
        rows = Marktaandeel.objects.select_related("organisatie", "gemeente", "regio")
        if jaar := self.cleaned_data.get("jaar"):
            rows = rows.filter(jaar=jaar)
        if q := self.cleaned_data.get("q", "").strip():
            organisaties = Organisatie.objects.search(q).values("pk")
            rows = rows.filter(
                Q(organisatie__in=organisaties) | Q(gemeente__in=organisaties) | Q(regio__naam__icontains=q)
            )
        return rows.order_by("-jaar", "gemeente__naam", "regio__naam", "-aandeel", "pk")
