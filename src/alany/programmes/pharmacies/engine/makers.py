"""Names of manufacturers: a maker under its legal form, with its country, or cut short by the line's end."""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, field

from alany.programmes.pharmacies.engine import forms
from alany.programmes.pharmacies.engine.keys import (
    fold_token,
    prepend,
    tokens,
    tokens_from_end,
    word_set,
)
from alany.programmes.pharmacies.engine.normalise import clean, readings

# Legal forms and countries: said or left out at will, so they never tell two makers apart.
_UNTELLING = frozenset(
    fold_token(word)
    for word in word_set(
        """
        ооо оао зао ао пао тоо жшс ак нао гк чп ип пк ltd лтд limited лимитед inc инк gmbh гмбх ag аг ко
        co company компани corp корп плс plc сл sl спа spa срл srl нв nv бв bv ллс llc пвт pvt prv private
        россия рф казахстан рк қазақстан украина беларусь узбекистан индия германия франция польша венгрия
        италия испания швейцария австрия словения хорватия сербия чехия словакия болгария румыния греция
        турция китай кнр корея япония сша великобритания англия ирландия израиль кипр мальта латвия литва
        эстония грузия армения азербайджан кыргызстан таджикистан пакистан бангладеш иран иордания египет
        оаэ канада бельгия нидерланды голландия дания швеция норвегия финляндия португалия мексика
        бразилия куба
        """
    )
)
_SHORTEST_CUT = 3
_MOST_KNOWN = 100_000
_ROOM_FOR_LEGAL_FORM = 2


@dataclass(frozen=True, slots=True)
class Match:
    """The spellings of makers that a line's words allow, and whether the words are a whole name."""

    makers: frozenset[str]
    whole: bool


@dataclass(slots=True)
class Makers:
    """All makers of one register by key; a key is the maker's words folded and joined."""

    by_key: dict[str, frozenset[str]]
    first_words: dict[str, frozenset[str]]
    inner_words: dict[str, frozenset[str]]
    endings: frozenset[str]
    longest: int = 1
    _known: dict[str, Match | None] = field(default_factory=dict)
    _sorted: list[str] = field(default_factory=list)

    @classmethod
    def build(cls, names: Iterable[str]) -> "Makers":
        """An index of the makers of a register."""
        by_key: dict[str, set[str]] = {}
        first: dict[str, set[str]] = {}
        inner: dict[str, set[str]] = {}
        longest = 1
        for name in sorted(set(names)):
            for reading in readings(clean(name)):
                words = telling_words(token for token, _, _ in tokens(reading))
                if not words:
                    continue
                longest = max(longest, len(words))
                by_key.setdefault(key_of(words), set()).add(name)
                first.setdefault(fold_token(words[0]), set()).add(name)
                for word in words[1:]:
                    if len(word) > _SHORTEST_CUT:
                        inner.setdefault(fold_token(word), set()).add(name)
        endings = frozenset(key[place:] for key in by_key for place in range(len(key)))
        built = cls(_frozen(by_key), _frozen(first), _frozen(inner), endings, longest + _ROOM_FOR_LEGAL_FORM)
        built._sorted.extend(sorted(by_key))
        return built

    def match(self, words: list[str]) -> Match | None:
        """The makers that `words` name, whole or cut short; None if no maker of the register is named so.

        A whole name wins over a longer one that begins with it: "Лек" is not "Лекхим".
        """
        key = key_of(telling_words(words))
        if not key:
            return None
        if key not in self._known:
            if len(self._known) > _MOST_KNOWN:
                self._known.clear()
            self._known[key] = self._search(key)
        return self._known[key]

    def at_end(self, text: str, start: int) -> tuple[Match, int, int] | None:
        """A maker whose whole name ends a normalised line after `start`, with where it begins and ends there.

        Found before the words of form, since a maker's name may hold them. A lone word of form is no maker.
        """
        best: tuple[Match, int, int] | None = None
        key = everything = ""
        end = 0
        for count, (word, begin, stop) in enumerate(tokens_from_end(text, start)):
            end = end or stop
            everything = prepend(word, everything)
            if fold_token(word) not in _UNTELLING:
                key = prepend(word, key)
                if key not in self.endings:
                    break
            if count == self.longest:
                break
            if word[0].isdigit() or (count == 0 and forms.meaning(word)):
                continue
            found = self.by_key.get(key or everything)
            if found is not None:
                best = Match(found, True), begin, end
        return best

    def _search(self, key: str) -> Match | None:
        if key in self.by_key:
            return Match(self.by_key[key], True)
        begun = []
        for known in self._sorted[bisect_left(self._sorted, key) :]:
            if not known.startswith(key):
                break
            begun.append(self.by_key[known])
        if begun and (len(key) >= _SHORTEST_CUT or key in self.first_words):
            return Match(frozenset().union(*begun), False)
        if key in self.inner_words:
            return Match(self.inner_words[key], False)
        return None


def _frozen(index: dict[str, set[str]]) -> dict[str, frozenset[str]]:
    return {key: frozenset(found) for key, found in index.items()}


def key_of(words: Iterable[str]) -> str:
    """The folded words joined; in a maker's name no word of one letter tells anything."""
    key = ""
    for word in reversed(list(words)):
        key = prepend(word, key)
    return key


def telling_words(words: Iterable[str]) -> list[str]:
    """The words without legal forms and countries, unless they are all that is said."""
    kept = list(words)
    telling = [word for word in kept if fold_token(word) not in _UNTELLING]
    return telling or kept


def is_untelling(word: str) -> bool:
    """Whether a word is a legal form or a country."""
    return fold_token(word) in _UNTELLING
