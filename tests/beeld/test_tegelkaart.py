import re
from xml.etree import ElementTree

import pytest
from django.template.loader import render_to_string

from beeld.tegelkaart import Kaart, Tegel, svg


def tegel(naam="Friesland", rij=1, kolom=5, **anders):
    velden = {
        "code": "FR",
        "label": naam,
        "url": f"/regio/{naam}/",
        "woord": "JA",
        "patroon": "ja",
        "waarde": "9 van 14",
    }
    return Tegel(naam=naam, rij=rij, kolom=kolom, **velden | anders)


def namen(tegels):
    return [tegel.naam for tegel in tegels]


def test_tiles_stand_in_reading_order_with_sea_between_them():
    kaart = Kaart.van([tegel("Zwolle", 2, 5), tegel("Friesland", 1, 5), tegel("Kennemerland", 3, 2)])
    assert namen(kaart.tegels) == ["Friesland", "Noordzee", "IJsselmeer", "Zwolle", "Kennemerland"]
    assert kaart.elders == ()


def test_sea_gives_way_to_land():
    assert namen(Kaart.van([tegel("Markerwaard", 2, 4)]).tegels) == ["Noordzee", "Markerwaard"]


def test_a_region_without_a_free_cell_stands_after_the_map():
    kaart = Kaart.van([tegel("a"), tegel("b"), tegel("c", None, None), tegel("d", 13, 1), tegel("e", 1, 7)])
    assert "a" in namen(kaart.tegels)
    assert namen(kaart.elders) == ["b", "c", "d", "e"]


def test_an_unknown_pattern_is_refused():
    with pytest.raises(ValueError, match="donkerrood"):
        tegel(patroon="donkerrood")


@pytest.mark.parametrize(
    ("naam", "label", "opschrift"),
    [
        ("Westland Schieland Delfland", "Westland Schie-|land Delfland", "Westland Schie\u00adland Delfland"),
        ("Noordoost-Brabant", "Noordoost-|Brabant", "Noordoost-\u200bBrabant"),
        ("Zaanstreek/Waterland", "Zaanstreek/|Waterland", "Zaanstreek/\u200bWaterland"),
        ("Amstelland en De Meerlanden", "Amstelland en|de Meerlanden", "Amstelland en de Meerlanden"),
    ],
)
def test_the_label_breaks_where_it_may(naam, label, opschrift):
    assert tegel(naam, label=label).opschrift == opschrift


def test_the_drawing_holds_every_region_with_its_word():
    kaart = Kaart.van([tegel("a"), tegel("Nieuw", None, None, woord="NEE", patroon="nee")])
    tekening = svg("k", "Kaart", kaart)
    woorden = [
        "".join(deel.itertext())
        for deel in ElementTree.fromstring(tekening).iter()
        if deel.tag.endswith("text")
    ]
    assert {"a", "Nieuw", "Niet op de kaart", "JA", "NEE", "9 van 14", "Noordzee"} <= set(woorden)
    assert "Kaart met een tegel voor elke regio (2). JA: 1, NEE: 1." in tekening
    assert "style=" not in tekening


def test_an_empty_map_is_nothing():
    assert svg("k", "Kaart", Kaart.van([])) == ""


def test_the_list_has_a_link_for_every_region_in_reading_order():
    kaart = Kaart.van([tegel("Zwolle", 2, 5), tegel("Friesland", 1, 5), tegel("Nieuw", None, None)])
    html = render_to_string("components/tegelkaart.html", {"kaart": kaart})
    assert re.findall('href="/regio/([^/]*)/"', html) == ["Friesland", "Zwolle", "Nieuw"]
    assert '<li class="sea r2 c1" aria-hidden="true">Noordzee</li>' in html
    assert 'class="tile tile--ja"' in html
    assert "Niet op de kaart" in html
