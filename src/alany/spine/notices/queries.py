"""How many things wait for a person, and the terms on a person's calendar."""

from datetime import date, datetime, time, timedelta

from django.db.models import Q

from alany.kernel.periods import ALMATY
from alany.kernel.triltext import TrilText
from alany.spine.cases.models import CaseEvent
from alany.spine.cases.queries import cases_of
from alany.spine.cases.rules import FIX_CLAIMED
from alany.spine.notices.models import CalendarKey, NoticeChoice
from alany.spine.notices.rules import KINDS, hashed
from alany.spine.people.models import User
from alany.spine.people.queries import Rights
from alany.spine.places.queries import working_calendar
from alany.spine.programme import registry

SHOWN = 500
ANSWERS = (CaseEvent.Kind.ANSWER,)


def waiting(choice: NoticeChoice, day: date) -> int:
    """How many things wait for this person on this day, of the kinds that were chosen; each case once.

    New is what happened since the beginning of the day before; programmes count their own.
    """
    person, kinds = choice.person, set(choice.kinds)
    rights = Rights(person, day)
    rows = cases_of(person.office, rights).open()
    since = datetime.combine(day - timedelta(days=1), time.min, tzinfo=ALMATY)
    mine = Q(owner=person)
    wanted = Q(pk__in=[])
    if "overdue" in kinds:
        wanted |= mine & Q(due_on__lt=day)
    if "due" in kinds:
        wanted |= mine & Q(due_on__gte=day, due_on__lte=working_calendar().add_working_days(day, 1))
    if "assigned" in kinds:
        wanted |= mine & Q(pk__in=_touched(since, person, CaseEvent.Kind.ASSIGNED))
    if "answer" in kinds:
        wanted |= mine & Q(pk__in=_touched(since, person, *ANSWERS))
    if "verify" in kinds and rights.may("cases.verify"):
        wanted |= Q(state=FIX_CLAIMED) & ~Q(claimed_ref=f"user:{person.pk}")
    others = sum(one.count(person.pk, day) for one in registry.notices() if one.code in kinds)
    return rows.filter(wanted).count() + others


def kinds() -> dict[str, TrilText]:
    """What a person can choose to be told of, in the words of the form."""
    return KINDS | {one.code: one.title for one in registry.notices()}


def _touched(since: datetime, person: User, *kinds: str) -> list[int]:
    events = CaseEvent.objects.filter(case__owner=person, case__closed_on=None, at__gte=since, kind__in=kinds)
    return list(events.exclude(by_ref=f"user:{person.pk}").values_list("case", flat=True).distinct())


def choice_of(person: User) -> NoticeChoice:
    """What the person chose; nothing, where nothing was chosen yet."""
    return NoticeChoice.objects.filter(person=person).first() or NoticeChoice(person=person)


def calendar_of(secret: str) -> User | None:
    """Whose calendar stands at this secret address; None for a revoked one and for who has left."""
    key = CalendarKey.objects.filter(secret_hash=hashed(secret), revoked_at=None).select_related(
        "person__office"
    )
    found = key.first()
    return found.person if found and found.person.is_active else None


def terms_of(person: User, day: date) -> list[tuple[str, date]]:
    """Numbers and terms of the open cases that the person answers for and may see today, the next first."""
    rows = cases_of(person.office, Rights(person, day)).open().filter(owner=person).exclude(due_on=None)
    return [(case.number, due) for case in rows.order_by("due_on", "pk")[:SHOWN] if (due := case.due_on)]


def has_calendar(person: User) -> bool:
    """Whether an address of the person's calendar is in force."""
    return CalendarKey.objects.filter(person=person, revoked_at=None).exists()
