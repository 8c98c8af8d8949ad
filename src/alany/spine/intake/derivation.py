"""Argon2id on the server: at most two at a time (128 MiB), the others wait; nobody is refused."""

from threading import BoundedSemaphore
from time import perf_counter

from alany.kernel.sealing.receipts import Derived, derive

AT_ONCE = 2
_turns = BoundedSemaphore(AT_ONCE)
_last = [0.2]


def derived_of(secret: str, salt: bytes) -> Derived:
    """What a secret gives, in turn."""
    began = perf_counter()
    with _turns:
        found = derive(secret, salt)
    _last[0] = perf_counter() - began
    return found


def lately() -> float:
    """How long the last derivation took with its waiting, in seconds: an answer without one takes as long."""
    return _last[0]
