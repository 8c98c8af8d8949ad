"""Each product of two price lists is in exactly one group, and announced counts are checked."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alany.spine.tables.differences import (
    Change,
    CountUnknown,
    Difference,
    Mismatch,
    check_announced,
    compare,
    mean_percent,
)

PRICES = st.none() | st.decimals(0, 10**6, places=2)
LISTS = st.dictionaries(st.integers(0, 30), PRICES, max_size=30)
ANNOUNCED = {"unchanged": 5706, "up": 668, "down": 71, "new": 445, "total": 6890}


def revision() -> Difference[int]:
    """Lists of the size that was announced: 6,890 rows after the revision."""
    old = {key: Decimal(100) for key in range(5706 + 668 + 71 + 10)}
    new = {key: Decimal(100) for key in range(5706)}
    new |= {key: Decimal(138) for key in range(5706, 5706 + 668)}
    new |= {key: Decimal(81) for key in range(5706 + 668, 5706 + 668 + 71)}
    new |= {key: Decimal(50) for key in range(10_000, 10_445)}
    return compare(old, new)


def test_a_small_revision_is_told_apart():
    old = {"a": Decimal(10), "b": Decimal(20), "c": None, "d": Decimal(5), "e": Decimal(7)}
    new = {"b": Decimal("20.00"), "a": Decimal(12), "d": Decimal(4), "e": None, "c": Decimal(1), "f": None}
    assert compare(old, new) == Difference(
        new=("f",),
        removed=(),
        up=(Change("a", Decimal(10), Decimal(12)), Change("c", None, Decimal(1))),
        down=(Change("d", Decimal(5), Decimal(4)), Change("e", Decimal(7), None)),
        unchanged=("b",),
    )


def test_the_announced_counts_of_the_revision_hold():
    difference = revision()
    assert difference.counts == ANNOUNCED | {"removed": 10}
    assert check_announced(difference, ANNOUNCED) == []
    assert (mean_percent(difference.up), mean_percent(difference.down)) == (Decimal(38), Decimal(-19))


def test_wrong_counts_are_named_and_a_sum_that_does_not_add_up():
    wrong = check_announced(revision(), ANNOUNCED | {"up": 670})
    assert wrong == [Mismatch("up", 670, 668), Mismatch("announced_total", 6890, 6892)]


def test_a_count_with_an_unknown_name_is_refused():
    with pytest.raises(CountUnknown):
        check_announced(revision(), {"rose": 1})


def test_a_change_from_nothing_has_no_percentage():
    assert Change("a", Decimal(0), Decimal(5)).percent is None
    assert mean_percent([Change("a", None, Decimal(5))]) is None


@pytest.mark.slow
@given(old=LISTS, new=LISTS)
def test_every_key_is_in_exactly_one_group(old, new):
    found = compare(old, new)
    changed = [change.key for change in (*found.up, *found.down)]
    groups = [*found.new, *found.removed, *changed, *found.unchanged]
    assert sorted(groups) == sorted(old.keys() | new.keys())
    assert found.counts["total"] == len(new)


@given(old=LISTS, new=LISTS)
def test_the_way_back_mirrors_the_way_there(old, new):
    there, back = compare(old, new), compare(new, old)
    assert set(there.new) == set(back.removed)
    assert {change.key for change in there.up} == {change.key for change in back.down}
    assert set(there.unchanged) == set(back.unchanged)


@given(prices=LISTS)
def test_a_list_does_not_differ_from_itself(prices):
    assert compare(prices, prices) == Difference((), (), (), (), tuple(prices))
