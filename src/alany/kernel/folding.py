"""Search, order and file names of Kazakh and Russian words, the same on SQLite and PostgreSQL."""

import re
import unicodedata

KAZAKH_ALPHABET = "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя"
"""The 42 letters in the order of ICU for `kk`; code points alone put І first and Ә Ғ Қ Ң Ө Ұ Ү Һ last."""

_FOLDED = str.maketrans("әғқңөұүһіё", "агкноуухие")
_WORD = re.compile(r"\w+")
_ONLY_RUSSIAN = frozenset(["и", "в", "с", "на", "для", "или", "что", "это", "при", "об", "из", "нет"])
_ONLY_KAZAKH, _HARDLY_KAZAKH = set("әғқңөұүһі"), set("ёщъьчцэ")
_GAPS = re.compile(r"[\s\-\u2010-\u2015\u2212]+")
_SPACES = re.compile(r"\s+")
_UNSTORABLE = re.compile("[\x00-\x08\x0e-\x1b\x7f\u00ad\u200b-\u200f\u2060\ufeff\ud800-\udfff]")

# Keys are written with 0-9 and a-z only: these stand in the same order under every collation of a database.
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_END, _SPACE, _SIGN = "00", "01", "02"
_OURS = {letter: f"{'56'[place // 36]}{_DIGITS[place % 36]}" for place, letter in enumerate(KAZAKH_ALPHABET)}

_LATIN = str.maketrans(
    dict(zip("аәбвгғдеёзийкқлмнңоөпрстуұүфһыіэ", "aabvggdeeziykklmnnooprstuuufhyie", strict=True))
    | {"ж": "zh", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ю": "yu", "я": "ya"}
    | {"ў": "u", "є": "e", "ї": "i", "ґ": "g"}
    | dict.fromkeys("ъь'’ʼ", "")
)
_LONGEST_SLUG = 80


def storable(text: str) -> str:
    """The text in NFC without what a database refuses (NUL, lone surrogates) and without invisible signs."""
    return unicodedata.normalize("NFC", _UNSTORABLE.sub("", text))


def tongue(text: str) -> str:
    """`ru` for a text with Russian small words, or letters that Kazakh hardly has; `kk` for its own letters.

    A Russian sentence may hold a Kazakh name, so words go first. Empty where neither tells: nothing is said
    rather than something false.
    """
    if _ONLY_RUSSIAN & set(_WORD.findall(text.lower())):
        return "ru"
    letters = set(text.lower())
    if letters & _ONLY_KAZAKH:
        return "kk"
    return "ru" if letters & _HARDLY_KAZAKH else ""


def fold(text: str) -> str:
    """The text as people type it in a search box: lower case, no Kazakh letters, single spaces.

    Fold the column and the query alike: «Казыгурт» and «қазығұрт» then find «Қазығұрт». Different words may
    fold together (қ and к, ұ and ү), so exact matches rank first.
    """
    return _GAPS.sub(" ", storable(text).lower().translate(_FOLDED)).strip()


def sort_key(text: str) -> str:
    """A column whose plain order is the Kazakh order of the 42 letters, on every database and collation.

    Spaces come first, then signs, digits, Latin, other alphabets, ours. Case counts only between words that
    are otherwise equal, small letters first. Two characters for each of the text's, and its case behind them.
    """
    signs = _SPACES.sub(" ", storable(text)).strip()
    capitals = "".join("1" if sign.lower() != sign else "0" for sign in signs).rstrip("0")
    return "".join(_place_of(sign.lower()) for sign in signs) + _END + capitals


def _place_of(small: str) -> str:
    if small == " ":
        return _SPACE
    if ours := _OURS.get(small):
        return ours
    if small in _DIGITS:
        return f"{3 if small.isalpha() else 2}{small}"
    return f"4{ord(small[0]):05x}" if small.isalnum() else _SIGN


def latin_slug(text: str) -> str:
    """A name for a file or an address: a-z, 0-9 and single hyphens, at most 80 signs, never empty.

    The letters follow the habit of maps («Түлкібас» is `tulkibas`), not a Latin alphabet of the state, which
    is not in force. Text without a letter or digit that we can write gives `untitled`.
    """
    latin = unicodedata.normalize("NFKD", storable(text).lower().translate(_LATIN)).lower()
    words = re.findall(r"[a-z0-9]+", "".join(sign for sign in latin if not unicodedata.combining(sign)))
    return "-".join(words)[:_LONGEST_SLUG].strip("-") or "untitled"
