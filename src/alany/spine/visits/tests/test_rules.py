"""A checklist is one JSON, and its answers are of its kinds."""

import json
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alany.kernel.triltext import TrilText
from alany.spine.programme.manifest import Checklist, Choice, Question
from alany.spine.visits.rules import AnswersRefused, accepted, checklist_of, definition_hash, definition_of


def said(word):
    return TrilText(kk=word, ru=word, en=word)


KINDS = ("text", "integer", "decimal", "date", "yes_no", "select_one", "image")
CHECKLIST = Checklist(
    slug="all_kinds",
    version=1,
    title=said("All kinds"),
    questions=tuple(
        Question(
            kind,
            kind,
            said(kind),
            required=kind == "yes_no",
            choices=(Choice("open", said("Open")),) if kind == "select_one" else (),
        )
        for kind in KINDS
    ),
)


def test_a_checklist_survives_its_json():
    definition = json.loads(json.dumps(definition_of(CHECKLIST)))
    assert checklist_of(definition) == CHECKLIST
    assert definition_hash(definition) == definition_hash(definition_of(CHECKLIST))


@pytest.mark.parametrize(
    ("slug", "given", "kept"),
    [
        ("text", "  лицензия бар ", "лицензия бар"),
        ("integer", "12", 12),
        ("integer", -3, -3),
        ("decimal", "8 500,50".replace(" ", ""), "8500.50"),
        ("date", "2020-07-13", "2020-07-13"),
        ("yes_no", False, False),
        ("select_one", "open", "open"),
        ("image", "AB" * 32, "ab" * 32),
    ],
)
def test_an_answer_is_kept_in_one_form(slug, given, kept):
    assert accepted(CHECKLIST, {"yes_no": True} | {slug: given})[slug] == kept


@pytest.mark.parametrize(
    ("slug", "given", "code"),
    [
        ("text", "a\x00b", "not_text"),
        ("text", 5, "not_text"),
        ("text", "а" * 4001, "too_long"),
        ("integer", "1.5", "not_integer"),
        ("integer", True, "not_integer"),
        ("integer", "9" * 16, "not_integer"),
        ("decimal", "NaN", "not_decimal"),
        ("decimal", "1e400", "not_decimal"),
        ("decimal", "abc", "not_decimal"),
        ("decimal", 0.1, "not_decimal"),
        ("date", "30.07.2020", "not_date"),
        ("date", "2020-02-30", "not_date"),
        ("yes_no", "yes", "not_yes_no"),
        ("yes_no", None, "missing"),
        ("select_one", "shut", "not_a_choice"),
        ("image", "photo.jpg", "not_a_file"),
        ("colour", "red", "unknown"),
    ],
)
def test_a_wrong_answer_is_named_by_its_question(slug, given, code):
    with pytest.raises(AnswersRefused) as refusal:
        accepted(CHECKLIST, {"yes_no": True} | {slug: given})
    assert refusal.value.problems == {slug: code}


def test_all_problems_are_told_at_once():
    with pytest.raises(AnswersRefused) as refusal:
        accepted(CHECKLIST, {"integer": "x", "date": "x"})
    assert refusal.value.problems == {"yes_no": "missing", "integer": "not_integer", "date": "not_date"}


@given(
    st.dictionaries(
        st.sampled_from(("text", "yes_no", "integer")), st.booleans() | st.integers(0, 99) | st.just("алма")
    )
)
def test_what_is_kept_is_kept_again_unchanged(answers):
    with suppress(AnswersRefused):
        kept = accepted(CHECKLIST, answers)
        assert accepted(CHECKLIST, kept) == kept
