"""The one question of the public checker."""

from datetime import date
from decimal import Decimal

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from alany.faces.ui.context import current_language
from alany.faces.ui.dates import DayMonthYearField
from alany.spine.tables.parsing import CellRefused, price
from alany.spine.tables.wording import CODES

FIRST_DAY = date(2019, 1, 1)
LONGEST = 300


class PriceField(forms.CharField):
    """A price in tenge as people write it."""

    def clean(self, value: object) -> Decimal | str:
        text = super().clean(value)
        if not text:
            return ""
        try:
            return price(text)
        except CellRefused as refused:
            said = CODES[refused.code].in_language(current_language())
            raise ValidationError(said.replace("{detail}", text)) from refused


def _in_three_fields(data: QueryDict | None) -> QueryDict | None:
    """A whole day of a link, `on=2020-07-15`, as the three fields show it."""
    try:
        day = date.fromisoformat(str(data["on"])) if data else None
    except (KeyError, ValueError):
        return data
    if data is None or day is None:
        return data
    parts = data.copy()
    del parts["on"]
    parts.update({"on_day": str(day.day), "on_month": str(day.month), "on_year": str(day.year)})
    return parts


class CheckForm(forms.Form):
    """A medicine as it stands on the price tag, its price, and the day of purchase."""

    q = forms.CharField(
        label=_("Name, dose and pack of the medicine, or its barcode"),
        help_text=_("As on the price tag or the receipt, for example: сумамед капс 250 мг №30"),
        max_length=LONGEST,
        error_messages={"required": _("Write the name of the medicine.")},
    )
    price = PriceField(
        label=_("Price, tenge"),
        help_text=_("Without a price we show the caps of that day."),
        max_length=30,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "class": "short"}),
    )
    on = DayMonthYearField(label=_("Day of purchase"), earliest=FIRST_DAY)

    def __init__(self, data: QueryDict | None = None, *, today: date) -> None:
        super().__init__(_in_three_fields(data), initial={"on": today})
        self.fields["on"].latest = today  # type: ignore[attr-defined]

    def clean_q(self) -> str:
        """The text without signs that no price tag has."""
        printable = "".join(sign if sign.isprintable() else " " for sign in self.cleaned_data["q"])
        return " ".join(printable.split())
