"""A leaf has 147 bytes whatever happened, and opens only with its salts. The vectors are for ever."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alany.kernel.merkle.leaves import FIELDS, LENGTH, Leaf, LeafRefused, body_of, commitment, tag_of

SALTS = {field: bytes([number]) * 16 for number, field in enumerate(FIELDS, 1)}
BODY = body_of(
    number=b"12345674", item=1, sealed=b"sealed", wraps={b"k2": b"two", b"k1": b"one"},
    plaintext=bytes(range(32)), statement=b"statement and signature",
)  # fmt: skip
VALUES = {"kind": b"received", "office": b"turkestan", "due": b"2020-08-19", "body": BODY}
SECRET = bytes(range(16))
LEAF = Leaf.of(date(2020, 7, 30), tag_of(SECRET, 7), VALUES, SALTS)


def test_the_golden_vectors_hold() -> None:
    """Written down before the first leaf: outsiders compute the same bytes with HMAC-SHA256 alone."""
    assert tag_of(SECRET, 7).hex() == "30b0fb2209c2299d67ef06877696d60c"
    assert BODY.hex() == (
        "313233343536373400000001c9d0036bed6744bcdf692fc980d8717d7e5f5a4f4e8266b4a8498260"
        "2fb1cd09cf1508f79fb455658300a433335fdacb331ab733921298858c344805b4055e7400010203"
        "0405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f6670aea912f6a554525a7970"
        "f16d3d3ae7e3d8370a42f61620af085eeb5adb93"
    )
    assert bytes(LEAF).hex() == (
        "01482930b0fb2209c2299d67ef06877696d60cead19a2d35da6850b76bdfbefe37fe62d135e9d731"
        "89d44f612a1072e748c61ab44ba92652eba51816b7d5f608c0cc0332d69b937b2050973d351ef670"
        "6230ecbee3c5b11b0dc3c213575db7c0a196d7542a15277bdb6a440fa1921392616d8fb512e33760"
        "8dba38b5057ab4b711a56f023008edee41fce25b8b46e95e8b2ca3"
    )


def test_a_commitment_names_its_field_so_that_equal_values_differ() -> None:
    salt = bytes(16)

    assert commitment("kind", salt, b"x") != commitment("office", salt, b"x")
    assert commitment("kind", salt, b"x") != commitment("kind", bytes(15) + b"\x01", b"x")


@given(st.dates(date(1970, 1, 1), date(2149, 6, 6)), st.binary(max_size=300))
def test_every_leaf_is_read_back_has_one_length_and_opens_only_with_its_salt(day: date, body: bytes) -> None:
    leaf = Leaf.of(day, bytes(16), {**VALUES, "body": body}, SALTS)
    data = bytes(leaf)

    assert len(data) == LENGTH
    assert Leaf.parse(data) == leaf
    assert leaf.opens("body", SALTS["body"], body)
    assert not leaf.opens("body", SALTS["kind"], body)
    assert not leaf.opens("body", SALTS["body"], body + b"x")
    assert not leaf.opens("kind", SALTS["body"], body)


def test_the_order_of_wraps_does_not_matter_and_what_is_not_there_is_zero() -> None:
    bare = body_of(number=b"12345674", item=1, sealed=b"", wraps={}, plaintext=b"", statement=b"")

    assert len(bare) == len(BODY) == 140
    assert bare[-64:] == bytes(64)
    other_order = body_of(
        number=b"12345674", item=1, sealed=b"sealed", wraps={b"k1": b"one", b"k2": b"two"},
        plaintext=bytes(range(32)), statement=b"statement and signature",
    )  # fmt: skip
    assert other_order == BODY


@pytest.mark.parametrize(
    "data", [b"", bytes(LENGTH), bytes(LEAF)[:-1], bytes(LEAF) + b"x", b"\x02" + bytes(LEAF)[1:]]
)
def test_what_is_no_leaf_is_refused(data: bytes) -> None:
    with pytest.raises(LeafRefused):
        Leaf.parse(data)


def test_parts_of_the_wrong_length_make_no_leaf() -> None:
    with pytest.raises(LeafRefused):
        Leaf.of(date(2020, 7, 30), bytes(15), VALUES, SALTS)
    with pytest.raises(LeafRefused):
        Leaf.of(date(2020, 7, 30), bytes(16), VALUES, {**SALTS, "due": bytes(32)})
    with pytest.raises(LeafRefused):
        body_of(number=b"1", item=1, sealed=b"", wraps={}, plaintext=b"", statement=b"")
    assert replace(LEAF, tag=bytes(16)) != LEAF
