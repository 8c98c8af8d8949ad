"""Quality on the synthetic development lines, by the definitions of `engine.scoring`.

The thresholds are what the engine reaches on a set without negatives; they guard against getting worse.
"""

from decimal import Decimal

import pytest

from alany.programmes.pharmacies.engine.check import check_lines
from alany.programmes.pharmacies.engine.scoring import Judged, Rate, score
from alany.programmes.pharmacies.tests.engine_cases import DAY, GOLD_LINES, gold_register, gold_rows


@pytest.mark.slow
@pytest.mark.slow
def test_the_gold_lines_are_decided_at_least_this_well():
    lines = gold_rows(GOLD_LINES)
    found = check_lines(gold_register(), [(row["line"], Decimal(row["price_kzt"])) for row in lines], DAY)
    judged = [
        Judged(row["kind"] == "in", row["truth"], row["best_reader"], each.decision, each.certainty)
        for row, each in zip(lines, found, strict=True)
    ]
    answers = {"violation": "V", "within_cap": "OK", "no_cap": "NC"}
    wrong = [each for each in judged if each.certainty == "certain" and answers[each.decision] != each.truth]
    assert wrong == []
    quality = score(judged)
    assert quality.certain_precision.value >= 0.999
    assert quality.certain_precision.bounds[0] >= 0.985
    assert quality.certain_recall.value >= 0.765
    assert quality.queue_precision.value >= 0.985
    assert quality.queue_recall.value >= 0.955
    assert quality.false_no_cap.value <= 0.003
    assert quality.unclear.value <= 0.074


def test_a_rate_carries_its_wilson_interval():
    lower, upper = Rate(23, 648).bounds
    assert (round(lower, 3), round(upper, 3)) == (0.024, 0.053)
    assert Rate(0, 0).bounds == (0.0, 1.0)
