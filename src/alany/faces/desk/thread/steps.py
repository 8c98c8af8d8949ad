"""What to do next with a case: the acts that this person may do now, the main one first."""

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from alany.faces.ui.context import current_language
from alany.faces.ui.parts import Link
from alany.kernel.workflow import Workflow
from alany.spine.cases import thread
from alany.spine.cases.models import Case, Recommendation, Response
from alany.spine.cases.queries import workflow_of
from alany.spine.cases.rules import FIX_CLAIMED, VERIFIED_FIXED, has_loop, own_acts
from alany.spine.cases.wording import move_word
from alany.spine.people.queries import Rights
from alany.spine.programme.registry import moves_are_own


def next_steps(
    case: Case, rights: Rights, user_ref: str, asked: list[Recommendation], day: date
) -> list[Link]:
    """The acts, each a link to its page; none for who may only read."""
    found: list[Link] = []
    if rights.may("cases.verify", case.programme, case.place) and case.state == FIX_CLAIMED:
        found += [] if same_hand(case, user_ref) else [_link(case, "verify", _("Say what was found"))]
    if not rights.may("cases.work", case.programme, case.place):
        return found
    if moves_are_own(case.topic):
        return found
    workflow = workflow_of(case.topic)
    if workflow.is_end(case.state):
        return found + _notices(case) + _of_closed(case, workflow)
    if case.state == FIX_CLAIMED:
        found.append(_link(case, "not_fixed", _("A resident says: not fixed")))
        return found + _notices(case) + _ends(case, workflow)
    now = next((one for one in asked if one.ended_on is None), None)
    return found + _notices(case) + _of_open(case, workflow, now, day) + _ends(case, workflow)


def same_hand(case: Case, user_ref: str) -> bool:
    """Whether this person claimed the fix or wrote the claim down, so that another has to look."""
    claim = thread.claim_of(case)
    return case.state == FIX_CLAIMED and user_ref in {case.claimed_ref, claim.by_ref if claim else ""}


def _link(case: Case, act: str, label: str, *keys: int) -> Link:
    return Link(label, reverse(f"desk:case_{act}", args=[case.number, *keys]))


def _notices(case: Case) -> list[Link]:
    extensions = case.extensions.filter(notified_on=None).order_by("pk")
    transfers = case.transfers.filter(notified_on=None).order_by("pk")
    found = [_link(case, "extension_notice", _("Tell of the extension"), one.pk) for one in extensions]
    return found + [_link(case, "transfer_notice", _("Tell of the transfer"), one.pk) for one in transfers]


def _of_closed(case: Case, workflow: Workflow) -> list[Link]:
    found = []
    if "reopened" in workflow.allowed(case.state):
        found.append(_link(case, "reopen", _("Reopen the case")))
        if case.state == VERIFIED_FIXED:
            found.append(_link(case, "not_fixed", _("A resident says: not fixed")))
    return found


def _of_open(case: Case, workflow: Workflow, now: Recommendation | None, day: date) -> list[Link]:
    plain = [
        Link(move_word(to, current_language()), reverse("desk:case_move", args=[case.number, to]))
        for to in ("acknowledged", "in_progress", FIX_CLAIMED, *sorted(workflow.allowed(case.state)))
        if to in workflow.allowed(case.state) and to not in own_acts(workflow) and to != "assigned"
    ]
    plain = list(dict.fromkeys(plain))
    extend = [_link(case, "extend", _("Extend the term"))] if case.due_on and case.due_on >= day else []
    if not has_loop(workflow):
        return [*plain, *extend]
    if now is None:
        return [_link(case, "recommend", _("Give a recommendation")), *plain, *extend]
    up = _link(case, "escalate", _("Escalate the case"))
    others = [
        _link(case, "replace", _("Replace the recommendation")),
        _link(case, "take_back", _("Withdraw the recommendation")),
    ]
    waiting = [_decide(case, one) for one in now.responses.all() if _waits(one)]
    if now.due_on < day:
        return [*waiting, up, *plain, *others, *extend]
    return [*waiting, *plain, *others, up, *extend]


def _waits(one: Response) -> bool:
    return one.kind in thread.DECIDED and not one.decision


def _decide(case: Case, one: Response) -> Link:
    dispute = one.kind == Response.Kind.DISPUTE
    return _link(case, "decide", _("Decide on the dispute") if dispute else _("Decide on more time"), one.pk)


def _ends(case: Case, workflow: Workflow) -> list[Link]:
    allowed = workflow.allowed(case.state)
    acts = (
        ("transferred", "transfer", _("Transfer to the competent body")),
        ("duplicate", "duplicate", _("Mark as a duplicate")),
        ("no_action", "close", _("Close without action")),
        ("withdrawn", "withdraw", _("Record a withdrawal")),
    )
    return [_link(case, act, label) for state, act, label in acts if state in allowed]
