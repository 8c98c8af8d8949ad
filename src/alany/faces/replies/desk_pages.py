"""The desk of somebody who answers for another body: what is asked of it, and nothing else of the office."""

from collections.abc import Callable
from functools import wraps

from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from alany.faces.replies import answering, sending
from alany.faces.replies.door import Door
from alany.faces.replies.open_list import open_table
from alany.faces.ui.access import StaffRequest, needs
from alany.faces.ui.context import current_language
from alany.spine.cases.reply_queries import asked_of, body_of, open_asked_of

Page = Callable[..., HttpResponse]
View = Callable[..., HttpResponseBase]
SHOWN = 200


@needs("replies.answer")
def asked_list(request: StaffRequest) -> HttpResponse:
    """What is asked of the body of this person, the first term first."""
    body = body_of(request.user)
    rows = list(open_asked_of(body)[:SHOWN]) if body else []
    context = {
        "page_title": _("Asked of us"),
        "body": body.name(current_language()) if body else "",
        "table": open_table(rows, base=reverse("asked:list")) if rows else None,
        "telephone": request.user.office.telephone,
    }
    return render(request, "replies/asked_list.html", context)


def by_account(view: Page) -> View:
    """The page is for who answers for the body that is asked; for anybody else it is not there."""

    @needs("replies.answer")
    @wraps(view)
    def shown(request: StaffRequest, number: str, ordinal: int, **rest: object) -> HttpResponse:
        body = body_of(request.user)
        rows = asked_of(body).filter(case__number=number, ordinal=ordinal) if body else None
        recommendation = rows.first() if rows is not None else None
        if recommendation is None:
            raise Http404(number)
        base = reverse("asked:page", args=[number, ordinal])
        return view(request, Door(recommendation, base, user=request.user), **rest)

    return shown


page = by_account(answering.asked)
answer = by_account(answering.answer)
check = by_account(sending.check)
receipt = by_account(sending.receipt)
