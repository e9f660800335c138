"""Text can be read on every ground it stands on: WCAG 2.2, 1.4.3 and 1.4.11."""

import re
from pathlib import Path

import pytest

from beeld import svg

CSS = Path(__file__).resolve().parent.parent / "static" / "css"
TOKENS = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", (CSS / "tokens.css").read_text()))

WHITE = "basis-color-default-bg-document"
SUBTLE = "basis-color-default-bg-subtle"
TEXT = "basis-color-default-color-document"
HEADER = "basis-color-accent-1-inverse-bg-default"
ACTION = "basis-color-action-1-inverse-bg-default"
TONES = ("negative", "positive", "warning", "info")

TEXTS = [
    *((TEXT, ground) for ground in (WHITE, SUBTLE, *(f"basis-color-{tone}-bg-default" for tone in TONES))),
    ("basis-color-default-color-subtle", WHITE),
    ("basis-color-default-color-subtle", SUBTLE),
    ("basis-color-action-2-color-default", WHITE),
    ("basis-color-action-2-color-default", SUBTLE),
    ("basis-color-action-2-color-default", "basis-color-info-bg-default"),
    ("basis-color-action-2-color-hover", "basis-color-info-bg-default"),
    ("basis-color-accent-1-inverse-color-default", HEADER),
    ("basis-color-accent-1-inverse-color-subtle", HEADER),
    ("basis-color-action-1-inverse-color-default", ACTION),
    ("basis-color-action-1-inverse-color-default", "basis-color-action-1-inverse-bg-hover"),
    ("basis-color-action-1-inverse-color-default", "basis-color-negative-border-default"),
    ("basis-color-disabled-color-default", "basis-color-disabled-bg-default"),
    ("basis-focus-color", "basis-focus-background-color"),
    *((f"basis-color-{tone}-color-default", f"basis-color-{tone}-bg-default") for tone in TONES),
    ("basis-color-negative-color-default", WHITE),
    ("basis-color-negative-color-default", SUBTLE),
]
SHAPES = [
    ("basis-color-default-border-default", WHITE),
    ("basis-color-default-border-default", SUBTLE),
    *((f"basis-color-{tone}-border-default", WHITE) for tone in TONES),
    ("basis-color-accent-1-border-default", HEADER),
    ("basis-focus-outline-color", WHITE),
    (ACTION, SUBTLE),
    ("data-ja", WHITE),
    ("data-nee-hatch", "data-nee"),
    ("data-ja", "data-nee"),
]


def luminance(colour):
    """The relative luminance of WCAG."""
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    """The contrast ratio of WCAG, 1 to 21."""
    dark, light = sorted((luminance(TOKENS[one]), luminance(TOKENS[other])))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize(("text", "ground"), TEXTS)
def test_text_can_be_read(text, ground):
    assert contrast(text, ground) >= 4.5


@pytest.mark.parametrize(("shape", "ground"), SHAPES)
def test_a_shape_can_be_seen(shape, ground):
    assert contrast(shape, ground) >= 3


def test_black_and_white_are_as_far_apart_as_can_be():
    assert (luminance("#ffffff") + 0.05) / (luminance("#000000") + 0.05) == pytest.approx(21)


def test_drawings_and_pages_show_the_same_colours():
    assert (TOKENS["data-ja"], TOKENS["data-nee"], TOKENS["data-leeg"]) == (svg.JA, svg.NEE, svg.OPEN)
    assert (TOKENS["data-nee-hatch"], TOKENS[TEXT]) == (svg.INKT, svg.INKT)


@pytest.mark.parametrize("sheet", sorted(CSS.glob("*.css")), ids=lambda sheet: sheet.name)
def test_every_token_that_is_used_exists(sheet):
    text = "".join(path.read_text() for path in (CSS / "tokens.css", sheet))
    own = set(re.findall(r"(--[\w-]+):", text))
    assert set(re.findall(r"var\((--[\w-]+)\)", text)) <= own
