"""Whose a price list is, by the name of its file: a number of the register, a BIN or a licence stands in it.

Nothing is guessed: a name that fits two pharmacies, or none, is left to the person.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_SHORTEST = 3


@dataclass(frozen=True, slots=True)
class Marks:
    """What a pharmacy may be called by in the name of a file."""

    pharmacy: int
    number: str
    owner_bin: str
    licences: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Assigned:
    """The pharmacy of a list and by what it was found: `number`, `bin`, `licence`; else `several`, `none`."""

    pharmacy: int | None
    by: str


def assign(names: Sequence[str], known: Iterable[Marks]) -> list[Assigned]:
    """The pharmacy of each name, in their order: by licence, which may hold a number, then number, BIN."""
    index: dict[tuple[str, str], set[int]] = {}
    for marks in known:
        for kind, text in (
            ("number", marks.number),
            *(("licence", licence) for licence in marks.licences),
            ("bin", marks.owner_bin),
        ):
            if len(folded := _folded(text)) >= _SHORTEST:
                index.setdefault((kind, folded), set()).add(marks.pharmacy)
    return [_assigned(name, index) for name in names]


def _assigned(name: str, index: dict[tuple[str, str], set[int]]) -> Assigned:
    pieces = _pieces(name)
    several = False
    for kind in ("licence", "number", "bin"):
        found = set().union(*(index.get((kind, piece), set()) for piece in pieces))
        if len(found) == 1:
            return Assigned(found.pop(), kind)
        several = several or len(found) > 1
    return Assigned(None, "several" if several else "none")


def _pieces(name: str) -> set[str]:
    """Words of the name without its ending, alone and joined with the next two: «ФД-0001» is «фд0001»."""
    stem = name.rsplit(".", 1)[0] if "." in name else name
    words = [_folded(word) for word in re.split(r"[\W_]+", stem) if word]
    return {"".join(words[start : start + size]) for start in range(len(words)) for size in (1, 2, 3)}


def _folded(text: str) -> str:
    return re.sub(r"[\W_]+", "", text.casefold())
