"""Text with bold, lists and links in a form: a plain box, and where scripts run a page to write on."""

import re
from typing import Any

from django import forms

from tekst.schoon import TeLang, plat, schoon

TE_VEEL_OM_TE_LEZEN = 400_000  # characters, marks included

_OPGEMAAKT = re.compile(r"<(p|ul|ol)[ >]")


class Tekstveld(forms.Textarea):
    """A text box in whose place one may write with bold, lists and links: static/tekstveld.js."""

    template_name = "django/forms/widgets/rijke_tekst.html"

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        if len(value or "") <= TE_VEEL_OM_TE_LEZEN:
            context["widget"]["html"] = opgemaakt(value or "")
        return context


class RijkeTekst(forms.CharField):
    """Text with paragraphs and lists, made safe; a text that is too long is said to be, never cut off."""

    widget = Tekstveld(attrs={"rows": 5})

    def prepare_value(self, value: Any) -> Any:
        """What the box holds: what was typed there, and marked-up text as plain as it can be without loss."""
        if isinstance(value, str) and len(value) <= TE_VEEL_OM_TE_LEZEN and is_opgemaakt(value):
            return als_invoer(opgemaakt(value))
        return value

    def clean(self, value: Any) -> str:
        if len(value or "") > TE_VEEL_OM_TE_LEZEN:
            raise forms.ValidationError("De tekst is veel te lang. Kort de tekst in.")
        try:
            return schoon(super().clean(value))
        except TeLang as fault:
            raise forms.ValidationError(str(fault)) from fault


def is_opgemaakt(tekst: str) -> bool:
    """Whether this is marked-up text, as it is stored and as the page to write on sends it."""
    return bool(_OPGEMAAKT.search(tekst))


def als_invoer(html: str) -> str:
    """What stands in the text box: plain text where that comes back as the same, else the marked-up text."""
    gewoon = plat(html)
    return gewoon if schoon(gewoon, TE_VEEL_OM_TE_LEZEN) == html else html


def opgemaakt(invoer: str) -> str:
    """All of a text with its marks, whether it was typed plain or not; what is too long to read as it is."""
    return schoon(invoer, TE_VEEL_OM_TE_LEZEN) if len(invoer) <= TE_VEEL_OM_TE_LEZEN else invoer


def in_woorden(invoer: str) -> str:
    """The same without its marks, to be read beside another."""
    return plat(invoer) if len(invoer) <= TE_VEEL_OM_TE_LEZEN and is_opgemaakt(invoer) else invoer
