"""Chance that is the same on every computer and in every version of Python."""

from collections.abc import Sequence
from hashlib import sha256
from typing import TypeVar

SEED = "alany-demo-2020-07-30"
Item = TypeVar("Item")


def lot(*about: object) -> int:
    """A number from 0 to 2^48 - 1 that depends on what it is about and on nothing else."""
    words = ":".join(str(one) for one in (SEED, *about))
    return int.from_bytes(sha256(words.encode()).digest()[:6], "big")


def pick(items: Sequence[Item], *about: object) -> Item:
    """One of the items."""
    return items[lot(*about) % len(items)]


def share(*about: object) -> float:
    """A number from 0 up to but not including 1."""
    return lot(*about) / 2**48


def mixed(items: Sequence[Item], *about: object) -> list[Item]:
    """The items in an order of chance."""
    order = sorted(range(len(items)), key=lambda number: lot(*about, number))
    return [items[number] for number in order]
