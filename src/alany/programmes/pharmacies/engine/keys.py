"""The safe key of a name: its spelling folded as far as identity allows, and no further."""

import re
import unicodedata
from functools import lru_cache
from itertools import islice

_DROPPED = str.maketrans({"ь": None, "ъ": None, "й": "и", "ё": "е"})
_DOUBLED = re.compile(r"([^\W\d_])\1+")
_FOLDED_SOUND = str.maketrans({"э": "е", "ы": "и", "я": "иа", "ю": "иу", "ц": "тс", "щ": "сч"})
_SPELLED_SOUND = str.maketrans({"э": "е", "ы": "и"})
_TOKEN = re.compile(r"\d+(?:[.,]\d+)?|[^\W\d_]+")

_PART = re.compile(r"\d+(?:[.,]\d+)?|[^\W\d_]+|[%№#+/]")
_LAST_LETTERS = 40


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


def first_tokens(text: str, most: int) -> list[tuple[str, int, int]]:
    """The first words and numbers of a normalised text, as `tokens` gives them."""
    return [(found.group(), found.start(), found.end()) for found in islice(_TOKEN.finditer(text), most)]


def last_token(text: str) -> str:
    """The last word or number of a normalised text, "" if its last letters hold none."""
    found = _TOKEN.findall(text, max(0, len(text) - _LAST_LETTERS))
    return str(found[-1]) if found else ""


def join(key: str, token: str) -> str:
    """`key` with one more token; a letter doubled by the joint counts once, as it does inside a word.

    A word of one letter is kept whole: "Телсартан Н" is not "Телсартан".
    """
    folded = fold_token(token)
    if key and len(folded) > 1 and key[-1] == folded[0] and key[-1].isalpha():
        return key + folded[1:]
    return key + folded


def keys_from_each(folded: list[str]) -> list[str]:
    """For each folded word the key of all from there to the end, as `join` makes it from the left."""
    keys: list[str] = []
    key = first = ""
    for word in reversed(folded):
        if word:
            doubled = len(first) > 1 and word[-1] == first[0] and first[0].isalpha()
            key = word + (key[1:] if doubled else key)
            first = word
        keys.append(key)
    return keys[::-1]


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
