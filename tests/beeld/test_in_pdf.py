import re

from beeld.stacked import Rij, stacked
from beeld.tegelkaart import Kaart, Tegel, svg
from beeld.trend import Reeks, trend


def test_every_drawing_renders_in_an_accessible_pdf(caplog):
    """WeasyPrint logs what it cannot read; each drawing's title becomes the alternative text."""
    from weasyprint import HTML

    velden = {
        "code": "FR",
        "label": "Friesland",
        "naam": "Friesland",
        "url": "/",
        "woord": "NEE",
        "patroon": "nee",
    }
    tekeningen = [
        trend("t", "De lijnen", [Reeks(naam="Agenda", waarden={2025: 1, 2026: 2})]),
        stacked("s", "De staven", [Rij(label="Friesland", ja=1, nee=2)]),
        svg("k", "De kaart", Kaart.van([Tegel(**velden, rij=1, kolom=5)])),
    ]
    bladzijde = f'<html lang="nl"><title>Proef</title><body>{"".join(tekeningen)}</body></html>'
    pdf = HTML(string=bladzijde).write_pdf(pdf_variant="pdf/ua-1", uncompressed_pdf=True)
    assert not caplog.messages
    assert re.findall(rb"/Alt \((De \w+)", pdf) == [b"De lijnen", b"De staven", b"De kaart"]
