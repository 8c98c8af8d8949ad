"""Who has how much to do: open cases by person, programme and district, each a way to its queue."""

from collections.abc import Callable
from datetime import date
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from alany.faces.desk import choices, words
from alany.faces.desk.case_access import crumbs
from alany.faces.ui import charts
from alany.faces.ui.access import StaffRequest, needs
from alany.faces.ui.context import current_language, office_today
from alany.faces.ui.parts import Bar, Cell, Column, Link, Table
from alany.kernel.numbers import format_number
from alany.spine.cases import load as counting
from alany.spine.cases import queries
from alany.spine.cases.load import Load
from alany.spine.cases.models import CaseQuerySet
from alany.spine.organisations.models import Office
from alany.spine.people.queries import who_may
from alany.spine.places.queries import working_calendar

SOON = 5
Counting = Callable[[CaseQuerySet, date, date], list[Load]]
WAYS: dict[str, tuple[Counting, str]] = {
    "person": (counting.by_person, "owner"),
    "programme": (counting.by_programme, "programme"),
    "place": (counting.by_district, "place"),
}


@needs("cases.see")
def load(request: StaffRequest) -> HttpResponse:
    """Open, overdue and soon due cases of each person, programme or district, as bars and as a table."""
    way = request.GET.get("by", "")
    way = way if way in WAYS else "person"
    days = queries.within(request.GET.get("days", "")) or SOON
    day = office_today()
    last = working_calendar().add_working_days(day, days)
    count, field = WAYS[way]
    found = count(queries.counted_of(request.user.office, request.rights), day, last)
    names = _names(way, request, day)
    rows = _with_idle(found, request.user.office, day) if way == "person" else found
    field = field if request.rights.may("cases.read") else ""
    title = _("Load")
    context = {
        "page_title": title,
        "breadcrumbs": crumbs(here=title),
        "tabs": _tabs(way),
        "bars": charts.bars([_bar(one, names, field) for one in rows if one.open]),
        "bars_title": _("Open cases"),
        "table": _table(rows, names, way, field, days) if rows else None,
        "days": days,
        "by": way,
        "until": words.day_word(last, day),
    }
    return render(request, "desk/queues/load.html", context)


def _tabs(way: str) -> list[Link]:
    titles = {"person": _("By people"), "programme": _("By programmes"), "place": _("By districts")}
    address = reverse("desk:load")
    return [Link(title, f"{address}?by={name}", current=name == way) for name, title in titles.items()]


def _names(way: str, request: StaffRequest, day: date) -> dict[str, str]:
    if way == "person":
        return {**dict(choices.people(request.user.office)), "": _("nobody yet")}
    if way == "programme":
        return dict(choices.programmes())
    return {**dict(choices.districts(day)), "": _("place not stated")}


def _with_idle(found: list[Load], office: Office, day: date) -> list[Load]:
    """Who works on cases and has none open stands there too: they can be given some."""
    busy = [one.key for one in found if one.key is not None]
    idle = who_may("cases.work", office, day).exclude(pk__in=busy).order_by("sort_key", "pk")
    return [*found, *(Load(key, 0, 0, 0) for key in idle.values_list("pk", flat=True))]


def _key(one: Load) -> str:
    return "" if one.key is None else str(one.key)


def _href(one: Load, field: str, **more: str) -> str:
    """The queue behind a count, for who may read it; what has no place cannot be asked for by the filter."""
    if not field:
        return ""
    key = _key(one) or ("nobody" if field == "owner" else "")
    return f"{reverse('desk:cases')}?{urlencode({field: key, **more})}" if key else ""


def _named(one: Load, names: dict[str, str]) -> str:
    return names.get(_key(one)) or str(one.key)


def _bar(one: Load, names: dict[str, str], field: str) -> Bar:
    late = _("overdue: %(count)s") % {"count": one.overdue} if one.overdue else ""
    return Bar(_named(one, names), one.open, _number(one.open), note=late, href=_href(one, field))


def _number(count: int) -> str:
    return format_number(count, current_language(), 0)


def _table(rows: list[Load], names: dict[str, str], way: str, field: str, days: int) -> Table:
    heads = {"person": _("Who"), "programme": _("Programme"), "place": _("District")}
    columns = [
        Column(heads[way]),
        Column(_("Open"), numeric=True),
        Column(_("Term passed"), numeric=True),
        Column(_("Due in %(days)s working days") % {"days": days}, numeric=True),
    ]
    body: list[list[Cell | str]] = [
        [
            Cell(_named(one, names), _href(one, field)),
            _number(one.open),
            Cell(_number(one.overdue), _href(one, field, due="overdue") if one.overdue else ""),
            Cell(_number(one.soon), _href(one, field, days=str(days)) if one.soon else ""),
        ]
        for one in rows
    ]
    return Table(_("Load"), columns, body, hide_caption=True)
