"""The charts once more as figures for plotly.js, for who asks for the interactive view.

Plotly is imported inside the functions: no page that draws without it pays for it. Plotly reads
names as a kind of HTML, hence the escaping.
"""

from collections.abc import Sequence
from html import escape

from beeld.stacked import WOORDEN, Rij
from beeld.svg import HAARLIJN, INKT, JA, NEE, OPEN, RAND
from beeld.trend import KLEUREN, Breuk, Reeks

LETTER = "'Source Sans 3', sans-serif"
STREPEN = ("solid", "dash", "dot", "dashdot", "longdash")
VORMEN = ("circle", "square", "triangle-up", "diamond", "triangle-down")

# Plotly shows by default a bar of unnamed buttons, one of which sends the data to its maker.
CONFIG = {
    "displayModeBar": False,
    "displaylogo": False,
    "showSendToCloud": False,
    "plotlyServerURL": "",
    "responsive": True,
    "scrollZoom": False,
    "locale": "nl",
}


def trend(
    titel: str, reeksen: Sequence[Reeks], *, breuken: Sequence[Breuk] = (), eenheid="%", hoogste=100
) -> dict:
    """The figure of beeld.trend: the same dashes, markers, gaps and breaks."""
    import plotly.graph_objects as go

    jaren = sorted({jaar for reeks in reeksen for jaar in reeks.waarden})
    figuur = go.Figure()
    for nummer, reeks in enumerate(reeksen):
        x, y = _met_gaten(reeks, jaren, breuken)
        vorm, streep, kleur = (lijst[nummer % len(lijst)] for lijst in (VORMEN, STREPEN, KLEUREN))
        figuur.add_scatter(
            x=x,
            y=y,
            name=escape(reeks.naam),
            mode="lines+markers",
            line={"dash": streep, "color": kleur, "width": 2.5},
            marker={"symbol": vorm, "size": 10, "color": kleur},
            hovertemplate=f"%{{x}}: %{{y}}{eenheid}",
        )
    for breuk in breuken:
        figuur.add_vline(
            x=breuk.jaar - 0.5, line_dash="dash", line_color=INKT, annotation_text=escape(breuk.woord)
        )
    figuur.update_xaxes(tickformat="d", dtick=1 if len(jaren) <= 12 else None)
    figuur.update_yaxes(range=[0, hoogste], ticksuffix=eenheid, rangemode="tozero")
    return _los(figuur, titel)


def stacked(titel: str, rijen: Sequence[Rij], *, woorden: tuple[str, str, str] = WOORDEN) -> dict:
    """The figure of beeld.stacked: the same order, words, hatch and counts."""
    import plotly.graph_objects as go

    opmaak = (
        {"color": JA, "line": {"color": JA, "width": 1}},
        {
            "color": NEE,
            "line": {"color": INKT, "width": 1},
            "pattern": {"shape": "/", "fgcolor": INKT, "fillmode": "overlay", "solidity": 0.2},
        },
        {"color": OPEN, "line": {"color": RAND, "width": 1}},
    )
    figuur = go.Figure()
    for deel, woord, marker in zip(("ja", "nee", "open"), woorden, opmaak, strict=True):
        aantallen = [getattr(rij, deel) for rij in rijen]
        namen = [escape(rij.label) for rij in rijen]
        getallen = [aantal or "" for aantal in aantallen]
        figuur.add_bar(x=aantallen, y=namen, name=woord, orientation="h", marker=marker, text=getallen)
    figuur.update_layout(barmode="stack", height=120 + 34 * len(rijen))
    figuur.update_yaxes(autorange="reversed", automargin=True, type="category")
    return _los(figuur, titel)


def _met_gaten(reeks: Reeks, jaren, breuken) -> tuple[list, list]:
    """The years and figures, with an empty point where a year is missing or a break lies."""
    grenzen = {breuk.jaar for breuk in breuken}
    x: list[float] = []
    y: list[float | None] = []
    for jaar in range(jaren[0], jaren[-1] + 1) if jaren else ():
        if jaar in grenzen:
            x, y = [*x, jaar - 0.5], [*y, None]
        x, y = [*x, jaar], [*y, reeks.waarden.get(jaar)]
    return x, y


def _los(figuur, titel: str) -> dict:
    """Data, layout and config as plain values, without Plotly's own template."""
    figuur.update_layout(
        title={"text": escape(titel)},
        separators=",.",
        font={"family": LETTER, "size": 15, "color": INKT},
        paper_bgcolor="#ffffff",
        plot_bgcolor="#ffffff",
        legend={"orientation": "h"},
    )
    figuur.update_xaxes(gridcolor=HAARLIJN, fixedrange=True)
    figuur.update_yaxes(gridcolor=HAARLIJN, fixedrange=True)
    los = figuur.to_plotly_json()
    layout = {naam: waarde for naam, waarde in los["layout"].items() if naam != "template"}
    return {"data": los["data"], "layout": layout, "config": CONFIG}
