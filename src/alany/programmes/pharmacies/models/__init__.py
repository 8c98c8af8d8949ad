"""Facts of the programme: the register and its law, what was learned from people, what is made public."""

from alany.programmes.pharmacies.models.facts import (
    CapRow,
    Licence,
    Medicine,
    PendingImport,
    Pharmacy,
    PharmacyReply,
    PriceAct,
    PriceList,
    PriceListLine,
    PriceObservation,
    Referral,
    ReferralEvent,
    VatRate,
)
from alany.programmes.pharmacies.models.learning import Alias, AliasPack
from alany.programmes.pharmacies.models.naming import NamedDecision
from alany.programmes.pharmacies.models.runs import ListRun, RunJob

__all__ = [
    "Alias",
    "AliasPack",
    "CapRow",
    "Licence",
    "ListRun",
    "Medicine",
    "NamedDecision",
    "PendingImport",
    "Pharmacy",
    "PharmacyReply",
    "PriceAct",
    "PriceList",
    "PriceListLine",
    "PriceObservation",
    "Referral",
    "ReferralEvent",
    "RunJob",
    "VatRate",
]
