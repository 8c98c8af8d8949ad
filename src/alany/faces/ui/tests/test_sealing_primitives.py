"""What the browser seals, libsodium opens, and the other way round, byte for byte."""

import hashlib
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from nacl import bindings
from nacl.public import PrivateKey, SealedBox

from alany.faces.ui.tests.javascript import SEALING, Refused, scripts

__all__ = ["scripts"]
FRAME = 65536
KEY = bytes(range(32))
ANNA = PrivateKey(bytes(range(32, 64)))
contents = st.binary(max_size=300)


def stream(content: bytes) -> bytes:
    """As libsodium seals a file: header, frames of 64 KiB, the last one final."""
    state = bindings.crypto_secretstream_xchacha20poly1305_state()
    sealed = bindings.crypto_secretstream_xchacha20poly1305_init_push(state, KEY)
    frames = [content[at : at + FRAME] for at in range(0, len(content), FRAME)] or [b""]
    for place, frame in enumerate(frames, start=1):
        tag = 3 if place == len(frames) else 0
        sealed += bindings.crypto_secretstream_xchacha20poly1305_push(state, frame, None, tag)
    return sealed


def test_the_bundle_is_the_one_that_its_sources_name():
    told = (SEALING / "vendor" / "SOURCES.md").read_text(encoding="utf-8")
    named = re.search(r"SHA-256 of `noble.js`: `([0-9a-f]{64})`", told)
    assert named
    assert hashlib.sha256((SEALING / "vendor" / "noble.js").read_bytes()).hexdigest() == named[1]


@given(content=contents)
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


@pytest.mark.parametrize("length", [0, 1, 15, 16, 63, 64, 65, FRAME - 1, FRAME, FRAME + 1, 3 * FRAME])
def test_files_are_the_same_stream_on_both_sides(scripts, length):
    content = hashlib.shake_256(b"file").digest(length)
    sealed = stream(content)
    assert scripts("files.js", "openFile", KEY, sealed) == content
    assert scripts("files.js", "sealFile", KEY, content, sealed[:24]) == sealed


@pytest.mark.parametrize(
    "harm",
    [
        lambda sealed: sealed[: 24 + FRAME + 17],
        lambda sealed: sealed[:-1],
        lambda sealed: sealed + b"\0",
        lambda sealed: sealed[:24] + sealed[24 + FRAME + 17 :],
        lambda sealed: sealed[:100] + bytes([sealed[100] ^ 1]) + sealed[101:],
        lambda sealed: sealed[:24],
        lambda sealed: b"",
    ],
    ids=[
        "a frame cut off",
        "a byte cut off",
        "a byte added",
        "a frame lost",
        "a bit turned",
        "bare",
        "empty",
    ],
)
def test_a_file_that_was_harmed_does_not_open(scripts, harm):
    with pytest.raises(Refused):
        scripts("files.js", "openFile", KEY, harm(stream(bytes(2 * FRAME))))
