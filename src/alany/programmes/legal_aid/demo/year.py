"""A year of questions: each walks as far as its day allows, through the same actions that people use."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from alany.kernel.periods import ALMATY, local_date
from alany.kernel.workflow import MoveRefused
from alany.programmes.legal_aid.actions.answers import ENOUGH, answer, ask_further, close_matter
from alany.programmes.legal_aid.actions.conflicts import declare, show_names
from alany.programmes.legal_aid.actions.facts import read_facts
from alany.programmes.legal_aid.actions.hours import approve_hours, report_hours
from alany.programmes.legal_aid.actions.intake import begin_intake, save_answers, submit_intake
from alany.programmes.legal_aid.actions.offers import accept, offer
from alany.programmes.legal_aid.actions.reviews import review_answer
from alany.programmes.legal_aid.actions.screening import Screened, refer_out, reject_matter, screen_matter
from alany.programmes.legal_aid.actions.surveys import answer_survey
from alany.programmes.legal_aid.demo.chance import draw, pick
from alany.programmes.legal_aid.demo.people import Staff
from alany.programmes.legal_aid.demo.stories import STORIES, Story
from alany.programmes.legal_aid.models import AidTopic, Door, Matter, Offer
from alany.programmes.legal_aid.rules.offers import NobodyFits
from alany.programmes.legal_aid.rules.reviewing import is_reviewed
from alany.spine.ledger.rules import RESIDENT
from alany.spine.organisations.models import Office
from alany.spine.places.queries import districts_on, working_calendar

FIRST_ON, LAST_ON = date(2019, 8, 1), date(2020, 7, 30)
NOW = datetime(2020, 7, 30, 18, tzinfo=ALMATY)
QUESTIONS = 48
NAMES = (
    "Ақерке",
    "Бекен",
    "Гүлнәр",
    "Дәурен",
    "Ермек",
    "Жанат",
    "Зәуре",
    "Марат",
    "Ольга",
    "Сәбит",
    "Тамара",
)
SIDES = ("Демо Қайрат Әлиев", "Демо Лидия Ким", "«Демо Құрылыс» ЖШС", "Демо Нариман Омаров")
SOLVED = ("solved", "solved", "solved", "partly", "not_solved", "waiting")


@dataclass(slots=True)
class Walk:
    """One question on its way: its number, story, and the moment that it has reached."""

    serial: int
    story: Story
    at: datetime
    staff: Staff

    def on(self, hours: int) -> bool:
        """Go on by so many hours, to a working hour; False where the year has ended."""
        self.at = _working(self.at + timedelta(hours=hours))
        return self.at <= NOW


def live_the_year(office: Office, staff: Staff) -> None:
    """Questions from all districts, each as far as it came by the last day."""
    doors = {door.kind: door for door in Door.objects.filter(office=office)}
    topics = {topic.slug: topic for topic in AidTopic.objects.all()}
    katos = [place.kato for place in districts_on(LAST_ON)]
    days = (LAST_ON - FIRST_ON).days
    for serial in range(QUESTIONS):
        # Word of mouth: each month brings more questions than the one before.
        day = FIRST_ON + timedelta(days=int(days * (serial / (QUESTIONS - 1)) ** 0.5))
        began = datetime.combine(day, time(9 + draw(8, serial, "hour"), draw(60, serial, "minute")), ALMATY)
        walk = Walk(serial, pick(STORIES, serial, "story"), began, staff)
        matter = sent(office, walk, katos)
        if draw(12, serial, "forgotten") or began < NOW - timedelta(days=4):
            _follow(matter, walk, topics, doors)


def _working(at: datetime) -> datetime:
    day = working_calendar().next_working(local_date(at))
    if day == local_date(at) and 9 <= at.astimezone(ALMATY).hour < 18:
        return at
    if day == local_date(at) and at.astimezone(ALMATY).hour >= 18:
        day = working_calendar().add_working_days(day, 1)
    return datetime.combine(day, time(9, at.minute), ALMATY)


def sent(office: Office, walk: Walk, katos: list[str], **told: object) -> Matter:
    """The question as the person sent it; `told` are answers other than chance would give."""
    number, story = walk.serial, walk.story
    language = pick(("kk", "kk", "kk", "ru", "ru"), number, "language")
    channel = pick(("online", "online", "online", "desk", "telephone"), number, "channel")
    by = RESIDENT if channel == "online" else walk.staff.screener
    intake, code = begin_intake(office=office, language=language, channel=channel, by=by, at=walk.at)
    deadline = local_date(walk.at) + timedelta(days=5 + draw(40, number, "days"))
    has = draw(4, number, "deadline") == 0
    words = story.question_kk if language == "kk" else story.question_ru
    answers: dict[str, object] = {
        "danger": "eviction" if draw(40, number, "danger") == 0 else "no",
        "business": "yes" if draw(15, number, "business") == 0 else "no",
        "group": pick(("none", "none", "none", "pensioner", "disability"), number, "group"),
        "field": pick(("advice", "advice", "court"), number, "field"),
        "has_deadline": "yes" if has else "no",
        "state_party": pick(("no", "yes", "nobody"), number, "state"),
        "speak": "no",
        "language": language,
        "place": pick(katos, number, "place"),
        "result_seen": "yes",
        "asks_a_person": "yes",
        "topic": story.topic,
        "mode": pick(("online", "online", "telephone", "person"), number, "mode"),
        "parties": [pick(SIDES, number, "side")],
        "facts": f"{words} (Ойдан алынған мысал / вымышленный пример)",
        "contact": {"name": f"Демо {pick(NAMES, number, 'name')} {number % 200}", "may_call": True},
        "consent": "yes",
    }
    if has:
        answers["deadline_on"] = deadline.isoformat()
    intake = save_answers(intake=intake, answers=answers | told, by=by, at=walk.at)
    return submit_intake(intake=intake, code=code, by=by, at=walk.at)


def _follow(matter: Matter, walk: Walk, topics: dict[str, AidTopic], doors: dict[str, Door]) -> None:
    """Screened, then sent on or offered, answered and closed, as long as the year lasts."""
    if not walk.on(3 + draw(20, walk.serial, "screen")):
        return
    screener = walk.staff.screener
    read_facts(matter=matter, by=screener, at=walk.at)
    if matter.eligibility == "outside":
        reject_matter(
            matter=matter,
            door=doors["business"],
            reason="Бизнес дауы / Спор о бизнесе",
            by=screener,
            at=walk.at,
        )
        return
    if matter.eligibility == "state_aid":
        refer_out(
            matter=matter, door=doors["advocates"], reason="Мемлекет көмегі / Помощь государства",
            by=screener, at=walk.at,
        )  # fmt: skip
        return
    matter = screened(matter, walk, topics)
    if walk.on(2 + draw(6, walk.serial, "offer")) and (given := offered(matter, walk)):
        _help(given, walk)


def screened(matter: Matter, walk: Walk, topics: dict[str, AidTopic]) -> Matter:
    """Into the queue of volunteers, with a summary that names nobody."""
    story = walk.story
    found = Screened(
        summary_kk=story.question_kk, summary_ru=story.question_ru, topic=topics[story.topic],
        service=pick(("consult", "consult", "inform"), walk.serial, "service"), eligibility="volunteer",
        is_sensitive=False,
    )  # fmt: skip
    return screen_matter(matter=matter, found=found, by=walk.staff.screener, at=walk.at)


def offered(matter: Matter, walk: Walk) -> Offer | None:
    """An offer to the first of the ranking; None where nobody fits."""
    try:
        return offer(matter=matter, by=walk.staff.coordinator, at=walk.at)
    except NobodyFits:
        return None


def _help(given: Offer, walk: Walk) -> None:
    if not walk.on(1 + draw(20, walk.serial, "accept")) or walk.at >= given.expires_at:
        return
    taken(given, walk)
    if not walk.on(4 + draw(60, walk.serial, "answer")):
        return
    matter = Matter.objects.select_related("case__office", "volunteer__user").get(pk=given.matter_id)
    answered(matter, walk)
    if draw(6, walk.serial, "further") == 0 and walk.on(20):
        ask_further(matter=matter, text="Мерзімі қандай? / Какой срок?", at=walk.at)
        if not walk.on(10):
            return
        answered(matter, walk)
    if walk.on(24 * (3 + draw(12, walk.serial, "close"))):
        _closed(matter, walk)


def taken(given: Offer, walk: Walk) -> None:
    """Names seen, no conflict declared, accepted."""
    person = given.volunteer.user
    show_names(offer=given, by=person, at=walk.at)
    declare(offer=given, by=person, at=walk.at)
    accept(offer=given, by=person, at=walk.at)


def answered(matter: Matter, walk: Walk) -> None:
    """The volunteer's answer, the time that it took, the reviewer's word."""
    volunteer, story, minutes = matter.volunteer, walk.story, 20 + 5 * draw(9, walk.serial, "minutes")
    if volunteer is None:
        return
    told = answer(
        matter=matter,
        text=story.answer_kk if matter.language == "kk" else story.answer_ru,
        service="inform" if volunteer.kind in {"official", "other"} else matter.service,
        outcome=pick(("explained", "explained", "drafted", "referred"), walk.serial, "outcome"),
        minutes=minutes,
        mode=matter.mode,
        by=volunteer.user,
        at=walk.at,
    )
    hours = report_hours(
        volunteer=volunteer, on=local_date(walk.at), minutes=minutes, what="Кеңес / Консультация",
        matter=matter, by=volunteer.user, at=walk.at,
    )  # fmt: skip
    if draw(10, walk.serial, "approve"):
        approve_hours(hours=hours, by=walk.staff.coordinator, at=walk.at)
    if is_reviewed(volunteer.kind, matter.case.number) and walk.at < NOW - timedelta(days=10):
        review_answer(consultation=told, verdict="good", note="", by=walk.staff.reviewer, at=walk.at)


def _closed(matter: Matter, walk: Walk) -> None:
    try:
        close_matter(matter=matter, by=RESIDENT, at=walk.at, text=ENOUGH)
    except MoveRefused:
        return
    stages = (("closing", 1, 2), ("day30", 24 * 31, 3))
    for stage, hours, of in stages:
        if not walk.on(hours):
            return
        if draw(5, walk.serial, stage) < of:
            answer_survey(
                matter=matter,
                stage=stage,
                clear=3 + draw(3, walk.serial, "clear") if stage == "closing" else None,
                kind=3 + draw(3, walk.serial, "kind") if stage == "closing" else None,
                solved=pick(SOLVED, walk.serial, stage, "solved"),
                at=walk.at,
            )
