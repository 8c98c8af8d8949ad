"""Which SQL an indicator may be: aggregates over the columns of its dataset, and nothing that depends on the
day, on chance, on files or on a network."""

import json
from collections.abc import Collection, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_NAMES = """
count count_star sum min max median any_value bool_and bool_or coalesce nullif abs round floor ceil greatest
least lower upper length trim contains starts_with ends_with year month day date_diff date_trunc if concat
+ - * / // % || ~~ !~~ in not
"""
FUNCTIONS = frozenset(_NAMES.split())
CLASSES = frozenset(
    {
        "FUNCTION",
        "CONJUNCTION",
        "COMPARISON",
        "COLUMN_REF",
        "CONSTANT",
        "CAST",
        "BETWEEN",
        "OPERATOR",
        "CASE",
        "TYPE",
    }
)


class QueryRefused(ValueError):
    """The SQL of an indicator uses something it may not; `part` names it."""

    def __init__(self, part: str, expression: str) -> None:
        super().__init__(f"{part}: {expression}")
        self.part = part
        self.expression = expression


def check(expression: str, columns: Collection[str]) -> str:
    """The expression itself when it is one expression of allowed functions over these columns.

    DuckDB's own parser reads it, so nothing hides in a comment or a quoted name. Raises QueryRefused.
    """
    for node in _nodes(_parsed(expression)):
        kind = str(node["class"])
        if kind not in CLASSES:
            raise QueryRefused(kind.lower(), expression)
        if kind == "FUNCTION" and str(node["function_name"]).lower() not in FUNCTIONS:
            raise QueryRefused(f"{node['function_name']}()", expression)
        if kind == "COLUMN_REF" and (name := ".".join(node["column_names"])) not in columns:
            raise QueryRefused(name, expression)
    return expression


@lru_cache(maxsize=1)
def _reader() -> "DuckDBPyConnection":
    """One empty database for the parser of this process: opening one takes longer than to read a thousand."""
    import duckdb  # loaded when a figure is computed: it would slow every start

    return duckdb.connect(config={"threads": 1, "enable_external_access": False})


@lru_cache(maxsize=256)
def _parsed(expression: str) -> tuple[str, ...]:
    """The select list of `SELECT (expression)` as JSON; anything around it would be another statement."""
    with _reader().cursor() as cursor:
        row = cursor.execute("SELECT json_serialize_sql(?)", [f"SELECT ({expression}\n)"]).fetchone()
    tree: dict[str, Any] = json.loads(row[0]) if row else {"error": True}
    if tree["error"] or len(tree["statements"]) != 1:
        raise QueryRefused("not one expression", expression)
    node = tree["statements"][0]["node"]
    alone = (
        node["type"] == "SELECT_NODE"
        and len(node["select_list"]) == 1
        and node["from_table"]["type"] == "EMPTY"
        and not node["where_clause"]
        and not node["modifiers"]
    )
    if not alone:
        raise QueryRefused("not one expression", expression)
    return tuple(json.dumps(one) for one in node["select_list"])


def _nodes(parsed: tuple[str, ...]) -> Iterator[dict[str, Any]]:
    waiting: list[object] = [json.loads(one) for one in parsed]
    while waiting:
        node = waiting.pop()
        if isinstance(node, dict):
            if "class" in node:
                yield node
            waiting.extend(node.values())
        elif isinstance(node, list):
            waiting.extend(node)
