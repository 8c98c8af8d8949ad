"""A question is taken in: page by page, sent once, or forgotten."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta

from alany.kernel.folding import fold
from alany.kernel.periods import local_date
from alany.programmes.legal_aid.codes import hash_of
from alany.programmes.legal_aid.models import AidTopic, Channel, Facts, Intake, Matter, Party
from alany.programmes.legal_aid.queries.eligibility import as_rules, groups_on
from alany.programmes.legal_aid.questions import CONSENT_VERSION, TREE, TREES
from alany.programmes.legal_aid.rules.codes import new_code
from alany.programmes.legal_aid.rules.screening import Screen, is_sensitive, may_be_sent, screen
from alany.programmes.legal_aid.rules.services import CONSULT, REPRESENT
from alany.programmes.legal_aid.rules.terms import FIRST_REACTION_WORKING_DAYS, UNFINISHED_DAYS
from alany.programmes.legal_aid.topics import CONSULTATION
from alany.spine.cases.actions import open_case
from alany.spine.cases.models import Case
from alany.spine.ledger import actions as ledger
from alany.spine.ledger.editing import locked, saved
from alany.spine.ledger.rules import SYSTEM, Doer
from alany.spine.organisations.models import Office, Organisation
from alany.spine.people.models import User
from alany.spine.places.models import Place
from alany.spine.places.queries import place_on, working_calendar

SEALED = ("facts", "contact", "parties")
"""Answers that leave the intake when it is sent: they have one home, and it is sealed."""


class IntakeClosed(ValueError):
    """The intake was sent already; it cannot be changed or sent once more."""


class IntakeIncomplete(ValueError):
    """A question has no answer yet, or the refusal of the screen was not answered."""


def begin_intake(
    *, office: Office, language: str, channel: str = Channel.ONLINE, code: str = "", by: Doer, at: datetime
) -> tuple[Intake, str]:
    """Begin an intake and return it with its code, drawn anew unless given; only a hash of the code is kept.

    Taken down by an officer, it remembers who that was.
    """
    code, today = code or new_code(), local_date(at)
    with ledger.action(verb="intake.begun", by=by, at=at, office=office) as act:
        intake = Intake.objects.create(
            office=office,
            tree_version=TREE.version,
            code_hash=hash_of(code),
            language=language,
            channel=channel,
            taken_by=by if isinstance(by, User) else None,
            begun_at=at,
            forgotten_on=today + timedelta(days=UNFINISHED_DAYS),
        )
        act.about(intake, channel=str(channel))
    return intake, code


def save_answer(*, intake: Intake, slug: str, value: object, by: Doer, at: datetime) -> Intake:
    """Keep the answer to one question; answers to questions that no longer come fall away.

    The same answer sent again changes nothing. Raises IntakeClosed.
    """
    return save_answers(intake=intake, answers={slug: value}, by=by, at=at)


def save_answers(*, intake: Intake, answers: Mapping[str, object], by: Doer, at: datetime) -> Intake:
    """Keep several answers at once, as they come from a form on paper. Raises IntakeClosed."""
    with ledger.action(verb="intake.answered", by=by, at=at, office=intake.office) as act:
        fresh = _open(intake)
        fresh.answers = TREES[fresh.tree_version].pruned({**fresh.answers, **answers})
        fresh.forgotten_on = local_date(at) + timedelta(days=UNFINISHED_DAYS)
        act.about(saved(fresh, "answers", "forgotten_on"), question=", ".join(answers))
    return fresh


def submit_intake(*, intake: Intake, code: str, by: Doer, at: datetime) -> Matter:
    """Send the intake: a case without a name, a matter, its facts sealed, its parties for the check.

    Sent twice, it gives the matter of the first time. The first human reaction is due by the office's own
    term. Raises IntakeIncomplete.
    """
    with ledger.action(verb="intake.submitted", by=by, at=at, office=intake.office) as act:
        fresh = locked(Intake, intake.pk)
        if fresh.submitted_at is not None:
            return fresh.matter
        today = local_date(at)
        found = screen(fresh.answers, as_rules(groups_on(today)), today)
        if not may_be_sent(TREES[fresh.tree_version], fresh.answers, found):
            raise IntakeIncomplete
        matter = _take_in(fresh, found, hash_of(code), by, at)
        answers, fresh.submitted_at, fresh.consent_version = fresh.answers, at, CONSENT_VERSION
        fresh.answers = {slug: value for slug, value in answers.items() if slug not in SEALED}
        saved(fresh, "answers", "submitted_at", "consent_version")
        act.about(matter, channel=fresh.channel)
    return matter


def take_down(
    *,
    office: Office,
    answers: Mapping[str, object],
    code: str,
    channel: str,
    language: str,
    by: User,
    at: datetime,
) -> Matter:
    """An officer writes a whole question down at once, for who stands at the counter, calls or left a form.

    `code` was drawn with the page, so that the page sent twice gives the same question. Raises
    IntakeIncomplete.
    """
    with ledger.action(verb="intake.taken_down", by=by, at=at, office=office) as act:
        intake, _ = begin_intake(office=office, language=language, channel=channel, code=code, by=by, at=at)
        intake = save_answers(intake=intake, answers=answers, by=by, at=at)
        matter = submit_intake(intake=intake, code=code, by=by, at=at)
        act.about(matter, channel=channel)
    return matter


def forget_unfinished(*, office: Office, at: datetime) -> int:
    """Erase the intakes that were never sent and whose day has come; how many."""
    rows = Intake.objects.filter(office=office, submitted_at=None, forgotten_on__lt=local_date(at))
    if not rows.exists():
        return 0
    with ledger.action(verb="intake.forgotten", by=SYSTEM, at=at, office=office) as act:
        count, _ = rows.delete()
        act.details["intakes"] = count
    return count


def _open(intake: Intake) -> Intake:
    fresh = locked(Intake, intake.pk)
    if fresh.submitted_at is not None:
        raise IntakeClosed
    return fresh


def _take_in(intake: Intake, found: Screen, code_hash: str, by: Doer, at: datetime) -> Matter:
    answers = intake.answers
    topic = AidTopic.objects.get(slug=answers["topic"])
    matter = Matter.objects.create(
        case=_case(intake, topic, by, at),
        intake=intake,
        topic=topic,
        service=REPRESENT if answers["speak"] == "yes" else CONSULT,
        language=answers["language"],
        channel=intake.channel,
        mode=answers["mode"],
        deadline_on=_day(answers.get("deadline_on")),
        is_danger=answers["danger"] != "no",
        eligibility=found.result,
        eligibility_group=found.reason if found.result == "state_aid" else "",
        code_hash=code_hash,
    )
    _seal(matter, answers)
    return matter


def _case(intake: Intake, topic: AidTopic, by: Doer, at: datetime) -> Case:
    day = local_date(at)
    case = open_case(
        office=intake.office,
        programme="legal_aid",
        topic=CONSULTATION.slug,
        title=f"{CONSULTATION.title.kk}: {topic.title_kk}",
        place=_place(intake.answers["place"], day),
        due_on=working_calendar().add_working_days(day, FIRST_REACTION_WORKING_DAYS),
        by=by,
        at=at,
    )
    if is_sensitive(intake.answers):
        case.is_sensitive = True
        saved(case, "is_sensitive")
    return case


def _seal(matter: Matter, answers: dict[str, object]) -> None:
    contact: dict[str, str] = dict(answers["contact"])  # type: ignore[call-overload]
    Facts.objects.create(
        matter=matter,
        text=str(answers["facts"]),
        client_name=contact["name"],
        telephone=contact.get("telephone", ""),
        email=contact.get("email", ""),
        may_call=bool(contact.get("may_call")),
        may_write=bool(contact.get("may_write")),
        contact_note=contact.get("note", ""),
    )
    others: list[str] = list(answers["parties"])  # type: ignore[call-overload]
    add_party(matter, Party.Role.CLIENT, contact["name"])
    for name in others:
        add_party(matter, Party.Role.ADVERSE, name)


def add_party(matter: Matter, role: str, name: str, organisation: Organisation | None = None) -> Party:
    """A side of the matter, inside the action of whoever names it; a body of the same name is linked."""
    folded = fold(name)[:400]
    known = organisation or (_organisation(matter, folded) if role != Party.Role.CLIENT else None)
    return Party.objects.create(
        matter=matter, role=role, name=name[:300], organisation=known, search_text=folded
    )


def _organisation(matter: Matter, folded: str) -> Organisation | None:
    rows = Organisation.objects.filter(office=matter.case.office, search_text__contains=folded)
    exact = [one for one in rows[:50] if folded in (fold(one.name_kk), fold(one.name_ru))]
    return exact[0] if len(exact) == 1 else None


def _place(kato: object, day: date) -> Place | None:
    try:
        return place_on(str(kato), day)
    except Place.DoesNotExist:
        return None


def _day(given: object) -> date | None:
    return date.fromisoformat(given) if isinstance(given, str) else None
