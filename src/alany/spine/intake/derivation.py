"""Argon2id on the server: at most two at a time (128 MiB), the others wait; nobody is refused."""

from threading import BoundedSemaphore

from alany.kernel.sealing.receipts import Derived, derive

AT_ONCE = 2
_turns = BoundedSemaphore(AT_ONCE)


def derived_of(secret: str, salt: bytes) -> Derived:
    """What a secret gives, in turn."""
    with _turns:
        return derive(secret, salt)
