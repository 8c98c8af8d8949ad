"""The page on which the desk opens: overdue, due, waiting for me, waiting for others."""

from datetime import date

from django.contrib.messages import get_messages
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alany.faces.desk import words
from alany.faces.desk.thread.law import Law, refusal_words
from alany.faces.desk.thread.waiting import waiting_table
from alany.faces.ui.access import StaffRequest, needs
from alany.faces.ui.context import current_language, office_today
from alany.faces.ui.parts import Cell, Column, Table
from alany.kernel.periods import WorkingCalendar
from alany.spine.cases import queries
from alany.spine.cases.models import Case
from alany.spine.letters import queries as letters
from alany.spine.letters.models import Letter
from alany.spine.places.models import CalendarDay
from alany.spine.places.queries import working_calendar


@needs("")
def today(request: StaffRequest) -> HttpResponse:
    """What to do now, the most urgent first."""
    day, user, calendar = office_today(), request.user, working_calendar()
    found = queries.today(user.office, user, day, request.rights, calendar)
    drafts = list(letters.to_approve(user.office, user)[:20]) if request.rights.may("letters.approve") else []
    ready = list(letters.to_send(user.office)[:20]) if request.rights.may("letters.draft") else []
    awaited = letters.awaited(user.office) if request.rights.may("cases.see") else []
    mine, law = [*found.to_verify, *found.mine], Law(calendar)
    loop = waiting_table(request, day)
    nothing = not (loop or found.overdue or found.due or mine or found.others or drafts or ready or awaited)
    context = {
        "page_title": words.weekday_word(day),
        "overdue": _table(_("The term has passed"), found.overdue, request, day, calendar, law),
        "overdue_more": found.overdue_count - len(found.overdue),
        "due": _table(_until(found.last_day), found.due, request, day, calendar, law),
        "due_title": _until(found.last_day),
        "holidays": _holidays(day, found.last_day),
        "mine": _table(_("Waiting for me"), mine, request, day, calendar, law),
        "loop": loop,
        "letters": _letters([*drafts, *ready], day),
        "others": _table(_("Waiting for others"), found.others[:10], request, day, calendar, law),
        "others_more": max(len(found.others) - 10, 0),
        "awaited": [_awaited(one, day) for one in awaited],
        "nothing": nothing,
        "may_open": request.rights.may("cases.work"),
        "may_see": request.rights.may("cases.see"),
        "messages": get_messages(request),
    }
    return render(request, "desk/today.html", context)


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
            case.title, reverse("desk:case", args=[case.number]), " · ".join(note for note in notes if note)
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
