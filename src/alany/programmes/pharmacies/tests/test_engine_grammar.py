"""Amounts, packs and forms, as lists write them."""

from decimal import Decimal

import pytest

from alany.programmes.pharmacies.engine import forms, grammar
from alany.programmes.pharmacies.engine.normalise import clean, readings
from alany.programmes.pharmacies.engine.quantities import read_run


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("500 мг", [("mg", ("500",))]),
        ("0,5 г", [("mg", ("500",))]),
        ("25 мкг", [("mg", ("0.025",))]),
        ("5 %", [("mg/ml", ("5E+1",))]),
        ("50 мг/мл", [("mg/ml", ("5E+1",))]),
        ("250 мг/5 мл", [("mg/ml", ("5E+1",))]),
        ("10 мг/г", [("mg/ml", ("1E+1",))]),
        ("40/12,5 мг", [("mg", ("4E+1", "12.5"))]),
        ("5мг+160мг", [("mg", ("5", "1.6E+2"))]),
        ("5 мг/мл + 20 мг/мл", [("mg/ml", ("5",)), ("mg/ml", ("2E+1",))]),
        ("50 мкг/доза", [("mg", ("0.05",))]),
        ("3 млн МЕ".lower(), [("iu", ("3E+6",))]),
        ("10 000 ед", [("iu", ("1E+4",))]),
        ("2850 ме анти-ха/0,3 мл", [("iu/ml", ("9.5E+3",))]),
        ("350 мг йода/мл", [("mg/ml", ("3.5E+2",))]),
    ],
)
def test_amounts_have_canonical_units(written, read):
    expected = [(dimension, tuple(map(Decimal, values))) for dimension, values in read]
    assert [(amount.dimension, amount.values) for amount in read_run(written)] == expected


@pytest.mark.parametrize(
    ("written", "packs"),
    [
        ("таб №30", {30}), ("таб N30", {30}), ("таб n 30", {30}), ("таб 30 шт", {30}), ("28 таб", {28}),
        ("таб №10х3", {30}), ("таб 3х10", {30}), ("таб x60", {60}), ("амп 2мл 5х2мл", {5}),
        ("капс. 20 мг", set()),
        ("спрей 120 доз", set()), ("таб 480 мг", set()), ("бинт 7х14 см", set()),
    ],
)  # fmt: skip
def test_packs_are_read_in_all_their_writings(written, packs):
    assert grammar.read(readings(clean(written))[0]).packs == packs


@pytest.mark.parametrize(
    ("line", "registered", "verdict"),
    [
        ("таб п/п/о", "таблетки, покрытые пленочной оболочкой", "agree"),
        ("таб", "таблетки, покрытые пленочной оболочкой", "agree"),
        ("таблеткалар", "таблетки", "agree"),
        ("таб п/о", "таблетки", "open"),
        ("таб", "капсулы", "conflict"),
        ("таб ретард", "таблетки", "conflict"),
        ("таб шипучие", "таблетки", "conflict"),
        ("р-р д/ин", "раствор для внутривенного и внутримышечного введения", "agree"),
        ("р-р д/инф", "раствор для внутримышечного введения", "open"),
        ("амп", "раствор для инъекций", "agree"),
        ("фл", "порошок для приготовления раствора для инъекций", "agree"),
        ("гл/капли", "капли глазные, суспензия", "agree"),
        ("капли назальные", "капли глазные", "conflict"),
        ("свечи", "суппозитории ректальные", "agree"),
        ("ерітінді", "раствор для инфузий", "agree"),
        ("крем", "мазь", "conflict"),
        ("супп", "суспензия", "conflict"),
    ],
)
def test_a_form_agrees_conflicts_or_stays_open(line, registered, verdict):
    read = [
        forms.read_form(tuple(readings(clean(text))[0].replace(",", "").split()))
        for text in (line, registered)
    ]
    assert forms.compare(*read) == verdict


def test_nothing_stated_is_not_agreement():
    reading = grammar.read("")
    assert (reading.amounts, reading.packs, reading.form) == ([], set(), forms.NOT_STATED)
