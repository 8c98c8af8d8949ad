"""The intake, one question to a page.

Nothing of a person stands in an address: everything travels in the body of POST, so a computer in a village
library keeps no history of codes. The code itself is the only secret; it is looked up by its keyed hash and
goes from page to page in a hidden field. A page that was sent twice, or again after a lost connection, gives
the same page: answers overwrite themselves, and a question that was sent shows its receipt again.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from alany.faces.ui.context import current_language, now, office_today
from alany.programmes.legal_aid.actions.intake import (
    IntakeIncomplete,
    begin_intake,
    save_answer,
    submit_intake,
)
from alany.programmes.legal_aid.forms.asking import AskForm, ReturnForm
from alany.programmes.legal_aid.models import Intake
from alany.programmes.legal_aid.queries.eligibility import as_rules, doors_on, groups_on
from alany.programmes.legal_aid.queries.intakes import intake_by_code
from alany.programmes.legal_aid.questions import TREE, TREES
from alany.programmes.legal_aid.rules import codes
from alany.programmes.legal_aid.rules.screening import screen, stands_at
from alany.programmes.legal_aid.rules.tree import INSISTS, SEEN, Step, Tree
from alany.programmes.legal_aid.views import asking_parts as shown
from alany.programmes.legal_aid.wording_intake import KAZAKH_LETTERS, URGENT_CALL
from alany.spine.ledger.rules import Doer
from alany.spine.organisations.models import Office

AFTER_DANGER = "business"
"""The question on whose page who is in danger reads whom to call; the result and the receipt say it again."""


@dataclass(slots=True)
class Walk:
    """One way through the questions: who asks and where, the intake, if one has begun, and its code."""

    request: HttpRequest
    office: Office
    by: Doer
    channel: str
    base: str = "ui/public_base.html"
    receipt: str = "legal_aid/ask_receipt.html"
    context: Mapping[str, object] = field(default_factory=dict)
    intake: Intake | None = None
    code: str = ""

    @property
    def answers(self) -> dict[str, object]:
        """What has been answered so far."""
        return dict(self.intake.answers) if self.intake else {}

    @property
    def tree(self) -> Tree:
        """The questions of the version with which the intake began."""
        return TREES[self.intake.tree_version] if self.intake else TREE

    def show(self, template: str, **context: object) -> HttpResponse:
        """A page that no cache and no shared computer keeps."""
        known = {"base": self.base, "code": self.code, "at_desk": self.base != "ui/public_base.html"}
        response = render(self.request, template, known | dict(self.context) | context)
        response["Cache-Control"] = "private, no-store"
        return response


def conduct(walk: Walk) -> HttpResponse:
    """The page that follows what was sent; without anything sent, the first page."""
    sent = walk.request.POST
    if walk.request.method != "POST":
        return _first_page(walk)
    if typed := sent.get("code", "").strip():
        walk.intake = intake_by_code(walk.office, typed)
        if walk.intake is None:
            return _unknown_code(walk, typed)
        walk.code = codes.read(typed)
        if walk.intake.submitted_at is not None:
            return receipt(walk)
    return _ACTS.get(sent.get("go", ""), _where_she_stands)(walk)


def _first_page(walk: Walk) -> HttpResponse:
    return walk.show(
        "legal_aid/ask_start.html", page_title=_("Ask a legal question"), return_form=ReturnForm()
    )


def _unknown_code(walk: Walk, typed: str) -> HttpResponse:
    form = ReturnForm({"code": typed})
    if form.is_valid():
        form.add_error("code", _("No unfinished question has this code. Check the digits, or begin anew."))
    return walk.show(
        "legal_aid/ask_start.html", page_title=_("Ask a legal question"), return_form=form, form=form
    )


def _answer(walk: Walk) -> HttpResponse:
    step = walk.tree.step(walk.request.POST.get("step", ""))
    if step is None:
        return _where_she_stands(walk)
    form = _form(walk, step, sent=True)
    if not form.is_valid():
        return _question(walk, step, form)
    _keep(walk, step.slug, form.answer())
    return _where_she_stands(walk)


def _save(walk: Walk) -> HttpResponse:
    """Keep what stands on the page if it is an answer, and show the code."""
    step = walk.tree.step(walk.request.POST.get("step", ""))
    form = _form(walk, step, sent=True) if step else None
    if step and form and form.is_valid():
        _keep(walk, step.slug, form.answer())
    _begun(walk)
    return walk.show(
        "legal_aid/ask_saved.html",
        page_title=_("Your answers are kept"),
        shown_code=codes.shown(walk.code),
        until=walk.intake.forgotten_on if walk.intake else None,
    )


def _back(walk: Walk) -> HttpResponse:
    before = walk.tree.before(walk.request.POST.get("step", ""), walk.answers)
    return _question(walk, before, _form(walk, before)) if before else _first_page(walk)


def _show(walk: Walk) -> HttpResponse:
    step = walk.tree.step(walk.request.POST.get("step", ""))
    return _question(walk, step, _form(walk, step)) if step else _where_she_stands(walk)


def _mark(slug: str, value: str = "yes") -> Callable[[Walk], HttpResponse]:
    def marked(walk: Walk) -> HttpResponse:
        _keep(walk, slug, value)
        return _where_she_stands(walk)

    return marked


def _send(walk: Walk) -> HttpResponse:
    try:
        intake = _begun(walk)
        submit_intake(intake=intake, code=walk.code, by=walk.by, at=now())
        intake.refresh_from_db()
    except IntakeIncomplete:
        return _where_she_stands(walk)
    return receipt(walk)


_ACTS: dict[str, Callable[[Walk], HttpResponse]] = {
    "next": _answer,
    "back": _back,
    "show": _show,
    "save": _save,
    "seen": _mark(SEEN),
    "insist": _mark(INSISTS),
    "advice": _mark("speak", "no"),
    "send": _send,
}


def _where_she_stands(walk: Walk) -> HttpResponse:
    place = stands_at(walk.tree, walk.answers)
    if place.step is not None:
        return _question(walk, place.step, _form(walk, place.step))
    return _result(walk) if place.page == "result" else _check(walk)


def _question(walk: Walk, step: Step, form: AskForm) -> HttpResponse:
    path = walk.tree.path(walk.answers)
    return walk.show(
        "legal_aid/ask_question.html",
        page_title=form.title,
        form=form,
        step=step,
        number=[one.slug for one in path].index(step.slug) + 1,
        count=len(path),
        letters=KAZAKH_LETTERS if step.kind in {"facts", "parties", "contact"} else "",
        call=_call(walk) if step.slug == AFTER_DANGER and walk.answers.get("danger", "no") != "no" else "",
        has_back=walk.tree.before(step.slug, walk.answers) is not None,
    )


def _result(walk: Walk) -> HttpResponse:
    today, language = office_today(), current_language()
    found = screen(walk.answers, as_rules(groups_on(today)), today)
    doors = doors_on(walk.office, today, found.doors)
    return walk.show(
        "legal_aid/ask_result.html",
        page_title=_("What is possible for you"),
        doors=shown.door_parts(doors, language),
        call=_call(walk) if found.urgent else "",
        step=walk.tree.step(walk.tree.screened_after),
        **shown.result_parts(found, language, today),
    )


def _check(walk: Walk) -> HttpResponse:
    rows = shown.checked(walk.tree, walk.answers, current_language(), office_today())
    return walk.show("legal_aid/ask_check.html", page_title=_("Check your answers"), rows=rows)


def receipt(walk: Walk) -> HttpResponse:
    """The number and the code of a question that was sent."""
    matter = walk.intake.matter if walk.intake else None
    return walk.show(
        walk.receipt,
        page_title=_("Your question is sent"),
        matter=matter,
        shown_code=codes.shown(walk.code),
        call=_call(walk) if matter and matter.is_danger else "",
    )


def _form(walk: Walk, step: Step, *, sent: bool = False) -> AskForm:
    language, today = current_language(), office_today()
    return AskForm(
        step,
        language,
        walk.request.POST if sent else None,
        kept=walk.answers.get(step.slug),
        options=shown.options_of(step, language, today),
        hints=shown.hints_of(step, language),
        today=today,
    )


def _keep(walk: Walk, slug: str, value: object) -> None:
    walk.intake = save_answer(intake=_begun(walk), slug=slug, value=value, by=walk.by, at=now())


def _begun(walk: Walk) -> Intake:
    if walk.intake is None:
        walk.intake, walk.code = begin_intake(
            office=walk.office, language=current_language(), channel=walk.channel, by=walk.by, at=now()
        )
    return walk.intake


def _call(walk: Walk) -> str:
    return URGENT_CALL.in_language(current_language()).format(telephone=walk.office.telephone)
