"""Long lists of choices."""

from django import forms

from agenda.forms.lijsten import Keuzelijst

CHOICES = [
    ("", "nog niet bekend"),
    ("Gemeenten", [(1, "Almelo"), (2, "<Losser>")]),
    ("Partners", [(3, "Wijk & co")]),
]


def squeezed(html):
    return [line.strip() for line in html.replace(">", ">\n").splitlines() if line.strip()]


def test_a_list_is_drawn_as_django_draws_it():
    attrs = {"id": "id_trekker", "required": True}
    for value in (None, 2, "3"):
        ours = Keuzelijst(choices=CHOICES).render("trekker", value, attrs)
        assert squeezed(ours) == squeezed(forms.Select(choices=CHOICES).render("trekker", value, attrs))
