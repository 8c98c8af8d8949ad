"""What people do with a letter of ours: draft, edit, approve by a second person, send, send again."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from alany.kernel.deadlines import due_on as due_by_rule
from alany.kernel.hashing import sha256_hex
from alany.kernel.periods import local_date
from alany.spine.cases import search
from alany.spine.cases.events import write_event
from alany.spine.cases.models import Case, CaseEvent
from alany.spine.cases.numbering import take
from alany.spine.cases.queries import rule_on
from alany.spine.ledger import actions as ledger
from alany.spine.ledger.editing import EditedMeanwhile, locked, saved
from alany.spine.ledger.rules import Doer
from alany.spine.letters.delivery import post_after_commit
from alany.spine.letters.house_letters import template_of
from alany.spine.letters.models import Letter
from alany.spine.letters.queries import addressee_on, numbers_on
from alany.spine.letters.rules import (
    AddressMissing,
    ApprovedBySameHand,
    LetterIncomplete,
    LetterNotInState,
    Person,
    filled,
    letter_number,
)
from alany.spine.organisations.models import Office, Organisation
from alany.spine.people.models import User
from alany.spine.places.queries import working_calendar
from alany.spine.programme import registry

State = Letter.State


def draft_letter(
    *,
    office: Office,
    template: str,
    language: str,
    addressee: Organisation | Person,
    fields: Mapping[str, str],
    case: Case | None = None,
    enclosures: Sequence[str] = (),
    by: User,
    at: datetime,
) -> Letter:
    """Write a letter from a template of the house or a programme, to a body under its name of that day.

    Raises ProgrammeUnknown (no such template), FieldsMissing, AddresseeGone.
    """
    day, words = local_date(at), template_of(template)
    with ledger.action(verb="letter.drafted", by=by, at=at, office=office) as act:
        letter = Letter(
            office=office,
            programme=case.programme if case else _owner_of(template),
            template=template,
            language=language,
            **_to(addressee, language, day),
            subject=filled(words.subject.in_language(language), fields)[:300],
            body=filled(words.body.in_language(language), fields),
            enclosures=list(enclosures),
            case=case,
            drafted_by=by,
            drafted_on=day,
        ).with_search()
        letter.save(force_insert=True)
        tell_case(letter, CaseEvent.Kind.LETTER, by, at, step="drafted")
        act.about(letter, body_sha256=_digest(letter))
    return letter


def _to(addressee: Organisation | Person, language: str, day: date) -> dict[str, Any]:
    if isinstance(addressee, Person):
        return {
            "person_name": addressee.name,
            "person_address": addressee.address,
            "person_email": addressee.email,
        }
    body = addressee_on(addressee, day)
    return {"addressee": body, "addressee_name": body.name(language)}


def _digest(letter: Letter) -> str:
    return sha256_hex(letter.body.encode())


def _owner_of(template: str) -> str:
    owners = (
        programme.slug
        for programme in registry.all_programmes()
        if any(letter.slug == template for letter in programme.letters)
    )
    return next(owners, "")


def edit_letter(
    *,
    letter: Letter,
    subject: str,
    body: str,
    enclosures: Sequence[str] | None = None,
    by: User,
    at: datetime,
    version: int | None = None,
) -> Letter:
    """Change the text of a draft; the editor becomes its author, so that another person approves it.

    Raises LetterIncomplete, LetterNotInState, EditedMeanwhile.
    """
    if not subject.strip() or not body.strip():
        raise LetterIncomplete
    with ledger.action(verb="letter.edited", by=by, at=at, office=letter.office) as act:
        fresh = _in_state(letter, State.DRAFT, version)
        fresh.subject, fresh.body = subject.strip()[:300], body.replace("\x00", "").strip()
        fresh.enclosures = fresh.enclosures if enclosures is None else list(enclosures)
        fresh.drafted_by = by
        saved(fresh.with_search(), "subject", "body", "enclosures", "drafted_by", "search_text")
        act.about(fresh, body_sha256=_digest(fresh))
    return fresh


def approve_letter(*, letter: Letter, by: User, at: datetime, version: int | None = None) -> Letter:
    """Approve a draft and give it the next number of the year, and the addressee's name of this day.

    Raises ApprovedBySameHand, LetterNotInState, AddresseeGone, EditedMeanwhile.
    """
    day = local_date(at)
    with ledger.action(verb="letter.approved", by=by, at=at, office=letter.office) as act:
        fresh = _in_state(letter, State.DRAFT, version)
        if fresh.drafted_by_id == by.pk:
            raise ApprovedBySameHand
        if fresh.addressee:
            fresh.addressee = addressee_on(fresh.addressee, day)
            fresh.addressee_name = fresh.addressee.name(fresh.language)
        fresh.number = letter_number(day.year, take(fresh.office, f"letter-{day.year}")[0])
        fresh.approved_by, fresh.approved_on, fresh.state = by, day, State.APPROVED
        changed = (
            "addressee",
            "addressee_name",
            "number",
            "approved_by",
            "approved_on",
            "state",
            "search_text",
        )
        saved(fresh.with_search(), *changed)
        tell_case(fresh, CaseEvent.Kind.LETTER, by, at, step="approved")
        act.about(fresh, number=fresh.number, body_sha256=_digest(fresh))
    return fresh


def send_letter(
    *,
    letter: Letter,
    by: Doer,
    at: datetime,
    channel: str = Letter.Channel.PRINT,
    answer_due_on: date | None = None,
    answer_rule: str = "A1",
    address: str = "",
    version: int | None = None,
) -> Letter:
    """Send an approved letter by e-mail (after the transaction, as PDF) or hand it over printed.

    The answer is due on `answer_due_on`, else by the row `answer_rule` in force today. `address` is the page
    of the case for the QR code. Raises LetterNotInState, AddressMissing, RuleMissing, EditedMeanwhile.
    """
    day, by_mail = local_date(at), channel == Letter.Channel.EMAIL
    calendar = working_calendar()
    if answer_due_on is None:
        answer_due_on = due_by_rule(day, rule_on(answer_rule, day)[1], calendar)
    with ledger.action(verb="letter.sent", by=by, at=at, office=letter.office) as act:
        fresh = _in_state(letter, State.APPROVED, version)
        if by_mail and not fresh.email:
            raise AddressMissing(fresh.pk)
        fresh.state, fresh.sent_on, fresh.channel = State.SENT, day, channel
        fresh.answer_due_on = calendar.next_working(answer_due_on)
        fresh.delivery = Letter.Delivery.WAITING if by_mail else Letter.Delivery.DONE
        saved(fresh, "state", "sent_on", "channel", "answer_due_on", "delivery")
        due = fresh.answer_due_on.isoformat()
        tell_case(fresh, CaseEvent.Kind.LETTER, by, at, step="sent", answer_due=due)
        act.about(fresh, channel=str(channel), answer_due=due)
        if by_mail:
            post_after_commit(fresh.pk, address=address, at=at)
    return fresh


def send_again(*, letter: Letter, by: Doer, at: datetime, address: str = "") -> Letter:
    """Give a letter to the e-mail server once more after it refused it. Raises LetterNotInState."""
    with ledger.action(verb="letter.sent_again", by=by, at=at, office=letter.office) as act:
        fresh = locked(Letter, letter.pk)
        if fresh.delivery != Letter.Delivery.FAILED:
            raise LetterNotInState(fresh.delivery)
        fresh.delivery = Letter.Delivery.WAITING
        act.about(saved(fresh, "delivery"), number=fresh.number)
        post_after_commit(fresh.pk, address=address, at=at)
    return fresh


def _in_state(letter: Letter, state: Letter.State, version: int | None) -> Letter:
    fresh = locked(Letter, letter.pk)
    if fresh.state != state:
        raise LetterNotInState(fresh.state)
    if version is not None and fresh.version != version:
        raise EditedMeanwhile(fresh)
    return fresh


def tell_case(
    letter: Letter, kind: CaseEvent.Kind, by: Doer, at: datetime, words: str = "", **details: object
) -> None:
    """A line in the timeline of the letter's case, if it has one. A person is not named there."""
    if letter.case:
        facts = {"letter": letter.pk, "number": letter.number, "addressee": letter.addressee_name, **details}
        write_event(letter.case, kind, by=by, at=at, text=words or letter.subject, facts=facts)
        search.keep_numbers(letter.case, numbers_on(letter.case), source="letters")
