"""What is under way on the last day: questions in each open state, meetings, mass days, time to approve."""

from datetime import date, datetime, time

from alany.kernel.periods import ALMATY
from alany.programmes.legal_aid.actions.answers import ask_further, withdraw_matter
from alany.programmes.legal_aid.actions.appointments import book_appointment
from alany.programmes.legal_aid.actions.hours import report_hours
from alany.programmes.legal_aid.actions.mass_days import count_mass_day, plan_mass_day
from alany.programmes.legal_aid.actions.volunteers import set_volunteer_hours
from alany.programmes.legal_aid.demo.chance import pick
from alany.programmes.legal_aid.demo.people import Staff
from alany.programmes.legal_aid.demo.stories import STORIES
from alany.programmes.legal_aid.demo.year import Walk, answered, offered, screened, sent, taken
from alany.programmes.legal_aid.models import AidTopic, Matter, Volunteer
from alany.programmes.legal_aid.queries.appointments import bookable_slots
from alany.spine.bookings.rules import Shift
from alany.spine.ledger.rules import RESIDENT
from alany.spine.organisations.models import Office
from alany.spine.places.queries import districts_on

FATES = (
    (13, "in_progress"), (14, "answered"), (20, "withdrawn"), (21, "in_progress"),
    (22, "accepted"), (23, "left_early"), (27, "accepted"), (28, "accepted"),
    (29, "waiting"), (29, "waiting"), (30, "offered"), (30, "offered"), (30, "submitted"),
)  # fmt: skip
"""The day of July on which each was asked, and how far it came by the thirtieth."""

FIRST_SERIAL = 300
SAME_PERSON = {"name": "Демо Тоқтар", "telephone": "+77010000001", "may_call": True, "may_write": True}
"""She asked twice: two questions, one person."""

MASS_DAYS = (
    (date(2020, 6, 19), 41, 26, "Демо мәдениет үйі", "Демо: дом культуры"),
    (date(2020, 7, 24), 63, 38, "Демо кітапхана", "Демо: библиотека"),
)
MORNING, NOON = time(10), time(12)


def live_the_last_days(office: Office, staff: Staff) -> None:
    """Questions of the last two weeks, then the mass days."""
    topics = {topic.slug: topic for topic in AidTopic.objects.all()}
    katos = [place.kato for place in districts_on(MASS_DAYS[-1][0])]
    for number, (day, fate) in enumerate(FATES):
        began = datetime(2020, 7, day, 10, 7 * number % 60, tzinfo=ALMATY)
        walk = Walk(FIRST_SERIAL + number, pick(STORIES, number, "last"), began, staff)
        told: dict[str, object] = {"danger": "no", "business": "no", "group": "none", "has_deadline": "no"}
        if number < 2:
            told["contact"] = SAME_PERSON
        _lived(sent(office, walk, katos, **told), walk, fate, topics)
    _mass_days(office, staff)


def _lived(matter: Matter, walk: Walk, fate: str, topics: dict[str, AidTopic]) -> None:
    if fate == "left_early":
        walk.on(26)
        withdraw_matter(matter=matter, at=walk.at)
    if fate in {"left_early", "submitted"}:
        return
    walk.on(4)
    matter = screened(matter, walk, topics)
    if fate == "waiting":
        return
    walk.on(2)
    given = offered(matter, walk)
    if given is None or fate == "offered":
        return
    walk.on(3)
    if walk.at >= given.expires_at:
        return
    taken(given, walk)
    matter = Matter.objects.select_related("case__office", "volunteer__user__office").get(pk=matter.pk)
    match fate:
        case "accepted":
            _meet(matter, walk)
        case "withdrawn":
            walk.on(20)
            withdraw_matter(matter=matter, at=walk.at)
        case _:
            walk.on(20)
            answered(matter, walk)
    if fate == "in_progress":
        walk.on(8)
        ask_further(matter=matter, text="Қай құжат керек? / Какой документ нужен?", at=walk.at)


def _meet(matter: Matter, walk: Walk) -> None:
    """The volunteer keeps hours on two days of the week; the person books the next free time."""
    volunteer = matter.volunteer
    if volunteer is None:
        return
    if volunteer.provider_id is None:
        week = [Shift(day, MORNING, NOON, 30, "telephone") for day in (1, 3)]
        person = volunteer.user
        set_volunteer_hours(
            volunteer=volunteer, shifts=week, valid_from=walk.at.date(), by=person, at=walk.at
        )
    free = bookable_slots(matter, datetime(2020, 7, 30, 18, tzinfo=ALMATY)).select_related("provider__office")
    if slot := free.first():
        book_appointment(matter=matter, slot=slot, by=RESIDENT, at=walk.at)


def _mass_days(office: Office, staff: Staff) -> None:
    """Two days on which people were received without booking; their heads are counted by hand."""
    places = list(districts_on(MASS_DAYS[0][0]))
    topics = list(AidTopic.objects.order_by("pk")[:3])
    for serial, (on, heads, advised, kk, ru) in enumerate(MASS_DAYS):
        helpers: list[Volunteer] = list(staff.volunteers[serial * 4 : serial * 4 + 4])
        at = datetime.combine(on, time(17), ALMATY)
        day = plan_mass_day(
            office=office, on=on, place=places[serial * 5], venue=(kk, ru), topics=topics,
            volunteers=helpers, by=staff.coordinator, at=at.replace(hour=9),
        )  # fmt: skip
        count_mass_day(mass_day=day, heads=heads, consultations=advised, by=staff.coordinator, at=at)
        for helper in helpers[:2]:
            report_hours(
                volunteer=helper, on=on, minutes=240, what="Жаппай қабылдау / Массовый приём",
                by=helper.user, at=at,
            )  # fmt: skip
