"""Appeals, their numbers elsewhere, drafts, and days of reception."""

from alany.spine.appeals.models.appeal import Appeal, AppealFile, MirrorNumber
from alany.spine.appeals.models.asked import FixAsked
from alany.spine.appeals.models.draft import AppealDraft, AppealDraftFile
from alany.spine.appeals.models.reception import ReceptionDay, ReceptionVisit

__all__ = [
    "Appeal", "AppealDraft", "AppealDraftFile", "AppealFile", "FixAsked", "MirrorNumber", "ReceptionDay",
    "ReceptionVisit",
]  # fmt: skip
