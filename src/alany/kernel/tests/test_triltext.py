from dataclasses import FrozenInstanceError

import pytest

from alany.kernel.triltext import LANGUAGES, LanguageUnknown, TextMissing, TrilText

SQUARE = TrilText(kk="Адалдық алаңы", ru="Площадь честности", en="Square of integrity")


def test_a_text_speaks_the_language_it_is_asked_for():
    assert [SQUARE.in_language(language) for language in LANGUAGES] == [SQUARE.kk, SQUARE.ru, SQUARE.en]


def test_a_tag_with_a_country_means_its_language():
    assert SQUARE.in_language("ru-KZ") == SQUARE.in_language("ru_KZ") == SQUARE.ru


@pytest.mark.parametrize("language", ["de", "", "kaz", "english"])
def test_other_languages_are_unknown(language):
    with pytest.raises(LanguageUnknown) as refused:
        SQUARE.in_language(language)
    assert refused.value.language == language


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("nothing", ["", "  ", "\u00a0"])
def test_a_text_without_one_language_does_not_exist(language, nothing):
    words = {"kk": "Иә", "ru": "Да", "en": "Yes", language: nothing}
    with pytest.raises(TextMissing) as missing:
        TrilText(**words)
    assert missing.value.language == language


def test_as_a_string_it_is_kazakh():
    assert str(SQUARE) == "Адалдық алаңы"


def test_it_is_a_value():
    assert {TrilText("а", "б", "c"), TrilText("а", "б", "c")} == {TrilText("а", "б", "c")}
    with pytest.raises(FrozenInstanceError):
        SQUARE.kk = "Алаң"  # type: ignore[misc]
