"""A price line brought to one spelling: case, ё, signs, look-alike letters and Latin transliteration.

Nothing here decides identity: a repaired word is still compared letter by letter with the register.
"""

import re
import unicodedata
from functools import lru_cache

# Signs that carry no meaning, and typographic variants of the ones that do.
_SIGNS = {
    **dict.fromkeys("®™©«»\"“”„‟'`’‘ʼ\u00ad\u200b\u200e\u200f\ufeff\x00", " "),
    **dict.fromkeys("–—−‐‑‒―", "-"),
    **dict.fromkeys("\u00a0\u2007\u202f\t\r\n", " "),
    "№": "#",
    "×": "х",
    "∙": "х",
    "•": " ",
    "µ": "м",
    "μ": "м",
    "Ё": "Е",
    "ё": "е",
}
# Seven times as fast on Cyrillic as str.translate, which looks up every letter.
_SIGN = re.compile(f"[{re.escape(''.join(_SIGNS))}]")

# Latin letters that print like a Cyrillic letter. Capital and small forms differ: H looks like Н, h does not.
_LOOKALIKE = str.maketrans("ABCEHKMOPTXYacekmopxyt", "АВСЕНКМОРТХУасекморхут")
_LOOKALIKE_LETTERS = frozenset("ABCEHKMOPTXYaceopxy")

# Words that a list writes in Latin although they are not a name: units, forms, containers.
_LATIN_WORDS = {
    "mg": "мг", "mgm": "мг", "mcg": "мкг", "ug": "мкг", "mkg": "мкг", "g": "г", "gr": "г", "gm": "г",
    "ml": "мл", "l": "л", "iu": "ме", "ui": "ме", "me": "ме", "ed": "ед", "mln": "млн", "mmol": "ммоль",
    "tab": "таб", "tabl": "табл", "tabs": "таб", "tablet": "таблетка", "tablets": "таблетки", "tb": "тб",
    "cap": "капс", "caps": "капс", "capsule": "капсула", "capsules": "капсулы", "amp": "амп",
    "inj": "инъекций", "inf": "инфузий", "sol": "раствор", "solution": "раствор", "susp": "суспензия",
    "syr": "сироп", "syrup": "сироп", "cream": "крем", "crem": "крем", "gel": "гель", "ung": "мазь",
    "oint": "мазь", "ointment": "мазь", "spray": "спрей", "drops": "капли", "gtt": "капли", "supp": "супп",
    "powder": "порошок", "pulv": "порошок", "fl": "фл", "vial": "фл", "pcs": "шт", "sht": "шт",
    "doz": "доз", "doses": "доз", "x": "х", "dose": "доза",
}  # fmt: skip

_TRANSLITERATION = (
    ("shch", "щ"), ("sch", "щ"), ("kh", "х"), ("zh", "ж"), ("ts", "ц"), ("ch", "ч"), ("sh", "ш"),
    ("yu", "ю"), ("ya", "я"), ("yo", "йо"), ("ye", "е"), ("ph", "ф"), ("th", "т"), ("ck", "к"),
    ("qu", "кв"), ("x", "кс"), ("a", "а"), ("b", "б"), ("v", "в"), ("w", "в"), ("g", "г"), ("d", "д"),
    ("e", "е"), ("z", "з"), ("i", "и"), ("y", "и"), ("k", "к"), ("l", "л"), ("m", "м"), ("n", "н"),
    ("o", "о"), ("p", "п"), ("r", "р"), ("s", "с"), ("t", "т"), ("u", "у"), ("f", "ф"), ("h", "х"),
    ("j", "й"), ("q", "к"),
)  # fmt: skip
_SOUNDS = dict(_TRANSLITERATION)
_SOUND = re.compile("|".join([*(latin for latin, _ in _TRANSLITERATION), "c"]))

# Words that lists cut short inside names.
_SHORTENED = (
    (re.compile(r"(?<![^\W_])к-т(?=[аыоеу])"), "кислот"),
    (re.compile(r"(?<![^\W_])г/х(?:л)?(?![^\W_])"), "гидрохлорид"),
    (re.compile(r"(?<![^\W_])вит\.\s?"), "витамин "),
    (re.compile(r"(?<![^\W_])д/(?=дет)"), "для "),
)
_MAY_BE_SHORTENED = re.compile(r"к-т|г/х|вит\.|д/дет")

_WORD = re.compile(r"[^\W\d_]+")
_LOOKS_CYRILLIC = re.compile(r"(?<![^\W\d_])[ABCEHKMOPTXYaceopxy]+(?![^\W\d_])")
_HAS_LATIN = re.compile(r"[A-Za-z]")
_HAS_CYRILLIC = re.compile(r"[\u0400-\u04ff]")


def clean(text: str) -> str:
    """The text in NFKC with its meaningless signs made blanks; case is kept, since look-alikes need it."""
    text = _SIGN.sub(_plain, text)
    if not unicodedata.is_normalized("NFKC", text):
        text = _SIGN.sub(_plain, unicodedata.normalize("NFKC", text))
    return " ".join(text.split())


def _plain(match: re.Match[str]) -> str:
    return _SIGNS[match.group()]


def _sounded(match: re.Match[str]) -> str:
    found = match.group()
    if found == "c":
        return "ц" if match.end() < len(match.string) and match.string[match.end()] in "eiy" else "к"
    return _SOUNDS[found]


@lru_cache(maxsize=65536)
def in_cyrillic(word: str) -> str:
    """A Latin word as it sounds, in small Cyrillic letters: "midokalm" gives "мидокалм"."""
    return _SOUND.sub(_sounded, word.lower())


@lru_cache(maxsize=65536)
def _repaired(word: str, look_alike: bool) -> str:
    if not _HAS_LATIN.search(word):
        return word.lower()
    if _HAS_CYRILLIC.search(word):
        return in_cyrillic(word.translate(_LOOKALIKE).lower())
    known = _LATIN_WORDS.get(word.lower())
    if known is not None:
        return known
    if look_alike and _LOOKALIKE_LETTERS.issuperset(word):
        return word.translate(_LOOKALIKE).lower()
    return in_cyrillic(word)


def _drawn(found: re.Match[str]) -> str:
    return _repaired(found.group(), True)


def _as_sounded(found: re.Match[str]) -> str:
    return _repaired(found.group(), False)


def _lengthened(text: str) -> str:
    if _MAY_BE_SHORTENED.search(text):
        for short, long in _SHORTENED:
            text = short.sub(long, text)
    return text


def readings(text: str) -> tuple[str, ...]:
    """The small-letter Cyrillic readings of a cleaned text, likeliest first; at most two.

    A word that mixes scripts has one reading. A word wholly in Latin letters that all look Cyrillic has
    two, as drawn and as sounded: "TEBA" is "тева" or "теба".
    """
    if not _HAS_LATIN.search(text):
        return (_lengthened(text.lower()),)
    drawn = _lengthened(_WORD.sub(_drawn, text))
    if not _LOOKS_CYRILLIC.search(text):
        return (drawn,)
    return tuple(dict.fromkeys((drawn, _lengthened(_WORD.sub(_as_sounded, text)))))


def is_transliterated(text: str) -> bool:
    """Whether the name that a cleaned text begins with is wholly in Latin letters, words of form apart."""
    if not _HAS_LATIN.search(text):
        return False
    for found in _WORD.finditer(text):
        word = found.group()
        if len(word) > 1 and word.lower() not in _LATIN_WORDS:
            return not _HAS_CYRILLIC.search(word)
    return False
