"""What pages of points show, as plain data for the components."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from alany.faces.public.queries import features
from alany.faces.ui import maps, parts
from alany.faces.ui.context import current_language
from alany.faces.ui.listing import Asked
from alany.kernel.numbers import format_date, format_percent
from alany.kernel.periods import ALMATY, WorkingCalendar
from alany.programmes.safe_zone.models import ACCESS, Equipment, Point
from alany.programmes.safe_zone.queries.uptime import Measured
from alany.programmes.safe_zone.rules import hours
from alany.programmes.safe_zone.rules.uptime import thirds
from alany.programmes.safe_zone.wording import ACCESS as ACCESS_WORDS
from alany.programmes.safe_zone.wording import KINDS, REASONS, WEEKDAYS
from alany.spine.places.queries import borders_on, working_calendar

Href = Callable[[Point], str]


def calendar() -> WorkingCalendar:
    """The state's calendar as its rows say now."""
    return working_calendar()


def public_href(point: Point) -> str:
    """The point's page for everybody."""
    return reverse("safe_zone:point", args=[point.number])


def desk_href(point: Point) -> str:
    """The point's page on the desk."""
    return reverse("desk_safe_zone:point", args=[point.number])


def title_of(point: Point) -> str:
    """«Safe zone SZ-017, Созақ ауданы»: the okrug stands beside it in the language in which it is known."""
    return f"Safe zone {point.code}, {point.district.name(current_language())}"


def okrug_cell(point: Point) -> parts.Cell:
    """The okrug in the language in which an open list has it."""
    language = current_language()
    return parts.Cell(point.place.name(language), lang=point.place.name_language(language))


def equipment_words(things: Iterable[Equipment]) -> str:
    """«Wi-Fi, компьютер, …» in the order of the kinds."""
    standing = {thing.kind for thing in things}
    found = [words.in_language(current_language()) for code, words in KINDS.items() if code in standing]
    words = ", ".join(word if word == "Wi-Fi" else word.lower() for word in found)
    return words[:1].upper() + words[1:] or _("nothing yet")


def unbroken(code: str) -> str:
    """The code with a hyphen at which no line ends."""
    return code.replace("-", "\u2011")


def times_words(times: Sequence[tuple[object, object]]) -> str:
    """«09:00–13:00, 14:00–18:00»."""
    return ", ".join(f"{begins:%H:%M}–{ends:%H:%M}" for begins, ends in times)


def day_words(day: hours.Day) -> str:
    """The hours of a day, or why it is closed."""
    reason = REASONS[day.reason].in_language(current_language()) if day.reason else ""
    if day.times:
        return f"{times_words(day.times)} ({reason})" if reason else times_words(day.times)
    return _("closed: %(reason)s") % {"reason": reason}


def point_table(
    points: Iterable[Point], today: Mapping[int, hours.Day], href: Href, asked: Asked
) -> parts.Table:
    """The list of points."""
    language = current_language()
    rows: list[list[parts.Cell | str]] = [
        [
            parts.Cell(unbroken(point.code), href(point)),
            point.district.name(language),
            okrug_cell(point),
            parts.Cell(equipment_words(point.standing)),  # type: ignore[attr-defined]
            day_words(today[point.pk]) if point.pk in today else _("closed for good"),
        ]
        for point in points
    ]
    columns = [
        asked.column("number", _("Point")),
        asked.column("district", _("District or city")),
        asked.column("okrug", _("Rural okrug")),
        parts.Column(_("What there is")),
        parts.Column(_("Today"), width="nowrap"),
    ]
    return parts.Table(_("Safe zone points"), columns, rows, hide_caption=True)


def export_columns(today: Mapping[int, hours.Day]) -> dict[str, Callable[[Point], object]]:
    """Open data of the list: codes, no words of one language."""

    def has(kind: str) -> Callable[[Point], object]:
        return lambda one: any(thing.kind == kind for thing in one.standing)  # type: ignore[attr-defined]

    columns: dict[str, Callable[[Point], object]] = {
        "point": lambda one: one.code,
        "okrug_kato": lambda one: one.place.kato,
        "district_kato": lambda one: one.district.kato,
        "okrug_ru": lambda one: one.place.name_ru,
        "address_kk": lambda one: one.address_kk,
        "address_ru": lambda one: one.address_ru,
        "telephone": lambda one: one.telephone,
        "opened_on": lambda one: one.opened_on,
        "closed_on": lambda one: one.closed_on,
        "opening_hours": lambda one: hours.as_opening_hours(row.as_rule() for row in one.week.all()),
        "open_today": lambda one: bool(one.pk in today and today[one.pk].times),
    }
    return (
        columns | {kind: has(kind) for kind in KINDS} | {f"access_{name}": _access(name) for name in ACCESS}
    )


def _access(name: str) -> Callable[[Point], object]:
    return lambda one: {True: "yes", False: "no"}.get(one.access.get(name), "unknown")


def points_map(day: date, counted: Mapping[str, int], base: str) -> maps.DistrictMap | None:
    """The region with the number of points by district; a district leads to the list of its points."""
    outlines = features(borders_on(day))
    if not outlines:
        return None
    values = {str(one["properties"]["kato"]): 0 for one in outlines} | dict(counted)  # type: ignore[index]
    return maps.district_map(outlines, values, lambda kato: f"{base}?district={kato}", current_language())


def week_table(days: Sequence[hours.Day]) -> parts.Table:
    """The next seven days with their hours, the first one marked as today."""
    language = current_language()
    rows: list[list[parts.Cell | str]] = []
    for number, day in enumerate(days):
        weekday = WEEKDAYS[day.on.weekday()].in_language(language)
        name = _("today, %(weekday)s") % {"weekday": weekday} if number == 0 else weekday
        rows.append([parts.Cell(name, sub=format_date(day.on, language)), day_words(day)])
    columns = [parts.Column(_("Day")), parts.Column(_("Open"))]
    return parts.Table(_("The next seven days"), columns, rows, hide_caption=True)


def access_terms(point: Point) -> list[parts.Term]:
    """Facts about access; what nobody has checked says so."""
    words = {True: _("yes"), False: _("no"), None: _("nobody has checked")}
    language = current_language()
    return [
        parts.Term(ACCESS_WORDS[name].in_language(language).capitalize(), words[point.access.get(name)])
        for name in ACCESS
    ]


def uptime_table(found: Sequence[Measured]) -> parts.Table:
    """Each thing with its three shares: up, down, unknown; they add up to the whole."""
    language = current_language()
    rows: list[list[parts.Cell | str]] = []
    for one in sorted(found, key=lambda each: list(KINDS).index(each.equipment.kind)):
        up, down, unknown = (percent(part) for part in thirds(one.shares))
        rows.append(
            [
                parts.Cell(KINDS[one.equipment.kind].in_language(language)),
                parts.Cell(state=state_of(one)),
                _last_word(one.last_seen_at),
                *((up, down, unknown) if one.shares.open else ("–", "–", "–")),
            ]
        )
    heads = [parts.Column(head) for head in (_("What it is"), _("Last word"), _("Observed"))]
    shares = [parts.Column(head, numeric=True) for head in (_("Works"), _("Down"), _("Unknown"))]
    return parts.Table(_("Equipment over four weeks"), [*heads, *shares], rows, hide_caption=True)


def percent(whole: int) -> str:
    """«64 %»."""
    return format_percent(whole, current_language(), 0)


def _last_word(at: datetime | None) -> str:
    return format_date(at.astimezone(ALMATY).date(), current_language()) if at else _("never")


def state_of(one: Measured) -> parts.State:
    """The last word about a thing: what was seen, not what is hoped."""
    if one.is_up is None:
        return parts.State(_("unknown"), "idle")
    return parts.State(_("worked"), "done") if one.is_up else parts.State(_("was down"), "late")
