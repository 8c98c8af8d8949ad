"""Everything that is asked of one organisation, for whoever holds one of its links.

Whoever holds a link may be anybody it was forwarded to. So the list says of each recommendation only its
number, subject, term and state, leaves out sensitive matters, and opens none of them: each is answered
through its own link, and new links go only to the e-mail that the office keeps of the organisation itself.
"""

from collections.abc import Iterable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alany.faces.replies import shown
from alany.faces.replies.answering import shell
from alany.faces.replies.door import Door
from alany.faces.ui.context import current_language, now, office_today
from alany.faces.ui.names import spoken
from alany.faces.ui.parts import Cell, Column, Table
from alany.spine.cases.actions.links import ask_for_links
from alany.spine.cases.links import EmailUnknown, LinkNotOpen, TooManyLinks
from alany.spine.cases.models import Recommendation
from alany.spine.cases.reply_mail import mail_link
from alany.spine.cases.reply_queries import open_asked_of
from alany.spine.cases.wording import state_word
from alany.spine.places.queries import working_calendar

SHOWN = 100


def open_list(request: HttpRequest, door: Door) -> HttpResponse:
    """The list; its button has the links sent to the organisation's own e-mail."""
    if request.method == "POST":
        return _asked(request, door)
    return _page(request, door, sent=request.GET.get("sent", ""))


def _asked(request: HttpRequest, door: Door) -> HttpResponse:
    assert door.link is not None  # noqa: S101  an account has no need of links
    by, at = door.by(), now()
    try:
        made = ask_for_links(link=door.link, by=by, at=at)
    except TooManyLinks:
        return _page(
            request, door, problem=_("The links were sent within the last day. Look into the mail, spam too.")
        )
    except EmailUnknown:
        return _page(
            request, door, problem=_("The office has no e-mail of your organisation. Call the office.")
        )
    except LinkNotOpen:
        return redirect(door.base)
    site = request.build_absolute_uri("/")
    faults = [fault for one in made if (fault := mail_link(one, site=site, by=by, at=at))]
    if faults:
        problem = _("The e-mail did not go out. The office sees it; call to receive the links another way.")
        return _page(request, door, problem=problem)
    return redirect(f"{door.base}open/?sent={len(made)}")


def _page(request: HttpRequest, door: Door, *, sent: str = "", problem: str = "") -> HttpResponse:
    body = door.recommendation.addressee
    rows = list(open_asked_of(body)[:SHOWN])
    title = _("Everything that is asked of you")
    count = int(sent) if sent.isascii() and sent.isdigit() and len(sent) < 4 else None
    context = shell(door, title, title) | {
        "body": body.name(current_language()),
        "table": open_table(rows, here=door.recommendation.pk),
        "others": len([one for one in rows if one.pk != door.recommendation.pk]),
        "masked": masked(body.email),
        "problem": problem,
        "sent": None
        if count is None
        else ngettext("%(count)s link was sent.", "%(count)s links were sent.", count) % {"count": count},
    }
    return render(request, "replies/open.html", context, status=409 if problem else 200)


def open_table(rows: Iterable[Recommendation], *, here: int = 0, base: str = "") -> Table:
    """Number, subject, term, state; `base` makes each number a way to its page."""
    columns = [Column(_("Subject")), Column(_("Number")), Column(_("Term")), Column(_("State"))]
    today, language, calendar = office_today(), current_language(), working_calendar()
    body: list[list[Cell | str]] = []
    for one in rows:
        number = f"{one.case.number}/{one.ordinal}"
        href = f"{base}{number}/" if base else ""
        body.append(
            [
                Cell(
                    one.case.title,
                    href,
                    _("this link") if one.pk == here else "",
                    lang=spoken(one.case.title),
                ),
                Cell(number, code=True),
                Cell(shown.day_word(one.due_on), state=shown.left(one.due_on, today, calendar)),
                state_word(one.case.state, language),
            ]
        )
    return Table(_("Open recommendations"), columns, body, hide_caption=True)


def masked(email: str) -> str:
    """«s…@sozaq.example»: enough to know one's own address, too little to learn another's."""
    name, _at, domain = email.partition("@")
    return f"{name[:1]}…@{domain}" if domain else ""
