"""The keys that sign heads: made once, 0600, encrypted with the office's secret; one for each log."""

import os
import secrets
from functools import lru_cache
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

from alany.kernel.merkle.notes import LOG, Signer

NONCE = 12


class KeyRefused(RuntimeError):
    """The key of a log is away, or this office's secret does not open it."""


def folder() -> Path:
    """Where keys and published files of the logs stand."""
    return Path(settings.LOG_FOLDER)


def signer(slug: str, origin: str, *, make: bool) -> Signer:
    """Who signs for this log. `make` only while nothing was ever signed. Raises KeyRefused."""
    path = folder() / f"{slug}.key"
    if make and not path.exists():
        _write(path, _sealed(secrets.token_bytes(32), origin))
    try:
        return _read(path, path.stat().st_mtime_ns, origin, str(settings.SECRET_KEY))
    except OSError as fault:
        raise KeyRefused(f"{path}: {fault.strerror}") from fault


@lru_cache(maxsize=8)
def _read(path: Path, _changed: int, origin: str, secret: str) -> Signer:
    data = path.read_bytes()
    try:
        seed = ChaCha20Poly1305(_wrapping(secret)).decrypt(data[:NONCE], data[NONCE:], origin.encode())
    except InvalidTag as fault:
        raise KeyRefused(f"{path}: the office's secret does not open it for {origin}") from fault
    return Signer.of(origin, LOG, seed)


def _sealed(seed: bytes, origin: str) -> bytes:
    nonce = secrets.token_bytes(NONCE)
    return nonce + ChaCha20Poly1305(_wrapping(str(settings.SECRET_KEY))).encrypt(nonce, seed, origin.encode())


def _wrapping(secret: str) -> bytes:
    return HKDF(SHA256(), 32, None, b"alany/log-key/v1").derive(secret.encode())


def _write(path: Path, data: bytes) -> None:
    """Write the file whole or not at all; who comes second keeps what the first has written."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    partial = path.with_name(f".{path.name}.{secrets.token_hex(8)}")
    with os.fdopen(os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    try:
        os.link(partial, path)
    except FileExistsError:
        return
    finally:
        partial.unlink()
