"""Which cases are probably about one matter: titles compared by trigrams, places and addressees alike."""

from collections import Counter

from alany.spine.cases.models import Case, CaseQuerySet, CaseWord
from alany.spine.cases.rules.finding import words_of
from alany.spine.cases.rules.likeness import likeness

COMMON = 500
LIKELY = 0.5
SHOWN = 10


def likely_twins(case: Case, rows: CaseQuerySet) -> list[tuple[Case, float]]:
    """Those of the cases that are likely about the same matter, the likest first, at most ten.

    Compared are cases that share the rarer words of the title, those that share the most first; a word
    of more than five hundred cases says nothing.
    """
    shared: Counter[int] = Counter()
    for word in words_of(case.title):
        if len(word) < 3:
            continue
        keys = list(CaseWord.objects.filter(word=word).values_list("case", flat=True)[: COMMON + 1])
        if len(keys) <= COMMON:
            shared.update(set(keys))
    wanted = [key for key, _count in shared.most_common(COMMON) if key != case.pk]
    found = rows.filter(pk__in=wanted).exclude(state="duplicate")
    compared = [(other, _alike(case, other)) for other in found]
    likely = [pair for pair in compared if pair[1] >= LIKELY]
    return sorted(likely, key=lambda pair: (-pair[1], pair[0].pk))[:SHOWN]


def _alike(case: Case, other: Case) -> float:
    return likeness(
        case.title,
        other.title,
        same_place=case.place_id is not None and case.place_id == other.place_id,
        same_addressee=case.addressee_id is not None and case.addressee_id == other.addressee_id,
    )
