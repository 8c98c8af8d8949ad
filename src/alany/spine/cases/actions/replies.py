"""What an addressee says to a recommendation. Each is one transaction and one entry of the ledger."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from alany.kernel.periods import local_date
from alany.kernel.workflow import Workflow
from alany.spine.cases import queries
from alany.spine.cases.actions.asking import names_of
from alany.spine.cases.actions.moving import move_case
from alany.spine.cases.events import write_event
from alany.spine.cases.links import LinkNotOpen, LinkState
from alany.spine.cases.models import (
    AddresseeAccount,
    Case,
    CaseEvent,
    Commitment,
    DraftFile,
    Proof,
    Recommendation,
    ReplyDraft,
    ReplyLink,
    Response,
)
from alany.spine.cases.reply_queries import answer_number, last_answer, place_of, state_at
from alany.spine.cases.rules import FIX_CLAIMED, said
from alany.spine.cases.saying import COMMIT, FIXED, MOST_FILES, Said, TooManyFiles, checked
from alany.spine.ledger import actions as ledger
from alany.spine.ledger.editing import locked
from alany.spine.ledger.rules import Doer
from alany.spine.organisations.models import Organisation
from alany.spine.people.models import User
from alany.spine.people.rules import OtherOffice

IN_PROGRESS = "in_progress"
TOWARDS_CLAIM = ("acknowledged", "assigned", IN_PROGRESS, FIX_CLAIMED)


class AnsweredMeanwhile(Exception):
    """Something was said after this person began to write; `last` is the key of the newest answer."""

    def __init__(self, last: int) -> None:
        super().__init__(str(last))
        self.last = last


def respond(
    *,
    recommendation: Recommendation,
    words: Said,
    link: ReplyLink | None = None,
    proofs: Iterable[DraftFile] = (),
    seen: int | None = None,
    by: Doer,
    at: datetime,
) -> Response:
    """Take one answer. A claim that it is fixed moves the case to where somebody else verifies it.

    `seen` is the newest answer that the person saw: a later one means that two people answer at once. Raises
    LinkNotOpen, AnsweredMeanwhile, SayingRefused, WordsMissing.
    """
    with ledger.action(verb="reply.given", by=by, at=at, office=recommendation.case.office) as act:
        # First the case, then what hangs on it: every act of the loop locks in this order.
        case = locked(Case, recommendation.case_id)
        fresh = locked(Recommendation, recommendation.pk)
        _open(fresh, link, at)
        if seen is not None and (last := last_answer(fresh)) != seen:
            raise AnsweredMeanwhile(last)
        checked(words, due_on=fresh.due_on, today=local_date(at))
        response = _kept(fresh, words, link, by, at)
        _keep_proofs(response, proofs)
        number = answer_number(fresh, place_of(response))
        facts = {"said": words.kind, "to": names_of(fresh.addressee), "answer": number}
        write_event(case, CaseEvent.Kind.RESPONSE, by=by, at=at, text=response.text, facts=facts)
        _move(case, response, by, at)
        act.about(case, answer=number, said=words.kind)
    return response


def _open(recommendation: Recommendation, link: ReplyLink | None, at: datetime) -> None:
    if link is not None:
        current = ReplyLink.objects.select_related("recommendation").get(
            pk=link.pk, recommendation=recommendation
        )
        if (state := state_at(current, at)) is not LinkState.OPEN:
            raise LinkNotOpen(state)
    elif recommendation.ended_on is not None:
        raise LinkNotOpen(LinkState.ENDED)


def _kept(
    recommendation: Recommendation, words: Said, link: ReplyLink | None, by: Doer, at: datetime
) -> Response:
    """The answer as a record, with its promise. Only a promise may do without further words."""
    response = Response.objects.create(
        recommendation=recommendation,
        kind=words.kind,
        at=at,
        text=words.text.strip() if words.kind == COMMIT else said(words.text),
        asked_due_on=words.asked_due_on,
        by_name=words.name.strip()[:200],
        by_post=words.post.strip()[:200],
        by_ref=by.as_actor().ref,
        link=link,
    )
    if words.promised_on is not None:
        Commitment.objects.create(
            response=response,
            owner_post=words.owner_post.strip()[:200],
            promised_on=words.promised_on,
            payer=words.payer.strip()[:200],
            warranty_to=words.warranty_to,
        )
    return response


def _keep_proofs(response: Response, proofs: Iterable[DraftFile]) -> None:
    given = list(proofs)
    if len(given) > MOST_FILES:
        raise TooManyFiles(str(len(given)))
    for one in given:
        Proof.objects.create(
            response=response,
            kind=one.kind,
            file=one.file,
            taken_at=one.taken_at,
            latitude=one.latitude,
            longitude=one.longitude,
            doubt=one.doubt,
        )


def _move(case: Case, response: Response, by: Doer, at: datetime) -> None:
    """A claim leads to the door of verification, a promise to "in progress", where the workflow allows it."""
    goal = {FIXED: FIX_CLAIMED, COMMIT: IN_PROGRESS}.get(response.kind)
    if goal is None or case.state in {goal, FIX_CLAIMED} or case.closed_on is not None:
        return
    claimed_by = ", ".join(
        part
        for part in (response.recommendation.addressee.name_kk, response.by_name, response.by_post)
        if part
    )
    words = response.text or response.commitment.owner_post
    for step in steps_to(queries.workflow_of(case.topic), case.state, goal):
        move_case(case=case, to=step, text=words, claimed_by=claimed_by, by=by, at=at)


def steps_to(workflow: Workflow, state: str, goal: str) -> list[str]:
    """The states that a case passes on the straight way to `goal`; none when there is no such way."""
    steps: list[str] = []
    while state != goal:
        ahead = [step for step in TOWARDS_CLAIM if step in workflow.allowed(state)]
        nearer = goal if goal in ahead else next((step for step in reversed(ahead) if step not in steps), "")
        if not nearer or TOWARDS_CLAIM.index(nearer) > TOWARDS_CLAIM.index(goal):
            return []
        steps.append(nearer)
        state = nearer
    return steps


def confirm_draft(*, draft: ReplyDraft, words: Said, seen: int, by: Doer, at: datetime) -> Response:
    """Send what was typed, once: a second confirmation of the same draft leads to the first one's answer.

    Raises what `respond` raises.
    """
    with transaction.atomic():
        fresh = ReplyDraft.objects.select_for_update(of=("self",)).get(pk=draft.pk)
        if fresh.response is not None:
            return fresh.response
        fresh.response = respond(
            recommendation=draft.recommendation,
            words=words,
            link=draft.link,
            proofs=fresh.files.select_related("file"),
            seen=seen,
            by=by,
            at=at,
        )
        fresh.save(update_fields=["response"])
    return fresh.response


def tie_account(*, user: User, organisation: Organisation, by: Doer, at: datetime) -> AddresseeAccount:
    """Say for which body an account answers; said again, it answers for the other one. Raises OtherOffice."""
    if user.office_id != organisation.office_id:
        raise OtherOffice(user.name)
    with ledger.action(verb="reply.account_tied", by=by, at=at, office=user.office) as act:
        tied, _ = AddresseeAccount.objects.update_or_create(
            user=user, defaults={"organisation": organisation, "since_on": local_date(at)}
        )
        act.about(tied, organisation=organisation.name_kk)
    return tied
