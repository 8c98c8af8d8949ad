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
# Groups of the pattern that differ in their sign alone.
_COUNTS = {"doses": "number", "signed": "number", "signed_doses": "number", "starred": "cross"}

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


@dataclass(slots=True)
class _Scan:
    reading: Reading
    form_words: list[str] = field(default_factory=list)
    counted: list[int] = field(default_factory=list)

    def attribute(self, start: int) -> None:
        if self.reading.first_attribute < 0:
            self.reading.first_attribute = start


def read(text: str, start: int = 0, end: int | None = None) -> Reading:
    """Reads a normalised line from `start` to `end`, or to its end."""
    scan = _Scan(Reading())
    for found in _SCAN.finditer(text, start, len(text) if end is None else end):
        kind = found.lastgroup or ""
        if kind == "word":
            _word(scan, found)
        elif kind == "run":
            _run(scan, found)
        elif kind == "initials":
            _left_over(scan, Part("word", found.group().replace(".", ""), found.start(), found.end()))
        else:
            _pack(scan, found, _COUNTS.get(kind, kind))
    reading = scan.reading
    reading.form = forms.read_form(tuple(scan.form_words)) if scan.form_words else forms.NOT_STATED
    _settle_counts(scan)
    return reading


def _part(scan: _Scan, kind: str, found: re.Match[str]) -> Part:
    part = Part(kind, found.group().strip(), found.start(), found.end())
    scan.reading.parts.append(part)
    return part


@lru_cache(maxsize=65536)
def _role(word: str) -> str:
    """What a word is in a line: a doubt, "silent", "silent_after" an attribute, "form", or "" for others."""
    if word in _DOUBTFUL_WORDS:
        return _DOUBTFUL_WORDS[word]
    if word in _SILENT_WORDS:
        return "silent"
    if word in _SILENT_LETTERS:
        return "silent_after"
    return "form" if forms.meaning(word) else ""


def _word(scan: _Scan, found: re.Match[str]) -> None:
    word, reading = found.group(), scan.reading
    role = _role(word)
    if role == "form":
        scan.attribute(found.start())
        scan.form_words.append(word)
        reading.parts.append(Part("form", word, found.start(), found.end()))
    elif role == "silent" or (role == "silent_after" and reading.first_attribute >= 0):
        return
    elif role in _DOUBTS.values():
        reading.doubts.add(role)
    else:
        _left_over(scan, Part("word", word, found.start(), found.end()))


def _left_over(scan: _Scan, part: Part) -> None:
    beside = scan.reading.first_attribute < 0
    (scan.reading.beside_name if beside else scan.reading.words).append(part)


def _run(scan: _Scan, found: re.Match[str]) -> None:
    reading, run = scan.reading, found.group().strip()
    amounts = quantities.read_run(run)
    if all(amount.dimension == quantities.BARE and len(amount.values) == 1 for amount in amounts):
        reading.loose.extend(amount.values[0] for amount in amounts)
        if reading.first_attribute >= 0:
            _part(scan, "number", found)
        return
    scan.attribute(found.start())
    reading.amounts.extend(amounts)
    _part(scan, "amount", found)


def _pack(scan: _Scan, found: re.Match[str], kind: str) -> None:
    reading = scan.reading
    scan.attribute(found.start())
    if kind in ("size", "barcode", "certificate"):
        _part(scan, kind, found)
    elif kind == "coat":
        scan.form_words.append("к/р" if found.group().startswith("к") else _coat_word(found.group()))
        _part(scan, "form", found)
    elif kind in _DOUBTS:
        reading.doubts.add(_DOUBTS[kind])
    elif kind == "counted":
        scan.counted.append(int(found["counted"]))
        scan.form_words.append(found.group()[len(found["counted"]) :].strip())
        _part(scan, "pack", found)
    else:
        _count(scan, found)


def _count(scan: _Scan, found: re.Match[str]) -> None:
    factors = [int(factor) for factor in _DIGITS.findall(found.group())]
    pieces = prod(factors)
    scan.reading.is_multiplied |= len(factors) > 1
    if found["doses"] or found["signed_doses"]:
        scan.reading.amounts.append(Quantity(quantities.DOSES, (Decimal(pieces),)))
        _part(scan, "amount", found)
        return
    scan.reading.packs.add(pieces)
    _part(scan, "pack", found)


def _coat_word(text: str) -> str:
    return "п/п/о" if text.count("п") > 1 else "п/о"


def _settle_counts(scan: _Scan) -> None:
    """A count before a form word ("28 таб") is the pack, unless the pack is stated by a sign."""
    counts = set(scan.counted)
    if not counts:
        return
    if scan.reading.packs or len(counts) > 1:
        scan.reading.loose.extend(Decimal(count) for count in sorted(counts - scan.reading.packs))
    else:
        scan.reading.packs |= counts
