"""The parts of which acts on recommendations are made; each is called inside an action."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from alany.kernel.periods import local_date
from alany.spine.cases import queries, search
from alany.spine.cases.actions.terms import Term, term_from
from alany.spine.cases.events import write_event
from alany.spine.cases.models import Case, CaseEvent, Recommendation
from alany.spine.cases.rules import ActRefused, RecommendationMissing, TermMissing, said, steps_to_work
from alany.spine.ledger.editing import saved
from alany.spine.ledger.rules import Doer
from alany.spine.organisations.models import Organisation
from alany.spine.organisations.queries import answering_on
from alany.spine.people.models import User

Kind = CaseEvent.Kind


class AddresseeGone(ActRefused):
    """The body does not exist on this day; `successor` is who answers now, None when nobody is known."""

    def __init__(self, addressee: Organisation, successor: Organisation | None) -> None:
        super().__init__(str(addressee))
        self.addressee = addressee
        self.successor = successor


@dataclass(frozen=True, slots=True)
class Ask:
    """What is asked of whom: the term is `due_on`, or counted by the row `rule_id` from the day of asking."""

    addressee: Organisation
    language: str
    text: str
    due_on: date | None = None
    rule_id: str = ""


def names_of(body: Organisation) -> dict[str, str]:
    """The names as facts of an event, so that a page says them in its own language."""
    return {"kk": body.name_kk, "ru": body.name_ru, "en": body.name("en")}


def standing(body: Organisation, day: date) -> Organisation:
    """The body itself when it exists on this day; raises AddresseeGone with its successor."""
    if body.valid_from <= day and (body.valid_to is None or body.valid_to >= day):
        return body
    answering = answering_on(body, day)
    exists = answering.valid_from <= day and (answering.valid_to is None or answering.valid_to >= day)
    raise AddresseeGone(body, answering if exists and answering != body else None)


def in_force(case: Case) -> Recommendation | None:
    """The recommendation that the case has now, locked until the transaction ends."""
    rows = case.recommendations.select_for_update(of=("self",)).select_related("addressee", "rule")
    return rows.filter(ended_on=None).first()


def demanded(case: Case) -> Recommendation:
    """The recommendation in force; raises RecommendationMissing."""
    found = in_force(case)
    if found is None:
        raise RecommendationMissing
    return found


def give(case: Case, ask: Ask, *, by: Doer, given_by: User, at: datetime) -> Recommendation:
    """Write the recommendation, its event, and what it changes of the case (which the caller saves).

    A case whose own term no rule of law sets takes the term of the recommendation. Raises AddresseeGone,
    WordsMissing, TermMissing, DueBeforeReceipt, RuleMissing.
    """
    day = local_date(at)
    standing(ask.addressee, day)
    term = term_from(day, ask.due_on, ask.rule_id or None)
    if term.due_on is None:
        raise TermMissing
    last = case.recommendations.order_by("-ordinal").first()
    made = Recommendation.objects.create(
        case=case,
        ordinal=last.ordinal + 1 if last else 1,
        follows=last,
        addressee=ask.addressee,
        language=ask.language,
        text=said(ask.text),
        given_on=day,
        given_by=given_by,
        rule=term.rule,
        due_on=term.due_on,
    )
    case.addressee = ask.addressee
    if case.rule is None:
        case.due_on = term.due_on
    write_event(case, Kind.RECOMMENDATION, by=by, at=at, text=made.text, facts=_given(made, term))
    return made


def _given(made: Recommendation, term: Term) -> dict[str, object]:
    facts: dict[str, object] = {
        "step": "given",
        "recommendation": made.pk,
        "to": names_of(made.addressee),
        "due": made.due_on.isoformat(),
    }
    return facts | ({"day_off": term.asked_on.isoformat()} if term.asked_on else {})


def end(one: Recommendation, how: Recommendation.Ended, day: date) -> Recommendation:
    """The recommendation is over; links to it say so from now on."""
    one.ended_on, one.ended_as = day, how
    one.version += 1
    one.save(update_fields=["ended_on", "ended_as", "version"])
    return one


def end_if_any(case: Case, how: Recommendation.Ended, day: date) -> None:
    """End the recommendation in force, where there is one."""
    if one := in_force(case):
        end(one, how, day)


def walk(
    case: Case,
    states: list[str],
    *,
    by: Doer,
    at: datetime,
    kind: CaseEvent.Kind = Kind.MOVED,
    text: str = "",
    facts: Mapping[str, object] | None = None,
) -> None:
    """Take the case through these states; the last event carries kind, words and facts."""
    for step in states:
        last = step == states[-1]
        write_event(
            case,
            kind if last else Kind.MOVED,
            by=by,
            at=at,
            text=text if last else "",
            states=(case.state, step),
            facts=facts if last else None,
        )
        case.state = step
    case.closed_on = local_date(at) if queries.workflow_of(case.topic).is_end(case.state) else None


def to_work(case: Case, *, by: User, at: datetime) -> None:
    """A case about which somebody is asked to act is in work, and who asks answers for it if nobody does."""
    walk(case, steps_to_work(queries.workflow_of(case.topic), case.state), by=by, at=at)
    case.owner = case.owner or by


SAVED = (
    "state", "owner", "addressee", "due_on", "rule", "closed_on", "claimed_by", "claimed_ref", "level",
    "times_reopened", "duplicate_of", "search_text",
)  # fmt: skip
"""The fields of a case that acts of the loop change."""


def found_anew(case: Case) -> Case:
    """Save what an act changed of the case; it is found under its present addressee."""
    kept = saved(case.with_search(), *SAVED)
    search.keep_words([kept])
    return kept
