"""Signals, their sealed items and events; keys of who reads them."""

from alany.spine.intake.models.keys import Interest, KeyDirectory, OfficerKey
from alany.spine.intake.models.signals import (
    Action,
    CaseTags,
    Item,
    Recipient,
    ReporterKey,
    Signal,
    Upload,
    Wrap,
)

__all__ = [
    "Action", "CaseTags", "Interest", "Item", "KeyDirectory", "OfficerKey", "Recipient", "ReporterKey",
    "Signal", "Upload", "Wrap",
]  # fmt: skip
