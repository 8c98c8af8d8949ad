"""The consistent set: every register entry that a line, as written, allows.

A stated attribute that conflicts vetoes an entry. An attribute that the line or the entry leaves open
neither vetoes nor proves: the entry stays in the set, and the answer is not certain.
"""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import NamedTuple

from alany.programmes.pharmacies.engine import forms, grammar, makers
from alany.programmes.pharmacies.engine.keys import fold_token
from alany.programmes.pharmacies.engine.products import PARENTERAL, Product
from alany.programmes.pharmacies.engine.quantities import BARE, DENSITY, UNIT_DENSITY, VOLUME, Quantity
from alany.programmes.pharmacies.engine.register import Held, Register

AGREE, OPEN, CONFLICT = "agree", "open", "conflict"

_DRUNK = frozenset({"syrup", "suspension", "drops"})
_COUNTED = frozenset({"tablet", "capsule", "suppository", "dragee", "lozenge", "film"})
_STEM = 5
_NOTHING: frozenset[str] = frozenset()
_THOUSAND = Decimal(1000)


class Fit(NamedTuple):
    """One entry that the line allows; `open` names the attributes that are stated but not confirmed."""

    position: int
    open: frozenset[str]


class Fits(NamedTuple):
    """The consistent set, what vetoed the other entries of the name, and what of the line stayed unread."""

    kept: tuple[Fit, ...]
    vetoes: frozenset[str]
    unread: tuple[grammar.Part, ...]
    maker: tuple[grammar.Part, ...]

    def without_open(self, attribute: str) -> "Fits":
        """The set without the entries that leave `attribute` open, as if they conflicted."""
        kept = tuple(each for each in self.kept if attribute not in each.open)
        vetoes = self.vetoes if len(kept) == len(self.kept) else self.vetoes | {attribute}
        return Fits(kept, vetoes, self.unread, self.maker)


class _Makers(NamedTuple):
    match: makers.Match | None
    parts: tuple[grammar.Part, ...]
    others: tuple[grammar.Part, ...]


def fit(
    register: Register,
    positions: tuple[int, ...],
    reading: grammar.Reading,
    ending: tuple[makers.Match, grammar.Part] | None = None,
) -> Fits:
    """The entries among `positions` that `reading` allows; `ending` is a maker already read at the end."""
    named = _find_maker(register, reading) if ending is None else _given_maker(reading, ending)
    vetoes: set[str] = set()
    kept: list[Fit] = []
    for product, held in register.variants(positions):
        allowed = _of_pack(held, product, reading, vetoes)
        if allowed:
            kept.extend(_fits(product, allowed, reading, named, vetoes))
    kept.sort()
    if any(each.open for each in kept):
        for attribute in ("pack", "strength", "form", "words"):
            kept = _prefer_confirmed(kept, attribute)
    kept = _doubt_pack(register, kept, reading)
    unread = tuple(part for part in named.others if any("words" in each.open for each in kept) or not kept)
    return Fits(tuple(kept), frozenset(vetoes), unread, named.parts)


def _doubt_pack(register: Register, kept: list[Fit], reading: grammar.Reading) -> list[Fit]:
    """A bottle or vial without a count is one by custom: boxes of several alone do not agree with it."""
    if reading.packs or not kept or _counted(register, kept):
        return kept
    if any(register.entries[each.position].pack in (None, 1) for each in kept):
        return kept
    return [Fit(each.position, each.open | {"pack"}) for each in kept]


def _counted(register: Register, kept: Iterable[Fit]) -> bool:
    return any(register.product(each.position).form.head & _COUNTED for each in kept)


def likely(register: Register, kept: Iterable[Fit], reading: grammar.Reading) -> tuple[int, ...]:
    """Where the pack is not stated, the single containers among `kept`, if the forms are not counted ones.

    Lists leave out "№1" of a bottle, a tube or a vial by custom; of tablets the count is never 1.
    """
    if reading.packs:
        return ()
    fits = list(kept)
    if _counted(register, fits):
        return ()
    positions = [each.position for each in fits]
    single = tuple(position for position in positions if register.entries[position].pack == 1)
    return single if 0 < len(single) < len(positions) else ()


def _prefer_confirmed(kept: list[Fit], attribute: str) -> list[Fit]:
    """If the line confirms an attribute for some entries, the ones it leaves open are not meant."""
    confirmed = [each for each in kept if attribute not in each.open]
    return confirmed or kept


def _of_pack(
    held: Iterable[Held], product: Product, reading: grammar.Reading, vetoes: set[str]
) -> list[tuple[Held, bool]]:
    """The entries whose pack does not conflict, and whether it stays open."""
    if not reading.packs:
        return [(each, False) for each in held]
    kept: list[tuple[Held, bool]] = []
    for each in held:
        verdict = AGREE if each.packs == reading.packs else _pack(reading, each.pack, product)
        if verdict == CONFLICT:
            vetoes.add("pack")
        else:
            kept.append((each, verdict == OPEN))
    return kept


def _fits(
    product: Product,
    held: list[tuple[Held, bool]],
    reading: grammar.Reading,
    named: _Makers,
    vetoes: set[str],
) -> Iterable[Fit]:
    """The entries of one product that a line allows; what is said of the product is judged once for all."""
    strength = _strength(product, reading)
    if strength == CONFLICT:
        vetoes.add("strength")
        return
    form = forms.compare(reading.form, product.form)
    if form == CONFLICT:
        vetoes.add("form")
        return
    words = ""
    for each, pack_open in held:
        if named.match is not None and each.maker not in named.match.makers:
            vetoes.add("maker")
            continue
        words = words or _worst(_said(part.text, product) for part in named.others)
        if words == CONFLICT:
            vetoes.add("words")
            return
        number = (
            _worst(_loose(value, product, each.pack) for value in reading.loose) if reading.loose else AGREE
        )
        if pack_open or OPEN in (strength, form, words, number):
            yield Fit(each.position, _open_ones(pack_open, strength, form, words, number))
        else:
            yield Fit(each.position, _NOTHING)


def _strength(product: Product, reading: grammar.Reading) -> str:
    verdict = AGREE
    for amount in reading.amounts:
        found = amount_verdict(amount, product, reading)
        if found == CONFLICT:
            return CONFLICT
        if found == OPEN:
            verdict = OPEN
    return verdict


def _open_ones(pack_open: bool, strength: str, form: str, words: str, number: str) -> frozenset[str]:
    stated = {"strength": strength, "form": form, "words": words, "number": number}
    opened = {attribute for attribute, verdict in stated.items() if verdict == OPEN}
    return frozenset(opened | {"pack"} if pack_open else opened)


def _worst(verdicts: Iterable[str]) -> str:
    worst = AGREE
    for verdict in verdicts:
        if verdict == CONFLICT:
            return CONFLICT
        if verdict == OPEN:
            worst = OPEN
    return worst


def _pack(reading: grammar.Reading, pack: int | None, product: Product) -> str:
    if not reading.packs:
        return AGREE
    if pack is None:
        return OPEN
    if pack not in reading.packs:
        # The register's own text may hold another count ("0,5 мг, №8"): then nobody can say which is meant.
        return OPEN if reading.packs & product.packs else CONFLICT
    return AGREE if reading.packs <= product.packs | {pack} else OPEN


def amount_verdict(amount: Quantity, product: Product, reading: grammar.Reading) -> str:
    """How one amount of the line stands to an entry: agree, open or conflict."""
    if amount.dimension == BARE:
        return _without_unit(amount, product)
    facts = product.facts.get(amount.dimension)
    if facts is None:
        return OPEN
    if len(amount.values) > 1:
        return _combination(amount, product)
    if amount.values[0] not in facts:
        return CONFLICT if amount.dimension in product.firm else OPEN
    if _is_part_of_combination(amount, product):
        return OPEN
    return _container(amount, product, reading)


def _is_part_of_combination(amount: Quantity, product: Product) -> bool:
    """Whether "12,5 мг" names one substance of "80 мг/12,5 мг" alone: the other is then not stated."""
    combined = [values for dimension, values in product.combinations if dimension == amount.dimension]
    return bool(combined) and amount.values[0] not in {sum(values, Decimal(0)) for values in combined}


def _without_unit(amount: Quantity, product: Product) -> str:
    """ "875/125" without a unit: a combination of the entry in whatever unit, or a conflict with it."""
    wanted = tuple(sorted(amount.values))
    combined = [values for _, values in product.combinations if len(values) == len(wanted)]
    if wanted in combined:
        return AGREE
    return CONFLICT if combined else OPEN


def _combination(amount: Quantity, product: Product) -> str:
    if (amount.dimension, tuple(sorted(amount.values))) in product.combinations:
        return AGREE
    return CONFLICT if amount.dimension in product.firm else OPEN


def _container(amount: Quantity, product: Product, reading: grammar.Reading) -> str:
    """Whether "5000 мг/50 мл" means the container of an entry of the same density.

    Of what is drunk the amount in a spoon says nothing about the bottle; of what is injected "75 мг/0,75 мл"
    is the syringe, and one of "100 мг/1 мл" is another.
    """
    if amount.per is None or amount.dimension not in (DENSITY, UNIT_DENSITY):
        return AGREE
    if any((printed, amount.per) in product.densities for printed in amount.printed):
        return AGREE
    injected = bool(product.form.ways & PARENTERAL)
    if (product.form.head & _DRUNK and not injected) or any(
        other.dimension == VOLUME for other in reading.amounts
    ):
        return AGREE
    if VOLUME in product.firm and amount.per not in product.facts[VOLUME]:
        return OPEN if amount.per in (1, 5) else CONFLICT
    if injected and VOLUME not in product.firm:
        return OPEN
    return AGREE


def _loose(value: Decimal, product: Product, pack: int | None) -> str:
    if value in product.numbers or value == pack:
        return AGREE
    for facts in product.facts.values():
        if value in facts or value * _THOUSAND in facts or value / _THOUSAND in facts:
            return AGREE
    return OPEN


def _said(word: str, product: Product) -> str:
    """Whether the entry's own texts hold a word of the line, or one of the same stem."""
    folded = [fold_token(part) for part in word.replace("/", "-").split("-") if part]
    if all(_known(part, product.words) for part in folded):
        return AGREE
    return CONFLICT if word in grammar.KIND_WORDS or len(word) == 1 else OPEN


def _known(word: str, words: frozenset[str]) -> bool:
    if word in words:
        return True
    stem = word[:_STEM]
    return len(word) >= _STEM and any(each.startswith(stem) for each in words)


def _find_maker(register: Register, reading: grammar.Reading) -> _Makers:
    """The maker that the unread words name: first the end of the line, then the words beside the name."""
    tail = _Makers(None, (), tuple(reading.words))
    for chosen in _runs(reading.words):
        match = register.makers.match(_split(chosen))
        if match is not None:
            tail = _Makers(match, tuple(chosen), _without(reading.words, chosen))
            break
    beside = reading.beside_name
    if not beside:
        return tail
    match = register.makers.match(_split(beside))
    if match is not None and match.whole and tail.match is None:
        return _Makers(match, tuple(beside), tail.others)
    return _Makers(tail.match, tail.parts, (*beside, *tail.others))


def _given_maker(reading: grammar.Reading, ending: tuple[makers.Match, grammar.Part]) -> _Makers:
    match, part = ending
    return _Makers(match, (part,), (*reading.beside_name, *_without(reading.words, ())))


def _runs(parts: Sequence[grammar.Part]) -> Iterable[Sequence[grammar.Part]]:
    count = len(parts)
    for start in range(count):
        yield parts[start:]
    for length in range(count - 1, 0, -1):
        for start in range(count - length):
            yield parts[start : start + length]


def _without(parts: Sequence[grammar.Part], chosen: Sequence[grammar.Part]) -> tuple[grammar.Part, ...]:
    return tuple(part for part in parts if part not in chosen and not makers.is_untelling(part.text))


def _split(parts: Sequence[grammar.Part]) -> list[str]:
    return [word for part in parts for word in part.text.replace("/", "-").split("-") if word]
