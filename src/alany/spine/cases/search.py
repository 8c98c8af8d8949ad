"""Finding cases by words. One table of folded words serves both databases; a word is found by its beginning.

Rare words are looked up, frequent ones are checked along the order of the list: neither reads all cases.
"""

from collections.abc import Iterable, Sequence

from django.db.models import Exists, OuterRef, Q, QuerySet

from alany.spine.cases.models import Case, CaseQuerySet, CaseWord
from alany.spine.cases.rules import LONGEST_WORD, number_asked, words_asked, words_of

RARE = 10_000
"""Up to so many rows of the table of words it is quicker to take a word's cases than to walk the list."""
OWN = "case"
WHOLE = "="
"""Stands before a whole number that others gave, so that a part of it is not taken for it."""
_LAST = "\uffff"


def find(rows: CaseQuerySet, text: str) -> CaseQuerySet:
    """Those of the cases that hold every word of the text, folded; all of them for a text without words."""
    words = words_asked(text)
    counted = sorted((_count(word), word) for word in words)
    for place, (count, word) in enumerate(counted):
        if place == 0 and count <= RARE:
            rows = rows.filter(pk__in=_beginning(word).values("case"))
        else:
            rows = rows.filter(Exists(_beginning(word).filter(case=OuterRef("pk"))))
    return rows


def exact(rows: CaseQuerySet, text: str) -> list[int]:
    """Keys of those cases that bear the whole text as a number, their own or one that others gave."""
    number = number_asked(text)
    if not number:
        return []
    found = CaseWord.objects.filter(
        Q(word=number, word__startswith="c2") | Q(word=WHOLE + number[: LONGEST_WORD - 1])
    )
    return list(rows.filter(pk__in=found.values("case")).order_by("-pk").values_list("pk", flat=True)[:5])


def keep_words(cases: Iterable[Case]) -> None:
    """Write the words of these cases anew from their number, title, place and addressee."""
    listed = list(cases)
    CaseWord.objects.filter(case__in=listed, source=OWN).delete()
    CaseWord.objects.bulk_create(
        [CaseWord(case=case, word=word) for case in listed for word in words_of(case.search_text)],
        batch_size=5000,
    )


def keep_numbers(case: Case, numbers: Sequence[str], *, source: str) -> None:
    """Let the case be found under numbers that others gave: of letters, answers, an official register."""
    CaseWord.objects.filter(case=case, source=source).delete()
    whole = {number_asked(number) for number in numbers} - {""}
    words = {word for number in numbers for word in words_of(number)}
    words |= whole | {WHOLE + number[: LONGEST_WORD - 1] for number in whole}
    CaseWord.objects.bulk_create([CaseWord(case=case, word=word, source=source) for word in sorted(words)])


def _beginning(word: str) -> QuerySet[CaseWord]:
    return CaseWord.objects.filter(word__gte=word, word__lt=word + _LAST)


def _count(word: str) -> int:
    return _beginning(word)[: RARE + 1].count()
