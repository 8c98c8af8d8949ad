"""A figure by district: bars on one honest scale, and the map beside them."""

from dataclasses import dataclass
from decimal import Decimal

from django.urls import reverse
from django.utils.translation import gettext as _

from alany.faces.ui import charts, maps
from alany.faces.ui.context import current_language
from alany.faces.ui.parts import Bar
from alany.kernel.money import round_half_even
from alany.kernel.numbers import format_number, format_percent
from alany.spine.figures.models import Figure
from alany.spine.places.models import Place
from alany.spine.places.queries import borders_on


@dataclass(frozen=True, slots=True)
class ByDistrict:
    """What `briefing/parts/by_district.html` shows; `map` is None where no outlines are loaded."""

    title: str
    note: str
    bars: list[charts.DrawnBar]
    map: maps.DistrictMap | None


def by_district(figure: Figure) -> ByDistrict | None:
    """The figure's breakdown, largest first; None when it has none."""
    if not figure.breakdown:
        return None
    language = current_language()
    places = {place.kato: place for place in Place.objects.valid_on(figure.as_of).districts()}
    values: dict[str, int | Decimal | None] = {
        kato: _value(figure, numerator, denominator) for kato, numerator, denominator in figure.breakdown
    }
    rows = [
        Bar(
            label=places[kato].name(language) if kato in places else kato,
            value=None if (value := values[kato]) is None else float(value),
            text=_("no data") if value is None else _written(figure, value),
            note=_of(figure, numerator, denominator),
            href=reverse("public:place", args=[kato]) if kato in places else "",
        )
        for kato, numerator, denominator in figure.breakdown
    ]
    rows.sort(key=lambda bar: (bar.value is None, -(bar.value or 0), bar.label))
    return ByDistrict(_("By district"), _note(figure), charts.bars(rows), _map(figure, values))


def _value(figure: Figure, numerator: int, denominator: int | None) -> int | Decimal | None:
    if not figure.is_share:
        return numerator
    return round_half_even(Decimal(100 * numerator) / denominator, 1) if denominator else None


def _written(figure: Figure, value: int | Decimal) -> str:
    language = current_language()
    return format_percent(value, language) if figure.is_share else format_number(value, language, 0)


def _of(figure: Figure, numerator: int, denominator: int | None) -> str:
    if denominator is None:
        return ""
    language = current_language()
    counts = (format_number(numerator, language, 0), format_number(denominator, language, 0))
    return " / ".join(counts) if figure.is_share else f"/ {counts[1]}"


def _note(figure: Figure) -> str:
    if figure.is_share:
        return _("Share within each district; beside it numerator / denominator. The bars start at zero.")
    return _("Count in each district. The bars start at zero.")


def _map(figure: Figure, values: dict[str, int | Decimal | None]) -> maps.DistrictMap | None:
    borders = borders_on(figure.as_of)
    if not borders:
        return None
    features = [
        {
            "geometry": border.geometry,
            "properties": {
                "kato": border.place.kato,
                **{f"name_{code}": border.place.name(code) for code in ("kk", "ru", "en")},
            },
        }
        for border in borders
    ]
    return maps.district_map(
        features,
        values,
        lambda kato: reverse("public:place", args=[kato]),
        current_language(),
        decimals=1 if figure.is_share else 0,
        unit="\u00a0%" if figure.is_share else "",
    )
