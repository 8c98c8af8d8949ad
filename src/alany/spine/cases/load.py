"""Who has how much to do: open cases counted by person, programme and district."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.db.models import Case, Count, Q, QuerySet, Value, When

from alany.spine.cases.models import CaseQuerySet, SavedQueue
from alany.spine.people.models import User
from alany.spine.places.models import Place


@dataclass(frozen=True, slots=True)
class Load:
    """Open cases of one person, programme or place; `overdue` and `soon` (due by a day) are among them."""

    key: int | str | None
    open: int
    overdue: int
    soon: int


def by_person(rows: CaseQuerySet, day: date, last: date) -> list[Load]:
    """Open cases of each person and of nobody (None), due until `last` counted as soon; the most first."""
    return _counted(rows, "owner", day, last)


def by_programme(rows: CaseQuerySet, day: date, last: date) -> list[Load]:
    """Open cases of each programme, the most first."""
    return _counted(rows, "programme", day, last)


def by_district(rows: CaseQuerySet, day: date, last: date) -> list[Load]:
    """Open cases of each district with everything in it, by its KATO code; None stands for no place."""
    district = _districts()
    sums: dict[str | None, Counter[str]] = {}
    for one in _counted(rows, "place", day, last):
        code = district.get(int(one.key)) if one.key is not None else None
        counted = sums.setdefault(code, Counter())
        counted.update({"open": one.open, "overdue": one.overdue, "soon": one.soon})
    found = [Load(code, one["open"], one["overdue"], one["soon"]) for code, one in sums.items()]
    return sorted(found, key=lambda one: (-one.open, str(one.key)))


def _counted(rows: CaseQuerySet, field: str, day: date, last: date) -> list[Load]:
    counted = (
        rows.open()
        .order_by()
        .values_list(field)
        .annotate(
            open=Count("pk"),
            overdue=Count("pk", filter=Q(due_on__lt=day)),
            soon=Count("pk", filter=Q(due_on__gte=day, due_on__lte=last)),
        )
    )
    found = [Load(key, many, overdue, soon) for key, many, overdue, soon in counted]
    return sorted(found, key=lambda one: (-one.open, str(one.key)))


def _districts() -> dict[int, str]:
    """The code of the district or city in which each place lies; a region stands for itself."""
    places = {
        key: (level, parent, kato)
        for key, level, parent, kato in Place.objects.values_list("pk", "level", "parent", "kato")
    }

    def climb(key: int) -> str:
        level, parent, kato = places[key]
        if parent is None or level in {Place.Level.DISTRICT, Place.Level.REGION}:
            return str(kato)
        return climb(parent)

    return {key: climb(key) for key in places}


def saved_by(person: User) -> QuerySet[SavedQueue]:
    """The person's own saved lists, then those that others show to the office."""
    mine = Q(person=person) | Q(office=person.office_id, is_shared=True)
    rows = SavedQueue.objects.filter(mine).select_related("person")
    own = When(person=person, then=Value(0))
    return rows.order_by(Case(own, default=Value(1)), "name", "pk")
