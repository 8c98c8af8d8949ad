"""What people do with appeals and receptions: one function, one transaction, one entry of the ledger."""

from alany.spine.appeals.actions.asking import answer_fix, ask_whether_fixed
from alany.spine.appeals.actions.drafting import attach, begin_draft, detach, write_draft
from alany.spine.appeals.actions.keeping import (
    acknowledge_appeal,
    note_mirror_number,
    say_not_fixed,
    withdraw_appeal,
)
from alany.spine.appeals.actions.receiving import (
    Plan,
    add_visitor,
    cancel_reception,
    end_visit,
    plan_reception,
)
from alany.spine.appeals.actions.registering import Registered, register_appeal, register_draft

__all__ = [
    "Plan",
    "Registered",
    "acknowledge_appeal",
    "add_visitor",
    "answer_fix",
    "ask_whether_fixed",
    "attach",
    "begin_draft",
    "cancel_reception",
    "detach",
    "end_visit",
    "note_mirror_number",
    "plan_reception",
    "register_appeal",
    "register_draft",
    "say_not_fixed",
    "withdraw_appeal",
    "write_draft",
]
