"""Forms of points, their hours and their equipment."""

import re
from datetime import date, time

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from alany.faces.ui.context import current_language
from alany.faces.ui.dates import DayMonthYearField
from alany.programmes.safe_zone.actions.points import PointFacts
from alany.programmes.safe_zone.models import ACCESS, Kind, Point, SpecialDay
from alany.programmes.safe_zone.queries.points import okrugs_on
from alany.programmes.safe_zone.rules.hours import HoursWrong, Special, Stretch, checked
from alany.programmes.safe_zone.wording import ACCESS as ACCESS_WORDS
from alany.programmes.safe_zone.wording import KINDS, REASONS, WEEKDAYS
from alany.spine.places.queries import districts_on

SPAN = re.compile(r"(\d{1,2})[:.](\d{2})\s*[-–—]\s*(\d{1,2})[:.](\d{2})")
YES, NO = "yes", "no"


class PointForm(forms.Form):
    """What is known of a point. A fact of access that nobody has checked stays "not known"."""

    address_kk = forms.CharField(label=_("Address, in Kazakh"), max_length=300)
    address_ru = forms.CharField(label=_("Address, in Russian"), max_length=300)
    telephone = forms.CharField(label=_("Telephone"), max_length=40, required=False)
    population = forms.IntegerField(
        label=_("People it serves"),
        min_value=1,
        max_value=1_000_000,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        language = current_language()
        for name in ACCESS:
            self.fields[f"access_{name}"] = forms.ChoiceField(
                label=ACCESS_WORDS[name].in_language(language),
                choices=[("", _("not known")), (YES, _("Yes")), (NO, _("No"))],
                required=False,
            )

    def facts(self) -> PointFacts:
        """What was typed."""
        given = self.cleaned_data
        told = {name: given[f"access_{name}"] for name in ACCESS}
        return PointFacts(
            address_kk=given["address_kk"],
            address_ru=given["address_ru"],
            telephone=given["telephone"],
            population=given["population"],
            access={name: answer == YES for name, answer in told.items() if answer},
        )


def initial_of(point: Point) -> dict[str, object]:
    """The point as its form shows it."""
    known: dict[str, object] = {
        name: getattr(point, name)
        for name in ("address_kk", "address_ru", "telephone", "population", "version")
    }
    told = {f"access_{name}": YES if there else NO for name, there in point.access.items()}
    return known | told


class NewPointForm(PointForm):
    """A point begins to work."""

    place = forms.ChoiceField(label=_("Rural okrug"))
    opened_on = DayMonthYearField(label=_("Works since"))
    field_order = ("place", "opened_on", "address_kk", "address_ru")

    def __init__(self, today: date, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        language = current_language()
        self.places = {place.kato: place for place in okrugs_on(today).order_by("sort_key")}
        groups: dict[str, list[tuple[str, str]]] = {}
        for place in self.places.values():
            district = place.parent.name(language) if place.parent else ""
            groups.setdefault(district, []).append((place.kato, place.name(language)))
        choices = [("", _("– choose –")), *((name, found) for name, found in sorted(groups.items()))]
        self.fields["place"].choices = choices  # type: ignore[attr-defined]


class WeekForm(forms.Form):
    """The hours of each weekday as people write them: «09:00–13:00, 14:00–18:00»."""

    from_day = DayMonthYearField(label=_("From which day"))

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        for number, words in enumerate(WEEKDAYS):
            self.fields[f"day_{number}"] = forms.CharField(
                label=words.in_language(current_language()).capitalize(),
                required=False,
                max_length=100,
                help_text=_("For example 09:00–13:00, 14:00–18:00. Empty: closed.") if number == 0 else "",
            )

    def clean(self) -> dict[str, object]:
        given = super().clean() or {}
        week: list[Stretch] = []
        for number in range(7):
            name = f"day_{number}"
            try:
                week += read_day(number, str(given.get(name, "")))
            except ValueError:
                self.add_error(name, _("Write hours like 09:00–13:00, 14:00–18:00."))
        try:
            given["week"] = checked(week)
        except HoursWrong:
            self.add_error(None, _("Each stretch ends after it begins, and two of one day do not overlap."))
        return given


def read_day(weekday: int, text: str) -> list[Stretch]:
    """The stretches of one weekday; ValueError for words that are no hours."""
    parts = [part.strip() for part in text.split(",") if part.strip()]
    found = [SPAN.fullmatch(part) for part in parts]
    if not all(found):
        raise ValueError(text)
    numbers = [tuple(int(one) for one in match.groups()) for match in found if match]
    return [Stretch(weekday, time(a, b), time(c, d)) for a, b, c, d in numbers]


def written(week: list[Stretch]) -> dict[str, object]:
    """The week as its form shows it."""
    rows: dict[str, object] = {}
    for number in range(7):
        spans = [f"{one.begins:%H:%M}–{one.ends:%H:%M}" for one in sorted(week) if one.weekday == number]
        rows[f"day_{number}"] = ", ".join(spans)
    return rows


class SpecialForm(forms.Form):
    """Days that differ from the week; the reason stands on the public page."""

    first_on = DayMonthYearField(label=_("First day"))
    last_on = DayMonthYearField(label=_("Last day"))
    reason = forms.ChoiceField(label=_("Reason"), widget=forms.RadioSelect)
    hours = forms.CharField(
        label=_("Other hours"), required=False, max_length=30, help_text=_("Empty: closed on these days.")
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        language = current_language()
        self.fields["reason"].choices = [  # type: ignore[attr-defined]
            (code, REASONS[code].in_language(language)) for code in SpecialDay.Reason.values
        ]

    def special(self) -> Special:
        """What was typed."""
        given, spans = self.cleaned_data, self.cleaned_data["hours"]
        begins, ends = (spans[0].begins, spans[0].ends) if spans else (None, None)
        return Special(given["first_on"], given["last_on"], given["reason"], begins, ends)

    def clean_hours(self) -> list[Stretch]:
        """At most one stretch."""
        try:
            found = read_day(0, self.cleaned_data["hours"])
        except ValueError:
            found = [Stretch(0, time(0), time(0))] * 2
        if len(found) > 1:
            raise ValidationError(_("Write one stretch like 10:00–14:00."))
        return found


class CloseForm(forms.Form):
    """The point works no more."""

    on = DayMonthYearField(label=_("Closed since"))
    reason = forms.CharField(label=_("Reason"), max_length=300)


class InstallForm(forms.Form):
    """A thing is put into the point."""

    kind = forms.ChoiceField(label=_("What it is"), widget=forms.RadioSelect)
    inventory_number = forms.CharField(label=_("Inventory number"), max_length=40)
    on = DayMonthYearField(label=_("Installed on"))

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["kind"].choices = [  # type: ignore[attr-defined]
            (code, KINDS[code].in_language(current_language())) for code in Kind.values
        ]


class RemoveForm(forms.Form):
    """A thing is taken out."""

    on = DayMonthYearField(label=_("Removed on"))
    reason = forms.CharField(label=_("Reason"), max_length=300)


class PointFilter(forms.Form):
    """Filters of the list of points."""

    q = forms.CharField(label=_("Number or okrug"), required=False, max_length=100)
    district = forms.ChoiceField(label=_("District or city"), required=False)
    has = forms.ChoiceField(label=_("What there is"), required=False)

    def __init__(self, data: dict[str, str], today: date) -> None:
        super().__init__(data)
        language, every = current_language(), ("", _("All"))
        self.fields["district"].choices = [  # type: ignore[attr-defined]
            every, *((one.kato, one.name(language)) for one in districts_on(today))
        ]  # fmt: skip
        self.fields["has"].choices = [  # type: ignore[attr-defined]
            every, *((code, words.in_language(language)) for code, words in KINDS.items())
        ]  # fmt: skip
