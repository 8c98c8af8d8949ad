"""How alike two matters are, from 0 to 1. Plain Python."""

from alany.kernel.folding import fold

TITLE, PLACE, ADDRESSEE = 0.7, 0.2, 0.1


def trigrams(text: str) -> frozenset[str]:
    """Runs of three signs of the folded text, with its edges."""
    padded = f"  {fold(text)} "
    return frozenset(padded[at : at + 3] for at in range(len(padded) - 2))


def likeness(one: str, other: str, *, same_place: bool, same_addressee: bool) -> float:
    """Shared trigrams of the titles (Jaccard) weigh 0.7, one place 0.2, one addressee 0.1."""
    first, second = trigrams(one), trigrams(other)
    shared = len(first & second) / len(first | second)
    return round(TITLE * shared + PLACE * same_place + ADDRESSEE * same_addressee, 3)
