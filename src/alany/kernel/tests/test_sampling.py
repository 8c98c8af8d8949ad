from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alany.kernel.sampling import (
    QuotaRefused,
    UnitRepeated,
    draw,
    frame_hash,
    proportional_quota,
    replacement_order,
    seed_hash,
)

PHARMACIES = [(f"P-{number:03}", "Сайрам" if number % 3 else "Арыс") for number in range(1, 31)]
FRAMES = st.dictionaries(
    st.text("abcdef0123456789", min_size=1, max_size=6),
    st.sampled_from(["east", "west", "south"]),
    max_size=40,
).map(lambda strata: list(strata.items()))
SEEDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)


def sizes_of(units):
    strata = [stratum for _, stratum in units]
    return {stratum: strata.count(stratum) for stratum in strata}


def test_the_draw_is_what_anybody_gets_with_a_hash_and_a_sort():
    by_hand = sorted(
        (unit for unit, stratum in PHARMACIES if stratum == "Арыс"),
        key=lambda unit: sha256(f"2020-07:{unit}".encode()).hexdigest(),
    )
    assert draw(PHARMACIES, {"Арыс": 4}, "2020-07") == tuple(by_hand[:4])
    assert replacement_order(PHARMACIES, {"Арыс": 4}, "2020-07")["Арыс"] == tuple(by_hand[4:])


def test_a_draw_of_today_is_the_draw_of_every_later_version():
    assert draw(PHARMACIES, {"Сайрам": 3, "Арыс": 2}, "alany") == (
        "P-024",
        "P-030",
        "P-011",
        "P-026",
        "P-013",
    )
    assert frame_hash(PHARMACIES) == "4aa1d67cb691209b3d0bb39455655273ff3ddd4381d7a9839b7bff9220557da1"


def test_the_frame_is_its_csv_sorted_by_unit():
    csv = "unit_id,stratum\nP-1,Арыс\nP-2,Сайрам\n"
    assert frame_hash([("P-2", "Сайрам"), ("P-1", "Арыс")]) == sha256(csv.encode()).hexdigest()


def test_a_seed_may_be_sealed_before_the_visits():
    assert seed_hash("2020-07") == sha256(b"2020-07").hexdigest()


def test_a_unit_named_twice_would_have_two_chances():
    with pytest.raises(UnitRepeated, match="P-001"):
        draw([*PHARMACIES, ("P-001", "Сайрам")], {}, "seed")


@pytest.mark.parametrize("quota", [{"Арыс": 11}, {"Келес": 1}, {"Арыс": -1}])
def test_more_than_there_are_cannot_be_drawn(quota):
    with pytest.raises(QuotaRefused):
        draw(PHARMACIES, quota, "seed")


@given(FRAMES, SEEDS, st.data())
def test_the_order_of_the_frame_changes_nothing(units, seed, data):
    shuffled = data.draw(st.permutations(units))
    quota = {stratum: size // 2 for stratum, size in sizes_of(units).items()}
    assert draw(shuffled, quota, seed) == draw(units, quota, seed)
    assert frame_hash(shuffled) == frame_hash(units)


@given(FRAMES, SEEDS, st.data())
def test_a_larger_sample_keeps_the_smaller_one(units, seed, data):
    sizes = sizes_of(units)
    larger = {stratum: data.draw(st.integers(0, size)) for stratum, size in sizes.items()}
    smaller = {stratum: data.draw(st.integers(0, size)) for stratum, size in larger.items()}
    assert set(draw(units, smaller, seed)) <= set(draw(units, larger, seed))


@pytest.mark.slow
@given(FRAMES, SEEDS, st.data())
def test_sample_and_replacements_together_are_the_frame(units, seed, data):
    quota = {stratum: data.draw(st.integers(0, size)) for stratum, size in sizes_of(units).items()}
    drawn = draw(units, quota, seed)
    spare = [unit for ids in replacement_order(units, quota, seed).values() for unit in ids]
    assert sorted([*drawn, *spare]) == sorted(unit for unit, _ in units)
    assert len(drawn) == sum(quota.values())


@given(FRAMES, SEEDS)
def test_the_first_replacement_is_the_next_one_drawn(units, seed):
    sizes = sizes_of(units)
    for stratum, size in sizes.items():
        for wanted in range(size):
            spare = replacement_order(units, {stratum: wanted}, seed)[stratum]
            assert draw(units, {stratum: wanted + 1}, seed)[-1] == spare[0]


def test_visits_are_shared_by_size_and_the_rest_goes_to_the_largest_remainder():
    assert proportional_quota({"Арыс": 10, "Келес": 20, "Сайрам": 70}, 15) == {
        "Арыс": 1,
        "Келес": 3,
        "Сайрам": 11,
    }
    assert proportional_quota({"b": 5, "a": 5, "c": 5}, 4) == {"b": 1, "a": 2, "c": 1}
    assert proportional_quota({}, 0) == {}


@pytest.mark.parametrize("total", [-1, 101])
def test_no_more_visits_are_shared_than_there_are_units(total):
    with pytest.raises(QuotaRefused):
        proportional_quota({"Арыс": 100}, total)


@given(st.dictionaries(st.text("abc", min_size=1), st.integers(0, 500), min_size=1, max_size=12), st.data())
def test_shares_add_up_and_differ_from_the_exact_share_by_less_than_one(sizes, data):
    available = sum(sizes.values())
    total = data.draw(st.integers(0, available))
    quota = proportional_quota(sizes, total)
    assert (sum(quota.values()), quota.keys()) == (total, sizes.keys())
    for name, wanted in quota.items():
        assert 0 <= wanted <= sizes[name]
        assert abs(wanted * available - sizes[name] * total) < max(available, 1)
    assert quota == proportional_quota(dict(reversed(sizes.items())), total)
