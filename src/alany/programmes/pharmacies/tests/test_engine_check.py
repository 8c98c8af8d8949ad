"""Decisions on lines by example: what is certain, what waits for a person, what is not answered."""

from decimal import Decimal

import pytest

from alany.programmes.pharmacies.engine.check import check_lines
from alany.programmes.pharmacies.engine.reasons import REASONS
from alany.programmes.pharmacies.engine.register import Register
from alany.programmes.pharmacies.engine.verdict import VatBasis
from alany.programmes.pharmacies.engine.verdict import decide as verdict
from alany.programmes.pharmacies.tests.engine_cases import DAY, answer, decide, entry, register

FILM = "таблетки, покрытые пленочной оболочкой, 50 мг"
ABOVE = ("violation", "certain", "above_cap")


@pytest.mark.parametrize(
    "line",
    [
        "Лориста таб п/п/о 50мг №30 КРКА",
        "ЛОРИСТА ТБ П/ПЛ/ОБ 0,05 Г 10Х3",
        "лориста® 50 mg tab n30 (krka)",
        "Loristа таблеткалар 50мг x30",
        "4601234567890 Лориста 50мг 30 таб",
        "Таблетки Лориста 50 мг №30",
        "Лорристта 50 мг таб. 30 шт",
        "Лориста табл.покр.плен.об. 50мг №30 (3х10)",
        "Лориста таб.п.пл.об. 0,05 №30 инд.уп",
        "Лориста 50 мг үлбірлі қабықпен қапталған таблеткалар №30",
    ],
)
def test_one_package_in_many_writings_is_certain(line):
    known = register(("Лориста", FILM, 30, "1000"), ("Лориста", FILM, 60, "1900"))
    found = decide(known, line, "1000.01")
    assert (found.decision, found.certainty, found.reason) == ABOVE
    assert (found.entry_ids, found.cap_kzt, found.excess_kzt) == (("0",), Decimal(1000), Decimal("0.01"))
    assert answer(known, line, "1000") == ("within_cap", "certain", "at_or_below_cap")


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Лориста Н таб 50мг №30", ("no_cap", "name_not_in_register")),
        ("Лориста НД таб 50мг №30", ("no_cap", "name_not_in_register")),
        ("Лориста форте таб 50мг №30", ("no_cap", "name_not_in_register")),
        ("Лориста таб 50мг №30 плюс", ("no_cap", "name_not_in_register")),
        ("Лориста таб ретард 50мг №30", ("unclear", "form_not_in_register")),
        ("Лориста таб 5мг №30", ("no_cap", "variant_not_in_register")),
        ("Лориста таб 500мг №30", ("no_cap", "variant_not_in_register")),
        ("Лориста таб 50мг №60", ("no_cap", "variant_not_in_register")),
        ("Лориста капс 50мг №30", ("unclear", "form_not_in_register")),
        ("Лориста таб 50мг №30 Тева", ("unclear", "maker_not_in_register")),
        ("Лориста Санофи таб 50мг №30", ("unclear", "name_longer")),
    ],
)
def test_what_differs_from_the_register_is_never_accused(line, expected):
    known = register(("Лориста", FILM, 30, "1000"), ("Аспирин", "таблетки 500 мг", 10, "100", "Тева"))
    decision, _, reason = answer(known, line)
    assert (decision, reason) == expected


@pytest.mark.parametrize(
    ("registered", "sold"),
    [
        ("Алмонт", "Акмонт"),
        ("Алево", "Аклево"),
        ("Урсодекс", "Урсодокс"),
        ("Флукоказ", "Флуконаз"),
        ("Азицин", "Азацин"),
    ],
)
def test_brands_one_letter_apart_are_at_most_probable(registered, sold):
    known = register((registered, "таблетки 10 мг", 28, "500"))
    assert answer(known, f"{sold} таб 10мг №28") == ("violation", "probable", "above_cap_name_inexact")
    assert answer(known, f"{sold} таб №28") == ("unclear", "", "name_inexact")
    assert answer(known, f"{registered} таб 10мг №28") == ABOVE


@pytest.mark.parametrize(
    ("registered", "sold"),
    [
        ("Восулин-Н", "Восулин-Р"),
        ("Омез", "Омез Д"),
        ("Лориста Н", "Лориста НД"),
        ("Глибомет МВ", "Глибомет СР"),
    ],
)
def test_a_letter_that_is_a_word_makes_another_product(registered, sold):
    known = register((registered, "капсулы 20 мг", 30, "500"))
    assert decide(known, f"{sold} капс 20мг №30").decision != "violation"


def test_of_two_names_the_longest_is_meant():
    known = register(("Лориста", FILM, 30, "1000"), ("Лориста® Н", "таблетки 50 мг/12,5 мг", 30, "2000"))
    assert decide(known, "Лориста Н 50/12,5 мг №30", "2001").entry_ids == ("1",)
    assert decide(known, "Лориста 50 мг №30", "1001").entry_ids == ("0",)


def test_numbers_inside_names_are_not_strengths():
    known = register(
        ("Тигена 90", "таблетки 90 мг", 56, "1000"), ("Витамин А 33000 МЕ", "капсулы 33000 МЕ", 10, "90")
    )
    assert answer(known, "ТИГЕНА 90 таб №56") == ABOVE
    assert answer(known, "витамин а 33000 ме капс №10") == ABOVE
    assert answer(known, "Тигена таб 90 мг №56") == ABOVE
    assert answer(known, "Тигена 60 таб №56")[0] != "violation"


@pytest.mark.parametrize(
    ("line", "registered"),
    [
        ("Препарат р-р д/ин 2,5% 2 мл №5", "раствор для инъекций 25 мг/мл, 2 мл"),
        ("Препарат сироп 15мг/5мл 100мл №5", "сироп 3 мг/мл 100 мл"),
        ("Препарат мазь 0,1% 15г №5", "мазь 1 мг/г 15 г"),
        ("Препарат таб 625мг №5", "таблетки 500 мг/125 мг"),
        ("Препарат таб 500/125 №5", "таблетки 500 мг/125 мг"),
        ("Препарат амп 100мг/2мл №5", "раствор для инъекций 50 мг/мл 2 мл"),
        ("Препарат 100мкг/доза 200 доз №5", "аэрозоль для ингаляций дозированный 100 мкг/доза 200 доз"),
    ],
)
def test_one_strength_in_two_writings_agrees(line, registered):
    assert answer(register(("Препарат", registered, 5, "100")), line) == ABOVE


@pytest.mark.parametrize(
    ("line", "registered"),
    [
        ("Препарат р-р д/ин 25% 2 мл №5", "раствор для инъекций 2,5% 2 мл"),
        ("Препарат р-р д/ин 10мг/мл 10 мл №5", "раствор для инъекций 10 мг/мл, 1 мл"),
        (
            "Препарат конц 5000 мг/50 мл №5",
            "концентрат для приготовления раствора для инфузий 100 мг/мл 10 мл",
        ),
        ("Препарат таб 875/125 №5", "таблетки 500 мг/125 мг"),
        ("Препарат таб 40мг/10мг №5", "таблетки 40 мг"),
        ("Препарат крем 30 г №5", "крем 5% 15 г"),
        ("Препарат сироп 200мл №5", "сироп 30 мг/5 мл 100 мл"),
    ],
)
def test_one_strength_does_not_pass_for_another(line, registered):
    assert decide(register(("Препарат", registered, 5, "100")), line).decision != "violation"


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Лориста таб 50мг №30 2 уп", "several_packs"),
        ("Лориста таб 50мг №30 + №10", "several_packs"),
        ("Лориста таб 50мг №30 блистер", "split_pack"),
        ("Лориста таб 50мг №30 цена за 1 шт", "split_pack"),
        ("Лориста таб 50мг №30 руб", "other_currency"),
        ("Лориста таб 50мг №30 $", "other_currency"),
        ("№ 30", "line_empty"),
        ("", "line_empty"),
    ],
)
def test_a_price_for_something_else_is_not_judged(line, reason):
    assert answer(register(("Лориста", FILM, 30, "1000")), line) == ("unclear", "", reason)


@pytest.mark.parametrize(
    "line",
    [
        "Памперс премиум 4 №20", "Шприц 5 мл №100", "Бинт стерильный 7х14", "Крем для рук 75мл", "Вата 100 г",
        "Вода минеральная 0,5л", "Маска медицинская №50", "Тонометр AND UA-777", "Чай Алтай ф/п №20",
        "Зубная паста Лакалют 75мл", "Соска силикон", "Витрум таб №30", "Мезим форте 10000 таб №20",
        "Но-шпа таб 40мг №24",
    ],
)  # fmt: skip
def test_what_the_register_does_not_hold_has_no_cap(line):
    known = register(("Лориста", FILM, 30, "1000"), ("Анальгин", "таблетки 500 мг", 10, "100", "Дарница"))
    assert answer(known, line) == ("no_cap", "certain", "name_not_in_register")


def test_words_that_the_register_does_not_confirm_leave_a_violation_to_a_person():
    known = register(("Лориста", FILM, 30, "1000"))
    assert answer(known, "Лориста таб 50мг №30 срок 12.2027") == (
        "violation",
        "probable",
        "above_cap_details_open",
    )
    assert answer(known, "Лориста") == ("violation", "probable", "above_cap_details_open")


def test_a_maker_may_be_named_in_short_or_with_its_country():
    known = register(
        ("Омез", "капсулы 20 мг", 30, "1000", "Реддис Лабораторис Лтд, Индия"),
        ("Омез", "капсулы 20 мг", 30, "3000", "Лек д.д., Словения"),
        ("Омез", "капсулы 20 мг", 30, None, "Лекхим-Харьков АО"),
    )
    assert decide(known, "Омез капс 20мг №30 (РЕДДИС)", "1500").entry_ids == ("0",)
    assert decide(known, "Омез капс 20мг №30 Реддис Лабораторис", "1500").entry_ids == ("0",)
    assert answer(known, "Омез капс 20мг №30", "5000") == ("unclear", "", "capped_and_uncapped_fit")


def test_a_maker_joined_to_the_name_by_a_hyphen_may_be_another_brand():
    known = register(("Диклофенак", "таблетки 50 мг", 20, "300", "Тева"))
    assert answer(known, "Диклофенак таб 50мг №20 Тева") == ABOVE
    assert answer(known, "Диклофенак-Тева таб 50мг №20")[1] != "certain"


def test_without_a_count_one_vial_is_likely_but_never_certain():
    known = register(
        ("Цефтриаксон", "порошок для приготовления раствора для инъекций 1 г", 1, "300"),
        ("Цефтриаксон", "порошок для приготовления раствора для инъекций 1 г", 10, "2800"),
    )
    assert answer(known, "Цефтриаксон фл 1г", "400") == ("violation", "probable", "above_cap_if_single")
    assert answer(known, "Цефтриаксон фл 1г", "2801") == ABOVE
    assert answer(known, "Цефтриаксон фл 1г №10", "400") == ("within_cap", "certain", "at_or_below_cap")


def test_every_answer_explains_itself_in_three_languages():
    known = register(("Лориста", FILM, 30, "1000"))
    found = decide(known, "Лориста таб 50мг №30 КРКА", "1250")
    assert (found.excess_kzt, found.excess_pct) == (Decimal("250.00"), Decimal("25.00"))
    assert found.evidence.name == "лориста"
    assert [(part.kind, part.text) for part in found.evidence.parts] == [
        ("form", "таб"), ("amount", "50мг"), ("pack", "#30"), ("maker", "крка"),
    ]  # fmt: skip
    assert "шекті баға" in REASONS[found.reason].kk.replace("шекті бағасынан", "шекті баға")


def test_each_distinct_line_is_resolved_once_and_priced_apart():
    known = register(("Лориста", FILM, 30, "1000"))
    line = "Лориста таб 50мг №30"
    found = check_lines(known, [(line, Decimal(900)), (line, Decimal(1100))], DAY)
    assert [each.decision for each in found] == ["within_cap", "violation"]


def test_the_cap_is_the_one_of_the_day():
    known = register(entry("Лориста", FILM, 30, "1000", effective_from=DAY.replace(day=16)))
    assert answer(known, "Лориста таб 50мг №30") == ("no_cap", "certain", "registered_without_cap")
    known = register(entry("Лориста", FILM, 30, "1000", effective_from=DAY))
    assert answer(known, "Лориста таб 50мг №30") == ABOVE
    known = register(entry("Лориста", FILM, 30, "1000", effective_to=DAY))
    assert answer(known, "Лориста таб 50мг №30")[0] == "no_cap"


@pytest.mark.parametrize(
    ("included", "price", "decision"),
    [
        (False, "100.01", "violation"),
        (True, "105", "within_cap"),
        (True, "105.01", "violation"),
        (None, "100", "within_cap"),
        (None, "105", "unclear"),
        (None, "105.01", "violation"),
    ],
)
def test_vat_changes_what_a_price_is_compared_with(included, price, decision):
    assert verdict(Decimal(price), [Decimal(100)], VatBasis(Decimal("0.05"), included)).decision == decision


def test_what_people_decided_about_a_line_holds_for_that_line_alone():
    rows = [
        entry("Анальгин", "таблетки 500 мг", pack, cap, entry_id=f"a{pack}")
        for pack, cap in ((10, "100"), (20, "190"))
    ]
    known = Register.build(
        rows, {"Аспирин Утта таб. 500 мг №10": ["a10"], "Маска №50": [], "Аскорбинка": ["a99"]}
    )
    assert answer(known, "АСПИРИН УТТА  таб 500 мг № 10") == ABOVE
    assert decide(known, "Аспирин Утта таб. 500 мг №10").entry_ids == ("a10",)
    assert answer(known, "Маска №50") == ("no_cap", "certain", "name_not_in_register")
    for other in (
        "Аспирин Утта таб. 500 мг №20",
        "Аспирин Утта таб. 500 мг",
        "Аспирин Утта таб. 500 мг №10 Тева",
        "Аскорбинка",
    ):
        assert decide(known, other).decision == "no_cap"
    assert decide(known.with_aliases({}), "Аспирин Утта таб. 500 мг №10").decision == "no_cap"
