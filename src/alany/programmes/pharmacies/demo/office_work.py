"""What else lies on the desk: written appeals as cases in every state, and letters about the campaign."""

from dataclasses import dataclass
from datetime import date, datetime, time

from alany.kernel.numbers import format_date
from alany.kernel.periods import ALMATY
from alany.programmes.pharmacies.demo.bodies import CONTROL
from alany.programmes.pharmacies.demo.chance import pick
from alany.programmes.pharmacies.demo.fieldwork import PERIOD
from alany.programmes.pharmacies.demo.people import Staff
from alany.programmes.pharmacies.letters import NOTICE
from alany.programmes.pharmacies.queries.campaigns import PROGRAMME
from alany.programmes.pharmacies.topics import APPEAL
from alany.spine.cases.actions import (
    assign_case,
    close_without_action,
    mark_duplicate,
    move_case,
    note,
    open_case,
    reopen_case,
    transfer_case,
    verify,
    withdraw_case,
)
from alany.spine.cases.models import Case, Verification
from alany.spine.letters.actions import approve_letter, draft_letter, record_answer, send_letter
from alany.spine.organisations.models import Office, Organisation
from alany.spine.people.models import User
from alany.spine.places.queries import districts_on

TITLES = (
    "Дәрінің бағасы көрші дәріханадан екі есе қымбат (демо)",
    "В аптеке не дали чек за антибиотик (демо)",
    "Баға белгісі мен кассадағы баға сәйкес емес (демо)",
    "Нет жаропонижающего по предельной цене (демо)",
    "Бетперденің бағасы туралы өтініш (демо)",
    "Продали лекарство поштучно дороже упаковки (демо)",
)
SUMMARY = {
    "kk": "Бағалар мен лицензиялар қаралды. Табылғаны туралы материалдар құзыретті органға бөлек жіберіледі.",
    "ru": "Смотрели цены и лицензии. Материалы о найденном направляются компетентному органу отдельно.",
}


@dataclass(frozen=True, slots=True)
class Matter:
    """One appeal: the day it came, the term in days, and the states it walked through."""

    day: int
    states: tuple[str, ...]
    verified: str = ""


WALK = ("in_progress", "fix_claimed")
MATTERS = (
    *(Matter(day, ()) for day in (29, 30, 30)),
    *(Matter(day, ("acknowledged",)) for day in (28, 29, 30)),
    *(Matter(day, ("assigned",)) for day in (24, 27, 28)),
    *(Matter(day, ("assigned", "in_progress")) for day in (6, 9, 13, 14, 15, 16, 20, 22)),
    *(Matter(day, ("assigned", *WALK)) for day in (10, 13, 17)),
    *(Matter(day, ("assigned", *WALK), "verified_fixed") for day in (6, 8)),
    Matter(7, ("assigned", *WALK), "verified_not_fixed"),
    Matter(7, ("assigned", *WALK), "reopened"),
    Matter(13, ("transferred",)),
    Matter(14, ("assigned", "in_progress", "no_action")),
    Matter(15, ("duplicate",)),
    Matter(16, ("acknowledged", "withdrawn")),
)
WORDS = {
    "acknowledged": "Тіркелді, өтініш берушіге талон берілді.",
    "in_progress": "Дәріханаға барып, бағаны қарау жоспарланды.",
    "fix_claimed": "Дәріхана бағаны түзеттім деп хабарлады.",
    "verified_fixed": "Барып көрдік: баға шекті баға шегінде.",
    "verified_not_fixed": "Барып көрдік: баға әлі жоғары.",
    "reopened": "Баға қайта көтерілді, іс қайта ашылды.",
    "transferred": "Өңірлік бақылау департаментіне берілді.",
    "no_action": "Баға шекті баға шегінде екені анықталды.",
    "duplicate": "Осы мәселе бойынша іс бар.",
    "withdrawn": "Өтініш беруші өтінішін қайтарып алды.",
}


def take_appeals(office: Office, staff: Staff) -> list[Case]:
    """Written appeals of the month, in every state of a case."""
    places = list(districts_on(PERIOD.first))
    return [
        _appeal(office, staff, number, matter, places[(number * 5) % len(places)])
        for number, matter in enumerate(MATTERS)
    ]


def _appeal(office: Office, staff: Staff, number: int, matter: Matter, place: object) -> Case:
    by, at = staff.specialists[number % 2], _at(matter.day, 9, number)
    case = open_case(
        office=office,
        programme=PROGRAMME,
        topic=APPEAL.slug,
        title=TITLES[number % len(TITLES)],
        place=place,  # type: ignore[arg-type]
        rule_id="A1",
        text="Жазбаша өтініш, демо.",
        by=by,
        at=at,
    )
    for step, state in enumerate(matter.states, start=1):
        at = _at(min(matter.day + step, 30), 10 + step, number)
        _step(case, state, by, at)
        case.refresh_from_db()
    if matter.verified:
        _looked_at(case, matter.verified, staff.reviewers[number % 2], _at(28, 15, number))
    elif number % 5 == 0:
        note(case=case, text="Өтініш берушімен телефонмен сөйлестік (демо).", by=by, at=_at(30, 9, number))
    return case


def _step(case: Case, state: str, by: User, at: datetime) -> None:
    """One step of an appeal's walk, by the act that leads there."""
    words = WORDS.get(state, "")
    match state:
        case "assigned":
            assign_case(case=case, owner=by, by=by, at=at)
        case "transferred":
            authority = Organisation.objects.get(office=case.office, name_kk=CONTROL.kk)
            transfer_case(case=case, to=authority, reason=words, by=by, at=at)
        case "no_action":
            close_without_action(case=case, reason=words, by=by, at=at)
        case "duplicate":
            told_first = Case.objects.filter(topic=case.topic).exclude(pk=case.pk).order_by("pk")[0]
            mark_duplicate(case=case, of=told_first, reason=words, by=by, at=at)
        case "withdrawn":
            withdraw_case(case=case, reason=words, by=by, at=at)
        case _:
            move_case(case=case, to=state, text=words, by=by, at=at)


def _looked_at(case: Case, found: str, other: User, at: datetime) -> None:
    """A second person went and looked; one appeal was opened again after that."""
    fixed = found != "verified_not_fixed"
    outcome = Verification.Outcome.FIXED if fixed else Verification.Outcome.NOT_FIXED
    words = WORDS["verified_fixed" if fixed else "verified_not_fixed"]
    verify(case=case, method=Verification.Method.VISIT, outcome=outcome, text=words, by=other, at=at)
    if found == "reopened":
        reopen_case(case=case, reason=WORDS["reopened"], by=other, at=at)


def write_letters(office: Office, staff: Staff) -> None:
    """Letters to akimats about the campaign: a draft, approved, sent, overdue and answered ones."""
    akimats = Organisation.objects.filter(office=office, kind=Organisation.Kind.AKIMAT).order_by(
        "place__kato"
    )
    for number, (akimat, stage) in enumerate(
        zip(akimats, ("answered", "sent", "overdue", "approved", "draft", "answered"), strict=False)
    ):
        language = pick(("kk", "ru"), "letter", number)
        by = staff.specialists[number % 2]
        letter = draft_letter(
            office=office,
            template=NOTICE.slug,
            language=language,
            addressee=akimat,
            fields={
                "first_on": format_date(PERIOD.first, language),
                "last_on": format_date(PERIOD.last, language),
                "place": akimat.place.name(language) if akimat.place else "",
                "summary": SUMMARY[language],
            },
            by=by,
            at=_at(22, 10, number),
        )
        if stage == "draft":
            continue
        letter = approve_letter(letter=letter, by=staff.head, at=_at(22, 16, number))
        if stage == "approved":
            continue
        due = date(2020, 7, 27) if stage == "overdue" else None
        letter = send_letter(letter=letter, by=by, at=_at(23, 9, number), answer_due_on=due)
        if stage == "answered":
            record_answer(
                letter=letter,
                number=f"ДЕМО-{number + 40}",
                dated_on=date(2020, 7, 28),
                text="Назарға алынды, дәріханаларға түсіндіру жүргізіледі (демо).",
                by=by,
                at=_at(29, 12, number),
            )


def _at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime.combine(date(2020, 7, day), time(hour, minute % 60), tzinfo=ALMATY)
