"""What this person can do next with a signal: the most pressing first, the rest as links."""

from collections.abc import Sequence

from django.urls import reverse

from alany.faces.desk.signals.access import Seat
from alany.faces.desk.signals.deeds import DEEDS, Deed
from alany.faces.ui.context import current_language
from alany.faces.ui.parts import Link
from alany.kernel.sealing.suite import Kind
from alany.spine.intake.models import Action, Item
from alany.spine.intake.rules import NotNow, Standing, after

FIRST = ("acknowledge", "assign", "answer", "forward", "close", "extend")


def steps(at: Seat, now: Standing, acts: Sequence[Action], items: Sequence[Item]) -> list[Link]:
    """Links to the acts that the state allows; one of a crime or a threat is forwarded first."""
    allowed = [deed for deed in DEEDS.values() if _fits(deed, at, now, acts, items)]
    pressing = at.signal.crime and not any(one.kind == "forwarded" for one in acts)
    allowed.sort(key=lambda deed: (not (pressing and deed.slug == "forward"), _place(deed)))
    return [_link(at, deed) for deed in allowed]


def _place(deed: Deed) -> int:
    return FIRST.index(deed.slug) if deed.slug in FIRST else len(FIRST) + list(DEEDS).index(deed.slug)


def _link(at: Seat, deed: Deed) -> Link:
    href = reverse("desk:signal_deed", args=[at.signal.number, deed.slug])
    return Link(deed.title.in_language(current_language()), href)


def _fits(deed: Deed, at: Seat, now: Standing, acts: Sequence[Action], items: Sequence[Item]) -> bool:
    try:
        after(now.state, deed.kind)
    except NotNow:
        return False
    proposed = next((one for one in reversed(acts) if one.kind == "deletion_asked"), None)
    match deed.slug:
        case "acknowledge":
            return now.state in {"received", "reopened"}
        case "ask-deletion":
            return proposed is None
        case "agree-deletion":
            return proposed is not None and proposed.body != at.key.body
        case "move-key":
            return False
        case "ask-name":
            return any(one.kind == Kind.IDENTITY for one in items)
    return True
