"""The safe key of a name: its spelling folded as far as identity allows, and no further."""

import re
from functools import lru_cache

_DROPPED = str.maketrans({"ь": None, "ъ": None, "й": "и", "ё": "е"})
_DOUBLED = re.compile(r"([^\W\d_])\1+")
_FOLDED_SOUND = str.maketrans({"э": "е", "ы": "и", "я": "иа", "ю": "иу", "ц": "тс", "щ": "сч"})
_TOKEN = re.compile(r"\d+(?:[.,]\d+)?|[^\W\d_]+")


def word_set(text: str) -> frozenset[str]:
    """The words of a text, for lists of words that are read by people."""
    return frozenset(text.split())


@lru_cache(maxsize=131072)
def fold_token(token: str) -> str:
    """One word or number folded: no ь, no ъ, й as и, a doubled letter once, a decimal comma as a point.

    Digits are never folded: 2,5 and 25, 100 and 10 stay apart.
    """
    if token[0].isdigit():
        return token.replace(",", ".")
    return _DOUBLED.sub(r"\1", token.translate(_DROPPED))


def tokens(text: str) -> list[tuple[str, int, int]]:
    """The words and numbers of a normalised text with where each begins and ends."""
    return [(found.group(), found.start(), found.end()) for found in _TOKEN.finditer(text)]


def join(key: str, token: str) -> str:
    """`key` with one more token; a letter doubled by the joint counts once, as it does inside a word."""
    folded = fold_token(token)
    if key and folded and key[-1] == folded[0] and key[-1].isalpha():
        return key + folded[1:]
    return key + folded


def prepend(token: str, key: str) -> str:
    """`key` with one more token before it: the same as joining from the left, for keys of every ending."""
    folded = fold_token(token)
    if key and folded and folded[-1] == key[0] and key[0].isalpha():
        return folded + key[1:]
    return folded + key


def safe_key(text: str) -> str:
    """The safe key of a normalised text: no case, blanks, hyphens, ь and ъ, doubled letters; й=и, ё=е."""
    key = ""
    for token, _, _ in tokens(text):
        key = join(key, token)
    return key


def spelled_key(text: str) -> str:
    """A normalised text for counting edits: sounds folded as in `sounded_key`, doubled letters kept."""
    return "".join(_spelled(token) for token, _, _ in tokens(text))


@lru_cache(maxsize=131072)
def _spelled(token: str) -> str:
    if token[0].isdigit():
        return token.replace(",", ".")
    return token.translate(_DROPPED).translate(_FOLDED_SOUND)


@lru_cache(maxsize=65536)
def sounded_key(key: str) -> str:
    """A safe key folded further, to where Latin transliterations of one name meet: э=е, ы=и, я=иа, ц=тс.

    For lines that write the name in Latin letters only: on Cyrillic names it would join different products.
    """
    return _DOUBLED.sub(r"\1", key.translate(_FOLDED_SOUND))
