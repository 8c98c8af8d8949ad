"""What people do with a case. Each function is one transaction and one entry of the ledger."""

from alany.spine.cases.actions.anybody import anybody_not_fixed
from alany.spine.cases.actions.asking import AddresseeGone, Ask
from alany.spine.cases.actions.daily import assign_case, change_due, edit_case, note
from alany.spine.cases.actions.deciding import decide_dispute, decide_more_time
from alany.spine.cases.actions.ending import close_without_action, mark_duplicate, withdraw_case
from alany.spine.cases.actions.escalating import escalate_case, next_authority, resident_not_fixed
from alany.spine.cases.actions.extending import extend_case, notify_extension
from alany.spine.cases.actions.moving import move_case
from alany.spine.cases.actions.opening import open_case
from alany.spine.cases.actions.proofs import Piece
from alany.spine.cases.actions.recommending import (
    recommend,
    replace_recommendation,
    withdraw_recommendation,
)
from alany.spine.cases.actions.saved import drop_queue, save_queue, share_queue
from alany.spine.cases.actions.together import assign_together
from alany.spine.cases.actions.transferring import notify_transfer, transfer_case
from alany.spine.cases.actions.verifying import reopen_case, verify

__all__ = [
    "AddresseeGone",
    "Ask",
    "Piece",
    "anybody_not_fixed",
    "assign_case",
    "assign_together",
    "change_due",
    "close_without_action",
    "decide_dispute",
    "decide_more_time",
    "drop_queue",
    "edit_case",
    "escalate_case",
    "extend_case",
    "mark_duplicate",
    "move_case",
    "next_authority",
    "note",
    "notify_extension",
    "notify_transfer",
    "open_case",
    "recommend",
    "reopen_case",
    "replace_recommendation",
    "resident_not_fixed",
    "save_queue",
    "share_queue",
    "transfer_case",
    "verify",
    "withdraw_case",
    "withdraw_recommendation",
]  # fmt: skip
