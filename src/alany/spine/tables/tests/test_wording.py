"""Every refusal speaks three languages and names its place."""

import re
from pathlib import Path

import pytest

from alany.kernel.triltext import TrilText
from alany.spine import tables
from alany.spine.tables.headers import BadCell
from alany.spine.tables.table import TableRefused
from alany.spine.tables.wording import CODES, explain

KAZAKH = re.compile("[әғқңөұүһіӘҒҚҢӨҰҮІ]")
RAISED = re.compile(r'(?:TableRefused|CellRefused|BadCell)\(\s*"([a-z_0-9]+)"')
FAMILIES = {
    "money": ("empty", "not_a_number", "negative", "currency", "ambiguous", "decimals", "too_large"),
    "bin": ("letters", "length", "structure", "date", "check_digit"),
    "kato": ("letters", "length", "structure"),
}


def test_every_code_that_is_raised_has_words():
    sources = [path.read_text() for path in Path(tables.__file__).parent.glob("*.py")]
    raised = {code for source in sources for code in RAISED.findall(source)}
    composed = {f"{family}_{reason}" for family, reasons in FAMILIES.items() for reason in reasons}
    assert len(raised) > 20
    assert (raised | composed) - CODES.keys() == set()


@pytest.mark.parametrize("code", sorted(CODES))
def test_a_message_is_whole_in_each_language_and_says_what_to_do(code):
    said = explain(TableRefused(code, row=12, column=28, detail="20"))
    assert said.kk.startswith("12-жол, 28-баған (AB). ")
    assert said.ru.startswith("Строка 12, столбец 28 (AB). ")
    assert said.en.startswith("Row 12, column 28 (AB). ")
    assert KAZAKH.search(said.kk)
    assert not KAZAKH.search(said.ru)
    for words in (said.kk, said.ru, said.en):
        assert "{" not in words
        assert words.endswith(".")
    assert not re.search("[а-яё]", said.en)


def test_a_bad_cell_is_explained_with_its_value():
    assert explain(BadCell(3, 2, "money_negative", " -5\x00 ")) == TrilText(
        kk="3-жол, 2-баған (B). Баға теріс сан: -5. Нөлден үлкен баға жазыңыз.",
        ru="Строка 3, столбец 2 (B). Цена отрицательная: -5. Напишите цену больше нуля.",
        en="Row 3, column 2 (B). The price is negative: -5. Write a price above zero.",
    )


def test_a_missing_column_is_named_in_the_language_of_the_reader():
    price = TrilText(kk="Бағасы", ru="Цена", en="Price")
    said = explain(TableRefused("missing_column", detail=price))
    assert ("«Бағасы»" in said.kk, "«Цена»" in said.ru, "“Price”" in said.en) == (True, True, True)


def test_a_caller_brings_words_for_its_own_codes():
    own = {
        "no_licence": TrilText(kk="Лицензия нөмірін жазыңыз.", ru="Напишите номер.", en="Write the number.")
    }
    assert explain(TableRefused("no_licence", row=2), own).en == "Row 2. Write the number."


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_an_encoding_that_has_no_name_leaves_no_empty_bracket(language):
    said = explain(TableRefused("encoding")).in_language(language)
    assert not {"—", "(", ")"} & set(said)
    assert "(KOI8-R)" in explain(TableRefused("encoding", detail="KOI8-R")).in_language(language)
