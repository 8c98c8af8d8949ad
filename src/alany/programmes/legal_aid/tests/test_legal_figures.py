"""What is published of legal help holds no person and no small number of a place."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alany.programmes.legal_aid.figures import DATASETS, INDICATORS, _merged
from alany.programmes.legal_aid.letters import LETTERS
from alany.programmes.legal_aid.tests.aid_office import AT, DAY, an_aid_office
from alany.programmes.legal_aid.tests.test_question_desk import an_answered_matter
from alany.spine.letters.rules import filled


@given(st.dictionaries(st.sampled_from("абвгде"), st.integers(1, 40)))
def test_no_count_below_five_stands_alone_and_the_total_is_kept(counts):
    merged = dict(_merged(Counter(counts), "rest"))
    assert sum(merged.values()) == sum(counts.values())
    assert all(count >= 5 for name, count in merged.items() if name != "rest")


@pytest.mark.django_db
def test_an_answer_is_a_row_without_a_person(settings):
    settings.DEMO_TODAY = "2020-07-30"
    office = an_aid_office()
    an_answered_matter(office)
    rows = {dataset.slug: list(dataset.rows(office.pk, DAY)) for dataset in DATASETS}
    assert rows == {
        "legal_help_answers": [(1, True, 0, False, False, False)],
        "legal_help_districts": [("610000000", 1)],
        "legal_help_topics": [("other", 1)],
        "legal_help_hours": [(1, 0)],
    }
    assert AT.date() == DAY


def test_every_indicator_is_computed_from_a_dataset_of_the_programme():
    known = {dataset.slug for dataset in DATASETS}
    assert {indicator.dataset for indicator in INDICATORS} <= known


@pytest.mark.parametrize("letter", LETTERS, ids=lambda letter: letter.slug)
@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_letters_are_filled_with_the_fields_that_they_name(letter, language):
    fields = {name: f"<{name}>" for name in letter.fields}
    body = filled(letter.body.in_language(language), fields)
    subject = filled(letter.subject.in_language(language), fields)
    assert all(value in subject + body for value in fields.values())
