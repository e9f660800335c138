import re
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from beeld.stacked import Rij, stacked
from beeld.svg import regels
from beeld.trend import Breuk, Reeks, trend

SVG = "{http://www.w3.org/2000/svg}"
jaren = st.dictionaries(st.integers(1996, 2026), st.integers(0, 100) | st.floats(0, 100), max_size=31)


def teksten(tekening):
    return ["".join(deel.itertext()) for deel in ElementTree.fromstring(tekening).iter(f"{SVG}text")]


def reeks(naam="Agenda", **waarden):
    return Reeks(naam=naam, waarden={int(jaar[1:]): waarde for jaar, waarde in waarden.items()})


def aantal(tekening, naam):
    return len(list(ElementTree.fromstring(tekening).iter(SVG + naam)))


@given(st.lists(jaren, max_size=6))
def test_every_series_can_be_drawn(alle):
    tekening = trend("t", "Titel", [Reeks(naam=f"r{n}", waarden=waarden) for n, waarden in enumerate(alle)])
    if any(alle):
        punten = re.findall(r'points="([^"]*)"', tekening)
        assert all(0 <= float(getal) <= 720 for punt in punten for getal in re.split("[ ,]", punt))
    else:
        assert tekening == ""


def test_a_drawing_has_a_name_and_no_styling_of_its_own():
    tekening = trend("t", "Jaren", [reeks(j2025=10, j2026=20)])
    wortel = ElementTree.fromstring(tekening)
    assert wortel.get("role") == "img"
    assert wortel.get("aria-labelledby") == "t-titel t-omschrijving"
    assert wortel.find(f"{SVG}desc").text == "Lijngrafiek per jaar. Agenda: van 10% in 2025 naar 20% in 2026."
    assert "style=" not in tekening
    assert "class=" not in tekening


def test_a_gap_and_a_break_interrupt_the_line():
    heel = reeks(j2021=10, j2022=11, j2023=12, j2024=13)
    assert aantal(trend("t", "", [heel]), "polyline") == 1
    assert aantal(trend("t", "", [reeks(j2021=10, j2022=11, j2024=13)]), "polyline") == 2
    gebroken = trend("t", "", [heel], breuken=[Breuk(jaar=2023, woord="nieuwe indeling")])
    assert aantal(gebroken, "polyline") == 2
    assert "nieuwe indeling" in teksten(gebroken)


def test_a_break_outside_the_years_is_not_drawn():
    assert "vroeger" not in trend("t", "", [reeks(j2026=1)], breuken=[Breuk(jaar=2026, woord="vroeger")])


def test_a_year_without_any_figure_says_so():
    assert teksten(trend("t", "", [reeks(j2022=1, j2024=2)])).count("geen cijfers") == 1


def test_lines_that_end_together_keep_their_names_apart():
    tekening = trend("t", "", [reeks(naam, j2026=0) for naam in ("Agenda", "Proces", "Resultaat")])
    hoogten = [float(y) for y in re.findall(r'y="([\d.]+)" font-size="15"', tekening)]
    assert len(hoogten) == 3
    assert min(abs(a - b) for n, a in enumerate(hoogten) for b in hoogten[:n]) >= 18


def test_lines_differ_without_colour():
    tekening = trend("t", "", [reeks("Agenda", j2025=1, j2026=2), reeks("Proces", j2025=3, j2026=4)])
    assert len(set(re.findall(r'<path d="([^"]*)"', tekening))) == 2
    assert tekening.count("stroke-dasharray") == 1


def test_names_are_escaped():
    assert "<b>" not in trend("t", "<b>", [reeks("<b>", j2026=1)])
    assert "<b>" not in stacked("s", "<b>", [Rij(label="<b>", ja=1, nee=1)])


def test_bars_keep_the_order_given_and_say_their_counts():
    rijen = [Rij(label="Zeeland", ja=5, nee=4, open=3), Rij(label="Arnhem", ja=0, nee=0)]
    woorden = teksten(stacked("s", "Titel", rijen))
    assert woorden == [
        "JA",
        "NEE",
        "geen antwoord",
        "Zeeland",
        "5",
        "4",
        "3",
        "van 12",
        "Arnhem",
        "niemand gevraagd",
    ]


def test_a_part_too_narrow_for_its_number_goes_without():
    assert "1" not in teksten(stacked("s", "", [Rij(label="a", ja=1, nee=400)]))


def test_nee_is_hatched_and_its_number_stands_on_white():
    tekening = stacked("s", "", [Rij(label="a", ja=0, nee=3)])
    assert tekening.count('fill="url(#s-nee)"') == 2
    assert tekening.count('fill="#ffffff"') == 1


@pytest.mark.parametrize("even_lang", [True, False])
def test_no_bar_is_longer_than_the_drawing(even_lang):
    rijen = [
        Rij(label="Een hele lange naam van een regio met veel woorden", ja=300, nee=42),
        Rij(label="b", ja=1, nee=0),
    ]
    wortel = ElementTree.fromstring(stacked("s", "", rijen, even_lang=even_lang))
    rechts = [float(v.get("x")) + float(v.get("width")) for v in wortel.iter(f"{SVG}rect")]
    assert max(rechts) <= 651


def test_no_rows_no_drawing():
    assert stacked("s", "", []) == ""


def test_lines_break_between_words():
    assert regels("Noord- en Midden-Limburg", 90) == ["Noord- en", "Midden-Limburg"]
    assert regels("", 90) == []
