"""Whether a text that strangers will read gives away who is meant. Plain Python."""

import re
from collections.abc import Iterable

from alany.kernel.folding import fold

SHORTEST = 4
_WORDS = re.compile(r"[^\W_]+")
_QUOTED = re.compile('[«"“](.+?)[»"”]')
_BODIES = """
әкімдік әкімдігі акимат акимата аппарат аппараты басқарма басқармасы управление отдел бөлім бөлімі департамент
департаменті сот соты суд мектеп мектебі школа аурухана ауруханасы больница комитет комитеті полиция банк жшс
тоо ақ ао мкк кгу кмқк кмм рмм ргу фонд қоры
"""
_OF_BODIES = frozenset(fold(word) for word in _BODIES.split())


class NameGivenAway(ValueError):
    """The text holds words by which a party can be known; `words` are these."""

    def __init__(self, words: list[str]) -> None:
        super().__init__(", ".join(words))
        self.words = words


def names_in(text: str, names: Iterable[str]) -> list[str]:
    """Words of the names that stand in the text, however inflected: «Серіковтің» gives away «Серіков».

    Of a person every word of four letters or more counts, as the beginning of a word. Of a body, whose name
    is made of common words, the whole name counts and what stands in quotation marks.
    """
    told = _words_of(text)
    found: list[str] = []
    for name in names:
        found += [part for part in _telling(name) if _stands_in(part, told) and part not in found]
    return found


def without_names(text: str, names: Iterable[str]) -> str:
    """The text without blanks around it; raises NameGivenAway when one of the names stands in it."""
    if given := names_in(text, names):
        raise NameGivenAway(given)
    return text.strip()


def _words_of(text: str) -> list[str]:
    return _WORDS.findall(fold(text))


def _telling(name: str) -> list[str]:
    words = _words_of(name)
    quoted = [" ".join(_words_of(part)) for part in _QUOTED.findall(name)]
    if quoted or not _OF_BODIES.isdisjoint(words):
        return [part for part in (*quoted, " ".join(words)) if len(part) >= SHORTEST]
    return [word for word in words if len(word) >= SHORTEST and not word.isdigit()]


def _stands_in(part: str, told: list[str]) -> bool:
    """Whether the words of the part stand in the text one after another, the last one perhaps inflected."""
    *firsts, last = part.split(" ")
    for start in range(len(told) - len(firsts)):
        end = start + len(firsts)
        if told[start:end] == firsts and told[end].startswith(last):
            return True
    return False
