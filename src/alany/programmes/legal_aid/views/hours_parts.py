"""What pages about hours and meetings show."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from alany.faces.ui import parts
from alany.faces.ui.context import current_language
from alany.kernel.numbers import format_date
from alany.programmes.legal_aid.models import Hours, Matter
from alany.programmes.legal_aid.wording_volunteers import KINDS


@dataclass(frozen=True, slots=True)
class ToDecide:
    """Hours that wait: in words, with the ways to approve and to refuse; own ones have neither."""

    words: str
    what: str
    key: int
    is_own: bool


def length(minutes: int) -> str:
    """«1 сағ 30 мин»."""
    whole, rest = divmod(minutes, 60)
    words = []
    if whole:
        words.append(_("%(count)s h") % {"count": whole})
    if rest or not whole:
        words.append(_("%(count)s min") % {"count": rest})
    return " ".join(words)


def about(one: Hours) -> str:
    """Who, when, how long."""
    language = current_language()
    words = (one.volunteer.user.name, KINDS[one.volunteer.kind].in_language(language))
    return " · ".join([*words, format_date(one.on, language), length(one.minutes)])


def tabs(state: str) -> list[parts.Link]:
    """Waiting, approved, refused."""
    address = reverse("desk_legal_aid:hours")
    rows = ((_("To approve"), ""), (_("Approved"), "approved"), (_("Not approved"), "refused"))
    return [
        parts.Link(label, f"{address}?state={code}" if code else address, current=code == state)
        for label, code in rows
    ]


def rows_to_decide(rows: Iterable[Hours], person: int) -> list[ToDecide]:
    """Hours that wait for a decision."""
    return [ToDecide(about(one), one.what, one.pk, one.volunteer.user_id == person) for one in rows]


def decided_table(rows: Iterable[Hours]) -> parts.Table:
    """Hours that were decided."""
    language = current_language()
    body: list[list[parts.Cell | str]] = [
        [
            parts.Cell(one.volunteer.user.name, sub=KINDS[one.volunteer.kind].in_language(language)),
            format_date(one.on, language),
            length(one.minutes),
            parts.Cell(one.what, sub=one.refused_reason),
            one.approved_by.name if one.approved_by else "",
        ]
        for one in rows
    ]
    heads = (_("Volunteer"), _("Day"), _("Time"), _("What was done"), _("Approved by"))
    return parts.Table(
        _("Hours of volunteers"), [parts.Column(head) for head in heads], body, hide_caption=True
    )


def own_table(rows: Iterable[Hours]) -> parts.Table | None:
    """The volunteer's own entries with their fate."""
    language = current_language()
    body: list[list[parts.Cell | str]] = [
        [
            format_date(one.on, language),
            length(one.minutes),
            one.what,
            parts.Cell(state=_fate(one), sub=one.refused_reason),
        ]
        for one in rows
    ]
    if not body:
        return None
    heads = (_("Day"), _("Time"), _("What was done"), _("State"))
    return parts.Table(_("My hours"), [parts.Column(head) for head in heads], body, hide_caption=True)


def _fate(one: Hours) -> parts.State:
    if one.approved_by_id:
        return parts.State(_("they count"), "done")
    return parts.State(_("not approved"), "late") if one.refused_reason else parts.State(_("waits"), "soon")


def refusal(reason: str) -> str:
    """Why hours cannot be so."""
    return {
        "future": _("The day lies ahead: write hours when they are past."),
        "before": _("On that day you did not help yet."),
        "length": _("A day has at most 16 hours of help, together with what is written already."),
        "own": _("Nobody approves her own hours: ask another coordinator."),
    }.get(reason, _("Somebody has decided about these hours meanwhile."))


def wrong_hours(reason: str) -> str:
    """Why a week cannot be so."""
    return {
        "reversed": _("The end of a day must be after its beginning."),
        "length": _("A day is shorter than one meeting: make the day longer or the meeting shorter."),
        "break": _("The break must lie inside the day."),
    }.get(reason, _("Two stretches of one day overlap."))


def feed_words(matter: Matter, language: str) -> str:
    """Topic and place for a calendar that others may see over a shoulder: no name, no number."""
    place = matter.case.place
    words = [matter.topic.title(language), place.name(language) if place else ""]
    return ", ".join(word for word in words if word)
