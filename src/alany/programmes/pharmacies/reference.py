"""The programme's own dated terms, from the file beside this module; two people change them."""

import csv
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

from alany.kernel.triltext import TrilText
from alany.programmes.pharmacies.models import VatRate
from alany.programmes.pharmacies.rules.caps import HOUSE_RATES
from alany.spine.cases.models import DeadlineRule
from alany.spine.ledger import actions as ledger
from alany.spine.ledger.rules import Doer
from alany.spine.programme.dated_tables import DatedTable, ReferenceField

RULES = Path(__file__).parent / "data" / "deadline_rules.csv"


VAT_SOURCE = "zakon.kz 6504807, 6505360"

VAT = DatedTable(
    slug="medicine-vat",
    title=TrilText(kk="Дәріге салынатын ҚҚС", ru="НДС на лекарства", en="VAT on medicines"),
    about=TrilText(
        kk="Дәрі бағасындағы ҚҚС, күні бойынша. ҚҚС-сыз шекті баға ҚҚС-сыз бағамен салыстырылады.",
        ru="НДС в цене лекарства, по дням. Предельная цена без НДС сравнивается с ценой без НДС.",
        en="VAT in the price of a medicine, by day. A cap net of VAT is compared with the price less VAT.",
    ),
    model="pharmacies.VatRate",
    key=(),
    label="rate_percent",
    shape="starts",
    source=("source",),
    certainty="certainty",
    fields=(
        ReferenceField(
            "valid_from", "date", TrilText(kk="Қай күннен күшінде", ru="Действует с", en="In force from")
        ),
        ReferenceField(
            "rate_percent",
            "integer",
            TrilText(kk="Мөлшерлеме, %", ru="Ставка, %", en="Rate, %"),
            highest=100,
            listed=True,
        ),
        ReferenceField("source", "text", TrilText(kk="Дереккөз", ru="Источник", en="Source"), longest=200),
        ReferenceField(
            "certainty",
            "choice",
            TrilText(kk="Қаншалықты сенімді", ru="Насколько точно", en="How sure it is"),
            choices=(
                ("read", TrilText(kk="дереккөзі оқылды", ru="источник прочитан", en="source read")),
                ("check", TrilText(kk="расталмаған", ru="не подтверждено", en="not confirmed")),
            ),
        ),
    ),
)


def load_reference(*, by: Doer, at: datetime) -> int:
    """Add the rows that are missing and return how many; rows that somebody has edited stay as they are."""
    known = set(DeadlineRule.objects.values_list("rule_id", "valid_from"))
    missing = [rule for rule in _rules() if (rule.rule_id, rule.valid_from) not in known]
    rates = [] if VatRate.objects.exists() else list(_rates())
    if missing or rates:
        with ledger.action(verb="reference.loaded", by=by, at=at) as act:
            DeadlineRule.objects.bulk_create(missing)
            VatRate.objects.bulk_create(rates)
            act.details.update(rules=len(missing), rows=len(rates))
    return len(missing) + len(rates)


def _rates() -> Iterator[VatRate]:
    for since, rate in HOUSE_RATES:
        yield VatRate(valid_from=since, rate_percent=int(rate * 100), source=VAT_SOURCE, certainty="read")


def _rules() -> Iterator[DeadlineRule]:
    with RULES.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            dates = {name: _day(row.pop(name)) for name in ("valid_from", "valid_to")}
            yield DeadlineRule(**(row | {"amount": int(row["amount"])}), **dates)


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
