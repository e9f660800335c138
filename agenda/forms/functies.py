"""Which names of functies become one."""

from typing import Any

from django import forms

from agenda.models import Functienaam


class SamenvoegForm(forms.Form):
    """The names that go, and the one that stays."""

    van = forms.ModelMultipleChoiceField(
        Functienaam.objects.none(),
        label="Namen die verdwijnen",
        error_messages={"required": "Kruis minstens één naam aan die verdwijnt."},
    )
    naar = forms.ModelChoiceField(
        Functienaam.objects.none(), label="De naam die blijft", empty_label="Kies een naam"
    )

    def __init__(self, data: Any, *, mag: Any) -> None:
        super().__init__(data)
        self.fields["van"].queryset = mag
        self.fields["naar"].queryset = Functienaam.objects.openbaar().order_by("zoeknaam")

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        over = [naam for naam in data.get("van") or () if naam != data.get("naar")]
        if not over and not self.errors:
            self.add_error("van", "Kruis een andere naam aan dan de naam die blijft.")
        return data | {"van": over}
