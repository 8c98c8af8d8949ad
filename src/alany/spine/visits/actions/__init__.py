"""What people do with campaigns, visits and findings; each function is one entry of the ledger."""

from alany.spine.visits.actions.campaigns import (
    CampaignRefused,
    ChecklistChanged,
    FrameSite,
    assign_visits,
    close_campaign,
    plan_campaign,
    publish_seed,
)
from alany.spine.visits.actions.evidence import LOOKED_AT, EvidenceRepeated, add_evidence, take_evidence
from alany.spine.visits.actions.findings import (
    ConfirmedByVisitor,
    FindingRefused,
    add_finding,
    answer_findings,
    confirm_finding,
    refer_findings,
    withdraw_finding,
)
from alany.spine.visits.actions.visits import (
    FindingDraft,
    PaperVisit,
    VisitRefused,
    record_no_visit,
    record_visit,
    record_visits,
)

__all__ = [
    "LOOKED_AT",
    "CampaignRefused",
    "ChecklistChanged",
    "ConfirmedByVisitor",
    "EvidenceRepeated",
    "FindingDraft",
    "FindingRefused",
    "FrameSite",
    "PaperVisit",
    "VisitRefused",
    "add_evidence",
    "add_finding",
    "answer_findings",
    "assign_visits",
    "close_campaign",
    "confirm_finding",
    "plan_campaign",
    "publish_seed",
    "record_no_visit",
    "record_visit",
    "record_visits",
    "refer_findings",
    "take_evidence",
    "withdraw_finding",
]
