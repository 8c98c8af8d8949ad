"""The words under which a case is found. Plain Python."""

import re

from alany.kernel.folding import fold

LONGEST_WORD = 40
WORDS_OF_A_CASE = 80
WORDS_ASKED = 8
_WORD = re.compile(r"[^\W_]+")
_NUMBER = re.compile(r"\b[cс] (\d{4}) (\d+)\b")


def words_of(text: str) -> list[str]:
    """The folded words under which a text is found, each once; a number also without its zeros in front.

    `C-2020-0117` gives `c`, `2020`, `0117`, `117` and, as one word, `c20200117`.
    """
    folded = fold(text)
    found = [word[:LONGEST_WORD] for word in _WORD.findall(folded)]
    found += [word.lstrip("0") for word in found if word.isdigit() and word.startswith("0")]
    found += [f"c{year}{serial}" for year, serial in _NUMBER.findall(folded)]
    return list(dict.fromkeys(word for word in found if word))[:WORDS_OF_A_CASE]


def words_asked(text: str) -> list[str]:
    """What a search box asks for, folded: a number of a case is one word; single letters count alone."""
    found = _WORD.findall(_NUMBER.sub(r"c\1\2", fold(text)))
    long = [word[:LONGEST_WORD] for word in dict.fromkeys(found) if len(word) > 1]
    return (long or list(dict.fromkeys(found)))[:WORDS_ASKED]


def number_asked(text: str) -> str:
    """The whole text as one word when it may be a number, however its parts were set apart; else empty."""
    joined = "".join(_WORD.findall(_NUMBER.sub(r"c\1\2", fold(text))))[:LONGEST_WORD]
    return joined if any(sign.isdigit() for sign in joined) else ""
