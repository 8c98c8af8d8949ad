"""A date typed in three fields, day, month, year; a whole date may be pasted."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile

PASTED = ("%d.%m.%Y", "%Y-%m-%d", "%d/%m/%Y", "%d %m %Y")
LONGEST = 20


class DayMonthYearWidget(forms.MultiWidget):
    """Day, month, year, in this order in every language. A whole date may be pasted into the first field."""

    template_name = "ui/forms/day_month_year.html"
    use_fieldset = True

    def __init__(self, attrs: dict[str, object] | None = None) -> None:
        part = {"inputmode": "numeric", "autocomplete": "off", "maxlength": "10"}
        super().__init__({name: forms.TextInput(part) for name in ("day", "month", "year")}, attrs)

    def decompress(self, value: object) -> list[str]:
        if isinstance(value, date):
            return [str(value.day), str(value.month), str(value.year)]
        return [str(value or ""), "", ""]

    def value_from_datadict(
        self, data: Mapping[str, Any], files: "MultiValueDict[str, UploadedFile[Any]]", name: str
    ) -> list[str]:
        if whole := data.get(name):
            return [str(whole).strip(), "", ""]
        return [str(data.get(f"{name}_{part}") or "").strip() for part in ("day", "month", "year")]

    def value_omitted_from_data(
        self, data: Mapping[str, Any], files: "MultiValueDict[str, UploadedFile[Any]]", name: str
    ) -> bool:
        return name not in data and not any(f"{name}_{part}" in data for part in ("day", "month", "year"))

    def id_for_label(self, id_: str) -> str:
        return ""


class DayMonthYearField(forms.Field):
    """A date typed as three numbers, or pasted whole as 30.07.2020 or 2020-07-30. Never month first."""

    widget = DayMonthYearWidget
    default_error_messages = {
        "required": _("Enter the day, month and year."),
        "incomplete": _("The date must have a day, a month and a year."),
        "invalid": _("There is no such date. Write it like 30 7 2020."),
        "too_early": _("The date must be %(limit)s or later."),
        "too_late": _("The date must be %(limit)s or earlier."),
    }

    def __init__(
        self,
        *,
        earliest: date | None = None,
        latest: date | None = None,
        required: bool = True,
        label: Any = None,  # noqa: ANN401  a text or its lazy translation
        help_text: Any = "",  # noqa: ANN401
        initial: date | None = None,
    ) -> None:
        super().__init__(required=required, label=label, help_text=help_text, initial=initial)
        self.earliest, self.latest = earliest, latest

    def to_python(self, value: object) -> date | None:
        """The date meant, None if nothing was typed. Raises ValidationError with the way on."""
        if isinstance(value, date):
            return value
        given = value if isinstance(value, list | tuple) else [value]
        parts = [str(part or "").strip() for part in given]
        if not any(parts):
            return None
        if parts[0] and not any(parts[1:]) and (pasted := _pasted(parts[0])):
            return pasted
        if len(parts) != 3 or not all(parts):
            raise ValidationError(self.error_messages["incomplete"], code="incomplete")
        return self._assembled(*parts)

    def validate(self, value: date | None) -> None:
        super().validate(value)
        if value is not None and self.earliest and value < self.earliest:
            raise self._outside("too_early", self.earliest)
        if value is not None and self.latest and value > self.latest:
            raise self._outside("too_late", self.latest)

    def has_changed(self, initial: object, data: object) -> bool:
        try:
            return self.to_python(data) != initial
        except ValidationError:
            return True

    def _outside(self, code: str, limit: date) -> ValidationError:
        return ValidationError(self.error_messages[code], code=code, params={"limit": f"{limit:%d.%m.%Y}"})

    def _assembled(self, day: str, month: str, year: str) -> date:
        try:
            if not all(part.isascii() and part.isdigit() for part in (day, month, year)) or len(year) != 4:
                raise ValueError(year)
            return date(int(year), int(month), int(day))
        except ValueError as wrong:
            raise ValidationError(self.error_messages["invalid"], code="invalid") from wrong


def _pasted(text: str) -> date | None:
    for shape in PASTED:
        try:
            return datetime.strptime(text[:LONGEST], shape).date()  # noqa: DTZ007  a day has no zone
        except ValueError:
            continue
    return None
