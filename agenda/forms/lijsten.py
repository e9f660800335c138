"""A list of many choices, written without a template for each: an afspraak's form has hundreds of them."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.forms.utils import flatatt
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString


def _lines(parts: Iterable[SafeString]) -> SafeString:
    return format_html_join("\n", "{}", ((part,) for part in parts))


class Keuzelijst(forms.Select):
    """One of many, in groups: what Django's own draws, quicker."""

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        chosen = set(self.format_value(value))
        given = flatatt(self.build_attrs(self.attrs, attrs))
        inside = _lines(self._part(key, label, chosen) for key, label in self.choices)
        return format_html('<select name="{}"{}>\n{}\n</select>', name, given, inside)

    def _part(self, key: Any, label: Any, chosen: set[str]) -> SafeString:
        if isinstance(label, list | tuple):
            options = _lines(self._part(*choice, chosen) for choice in label)
            return format_html('<optgroup label="{}">\n{}\n</optgroup>', key, options)
        selected = SafeString(" selected") if str(key) in chosen else ""
        return format_html('<option value="{}"{}>{}</option>', key, selected, label)
