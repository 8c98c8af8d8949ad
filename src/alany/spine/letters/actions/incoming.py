"""What people do with a letter that came: register it, as an answer, for a case, or alone; file it later."""

from datetime import date, datetime
from typing import BinaryIO

from alany.kernel.periods import local_date
from alany.spine.cases import search
from alany.spine.cases.events import write_event
from alany.spine.cases.models import Case, CaseEvent
from alany.spine.cases.numbering import take
from alany.spine.files.actions import receive_file
from alany.spine.files.models import StoredFile
from alany.spine.ledger import actions as ledger
from alany.spine.ledger.editing import locked, saved
from alany.spine.ledger.rules import Doer
from alany.spine.letters.actions.outgoing import tell_case
from alany.spine.letters.models import IncomingLetter, Letter
from alany.spine.letters.queries import numbers_on
from alany.spine.letters.rules import (
    AlreadyFiled,
    AnswerDateWrong,
    LetterIncomplete,
    LetterNotInState,
    incoming_number,
)
from alany.spine.organisations.models import Office, Organisation
from alany.spine.people.models import User

State = Letter.State
Enclosed = tuple[str, BinaryIO]


def record_answer(
    *,
    letter: Letter,
    number: str,
    dated_on: date,
    text: str,
    enclosed: Enclosed | None = None,
    by: Doer,
    at: datetime,
) -> IncomingLetter:
    """Register what the addressee answered, with its own number and date, under our next number.

    `enclosed`, a name and its bytes, is kept only with an answer that is accepted. Raises LetterNotInState,
    AnswerDateWrong, LetterIncomplete (no number or no text), FileRefused.
    """
    day = local_date(at)
    if not number.strip() or not text.strip():
        raise LetterIncomplete
    with ledger.action(verb="letter.answered", by=by, at=at, office=letter.office) as act:
        fresh = locked(Letter, letter.pk)
        if fresh.state not in {State.SENT, State.ANSWERED}:
            raise LetterNotInState(fresh.state)
        if dated_on > day or (fresh.sent_on and dated_on < fresh.sent_on):
            raise AnswerDateWrong(dated_on)
        answer = _registered(
            IncomingLetter(
                office=fresh.office,
                letter=fresh,
                case=fresh.case,
                sender=fresh.addressee,
                sender_name=fresh.to_whom,
                number=number.strip()[:60],
                dated_on=dated_on,
                subject=fresh.subject,
                text=_clean(text),
                file=_kept(fresh.office, enclosed, by, at),
            ),
            by,
            day,
        )
        fresh.state = State.ANSWERED
        saved(fresh, "state")
        facts = {"answer": answer.number, "dated": dated_on.isoformat(), "registered": answer.registered}
        tell_case(fresh, CaseEvent.Kind.ANSWER, by, at, words=answer.text, **facts)
        act.about(fresh, answer=answer.number, registered=answer.registered)
    return answer


def register_incoming(
    *,
    office: Office,
    sender: Organisation | None = None,
    sender_name: str = "",
    number: str = "",
    dated_on: date,
    subject: str,
    text: str = "",
    case: Case | None = None,
    enclosed: Enclosed | None = None,
    by: Doer,
    at: datetime,
) -> IncomingLetter:
    """Register a letter that nobody asked for, from a body or a person, under our next number.

    Raises LetterIncomplete (no sender or no subject), AnswerDateWrong (dated after today), FileRefused.
    """
    day = local_date(at)
    if not subject.strip() or not (sender or sender_name.strip()):
        raise LetterIncomplete
    if dated_on > day:
        raise AnswerDateWrong(dated_on)
    with ledger.action(verb="incoming.registered", by=by, at=at, office=office) as act:
        came = _registered(
            IncomingLetter(
                office=office,
                case=case,
                sender=sender,
                sender_name=(sender.name("kk") if sender else sender_name.strip())[:300],
                number=number.strip()[:60],
                dated_on=dated_on,
                subject=_clean(subject)[:300],
                text=_clean(text),
                file=_kept(office, enclosed, by, at),
            ),
            by,
            day,
        )
        _tell(came, by, at)
        act.about(came)
    return came


def file_incoming(*, incoming: IncomingLetter, case: Case, by: Doer, at: datetime) -> IncomingLetter:
    """Put a letter that stands alone into the case it belongs to. Raises AlreadyFiled."""
    with ledger.action(verb="incoming.filed", by=by, at=at, office=incoming.office) as act:
        fresh = IncomingLetter.objects.select_for_update().get(pk=incoming.pk)
        if fresh.case_id is not None:
            raise AlreadyFiled(fresh.case)
        fresh.case = case
        fresh.with_search().save(update_fields=["case", "search_text"])
        _tell(fresh, by, at)
        act.about(fresh, case=case.number)
    return fresh


def _registered(came: IncomingLetter, by: Doer, day: date) -> IncomingLetter:
    came.registered = incoming_number(day.year, take(came.office, f"incoming-{day.year}")[0])
    came.received_on = day
    came.registered_by = by if isinstance(by, User) else None
    came.with_search().save(force_insert=True)
    return came


def _tell(came: IncomingLetter, by: Doer, at: datetime) -> None:
    if came.case:
        facts = {"registered": came.registered, "answer": came.number, "dated": came.dated_on.isoformat()}
        write_event(
            came.case, CaseEvent.Kind.ANSWER, by=by, at=at, text=came.text or came.subject, facts=facts
        )
        search.keep_numbers(came.case, numbers_on(came.case), source="letters")


def _kept(office: Office, enclosed: Enclosed | None, by: Doer, at: datetime) -> StoredFile | None:
    if enclosed is None:
        return None
    name, content = enclosed
    return receive_file(office=office, name=name, content=content, by=by, at=at)


def _clean(text: str) -> str:
    return text.replace("\x00", "").strip()
