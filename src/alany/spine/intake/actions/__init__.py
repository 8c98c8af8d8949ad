"""What is done with signals: each act one transaction and one leaf of the box's log, in place of an entry."""

from alany.spine.intake.actions.deleting import agree_deletion, ask_deletion, expire
from alany.spine.intake.actions.keys import (
    declare_interest,
    end_key,
    keep_key,
    publish_directory,
    relock_key,
)
from alany.spine.intake.actions.paper import (
    Told,
    issue_pack,
    receive_own_paper,
    receive_sheet,
    reserve_pack,
    take_by_telephone,
)
from alany.spine.intake.actions.promoting import promote
from alany.spine.intake.actions.readers import (
    agree_identity,
    ask_identity,
    grant,
    recuse,
    revoke,
    rotate,
    use_escrow,
)
from alany.spine.intake.actions.sending import Sent, add_items, change_secret, note_attempt, send
from alany.spine.intake.actions.timers import note_missed
from alany.spine.intake.actions.uploads import SealedWriter, forget_uploads, read_sealed
from alany.spine.intake.actions.working import (
    EXTENDING,
    acknowledge,
    add_derived,
    answer,
    assign,
    close,
    extend,
    forward,
    open_item,
    reopen,
)

__all__ = [
    "EXTENDING", "SealedWriter", "Sent", "Told", "acknowledge", "add_derived", "add_items",
    "agree_deletion", "agree_identity", "answer", "ask_deletion", "ask_identity", "assign", "change_secret",
    "close", "declare_interest", "end_key", "expire", "extend", "forget_uploads", "forward", "grant",
    "issue_pack", "keep_key", "note_attempt", "note_missed", "open_item", "promote", "publish_directory",
    "read_sealed", "receive_own_paper", "receive_sheet", "recuse", "relock_key", "reopen", "reserve_pack",
    "revoke", "rotate", "send", "take_by_telephone", "use_escrow",
]  # fmt: skip
