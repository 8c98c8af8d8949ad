"""The working calendar of a year, and the question «when do 15 working days end?» with its steps."""

from datetime import date

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alany.faces.desk import words
from alany.faces.desk.reference_months import Month, months_of, weekday_heads
from alany.faces.desk.reference_tables import crumbs
from alany.faces.ui.access import StaffRequest, needs
from alany.faces.ui.context import current_language, office_today
from alany.faces.ui.dates import DayMonthYearField
from alany.faces.ui.parts import Event, Link
from alany.kernel.deadlines import Rule, due_on
from alany.kernel.numbers import format_date
from alany.kernel.periods import WorkingCalendar
from alany.spine.cases.wording import UNITS
from alany.spine.places.models import CalendarDay
from alany.spine.places.queries import working_calendar
from alany.spine.reference.counting import Step, steps
from alany.spine.reference.rules import EARLIEST, LATEST
from alany.spine.reference.tables import CALENDAR

MOST = 366
SATURDAY = 5


class CountForm(forms.Form):
    """How long a term is and from which day."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        units = [(code, said.in_language(current_language())) for code, said in UNITS.items()]
        wrong = {
            "required": _("Write a whole number in digits."),
            "invalid": _("Write a whole number in digits."),
            "min_value": _("Write a number from 0 to 366."),
            "max_value": _("Write a number from 0 to 366."),
        }
        self.fields["amount"] = forms.IntegerField(
            label=_("How long"),
            min_value=0,
            max_value=MOST,
            widget=forms.TextInput(attrs={"inputmode": "numeric"}),
            error_messages=wrong,
        )
        self.fields["unit"] = forms.ChoiceField(label=_("Unit"), choices=units)
        self.fields["after"] = DayMonthYearField(
            label=_("Received on"), earliest=EARLIEST, latest=LATEST.replace(year=LATEST.year - 40)
        )


@needs("")
def year(request: StaffRequest) -> HttpResponse:
    """Twelve months with the days off and the worked weekends; `?year=`; the tool counts a term."""
    today = office_today()
    asked = "after" in request.GET or "after_day" in request.GET
    first = {"amount": 15, "unit": "wd", "after": today}
    form = CountForm(request.GET if asked else None, initial=first)
    shown = _year(request.GET.get("year", ""), today)
    rows = {row.date: row for row in CalendarDay.objects.filter(date__year=shown)}
    months = months_of(shown, rows, today)
    may = request.rights.may(CALENDAR.right)
    context = {
        "page_title": _("Working calendar of %(year)s") % {"year": shown},
        "breadcrumbs": [*crumbs(CALENDAR, str(shown))],
        "year": shown,
        "ways": _ways(shown),
        "months": months,
        "heads": weekday_heads(),
        "summary": _summary(months, rows),
        "form": form if asked else None,
        "count_form": form,
        "answer": _answer(form) if asked and form.is_valid() else None,
        "list_href": reverse("desk:reference_list", args=["calendar"]) + f"?q={shown}",
        "new_href": reverse("desk:reference_add", args=["calendar"]) if may else "",
        "import_href": reverse("desk:reference_import") if may else "",
    }
    return render(request, "desk/reference_year.html", context)


def _year(text: str, today: date) -> int:
    """The asked year where it can be one, else the year of today."""
    known = text.isascii() and text.isdigit() and len(text) == 4
    return int(text) if known and EARLIEST.year <= int(text) <= LATEST.year else today.year


def _ways(shown: int) -> list[Link]:
    """The years around the shown one."""
    address = reverse("desk:reference_year")
    return [
        Link(str(one), f"{address}?year={one}", current=one == shown)
        for one in range(shown - 2, shown + 3)
        if EARLIEST.year <= one <= LATEST.year
    ]


def _summary(months: list[Month], rows: dict[date, CalendarDay]) -> str:
    """How many days are worked in the year; that a year without a row is only counted by weekdays."""
    if not rows:
        return _("No day of this year is entered yet: it is counted from Monday to Friday.")
    worked = sum(month.working for month in months)
    return ngettext("%(count)s working day", "%(count)s working days", worked) % {"count": worked}


def _answer(form: CountForm) -> dict[str, object]:
    """The due date and the way to it."""
    given, calendar, language = form.cleaned_data, working_calendar(), current_language()
    received = given["after"]
    rule = Rule("", given["amount"], given["unit"], EARLIEST)
    way, due = steps(received, rule, calendar), due_on(received, rule, calendar)
    special = CalendarDay.objects.filter(date__gt=received, date__lte=due)
    names = {row.date: str(getattr(row, f"name_{language}")) for row in special}
    said = {
        "amount": given["amount"],
        "unit": UNITS[given["unit"]].in_language(language),
        "day": format_date(received, language),
    }
    start = Event(format_date(received, language), _("the day of receipt is not counted"), "done")
    return {
        "title": _("%(amount)s %(unit)s after %(day)s") % said,
        "due": f"{format_date(due, language)}, {_weekday(due)}",
        "events": [start, *(_event(step, names, calendar, due) for step in way)],
    }


def _weekday(day: date) -> str:
    return words.WEEKDAYS[day.weekday()].in_language(current_language()).lower()


def _event(step: Step, names: dict[date, str], calendar: WorkingCalendar, due: date) -> Event:
    """One step of the way: which days, whether they are counted, and why not."""
    name = names.get(step.first, "") if step.special else ""
    if step.counted:
        numbers = str(step.first_number)
        if step.last_number > step.first_number:
            numbers = f"{step.first_number}–{step.last_number}"
        text = _("counted: %(numbers)s") % {"numbers": numbers}
    elif step.last == due and calendar.is_working(due):
        text = _("the next working day: here the term ends")
    else:
        text = _("not counted: %(why)s") % {"why": name or _("days off")}
        name = ""
    return Event(_span(step), text, "done" if step.counted else "", note=name)


def _span(step: Step) -> str:
    if step.first == step.last:
        return words.weekday_word(step.first)
    return f"{words.weekday_word(step.first)} – {words.weekday_word(step.last)}"
