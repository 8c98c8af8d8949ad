"""Cases and the records of the loop around them."""

from alany.spine.cases.models.case import Case, CaseEvent, CaseQuerySet, NumberSeries
from alany.spine.cases.models.law import DeadlineRule, MonthlyIndex
from alany.spine.cases.models.loop import (
    Commitment,
    Escalation,
    Extension,
    Proof,
    Recommendation,
    ReplyLink,
    Response,
    Transfer,
    Verification,
)
from alany.spine.cases.models.queue import CaseWord, SavedQueue
from alany.spine.cases.models.replies import AddresseeAccount, DraftFile, ReplyDraft

__all__ = [
    "AddresseeAccount",
    "Case",
    "CaseEvent",
    "CaseQuerySet",
    "CaseWord",
    "Commitment",
    "DeadlineRule",
    "DraftFile",
    "Escalation",
    "Extension",
    "MonthlyIndex",
    "NumberSeries",
    "Proof",
    "Recommendation",
    "ReplyDraft",
    "ReplyLink",
    "Response",
    "SavedQueue",
    "Transfer",
    "Verification",
]
