"""A small office with a programme that counts apples: what figures are tried on."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime

from alany.spine.programme import registry
from alany.spine.programme.manifest import Column, Dataset, Indicator, Programme
from alany.spine.visits.tests.small_office import KENTAU, TURKISTAN, said

NOW = datetime(2020, 7, 30, 6, 0, tzinfo=UTC)
DAY = date(2020, 7, 30)


class Orchard:
    """The rows as the programme would read them from the database; tests change them."""

    def __init__(self) -> None:
        self.rows: list[tuple[object, ...]] = [
            ("A-1", TURKISTAN, True, date(2020, 7, 13)),
            ("A-2", TURKISTAN, False, date(2020, 7, 14)),
            ("A-3", KENTAU, True, date(2020, 7, 15)),
            ("A-4", KENTAU, None, None),
        ]

    def read(self, office_id: int, on: date) -> list[tuple[object, ...]]:
        return list(self.rows)


def programme_of(orchard: Orchard) -> Programme:
    baskets = Dataset(
        slug="baskets",
        title=said("Baskets"),
        columns=(
            Column("basket", "text", said("Basket")),
            Column("district", "text", said("District")),
            Column("rotten", "boolean", said("Rotten")),
            Column("seen_on", "date", said("Seen on")),
        ),
        key=("basket",),
        rows=orchard.read,
    )
    seen = "count(*) FILTER (WHERE seen_on IS NOT NULL)"
    rotten = "count(*) FILTER (WHERE rotten)"
    count = {"version": 1, "dataset": "baskets", "valid_from": date(2020, 1, 1), "breakdown": "district"}
    return Programme(
        slug="apples",
        title=said("Apples"),
        summary=said("Apples seen"),
        datasets=(baskets,),
        indicators=(
            Indicator(
                slug="baskets_seen",
                title=said("baskets seen"),
                definition=said("Baskets that were opened."),
                unit=said("baskets"),
                numerator=seen,
                denominator="count(*)",
                records="seen_on IS NOT NULL",
                headline=True,
                **count,
            ),
            Indicator(
                slug="rotten_share",
                title=said("share of rotten baskets"),
                definition=said("Rotten baskets among those opened."),
                unit=said("percent"),
                numerator=rotten,
                denominator=seen,
                shape="share",
                decimals=1,
                records="rotten",
                **count,
            ),
        ),
    )


@contextmanager
def growing(orchard: Orchard) -> Iterator[Programme]:
    """The programme is installed for as long as the test runs, alone."""
    kept = dict(registry._programmes)
    registry._programmes.clear()
    programme = programme_of(orchard)
    registry.register(programme)
    try:
        yield programme
    finally:
        registry._programmes.clear()
        registry._programmes.update(kept)
