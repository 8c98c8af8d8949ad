"""An indicator's SQL reaches its own columns and nothing else."""

import pytest

from alany.spine.figures.expressions import QueryRefused, check

COLUMNS = {"rotten", "district", "seen_on", "weight"}


@pytest.mark.parametrize(
    "expression",
    [
        "count(*)",
        "count(*) FILTER (WHERE rotten AND weight > 3)",
        "count(DISTINCT district)",
        "sum(weight)::BIGINT",
        "count(*) FILTER (WHERE seen_on BETWEEN DATE '2020-07-13' AND DATE '2020-07-21')",
        "coalesce(sum(CASE WHEN rotten THEN 1 ELSE 0 END), 0)",
        "rotten IS NOT TRUE AND district IN ('611600000', '612000000')",
        "district LIKE '61%'",
    ],
)
def test_aggregates_over_the_columns_are_accepted(expression):
    assert check(expression, COLUMNS) == expression


@pytest.mark.parametrize(
    ("expression", "part"),
    [
        ("count(*) FILTER (WHERE seen_on < now())", "now()"),
        ("count(*) FILTER (WHERE random() < 0.5)", "random()"),
        ("count(*) FILTER (WHERE seen_on < current_date)", "current_date"),
        ("(SELECT count(*) FROM read_csv('secret.csv'))", "subquery"),
        ("getenv('HOME')", "getenv()"),
        ("count(*) OVER ()", "window"),
        ("count(price)", "price"),
        ("other.rotten", "other.rotten"),
        ("1) FROM read_csv('x.csv') WHERE (true", "not one expression"),
        ("1); DROP TABLE baskets; SELECT (1", "not one expression"),
        ("1, 2", "row()"),
        ("", "row()"),
        ("count(* ", "not one expression"),
    ],
)
def test_all_else_is_refused_and_named(expression, part):
    with pytest.raises(QueryRefused) as refusal:
        check(expression, COLUMNS)
    assert refusal.value.part == part
