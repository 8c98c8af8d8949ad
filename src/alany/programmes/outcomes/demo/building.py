"""Building the year of deficiencies from a fixed seed, through the same actions that people use."""

from datetime import datetime

from alany.kernel.periods import ALMATY
from alany.programmes.outcomes.demo import answering, asking, looking
from alany.programmes.outcomes.demo.cast import Cast, gather
from alany.programmes.outcomes.demo.fates import Plan, plans
from alany.programmes.outcomes.demo.press import publish_figures
from alany.programmes.outcomes.demo.walk import Walk, find
from alany.programmes.outcomes.topics import DEFICIENCY
from alany.spine.cases.actions import mark_duplicate
from alany.spine.cases.models import Case
from alany.spine.organisations.models import Office

STEPS = asking.STEPS | answering.STEPS | looking.STEPS
EVENING = datetime(2020, 7, 30, 18, tzinfo=ALMATY)


class DayPassed(ValueError):
    """A plan leads beyond the day of the demo."""


def build() -> None:
    """The year in the demo office that stands already; nothing without one, and nothing twice."""
    office = Office.objects.select_related("region").filter(is_demo=True).first()
    if office is None or Case.objects.filter(office=office, topic=DEFICIENCY.slug).exists():
        return
    cast = gather(office)
    walks: list[Walk] = []
    for number, plan in enumerate(plans()):
        walks.append(_lived(cast, number, plan, walks))
    publish_figures(cast)


def _lived(cast: Cast, number: int, plan: Plan, before: list[Walk]) -> Walk:
    """One deficiency with its whole fate; one told twice is tied to the one found last before it."""
    twin = before[-1] if any(step == "duplicate" for _, step in plan.steps) else None
    walk = find(cast, number, plan, twin)
    for days, step in plan.steps:
        walk.go(days)
        if walk.at > EVENING:
            raise DayPassed(plan)
        if twin is not None:
            mark_duplicate(case=walk.case, of=twin.case, by=walk.by, at=walk.at)
        else:
            STEPS[step](walk)
    return walk
