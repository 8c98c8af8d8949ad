"""Reading appeals and receptions; what is kept of codes and of IINs."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from hmac import compare_digest
from typing import NamedTuple

from django.conf import settings
from django.db.models import Count, Q, QuerySet, Sum
from django.utils.crypto import salted_hmac

from alany.kernel.deadlines import RuleMissing, registered_on
from alany.kernel.folding import fold
from alany.kernel.identifiers import IdentifierRefused
from alany.kernel.periods import ALMATY, local_date
from alany.spine.appeals.models import Appeal, AppealDraft, ReceptionDay, ReceptionVisit
from alany.spine.appeals.rules import check_number, code_from, read_code, read_coupon
from alany.spine.cases.models import Case, CaseEvent
from alany.spine.cases.queries import counted_of, rule_on
from alany.spine.cases.rules import FIX_CLAIMED
from alany.spine.organisations.models import Office
from alany.spine.people.queries import Rights
from alany.spine.places.queries import working_calendar

_CODE = "alany.spine.appeals.code"
_IIN = "alany.spine.appeals.iin"


def hash_of_code(code: str) -> str:
    """What is kept of a code."""
    return salted_hmac(_CODE, read_code(code), algorithm="sha256").hexdigest()


def hash_of_iin(iin: str) -> str:
    """What is kept of an IIN: without the key of this office's machine it cannot be guessed."""
    return salted_hmac(_IIN, iin, algorithm="sha256").hexdigest()


def code_of_draft(draft: AppealDraft) -> str:
    """The code that the appeal of this draft has, as long as the draft is kept."""
    return code_from(settings.SECRET_KEY, draft.key)


def appeal_by_code(office: Office, number: str, code: str) -> Appeal | None:
    """The appeal with this number and this code, however they were typed.

    A wrong number and a wrong code cannot be told apart, by words or by time.
    """
    rows = Appeal.objects.filter(office=office, coupon=read_coupon(number))
    found = rows.select_related("case__place", "case__addressee", "case__rule", "office").first()
    right = compare_digest(hash_of_code(code), found.code_hash if found else "0" * 64)
    return found if right else None


def registration(received_at: datetime) -> tuple[date, bool]:
    """The day of registration (rule A6), and whether the row of that day's law is confirmed.

    After 18:00 or on a day off it is the next working day. Raises TimeWithoutZone.
    """
    day = registered_on(received_at, working_calendar())
    try:
        return day, rule_on("A6", local_date(received_at))[1].confirmed
    except RuleMissing:
        return day, False


def appeals_of(office: Office, rights: Rights) -> QuerySet[Appeal]:
    """The appeals whose cases count for this person, with what a list shows of each."""
    seen = counted_of(office, rights).order_by().values("pk")
    rows = Appeal.objects.filter(office=office, case__in=seen)
    return rows.select_related("case__place", "case__owner", "case__rule", "accepted_by")


def register(rows: QuerySet[Appeal], filters: Mapping[str, str], today: date) -> QuerySet[Appeal]:
    """The register under the filters of its address; what cannot be understood filters nothing.

    `channel` and `kind` as kept; `state` open, closed, overdue or new (not yet acknowledged); `mirror` no
    (without an official number) or yes; `q` a number, a part of the name, or a whole IIN or BIN.
    """
    for name in ("channel", "kind"):
        if asked := filters.get(name):
            rows = rows.filter(**{name: asked})
    match filters.get("state"):
        case "open":
            rows = rows.filter(case__closed_on=None)
        case "closed":
            rows = rows.exclude(case__closed_on=None)
        case "overdue":
            rows = rows.filter(case__closed_on=None, case__due_on__lt=today)
        case "new":
            rows = rows.filter(case__state="received")
    match filters.get("mirror"):
        case "no":
            rows = rows.filter(case__mirror_numbers=None)
        case "yes":
            rows = rows.filter(case__mirror_numbers__isnull=False).distinct()
    return _found(rows, filters.get("q", ""))


def totals(rows: QuerySet[Appeal], today: date) -> tuple[int, int, int, int]:
    """How many came, are open, are open beyond their term, are closed."""
    is_open = Q(case__closed_on=None)
    counts = rows.order_by().aggregate(
        came=Count("pk"),
        open=Count("pk", filter=is_open),
        late=Count("pk", filter=is_open & Q(case__due_on__lt=today)),
    )
    return counts["came"], counts["open"], counts["late"], counts["came"] - counts["open"]


def _found(rows: QuerySet[Appeal], text: str) -> QuerySet[Appeal]:
    if not text:
        return rows
    coupon = read_coupon(text)
    by = (
        Q(coupon=coupon) | Q(case__number=text.strip().upper()) | Q(case__mirror_numbers__number=text.strip())
    )
    by |= Q(name__icontains=text.strip()) | Q(case__search_text__contains=fold(text))
    try:
        what, digits = check_number(text)
        by |= Q(bin=digits) if what == "bin" else Q(iin_hash=hash_of_iin(digits))
    except IdentifierRefused:
        pass
    return rows.filter(by).distinct()


def same_sender(appeal: Appeal, rows: QuerySet[Appeal]) -> QuerySet[Appeal]:
    """Other appeals of the same IIN or BIN, the newest first; none where neither was given."""
    if not (appeal.iin_hash or appeal.bin):
        return rows.none()
    same = Q(iin_hash=appeal.iin_hash) if appeal.iin_hash else Q(bin=appeal.bin)
    return rows.filter(same).exclude(pk=appeal.pk).order_by("-received_at", "-pk")


def draft_with(office: Office, key: str) -> AppealDraft | None:
    """The draft that the page of its writer names."""
    rows = AppealDraft.objects.filter(office=office).select_related("appeal__case")
    return rows.filter(key=key[:32]).first() if len(key) >= 32 else None


class Counted(NamedTuple):
    """Visits and people of a reception, and how they ended."""

    visits: int
    people: int
    waiting: int
    answered: int
    appeals: int
    referred: int
    left: int


def receptions(office: Office) -> QuerySet[ReceptionDay]:
    """All days of reception with their visits and people counted by the database."""
    rows = ReceptionDay.objects.filter(office=office).select_related("place")
    waits = Q(visits__outcome=ReceptionVisit.Outcome.WAITS)
    return rows.annotate(
        came=Count("visits"), people=Sum("visits__head_count"), waiting=Count("visits", filter=waits)
    )


def coming(office: Office, today: date, days: int = 92) -> QuerySet[ReceptionDay]:
    """Receptions of today and the next three months, cancelled ones too: who would come must know."""
    rows = ReceptionDay.objects.filter(office=office, on__gte=today, on__lte=today + timedelta(days=days))
    return rows.select_related("place")


def counted(visits: Iterable[ReceptionVisit]) -> Counted:
    """What became of the visits of one day."""
    rows, outcome = list(visits), ReceptionVisit.Outcome
    by = {one: sum(row.outcome == one for row in rows) for one in outcome}
    return Counted(
        len(rows), sum(row.head_count for row in rows), by[outcome.WAITS], by[outcome.ANSWERED],
        by[outcome.APPEAL], by[outcome.REFERRED], by[outcome.LEFT],
    )  # fmt: skip


def moment_of(day: ReceptionDay) -> datetime:
    """When a reception begins."""
    return datetime.combine(day.on, day.begins, tzinfo=ALMATY)


CLAIMED = ("fix_claimed", "verified_fixed")


def claims_open(office: Office) -> QuerySet[Appeal]:
    """Appeals about which somebody has said that it is fixed, so that the sender is asked whether it is."""
    rows = Appeal.objects.filter(office=office, case__state__in=CLAIMED).exclude(
        case__claimed_by="", case__claimed_ref=""
    )
    return rows.select_related("office", "case__office").order_by("pk")


def claimed_days(appeals: Iterable[Appeal]) -> dict[int, date]:
    """The day of the last claim of a fix by key of the case."""
    events = CaseEvent.objects.filter(case__in=[one.case_id for one in appeals], to_state=FIX_CLAIMED)
    return {case: local_date(at) for case, at in events.order_by("at", "pk").values_list("case_id", "at")}


def may_say_not_fixed(case: Case) -> bool:
    """Whether somebody has said that it is fixed, so that the sender can say that it is not."""
    return bool(case.claimed_by or case.claimed_ref) and case.state in CLAIMED
