"""Lists of many choices, written without a template for each: an afspraak's form has hundreds of them."""

from collections.abc import Callable, Iterable
from html import escape
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
        inside = SafeString("\n".join(self._part(key, label, chosen) for key, label in self.choices))
        return format_html('<select name="{}"{}>\n{}\n</select>', name, given, inside)

    def _part(self, key: Any, label: Any, chosen: set[str]) -> str:
        """As HTML: all that comes from outside is escaped here."""
        if isinstance(label, list | tuple):
            options = "\n".join(self._part(*choice, chosen) for choice in label)
            return f'<optgroup label="{escape(str(key))}">\n{options}\n</optgroup>'
        selected = " selected" if str(key) in chosen else ""
        return f'<option value="{escape(str(key))}"{selected}>{escape(str(label))}</option>'


class Aankruislijst(forms.CheckboxSelectMultiple):
    """Any number of many, in groups: what our template for Django's own draws, quicker."""

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        given = self.build_attrs(self.attrs, attrs)
        outside = {"class": f"choices {given.pop('class', '')}".strip(), "id": given.get("id")}
        chosen = set(self.format_value(value))
        parts = [
            self._choice(name, place, choice, chosen, given) if place else self._heading(choice)
            for place, choice in self._places()
        ]
        return format_html("<div{}>\n{}\n</div>", flatatt(outside), _lines(parts))

    def _places(self) -> Iterable[tuple[str, Any]]:
        """Each choice with its number, as in the ids that Django gives; a heading has none."""
        for number, (key, label) in enumerate(self.choices):
            if isinstance(label, list | tuple):
                yield "", key
                yield from ((f"{number}_{within}", choice) for within, choice in enumerate(label))
            else:
                yield str(number), (key, label)

    def _heading(self, text: str) -> SafeString:
        return format_html('<p class="choices__group">{}</p>', text)

    def _choice(self, name: str, place: str, choice: Any, chosen: set[str], given: Any) -> SafeString:
        key, label = choice
        id_ = f"{given['id']}_{place}" if given.get("id") else None
        own = flatatt(given | {"id": id_, "checked": str(key) in chosen})
        inside = format_html('<input type="checkbox" name="{}" value="{}"{}>', name, key, own)
        return format_html(
            '<div class="choice">{}<label{}>{}</label></div>', inside, flatatt({"for": id_}), label
        )


class Groepskeuze(forms.CheckboxSelectMultiple):
    """Any number of a few words, sent and kept in the form as one text: a line of a form is made of texts."""

    def value_from_datadict(self, data: Any, files: Any, name: str) -> str:
        getlist = getattr(data, "getlist", lambda key: [data[key]] if key in data else [])
        return ", ".join(dict.fromkeys(delen(",".join(getlist(name)))))

    def format_value(self, value: Any) -> list[str]:
        return delen(value or "")


def delen(tekst: str) -> list[str]:
    """The words between the commas."""
    return [deel for deel in (part.strip() for part in tekst.split(",")) if deel]


class MetSuggesties(forms.TextInput):
    """A text box that suggests what others typed; anything else may be typed too."""

    def __init__(self, suggesties: Callable[[], Iterable[str]], attrs: Any = None) -> None:
        super().__init__(attrs)
        self.suggesties = suggesties

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        lijst = f"{(attrs or {}).get('id') or name}-lijst"
        box = super().render(name, value, {**(attrs or {}), "list": lijst, "autocomplete": "off"}, renderer)
        options = format_html_join(
            "", '<option value="{}"></option>', ((tekst,) for tekst in self.suggesties())
        )
        return format_html('{}<datalist id="{}">{}</datalist>', box, lijst, options)
