"""No digit of a briefing is typed by hand."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alany.spine.figures.lint import Known, Problem, allowed_digits, lint
from alany.spine.figures.tags import filled

DAY = date(2020, 7, 30)
KNOWN = {
    "seen": Known(DAY, has_denominator=True),
    "rotten": Known(None, has_denominator=False),
    "old": Known(date(2020, 6, 30), has_denominator=True),
}


def found(text, **others):
    texts = {"kk": text, "ru": text, "en": text} | others
    return lint(texts, KNOWN, DAY)


def in_english(text):
    return [
        (one.code, one.line, one.column, one.found)
        for one in lint({"kk": "сөз", "ru": "слово", "en": text}, KNOWN, DAY)
        if one.language == "en" and one.code != "languages_differ"
    ]


def test_a_typed_digit_is_named_with_its_line_and_column():
    assert in_english("All is well.\nWe saw 648 pharmacies and 1 234,5 more.") == [
        ("digit", 2, 8, "648"),
        ("digit", 2, 27, "1 234,5"),
    ]


@pytest.mark.parametrize("digits", ["7", "½", "Ⅷ", "٣", "²", "70.1"])
def test_digits_of_any_kind_are_digits(digits):
    assert [code for code, *_ in in_english(f"about {digits} of them")] == ["digit"]


def test_a_tag_is_no_digit():
    assert found("{{seen}} of {{seen.denominator}}, {{ seen|as_of }}; {{as_of}}") == []


def test_each_allowed_pattern_allows_its_example_and_has_a_reason():
    for allowed in allowed_digits():
        assert in_english(f"before\n{allowed.example}") == [], allowed.example
        assert len(allowed.reason) > 10


@pytest.mark.parametrize(
    "text", ["14240", "on 32 Julyish", "article of 5", "41424 calls", "2020", "13–21", "ст 5 раз"]
)
def test_what_only_looks_like_an_allowed_pattern_is_refused(text):
    assert "digit" in {code for code, *_ in in_english(text)}


@pytest.mark.parametrize(
    ("tag", "code"),
    [
        ("{{nobody}}", "tag_unknown"),
        ("{{rotten}}", "figure_missing"),
        ("{{rotten.denominator}}", "no_denominator"),
        ("{{old}}", "other_cutoff"),
        ("{{seen.colour}}", "tag_broken"),
        ("{{seen|shout}}", "tag_broken"),
        ("{{}}", "tag_broken"),
        ("{{seen", "tag_broken"),
        ("{{ 5 }}", "tag_broken"),
    ],
)
def test_a_tag_that_has_no_figure_is_named(tag, code):
    assert in_english(f"x {tag}")[:1] == [(code, 1, 3, tag if not tag.endswith("seen") else "{{")]


def test_an_older_figure_may_be_used_with_its_day_printed():
    assert in_english("{{old}} on {{old|as_of}}") == []


def test_the_three_languages_use_the_same_figures():
    assert found("{{seen}}", ru="{{seen}} {{seen.denominator}}") == [
        Problem("languages_differ", "kk", 1, 1, "seen.denominator"),
        Problem("languages_differ", "en", 1, 1, "seen.denominator"),
    ]


def test_a_missing_language_is_named():
    assert found("слово", kk="") == [Problem("text_missing", "kk", 1, 1, "")]


@pytest.mark.parametrize(
    ("language", "text", "word"),
    [
        ("kk", "отыз дәріхана", "отыз"),
        ("kk", "он екі дәріхана", "он екі"),
        ("kk", "жиырма үш дәріхана", "жиырма үш"),
        ("kk", "дәріхананың жиырма үші", "жиырма үші"),
        ("kk", "он дәріхана", "он"),
        ("kk", "жүз ауылдық дәріхана", "жүз"),
        ("ru", "двадцатью аптеками", "двадцатью"),
        ("ru", "двадцать три аптеки", "двадцать три"),
        ("ru", "десять сельских аптек", "десять"),
        ("ru", "сорок из этих аптек", "сорок"),
        ("en", "Twenty pharmacies", "Twenty"),
        ("en", "twenty-three\npharmacies", "twenty-three"),
        ("en", "twenty-three chemist's shops", "twenty-three"),
        ("en", "hundreds of the pharmacies", "hundreds"),
        ("en", "ten bad pharmacies", "ten"),
    ],
)
def test_a_number_in_words_before_what_it_counts_stops_the_publication(language, text, word):
    assert in_words(language, text) == [("word_counts", word, False)]


@pytest.mark.parametrize(
    ("language", "text", "word"),
    [
        ("kk", "олардың саны отыз болды", "отыз"),
        ("kk", "Ұлы жүз", "жүз"),
        ("kk", "жиырма үшінші дәріхана", "жиырма"),
        ("ru", "их было двадцать.", "двадцать"),
        ("ru", "двадцатого июля", "двадцатого"),
        ("en", "there were Twenty, in the end", "Twenty"),
    ],
)
def test_a_number_in_words_that_counts_nothing_is_a_warning(language, text, word):
    assert in_words(language, text) == [("number_word", word, True)]


@pytest.mark.parametrize(
    "text",
    [
        "бір дәріхана",
        "одна аптека",
        "one pharmacy",
        "простота",
        "жүзім",
        "в двух словах",
        "екі тілде",
        "two ways",
    ],
)
def test_one_and_other_words_are_left_alone(text):
    assert not {"number_word", "word_counts"} & {one.code for one in found(text)}


def in_words(language, text):
    problems = lint({language: text}, KNOWN, DAY)
    return [
        (one.code, one.found, one.warns) for one in problems if one.code in {"number_word", "word_counts"}
    ]


@pytest.mark.parametrize(
    "text",
    [
        "article 648 of pharmacies were bad",
        "Under the Law article 648 of pharmacies were bad",
        "article 648 was read",
        "The Law is good. Also article 648 was read",
        "статья 648 аптек, Закон",
        "статья 648 говорит",
        "648-бап дәріхана жаман, Кодекс",
        "648-бап жаман",
        "article 9648 of the Code",
        "telephone 1424 of 1424 pharmacies",
        "the telephone 1424 pharmacies",
        "телефон 1424 из аптек",
        "1424 дәріхана",
        "call 109, call 109",
        "there are 1424 of them",
        "2020 pharmacies",
        "in 2020 pharmacies were bad",
        "{{seen}} of 2020 were bad",
        "2020 аптек",
        "2020 годных аптек",
        "2020 дәріхана",
        "2020 жылқы",
        "in 2999 there were",
        "99 шілде",
        "21 маусымдық дәріхана",
        "45.07.2020",
    ],
)
def test_a_count_dressed_as_something_else_is_a_digit(text):
    assert "digit" in {code for code, *_ in in_english(text)}


@pytest.mark.parametrize(
    "text",
    [
        "article 426 of the Code of Health",
        "Under the Law of 2014, article 5 says",
        "в статье 426 Кодекса о здоровье аптеки названы",
        "по ч. 2 ст. 426 КоАП",
        "Кодекстің 426-бабының 2-тармағы",
        "Call 1424 today",
        "Звоните по номеру 1424",
        "1424 нөміріне қоңырау шалыңыз",
        "in July 2020",
        "в июле 2020 года в аптеках",
        "2020 жылғы шілдеде дәріханалар",
        "In 2020, pharmacies",
        "since 2020 there were bad ones",
        "the end of 2020",
        "21 шілдеден бастап",
    ],
)
def test_dates_articles_and_the_telephone_are_still_said(text):
    assert in_english(text) == []


@given(st.text(alphabet="ab 0123456789,.", max_size=40))
def test_every_digit_of_a_line_is_found(text):
    covered = "".join(shown for code, _, _, shown in in_english(f"x{text}") if code == "digit")
    assert [sign for sign in covered if sign.isdigit()] == [sign for sign in text if sign.isdigit()]


@given(st.lists(st.sampled_from(["{{seen}}", "{{as_of}}", "word", "{{seen|check}}", "\n"]), max_size=12))
def test_filling_replaces_tags_and_nothing_else(parts):
    text = "".join(parts)
    assert filled(text, lambda tag: "·") == "".join("·" if part.startswith("{{") else part for part in parts)
