"""The lines inside a form: who does what, and figures. A line that is left empty does not count."""

from typing import Any

from django import forms

from agenda.forms.velden import GroepenVeld, Keuzes, OrganisatieVeld
from agenda.models import BesluitNodig, Groep, Schaal
from regions.periods import iso

MEESTE = 60
SAMEN = "samen"
UITBREIDING = {"ja": "wordt uitgebreid", "nee": "wordt niet uitgebreid"}


class Regel(forms.Form):
    """One line; every line is read, for one that says what is stored already is not an empty one."""

    def __init__(self, *args: Any, keuzes: Keuzes, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.keuzes = keuzes
        if "wie" in self.fields:
            self.fields["wie"].offer(keuzes)

    def has_changed(self) -> bool:
        return True


class RegelForm(Regel):
    """What one organisatie does for an afspraak."""

    wie = OrganisatieVeld(label="Wie", none=SAMEN)
    tekst = forms.CharField(
        label="Doet wat", required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 2})
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if data.get("wie") and not data.get("tekst") and "tekst" not in self.errors:
            self.add_error(
                "tekst", f"Vul in wat {data['wie']} doet, of kies “{SAMEN}” en laat de regel leeg."
            )
        return data


class CijferForm(Regel):
    """A figure with its year and source."""

    omschrijving = forms.CharField(label="Cijfer", required=False, max_length=200)
    waarde = forms.CharField(label="Waarde", required=False, max_length=40)
    jaar = forms.IntegerField(label="Jaar", required=False, min_value=1990, max_value=2100)
    bron = forms.CharField(label="Bron", required=False, max_length=120)
    waar = forms.ChoiceField(label="Waar", required=False, choices=[("", "niet gezegd"), *Schaal.choices])

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if any(data.values()) and not (data.get("omschrijving") and data.get("waarde")):
            raise forms.ValidationError("Vul bij elk cijfer in wat het is en hoe hoog het is.")
        return data


class GesprekForm(Regel):
    """With whom an opgave was discussed, when, and what they said."""

    groepen = GroepenVeld(label="Met wie")
    met = forms.CharField(
        label="Wie precies",
        required=False,
        max_length=200,
        help_text="Bijvoorbeeld de cliëntenraad van een instelling, of de bewoners van een wijk.",
    )
    wanneer = forms.CharField(label="Wanneer", required=False, max_length=80)
    tekst = forms.CharField(
        label="Wat zij zeiden", required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 2})
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        groepen = data.get("groepen") or []
        bekend = data.get("met") or set(groepen) - {Groep.ANDEREN} or {"met", "groepen"} & set(self.errors)
        if any(data.values()) and not bekend:
            self.add_error("met", "Vul in met wie u sprak. Of kruis een groep aan.")
        return data


class BesluitForm(Regel):
    """Whose decision is still needed, and when."""

    wie = OrganisatieVeld(label="Van welke partij", none="alle partijen")
    gremium = forms.ChoiceField(
        label="Wie besluit", required=False, choices=[("", "Kies"), *BesluitNodig.Gremium.choices]
    )
    verwacht = forms.DateField(label="Verwacht op", required=False)
    genomen = forms.DateField(label="Genomen op", required=False)

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if any(data.values()) and not data.get("gremium") and "gremium" not in self.errors:
            self.add_error("gremium", "Kies wie dit besluit neemt.")
        return data


class EldersForm(Regel):
    """A pilot runs in another regio too: when one knows the result, with whom it is shared, what follows."""

    regio = forms.ChoiceField(label="Loopt ook in", required=False)
    resultaat_op = forms.DateField(label="Resultaat verwacht op", required=False)
    gedeeld_met = forms.CharField(label="Gedeeld met", required=False, max_length=200)
    uitbreiding = forms.ChoiceField(
        label="Uitbreiding", required=False, choices=[("", "nog geen besluit"), *UITBREIDING.items()]
    )
    uitbreiding_op = forms.DateField(label="Besluit over uitbreiding op", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["regio"].choices = lambda: [("", "Kies"), *self.keuzes.andere_regios.items()]

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if any(data.values()) and not data.get("regio") and "regio" not in self.errors:
            self.add_error("regio", "Kies in welke regio deze pilot ook loopt.")
        return data

    def als_rij(self) -> dict[str, Any]:
        """As it is kept: days as text, and the name the regio had."""
        data = self.cleaned_data
        dagen = {naam: iso(data[naam]) for naam in _DAGEN}
        return data | dagen | {"naam": self.keuzes.andere_regios[data["regio"]]}


_DAGEN = ("resultaat_op", "uitbreiding_op")


class MeeForm(Regel):
    """Since when a partner takes part."""

    wie = OrganisatieVeld(label="Partner", none="Kies")
    sinds = forms.DateField(label="Doet mee sinds", required=False)

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if data.get("wie") and not data.get("sinds") and "sinds" not in self.errors:
            self.add_error("sinds", f"Vul in sinds wanneer {data['wie']} meedoet.")
        if data.get("sinds") and not data.get("wie") and "wie" not in self.errors:
            self.add_error("wie", "Kies wie sinds die dag meedoet.")
        return data


class Regels(forms.BaseFormSet):
    """Lines under each other; the words above them stand with the form that holds them."""

    kop = ""
    vorm = ""
    uitleg = ""

    def _construct_form(self, i: int, **kwargs: Any) -> forms.Form:
        form = super()._construct_form(i, **kwargs)
        form.empty_permitted = False
        return form

    def gevuld(self) -> list[dict[str, Any]]:
        """The lines that say something."""
        return [form.cleaned_data for form in self.forms if self.is_gevuld(form)]

    @staticmethod
    def is_gevuld(form: forms.Form) -> bool:
        """Whether a line says something."""
        return any(form.cleaned_data.values())

    def als_regels(self) -> list[dict[str, str]]:
        """The lines as they stand in the form, checked or not."""
        rows = [{name: str(form[name].value() or "") for name in form.fields} for form in self.forms]
        return [row for row in rows if any(text.strip() for text in row.values())]

    def zonder_fouten(self) -> None:
        """Shown as they were posted, what is wrong not yet."""
        self._errors = [{} for _ in self.forms]
        self._non_form_errors = self.error_class()
        for form in self.forms:
            form._errors = forms.utils.ErrorDict()


class Gesprekken(Regels):
    """Talks with those it is about."""

    kop = "Besproken met bewoners, cliënten en aanbieders"
    vorm = "gesprek"
    uitleg = "Met wie u dit besprak, wanneer, en wat zij zeiden. Een lege regel telt niet mee."


class Meedoen(Regels):
    """Since when each partner takes part: one line each."""

    kop = "Sinds wanneer partners meedoen"
    vorm = "mee"
    uitleg = "Eén regel per partner die hierboven is aangekruist. Een lege regel telt niet mee."

    def clean(self) -> None:
        named = [str(row["wie"]) for row in self.gevuld()] if not any(self.errors) else []
        if twice := sorted({who for who in named if named.count(who) > 1}):
            raise forms.ValidationError(f"Er staan twee dagen voor {twice[0]}. Kies er één.")


class Besluiten(Regels):
    """Decisions that are still needed: one line for each that decides."""

    kop = "Besluiten die nog nodig zijn"
    vorm = "besluit"
    uitleg = "Van wie nog een besluit nodig is, en wanneer u dat verwacht. Een lege regel telt niet mee."

    def clean(self) -> None:
        rows = self.gevuld() if not any(self.errors) else []
        named = [(row["wie"], row["gremium"]) for row in rows]
        if len(named) != len(set(named)):
            raise forms.ValidationError("Twee regels noemen hetzelfde besluit. Voeg ze samen.")


class OokElders(Regels):
    """Where a pilot runs too: one line for each regio."""

    kop = "Waar deze pilot ook loopt"
    vorm = "elders"
    uitleg = "Zo weet iedereen waar het al wordt geprobeerd. Een lege regel telt niet mee."

    def clean(self) -> None:
        named = [row["regio"] for row in self.gevuld()] if not any(self.errors) else []
        if len(named) != len(set(named)):
            raise forms.ValidationError("Twee regels noemen dezelfde regio. Voeg ze samen.")

    def rijen(self) -> list[dict[str, Any]]:
        """The lines that say something, as they are kept."""
        return [form.als_rij() for form in self.forms if self.is_gevuld(form)]


class WieDoetWatRegels(Regels):
    """Who does what: at most one line each."""

    kop = "Wie doet wat"
    vorm = "wie"
    uitleg = "Eén regel per organisatie; kies “samen” voor wat u samen doet. Een lege regel telt niet mee."

    def clean(self) -> None:
        named = [str(row["wie"] or SAMEN) for row in self.gevuld()] if not any(self.errors) else []
        if twice := sorted({who for who in named if named.count(who) > 1}):
            raise forms.ValidationError(f"Er staan twee regels voor {twice[0]}. Voeg ze samen.")


class Cijfers(Regels):
    """Figures with their source."""

    kop = "Cijfers"
    vorm = "cijfer"
    uitleg = "Cijfers die laten zien waarom dit nodig is, met jaar en bron. Een lege regel telt niet mee."


def _set(form: type[forms.Form], formset: type[Regels]) -> type[Regels]:
    return forms.formset_factory(form, formset=formset, extra=1, max_num=MEESTE, absolute_max=MEESTE + 20)


WieDoetWatSet = _set(RegelForm, WieDoetWatRegels)
CijferSet = _set(CijferForm, Cijfers)
GesprekSet = _set(GesprekForm, Gesprekken)
MeeSet = _set(MeeForm, Meedoen)
EldersSet = _set(EldersForm, OokElders)
BesluitSet = _set(BesluitForm, Besluiten)
