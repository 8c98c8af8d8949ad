"""Chance that is the same on every computer and in every version of Python."""

from hashlib import sha256

SEED = "alany-safe-zone-2020-07-30"


def lot(below: int, *about: object) -> int:
    """A number from 0 to `below` - 1 that depends on what it is about and on nothing else."""
    words = ":".join(str(one) for one in (SEED, *about))
    return int.from_bytes(sha256(words.encode()).digest()[:6], "big") % below
