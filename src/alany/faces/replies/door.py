"""Through which door somebody answers: a link that is in his hands, or an account of his own."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt

from alany.faces.replies.closed import closed_page
from alany.faces.ui.context import now
from alany.spine.cases.actions.links import note_opened
from alany.spine.cases.links import Answerer, LinkState
from alany.spine.cases.models import Recommendation, ReplyDraft, ReplyLink
from alany.spine.cases.reply_queries import draft_with, link_by_secret, state_at
from alany.spine.ledger.rules import Doer
from alany.spine.people.models import User

HEADERS = {
    "Cache-Control": "private, no-store",
    "Referrer-Policy": "no-referrer",
    "X-Robots-Tag": "noindex, nofollow",
}


@dataclass(frozen=True, slots=True)
class Door:
    """What is answered, by whom, and where its pages stand (`base` ends with a slash)."""

    recommendation: Recommendation
    base: str
    link: ReplyLink | None = None
    user: User | None = None

    def by(self, name: str = "", post: str = "") -> Doer:
        """Who answers, for the ledger: the account, or whoever came through the link with the name stated."""
        if self.user is not None:
            return self.user
        assert self.link is not None  # noqa: S101  a door has one of the two
        return Answerer(self.link.pk, name, post)

    def draft(self, key: str) -> ReplyDraft | None:
        """The draft with this key, if it was begun through this very door."""
        if not (key.isascii() and key.isalnum()):
            return None
        return draft_with(key, self.recommendation, self.link, self.user)

    @property
    def frame(self) -> str:
        """The template around each page: a page for one letter in hand, or the desk."""
        return "replies/frame.html" if self.link else "replies/desk_frame.html"


Page = Callable[..., HttpResponse]
View = Callable[..., HttpResponseBase]


def by_secret(view: Page) -> View:
    """The page is for whoever holds the secret in its address; a closed link says what to do next.

    A guess, a mistyped address and a link that never was meet the same page. The secret itself is what a
    stranger's page cannot know, so a form needs no token beside it and no cookie.
    """

    @csrf_exempt
    @wraps(view)
    def shown(request: HttpRequest, secret: str, **rest: object) -> HttpResponseBase:
        link = link_by_secret(secret)
        if link is None:
            raise Http404("no such link")
        at = now()
        if (state := state_at(link, at)) is LinkState.OPEN:
            note_opened(link=link, at=at)
            base = reverse("replies:asked", args=[secret])
            response = view(request, Door(link.recommendation, base, link=link), **rest)
        else:
            response = closed_page(request, link, state)
        for name, value in HEADERS.items():
            response[name] = value
        return response

    return shown
