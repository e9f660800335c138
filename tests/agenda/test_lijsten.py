"""Long lists of choices."""

from html.parser import HTMLParser

from django import forms

from agenda.forms.lijsten import Aankruislijst, Keuzelijst

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


def test_boxes_are_drawn_as_our_template_draws_them():
    attrs = {"id": "id_partners", "aria-describedby": "uitleg"}
    for value in (None, [2], ["1", "3"]):
        ours = Aankruislijst(choices=CHOICES).render("partners", value, attrs)
        theirs = forms.CheckboxSelectMultiple(choices=CHOICES).render("partners", value, attrs)
        assert attributes(ours) == attributes(theirs)


def attributes(html):
    """Each element with its attributes in one order, and each text."""
    found = []
    parser = HTMLParser()
    parser.handle_starttag = lambda tag, attrs: found.append((tag, sorted(attrs, key=str)))
    parser.handle_data = lambda text: found.append(text.strip())
    parser.feed(html)
    return [piece for piece in found if piece]
