"""Figures of the loop, frozen at the end of 30 July 2020, approved by another person and published."""

from datetime import date, datetime

from alany.kernel.periods import ALMATY
from alany.programmes.outcomes.demo.cast import Cast
from alany.programmes.outcomes.demo.walk import PROGRAMME
from alany.spine.figures.actions import approve, freeze, publish

DAY = date(2020, 7, 30)
AT = datetime(2020, 7, 30, 18, 30, tzinfo=ALMATY)


def publish_figures(cast: Cast) -> None:
    """No number is typed: each comes from the timeline of the cases."""
    author = cast.specialists[0]
    figures = freeze(office=cast.office, on=DAY, by=author, at=AT, programme=PROGRAMME)
    figures = approve(figures=figures, by=cast.head, at=AT)
    publish(figures=figures, by=author, at=AT)
