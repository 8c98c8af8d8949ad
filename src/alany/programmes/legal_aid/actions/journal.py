"""Consultations that were given before the system stood, copied from the paper journal as one act."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from alany.kernel.folding import fold
from alany.kernel.periods import ALMATY, local_date
from alany.programmes.legal_aid.codes import hash_of
from alany.programmes.legal_aid.models import (
    AidTopic,
    Channel,
    Consultation,
    Facts,
    Hours,
    Matter,
    Party,
    Survey,
    Volunteer,
)
from alany.programmes.legal_aid.rules.codes import new_code
from alany.programmes.legal_aid.rules.journal import LineAhead
from alany.programmes.legal_aid.rules.services import checked
from alany.programmes.legal_aid.rules.terms import ASK_AGAIN_DAYS
from alany.programmes.legal_aid.topics import CONSULTATION
from alany.spine.cases.models import Case, CaseEvent
from alany.spine.cases.numbering import take
from alany.spine.cases.rules import case_number
from alany.spine.cases.search import keep_words
from alany.spine.ledger import actions as ledger
from alany.spine.organisations.models import Office
from alany.spine.people.models import User
from alany.spine.places.models import Place

CLOSED = "Қағаз журналдан көшірілді / Перенесено из бумажного журнала"


@dataclass(frozen=True, slots=True)
class Line:
    """One consultation as the journal has it: on one day somebody asked, and was answered there and then.

    `solved` is what was said thirty days later, empty where nobody asked.
    """

    on: date
    topic: AidTopic
    place: Place | None
    language: str
    volunteer: Volunteer
    service: str
    minutes: int
    outcome: str
    name: str
    question: str
    answer: str
    mode: str = "person"
    telephone: str = ""
    solved: str = ""


def copy_journal(*, office: Office, lines: Sequence[Line], by: User, at: datetime) -> list[Matter]:
    """Copy the lines, oldest first: closed cases with their answers, hours and what was said afterwards.

    All of them or none. Raises LineAhead (a day to come, or before the volunteer joined), ServiceNotAllowed.
    """
    ordered = sorted(lines, key=lambda line: line.on)
    for line in ordered:
        checked(line.volunteer.kind, line.service)
        if line.on > local_date(at) or line.on < line.volunteer.joined_on:
            raise LineAhead(line.on)
    with ledger.action(verb="legal_aid.journal_copied", by=by, at=at, office=office) as act:
        matters = _matters(office, ordered, by)
        _what_was_said(ordered, matters, by)
        _time_given(ordered, matters, by)
        act.about(office, lines=len(matters))
    return matters


def _moment(day: date, hour: int) -> datetime:
    """The journal knows the day alone."""
    return datetime.combine(day, time(hour), ALMATY)


def _matters(office: Office, lines: Sequence[Line], by: User) -> list[Matter]:
    cases = Case.objects.bulk_create(_cases(office, lines))
    keep_words(cases)
    CaseEvent.objects.bulk_create(
        CaseEvent(
            case=case, at=_moment(case.opened_on, hour), by_name=by.name, by_ref=by.as_actor().ref, kind=kind,
            from_state=before, to_state=after, text=text,
        )
        for case in cases
        for hour, kind, before, after, text in (
            (10, CaseEvent.Kind.OPENED, "", "submitted", ""),
            (12, CaseEvent.Kind.MOVED, "submitted", "closed", CLOSED),
        )
    )  # fmt: skip
    return Matter.objects.bulk_create(
        Matter(
            case=case, topic=line.topic, service=line.service, language=line.language, channel=Channel.DESK,
            mode=line.mode, volunteer=line.volunteer, answered_at=_moment(line.on, 11), outcome=line.outcome,
            code_hash=hash_of(new_code()),
        )
        for case, line in zip(cases, lines, strict=True)
    )  # fmt: skip


def _cases(office: Office, lines: Sequence[Line]) -> list[Case]:
    serials = {
        year: iter(take(office, f"case-{year}", sum(line.on.year == year for line in lines)))
        for year in sorted({line.on.year for line in lines})
    }
    return [
        Case(
            office=office,
            number=case_number(line.on.year, next(serials[line.on.year])),
            programme="legal_aid",
            topic=CONSULTATION.slug,
            title=f"{CONSULTATION.title.kk}: {line.topic.title_kk}",
            place=line.place,
            state="closed",
            opened_on=line.on,
            closed_on=line.on,
        ).with_search()
        for line in lines
    ]


def _what_was_said(lines: Sequence[Line], matters: Sequence[Matter], by: User) -> None:
    pairs = list(zip(matters, lines, strict=True))
    Facts.objects.bulk_create(
        Facts(matter=matter, text=line.question, client_name=line.name, telephone=line.telephone)
        for matter, line in pairs
    )
    Party.objects.bulk_create(
        Party(matter=matter, role=Party.Role.CLIENT, name=line.name, search_text=fold(line.name)[:400])
        for matter, line in pairs
    )
    Consultation.objects.bulk_create(
        Consultation(
            matter=matter, kind=Consultation.Kind.ANSWER, volunteer=line.volunteer, at=_moment(line.on, 11),
            mode=line.mode, volunteer_kind=line.volunteer.kind, service=line.service, text=line.answer,
            minutes=line.minutes,
        )
        for matter, line in pairs
    )  # fmt: skip
    Survey.objects.bulk_create(
        Survey(
            matter=matter, stage=Survey.Stage.DAY30, ask_on=line.on + timedelta(days=ASK_AGAIN_DAYS),
            answered_at=_moment(line.on + timedelta(days=ASK_AGAIN_DAYS), 12), solved=line.solved,
        )
        for matter, line in pairs
        if line.solved
    )  # fmt: skip


def _time_given(lines: Sequence[Line], matters: Sequence[Matter], by: User) -> None:
    """The journal was signed every day: its hours count as approved by who copies it."""
    Hours.objects.bulk_create(
        Hours(
            volunteer=line.volunteer, on=line.on, minutes=line.minutes, what=CLOSED[:200], matter=matter,
            approved_by=by, approved_on=line.on,
        )
        for matter, line in zip(matters, lines, strict=True)
    )  # fmt: skip
