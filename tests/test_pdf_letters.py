"""Names of people come out of the PDF as they went in, with the letters that we bring ourselves."""

from pathlib import Path

import pikepdf
import pytest

HOUSE = Path(__file__).resolve().parent.parent
SHEETS = "".join(f'<link rel="stylesheet" href="static/css/{name}.css">' for name in ("tokens", "pdf"))


@pytest.fixture(scope="module")
def fonts(tmp_path_factory):
    """The names of the fonts in a PDF with letters from near and far."""
    from weasyprint import HTML

    path = tmp_path_factory.mktemp("pdf") / "letters.pdf"
    HTML(string=f"{SHEETS}<p>Çelik Şahin Čapek ✓ ≥", base_url=str(HOUSE)).write_pdf(path)
    with pikepdf.open(path) as pdf:
        return {str(font.BaseFont).split("+")[1] for font in pdf.pages[0].Resources.Font.values()}


def test_each_file_of_letters_is_a_font_of_its_own(fonts):
    assert {name.strip(",-") for name in fonts} == {"Source-Sans-3", "Source-Sans-3-ext", "DejaVu-Sans"}
