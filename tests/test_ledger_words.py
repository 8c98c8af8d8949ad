"""Whoever reads the ledger reads words: every act, table and detail that the code writes has them."""

import ast
from collections import Counter
from collections.abc import Iterator
from functools import cache

import pytest
from django.utils import translation

from alany.faces.desk.ledger_words import declared, name_word, table_word, verb_word
from alany.site.launcher.places import SOURCE
from alany.spine.ledger.triggers import columns_of, recorded_models


@cache
def nodes() -> list[tuple[str, ast.AST]]:
    """Every call and subscript in the code of the house, with where it stands; tests are left out."""
    return [
        (f"{path.relative_to(SOURCE)}:{node.lineno}", node)
        for path in sorted(SOURCE.rglob("*.py"))
        if "tests" not in path.parts
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call | ast.Subscript)
    ]


def verbs(node: ast.AST) -> Iterator[ast.expr]:
    """What is given as `verb=` to a call."""
    if isinstance(node, ast.Call):
        yield from (one.value for one in node.keywords if one.arg == "verb")


def details(node: ast.AST) -> Iterator[str]:
    """Names of details: `act.about(thing, name=…)`, `act.details["name"]`, `act.details.update(name=…)`."""
    if isinstance(node, ast.Call) and ast.unparse(node.func).endswith((".about", "act.details.update")):
        yield from (one.arg for one in node.keywords if one.arg)
    if isinstance(node, ast.Subscript) and ast.unparse(node.value) == "act.details":
        yield str(ast.literal_eval(node.slice))


@pytest.mark.slow
def test_every_act_that_the_code_writes_has_words() -> None:
    literals = {
        str(value.value): where
        for where, node in nodes()
        for value in verbs(node)
        if isinstance(value, ast.Constant)
    }

    assert len(literals) > 60
    assert {verb: where for verb, where in literals.items() if not verb_word(verb)} == {}


def test_an_act_is_written_out_or_handed_on_so_that_it_can_be_found() -> None:
    made_up = {
        where: ast.unparse(value)
        for where, node in nodes()
        for value in verbs(node)
        if not isinstance(value, ast.Constant | ast.Name | ast.Attribute)
    }

    assert made_up == {}


@pytest.mark.slow
def test_every_detail_of_an_entry_has_words() -> None:
    nameless = {name: where for where, node in nodes() for name in details(node) if not name_word(name)}

    assert nameless == {}


def test_every_recorded_table_has_words_and_each_of_its_columns_too() -> None:
    tables = {model._meta.db_table: columns_of(model) for model in recorded_models()}

    assert [table for table in tables if not table_word(table)] == []
    assert [
        f"{table}.{name}"
        for table, columns in tables.items()
        for name in columns
        if name != "search_text" and not name_word(name, table)
    ] == []


def test_no_two_apps_give_words_to_one_act_or_table() -> None:
    times = Counter(key for words in declared() for part in (words.verbs, words.tables) for key in part)

    assert [key for key, count in times.items() if count > 1] == []


def test_the_owner_of_a_table_is_asked_first_and_a_language_is_said() -> None:
    with translation.override("kk"):
        said = [name_word("unit_id", "visits_visit"), name_word("unit", "cases_deadlinerule")]
        assert said == ["Нысан", "Өлшем бірлігі"]
        assert name_word("title_ru", "visits_campaign") == "Атауы, орысша"
        assert (verb_word("nobody.did"), table_word("no_table"), name_word("no_name")) == ("", "", "")
