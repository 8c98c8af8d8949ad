"""Letters to the person of a question, for who may read the words; the reading is recorded."""

from collections.abc import Mapping
from datetime import datetime

from alany.kernel.numbers import format_date
from alany.kernel.periods import ALMATY, local_date
from alany.programmes.legal_aid.actions.facts import read_facts
from alany.programmes.legal_aid.letters import ANSWER, MEETING, REFUSAL
from alany.programmes.legal_aid.models import Consultation, Matter
from alany.programmes.legal_aid.queries.appointments import appointment_of
from alany.programmes.legal_aid.rules.letters import LetterUnsafe, NothingToTell
from alany.programmes.legal_aid.rules.naming import without_names
from alany.programmes.legal_aid.wording_volunteers import MEETINGS
from alany.spine.ledger import actions as ledger
from alany.spine.letters.actions import draft_letter
from alany.spine.letters.models import Letter
from alany.spine.letters.rules import Person
from alany.spine.people.models import User

Fields = Mapping[str, str]


def letter_to_person(*, matter: Matter, what: str, address: str = "", by: User, at: datetime) -> Letter:
    """A draft in the language of the question: `what` is the slug of its template.

    Name and address stand only where the letter keeps a person, never in its text or in the ledger. Raises
    LetterUnsafe (a sensitive question, or writing is not safe), FactsClosed, NothingToTell, NameGivenAway.
    """
    if matter.case.is_sensitive:
        raise LetterUnsafe
    with ledger.action(verb="legal_aid.letter_written", by=by, at=at, office=matter.case.office) as act:
        facts = read_facts(matter=matter, by=by, at=at).facts
        if not facts.may_write:
            raise LetterUnsafe
        fields = fields_of(matter, what)
        if fields is None:
            raise NothingToTell(what)
        for text in fields.values():
            without_names(text, [facts.client_name])
        letter = draft_letter(
            office=matter.case.office,
            template=what,
            language=matter.language,
            addressee=Person(facts.client_name, address.strip(), facts.email),
            fields=fields,
            case=matter.case,
            by=by,
            at=at,
        )
        act.about(matter, letter=letter.pk)
    return letter


def fields_of(matter: Matter, what: str) -> Fields | None:
    """What the template is filled with; None while there is nothing of this kind to tell."""
    match what:
        case ANSWER.slug:
            found = _answer(matter)
        case REFUSAL.slug:
            found = _refusal(matter)
        case MEETING.slug:
            found = _meeting(matter)
        case _:
            found = None
    return found and {"number": matter.case.number, "telephone": matter.case.office.telephone} | dict(found)


def _answer(matter: Matter) -> Fields | None:
    given = (
        matter.consultations.filter(kind=Consultation.Kind.ANSWER).select_related("volunteer__user").last()
    )
    if given is None or given.volunteer is None:
        return None
    return {
        "received_on": format_date(matter.case.opened_on, matter.language),
        "volunteer": given.volunteer.user.name,
        "answer": given.text,
    }


def _refusal(matter: Matter) -> Fields | None:
    sent = matter.referrals.select_related("door").order_by("-pk").first()
    if sent is None:
        return None
    door, language = sent.door, matter.language
    return {
        "reason": sent.reason,
        "door": getattr(door, f"name_{language}"),
        "how": getattr(door, f"how_{language}"),
        "address": door.address,
        "telephone": door.telephone,
    }


def _meeting(matter: Matter) -> Fields | None:
    booking = appointment_of(matter)
    if booking is None:
        return None
    slot, language = booking.slot, matter.language
    return {
        "on": format_date(local_date(slot.starts_at), language),
        "time": f"{slot.starts_at.astimezone(ALMATY):%H:%M}",
        "place": slot.place(language) or MEETINGS[slot.mode].in_language(language),
    }
