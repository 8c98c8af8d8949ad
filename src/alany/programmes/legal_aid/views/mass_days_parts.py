"""What pages of mass days show."""

from collections.abc import Iterable
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from alany.faces.ui import parts
from alany.faces.ui.context import current_language
from alany.kernel.numbers import format_date, format_number
from alany.programmes.legal_aid.models import MassDay


def venue(day: MassDay) -> str:
    """The venue in the language of the page."""
    return day.venue_kk if current_language() == "kk" else day.venue_ru


def about(day: MassDay) -> str:
    """When and where."""
    language = current_language()
    return " · ".join((format_date(day.on, language), day.place.name(language), venue(day)))


def day_table(rows: Iterable[MassDay], today: date) -> parts.Table:
    """The list of mass days, with the way to the count."""
    language = current_language()
    body: list[list[parts.Cell | str]] = []
    for one in rows:
        body.append(
            [
                parts.Cell(format_date(one.on, language), _href(one), sub=venue(one)),
                one.place.name(language),
                ", ".join(volunteer.user.name for volunteer in one.volunteers.all()),
                _count(one.heads),
                _count(one.consultations),
                parts.Cell(state=_state(one, today), sub=one.cancelled_reason),
            ]
        )
    columns = [parts.Column(head) for head in (_("Day"), _("District or city"), _("Volunteers"))]
    columns += [parts.Column(head, numeric=True) for head in (_("People who came"), _("Consultations"))]
    return parts.Table(_("Mass days"), [*columns, parts.Column(_("State"))], body, hide_caption=True)


def _href(day: MassDay) -> str:
    return "" if day.cancelled_reason else reverse("desk_legal_aid:mass_day_count", args=[day.pk])


def _count(value: int | None) -> str:
    return "–" if value is None else format_number(value, current_language(), 0)


def _state(day: MassDay, today: date) -> parts.State:
    if day.cancelled_reason:
        return parts.State(_("called off"), "idle")
    if day.heads is not None:
        return parts.State(_("counted"), "done")
    return parts.State(_("lies ahead"), "") if day.on > today else parts.State(_("to be counted"), "soon")


def refusal(reason: str) -> str:
    """Why a day cannot be counted or called off."""
    return {
        "ahead": _("The day lies ahead: count when it is past."),
        "cancelled": _("The day was called off."),
        "counted": _("The day was counted, so it took place."),
    }.get(reason, _("There cannot be more consultations than people."))
