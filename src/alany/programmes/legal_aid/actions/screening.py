"""What a screener does with a question: read, sum up without names, take in, send on, refuse with a door."""

from dataclasses import dataclass
from datetime import datetime

from alany.programmes.legal_aid.actions.facts import is_named
from alany.programmes.legal_aid.actions.intake import add_party
from alany.programmes.legal_aid.models import AidTopic, Door, Matter, Party, ReferralOut
from alany.programmes.legal_aid.rules.conflicts import FactsClosed
from alany.programmes.legal_aid.rules.naming import without_names
from alany.spine.cases.actions import move_case
from alany.spine.ledger import actions as ledger
from alany.spine.ledger.editing import locked, saved
from alany.spine.organisations.models import Organisation
from alany.spine.people.models import User

Outcome = Matter.Outcome


class DoorMissing(ValueError):
    """A refusal without the next door cannot be stored; the door must be the office's and in force."""


class SummaryMissing(ValueError):
    """A question goes to volunteers only with a summary in Kazakh and in Russian."""


@dataclass(frozen=True, slots=True)
class Screened:
    """What the screener found: summaries without names, the topic, the help that is allowed."""

    summary_kk: str
    summary_ru: str
    topic: AidTopic
    service: str
    eligibility: str
    is_sensitive: bool


def screen_matter(
    *, matter: Matter, found: Screened, by: User, at: datetime, version: int | None = None
) -> Matter:
    """Take the question into the queue of volunteers. `version` is that of the case when the page was opened.

    Raises NameGivenAway, SummaryMissing, FactsClosed, MoveRefused, EditedMeanwhile.
    """
    _not_named(matter, by)
    names = list(matter.parties.values_list("name", flat=True))
    kk, ru = without_names(found.summary_kk, names), without_names(found.summary_ru, names)
    if not (kk and ru):
        raise SummaryMissing
    with ledger.action(verb="legal_aid.screened", by=by, at=at, office=matter.case.office) as act:
        case = locked(type(matter.case), matter.case_id, version)
        case.is_sensitive = found.is_sensitive
        saved(case, "is_sensitive")
        move_case(case=case, to="screened", text="Кезекке алынды / Принято в очередь", by=by, at=at)
        fresh = Matter.objects.select_for_update().get(pk=matter.pk)
        fresh.summary_kk, fresh.summary_ru, fresh.topic = kk, ru, found.topic
        fresh.service, fresh.eligibility = found.service, found.eligibility
        fresh.screened_by, fresh.screened_at = by, at
        fresh.save()
        act.about(fresh, topic=found.topic.slug, service=found.service)
    return fresh


def reject_matter(
    *, matter: Matter, door: Door, reason: str, by: User, at: datetime, version: int | None = None
) -> ReferralOut:
    """Refuse the question with a reason and the next door. It never counts as a question that was helped.

    Raises DoorMissing, WordsMissing, FactsClosed, MoveRefused, EditedMeanwhile.
    """
    return _send_out(matter, door, reason, "rejected", by, at, version)


def refer_out(
    *, matter: Matter, door: Door, reason: str, by: User, at: datetime, version: int | None = None
) -> ReferralOut:
    """Send the person on, for example to aid that the state guarantees. Raises as `reject_matter`."""
    return _send_out(matter, door, reason, "referred_out", by, at, version)


def name_party(
    *, matter: Matter, role: str, name: str, organisation: Organisation | None, by: User, at: datetime
) -> Party:
    """Add a side that the person told of, or link a side to a body that the office knows."""
    with ledger.action(verb="legal_aid.party_named", by=by, at=at, office=matter.case.office) as act:
        known = matter.parties.filter(role=role, name=name).first()
        if known is None:
            known = add_party(matter, role, name, organisation)
        elif organisation is not None:
            known.organisation = organisation
            known.save(update_fields=["organisation"])
        act.about(matter, role=role)
    return known


def _send_out(
    matter: Matter, door: Door | None, reason: str, to: str, by: User, at: datetime, version: int | None
) -> ReferralOut:
    _not_named(matter, by)
    if door is None or door.office_id != matter.case.office_id:
        raise DoorMissing
    words = without_names(reason, matter.parties.values_list("name", flat=True))
    verb = "legal_aid.rejected" if to == "rejected" else "legal_aid.referred_out"
    with ledger.action(verb=verb, by=by, at=at, office=matter.case.office) as act:
        move_case(case=matter.case, to=to, text=words, by=by, at=at, version=version)
        sent = ReferralOut.objects.create(
            matter=matter, door=door, reason=words, is_refusal=to == "rejected", at=at, by=by
        )
        state_aid = door.kind in {Door.Kind.ADVOCATES, Door.Kind.CONSULTANTS}
        outcome = Outcome.STATE_AID if state_aid else Outcome.REFERRED
        fresh = Matter.objects.select_for_update().get(pk=matter.pk)
        fresh.outcome = Outcome.NOT_ELIGIBLE if to == "rejected" else outcome
        fresh.screened_by, fresh.screened_at = fresh.screened_by or by, fresh.screened_at or at
        fresh.save(update_fields=["outcome", "screened_by", "screened_at"])
        act.about(fresh, door=door.name_kk)
    return sent


def _not_named(matter: Matter, by: User) -> None:
    if is_named(matter, by):
        raise FactsClosed
