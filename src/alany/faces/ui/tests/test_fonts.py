"""Every letter that our catalogues print is in the font files."""

from pathlib import Path

import polib
import pytest
from fontTools.ttLib import TTFont

import alany
from alany.faces import ui

FONTS = Path(ui.__file__).parent / "static" / "ui" / "fonts"
CATALOGUES = sorted(Path(alany.__file__).parent.rglob("locale/*/LC_MESSAGES/django.po"))


@pytest.fixture(scope="module", params=["Regular", "Bold"])
def letters(request):
    with TTFont(FONTS / f"NotoSans-{request.param}.subset.woff2") as font:
        return set(font.getBestCmap())


@pytest.mark.slow
def test_every_sign_of_every_catalogue_has_a_glyph(letters):
    missing = {
        sign
        for path in CATALOGUES
        for entry in polib.pofile(str(path))
        for text in [entry.msgid, entry.msgstr, *entry.msgstr_plural.values()]
        for sign in text
        if sign != "\n" and ord(sign) not in letters
    }
    assert CATALOGUES
    assert missing == set()


def test_the_signs_of_law_credit_and_measure_are_there(letters):
    assert {sign for sign in "§©\u00ad³½÷₸№«»–—…ӘәҒғҚқҢңӨөҰұҮүҺһІі" if ord(sign) not in letters} == set()


def test_both_files_stay_below_34_kilobytes():
    assert sum(path.stat().st_size for path in FONTS.glob("*.woff2")) <= 34 * 1024
    assert (FONTS / "OFL.txt").exists()
