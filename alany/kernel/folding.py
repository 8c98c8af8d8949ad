"""Search, order and file names of Kazakh and Russian words, the same on SQLite and PostgreSQL."""

import re
import unicodedata

KAZAKH_ALPHABET = "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя"
"""The 42 letters in the order of ICU for `kk`; code points alone put І first and Ә Ғ Қ Ң Ө Ұ Ү Һ last."""

_FOLDED = str.maketrans("әғқңөұүһіё", "агкноуухие")
_GAPS = re.compile(r"[\s\-\u2010-\u2015\u2212]+")
_SPACES = re.compile(r"\s+")
_UNSTORABLE = re.compile("[\x00-\x08\x0e-\x1b\x7f\u00ad\u200b-\u200f\u2060\ufeff\ud800-\udfff]")

# A private area keeps our letters after digits and Latin and free of every other letter.
_PLACE_IN_ALPHABET = {letter: chr(0xE000 + place) for place, letter in enumerate(KAZAKH_ALPHABET)}

_LAST_SIGN = "/"

_LATIN = str.maketrans(
    dict(zip("аәбвгғдеёзийкқлмнңоөпрстуұүфһыіэ", "aabvggdeeziykklmnnooprstuuufhyie", strict=True))
    | {"ж": "zh", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ю": "yu", "я": "ya"}
    | {"ў": "u", "є": "e", "ї": "i", "ґ": "g"}
    | dict.fromkeys("ъь'’ʼ", "")
)
_LONGEST_SLUG = 80


def _clean(text: str) -> str:
    """The text in NFC without what a database refuses (NUL, lone surrogates) and without invisible signs."""
    return unicodedata.normalize("NFC", _UNSTORABLE.sub("", text))


def fold(text: str) -> str:
    """The text as people type it in a search box: lower case, no Kazakh letters, single spaces.

    Fold the column and the query alike: «Казыгурт» and «қазығұрт» then find «Қазығұрт». Different words may
    fold together (қ and к, ұ and ү), so exact matches rank first.
    """
    return _GAPS.sub(" ", _clean(text).lower().translate(_FOLDED)).strip()


def sort_key(text: str) -> str:
    """A column whose plain order of code points is the Kazakh order of the 42 letters.

    Spaces come first, then signs, digits, letters of other alphabets, ours. Case counts only between words
    that are otherwise equal, small letters first. At most 2 × len(text) + 1 characters for everyday text,
    none of which PostgreSQL refuses.
    """
    letters: list[str] = []
    capitals: list[str] = []
    for sign in _SPACES.sub(" ", _clean(text)).strip():
        small = sign.lower()
        sign_or_letter = small if small.isalnum() or small < "0" else _LAST_SIGN
        letters.append(_PLACE_IN_ALPHABET.get(small, sign_or_letter))
        capitals.append("1" if small != sign else "0")
    return f"{''.join(letters)}\t{''.join(capitals).rstrip('0')}"


def latin_slug(text: str) -> str:
    """A name for a file or an address: a-z, 0-9 and single hyphens, at most 80 signs, never empty.

    The letters follow the habit of maps («Түлкібас» is `tulkibas`), not a Latin alphabet of the state, which
    is not in force. Text without a letter or digit that we can write gives `untitled`.
    """
    latin = unicodedata.normalize("NFKD", _clean(text).lower().translate(_LATIN)).lower()
    words = re.findall(r"[a-z0-9]+", "".join(sign for sign in latin if not unicodedata.combining(sign)))
    return "-".join(words)[:_LONGEST_SLUG].strip("-") or "untitled"
