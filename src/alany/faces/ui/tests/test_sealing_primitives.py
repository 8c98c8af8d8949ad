"""The browser's sealed boxes and its bundle; what they make, libsodium opens."""

import hashlib
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from nacl.public import PrivateKey, SealedBox

from alany.faces.ui.tests.javascript import SEALING, Refused, scripts

__all__ = ["scripts"]
ANNA = PrivateKey(bytes(range(32, 64)))


def test_the_bundle_is_the_one_that_its_sources_name():
    told = (SEALING / "vendor" / "SOURCES.md").read_text(encoding="utf-8")
    named = re.search(r"SHA-256 of `noble.js`: `([0-9a-f]{64})`", told)
    assert named
    assert hashlib.sha256((SEALING / "vendor" / "noble.js").read_bytes()).hexdigest() == named[1]


@pytest.mark.slow
@settings(max_examples=15)
@given(content=st.binary(max_size=300))
def test_libsodium_opens_the_browsers_boxes_and_the_browser_opens_libsodiums(scripts, content):
    sealed = scripts("boxes.js", "sealTo", bytes(ANNA.public_key), content)
    assert SealedBox(ANNA).decrypt(sealed) == content
    assert (
        scripts("boxes.js", "openWith", bytes(ANNA), SealedBox(ANNA.public_key).encrypt(content)) == content
    )


def test_a_box_opens_for_nobody_else(scripts):
    sealed = SealedBox(ANNA.public_key).encrypt(b"word")
    with pytest.raises(Refused):
        scripts("boxes.js", "openWith", bytes(range(1, 33)), sealed)
