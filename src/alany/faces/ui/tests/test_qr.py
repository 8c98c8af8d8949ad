"""The codes that a browser draws are those that the printed slip bears, square by square."""

import pytest
import segno

from alany.faces.ui.tests.javascript import Refused, scripts

__all__ = ["scripts"]
HOLDS = {
    "L": (17, 78, 154, 230, 458, 718, 929, 1465, 1952, 2953),
    "M": (14, 62, 122, 180, 362, 560, 711, 1125, 1538, 2331),
}
"""Bytes that versions 1, 4, 7, 9, 14, 18, 21, 27, 32 and 40 hold when full (ISO/IEC 18004, table 7)."""


@pytest.mark.parametrize("level", HOLDS)
@pytest.mark.parametrize("place", range(10))
def test_a_full_code_is_drawn_as_the_slip_draws_it(scripts, level, place):
    """Full, since the other program puts a byte of nothing before the filling, which no reader minds."""
    text = (
        ("№https://example.kz/kk/box/state/#" + "0123456789abcdef" * 200)
        .encode()[: HOLDS[level][place]]
        .decode()
    )
    expected = segno.make_qr(
        text, error=level, mode="byte", encoding="utf-8", mask=0, boost_error=False, eci=False
    )

    found = scripts("qr.js", "squares", text, level)

    assert [[int(dark) for dark in row] for row in found] == [list(row) for row in expected.matrix]


def test_a_code_that_is_not_full_is_the_smallest_that_holds_the_text(scripts):
    assert [len(scripts("qr.js", "squares", "a" * length, "M")) for length in (14, 15, 62, 63)] == [
        21,
        25,
        33,
        37,
    ]


def test_what_is_too_long_for_any_code_is_refused(scripts):
    with pytest.raises(Refused):
        scripts("qr.js", "squares", "a" * 2954, "L")
