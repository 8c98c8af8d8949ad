"""What anybody can check of the logs, and how."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from alany.faces.ui.access import public
from alany.faces.ui.context import current_language
from alany.faces.ui.parts import Link, Term
from alany.kernel.merkle.notes import NoteRefused
from alany.kernel.merkle.policies import Policy
from alany.kernel.numbers import format_date, format_number
from alany.kernel.periods import local_date
from alany.spine.transparency.models import Checkpoint
from alany.spine.transparency.queries import openings
from alany.spine.transparency.queries.policy import policy
from alany.spine.transparency.queries.published import CHECKPOINT, HEADS, published_head, with_witnesses
from alany.spine.transparency.rules import BOX, LOGS


@dataclass(frozen=True, slots=True)
class ShownLog:
    """One log as the page tells of it; `terms` is empty before its first publication."""

    title: str
    text: str
    terms: list[Term]
    files: list[Link]
    months: list[Link]


@public
def log(request: HttpRequest) -> HttpResponse:
    """The auditors' page: both logs, their heads and witnesses, the command, the months that are open."""
    believed = _believed()
    context = {
        "page_title": _("Public logs"),
        "logs": [_shown(one, believed) for one in LOGS],
        "is_witnessed": believed is not None and bool(believed.witnesses),
        "command": f"./alany log verify {request.build_absolute_uri('/log')} --policy policy.txt",
        "policy_href": reverse("log:policy"),
        "errata_href": reverse("briefing:errata"),
    }
    return render(request, "public/log.html", context)


def _believed() -> Policy | None:
    """The office's policy; None where somebody has written it wrongly."""
    try:
        return policy()
    except NoteRefused:
        return None


def _shown(name: str, believed: Policy | None) -> ShownLog:
    head = published_head(name)
    title, text = _words_of(name)
    files = [_file(name, one) for one in (CHECKPOINT, HEADS)] if head else []
    months = [_file(name, openings.name_of(one)) for one in openings.months(name, head.size)] if head else []
    return ShownLog(title, text, list(_terms(name, head, believed)) if head else [], files, months)


def _words_of(name: str) -> tuple[str, str]:
    """What the log holds, as a title and in two sentences."""
    if name == BOX:
        return _("Messages of the trust boxes"), _(
            "Every message put into a trust box and what became of it: no word of its content, only the "
            "proof that it exists. Published once a day for the whole region."
        )
    return _("Figures and records"), _(
        "Every published figure with its corrections, the frozen data, and once an hour the state of our "
        "own record of who did what. Published at once."
    )


def _file(name: str, file: str) -> Link:
    return Link(file, reverse("log:file", args=[name, file]))


def _terms(name: str, head: Checkpoint, believed: Policy | None) -> Iterator[Term]:
    language, stated = current_language(), head.head
    last = head.publications.order_by("-at").values_list("at", flat=True).first()
    yield Term(_("Name of the log"), stated.origin, code=True)
    yield Term(_("Leaves"), format_number(stated.size, language, 0))
    yield Term(_("Head (the first 16 signs of its root)"), stated.root.hex()[:16], code=True)
    yield Term(_("Last published on"), format_date(local_date(last), language) if last else "")
    yield Term(_("Confirmed by outside witnesses"), _witnesses(head, believed, language))


def _witnesses(head: Checkpoint, believed: Policy | None, language: str) -> str:
    signed = believed.cosigners(with_witnesses(head)) if believed else {}
    days = {one: local_date(datetime.fromtimestamp(at, UTC)) for one, at in signed.items()}
    said = [f"{one} ({format_date(day, language)})" for one, day in sorted(days.items())]
    return ", ".join(said) or _("by nobody yet")
