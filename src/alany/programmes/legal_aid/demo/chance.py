"""Chance from a fixed word: the same demo on every computer."""

from collections.abc import Sequence
from hashlib import sha256
from typing import TypeVar

T = TypeVar("T")
SEED = "adal-komek-2020"


def draw(below: int, *what: object) -> int:
    """A number from 0 to below `below` that belongs to these words."""
    told = ":".join(map(str, (SEED, *what)))
    return int.from_bytes(sha256(told.encode()).digest()[:8], "big") % below


def pick(among: Sequence[T], *what: object) -> T:
    """One of these that belongs to the words."""
    return among[draw(len(among), *what)]
