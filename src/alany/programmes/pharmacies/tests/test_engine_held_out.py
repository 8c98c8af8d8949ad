"""Quality on lines that nobody tuned the engine on: other noise, other registers, names made to mislead."""

import csv
import random

import pytest

from alany.programmes.pharmacies.engine.check import check_lines
from alany.programmes.pharmacies.engine.register import Register
from alany.programmes.pharmacies.engine.scoring import Judged, score
from alany.programmes.pharmacies.engine.verdict import decide as verdict
from alany.programmes.pharmacies.tests.engine_cases import DAY, decide, entry, register
from alany.programmes.pharmacies.tests.engine_noise import FORMULARY, make_lines, make_register

READ = {"violation": "V", "within_cap": "OK", "no_cap": "NC", "unclear": "U"}


def truth_of(line):
    cap = line.truth.cap
    return "NC" if cap is None else "V" if line.price > cap else "OK"


def decided(entries, lines):
    known = Register.build(entries)
    return list(zip(lines, check_lines(known, [(each.text, each.price) for each in lines], DAY), strict=True))


@pytest.mark.slow
def test_of_other_noise_nothing_certain_is_wrong_and_most_is_decided():
    entries = make_register(20_260, 900)
    caps = {each.id: each.cap for each in entries}
    found = decided(entries, list(make_lines(entries, 20_261, 700)))
    wrong = [
        (line.text, answer.reason)
        for line, answer in found
        if answer.certainty == "certain" and READ[answer.decision] != truth_of(line)
    ]
    assert wrong == []
    quality = score(
        Judged(
            line.truth.cap is not None,
            truth_of(line),
            READ[verdict(line.price, [caps[each] for each in line.allowed]).decision],
            answer.decision,
            answer.certainty,
        )
        for line, answer in found
    )
    assert quality.certain_recall.value >= 0.75
    assert quality.queue_recall.value >= 0.95
    assert quality.false_no_cap.value <= 0.02


def test_a_medicine_taken_out_of_the_register_is_not_taken_for_its_sibling():
    entries = make_register(20_270, 900)
    chance = random.Random(20_271)
    kept = [each for each in entries if chance.random() > 1 / 3]
    left = {each.id for each in kept}
    lines = [each for each in make_lines(entries, 20_272, 700) if not each.allowed & left]
    taken = [
        (line.text, line.truth.trade_name, answer.entry_ids)
        for line, answer in decided(kept, lines)
        if answer.certainty == "certain" and answer.entry_ids
    ]
    assert len(lines) > 100
    assert len(taken) <= len(lines) // 100, taken


def _formulary():
    with FORMULARY.open(encoding="utf-8") as file:
        rows = csv.DictReader(file)
        return {row["trade_name"].strip(" ®™"): " ".join(row["dosage_form"].split()) for row in rows}


MARKS = ("Н", "НД", "форте", "ретард", "SR", "MR", "дуо", "плюс", "Д", "Р", "М", "XR", "комби", "МВ", "А")


def test_a_mark_behind_a_real_name_makes_another_product_in_whatever_writing():
    names = [(name, form) for name, form in _formulary().items() if name.isalpha() and len(name) > 4]
    chance = random.Random(20_280)
    sure = []
    for name, form in chance.sample(names, 60):
        mark, joint = chance.choice(MARKS), chance.choice((" ", "-", ""))
        marked = f"{name}{joint}{mark}"
        for registered, sold in ((name, marked), (marked, name)):
            known = register(entry(registered, form, 30, "1000"))
            answer = decide(known, f"{sold} {form} №30 КРКА")
            if answer.certainty == "certain":
                sure.append((registered, sold, answer.decision))
    assert sure == []


def test_a_letter_that_doubles_the_last_one_may_be_a_mark():
    plain, marked = ("Телсартан", "таблетки 80 мг", 28, "1000"), ("Телсартан Н", "таблетки 80 мг", 28, "9000")
    assert decide(register(plain), "Телсартан Н таб 80мг №28").decision == "no_cap"
    assert decide(register(marked), "Телсартан таб 80мг №28").certainty == ""
    assert decide(register(plain), "ТелсартанН таб 80мг №28").certainty != "certain"
    assert decide(register(plain, marked), "Телсартан таб 80мг №28", "1001").entry_ids == ("0",)


def test_a_syringe_of_one_density_is_not_another_one():
    known = register(("Ксеплион", "суспензия для внутримышечного введения 100 мг/1 мл", 1, "1000"))
    assert decide(known, "Ксеплион сусп 75мг/0,75мл").decision != "violation"
    assert decide(known, "Ксеплион сусп 100мг/1мл").certainty == "certain"


def test_one_substance_of_two_leaves_the_other_open():
    known = register(("Валсартан Плюс", "таблетки 80 мг/12,5 мг", 30, "1000"))
    assert decide(known, "Валсартан Плюс таб 12,5мг №30").certainty == "probable"
    assert decide(known, "Валсартан Плюс таб 80/12,5мг №30").certainty == "certain"


def test_no_cap_is_sure_only_where_no_registered_name_is_near():
    known = register(
        ("Глюкоза", "раствор для инфузий 10% 200 мл", 5, "1000"), ("Омез", "капсулы 20 мг", 30, "1")
    )
    assert [decide(known, line).certainty for line in ("Глкоза 5% 100мл", "Омез Д", "Витрум таб №30")] == [
        "probable",
        "probable",
        "certain",
    ]
