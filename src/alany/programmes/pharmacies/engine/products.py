"""What a register entry says of itself, in the same units as what is read in a line."""

from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from alany.programmes.pharmacies.engine import forms, grammar, quantities
from alany.programmes.pharmacies.engine.entries import RegisterEntry
from alany.programmes.pharmacies.engine.keys import fold_token, tokens
from alany.programmes.pharmacies.engine.normalise import clean, readings
from alany.programmes.pharmacies.engine.quantities import (
    DENSITY,
    DOSES,
    MASS,
    UNIT_DENSITY,
    UNITS,
    VOLUME,
    Quantity,
)

PARENTERAL = frozenset({"inj", "iv", "im", "sc", "inf", "id"})


@dataclass(frozen=True, slots=True)
class Product:
    """Facts of one entry. `facts` holds values that agree, `firm` the dimensions in which others conflict."""

    form: forms.Form
    facts: dict[str, frozenset[Decimal]]
    firm: frozenset[str]
    combinations: frozenset[tuple[str, tuple[Decimal, ...]]]
    densities: frozenset[tuple[Decimal, Decimal]]
    words: frozenset[str]
    numbers: frozenset[Decimal]
    packs: frozenset[int]


@dataclass(slots=True)
class _Facts:
    values: dict[str, set[Decimal]]
    firm: set[str]
    combinations: set[tuple[str, tuple[Decimal, ...]]]
    densities: set[tuple[Decimal, Decimal]]

    def add(self, dimension: str, *values: Decimal, firm: bool = True) -> None:
        self.values.setdefault(dimension, set()).update(values)
        if firm:
            self.firm.add(dimension)


def parse(entry: RegisterEntry) -> Product:
    """The facts of an entry; entries of one form, name and substance share one object."""
    return _parsed(entry.form_dose, entry.trade_name, entry.inn)


@lru_cache(maxsize=65536)
def _reading(form_dose: str) -> grammar.Reading:
    return grammar.read(readings(clean(form_dose))[0])


@lru_cache(maxsize=65536)
def _words(text: str) -> frozenset[str]:
    return frozenset(fold_token(word) for word, _, _ in tokens(readings(clean(text))[0]))


@lru_cache(maxsize=65536)
def _numbers(name: str) -> frozenset[Decimal]:
    return frozenset(quantities.number(word) for word in _words(name) if word[0].isdigit())


@lru_cache(maxsize=65536)
def _parsed(form_dose: str, trade_name: str, inn: str) -> Product:
    reading = _reading(form_dose)
    facts = _facts(form_dose)
    return Product(
        reading.form,
        {dimension: frozenset(values) for dimension, values in facts.values.items()},
        frozenset(facts.firm),
        frozenset(facts.combinations),
        frozenset(facts.densities),
        _words(form_dose) | _words(trade_name) | _words(inn),
        _numbers(trade_name) | frozenset(reading.loose),
        frozenset(reading.packs),
    )


@lru_cache(maxsize=65536)
def _facts(form_dose: str) -> _Facts:
    reading = _reading(form_dose)
    facts = _Facts({}, set(), set(), set())
    for amount in reading.amounts:
        _state(facts, amount)
    _derive(facts, reading)
    return facts


def _state(facts: _Facts, amount: Quantity) -> None:
    facts.add(amount.dimension, *amount.values)
    if len(amount.values) > 1:
        facts.combinations.add((amount.dimension, tuple(sorted(amount.values))))
        if amount.dimension == MASS:
            facts.add(MASS, sum(amount.values, Decimal(0)))
    if amount.per is not None:
        facts.densities.update((printed, amount.per) for printed in amount.printed)


def _derive(facts: _Facts, reading: grammar.Reading) -> None:
    """What follows from what is printed: mass in a volume, density of a mass, the printed numerator."""
    stated = {dimension: set(values) for dimension, values in facts.values.items()}
    volumes = stated.get(VOLUME, set())
    for plain, density in ((MASS, DENSITY), (UNITS, UNIT_DENSITY)):
        for volume in volumes:
            for value in stated.get(density, ()):
                facts.add(plain, quantities.product(value, volume))
            for value in stated.get(plain, ()):
                facts.add(density, quantities.ratio(value, volume))
    injected = bool(reading.form.ways & PARENTERAL) and "powder" not in reading.form.head
    for amount in reading.amounts:
        if not amount.printed:
            continue
        facts.add(MASS if amount.dimension == DENSITY else amount.dimension[:-3], *amount.printed, firm=False)
        if len(amount.printed) > 1:
            facts.combinations.add((amount.dimension[:-3], tuple(sorted(amount.printed))))
        if amount.per is None:
            if not volumes:
                facts.add(VOLUME, Decimal(1), firm=False)
        elif amount.per != 1 or not volumes:
            facts.add(VOLUME, amount.per, firm=injected and not volumes)
    if DOSES in stated and VOLUME not in facts.values:
        facts.firm.add(DOSES)
