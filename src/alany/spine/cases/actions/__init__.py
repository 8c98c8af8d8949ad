"""What people do with a case. Each function is one transaction and one entry of the ledger."""

from alany.spine.cases.actions.daily import assign_case, change_due, edit_case, note
from alany.spine.cases.actions.moving import move_case
from alany.spine.cases.actions.opening import open_case

__all__ = ["assign_case", "change_due", "edit_case", "move_case", "note", "open_case"]
