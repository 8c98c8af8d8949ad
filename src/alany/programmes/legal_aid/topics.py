"""What a matter of legal help is, and the states it walks."""

from alany.kernel.triltext import TrilText
from alany.kernel.workflow import Workflow
from alany.programmes.legal_aid.wording_intake import STATES
from alany.spine.programme.manifest import Topic

_LEAVING = frozenset({"referred_out", "withdrawn"})

MATTER = Workflow(
    slug="legal_matter",
    start="submitted",
    moves={
        "submitted": _LEAVING | {"screened", "rejected"},
        "screened": _LEAVING | {"offered"},
        "offered": _LEAVING | {"accepted", "screened"},
        "accepted": _LEAVING | {"in_progress", "answered", "screened"},
        "in_progress": _LEAVING | {"answered", "screened"},
        "answered": frozenset({"in_progress", "closed", "withdrawn"}),
        "rejected": frozenset({"submitted"}),
        "referred_out": frozenset({"submitted"}),
        "closed": frozenset({"reopened"}),
        "reopened": _LEAVING | {"screened"},
        "withdrawn": frozenset(),
    },
    ends=frozenset({"rejected", "referred_out", "closed", "withdrawn"}),
)
"""Rejected is not closed: a refused intake never counts as a matter that was helped."""

CONSULTATION = Topic(
    "legal_consultation",
    TrilText(kk="Тегін заң көмегі", ru="Бесплатная юридическая помощь", en="Free legal help"),
    MATTER,
    own_moves=True,
    states=STATES,
)
TOPICS = (CONSULTATION,)
