import pytest
from hypothesis import given
from hypothesis import strategies as st

from alany.kernel.disclosure import PEOPLE, TRUST_BOX, CountRefused, PublicCounts, hide_small

TABLES = st.dictionaries(
    st.text("abcdefgh", min_size=1, max_size=3), st.integers(0, 30), min_size=1, max_size=8
)
THRESHOLDS = st.sampled_from([2, PEOPLE, TRUST_BOX])


def test_large_counts_and_zeros_are_printed():
    counts = {"Арыс": 12, "Келес": 0, "Сайрам": 5}
    assert hide_small(counts, PEOPLE) == PublicCounts(counts, 17)


def test_one_small_count_takes_the_next_smallest_with_it():
    public = hide_small({"Арыс": 12, "Келес": 3, "Сайрам": 7, "Созақ": 40}, PEOPLE)
    assert public == PublicCounts({"Арыс": 12, "Келес": None, "Сайрам": None, "Созақ": 40}, 62)
    assert public.hidden == ("Келес", "Сайрам")


def test_two_small_counts_that_together_stay_small_take_a_third():
    public = hide_small({"a": 1, "b": 2, "c": 9, "d": 50}, PEOPLE)
    assert public == PublicCounts({"a": None, "b": None, "c": None, "d": 50}, 62)


def test_two_small_counts_that_together_are_many_hide_each_other():
    assert hide_small({"a": 4, "b": 4, "c": 9}, PEOPLE) == PublicCounts({"a": None, "b": None, "c": 9}, 17)


def test_a_hidden_one_beside_a_hidden_five_would_be_almost_known():
    assert hide_small({"a": 1, "b": 5, "c": 20, "d": 30}, PEOPLE).hidden == ("a", "b", "c")


def test_four_ones_are_not_betrayed_by_their_sum():
    public = hide_small({"a": 1, "b": 1, "c": 1, "d": 2}, PEOPLE)
    assert public == PublicCounts(dict.fromkeys("abcd"), None)


def test_a_row_too_poor_to_hide_in_loses_its_total():
    assert hide_small({"a": 3}, PEOPLE) == PublicCounts({"a": None}, None)
    assert hide_small({"a": 3, "b": 0}, PEOPLE) == PublicCounts({"a": None, "b": None}, None)


def test_a_zero_that_tells_something_is_hidden_like_a_small_count():
    public = hide_small({"a": 0, "b": 8, "c": 9}, PEOPLE, zero_tells=True)
    assert public == PublicCounts({"a": None, "b": None, "c": 9}, 17)
    assert hide_small({"a": 0, "b": 5, "c": 9}, PEOPLE, zero_tells=True).hidden == ("a", "b")


def test_a_zero_hides_nothing_while_there_is_a_count_that_can():
    assert hide_small({"a": 3, "b": 0, "c": 9, "d": 20}, PEOPLE).hidden == ("a", "c")


def test_topics_of_the_trust_box_have_the_higher_threshold():
    assert hide_small({"a": 9, "b": 11, "c": 30}, TRUST_BOX).hidden == ("a", "b")
    assert hide_small({"a": 10, "b": 11, "c": 30}, TRUST_BOX).hidden == ()


def test_equal_counts_are_hidden_by_name_whatever_the_order_of_the_rows():
    a_first = hide_small({"a": 6, "b": 6, "c": 1}, PEOPLE)
    assert a_first.hidden == ("a", "c")
    assert a_first == hide_small({"c": 1, "b": 6, "a": 6}, PEOPLE)


@pytest.mark.parametrize(("counts", "threshold"), [({"a": -1}, 5), ({"a": 1}, 1)])
def test_a_table_that_makes_no_sense_is_refused(counts, threshold):
    with pytest.raises(CountRefused):
        hide_small(counts, threshold)


@given(TABLES, THRESHOLDS, st.booleans())
def test_no_small_count_is_printed_and_what_is_printed_is_true(counts, threshold, zero_tells):
    public = hide_small(counts, threshold, zero_tells=zero_tells)
    assert list(public.cells) == list(counts)
    for name, count in public.cells.items():
        assert count in (None, counts[name])
        assert count is None or count >= threshold or (count == 0 and not zero_tells)
    assert public.total in (None, sum(counts.values()))


@given(TABLES, THRESHOLDS, st.booleans())
def test_a_printed_total_never_leaves_one_hidden_cell_or_a_narrow_range(counts, threshold, zero_tells):
    public = hide_small(counts, threshold, zero_tells=zero_tells)
    if public.hidden and public.total is not None:
        secret = public.total - sum(count for count in public.cells.values() if count is not None)
        assert len(public.hidden) >= 2
        assert secret - (0 if zero_tells else len(public.hidden)) >= threshold
    assert len(public.hidden) != 1 or len(counts) == 1


@given(TABLES, THRESHOLDS)
def test_nothing_is_hidden_where_nothing_is_small(counts, threshold):
    large = {name: count + threshold for name, count in counts.items()}
    assert hide_small(large, threshold) == PublicCounts(large, sum(large.values()))
