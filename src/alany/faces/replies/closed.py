"""The page of a link that takes no answer any more: why, and what to do next."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from alany.faces.replies.shown import said_so_far
from alany.spine.cases.links import LinkState
from alany.spine.cases.models import ReplyLink
from alany.spine.cases.reply_queries import answers_of

TELLS_ALL = {LinkState.EXPIRED, LinkState.ENDED}
"""Who was given the link may read what was said; one taken back or replaced may be in other hands."""


def closed_page(request: HttpRequest, link: ReplyLink, state: LinkState) -> HttpResponse:
    """410 with the reason in words and the office's telephone."""
    title, text = _words(state)
    recommendation = link.recommendation
    answers = answers_of(recommendation) if state in TELLS_ALL else []
    context = {
        "page_title": title,
        "text": text,
        "number": f"{recommendation.case.number}/{recommendation.ordinal}",
        "telephone": recommendation.case.office.telephone,
        "answers": said_so_far(recommendation, answers),
        "menu": (),
    }
    return render(request, "replies/closed.html", context, status=410)


def _words(state: LinkState) -> tuple[str, str]:
    match state:
        case LinkState.EXPIRED:
            return _("The time of this link is over"), _(
                "You can still answer: call the office and ask for a new link. Have the number below at hand."
            )
        case LinkState.REPLACED:
            return _("A newer link was given"), _(
                "Use the newest link that your organisation received. If you do not have it, call the office."
            )
        case LinkState.REVOKED:
            return _("The office has taken this link back"), _(
                "Nothing can be answered through it. If your organisation is to answer, call the office."
            )
    return _("This recommendation has ended"), _(
        "Nothing more is asked of your organisation here. If you want to add something, call the office."
    )
