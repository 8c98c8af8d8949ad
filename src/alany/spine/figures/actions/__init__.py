"""What people do with figures and briefings; each function is one entry of the ledger."""

from alany.spine.figures.actions.briefings import (
    AlreadyPublished,
    BriefingApprovedByAuthor,
    BriefingRefused,
    SlugTaken,
    approve_and_publish_briefing,
    edit_briefing,
    write_briefing,
)
from alany.spine.figures.actions.corrections import CorrectionRefused, correct, withdraw
from alany.spine.figures.actions.freezing import FreezeRefused, freeze
from alany.spine.figures.actions.publishing import ApprovedByAuthor, StateRefused, approve, publish

__all__ = [
    "AlreadyPublished",
    "ApprovedByAuthor",
    "BriefingApprovedByAuthor",
    "BriefingRefused",
    "CorrectionRefused",
    "FreezeRefused",
    "SlugTaken",
    "StateRefused",
    "approve",
    "approve_and_publish_briefing",
    "correct",
    "edit_briefing",
    "freeze",
    "publish",
    "withdraw",
    "write_briefing",
]
