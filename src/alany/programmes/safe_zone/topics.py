"""What a case of the programme is about: equipment that stays down."""

from alany.kernel.triltext import TrilText
from alany.kernel.workflow import CASE_LOOP
from alany.spine.programme.manifest import Topic

REPAIR = Topic(
    "safe_zone_repair",
    TrilText(
        kk="Safe zone жабдығын жөндеу", ru="Ремонт оборудования Safe zone", en="Repair of Safe zone equipment"
    ),
    CASE_LOOP,
)
TOPICS = (REPAIR,)
