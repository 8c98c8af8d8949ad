"""The safe key of a name: its spelling folded as far as identity allows, and no further."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

_DROPPED = str.maketrans({"ь": None, "ъ": None, "й": "и", "ё": "е"})
_DOUBLED = re.compile(r"([^\W\d_])\1+")
_FOLDED_SOUND = str.maketrans({"э": "е", "ы": "и", "я": "иа", "ю": "иу", "ц": "тс", "щ": "сч"})
_SPELLED_SOUND = str.maketrans({"э": "е", "ы": "и"})
_TOKEN = re.compile(r"\d+(?:[.,]\d+)?|[^\W\d_]+")

_PART = re.compile(r"\d+(?:[.,]\d+)?|[^\W\d_]+|[%№#+/]")


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


def each_token(text: str) -> Iterator[tuple[str, int, int]]:
    """As `tokens`, one after the other for who stops early."""
    for found in _TOKEN.finditer(text):
        yield found.group(), found.start(), found.end()


def tokens_from_end(text: str, start: int) -> Iterator[tuple[str, int, int]]:
    """The words and numbers of a normalised text after `start`, the last first."""
    end = len(text)
    while end > start:
        begin = max(text.rfind(" ", start, end) + 1, start)
        chunk = [(found.group(), found.start(), found.end()) for found in _TOKEN.finditer(text, begin, end)]
        yield from reversed(chunk)
        end = begin - 1


def join(key: str, token: str) -> str:
    """`key` with one more token; a letter doubled by the joint counts once, as it does inside a word.

    A word of one letter is kept whole: "Телсартан Н" is not "Телсартан".
    """
    folded = fold_token(token)
    if key and len(folded) > 1 and key[-1] == folded[0] and key[-1].isalpha():
        return key + folded[1:]
    return key + folded


def prepend(token: str, key: str) -> str:
    """`key` with one more token before it; a letter doubled by the joint counts once."""
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


def line_key(line: str) -> str:
    """What is the same in two writings of one line: letters and numbers in their order, of whatever case.

    Numbers stay apart and every word stays: another pack, strength or maker is another key.
    """
    return " ".join(
        part.replace("ё", "е") for part in _PART.findall(unicodedata.normalize("NFKC", line).lower())
    )


def spelled_keys(text: str) -> tuple[str, ...]:
    """A normalised text for counting edits, doubled letters kept: as it is written, and as it sounds.

    "Глкоза" is one letter from "глюкоза" as written, "яфдалан" none from "иафдалан" as it sounds.
    """
    parts = [_spelled(token) for token, _, _ in tokens(text)]
    written = "".join(parts)
    sounded = "".join(part.translate(_FOLDED_SOUND) for part in parts)
    return (written,) if written == sounded else (written, sounded)


@lru_cache(maxsize=131072)
def _spelled(token: str) -> str:
    if token[0].isdigit():
        return token.replace(",", ".")
    return token.translate(_DROPPED).translate(_SPELLED_SOUND)


@lru_cache(maxsize=65536)
def sounded_key(key: str) -> str:
    """A safe key folded further, to where Latin transliterations of one name meet: э=е, ы=и, я=иа, ц=тс.

    For lines that write the name in Latin letters only: on Cyrillic names it would join different products.
    """
    return _DOUBLED.sub(r"\1", key.translate(_FOLDED_SOUND))
