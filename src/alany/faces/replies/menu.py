"""What the desk's menu shows to somebody who answers for another body."""

from alany.faces.ui.access import StaffRequest
from alany.kernel.triltext import TrilText
from alany.spine.cases.reply_queries import body_of, open_asked_of
from alany.spine.programme.manifest import MenuEntry

DESK_MENU = (
    MenuEntry(
        TrilText(kk="Бізден сұралғаны", ru="Просят у нас", en="Asked of us"), "asked:list", "replies.answer"
    ),
)


def counts(request: StaffRequest) -> dict[str, int]:
    """How much is open; asked only for those whom it concerns."""
    if not request.rights.may("replies.answer"):
        return {}
    body = body_of(request.user)
    return {"asked:list": open_asked_of(body).count() if body else 0}
