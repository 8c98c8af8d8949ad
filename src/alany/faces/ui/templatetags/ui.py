"""Template tags and filters of the design system; `{% load ui %}`."""

import re
from datetime import date
from decimal import Decimal
from typing import Any

from django import template
from django.forms import BaseForm, BoundField

from alany.faces.ui import fields
from alany.faces.ui.context import current_language
from alany.kernel import numbers

register = template.Library()
MAP_SCALE = ("#E6F4F7", "#B3DCE5", "#66B3C6", "#1F86A1", "#00607A")


def in_font(text: str) -> str:
    """The same number with the minus that the font has: U+2212 is not in Noto Sans 2.004, the en dash is."""
    return text.replace("\u2212", "–")


@register.filter
def number(value: int | Decimal | float | None, decimals: int = 0) -> str:
    """A number as the page's language writes it: no-break thousands, decimal comma in kk and ru."""
    return "" if value is None else in_font(numbers.format_number(value, current_language(), decimals))


@register.filter
def percent(value: Decimal | float | None, decimals: int = 1) -> str:
    """A value already in per cent (70.1): «70,1 %»."""
    return "" if value is None else in_font(numbers.format_percent(value, current_language(), decimals))


@register.filter
def money(value: Decimal | int | None) -> str:
    """Tenge with ₸ after the number; the two never part at a line end."""
    return "" if value is None else in_font(numbers.format_money(value, current_language()))


@register.filter
def day(value: date | None) -> str:
    """A date in words, day before month («2020 ж. 30 шілде»)."""
    return "" if value is None else numbers.format_date(value, current_language())


@register.inclusion_tag("ui/forms/field.html")
def form_field(
    field: BoundField, autocomplete: str = "", compact: bool = False, heading: bool = False
) -> dict[str, Any]:
    """One question of a form: label, hint, error, control, joined for a screen reader.

    With `heading` the question is the heading of its page.
    """
    return {
        "field": field,
        "kind": fields.kind_of(field),
        "control": fields.control(field, autocomplete),
        "choices": fields.choices_of(field),
        "optional": not field.field.required and not compact,
        "compact": compact,
        "heading": heading,
    }


@register.inclusion_tag("ui/components/error_summary.html")
def error_summary(form: BaseForm | None) -> dict[str, Any]:
    """All errors of a form above its heading, each a link to the first wrong control. Even for one."""
    return {"problems": fields.problems_of(form) if form is not None and form.is_bound else []}


@register.simple_tag
def icon(name: str) -> str:
    """A small drawn sign (arrow, up, down); the font has none."""
    return fields.ICONS[name]


@register.filter
def unbroken(text: str) -> str:
    """Endings of numbers («23-і», «20-го») stay with their number: the hyphen becomes a no-break one."""
    return re.sub(r"(?<=\d)-(?=\w)", "\u2011", text)


@register.filter
def unlocalised(value: float) -> str:
    """A coordinate for SVG: always a decimal point, whatever the language of the page."""
    return f"{value:g}"


@register.filter
def add_to(value: float, more: int) -> str:
    """A coordinate moved by some units, for SVG."""
    return f"{value + more:g}"


@register.filter
def map_colour(step: int) -> str:
    """The colour of a step of the map scale, for paper, where style sheets do not reach SVG."""
    return MAP_SCALE[step - 1]
