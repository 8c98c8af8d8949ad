"""What a figure is made of: its id, definition, rounding and receipt. Plain Python."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from decimal import Decimal
from hashlib import sha256

from alany.kernel.hashing import short_check
from alany.kernel.money import round_half_even
from alany.kernel.numbers import format_number, format_percent
from alany.kernel.triltext import TrilText
from alany.spine.ledger.rules import canonical
from alany.spine.programme.manifest import Dataset, Indicator

SHARE, MEDIAN = "share", "median"
Definition = Mapping[str, object]

REASONS = {
    "data_entry": TrilText(kk="деректі енгізу қатесі", ru="ошибка ввода данных", en="data entry error"),
    "late_record": TrilText(kk="кешіккен жазба", ru="поздняя запись", en="late record"),
    "changed_definition": TrilText(kk="анықтама өзгерді", ru="изменено определение", en="changed definition"),
    "duplicate": TrilText(kk="қайталанған жазба", ru="двойная запись", en="duplicate"),
    "decision": TrilText(
        kk="сот немесе орган шешімі", ru="решение суда или органа", en="decision of a court or body"
    ),
    "method": TrilText(kk="әдіс қатесі", ru="ошибка метода", en="method error"),
    "disclosure": TrilText(
        kk="дербес дерек ашылып қалған", ru="раскрыты личные данные", en="personal data disclosed"
    ),
}
"""Why a published figure is corrected or withdrawn, as the errata print it."""

REDEFINING = frozenset({"changed_definition", "method"})
"""Reasons with which a correction takes today's definition; all others keep the definition of the figure."""


class ShareOfNothing(ValueError):
    """A share of no rows or the middle of none was asked for: there is no such number, and 0 is one."""


@dataclass(frozen=True, slots=True)
class Result:
    """What a definition gives over a frozen dataset; `breakdown`: (KATO, numerator, denominator)."""

    numerator: int
    denominator: int | None
    value: Decimal
    breakdown: tuple[tuple[str, int, int | None], ...] = ()


def figure_number(as_of: date, sequence: int) -> str:
    """F-2020-07-0001: the month of the cut-off day and a running number in it."""
    return f"F-{as_of:%Y-%m}-{sequence:04d}"


def sequence_of(number: str) -> int:
    """The running number of a figure id; raises ValueError for what is none."""
    return int(number.rsplit("-", 1)[1])


def definition_of(indicator: Indicator, dataset: Dataset) -> dict[str, object]:
    """The indicator as plain JSON with columns and key of its dataset: all that a recomputation needs."""
    known = {name: value for name, value in asdict(indicator).items() if name != "headline"}
    known["valid_from"] = indicator.valid_from.isoformat()
    known["columns"] = [
        {
            "name": column.name,
            "kind": column.kind,
            "title": asdict(column.title),
            "choices": {choice.value: asdict(choice.title) for choice in column.choices},
        }
        for column in dataset.columns
    ]
    known["key"] = list(dataset.key)
    known["dataset_title"] = asdict(dataset.title)
    return known


def definition_hash(definition: Definition) -> str:
    """SHA-256 of the definition as canonical JSON."""
    return sha256(canonical(dict(definition))).hexdigest()


def value_of(definition: Definition, numerator: int, denominator: int | None) -> Decimal:
    """The published value: the count itself, or the share in percent, rounded once half to even.

    Raises ShareOfNothing.
    """
    if definition["shape"] != SHARE:
        return Decimal(numerator)
    if not denominator:
        raise ShareOfNothing(str(definition["slug"]))
    return round_half_even(Decimal(100 * numerator) / denominator, int(str(definition["decimals"])))


def printed(definition: Definition, value: Decimal, language: str) -> str:
    """The value as the page's language writes it: «648», «70,1 %»."""
    if definition["shape"] == SHARE:
        return format_percent(value, language, int(str(definition["decimals"])))
    return format_number(value, language, 0)


def record_hash(
    number: str,
    version: int,
    as_of: date,
    definition_sha256: str,
    csv_sha256: str,
    numerator: int,
    denominator: int | None,
    value: Decimal,
    breakdown: Sequence[Sequence[object]],
) -> str:
    """The receipt of a figure: SHA-256 over its number, definition, data and result as canonical JSON."""
    fields = {
        "number": number,
        "version": version,
        "as_of": as_of.isoformat(),
        "definition_sha256": definition_sha256,
        "csv_sha256": csv_sha256,
        "numerator": numerator,
        "denominator": denominator,
        "value": f"{value:.4f}",
        "breakdown": [list(cell) for cell in breakdown],
    }
    return sha256(canonical(fields)).hexdigest()


def check_of(record_sha256: str) -> str:
    """The 8 characters printed beside a figure."""
    return short_check(record_sha256)
