"""Matters of legal help, and the volunteers who help."""

from alany.programmes.legal_aid.models.matters import (
    AidTopic,
    Channel,
    Consultation,
    Door,
    EligibilityGroup,
    Facts,
    Intake,
    LibraryAnswer,
    Matter,
    MatterFile,
    Party,
    ReferralOut,
    Survey,
)
from alany.programmes.legal_aid.models.volunteers import (
    ConflictCheck,
    Hours,
    MassDay,
    MatchingWeights,
    Membership,
    Offer,
    Volunteer,
)

__all__ = [
    "AidTopic",
    "Channel",
    "ConflictCheck",
    "Consultation",
    "Door",
    "EligibilityGroup",
    "Facts",
    "Hours",
    "Intake",
    "LibraryAnswer",
    "MassDay",
    "MatchingWeights",
    "Matter",
    "MatterFile",
    "Membership",
    "Offer",
    "Party",
    "ReferralOut",
    "Survey",
    "Volunteer",
]
