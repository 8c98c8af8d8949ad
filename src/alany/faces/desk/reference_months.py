"""A year of the working calendar as twelve small pages, as it hangs on a wall."""

from calendar import monthrange
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from alany.faces.desk import words
from alany.faces.ui.context import current_language
from alany.kernel.triltext import TrilText
from alany.spine.places.models import CalendarDay
from alany.spine.reference.tables import DAY_KINDS, WORKED

WEEK = 7
SATURDAY = 5
MONTHS = (
    TrilText(kk="Қаңтар", ru="Январь", en="January"),
    TrilText(kk="Ақпан", ru="Февраль", en="February"),
    TrilText(kk="Наурыз", ru="Март", en="March"),
    TrilText(kk="Сәуір", ru="Апрель", en="April"),
    TrilText(kk="Мамыр", ru="Май", en="May"),
    TrilText(kk="Маусым", ru="Июнь", en="June"),
    TrilText(kk="Шілде", ru="Июль", en="July"),
    TrilText(kk="Тамыз", ru="Август", en="August"),
    TrilText(kk="Қыркүйек", ru="Сентябрь", en="September"),
    TrilText(kk="Қазан", ru="Октябрь", en="October"),
    TrilText(kk="Қараша", ru="Ноябрь", en="November"),
    TrilText(kk="Желтоқсан", ru="Декабрь", en="December"),
)
SHORT = (
    TrilText(kk="Дс", ru="Пн", en="Mo"),
    TrilText(kk="Сс", ru="Вт", en="Tu"),
    TrilText(kk="Ср", ru="Ср", en="We"),
    TrilText(kk="Бс", ru="Чт", en="Th"),
    TrilText(kk="Жм", ru="Пт", en="Fr"),
    TrilText(kk="Сб", ru="Сб", en="Sa"),
    TrilText(kk="Жс", ru="Вс", en="Su"),
)


@dataclass(frozen=True, slots=True)
class Day:
    """One square. `kind` is work, off (a weekend), holiday, moved or worked; `words` name what is special."""

    number: int
    kind: str
    words: str = ""
    today: bool = False


@dataclass(frozen=True, slots=True)
class Special:
    """A day that is not what its weekday says, in a line below its month."""

    when: str
    name: str
    kind: str
    said: str
    href: str


@dataclass(frozen=True, slots=True)
class Month:
    """One month: weeks of seven squares, empty ones outside it, and its special days."""

    title: str
    weeks: Sequence[Sequence[Day | None]]
    specials: Sequence[Special]
    working: int


def months_of(year: int, rows: Mapping[date, CalendarDay], today: date) -> list[Month]:
    """The twelve months with the days of `rows` marked."""
    return [_month(year, number, rows, today) for number in range(1, 13)]


def weekday_heads() -> list[tuple[str, str]]:
    """Short and whole names of the weekdays, Monday first."""
    language = current_language()
    return [
        (short.in_language(language), whole.in_language(language))
        for short, whole in zip(SHORT, words.WEEKDAYS, strict=True)
    ]


def _month(year: int, number: int, rows: Mapping[date, CalendarDay], today: date) -> Month:
    days = [date(year, number, day + 1) for day in range(monthrange(year, number)[1])]
    squares: list[Day | None] = [None] * days[0].weekday()
    squares += [_square(day, rows.get(day), today) for day in days]
    squares += [None] * (-len(squares) % WEEK)
    return Month(
        title=MONTHS[number - 1].in_language(current_language()),
        weeks=[squares[place : place + WEEK] for place in range(0, len(squares), WEEK)],
        specials=[_special(rows[day]) for day in days if day in rows],
        working=sum(rows[day].works if day in rows else day.weekday() < SATURDAY for day in days),
    )


def _square(day: date, row: CalendarDay | None, today: date) -> Day:
    if row is None:
        kind = "off" if day.weekday() >= SATURDAY else "work"
        return Day(day.day, kind, _("day off") if kind == "off" else "", day == today)
    return Day(day.day, _kind(row), _name(row), day == today)


def _kind(row: CalendarDay) -> str:
    if row.works or row.kind == WORKED:
        return "worked"
    return "holiday" if row.kind == "holiday" else "moved"


def _name(row: CalendarDay) -> str:
    return str(getattr(row, f"name_{current_language()}"))


def _special(row: CalendarDay) -> Special:
    language = current_language()
    said = dict(DAY_KINDS).get(row.kind)
    return Special(
        when=f"{row.date.day}",
        name=_name(row),
        kind=_kind(row),
        said=said.in_language(language) if said else row.kind,
        href=reverse("desk:reference_row", args=["calendar", row.pk]),
    )
