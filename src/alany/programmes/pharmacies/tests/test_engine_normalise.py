"""One spelling for what lists write in many."""

import pytest

from alany.programmes.pharmacies.engine.keys import safe_key, sounded_key
from alany.programmes.pharmacies.engine.normalise import clean, readings


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("ЛОРИСТА®  50МГ", ("лориста 50мг",)),
        ("Ocпaмoкc", ("оспамокс",)),  # Latin letters among Cyrillic ones
        ("TACOTAH", ("тасотан", "такотах")),  # drawn as Cyrillic, or sounded
        ("furosemid 40 mg tab", ("фуросемид 40 мг таб",)),
        ("Актив №10×3", ("актив #10х3",)),
        ("АЁрон", ("аерон",)),
        ("Ацетилсалициловая к-та", ("ацетилсалициловая кислота",)),
    ],
)
def test_a_line_is_read_in_small_cyrillic_letters(written, read):
    assert readings(clean(written)) == read


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("аторвастатин -лф", "аторвастатин-лф"),
        ("спиронолактоон", "спиронолактон"),
        ("анальгин", "аналгин"),
        ("йодомарин 200", "иодомарин200"),
        ("од-там 0,4", "одтам 0.4"),
    ],
)
def test_the_safe_key_ignores_what_does_not_tell_products_apart(one, other):
    assert safe_key(one) == safe_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("лориста н", "лориста нд"),
        ("мисол 100", "мисол 10"),
        ("индап 2,5", "индап 25"),
        ("индап 11", "индап 1"),
        ("акмонт", "алмонт"),
        ("эналаприл", "еналаприл"),
    ],
)
def test_the_safe_key_keeps_apart_what_does(one, other):
    assert safe_key(one) != safe_key(other)


def test_latin_spellings_meet_cyrillic_names_by_sound():
    (latin,) = readings(clean("Khartil"))
    assert latin == "хартил"
    assert sounded_key(safe_key(readings(clean("Eslotin"))[0])) == sounded_key(safe_key("эслотин"))
