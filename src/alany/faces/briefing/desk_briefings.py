"""Briefings on the desk: written side by side in three languages, published by a second person."""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpResponse, QueryDict
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from alany.faces.briefing import tag_list
from alany.faces.briefing.briefing_pages import context_of
from alany.faces.briefing.desk_forms import BriefingForm, VersionForm
from alany.faces.briefing.desk_words import briefing_state, said
from alany.faces.ui import listing
from alany.faces.ui.access import StaffRequest, needs
from alany.faces.ui.context import current_language, now, office_today
from alany.faces.ui.parts import Cell, Column, Link, Table
from alany.kernel.numbers import format_date
from alany.kernel.triltext import LANGUAGES
from alany.spine.figures import actions, compose
from alany.spine.figures.models import Briefing
from alany.spine.figures.queries import all_briefings
from alany.spine.ledger.editing import EditedMeanwhile


@dataclass(frozen=True, slots=True)
class Finding:
    """A problem of a text as the desk shows it."""

    words: str
    warns: bool


@needs("cases.see")
def briefings(request: StaffRequest) -> HttpResponseBase:
    """All briefings, drafts included."""
    asked = listing.read(request.GET, filters=(), sorts={"": ()}, default_sort="")
    rows = all_briefings(request.user.office)
    if asked.format != "html":
        return listing.export(rows, asked, name="briefings", columns=_export())
    page = listing.page_of(rows, asked)
    context = {
        "page_title": _("Briefings"),
        "page": page,
        "table": _table(page),
        "may_write": request.rights.may("briefings.write"),
    }
    return render(request, "briefing/desk_briefings.html", context)


@needs("briefings.write")
def write(request: StaffRequest) -> HttpResponseBase:
    """Begin a briefing."""
    form = BriefingForm(request.POST or None, briefing=None, office=request.user.office, today=office_today())
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.write_briefing(
                office=request.user.office,
                slug=form.cleaned_data["slug"],
                day=form.cleaned_data["day"],
                titles=form.tril("title"),
                texts=form.texts,
                by=request.user,
                at=now(),
            )
            return redirect("desk_briefing:preview", made.slug)
        except actions.BriefingRefused as refusal:
            form.tell(refusal.problems)
        except actions.SlugTaken:
            form.add_error("slug", _("Another briefing has this address. Choose another."))
    return _composer(request, form, None)


@needs("briefings.write")
def edit(request: StaffRequest, slug: str) -> HttpResponseBase:
    """Change a draft; what was typed is never lost."""
    draft = get_object_or_404(all_briefings(request.user.office), slug=slug)
    form = BriefingForm(request.POST or None, briefing=draft, office=draft.office, today=office_today())
    meanwhile: Table | None = None
    if request.method == "POST" and form.is_valid():
        try:
            actions.edit_briefing(
                briefing=draft,
                version=form.cleaned_data["version"] or 0,
                day=form.cleaned_data["day"],
                titles=form.tril("title"),
                texts=form.texts,
                by=request.user,
                at=now(),
            )
            return redirect("desk_briefing:preview", slug)
        except actions.BriefingRefused as refusal:
            form.tell(refusal.problems)
        except actions.AlreadyPublished:
            form.add_error(None, _("This briefing is published and is not changed any more."))
        except EditedMeanwhile as refusal:
            meanwhile = _both(form, refusal)
    return _composer(request, form, draft, meanwhile)


@needs("cases.see")
def preview(request: StaffRequest, slug: str) -> HttpResponse:
    """The briefing as it will be printed, and what is still wrong with it."""
    shown = get_object_or_404(all_briefings(request.user.office), slug=slug)
    context = context_of(shown, request) | _about(request, shown)
    return render(request, "briefing/desk_preview.html", context)


@needs("figures.approve")
def publish(request: StaffRequest, slug: str) -> HttpResponse:
    """Publish a draft as the second person, after a page that says what is about to happen."""
    shown = get_object_or_404(all_briefings(request.user.office), slug=slug)
    form = VersionForm(request.POST or None, initial={"version": shown.version})
    if request.method == "POST" and form.is_valid():
        try:
            actions.approve_and_publish_briefing(
                briefing=shown, version=form.cleaned_data["version"], by=request.user, at=now()
            )
            return redirect("desk_briefing:preview", slug)
        except actions.BriefingRefused as refusal:
            for problem in refusal.problems:
                form.add_error(None, said(problem))
        except actions.BriefingApprovedByAuthor:
            form.add_error(None, _("You wrote this briefing; another person must publish it."))
        except actions.AlreadyPublished:
            form.add_error(None, _("This briefing is published already."))
        except EditedMeanwhile:
            form.add_error(None, _("The text was changed after you opened this page. Read it again first."))
    context = _about(request, shown) | {
        "page_title": _("Publish the briefing"),
        "title": compose.title_of(shown, current_language()),
        "form": form,
        "back_href": reverse("desk_briefing:preview", args=[slug]),
    }
    return render(request, "briefing/desk_publish.html", context)


def _both(form: BriefingForm, refusal: EditedMeanwhile) -> Table:
    """What stands in the record now beside what was typed; the next save knows of it."""
    current = refusal.current
    data = QueryDict(mutable=True)
    data.update(form.data)
    data["version"] = str(current.version)  # type: ignore[attr-defined]
    form.data = data
    names = [f"{part}_{language}" for part in ("title", "text") for language in LANGUAGES]
    rows: list[list[Cell | str]] = [
        [str(form.fields[name].label), str(getattr(current, name)), str(form.cleaned_data[name])]
        for name in names
        if getattr(current, name) != form.cleaned_data[name]
    ]
    heads = (_("Field"), _("Stands in the record now"), _("You typed"))
    return Table(_("Both versions"), [Column(head) for head in heads], rows, hide_caption=True)


def _composer(
    request: StaffRequest, form: BriefingForm, draft: Briefing | None, meanwhile: Table | None = None
) -> HttpResponse:
    title = _("Edit the briefing") if draft else _("Write a briefing")
    day = draft.day if draft else office_today()
    context = {
        "page_title": title,
        "breadcrumbs": [Link(_("Briefings"), reverse("desk_briefing:briefings")), Link(title)],
        "form": form,
        "meanwhile": meanwhile,
        "tags": tag_list.table(request.user.office, day),
        "back_href": reverse("desk_briefing:preview", args=[draft.slug])
        if draft
        else reverse("desk_briefing:briefings"),
    }
    return render(request, "briefing/desk_compose.html", context)


def _about(request: StaffRequest, shown: Briefing) -> dict[str, object]:
    draft = shown.state == Briefing.State.DRAFT
    problems = compose.problems_of(shown) if draft else []
    return {
        "breadcrumbs": [Link(_("Briefings"), reverse("desk_briefing:briefings")), Link(shown.slug)],
        "state": briefing_state(shown),
        "findings": [Finding(said(problem), problem.warns) for problem in problems],
        "stops": any(not problem.warns for problem in problems),
        "may_edit": draft and request.rights.may("briefings.write"),
        "may_publish": draft and request.rights.may("figures.approve"),
        "own": shown.written_by_id == request.user.pk,
        "writer": shown.written_by.name,
        "public_href": "" if draft else reverse("briefing:briefing", args=[shown.slug]),
        "slug": shown.slug,
    }


def _table(page: listing.Page[Briefing]) -> Table:
    language = current_language()
    rows: list[list[Cell | str]] = [
        [
            Cell(
                compose.title_of(one, language),
                href=reverse("desk_briefing:preview", args=[one.slug]),
                sub=one.slug,
            ),
            format_date(one.day, language, short=True),
            Cell(state=briefing_state(one)),
            one.written_by.name,
        ]
        for one in page.rows
    ]
    heads = (_("Briefing"), _("Day"), _("State"), _("Written by"))
    return Table(_("Briefings"), [Column(head) for head in heads], rows, hide_caption=True)


def _export() -> dict[str, Callable[[Briefing], object]]:
    language = current_language()
    return {
        _("Briefing"): lambda one: compose.title_of(one, language),
        _("Day"): lambda one: one.day,
        _("State"): lambda one: briefing_state(one).word,
        _("Written by"): lambda one: one.written_by.name,
    }
