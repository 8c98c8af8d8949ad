"""Planning a campaign of pharmacies: the frame is the register of a day, drawn by district and area."""

from collections import Counter
from collections.abc import Mapping
from datetime import date, datetime
from types import MappingProxyType

from alany.kernel.periods import Period
from alany.kernel.triltext import TrilText
from alany.programmes.pharmacies.checklist import CHECKLIST
from alany.programmes.pharmacies.queries.campaigns import PROGRAMME, frame_on
from alany.programmes.pharmacies.rules.campaigns import BY_SIZE, quotas
from alany.spine.ledger.rules import Doer
from alany.spine.organisations.models import Office
from alany.spine.visits import actions as visits
from alany.spine.visits.models import Campaign


def plan_campaign(
    *,
    office: Office,
    titles: TrilText,
    period: Period,
    size: int,
    plan: str = BY_SIZE,
    chosen: Mapping[str, str] = MappingProxyType({}),
    seed: str,
    frame_of: date,
    by: Doer,
    at: datetime,
) -> Campaign:
    """Freeze the register of the day `frame_of` and draw pharmacies by `plan` and `size` (rules.quotas).

    `chosen` are numbers of pharmacies that are visited for a reason beside the draw, and reported apart.
    Raises CampaignRefused (`frame_empty`, `unit_unknown`) and sampling.QuotaRefused (more than there are).
    """
    frame = frame_on(office, frame_of)
    strata = Counter(site.stratum for site in frame)
    return visits.plan_campaign(
        office=office,
        programme=PROGRAMME,
        titles=titles,
        period=period,
        checklist=CHECKLIST,
        frame=frame,
        quota=quotas(plan, size, strata),
        chosen=chosen,
        seed=seed,
        by=by,
        at=at,
    )
