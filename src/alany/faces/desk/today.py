"""The page on which the desk opens: overdue, due, waiting for me, waiting for others."""

from datetime import date

from django.contrib.messages import get_messages
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alany.faces.desk import words
from alany.faces.desk.case_list import totals
from alany.faces.desk.thread.law import Law, refusal_words
from alany.faces.desk.thread.waiting import waiting_tables
from alany.faces.ui.access import StaffRequest, needs
from alany.faces.ui.context import current_language, office_today
from alany.faces.ui.names import spoken
from alany.faces.ui.parts import Cell, Column, Link, Table
from alany.kernel.numbers import format_number
from alany.kernel.periods import WorkingCalendar
from alany.spine.cases import queries
from alany.spine.cases.models import Case
from alany.spine.letters import queries as letters
from alany.spine.letters.models import Letter
from alany.spine.places.models import CalendarDay
from alany.spine.places.queries import working_calendar
from alany.spine.programme.registry import notices


@needs("")
def today(request: StaffRequest) -> HttpResponse:
    """What to do now, the most urgent first."""
    day, user, calendar = office_today(), request.user, working_calendar()
    may, first = request.rights.may, queries.SHOWN
    may_read = may("cases.read")
    if not may_read and may("cases.see"):
        return render(request, "desk/today_totals.html", _in_numbers(request, day))
    found = queries.today(user.office, user, day, request.rights, calendar)
    drafts = (
        list(letters.to_approve(user.office, user)[: first + 1])
        if request.rights.may("letters.approve")
        else []
    )
    ready = list(letters.to_send(user.office)[: first + 1]) if may("letters.draft") else []
    awaited = letters.awaited(user.office) if may_read else []
    mine, law = [*found.to_verify, *found.mine], Law(calendar)
    loop, loop_rest = waiting_tables(request, day, first)
    offered = _offered(user.pk, day)
    nothing = not (
        offered or loop or found.overdue or found.due or mine or found.others or drafts or ready or awaited
    )
    context = {
        "page_title": words.weekday_word(day),
        "overdue": _table(_("The term has passed"), found.overdue, request, day, calendar, law),
        "overdue_count": _beyond(found.overdue_count, first),
        "due": _table(_until(found.last_day), found.due, request, day, calendar, law),
        "due_count": _beyond(found.due_count, first),
        "due_days": queries.AHEAD_WORKING_DAYS,
        "due_title": _until(found.last_day),
        "holidays": _holidays(day, found.last_day),
        "mine": _table(_("Waiting for me"), mine[:first], request, day, calendar, law),
        "mine_more": len(mine) > first,
        "me": user.pk,
        "verify_more": len(mine) > first and len(found.to_verify) > 0,
        "offered": offered,
        "loop": loop,
        "loop_rest": loop_rest,
        "letters": _letters([*drafts, *ready][:first], day),
        "letters_more": len(drafts) + len(ready) > first,
        "others": _table(_("Waiting for others"), found.others[:first], request, day, calendar, law),
        "others_more": len(found.others) > first,
        "awaited": [_awaited(one, day) for one in awaited[:first]],
        "awaited_more": len(awaited) > first,
        "nothing": nothing,
        "may_open": request.rights.may("cases.work"),
        "may_read": may_read,
        "messages": get_messages(request),
    }
    return render(request, "desk/today.html", context)


def _offered(person: int, day: date) -> list[Link]:
    """What programmes have for this person, each in its own words with the page where it stands."""
    counted = ((one, one.count(person, day)) for one in notices() if one.url_name)
    language = current_language()
    return [
        Link(one.title.in_language(language), reverse(one.url_name), count=count)
        for one, count in counted
        if count
    ]


def _in_numbers(request: StaffRequest, day: date) -> dict[str, object]:
    """The day of who counts cases and reads none."""
    counted = {"page_title": words.weekday_word(day), "messages": get_messages(request)}
    return counted | totals(request, day)


def _beyond(count: int, shown: int) -> str:
    """The count as words of a link, when not all is shown."""
    return format_number(count, current_language(), 0) if count > shown else ""


def _until(last: date) -> str:
    return _("Today – %(day)s") % {"day": words.day_word(last, last)}


def _table(
    caption: str, cases: list[Case], request: StaffRequest, day: date, calendar: WorkingCalendar, law: Law
) -> Table | None:
    """Rows of cases; nothing at all instead of an empty table."""
    if not cases:
        return None
    columns = [
        Column(_("What to do")),
        Column(_("Due"), width="nowrap"),
        Column(_("Left"), width="nowrap"),
        Column(_("Who")),
    ]
    return Table(
        caption, columns, [_row(case, request, day, calendar, law) for case in cases], hide_caption=True
    )


def _row(
    case: Case, request: StaffRequest, day: date, calendar: WorkingCalendar, law: Law
) -> list[Cell | str]:
    late = case.due_on is not None and case.due_on < day
    notes = [
        words.about_line(case),
        words.case_state(case).word,
        refusal_words(case.rule, case.due_on, day, law) if late and case.due_on else "",
    ]
    return [
        Cell(
            case.title,
            reverse("desk:case", args=[case.number]),
            " · ".join(note for note in notes if note),
            lang=spoken(case.title),
        ),
        words.day_word(case.due_on, day) or "–",
        Cell(state=words.left(case.due_on, day, calendar)) if case.due_on else "–",
        words.who(case, request.user.pk),
    ]


def _letters(rows: list[Letter], day: date) -> Table | None:
    if not rows:
        return None
    columns = [Column(_("Letter")), Column(_("What to do")), Column(_("Since"), width="nowrap")]
    body: list[list[Cell | str]] = [
        [
            Cell(letter.subject, reverse("desk:letter", args=[letter.pk]), letter.to_whom),
            _("Read and approve") if letter.state == Letter.State.DRAFT else _("Send"),
            words.day_word(letter.approved_on or letter.drafted_on, day),
        ]
        for letter in rows
    ]
    return Table(_("Letters"), columns, body, hide_caption=True)


def _holidays(first: date, last: date) -> list[str]:
    """«31 шілде – Құрбан айт, демалыс» for each exception of the calendar in these days."""
    rows = CalendarDay.objects.filter(date__gte=first, date__lte=last)
    language = current_language()
    return [
        f"{words.day_word(row.date, first)} – {getattr(row, f'name_{language}')}, "
        + (_("a working day") if row.works else _("a day off"))
        for row in rows
    ]


def _awaited(one: letters.Awaited, day: date) -> str:
    asked = ngettext("answer to %(count)s letter", "answers to %(count)s letters", one.letters)
    line = f"{one.addressee} – " + asked % {"count": one.letters}
    if one.first_due is None:
        return line
    due = words.day_word(one.first_due, day)
    late = _("was due %(day)s") if one.first_due < day else _("due %(day)s")
    return f"{line}, {late % {'day': due}}"
