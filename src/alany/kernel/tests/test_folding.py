import sqlite3
import unicodedata
from contextlib import closing

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alany.kernel.folding import KAZAKH_ALPHABET, fold, latin_slug, sort_key, tongue

DISTRICTS = "Ақжар, Әйтеке, Байқоңыр, Жетісай, Қазығұрт, Өтеген, Ұзынарық, Үшқайық, Шардара, Ынтымақ, Ікан"
KAZAKH_WORDS = st.text(KAZAKH_ALPHABET + KAZAKH_ALPHABET.upper() + " -", max_size=20)


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Казыгурт", "Қазығұрт"),
        ("Жетисай", "Жетісай"),
        ("тулкибас", "Түлкібас"),
        ("уш кайык", "Үш-Қайық"),
        ("береке", "Бёрёкё"),
        ("хижра", "Һижра"),
        ("онир", "Өңір"),
        ("арыс каласы", "  Арыс \u00a0— қаласы\n"),
        ("и\u0306ол", "йол"),
        ("алма", "ал\u00adма\u200b"),
    ],
)
def test_search_finds_in_both_directions(typed, name):
    assert fold(typed) == fold(name) == fold(fold(name))


@given(KAZAKH_WORDS)
def test_folded_words_have_no_kazakh_letter_no_capital_and_no_gap_at_the_ends(text):
    folded = fold(text)
    assert not set(folded) & set("әғқңөұүһіё-")
    assert folded == folded.lower() == folded.strip() == fold(folded)


@given(st.text(st.characters()))
def test_any_input_folds_and_sorts_into_something_every_database_takes(text):
    for stored in (fold(text), sort_key(text), latin_slug(text)):
        assert "\x00" not in stored
        stored.encode()


def test_nul_and_half_signs_of_a_broken_copy_disappear():
    assert fold("А\x00р\ud83dыс") == "арыс"


def test_districts_stand_in_kazakh_order():
    districts = DISTRICTS.split(", ")
    assert sorted(set(districts), key=sort_key) == districts


def test_the_alphabet_has_42_letters_and_stands_in_its_own_order():
    assert len(KAZAKH_ALPHABET) == len(set(KAZAKH_ALPHABET)) == 42
    assert sorted(KAZAKH_ALPHABET, key=sort_key) == list(KAZAKH_ALPHABET)
    assert sorted(KAZAKH_ALPHABET.upper(), key=sort_key) == list(KAZAKH_ALPHABET.upper())


def test_signs_digits_and_latin_come_before_cyrillic_and_short_words_before_long_ones():
    names = ["№ 1", "«Әл»", "1-ауыл", "2-ауыл", "Kentau", "Арыс", "Арыс ауданы", "Арысь", "Әл"]
    assert sorted(set(names), key=sort_key) == names


def test_case_counts_only_between_equal_words():
    assert sorted(["Арыс", "арыск", "АРЫС", "арыс"], key=sort_key) == ["арыс", "Арыс", "АРЫС", "арыск"]


@given(KAZAKH_WORDS, KAZAKH_WORDS)
def test_case_never_outweighs_a_letter(a, b):
    if sort_key(a.lower()) < sort_key(b.lower()):
        assert sort_key(a) < sort_key(b)


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=8), max_size=20))
def test_sqlite_and_bytes_give_the_order_of_python(words):
    keys = [sort_key(word) for word in words]
    with closing(sqlite3.connect(":memory:")) as database:
        database.execute("CREATE TABLE word (key TEXT)")
        database.executemany("INSERT INTO word VALUES (?)", [(key,) for key in keys])
        by_sqlite = [key for (key,) in database.execute("SELECT key FROM word ORDER BY key")]
    assert by_sqlite == sorted(keys) == sorted(keys, key=str.encode)


@given(KAZAKH_WORDS)
def test_composed_and_decomposed_letters_are_one_name(text):
    decomposed = unicodedata.normalize("NFD", text)
    assert (fold(text), sort_key(text), latin_slug(text)) == (
        fold(decomposed),
        sort_key(decomposed),
        latin_slug(decomposed),
    )


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Қазығұрт ауданы", "kazygurt-audany"),
        ("Түлкібас", "tulkibas"),
        ("Жетісай", "zhetisay"),
        ("Щучье, Цех № 7 (объект)", "shchuche-tsekh-no-7-obekt"),
        ("Café «Нұр» ½", "cafe-nur-1-2"),
        ("../../etc/passwd", "etc-passwd"),
        ("Ә" * 100, "a" * 80),
        ("   ", "untitled"),
        ("中文", "untitled"),
    ],
)
def test_names_of_files_are_latin(name, slug):
    assert latin_slug(name) == slug


@given(st.text(st.characters(), max_size=200))
def test_a_slug_is_safe_short_and_stable(text):
    slug = latin_slug(text)
    assert 1 <= len(slug) <= 80
    assert set(slug) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert "--" not in slug
    assert latin_slug(slug) == slug == slug.strip("-")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Тасты ауылындағы көпір", "kk"),
        ("Мост в селе Тасты разрушен: въезд закрыт", "ru"),
        ("Нет пандуса на ул. Жібек жолы", "ru"),
        ("Дәріхана не аурухана", "kk"),
        ("Аптека", ""),
        ("Bridge 12", ""),
        ("", ""),
    ],
)
def test_letters_and_small_words_tell_kazakh_from_russian_or_nothing_is_said(text, language):
    assert tongue(text) == language
