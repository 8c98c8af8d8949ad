"""The same number again, from the frozen CSV alone, step by step."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from alany.kernel.hashing import sha256_hex
from alany.kernel.triltext import TrilText
from alany.spine.figures import engine, rules, snapshots
from alany.spine.figures.expressions import QueryRefused
from alany.spine.figures.logged import logged_record
from alany.spine.figures.models import Figure

STEPS = {
    "descriptor": TrilText(
        kk="сипаттама файлының хеші", ru="хеш файла описания", en="hash of the descriptor"
    ),
    "data": TrilText(kk="деректердің хеші", ru="хеш данных", en="hash of the data"),
    "definition": TrilText(kk="анықтаманың хеші", ru="хеш определения", en="hash of the definition"),
    "numerator": TrilText(kk="алымы", ru="числитель", en="numerator"),
    "denominator": TrilText(kk="бөлімі", ru="знаменатель", en="denominator"),
    "value": TrilText(kk="мәні", ru="значение", en="value"),
    "breakdown": TrilText(kk="аудандар бойынша", ru="по районам", en="by district"),
    "leaf": TrilText(
        kk="ашық журналда дәлелденген түбіртек",
        ru="квитанция, доказанная открытым журналом",
        en="receipt proved by the public log",
    ),
    "record": TrilText(kk="көрсеткіштің түбіртегі", ru="квитанция показателя", en="receipt of the figure"),
}


KEPT = 256
_results: dict[tuple[str, str], rules.Result] = {}


@dataclass(frozen=True, slots=True)
class Step:
    """One comparison: what the figure states and what was found; both in words."""

    name: str
    stated: str
    found: str

    @property
    def holds(self) -> bool:
        """Whether the two are equal."""
        return self.stated == self.found


@dataclass(frozen=True, slots=True)
class RecomputeReport:
    """All steps of a recomputation, in order. A step that could not be made says why in `found`."""

    number: str
    version: int
    steps: tuple[Step, ...]

    @property
    def holds(self) -> bool:
        """Whether the number was found again and nothing was changed."""
        return all(step.holds for step in self.steps)


def recompute(figure: Figure) -> RecomputeReport:
    """Check the frozen files against their hashes and compute the figure again from the CSV. Never raises
    for what is wrong with the data: the report says it."""
    return RecomputeReport(figure.number, figure.version, tuple(_steps(figure)))


def _steps(figure: Figure) -> Iterator[Step]:
    snapshot = figure.snapshot
    csv = bytes(snapshot.csv)
    described = sha256_hex(snapshots.descriptor_bytes(snapshot.descriptor))
    yield Step("descriptor", snapshot.descriptor_sha256, described)
    yield Step("data", snapshot.csv_sha256, sha256_hex(csv))
    yield Step("definition", figure.definition_sha256, rules.definition_hash(figure.definition))
    try:
        result = _computed(figure.definition, csv)
    except (QueryRefused, engine.DataRefused, rules.ShareOfNothing) as refusal:
        yield Step("value", f"{figure.value:f}", str(refusal))
        return
    breakdown = [list(cell) for cell in result.breakdown]
    yield Step("numerator", str(figure.numerator), str(result.numerator))
    yield Step("denominator", _said(figure.denominator), _said(result.denominator))
    yield Step("value", f"{figure.value:.4f}", f"{result.value:.4f}")
    yield Step("breakdown", str(figure.breakdown), str(breakdown))
    again = rules.record_hash(
        figure.number,
        figure.version,
        figure.as_of,
        figure.definition_sha256,
        sha256_hex(csv),
        result.numerator,
        result.denominator,
        Decimal(result.value),
        breakdown,
    )
    yield Step("record", figure.record_sha256, again)
    if proved := logged_record(figure):
        yield Step("leaf", figure.record_sha256, proved)


def _computed(definition: rules.Definition, csv: bytes) -> rules.Result:
    """The engine's result for exactly these bytes; the same bytes are not computed twice by one process."""
    key = (rules.definition_hash(definition), sha256_hex(csv))
    if key not in _results:
        if len(_results) >= KEPT:
            _results.clear()
        _results[key] = engine.compute(definition, csv)
    return _results[key]


def _said(count: int | None) -> str:
    return "–" if count is None else str(count)
