#!/usr/bin/env python3
"""Куә · Свидетель · A witness of transparency logs: it signs a head only if that continues the last one it signed.

One file, Python 3.11 and `cryptography`; nothing of the office is imported, so that it can be copied and read.

    python3 witness.py new newspaper.example/alany       makes a key, prints its public half for the office
    python3 witness.py trust 'origin+1a2b3c4d+AbCd…'     a log to watch, by the key that its office printed
    python3 witness.py pull ADDRESS --send               from cron: reads https://…/log/box, checks, signs, brings
    python3 witness.py serve --port 8100                 for logs that ask by themselves (C2SP tlog-witness)

State and key lie in witness.sqlite3 (--state). Exit codes: 0 signed; 1 refused: the log does not continue what was
signed before, so tell others and keep the output; 2 wrong use; 3 the log or its server cannot be read.
"""  # noqa: E501

import argparse
import base64
import hashlib
import os
import re
import sqlite3
import struct
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

At = Callable[[int, int], bytes]
LOG, WITNESS = b"\x01", b"\x04"
TABLES = """PRAGMA synchronous=FULL;
CREATE TABLE IF NOT EXISTS me (name TEXT, seed BLOB);
CREATE TABLE IF NOT EXISTS log (origin TEXT PRIMARY KEY, public BLOB, size INTEGER DEFAULT 0, root BLOB);"""


class Refused(Exception):
    """A head is not signed; `code` is the answer of tlog-witness, `told` what goes with it."""

    def __init__(self, code: int, told: str = "") -> None:
        super().__init__(f"{code} {told}".strip())
        self.code, self.told = code, told


def b64(text: str) -> bytes:
    """Bytes of their one base64 text; raises ValueError."""
    data = base64.b64decode(text, validate=True)
    if base64.b64encode(data).decode() != text:
        raise ValueError(text)
    return data


def decimal(text: str) -> int:
    """A number without leading zeros; raises ValueError."""
    if not re.fullmatch(r"0|[1-9][0-9]{0,18}", text, re.ASCII):
        raise ValueError(text)
    return int(text)


def key_id(name: str, key: bytes) -> bytes:
    """Four bytes that name a key; `key` begins with its kind."""
    return hashlib.sha256(name.encode() + b"\n" + key).digest()[:4]


def node(left: bytes, right: bytes) -> bytes:
    """The hash of two neighbours (RFC 6962)."""
    return hashlib.sha256(b"\x01" + left + right).digest()


def over(start: int, end: int, at: At) -> bytes:
    """The hash over leaves start to end - 1; `at(height, index)` gives those of whole subtrees."""
    height = (end - start - 1).bit_length()
    if end - start == 1 << height:
        return at(height, start >> height)
    middle = start + (1 << height - 1)
    return node(over(start, middle, at), over(middle, end, at))


def consistency(old: int, start: int, end: int, at: At, whole: bool = True) -> Iterator[bytes]:
    """RFC 6962, 2.1.2: that the first `old` leaves are the beginning of the first `end`."""
    if old == end:
        yield from () if whole else (over(start, end, at),)
        return
    middle = start + (1 << (end - start - 1).bit_length() - 1)
    if old <= middle:
        yield from consistency(old, start, middle, at, whole)
        yield over(middle, end, at)
    else:
        yield from consistency(old, middle, end, at, False)
        yield over(start, middle, at)


def extends(old: int, old_root: bytes, size: int, root: bytes, proof: list[bytes]) -> bool:
    """Whether the proof shows that the new head continues the old one (RFC 9162, 2.1.4.2)."""
    if old in (0, size):
        return not proof and (old == 0 or old_root == root)
    place, last = old - 1, size - 1
    while place & 1:
        place, last = place >> 1, last >> 1
    before = after = old_root if place == 0 or not proof else proof[0]
    for one in proof if place == 0 else proof[1:]:
        if last == 0:
            return False
        if place & 1 or place == last:
            before, after = node(one, before), node(one, after)
            while not place & 1 and place:
                place, last = place >> 1, last >> 1
        else:
            after = node(after, one)
        place, last = place >> 1, last >> 1
    return last == 0 and before == old_root and after == root


class Witness:
    """Our key, the logs that we watch, and the last head of each that we have signed."""

    def __init__(self, path: str) -> None:
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
        self.db = sqlite3.connect(path, isolation_level=None, timeout=30)
        self.db.executescript(TABLES)

    def new(self, name: str) -> str:
        """Make a key, once; its public half as `vkey` text."""
        if not re.fullmatch(r"[^\s+]+", name):
            raise ValueError(name)
        if not self.db.execute("SELECT 1 FROM me").fetchone():
            self.db.execute("INSERT INTO me VALUES (?, ?)", (name, os.urandom(32)))
        name, _, key = self.me()
        return f"{name}+{key_id(name, key).hex()}+{base64.b64encode(key).decode()}"

    def me(self) -> tuple[str, Ed25519PrivateKey, bytes]:
        """Our name, our private key, and its public half."""
        name, seed = self.db.execute("SELECT name, seed FROM me").fetchone() or ("", bytes(32))
        if not name:
            raise ValueError("witness.py new NAME")
        private = Ed25519PrivateKey.from_private_bytes(seed)
        return name, private, WITNESS + private.public_key().public_bytes_raw()

    def trust(self, vkey: str) -> str:
        """Watch the log of this key; its origin."""
        origin, identity, encoded = vkey.split("+", 2)
        key = b64(encoded)
        if len(key) != 33 or key[:1] != LOG or key_id(origin, key).hex() != identity:
            raise ValueError(vkey)
        self.db.execute("INSERT OR IGNORE INTO log (origin, public) VALUES (?, ?)", (origin, key[1:]))
        return origin

    def seen(self, origin: str) -> tuple[bytes, int, bytes]:
        """The key of a log, and size and root of its last head that we have signed."""
        row = self.db.execute("SELECT public, size, root FROM log WHERE origin = ?", (origin,)).fetchone()
        if row is None:
            raise Refused(404)
        return row[0], row[1], row[2] or b""

    def head(self, note: bytes) -> tuple[str, str, int, bytes]:
        """Text, origin, size and root of a head that a log of ours has signed."""
        whole = note.decode("utf-8")
        text, blank, signatures = whole.rpartition("\n\n")
        lines = text.split("\n")
        if re.search(r"[\x00-\x09\x0b-\x1f]", whole) or not blank or len(lines) != 3:
            raise Refused(400)
        origin, size, root = lines[0], decimal(lines[1]), b64(lines[2])
        public = self.seen(origin)[0]
        claim = f"— {origin} "
        for line in signatures.split("\n"):
            blob = b64(line.removeprefix(claim)) if line.startswith(claim) else b""
            if blob[:4] == key_id(origin, LOG + public) and len(root) == 32:
                try:
                    Ed25519PublicKey.from_public_bytes(public).verify(blob[4:], f"{text}\n".encode())
                except InvalidSignature as forged:
                    raise Refused(403) from forged
                return f"{text}\n", origin, size, root
        raise Refused(403)

    def add(self, old: int, proof: list[bytes], note: bytes) -> str:
        """Check and remember in one step that no other can come between; our line. Raises Refused."""
        text, origin, size, root = self.head(note)
        name, private, key = self.me()
        if old > size:
            raise Refused(400)
        self.db.execute("BEGIN IMMEDIATE")
        try:
            _, known, known_root = self.seen(origin)
            if old != known or (0 < old == size and known_root != root):
                raise Refused(409, f"{known}\n")
            if not extends(old, known_root, size, root, proof):
                raise Refused(422)
            self.db.execute("UPDATE log SET size = ?, root = ? WHERE origin = ?", (size, root, origin))
            self.db.execute("COMMIT")
        finally:
            if self.db.in_transaction:
                self.db.execute("ROLLBACK")
        now = int(time.time())
        signed = private.sign(f"cosignature/v1\ntime {now}\n{text}".encode())
        blob = key_id(name, key) + struct.pack(">Q", now) + signed
        return f"— {name} {base64.b64encode(blob).decode()}\n"

    def pull(self, address: str) -> str:
        """Read a published log, prove to ourselves that it continues, and sign it."""
        note = fetch(f"{address}/checkpoint")
        _, origin, size, _ = self.head(note)
        old = self.seen(origin)[1]
        if old > size:
            raise Refused(409, f"{old} > {size}")

        @cache
        def tile(level: int, number: int) -> bytes:
            width, groups = min(256, (size >> 8 * level) - 256 * number), f"{number:03,d}".split(",")
            groups = [f"x{int(one):03d}" for one in groups[:-1]] + [f"{int(groups[-1]):03d}"]
            part = f".p/{width}" if width < 256 else ""
            return fetch(f"{address}/tile/{level}/{'/'.join(groups)}{part}")

        def at(height: int, index: int) -> bytes:
            if height % 8:
                return node(at(height - 1, 2 * index), at(height - 1, 2 * index + 1))
            return tile(height // 8, index >> 8)[32 * (index & 255) :][:32]

        return self.add(old, list(consistency(old, 0, size, at)) if 0 < old < size else [], note)


def fetch(address: str, data: bytes | None = None) -> bytes:
    """What an http(s) address answers."""
    if not address.startswith(("http://", "https://")):
        raise ValueError(address)
    with urllib.request.urlopen(address, data, timeout=30) as response:  # noqa: S310  http and https only
        answer: bytes = response.read(1_000_000)
    return answer


def answered(state: str, path: str, body: bytes) -> tuple[int, str]:
    """Code and body of the answer to `POST /add-checkpoint`."""
    try:
        asked, _, note = body.partition(b"\n\n")
        first, *lines = asked.decode("ascii").split("\n")
        if path != "/add-checkpoint" or not first.startswith("old ") or len(lines) > 63:
            return (404 if path != "/add-checkpoint" else 400), ""
        return 200, Witness(state).add(decimal(first[4:]), [b64(one) for one in lines], note)
    except Refused as refusal:
        return refusal.code, refusal.told
    except ValueError:
        return 400, ""


class Door(BaseHTTPRequestHandler):
    """Where logs ask; `state` is the file of the witness."""

    state = ""

    def do_POST(self) -> None:
        """Answer as C2SP tlog-witness says."""
        length = self.headers.get("Content-Length", "")
        body = self.rfile.read(min(int(length), 64_000)) if length.isdecimal() else b""
        code, told = answered(self.state, self.path, body)
        self.send_response(code)
        self.send_header("Content-Type", "text/x.tlog.size" if code == 409 else "text/plain; charset=utf-8")
        self.send_header("Content-Length", str(len(told.encode())))
        self.end_headers()
        self.wfile.write(told.encode())


def main(stated: list[str] | None = None) -> int:
    """The command line; the exit code."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("what", choices=["new", "trust", "pull", "serve"])
    parser.add_argument("which", nargs="?", default="", help="NAME, KEY or ADDRESS")
    parser.add_argument("--state", default="witness.sqlite3")
    parser.add_argument("--port", type=int, default=8100)
    parser.add_argument("--send", action="store_true", help="bring the signature to ADDRESS/cosignatures")
    asked = parser.parse_args(stated)
    witness, address = Witness(asked.state), asked.which.rstrip("/")
    try:
        if asked.what == "serve":
            Door.state = asked.state
            ThreadingHTTPServer(("127.0.0.1", asked.port), Door).serve_forever()
        told = {"new": witness.new, "trust": witness.trust}.get(asked.what, witness.pull)(address)
        sys.stdout.write(told if asked.what == "pull" else f"{told}\n")
        if asked.send:
            fetch(f"{address}/cosignatures", told.encode())
    except Refused as refusal:
        sys.stderr.write(REFUSED.format(refusal))
    except (ValueError, OSError) as fault:
        sys.stderr.write(f"{fault}\n")
        return 3 if isinstance(fault, OSError) else 2
    else:
        return 0
    return 1


REFUSED = """Қол қойылмады ({0}): журнал бұрын қол қойылғанды жалғастырмайды.
Не подписано ({0}): журнал не продолжает подписанное раньше.
Not signed ({0}): the log does not continue what was signed before.
"""
if __name__ == "__main__":
    sys.exit(main())
