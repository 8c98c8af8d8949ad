"""The style sheet keeps the promises of the design: contrasts, weight, the wishes of the reader."""

import gzip
import re
from pathlib import Path

import pytest

from alany.faces import ui

STATIC = Path(ui.__file__).parent / "static" / "ui"
CSS = (STATIC / "alany.css").read_text(encoding="utf-8")
TOKENS = dict(re.findall(r"--([a-z0-9-]+):\s*(#[0-9A-F]{6})", CSS))

TEXT = [
    ("ink", "paper", 16.89),
    ("ink", "tint", 14.99),
    ("ink", "surface", 15.68),
    ("teal", "paper", 7.11),
    ("teal", "tint", 6.31),
    ("teal", "surface", 6.60),
    ("teal-dark", "paper", 10.09),
    ("ink-2", "paper", 7.19),
    ("ink-2", "tint", 6.38),
    ("ink-2", "surface", 6.68),
    ("error", "paper", 6.54),
    ("error", "tint", 5.80),
    ("error", "error-tint", 5.67),
    ("success", "paper", 7.41),
    ("success", "tint", 6.58),
    ("success", "success-tint", 6.56),
    ("warning", "paper", 7.41),
    ("warning", "warning-tint", 6.76),
    ("ink", "gold", 10.62),
    ("ink", "turquoise", 6.42),
    ("ink", "m1", 14.99),
    ("ink", "m2", 11.49),
    ("ink", "m3", 7.10),
    ("paper", "m5", 7.11),
]
LARGE_OR_BORDER = [
    ("border-input", "paper", 4.32),
    ("border-input", "tint", 3.84),
    ("border-input", "surface", 4.02),
    ("paper", "m4", 4.21),
]
DECORATION = [("line", "paper", 1.38), ("turquoise", "paper", 2.63), ("gold", "paper", 1.59)]


def luminance(colour):
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    light, dark = sorted((luminance(TOKENS[one]), luminance(TOKENS[other])), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize(("front", "back", "stated"), TEXT + LARGE_OR_BORDER + DECORATION)
def test_each_pair_has_the_contrast_of_the_design(front, back, stated):
    assert contrast(front, back) == pytest.approx(stated, abs=0.011)


def test_text_reaches_four_and_a_half_and_borders_three():
    assert [pair for pair in TEXT if contrast(*pair[:2]) < 4.5] == []
    assert [pair for pair in LARGE_OR_BORDER if contrast(*pair[:2]) < 3] == []


def test_decoration_is_never_the_colour_of_words():
    assert re.findall(r"[^-]color:\s*var\(--(?:turquoise|gold|line)\)", CSS) == []


def test_the_style_sheet_and_the_script_hold_their_weight():
    assert len(gzip.compress(CSS.encode(), 9)) <= 15 * 1024
    assert len(gzip.compress((STATIC / "alany.js").read_bytes(), 9)) <= 3 * 1024


def test_it_obeys_the_reader():
    for rule in ("prefers-reduced-motion", "forced-colors", "@media print", "scroll-padding"):
        assert rule in CSS
    assert "text-transform" not in CSS
    assert "http:" not in CSS


def test_the_map_scale_of_paper_is_that_of_the_screen():
    from alany.faces.ui.templatetags.ui import MAP_SCALE

    assert tuple(TOKENS[f"m{step}"] for step in range(1, 6)) == MAP_SCALE
