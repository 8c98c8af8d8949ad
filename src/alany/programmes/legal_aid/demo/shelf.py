"""Doors and public answers of the demo office: invented addresses, marked so."""

from datetime import datetime

from alany.kernel.periods import ALMATY
from alany.programmes.legal_aid.actions.doors import keep_door
from alany.programmes.legal_aid.actions.library import Wording, draft_answer, review_library
from alany.programmes.legal_aid.demo.people import BEGAN_AT, BEGAN_ON, Staff
from alany.programmes.legal_aid.demo.stories import STORIES
from alany.programmes.legal_aid.models import AidTopic
from alany.spine.organisations.models import Office

DRAFTED_AT = datetime(2020, 3, 2, 11, tzinfo=ALMATY)
REVIEWED_AT = datetime(2020, 3, 5, 11, tzinfo=ALMATY)
DOORS = (
    ("advocates", "адвокаттар алқасы", "коллегия адвокатов", "chamber of advocates"),
    ("consultants", "заң консультанттары палатасы", "палата юрконсультантов", "chamber of legal consultants"),
    ("court", "аудандық сот кеңсесі", "канцелярия районного суда", "registry of the district court"),
    ("police", "полиция, кезекші бөлім", "дежурная часть полиции", "police, duty desk"),
    ("business", "кәсіпкерлер палатасы", "палата предпринимателей", "chamber of entrepreneurs"),
    ("mediator", "медиация орталығы", "центр медиации", "centre of mediation"),
    ("state", "халыққа қызмет көрсету орталығы", "центр обслуживания населения", "public service centre"),
)


def enter_doors(office: Office, staff: Staff) -> None:
    """One door of each kind, with an invented address and telephone."""
    for serial, (kind, kk, ru, en) in enumerate(DOORS, start=1):
        keep_door(
            office=office,
            told={
                "kind": kind, "name_kk": f"Демо: {kk}", "name_ru": f"Демо: {ru}", "name_en": f"Demo: {en}",
                "how_kk": "Жұмыс күндері 9:00–18:00, жеке куәлікпен келіңіз.",
                "how_ru": "По рабочим дням 9:00–18:00, с удостоверением личности.",
                "how_en": "On working days 9:00–18:00, with an identity card.",
                "address": f"Демо, Үлгі көшесі {serial}", "telephone": f"+7 700 000 00 {serial:02d}",
                "source": "Ойдан алынған / вымышлено / invented",
            },
            valid_from=BEGAN_ON,
            by=staff.screener,
            at=BEGAN_AT,
        )  # fmt: skip


def publish_answers(office: Office, staff: Staff) -> None:
    """A public answer for each story; the last one still waits for its reviewer."""
    topics = {topic.slug: topic for topic in AidTopic.objects.all()}
    for serial, story in enumerate(STORIES):
        wording = Wording(
            question_kk=story.question_kk, question_ru=story.question_ru,
            answer_kk=story.answer_kk, answer_ru=story.answer_ru, law=story.law,
        )  # fmt: skip
        draft = draft_answer(
            office=office, topic=topics[story.topic], wording=wording, by=staff.screener, at=DRAFTED_AT
        )
        if serial < len(STORIES) - 1:
            review_library(answer=draft, by=staff.reviewer, at=REVIEWED_AT)
