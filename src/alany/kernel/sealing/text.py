"""Text items: padded to one of four sizes, then sealed, with a commitment to what was said."""

from hmac import compare_digest
from hmac import digest as hmac
from secrets import token_bytes
from typing import NamedTuple

from alany.kernel.sealing.suite import NONCE_BYTES, Context, Malformed, SealRefused, boxed, unboxed

SIZES = (4 * 1024, 16 * 1024, 64 * 1024, 256 * 1024)
"""Sizes of the padded text in bytes; nothing between them can be seen from outside."""

OPENING_BYTES = 16
_HEAD = OPENING_BYTES + 4
LONGEST = SIZES[-1] - _HEAD
"""The longest text of an item in bytes of UTF-8."""


class TooLong(SealRefused):
    """A text is longer than the largest size takes."""


class SealedText(NamedTuple):
    """Sealed bytes, and the commitment by which a sender can show later, by choice, what was sent."""

    sealed: bytes
    commitment: bytes


class OpenedText(NamedTuple):
    """The text and its commitment, computed anew."""

    text: bytes
    commitment: bytes


def size_class(length: int) -> int:
    """The padded size in bytes of a text of this many bytes. Raises TooLong."""
    for size in SIZES:
        if length + _HEAD <= size:
            return size
    raise TooLong(length)


def seal_text(
    text: bytes, *, key: bytes, context: Context, nonce: bytes | None = None, opening: bytes | None = None
) -> SealedText:
    """Seal UTF-8 bytes under a content key of their own. Nonce and opening: for vectors only.

    Raises TooLong, Malformed.
    """
    opening = opening or token_bytes(OPENING_BYTES)
    padded = opening + len(text).to_bytes(4, "big") + text
    padded = padded.ljust(size_class(len(text)), b"\x00")
    sealed = boxed(padded, key=key, bound=context.as_bytes(), nonce=nonce or token_bytes(NONCE_BYTES))
    return SealedText(sealed, hmac(opening, text, "sha256"))


def open_text(sealed: bytes, *, key: bytes, context: Context, commitment: bytes | None = None) -> OpenedText:
    """What was sealed. With `commitment`, also that it is the text that was committed to.

    Raises UnknownSuite, NotOpened, Malformed.
    """
    padded = unboxed(sealed, key=key, bound=context.as_bytes())
    length = int.from_bytes(padded[OPENING_BYTES:_HEAD], "big")
    if len(padded) not in SIZES or length > len(padded) - _HEAD or any(padded[_HEAD + length :]):
        raise Malformed("padding")
    text = padded[_HEAD : _HEAD + length]
    found = hmac(padded[:OPENING_BYTES], text, "sha256")
    if commitment is not None and not compare_digest(found, commitment):
        raise Malformed("commitment")
    return OpenedText(text, found)
