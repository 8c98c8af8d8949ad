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
from alany.spine.intake.models.slips import Slip, SlipPack

__all__ = [
    "Action", "CaseTags", "Interest", "Item", "KeyDirectory", "OfficerKey", "Recipient", "ReporterKey",
    "Signal", "Slip", "SlipPack", "Upload", "Wrap",
]  # fmt: skip
