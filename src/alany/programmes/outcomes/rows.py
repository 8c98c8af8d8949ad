"""One row for each problem that was found, as it stood on a day: from the timeline, not from today."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from typing import Any

from django.db.models import Min, QuerySet

from alany.kernel.periods import ALMATY, local_date
from alany.kernel.workflow import CASE_LOOP
from alany.spine.cases.models import Case, CaseEvent, Commitment, Recommendation
from alany.spine.places.models import Place
from alany.spine.programme import registry

NO_PROBLEM = frozenset({"duplicate", "withdrawn"})
FIXED, REOPENED = "verified_fixed", "reopened"


def problem_rows(office_id: int, on: date) -> Iterator[Sequence[object]]:
    """Each case of the loop opened up to this day, but duplicates and those withdrawn by then.

    Rows carry a number of their own, given after sorting by content, so that they lead to no person.
    """
    numbers: Counter[object] = Counter()
    for programme, *facts in sorted(_facts(office_id, on), key=lambda fact: tuple(map(str, fact))):
        numbers[programme] += 1
        yield (f"{programme}-{numbers[programme]:05d}", programme, *facts)


def _facts(office_id: int, on: date) -> Iterator[tuple[object, ...]]:
    """Programme, district, found, recommended, promised, fixed, days, late, times reopened."""
    until = datetime.combine(on, time.max, tzinfo=ALMATY)
    rows = Case.objects.filter(office_id=office_id, opened_on__lte=on, topic__in=registry.loop_topics())
    walks = _walks(office_id, until)
    asked = _first_days(Recommendation.objects.filter(given_on__lte=on), "case_id", "given_on")
    promised = _first_days(
        Commitment.objects.filter(response__at__lte=until),
        "response__recommendation__case_id",
        "response__at",
    )
    districts = _districts()
    for case in rows.only("pk", "programme", "place_id", "opened_on", "due_on"):
        walk = walks.get(case.pk, [])
        last = walk[-1][0] if walk else CASE_LOOP.start
        if last in NO_PROBLEM:
            continue
        fixed_on = walk[-1][1] if last == FIXED else None
        ended = CASE_LOOP.is_end(last)
        yield (
            case.programme,
            districts.get(case.place_id or 0, ""),
            case.opened_on,
            asked.get(case.pk),
            promised.get(case.pk),
            fixed_on,
            (fixed_on - case.opened_on).days if fixed_on else None,
            bool(not ended and case.due_on and case.due_on < on),
            sum(state == REOPENED for state, _day in walk),
        )


def _walks(office_id: int, until: datetime) -> dict[int, list[tuple[str, date]]]:
    """The states that each case came into up to this moment, in order, with their days."""
    walks: dict[int, list[tuple[str, date]]] = defaultdict(list)
    moves = CaseEvent.objects.filter(case__office_id=office_id, at__lte=until).exclude(to_state="")
    for case, state, at in moves.order_by("at", "pk").values_list("case_id", "to_state", "at").iterator():
        walks[case].append((state, local_date(at)))
    return walks


def _first_days(rows: QuerySet[Any], case: str, when: str) -> dict[int, date]:
    found = rows.values_list(case).annotate(first=Min(when)).values_list(case, "first")
    return {key: local_date(day) if isinstance(day, datetime) else day for key, day in found}


def _districts() -> dict[int, str]:
    """The KATO code of the district that each place lies in; places of the whole region have none."""
    places = Place.objects.select_related("parent__parent__parent")
    return {place.pk: code for place in places.iterator() if (code := _district_of(place))}


def _district_of(place: Place | None) -> str:
    while place is not None and place.level != Place.Level.DISTRICT:
        place = place.parent
    return place.kato if place else ""
