"""Files: frames of 64 KiB, sealed as they arrive, so that no file is whole in memory or readable on disk."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hmac import new as hmac
from secrets import token_bytes

from nacl import bindings
from nacl.exceptions import CryptoError

from alany.kernel.sealing.suite import SUITE, Kind, Malformed, NotOpened, after_suite
from alany.kernel.sealing.text import OPENING_BYTES

FRAME = 64 * 1024
HEAD_BYTES = 1024
"""The first bytes of the first frame: opening, length and JSON of the file's name and type, zeros."""

LARGEST = 50 * 1024 * 1024
"""The largest file in bytes."""

STREAM_HEAD = 1 + bindings.crypto_secretstream_xchacha20poly1305_HEADERBYTES
SEALED_FRAME = FRAME + bindings.crypto_secretstream_xchacha20poly1305_ABYTES
_MESSAGE = bindings.crypto_secretstream_xchacha20poly1305_TAG_MESSAGE
_FINAL = bindings.crypto_secretstream_xchacha20poly1305_TAG_FINAL
_BOUND = bytes((SUITE, Kind.FILE))


@dataclass(frozen=True, slots=True)
class Named:
    """What a file is called and said to be; both stand only inside the seal."""

    name: str
    type: str

    def as_bytes(self) -> bytes:
        """JSON with sorted keys in UTF-8, at most 1006 bytes: a longer name is cut in the middle."""
        name = self.name
        while True:
            said = json.dumps(
                {"name": name, "type": self.type[:100]}, ensure_ascii=False, sort_keys=True,
                separators=(",", ":"),
            ).encode("utf-8", "replace")  # fmt: skip
            if len(said) <= HEAD_BYTES - OPENING_BYTES - 2:
                return said
            name = f"{name[: len(name) // 3]}…{name[-len(name) // 3 :]}"


class FileSealer:
    """Seals one file: `begin`, then `add` of each piece, then `end`; each gives sealed bytes to write.

    `commitment` binds the content, and is there after `end`. Opening and head: for vectors only.
    """

    def __init__(
        self, named: Named, *, key: bytes, opening: bytes | None = None, head: bytes | None = None
    ) -> None:
        opening = opening or token_bytes(OPENING_BYTES)
        said = named.as_bytes()
        first = opening + len(said).to_bytes(2, "big") + said
        self._waiting = bytearray(first.ljust(HEAD_BYTES, b"\x00"))
        self._state = bindings.crypto_secretstream_xchacha20poly1305_state()
        if head is None:
            self._head = bytes(bindings.crypto_secretstream_xchacha20poly1305_init_push(self._state, key))
        else:
            # Both ends of a stream begin in the same state; so a given head can be written with, too.
            bindings.crypto_secretstream_xchacha20poly1305_init_pull(self._state, head, key)
            self._head = head
        self._hmac = hmac(opening, digestmod="sha256")
        self.commitment = b""

    def begin(self) -> bytes:
        """Suite byte and the stream's head: 25 bytes."""
        return bytes((SUITE,)) + self._head

    def add(self, piece: bytes) -> bytes:
        """The frames that this piece completes; often none."""
        self._hmac.update(piece)
        self._waiting += piece
        # The last frame waits for `end`: only there is it known to be the last.
        return b"".join(self._frames())

    def end(self) -> bytes:
        """The last frame, padded by 0x80 and zeros and tagged as final."""
        self._waiting += b"\x80"
        rest = b"".join(self._frames())
        last = bytes(self._waiting).ljust(FRAME, b"\x00")
        self._waiting.clear()
        self.commitment = self._hmac.digest()
        return rest + self._sealed(last, _FINAL)

    def _frames(self) -> Iterator[bytes]:
        while len(self._waiting) > FRAME:
            frame = bytes(self._waiting[:FRAME])
            del self._waiting[:FRAME]
            yield self._sealed(frame, _MESSAGE)

    def _sealed(self, frame: bytes, tag: int) -> bytes:
        return bytes(bindings.crypto_secretstream_xchacha20poly1305_push(self._state, frame, _BOUND, tag))


@dataclass(slots=True)
class OpenedFile:
    """A file that is being opened: its name and type, and its content in pieces."""

    named: Named
    pieces: Iterator[bytes]


def open_file(sealed: Iterable[bytes], *, key: bytes) -> OpenedFile:
    """Open a sealed file given in pieces of any size. Name and type come at once, the content as it is read.

    Raises UnknownSuite, NotOpened, and while reading NotOpened or Malformed: a stream that was cut, goes on
    behind its end or had a frame changed never looks whole.
    """
    frames = _opened(_cut(sealed), key)
    first = next(frames)
    length = int.from_bytes(first[OPENING_BYTES : OPENING_BYTES + 2], "big")
    said = first[OPENING_BYTES + 2 : OPENING_BYTES + 2 + length]
    try:
        told = json.loads(said)
        named = Named(str(told["name"]), str(told["type"]))
    except (ValueError, KeyError, TypeError) as reason:
        raise Malformed("head") from reason
    return OpenedFile(named, _content(first[HEAD_BYTES:], frames))


def _cut(sealed: Iterable[bytes]) -> Iterator[bytes]:
    """The head of the stream, then its sealed frames."""
    waiting, wanted = bytearray(), STREAM_HEAD
    for piece in sealed:
        waiting += piece
        while len(waiting) >= wanted:
            yield bytes(waiting[:wanted])
            del waiting[:wanted]
            wanted = SEALED_FRAME
    if waiting:
        yield bytes(waiting)


def _opened(parts: Iterator[bytes], key: bytes) -> Iterator[bytes]:
    state = bindings.crypto_secretstream_xchacha20poly1305_state()
    head = after_suite(next(parts, b""))
    if len(head) != STREAM_HEAD - 1:
        raise Malformed("stream")
    bindings.crypto_secretstream_xchacha20poly1305_init_pull(state, head, key)
    ended = False
    for part in parts:
        if ended:
            raise Malformed("behind the end")
        try:
            frame, tag = bindings.crypto_secretstream_xchacha20poly1305_pull(state, part, _BOUND)
        except (CryptoError, ValueError, TypeError) as reason:
            raise NotOpened from reason
        if len(frame) != FRAME:
            raise Malformed("frame")
        ended = tag == _FINAL
        yield bytes(frame)
    if not ended:
        raise Malformed("cut short")


def _content(first: bytes, frames: Iterator[bytes]) -> Iterator[bytes]:
    before = first
    for frame in frames:
        yield before
        before = frame
    bare = before.rstrip(b"\x00")
    if not bare.endswith(b"\x80"):
        raise Malformed("padding")
    if bare[:-1]:
        yield bare[:-1]
