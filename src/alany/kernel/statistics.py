"""How far a share found in a sample may be from the share in all."""

from math import sqrt
from typing import NamedTuple

Z_95 = 1.96


class CountsRefused(ValueError):
    """A share was asked of no units, of more hits than units, or of more units than there are in all."""


class Interval(NamedTuple):
    """The lowest and highest share, from 0 to 1, that the sample agrees with."""

    low: float
    high: float


def wilson(k: int, n: int, z: float = Z_95, population: int | None = None) -> Interval:
    """The score interval of Wilson (1927) for `k` hits among `n` units drawn; raises CountsRefused.

    `z` = 1.96 gives 95 %. With `population`, the number of all units, the interval is narrowed by the finite
    population correction: the sample counts as n × (N - 1) / (N - n) units, and a full count has no error.
    """
    if not 0 <= k <= n or n == 0 or (population is not None and population < n):
        raise CountsRefused(f"{k} of {n} of {population}")
    share = k / n
    if population == n:
        return Interval(share, share)
    units = n if population is None else n * (population - 1) / (population - n)
    square = z * z / units
    centre = (share + square / 2) / (1 + square)
    half = z * sqrt(share * (1 - share) / units + square / (4 * units)) / (1 + square)
    # A share of none or all is inside its own interval; the last bit of a float may say otherwise.
    return Interval(max(0.0, min(centre - half, share)), min(1.0, max(centre + half, share)))
