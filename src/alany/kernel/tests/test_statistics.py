import pytest
from hypothesis import given
from hypothesis import strategies as st

from alany.kernel.statistics import CountsRefused, wilson

SAMPLES = st.integers(1, 2000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


def rounded(interval):
    return tuple(round(end, 4) for end in interval)


@pytest.mark.parametrize(
    ("k", "n", "interval"),
    [
        (648, 924, (0.6710, 0.7299)),
        (5, 10, (0.2366, 0.7634)),
        (0, 10, (0.0, 0.2775)),
        (10, 10, (0.7225, 1.0)),
        (1, 1, (0.2065, 1.0)),
    ],
)
def test_the_interval_of_wilson(k, n, interval):
    assert rounded(wilson(k, n)) == interval


def test_a_sample_of_most_pharmacies_says_more_than_one_of_a_few():
    assert rounded(wilson(70, 100, population=924)) == (0.6097, 0.7771)
    assert rounded(wilson(70, 100)) == (0.6041, 0.7811)


def test_who_counted_all_knows_the_share():
    assert wilson(648, 924, population=924) == (648 / 924, 648 / 924)
    assert wilson(1, 1, population=1) == (1.0, 1.0)


@pytest.mark.parametrize(("k", "n", "population"), [(0, 0, None), (-1, 5, None), (6, 5, None), (1, 5, 4)])
def test_counts_that_cannot_be_are_refused(k, n, population):
    with pytest.raises(CountsRefused):
        wilson(k, n, population=population)


@given(SAMPLES)
def test_the_share_is_inside_and_the_interval_inside_0_and_1(sample):
    k, n = sample
    low, high = wilson(k, n)
    assert 0 <= low <= k / n <= high <= 1


@given(SAMPLES)
def test_hits_and_misses_mirror_each_other(sample):
    k, n = sample
    hits, misses = wilson(k, n), wilson(n - k, n)
    assert hits.low == pytest.approx(1 - misses.high, abs=1e-12)


@given(SAMPLES, st.integers(0, 5000))
def test_a_finite_population_never_widens_the_interval(sample, more):
    k, n = sample
    finite, infinite = wilson(k, n, population=n + more), wilson(k, n)
    assert finite.high - finite.low <= infinite.high - infinite.low + 1e-12
