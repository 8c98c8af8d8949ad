"""An office with many cases, built by bulk insert: the rows that the bench of the desk asks about."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import islice

from django.core.management import call_command
from django.db import connection

from alany.kernel.triltext import TrilText
from alany.kernel.workflow import CASE_LOOP
from alany.site.commands.reference import load_all
from alany.site.tables import make_at_once
from alany.spine.cases.models import Case, CaseEvent, DeadlineRule
from alany.spine.cases.search import keep_words
from alany.spine.ledger import triggers
from alany.spine.ledger.rules import SYSTEM
from alany.spine.organisations.actions import open_office, register_organisation
from alany.spine.organisations.models import Office, Organisation
from alany.spine.people.actions import add_person, grant
from alany.spine.people.models import User
from alany.spine.places.models import Place

DAY = date(2020, 7, 30)
BEGAN = date(2018, 12, 13)
AT = datetime(2020, 7, 30, 5, tzinfo=UTC)
OPEN_SHARE = 0.25
PROGRAMMES = ("pharmacies", "legal_aid", "good_roads", "schools")
THINGS = (
    "Жол белгісі", "Мектеп жылуы", "Ауыз су құбыры", "Дәрі бағасы", "Көше жарығы", "Қоқыс алаңы",
    "Көпір қоршауы", "Балабақша кезегі", "Тротуар", "Аялдама", "Емхана есігі", "Пандус", "Арық",
    "Газ құбыры", "Саябақ",
)  # fmt: skip
FAULTS = (
    "жоқ", "құлаған", "істемейді", "жөнделмеген", "қымбат сатылған", "уақытында тапсырылмаған",
    "сапасыз салынған", "күтіп ұсталмайды", "ластанған", "жабық тұр",
)  # fmt: skip
STREETS = (
    "Қазыбек би", "Төле би", "Әйтеке би", "Абай", "Жамбыл", "Қонаев", "Рысқұлов", "Момышұлы", "Сәтбаев",
    "Әуезов", "Майлин", "Сейфуллин", "Жансүгіров", "Тоқаш", "Бөкейхан", "Дулатұлы", "Байтұрсынұлы", "Шоқай",
    "Торайғыров",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Desk:
    """The office of the bench and two of its people: one sees all, one sees one programme in one district."""

    office: Office
    specialist: User
    limited: User
    district: Place


def build(cases: int, events: int, seed: int = 20200730) -> Desk:
    """Fill the empty database; the same rows for the same seed."""
    make_at_once()
    load_all()
    chance = random.Random(seed)
    desk = _people()
    bodies = list(Organisation.objects.filter(office=desk.office))
    _without_triggers()
    rows = _cases(desk.office, cases, bodies, list(User.objects.all()), chance)
    while batch := list(islice(rows, 2000)):
        Case.objects.bulk_create(batch)
    _write_events(events, chance)
    _write_words()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE" if connection.vendor == "sqlite" else "VACUUM ANALYZE")
    return desk


def _people() -> Desk:
    region = Place.objects.get(kato="610000000", valid_to=None)
    name = TrilText(kk="Кеңсе", ru="Офис", en="Office")
    common = {"by": SYSTEM, "at": AT}
    office = open_office(
        code="bench", name=name, subtitle=name, region=region, opened_on=BEGAN, is_demo=True, **common
    )
    for number in range(60):
        body = TrilText(kk=f"{number}-округ әкімдігі", ru=f"Акимат округа {number}", en=f"Akimat {number}")
        register_organisation(office=office, kind="akimat", name=body, valid_from=BEGAN, **common)
    people = [_person(office, number) for number in range(30)]
    district = Place.objects.filter(level="district", valid_to=None).order_by("pk")[3]
    for person in people[1:]:
        grant(person=person, role="specialist", valid_from=BEGAN, **common)
    grant(
        person=people[0],
        role="specialist",
        programme="pharmacies",
        place=district,
        valid_from=BEGAN,
        **common,
    )
    return Desk(office, people[1], people[0], district)


def _person(office: Office, number: int) -> User:
    post = TrilText(kk="маман", ru="специалист", en="specialist")
    return add_person(
        office=office,
        email=f"person{number}@example.invalid",
        name=f"Маман {STREETS[number % len(STREETS)]} {number}",
        post=post,
        by=SYSTEM,
        at=AT,
    )


def _without_triggers() -> None:
    """The bench asks, it does not record: two million lines of the ledger would only cost its time."""
    drop = 'DROP TRIGGER IF EXISTS "{name}"' + (' ON "{table}"' if connection.vendor == "postgresql" else "")
    with connection.cursor() as cursor:
        for model in triggers.recorded_models():
            table = model._meta.db_table
            for operation in "iud":
                cursor.execute(drop.format(name=f"ledger_{operation}_{table}", table=table))


def _cases(
    office: Office, count: int, bodies: list[Organisation], people: list[User], chance: random.Random
) -> Iterator[Case]:
    places = list(Place.objects.filter(valid_to=None).exclude(level="region"))
    rules = list(DeadlineRule.objects.all())
    open_states = ("received", "acknowledged", "assigned", "in_progress", "fix_claimed", "reopened")
    ends = [state for state in CASE_LOOP.states if CASE_LOOP.is_end(state)]
    for serial in range(count):
        opened = BEGAN + timedelta(days=serial * 590 // count)
        is_open = chance.random() < OPEN_SHARE
        due = opened + timedelta(days=chance.randrange(15, 90)) if chance.random() < 0.9 else None
        if is_open and due is not None and chance.random() < 0.97:
            due = DAY + timedelta(days=chance.randrange(0, 120))
        title = f"{chance.choice(THINGS)} {chance.choice(FAULTS)}, {chance.choice(STREETS)} {serial % 200}"
        yield Case(
            office=office,
            number=f"C-{opened.year}-{serial + 1:04d}",
            programme=chance.choice(PROGRAMMES),
            topic="bench",
            title=title,
            place=chance.choice(places),
            addressee=chance.choice(bodies),
            state=chance.choice(open_states if is_open else ends),
            owner=chance.choice(people) if chance.random() < 0.8 else None,
            opened_on=opened,
            due_on=due,
            rule=chance.choice(rules) if due and chance.random() < 0.5 else None,
            closed_on=None if is_open else min(opened + timedelta(days=40), DAY),
        ).with_search()


def _write_events(count: int, chance: random.Random) -> None:
    """Most cases have a few lines; every thousandth has two hundred."""
    keys = list(Case.objects.order_by("pk").values_list("pk", flat=True))
    long = keys[::1000]
    wanted = [key for key in long for _ in range(200)]
    wanted += [chance.choice(keys) for _ in range(count - len(wanted))]
    lines = (_event(key, place) for place, key in enumerate(sorted(wanted)))
    while batch := list(islice(lines, 5000)):
        CaseEvent.objects.bulk_create(batch)


def _event(case: int, place: int) -> CaseEvent:
    return CaseEvent(
        case_id=case,
        at=AT - timedelta(minutes=place % 800_000),
        by_name="Маман",
        by_ref="user:1",
        kind=CaseEvent.Kind.NOTE,
        text="Әкімдікке қоңырау шалынды, жауап күтілуде.",
    )


def _write_words() -> None:
    rows = Case.objects.order_by("pk").iterator(2000)
    while batch := list(islice(rows, 2000)):
        keep_words(batch)


def opened(cases: int, events: int) -> Desk:
    """The office that stands in the database already, else a new one; its static files are collected."""
    call_command("collectstatic", interactive=False, verbosity=0)
    if "cases_case" in connection.introspection.table_names() and Case.objects.count() == cases:
        people = User.objects.order_by("pk")
        district = Place.objects.filter(level="district", valid_to=None).order_by("pk")[3]
        return Desk(Office.objects.get(code="bench"), people[1], people[0], district)
    return build(cases, events)
