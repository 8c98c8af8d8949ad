"""Acts on letters: ours on their way out, others' on their way in."""

from alany.spine.letters.actions.incoming import file_incoming, record_answer, register_incoming
from alany.spine.letters.actions.outgoing import (
    approve_letter,
    draft_letter,
    edit_letter,
    send_again,
    send_letter,
)

__all__ = [
    "approve_letter",
    "draft_letter",
    "edit_letter",
    "file_incoming",
    "record_answer",
    "register_incoming",
    "send_again",
    "send_letter",
]
