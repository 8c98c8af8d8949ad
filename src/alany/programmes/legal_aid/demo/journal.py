"""The first ten months stood in a paper journal, as in most offices; its lines are invented."""

from datetime import date, datetime, timedelta

from alany.kernel.periods import ALMATY
from alany.programmes.legal_aid.actions.journal import Line, copy_journal
from alany.programmes.legal_aid.demo.chance import draw, pick
from alany.programmes.legal_aid.demo.people import BEGAN_ON, Staff
from alany.programmes.legal_aid.demo.stories import STORIES
from alany.programmes.legal_aid.models import AidTopic
from alany.spine.organisations.models import Office
from alany.spine.places.queries import districts_on, working_calendar

LINES = 240
FIRST_ON, LAST_ON = date(2019, 8, 1), date(2020, 5, 29)
COPIED_AT = datetime(2020, 6, 1, 10, tzinfo=ALMATY)
NAMES = ("Айгерім", "Бақыт", "Венера", "Ғалым", "Дина", "Ерболат", "Жұлдыз", "Игорь", "Кәмила", "Лариса")
SOLVED = ("solved", "solved", "solved", "partly", "not_solved", "", "", "")


def copy_the_journal(office: Office, staff: Staff) -> None:
    """Two hundred and forty consultations of all districts, more from month to month."""
    topics = {topic.slug: topic for topic in AidTopic.objects.all()}
    places, calendar = list(districts_on(BEGAN_ON)), working_calendar()
    days = (LAST_ON - FIRST_ON).days
    lines = []
    for number in range(LINES):
        story = pick(STORIES, number, "paper story")
        helper = pick(staff.volunteers, number, "paper volunteer")
        language = pick(("kk", "kk", "kk", "ru", "ru"), number, "paper language")
        on = calendar.next_working(FIRST_ON + timedelta(days=int(days * (number / (LINES - 1)) ** 0.7)))
        told = helper.kind in {"official", "other"}
        lines.append(
            Line(
                on=on,
                topic=topics[story.topic],
                place=pick(places, number, "paper place"),
                language=language,
                volunteer=helper,
                service="inform" if told else "consult",
                minutes=15 + 5 * draw(8, number, "paper minutes"),
                outcome="explained" if told else pick(("explained", "drafted", "referred"), number, "paper"),
                name=f"Демо {pick(NAMES, number, 'paper name')} {draw(180, number, 'paper person')}",
                question=story.question_kk if language == "kk" else story.question_ru,
                answer=story.answer_kk if language == "kk" else story.answer_ru,
                solved=pick(SOLVED, number, "paper solved"),
            )
        )
    copy_journal(office=office, lines=lines, by=staff.coordinator, at=COPIED_AT)
