"""What one price line means, free of its price: the entries that it allows, and how surely."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from alany.programmes.pharmacies.engine import barcodes, consistent, dictionary, grammar, normalise
from alany.programmes.pharmacies.engine.keys import line_key
from alany.programmes.pharmacies.engine.quantities import BARE
from alany.programmes.pharmacies.engine.register import Register

_MOST_ZONES = 4
_NUMBER_IN_NAME = re.compile(r"\s*(?P<number>\d+(?:[.,]\d+)?)(?:\s*(?:мг|мкг|г|мл|%|ме|ед)(?![^\W\d_]))?")
NO_NAME, NO_VARIANT = "name_not_in_register", "variant_not_in_register"


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

    `sure`: named as registered and nothing open; where no entry fits, that no registered name is near.
    `confirmed`: an amount is stated and nothing is open. `described`: more is stated than the name. `likely`
    are those of `positions` that custom suggests where the line is silent; they never make it certain.
    """

    positions: tuple[int, ...]
    likely: tuple[int, ...]
    problem: str
    exact: bool
    sure: bool
    confirmed: bool
    described: bool
    evidence: Evidence


class Outcome(NamedTuple):
    """The fields of `Resolved` without the evidence: what travels between processes, kept by millions."""

    positions: tuple[int, ...] = ()
    likely: tuple[int, ...] = ()
    problem: str = ""
    exact: bool = False
    sure: bool = False
    confirmed: bool = False
    described: bool = False


class _Attempt(NamedTuple):
    """One reading of a line under one name; evidence is made of it only when somebody asks."""

    text: str
    name: dictionary.Found
    reading: grammar.Reading
    fits: consistent.Fits
    open: frozenset[str]
    outcome: Outcome

    @property
    def fitting(self) -> bool:
        """Whether entries fit and the name is not a part of a longer one."""
        return bool(self.outcome.positions) and self.outcome.problem != "name_longer"

    def evidence(self) -> Evidence:
        """What was read where."""
        makers = (part._replace(kind="maker") for part in self.fits.maker)
        return Evidence(
            read_as=self.text,
            name=self.text[self.name.start : self.name.end],
            distance=self.name.distance,
            parts=(*self.reading.parts, *makers),
            unread=self.fits.unread,
            open=tuple(sorted(self.open)),
            vetoes=tuple(sorted(self.fits.vetoes)),
        )


class _Zone(NamedTuple):
    """Where a misspelt name may stand in a line, and what is registered near it."""

    start: int
    end: int
    near: list[dictionary.Near]


class _Answer(NamedTuple):
    outcome: Outcome
    attempt: _Attempt | None
    text: str

    def evidence(self) -> Evidence:
        return Evidence(read_as=self.text) if self.attempt is None else self.attempt.evidence()


def resolve(register: Register, line: str) -> Resolved:
    """What a line means, free of prices; the same line and register always give the same answer.

    People's decision about this very line comes first, then a barcode with the text as its cross-check, then
    the text. A name as registered, in any reading, comes before a name that is only near; a near one is tried
    where the line holds more words than the registered name, or where no entry of that name fits.
    """
    answer = _answer(register, line)
    return Resolved(*answer.outcome, answer.evidence())


def outcome_of(register: Register, line: str) -> Outcome:
    """As `resolve`, without the evidence: a third of its time on a long list."""
    return _answer(register, line).outcome


def _answer(register: Register, line: str) -> _Answer:
    if register.aliases and (meant := register.aliases.get(line_key(line))) is not None:
        return _Answer(_by_people(meant), None, normalise.clean(line))
    scans, rest = barcodes.find(line)
    answer = _by_text(register, rest)
    return _by_barcode(register, scans, answer) if scans and register.by_gtin else answer


def _by_people(positions: tuple[int, ...]) -> Outcome:
    return Outcome(positions, (), "" if positions else NO_NAME, True, True, True, True)


_STAND_WITH_A_BARCODE = ("several_packs", "split_pack", "other_currency")


def _by_barcode(register: Register, scans: tuple[barcodes.Scan, ...], answer: _Answer) -> _Answer:
    """The pack that the barcode names, if the text allows it; if not, the two contradict each other."""
    coded = {position for scan in scans for position in register.by_gtin.get(scan.gtin, ())}
    if not coded:
        return answer
    read = answer.outcome
    problem = read.problem if read.problem in _STAND_WITH_A_BARCODE else ""
    if len({scan.gtin for scan in scans}) > 1:
        problem = "several_packs"
    meant = tuple(sorted(coded if read.problem == "line_empty" else coded.intersection(read.positions)))
    if not meant:
        return answer._replace(outcome=Outcome(tuple(sorted(coded)), (), problem or "barcode_disagrees"))
    return answer._replace(outcome=Outcome(meant, (), problem, True, True, True, True))


def _by_text(register: Register, line: str) -> _Answer:
    cleaned = normalise.clean(line)
    texts = normalise.readings(cleaned)
    if not any(character.isalpha() for character in cleaned):
        return _Answer(Outcome(problem="line_empty"), None, texts[0])
    by_sound = normalise.is_transliterated(cleaned)
    attempts = [found for text in texts if (found := _exactly(register, text, by_sound)) is not None]
    fitting = [attempt for attempt in attempts if attempt.fitting]
    if fitting:
        names = {
            attempt.text[attempt.name.start : attempt.name.end]: attempt for attempt in reversed(fitting)
        }
        return _united(list(names.values())[::-1])
    named, lone = bool(attempts), True
    for text in texts:
        zones: list[_Zone] = []
        if (found := _nearly(register, text, zones, named)) is not None:
            if found.fitting:
                return _Answer(found.outcome, found, text)
            attempts.append(found)
        lone = lone and not _is_near(register, text, zones)
    if not attempts:
        return _Answer(Outcome(problem=NO_NAME, sure=lone), None, texts[0])
    return _without_entries(register, attempts)


def _is_near(register: Register, text: str, zones: list[_Zone]) -> bool:
    """Whether a registered name is near the line's, or one goes on from the other."""
    if any(zone.near for zone in zones):
        return True
    return bool(zones) and register.names.goes_on(text[zones[0].start : zones[0].end])


def _without_entries(register: Register, attempts: list[_Attempt]) -> _Answer:
    """No entry fits. That there is no cap is sure only if no other registered name is near the line's."""
    first = attempts[0]
    if first.outcome.positions or first.outcome.problem != NO_VARIANT:
        return _Answer(first.outcome, first, first.text)
    alone = all(set(each.name.entries) <= set(first.name.entries) for each in attempts)
    name = first.text[first.name.start : first.name.end]
    sure = alone and _reads_plainly(first) and not register.names.goes_on(name)
    return _Answer(first.outcome._replace(sure=sure), first, first.text)


def _reads_plainly(attempt: _Attempt) -> bool:
    """Whether name, pack and strength of a line can be read in one way only."""
    reading = attempt.reading
    if attempt.name.distance or attempt.name.grade != dictionary.WHOLE or attempt.fits.unread:
        return False
    if reading.loose or reading.is_multiplied or len(reading.packs) > 1:
        return False
    return all(amount.dimension != BARE for amount in reading.amounts)


def _exactly(register: Register, text: str, by_sound: bool) -> _Attempt | None:
    found = register.names.find(text, by_sound)
    if not found:
        return None
    results = [_attempt(register, text, name) for name in found]
    fitting = [each for each in results if each.outcome.positions]
    return _joined(fitting) if fitting else results[0]


def _joined(attempts: list[_Attempt]) -> _Attempt:
    return attempts[0]._replace(outcome=_union([each.outcome for each in attempts]))


def _united(attempts: list[_Attempt]) -> _Answer:
    first = attempts[0]
    return _Answer(_union([each.outcome for each in attempts]), first, first.text)


def _union(outcomes: list[Outcome]) -> Outcome:
    """All that the readings of one line allow; what troubles one of them troubles the whole."""
    first = outcomes[0]
    if all(each.positions == first.positions for each in outcomes):
        return first
    problem = next((each.problem for each in outcomes if each.problem), "")
    positions = tuple(sorted({position for each in outcomes for position in each.positions}))
    sure = all(each.sure for each in outcomes)
    return Outcome(positions, (), problem, True, sure, first.confirmed, first.described)


def _attempt(register: Register, text: str, name: dictionary.Found) -> _Attempt:
    ending = register.makers.at_end(text, name.end)
    given = None
    if ending is not None:
        match, start, end = ending
        given = (match, grammar.Part("maker", text[start:end], start, end))
    reading = grammar.read(text, name.end, ending[1] if ending is not None else None)
    fits = consistent.fit(register, name.entries, reading, given)
    if len(reading.packs) > 1 and any("pack" in each.open for each in fits.kept):
        reading.doubts.add("several_packs")
    if name.grade == dictionary.WITHOUT_NUMBER or name.distance:
        fits = fits.without_open("number")
    opened = _opened(register, text, name, reading, fits)
    return _Attempt(text, name, reading, fits, opened, _outcome(register, name, reading, fits, opened))


def _opened(
    register: Register, text: str, name: dictionary.Found, reading: grammar.Reading, fits: consistent.Fits
) -> frozenset[str]:
    """The attributes that are stated but not confirmed, of the line or of its name."""
    opened = {attribute for each in fits.kept for attribute in each.open}
    if name.grade == dictionary.WITHOUT_NUMBER and not _number_told(register, fits, reading):
        opened.add("name_number")
    if fits.maker and text[fits.maker[0].start - 1] == "-":
        opened.add("name")
    if not name.distance and register.names.may_be_another(text[name.start : name.end]):
        opened.add("name")
    return frozenset(opened)


def _outcome(
    register: Register,
    name: dictionary.Found,
    reading: grammar.Reading,
    fits: consistent.Fits,
    opened: frozenset[str],
) -> Outcome:
    exact = name.distance == 0
    positions = tuple(each.position for each in fits.kept)
    problem = sorted(reading.doubts)[0] if reading.doubts else "" if positions else _why_empty(fits)
    if positions and exact and not problem and any(part in fits.unread for part in reading.beside_name):
        problem = "name_longer"
    return Outcome(
        positions,
        consistent.likely(register, fits.kept, reading),
        problem,
        exact,
        exact and not opened and bool(positions),
        bool(reading.amounts) and not opened,
        bool(reading.amounts or reading.packs or reading.loose or reading.form.head),
    )


def _number_told(register: Register, fits: consistent.Fits, reading: grammar.Reading) -> bool:
    """Whether the number left out of a name is stated as an amount, in whatever unit: "100" and 100 мкг."""
    stated = {value for amount in reading.amounts for value in (*amount.values, *amount.printed)}
    told = {value * step for value in stated for step in (1, 1000)}
    return all(bool(register.product(each.position).numbers & told) for each in fits.kept)


def _why_empty(fits: consistent.Fits) -> str:
    if "words" in fits.vetoes:
        return NO_NAME
    if "maker" in fits.vetoes:
        return "maker_not_in_register"
    if "form" in fits.vetoes:
        return "form_not_in_register"
    return NO_VARIANT


def _nearly(register: Register, text: str, zones: list[_Zone], named: bool) -> _Attempt | None:
    """Names one or two edits from the words before the first attribute; a suggestion, never exact.

    One that differs in a number or a word of one or two letters may be another product: if its entries fit,
    nobody can tell. Where the line is `named` as registered up to there, such a word is a mark of its own.
    What was looked at is added to `zones`.
    """
    best: _Attempt | None = None
    start = _start_of_name(text)
    for end in _zone_ends(text, start):
        zones.append(_Zone(start, end, register.names.near(text[start:end])))
        for attempt in _attempts_near(register, text, zones[-1], alike=True):
            if attempt.fitting:
                return attempt
            best = best or attempt
    if named:
        return best
    for zone in zones:
        for attempt in _attempts_near(register, text, zone, alike=False):
            if attempt.fitting:
                return _undecided(attempt)
            best = best or attempt
    return best


def _attempts_near(register: Register, text: str, zone: _Zone, alike: bool) -> Iterable[_Attempt]:
    near = [each for each in zone.near if each.alike or not alike]
    for distance in sorted({each.distance for each in near}):
        held = {position for each in near if each.distance == distance for position in each.entries}
        entries = tuple(sorted(held))
        found = dictionary.Found(entries, zone.start, zone.end, dictionary.WHOLE, max(distance, 1))
        yield _attempt(register, text, found)


def _undecided(attempt: _Attempt) -> _Attempt:
    problem = attempt.outcome.problem or "name_inexact"
    return attempt._replace(outcome=attempt.outcome._replace(likely=(), problem=problem))


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
