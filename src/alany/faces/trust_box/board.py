"""The public board: every number with where it stands and by when; made of leaves, renewed with the log."""

import csv
from datetime import timedelta
from functools import lru_cache
from io import StringIO

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from alany.faces.trust_box.doors import frame
from alany.faces.trust_box.history import state_word
from alany.faces.trust_box.wording import word
from alany.faces.ui.access import public
from alany.faces.ui.context import current_language, office_today
from alany.faces.ui.parts import Cell, Column, State, Table
from alany.kernel.numbers import format_date
from alany.kernel.sealing.receipts import shown_number
from alany.spine.intake.queries.standing import Listed, board, published_size, unit_names
from alany.spine.intake.rules import CLOSED, FORWARDED, SHREDDED

SHOWN_DAYS = 90
ENDED = {CLOSED, SHREDDED}


@lru_cache(maxsize=2)
def _board(size: int) -> tuple[Listed, ...]:
    """The lines as of a published size: computed once for everybody."""
    return tuple(board())


@public
def board_page(request: HttpRequest) -> HttpResponse:
    """One page for everybody; looking does not tell which number."""
    oldest = office_today() - timedelta(days=SHOWN_DAYS)
    lines = _board(published_size())
    rows = [one for one in lines if one.standing.state not in ENDED or one.standing.since >= oldest]
    names = unit_names((one.standing.unit for one in rows), current_language())
    columns = [
        Column(word("number")),
        Column(word("board_state")),
        Column(word("board_since")),
        Column(word("due")),
    ]
    table = Table(word("board_title"), columns, [_row(one, names) for one in rows], hide_caption=True)
    context = frame(word("board_title")) | {"table": table if rows else None}
    return render(request, "trust_box/board.html", context)


def _row(one: Listed, names: dict[str, str]) -> list[Cell | str]:
    language, now = current_language(), one.standing
    said = state_word(now.state)
    if now.state == FORWARDED and now.unit in names:
        said = word("forwarded_to", body=names[now.unit])
    state = State(said, "done" if now.state in ENDED else "")
    if now.missed:
        state = State(f"{said}; {word('overdue_since', day=format_date(now.missed, language))}", "late")
    due = format_date(now.due, language) if now.due else ""
    return [shown_number(one.number), Cell(state=state), format_date(now.since, language), due]


@public
def board_csv(request: HttpRequest) -> HttpResponse:
    """The same of every number that was ever published."""
    out = StringIO()
    rows = csv.writer(out, lineterminator="\n")
    rows.writerow(["number", "state", "since", "due", "overdue_since", "forwarded_to"])
    for one in _board(published_size()):
        now = one.standing
        days = [day.isoformat() if day else "" for day in (now.since, now.due, now.missed)]
        rows.writerow([one.number, state_word(now.state), *days, now.unit])
    answer = HttpResponse(out.getvalue(), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="board.csv"'
    return answer
