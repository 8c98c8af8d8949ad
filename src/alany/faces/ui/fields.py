"""How Django's form fields become questions of the design system."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from django import forms
from django.forms import BaseForm, BoundField
from django.forms.utils import flatatt
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from alany.faces.ui.dates import DayMonthYearWidget

Kind = Literal["line", "choices", "tick", "date", "hidden"]


ICONS: dict[str, SafeString] = {
    "arrow": mark_safe(
        '<svg class="arrow" viewBox="0 0 12 12" aria-hidden="true">'
        '<path d="M1 6h9M6.5 2l4 4-4 4" fill="none" stroke="currentColor" stroke-width="1.6"/></svg>'
    ),
    "up": mark_safe(
        '<svg viewBox="0 0 10 10" aria-hidden="true"><path d="M5 1 9 9H1z" fill="currentColor"/></svg>'
    ),
    "down": mark_safe(
        '<svg viewBox="0 0 10 10" aria-hidden="true"><path d="M5 9 1 1h8z" fill="currentColor"/></svg>'
    ),
}


@dataclass(frozen=True, slots=True)
class Problem:
    """One line of the error summary."""

    href: str
    message: str


@dataclass(frozen=True, slots=True)
class Choice:
    """One radio button or tick box with its label and, if the field states one, its hint."""

    control: SafeString
    id: str
    label: str
    hint: str


def kind_of(field: BoundField) -> Kind:
    """Which of the five shapes of a question fits the field's widget."""
    widget = field.field.widget
    if widget.is_hidden:
        return "hidden"
    if isinstance(widget, DayMonthYearWidget):
        return "date"
    if isinstance(widget, forms.RadioSelect | forms.CheckboxSelectMultiple):
        return "choices"
    return "tick" if isinstance(widget, forms.CheckboxInput) else "line"


def control(field: BoundField, autocomplete: str = "") -> SafeString:
    """The field's own control with the attributes that the design system adds."""
    attrs: dict[str, str | bool] = {"autocomplete": autocomplete} if autocomplete else {}
    if type(field.field.widget) is forms.Select:
        return _drop_down(field, attrs)
    return field.as_widget(attrs=attrs)


def _drop_down(field: BoundField, attrs: dict[str, str | bool]) -> SafeString:
    """What Django's own template of a list says, without a template for each of its options.

    A filter of the desk offers a hundred options, and drawing them was a sixth of the whole page.
    """
    widget = field.field.widget
    ids: dict[str, str | bool] = {"id": field.auto_id} if field.auto_id else {}
    own = field.build_widget_attrs(ids | attrs, widget)
    drawn = widget.get_context(field.html_name, field.value(), own)["widget"]
    parts = [
        format_html('<optgroup label="{}">{}</optgroup>', title, _options(options))
        if title
        else _options(options)
        for title, options, _index in drawn["optgroups"]
    ]
    return format_html(
        '<select name="{}"{}>{}</select>',
        drawn["name"],
        flatatt(drawn["attrs"]),
        mark_safe("".join(parts)),  # noqa: S308  escaped above
    )


def _options(options: Iterable[Mapping[str, Any]]) -> SafeString:
    return format_html_join(
        "\n",
        '<option value="{}"{}>{}</option>',
        ((str(one["value"]), flatatt(one["attrs"]), one["label"]) for one in options),
    )


def choices_of(field: BoundField) -> list[Choice]:
    """Radio buttons or tick boxes one by one; the form field may carry `choice_hints` ({value: hint})."""
    if kind_of(field) != "choices":
        return []
    hints = getattr(field.field, "choice_hints", {})
    return [
        Choice(
            control=sub.tag(),
            id=sub.id_for_label,
            label=str(sub.choice_label),
            hint=str(hints.get(str(sub.data["value"]), "")),
        )
        for sub in field.subwidgets
    ]


def problems_of(form: BaseForm) -> list[Problem]:
    """Every error with the address of the first control that can mend it.

    Fields that nobody sees have one sentence for all: their names would tell nothing.
    """
    found = [Problem(href="#main", message=str(message)) for message in form.non_field_errors()]
    if any(field.errors for field in form.hidden_fields()):
        words = _(
            "What the page keeps for itself cannot be read. Open the page again and repeat what you did."
        )
        found.append(Problem(href="#main", message=words))
    for field in form.visible_fields():
        suffix = {"date": "_0", "choices": "_0"}.get(kind_of(field), "")
        found += [
            Problem(f"#{field.auto_id}{suffix}", f"{str(field.label).rstrip('?:. ')}: {message}")
            for message in field.errors
        ]
    return found
