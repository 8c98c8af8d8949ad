"""Invented appeals over a year and days of reception: for a demo office only, each marked «Демо»."""

from datetime import date, datetime, time, timedelta

from django.db.models import QuerySet

from alany.kernel.identifiers import check_digit_of
from alany.kernel.periods import ALMATY
from alany.kernel.workflow import CASE_LOOP
from alany.spine.appeals.actions import (
    Plan,
    add_visitor,
    ask_whether_fixed,
    cancel_reception,
    end_visit,
    note_mirror_number,
    plan_reception,
    register_appeal,
    say_not_fixed,
    withdraw_appeal,
)
from alany.spine.appeals.demo_texts import DEMO, PLACES, RECEPTIONS, SENDERS, SUBJECTS, WORDS
from alany.spine.appeals.models import Appeal
from alany.spine.appeals.rules import CHANNELS, KINDS, TELEPHONE, Given
from alany.spine.cases.actions import assign_case, close_without_action, move_case, transfer_case, verify
from alany.spine.cases.models import Case, Verification
from alany.spine.ledger.rules import RESIDENT, Doer
from alany.spine.organisations.models import Office, Organisation
from alany.spine.people.models import User
from alany.spine.places.queries import districts_on

DAY = date(2020, 7, 30)
FATES = (
    "fixed", "fixed", "not_fixed", "transferred", "no_action", "withdrawn", "in_progress", "fix_claimed",
    "assigned", "acknowledged",
)  # fmt: skip
COUNT = 26


def build() -> None:
    """Nothing where there is no demo office with two specialists and a reviewer, or where appeals stand."""
    office = Office.objects.filter(is_demo=True).first()
    if office is None or Appeal.objects.exists():
        return
    staff = list(_with_role(office, "specialist")[:2])
    reviewer = _with_role(office, "reviewer").first()
    if not staff or reviewer is None:
        return
    for number in range(COUNT):
        _one(office, number, staff[number % len(staff)], reviewer)
    ask_whether_fixed(office=office, site="", at=datetime.combine(DAY, time(8, 45), tzinfo=ALMATY))
    _receptions(office, staff[0])


def _with_role(office: Office, role: str) -> QuerySet[User]:
    return User.objects.filter(office=office, grants__role=role).order_by("pk").distinct()


def _moment(number: int) -> datetime:
    """Spread over the year before the day of the demo; some fall on evenings and days off, as they do."""
    day = DAY - timedelta(days=(COUNT - 1 - number) * 14)
    return datetime.combine(day, time(9 + number * 5 % 11, number * 7 % 60), tzinfo=ALMATY)


def _given(number: int, channel: str) -> Given:
    language = "ru" if number % 3 == 2 else "kk"
    subject = SUBJECTS[number % len(SUBJECTS)][language]
    first = f"{60 + number:02d}0{1 + number % 9}15300{number:03d}"[:11]
    digit = check_digit_of(first)
    return Given(
        name=SENDERS[number % len(SENDERS)],
        substance=f"{subject}. {DEMO[language]}",
        kind=KINDS[0] if number % 4 else KINDS[number // 4 % len(KINDS)],
        language=language,
        number=f"{first}{digit}" if digit is not None and number % 5 == 0 else "",
        address=f"{DEMO[language]}, {number + 1}",
        telephone=f"+7700000{number:04d}",
        subject=subject,
        signed_as={"online": "none", TELEPHONE: "protocol"}.get(channel, "signature"),
        protocol=WORDS["protocol"][language] if channel == TELEPHONE else "",
    )


def _one(office: Office, number: int, person: User, reviewer: User) -> None:
    channel, at = CHANNELS[number % len(CHANNELS)], _moment(number)
    by: Doer = RESIDENT if channel == "online" else person
    places = list(districts_on(at.date()))
    place = places[number * 7 % len(places)] if places else None
    done = register_appeal(
        office=office, given=_given(number, channel), channel=channel, place=place, by=by, at=at
    )
    if number % 3 == 0:
        registered = at + timedelta(hours=1)
        note_mirror_number(
            case=done.appeal.case,
            system="eotinish",
            number=f"ДЕМО-{at:%Y}-{number + 1:04d}",
            registered_at=registered,
            status=WORDS["status"]["kk"],
            by=person,
            at=registered,
        )
    if number < COUNT - 3:
        _live(done.appeal, FATES[number % len(FATES)], person, reviewer, at)


def _live(appeal: Appeal, fate: str, person: User, reviewer: User, at: datetime) -> None:
    """Walk the case to its fate, a few days a step; never beyond the day of the demo."""
    language, last = appeal.language, datetime.combine(DAY, time(20), tzinfo=ALMATY)

    def then(days: int) -> datetime:
        return min(at + timedelta(days=days), last)

    words = WORDS[fate][language] if fate in WORDS else WORDS["work"][language]
    case = appeal.case
    if fate == "acknowledged":
        _acknowledged(case, person, then(1))
        return
    case = assign_case(case=case, owner=person, by=person, at=then(1))
    if fate == "withdrawn":
        appeal.case = case
        withdraw_appeal(appeal=appeal, reason=words, at=then(2))
        return
    if fate == "transferred" and (body := _authority(appeal.office, then(2).date())):
        transfer_case(case=case, to=body, reason=words, by=person, at=then(2))
        return
    if fate in {"assigned", "transferred"}:
        return
    case = move_case(case=case, to="in_progress", text=WORDS["work"][language], by=person, at=then(3))
    if fate == "no_action":
        close_without_action(case=case, reason=words, by=person, at=then(6))
    if fate not in {"fixed", "not_fixed", "fix_claimed"}:
        return
    case = move_case(case=case, to="fix_claimed", text=WORDS["claim"][language], by=person, at=then(8))
    if fate == "fixed":
        verify(
            case=case,
            outcome=Verification.Outcome.FIXED,
            method=Verification.Method.VISIT,
            text=words,
            by=reviewer,
            at=then(11),
        )
    if fate == "not_fixed":
        appeal.case = case
        say_not_fixed(appeal=appeal, text=words, at=then(10))


def _acknowledged(case: Case, person: User, at: datetime) -> None:
    if case.state == CASE_LOOP.start:
        move_case(case=case, to="acknowledged", text=DEMO["kk"], by=person, at=at)


def _authority(office: Office, day: date) -> Organisation | None:
    return Organisation.objects.valid_on(day).authorities().filter(office=office).order_by("pk").first()


def _receptions(office: Office, person: User) -> None:
    """Six days: three were held, one is today, one lies ahead, one is called off."""
    for number, (offset, off) in enumerate(RECEPTIONS):
        on, place = DAY + timedelta(days=offset), PLACES[number % len(PLACES)]
        told = datetime.combine(min(on, DAY) - timedelta(days=7), time(9), tzinfo=ALMATY)
        plan = Plan(
            on, time(10), time(13), place["kk"], place["ru"],
            WORDS["receives"]["kk"], WORDS["receives"]["ru"], WORDS["topics"]["kk"], WORDS["topics"]["ru"],
        )  # fmt: skip
        day = plan_reception(office=office, plan=plan, by=person, at=told)
        if off:
            cancel_reception(
                day=day,
                why_kk=WORDS["off"]["kk"],
                why_ru=WORDS["off"]["ru"],
                by=person,
                at=told + timedelta(days=2),
            )
            continue
        for visitor in range(5 + number if on < DAY else 3 if on == DAY else 0):
            at = datetime.combine(on, time(10, 4 + visitor * 7), tzinfo=ALMATY)
            subject = SUBJECTS[(visitor + number) % len(SUBJECTS)]["kk"]
            name = SENDERS[(visitor + 3 * number) % len(SENDERS)] if visitor % 2 else ""
            heads = 1 + (visitor % 4 == 3) * 4
            visit = add_visitor(day=day, name=name, about=subject, head_count=heads, by=person, at=at)
            if on < DAY or visitor == 0:
                outcome = ("answered", "referred", "answered", "left")[visitor % 4]
                end_visit(visit=visit, outcome=outcome, text=WORDS["told"]["kk"], by=person, at=at)
