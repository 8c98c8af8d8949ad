"""Forms of the volunteer: declaration, hours, when she can be met."""

from datetime import date, time

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from alany.faces.desk.words import WEEKDAYS
from alany.faces.ui.context import current_language
from alany.faces.ui.dates import DayMonthYearField
from alany.programmes.legal_aid.forms.volunteers import in_words
from alany.programmes.legal_aid.rules.volunteers import LONGEST_DAY, SHORTEST_ENTRY
from alany.programmes.legal_aid.wording_volunteers import CONFLICTS, DECLARATION, MEETINGS
from alany.spine.bookings.rules import Shift, with_break

NONE = "none"
LENGTHS = (15, 20, 30, 45, 60)
PARTS = ("begins", "ends", "break_begins", "break_ends", "mode")


class DeclarationForm(forms.Form):
    """No conflict, or a conflict with its kind."""

    result = forms.ChoiceField(label=_("Your declaration"), widget=forms.RadioSelect)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        none = (NONE, DECLARATION.in_language(current_language()))
        self.fields["result"].choices = [none, *in_words(CONFLICTS)]  # type: ignore[attr-defined]

    def conflict(self) -> str:
        """The kind of the conflict; empty for none."""
        result = str(self.cleaned_data["result"])
        return "" if result == NONE else result


class HoursForm(forms.Form):
    """Time that was given."""

    on = DayMonthYearField(label=_("Day"))
    minutes = forms.IntegerField(
        label=_("Minutes"),
        min_value=SHORTEST_ENTRY,
        max_value=LONGEST_DAY,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )
    what = forms.CharField(
        label=_("What was done"),
        max_length=200,
        help_text=_("Without names: for example, an answer about wages."),
    )


class DayOffForm(forms.Form):
    """Days on which nobody can be met."""

    first_on = DayMonthYearField(label=_("First day"))
    last_on = DayMonthYearField(label=_("Last day"))

    def clean(self) -> dict[str, object]:
        given = super().clean() or {}
        first, last = given.get("first_on"), given.get("last_on")
        if isinstance(first, date) and isinstance(last, date) and last < first:
            self.add_error("last_on", _("The end is before the beginning."))
        return given


class ReceptionForm(forms.Form):
    """The week: for each day from when to when, with a break; empty days are free."""

    minutes = forms.TypedChoiceField(label=_("Length of a meeting, minutes"), coerce=int, initial=30)
    place_kk = forms.CharField(label=_("Place or telephone, in Kazakh"), required=False, max_length=200)
    place_ru = forms.CharField(label=_("Place or telephone, in Russian"), required=False, max_length=200)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["minutes"].choices = [(one, str(one)) for one in LENGTHS]  # type: ignore[attr-defined]
        labels = {
            "begins": _("Begins"),
            "ends": _("Ends"),
            "break_begins": _("Break from"),
            "break_ends": _("Break until"),
        }
        for weekday in range(7):
            for name, label in labels.items():
                self.fields[f"{name}_{weekday}"] = forms.TimeField(
                    label=label,
                    required=False,
                    widget=forms.TimeInput(attrs={"inputmode": "numeric", "size": 5}, format="%H:%M"),
                )
            self.fields[f"mode_{weekday}"] = forms.ChoiceField(
                label=_("How"), choices=in_words(MEETINGS), required=False
            )

    def first_fields(self) -> list[BoundField]:
        """What holds for the whole week."""
        return [self["minutes"], self["place_kk"], self["place_ru"]]

    def days(self) -> list[tuple[str, list[BoundField]]]:
        """The seven days in words, each with its fields."""
        language = current_language()
        return [
            (WEEKDAYS[day].in_language(language), [self[f"{name}_{day}"] for name in PARTS])
            for day in range(7)
        ]

    def clean(self) -> dict[str, object]:
        given = super().clean() or {}
        for day in range(7):
            begins, ends = given.get(f"begins_{day}"), given.get(f"ends_{day}")
            if bool(begins) != bool(ends):
                self.add_error(f"begins_{day}", _("A day needs both: from when and until when."))
            if bool(given.get(f"break_begins_{day}")) != bool(given.get(f"break_ends_{day}")):
                self.add_error(f"break_begins_{day}", _("A break needs a beginning and an end."))
        return given

    def shifts(self) -> list[Shift]:
        """The stretches of the week. Raises HoursWrong."""
        given, found = self.cleaned_data, list[Shift]()
        for day in range(7):
            begins = given.get(f"begins_{day}")
            if not isinstance(begins, time):
                continue
            whole = Shift(
                weekday=day,
                begins=begins,
                ends=given[f"ends_{day}"],
                minutes=given["minutes"],
                mode=given[f"mode_{day}"] or "online",
                place_kk=given["place_kk"],
                place_ru=given["place_ru"] or given["place_kk"],
            )
            found += with_break(whole, given.get(f"break_begins_{day}"), given.get(f"break_ends_{day}"))
        return found


def initial_week(shifts: list[Shift]) -> dict[str, object]:
    """What the form shows of hours that are kept; two stretches of a day are one with a break."""
    shown: dict[str, object] = {}
    for shift in shifts:
        day = shift.weekday
        if f"begins_{day}" in shown:
            shown |= {
                f"break_begins_{day}": shown[f"ends_{day}"],
                f"break_ends_{day}": shift.begins,
                f"ends_{day}": shift.ends,
            }
        else:
            shown |= {f"begins_{day}": shift.begins, f"ends_{day}": shift.ends, f"mode_{day}": shift.mode}
        shown |= {"minutes": shift.minutes, "place_kk": shift.place_kk, "place_ru": shift.place_ru}
    return shown
