"""Planning a campaign of pharmacies: the frame is the register of a day, drawn by district and area."""

from datetime import date, datetime

from alany.kernel.periods import Period
from alany.kernel.triltext import TrilText
from alany.programmes.pharmacies.checklist import CHECKLIST
from alany.programmes.pharmacies.queries.campaigns import PROGRAMME, frame_on
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
    seed: str,
    frame_of: date,
    by: Doer,
    at: datetime,
) -> Campaign:
    """Freeze the register of the day `frame_of` and draw `size` pharmacies, shared among strata by size.

    Raises CampaignRefused (`frame_empty`) and sampling.QuotaRefused (more than there are).
    """
    return visits.plan_campaign(
        office=office,
        programme=PROGRAMME,
        titles=titles,
        period=period,
        checklist=CHECKLIST,
        frame=frame_on(office, frame_of),
        quota=size,
        seed=seed,
        by=by,
        at=at,
    )
