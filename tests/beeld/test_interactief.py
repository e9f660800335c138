import json
import subprocess
import sys

from beeld import interactief
from beeld.stacked import Rij
from beeld.trend import Breuk, Reeks


def test_the_figure_is_plain_json_without_plotlys_template():
    figuur = interactief.trend("Jaren", [Reeks(naam="Agenda", waarden={2025: 50, 2026: 62.5})])
    assert json.loads(json.dumps(figuur)) == figuur
    assert "template" not in figuur["layout"]
    assert figuur["layout"]["separators"] == ",."
    assert figuur["data"][0]["y"] == [50, 62.5]
    assert len(json.dumps(figuur)) < 2000


def test_a_gap_and_a_break_are_empty_points():
    reeks = Reeks(naam="Agenda", waarden={2023: 1, 2025: 2, 2026: 3})
    figuur = interactief.trend("", [reeks], breuken=[Breuk(jaar=2026, woord="nieuwe indeling")])
    assert figuur["data"][0]["x"] == [2023, 2024, 2025, 2025.5, 2026]
    assert figuur["data"][0]["y"] == [1, None, 2, None, 3]
    assert figuur["layout"]["annotations"][0]["text"] == "nieuwe indeling"


def test_bars_keep_order_and_escape_names():
    figuur = interactief.stacked(
        "", [Rij(label="Zeeland", ja=1, nee=2), Rij(label="<a>", ja=0, nee=4, open=5)]
    )
    assert [staaf["name"] for staaf in figuur["data"]] == ["JA", "NEE", "geen antwoord"]
    assert figuur["data"][1]["x"] == [2, 4]
    assert figuur["data"][0]["y"] == ["Zeeland", "&lt;a&gt;"]
    assert figuur["layout"]["yaxis"]["autorange"] == "reversed"


def test_nothing_is_sent_to_the_maker_of_plotly():
    config = interactief.trend("", [])["config"]
    assert config["displayModeBar"] is False
    assert config["showSendToCloud"] is False
    assert config["plotlyServerURL"] == ""


def test_plotly_is_not_imported_before_it_is_needed():
    code = "import sys, beeld.interactief; sys.exit('plotly' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
