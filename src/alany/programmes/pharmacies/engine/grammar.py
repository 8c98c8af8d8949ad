"""What a price line says after the name: amounts, pack, form, and the words left over.

Stated and not stated are kept apart: an empty field means that the line is silent, never that it agrees.
"""

import re
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache
from math import prod
from typing import NamedTuple

from alany.programmes.pharmacies.engine import forms, quantities
from alany.programmes.pharmacies.engine.keys import word_set
from alany.programmes.pharmacies.engine.quantities import Quantity

_PIECES = (
    r"(?:таб[лс]?|тб|таблет\w*|капс|кап|капсул\w*|амп|ампул\w*|фл|флак\w*|супп\w*|свеч\w*|пак|пакет\w*"
    r"|саше|др|драже)"
)
_MEASURED = r"(?=\s*\d+(?:[.,]\d+)?\s*(?:мл|мг|мкг|г)(?![^\W\d_]))"
# What may begin with a digit, with a letter, or with a sign: told by the first character, since a line is
# mostly words and each alternative that cannot match costs time.
_OF_DIGITS = rf"""
    (?P<size>\d+(?:[.,]\d+)?\s*[х*]\s*\d+(?:[.,]\d+)?(?:\s*[х*]\s*\d+(?:[.,]\d+)?)?\s*[см]м(?![^\W\d_]))
  | (?P<barcode>(?<!\d)\d{{13,14}}(?!\d))
  | (?<![\d.,])(?:
        (?P<ampoules>\d{{1,3}})\s*[х*]\s*{_MEASURED}
      | (?P<times>\d+(?:\s*[х*]\s*\d+)+)(?!\d|[.,]\d)(?:\s*(?:шт\w*|{_PIECES})(?![^\W\d_]))?
      | (?P<several>\d+\s*(?:уп|упак\w*|пач\w*|кор\w*)(?![^\W\d_])\.?)
      | (?P<pieces>\d+)\s*(?:шт|штук|дана)(?![^\W\d_])\.?
      | (?P<counted>(?<!\bв\s)\d{{1,4}})\s*{_PIECES}(?![^\W\d_])
    )
  | (?P<run>{quantities.RUN})
"""
_OF_LETTERS = r"""
    (?<![^\W_])(?:
        (?P<certificate>рк-?\s*[лбмв][спт]-?\s*\d\s*\#?\s*\d+|лп-?\s*\#\s*\d[\w-]*)
      | (?P<split>за\s+(?:\d+\s*)?(?:шт\w*|таб\w*|капс\w*|амп\w*|блист\w*))
      | н\s*(?P<number>\d+(?:\s*[х*]\s*\d+)*)(?!\d|[.,]\d)(?P<doses>\s*доз\w*)?
      | [х*]\s*(?P<cross>\d+)(?!\d|[.,]\d)(?!\s*(?:мл|мг|г|доз)(?![^\W\d_])|\s*%)
      | (?P<coat>п\.\s?(?:пл?\.?\s?)?о(?:б)?(?![^\W\d_])\.?|к\.\s?р(?![^\W\d_])\.?)
      | (?P<initials>(?:[^\W\d_]\.){2,}[^\W\d_]?(?![^\W\d_])\.?)
    )
  | (?P<word>[^\W\d_]+(?:[/-][^\W\d_]+)*)
"""
_OF_SIGNS = r"""
    \#\s*(?P<signed>\d+(?:\s*[х*]\s*\d+)*)(?!\d|[.,]\d)(?P<signed_doses>\s*доз\w*)?
  | (?<![^\W_])\*\s*(?P<starred>\d+)(?!\d|[.,]\d)(?!\s*(?:мл|мг|г|доз)(?![^\W\d_])|\s*%)
  | (?P<money>[$€₽£¥])
"""
_SCAN = re.compile(
    rf"(?=\d)(?:{_OF_DIGITS})|(?=[^\W\d_])(?:{_OF_LETTERS})|(?=[\#*$€₽£¥])(?:{_OF_SIGNS})", re.VERBOSE
)

_SILENT_WORDS = word_set("во со для по на не из от или уп упаковка шт доз доза штук мг мкг мл ме ед және мен")
# Single letters mean nothing among the attributes, but beside the name they make another product.
_SILENT_LETTERS = frozenset("всико")
_CURRENCIES = word_set(
    "руб рубл рублей доллар долларов евро сом сум юань усд еур рур грн гривен гривна кгс узс рмб"
)
_SPLIT_WORDS = word_set("блистер блист блистера блистерами пластинка конвалюта поштучно штучно разлив")
_KIT_WORDS = word_set("набор акция")
_DOUBTS = {"several": "several_packs", "split": "split_pack", "money": "other_currency"}
_DOUBTFUL_WORDS = {
    **dict.fromkeys(_CURRENCIES, "other_currency"),
    **dict.fromkeys(_SPLIT_WORDS, "split_pack"),
    **dict.fromkeys(_KIT_WORDS, "several_packs"),
}
_DIGITS = re.compile(r"\d+")

# Words that make another product of the same name, wherever they stand in the line.
KIND_WORDS = word_set(
    """
    форте ретард плюс дуо комби лонг хроно экспресс рапид нео мите макс экстра ультра юниор кидс бэби беби
    нд ср мр хр хл хд эр см кср одт дт актив интенсив софт лайт тотал комплекс пролонг депо микс кардио альфа
    дэй найт колд флю н р ф м т
    """
)


class Part(NamedTuple):
    """One thing read in a line: its kind, its text, and where it stands in the normalised line."""

    kind: str
    text: str
    start: int
    end: int


@dataclass(slots=True)
class Reading:
    """The parts of a line after its name. Empty means not stated; `is_multiplied`: a pack as "10х3"."""

    amounts: list[Quantity] = field(default_factory=list)
    packs: set[int] = field(default_factory=set)
    loose: list[Decimal] = field(default_factory=list)
    form: forms.Form = forms.NOT_STATED
    beside_name: list[Part] = field(default_factory=list)
    words: list[Part] = field(default_factory=list)
    doubts: set[str] = field(default_factory=set)
    parts: list[Part] = field(default_factory=list)
    first_attribute: int = -1
    is_multiplied: bool = False


class _Token(NamedTuple):
    """What one match of the pattern says, wherever it stands: the same words recur in every list."""

    role: str
    text: str
    form: str = ""
    amounts: tuple[Quantity, ...] = ()
    pieces: int = 0
    is_multiplied: bool = False


def read(text: str, start: int = 0, end: int | None = None) -> Reading:
    """Reads a normalised line from `start` to `end`, or to its end."""
    reading = Reading()
    form_words: list[str] = []
    counted: list[int] = []
    for found in _SCAN.finditer(text, start, len(text) if end is None else end):
        role, said, form, amounts, pieces, is_multiplied = _token(found.lastgroup or "", found.group())
        if role == "silent" or (role == "silent_after" and reading.first_attribute >= 0):
            continue
        begin, stop = found.span()
        if role in ("word", "silent_after"):
            beside = reading.first_attribute < 0
            (reading.beside_name if beside else reading.words).append(Part("word", said, begin, stop))
            continue
        if role == "doubtful_word":
            reading.doubts.add(said)
            continue
        if role == "number":
            reading.loose.extend(amount.values[0] for amount in amounts)
            if reading.first_attribute >= 0:
                reading.parts.append(Part(role, said, begin, stop))
            continue
        if reading.first_attribute < 0:
            reading.first_attribute = begin
        if role == "doubt":
            reading.doubts.add(said)
            continue
        if form:
            form_words.append(form)
        if amounts:
            reading.amounts.extend(amounts)
        elif role == "counted":
            counted.append(pieces)
        elif pieces:
            reading.packs.add(pieces)
            reading.is_multiplied |= is_multiplied
        reading.parts.append(Part("pack" if role == "counted" else role, said, begin, stop))
    if form_words:
        reading.form = forms.read_form(tuple(form_words))
    if counted:
        _settle_counts(reading, set(counted))
    return reading


@lru_cache(maxsize=65536)
def _token(kind: str, text: str) -> _Token:
    said = text.strip()
    if kind == "word":
        return _word(said)
    if kind == "run":
        amounts = quantities.read_run(said)
        loose = all(each.dimension == quantities.BARE and len(each.values) == 1 for each in amounts)
        return _Token("number" if loose else "amount", said, amounts=amounts)
    if kind == "initials":
        return _Token("word", text.replace(".", ""))
    if kind == "coat":
        return _Token("form", said, form="к/р" if said.startswith("к") else _coat_word(said))
    if kind in _DOUBTS:
        return _Token("doubt", _DOUBTS[kind])
    if kind in ("size", "barcode", "certificate"):
        return _Token(kind, said)
    factors = [int(factor) for factor in _DIGITS.findall(text)]
    if kind == "counted":
        return _Token("counted", said, form=said.lstrip("0123456789").strip(), pieces=factors[0])
    if kind in ("doses", "signed_doses"):
        return _Token("amount", said, amounts=(Quantity(quantities.DOSES, (Decimal(prod(factors)),)),))
    return _Token("pack", said, pieces=prod(factors), is_multiplied=len(factors) > 1)


def _word(word: str) -> _Token:
    if word in _DOUBTFUL_WORDS:
        return _Token("doubtful_word", _DOUBTFUL_WORDS[word])
    if word in _SILENT_WORDS:
        return _Token("silent", word)
    if word in _SILENT_LETTERS:
        return _Token("silent_after", word)
    return _Token("form", word, form=word) if forms.meaning(word) else _Token("word", word)


def _coat_word(text: str) -> str:
    return "п/п/о" if text.count("п") > 1 else "п/о"


def _settle_counts(reading: Reading, counts: set[int]) -> None:
    """A count before a form word ("28 таб") is the pack, unless the pack is stated by a sign."""
    if reading.packs or len(counts) > 1:
        reading.loose.extend(Decimal(count) for count in sorted(counts - reading.packs))
    else:
        reading.packs |= counts
