"""What one price line means, free of its price: the entries that it allows, and how surely."""

import re
from dataclasses import dataclass
from decimal import Decimal

from alany.programmes.pharmacies.engine import consistent, dictionary, grammar, normalise
from alany.programmes.pharmacies.engine.register import Register

_MOST_ZONES = 4
_NUMBER_IN_NAME = re.compile(r"\s*(?P<number>\d+(?:[.,]\d+)?)(?:\s*(?:мг|мкг|г|мл|%|ме|ед)(?![^\W\d_]))?")


@dataclass(frozen=True, slots=True)
class Evidence:
    """What was read where in the normalised line, what stayed open, and what vetoed other entries."""

    read_as: str = ""
    name: str = ""
    distance: int = 0
    parts: tuple[grammar.Part, ...] = ()
    unread: tuple[grammar.Part, ...] = ()
    open: tuple[str, ...] = ()
    vetoes: tuple[str, ...] = ()
    caps: tuple[Decimal | None, ...] = ()


@dataclass(frozen=True, slots=True)
class Resolved:
    """A line without its price: which entries it may mean and how surely. One per distinct string.

    `sure`: named as registered and nothing open. `confirmed`: an amount is stated and nothing is open.
    `described`: more is stated than the name. `likely` are those of `positions` that custom suggests where
    the line is silent; they never make it certain.
    """

    positions: tuple[int, ...]
    likely: tuple[int, ...]
    problem: str
    exact: bool
    sure: bool
    confirmed: bool
    described: bool
    evidence: Evidence


def resolve(register: Register, line: str) -> Resolved:
    """What a line means, free of prices; the same line and register always give the same answer.

    A name as registered, in any reading, comes before a name that is only near; a near one is tried where
    the line holds more words than the registered name, or where no entry of that name fits.
    """
    cleaned = normalise.clean(line)
    texts = normalise.readings(cleaned)
    if not any(character.isalpha() for character in cleaned):
        return _unresolved("line_empty", texts[0])
    by_sound = normalise.is_transliterated(cleaned)
    attempts = [found for text in texts if (found := _resolve_exact(register, text, by_sound)) is not None]
    fitting = [attempt for attempt in attempts if attempt.positions and attempt.problem != "name_longer"]
    if fitting:
        names = {each.evidence.name: each for each in reversed(fitting)}
        return _united(list(names.values())[::-1])
    attempts.extend(found for text in texts if (found := _resolve_near(register, text)) is not None)
    for attempt in attempts:
        if attempt.positions and attempt.problem != "name_longer":
            return attempt
    return attempts[0] if attempts else _unresolved("name_not_in_register", texts[0])


def _unresolved(problem: str, text: str) -> Resolved:
    return Resolved((), (), problem, False, False, False, False, Evidence(read_as=text))


def _resolve_exact(register: Register, text: str, by_sound: bool) -> Resolved | None:
    found = register.names.find(text, by_sound)
    if not found:
        return None
    results = [_settle(register, text, name) for name in found]
    fitting = [each for each in results if each.positions]
    return _united(fitting) if fitting else results[0]


def _united(results: list[Resolved]) -> Resolved:
    """All that the readings of one line allow; what troubles one of them troubles the whole."""
    first = results[0]
    if all(each.positions == first.positions for each in results):
        return first
    problem = next((each.problem for each in results if each.problem), "")
    positions = tuple(sorted({position for each in results for position in each.positions}))
    sure = all(each.sure for each in results)
    return Resolved(positions, (), problem, True, sure, first.confirmed, first.described, first.evidence)


def _settle(register: Register, text: str, name: dictionary.Found) -> Resolved:
    ending = register.makers.at_end(text, name.end)
    given = None
    if ending is not None:
        match, start, end = ending
        given = (match, grammar.Part("maker", text[start:end], start, end))
    reading = grammar.read(text, name.end, ending[1] if ending is not None else None)
    fits = consistent.fit(register, name.entries, reading, given)
    if "pack" in frozenset().union(*(each.open for each in fits.kept)) and len(reading.packs) > 1:
        reading.doubts.add("several_packs")
    if name.grade == dictionary.WITHOUT_NUMBER or name.distance:
        fits = fits.without_open("number")
    opened = frozenset().union(*(each.open for each in fits.kept))
    if name.grade == dictionary.WITHOUT_NUMBER and not _number_told(register, fits, reading):
        opened |= {"name_number"}
    if fits.maker and text[fits.maker[0].start - 1] == "-":
        opened |= {"name"}
    evidence = Evidence(
        read_as=text,
        name=text[name.start : name.end],
        distance=name.distance,
        parts=(
            *reading.parts,
            *(grammar.Part("maker", part.text, part.start, part.end) for part in fits.maker),
        ),
        unread=fits.unread,
        open=tuple(sorted(opened)),
        vetoes=tuple(sorted(fits.vetoes)),
    )
    exact = name.distance == 0
    positions = tuple(each.position for each in fits.kept)
    problem = sorted(reading.doubts)[0] if reading.doubts else "" if positions else _why_empty(fits)
    beside = any(part in fits.unread for part in reading.beside_name)
    if positions and beside and exact and not problem:
        problem = "name_longer"
    confirmed = bool(reading.amounts) and not opened
    described = bool(reading.amounts or reading.packs or reading.loose or reading.form.head)
    likely = consistent.likely(register, fits.kept, reading)
    return Resolved(positions, likely, problem, exact, exact and not opened, confirmed, described, evidence)


def _number_told(register: Register, fits: consistent.Fits, reading: grammar.Reading) -> bool:
    """Whether the number left out of a name is stated as an amount, in whatever unit: "100" and 100 мкг."""
    stated = {value for amount in reading.amounts for value in (*amount.values, *amount.printed)}
    told = {value * step for value in stated for step in (1, 1000)}
    return all(bool(register.products[each.position].numbers & told) for each in fits.kept)


def _why_empty(fits: consistent.Fits) -> str:
    if "words" in fits.vetoes:
        return "name_not_in_register"
    if "maker" in fits.vetoes:
        return "maker_not_in_register"
    if "form" in fits.vetoes:
        return "form_not_in_register"
    return "variant_not_in_register"


def _resolve_near(register: Register, text: str) -> Resolved | None:
    """Names one or two edits from the words before the first attribute; a suggestion, never exact."""
    best: Resolved | None = None
    start = _start_of_name(text)
    for end in _zone_ends(text, start):
        near = register.names.near(text[start:end])
        for wanted in sorted({distance for distance, _ in near}):
            positions = {position for distance, held in near if distance == wanted for position in held}
            found = dictionary.Found(tuple(sorted(positions)), start, end, dictionary.WHOLE, max(wanted, 1))
            attempt = _settle(register, text, found)
            if attempt.positions and attempt.problem != "name_longer":
                return attempt
            best = best or attempt
    return best


def _start_of_name(text: str) -> int:
    """Past a barcode, an article number or a sign before the name."""
    return next((place for place, letter in enumerate(text) if letter.isalpha()), 0)


def _zone_ends(text: str, start: int) -> list[int]:
    """Where a misspelt name may end: before the first attribute, after a number there, before the next."""
    whole = grammar.read(text, start)
    if whole.first_attribute < 0:
        return [len(text)]
    ends = [whole.first_attribute]
    number = _NUMBER_IN_NAME.match(text, whole.first_attribute)
    if number is not None:
        ends.append(number.end("number"))
        ends.append(number.end())
    ends.extend(part.start for part in whole.parts if part.kind in ("form", "pack") and part.start > ends[-1])
    return [end for end in dict.fromkeys(ends[:_MOST_ZONES]) if text[start:end].strip()]
