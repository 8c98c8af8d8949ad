"""From the empty form to the slip: written, checked, sent once."""

from collections.abc import Callable
from functools import wraps

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from alany.faces.public.appeals import shown
from alany.faces.public.appeals.forms import WriteForm, given_of
from alany.faces.ui.access import public
from alany.faces.ui.context import now
from alany.faces.ui.parts import Link
from alany.spine.appeals import actions
from alany.spine.appeals.models import AppealDraft
from alany.spine.appeals.queries import code_of_draft, draft_with
from alany.spine.appeals.rules import MOST_FILES, NoRoom, TooManyFiles, seen_mark
from alany.spine.files.rules import FileRefused
from alany.spine.organisations.models import Office
from alany.spine.organisations.queries import this_office

Page = Callable[..., HttpResponse]


def the_office() -> Office:
    """The office of this site; 404 before one has opened."""
    if (office := this_office()) is None:
        raise Http404("no office yet")
    return office


def unkept(view: Page) -> Page:
    """No cache and no shared computer keeps the page. It has no cookie, so a form needs no token."""

    @csrf_exempt
    @wraps(view)
    def sealed(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        response = view(request, *args, **kwargs)
        response["Cache-Control"] = "private, no-store"
        response["X-Robots-Tag"] = "noindex"
        return response

    return sealed


@public
def appeals(request: HttpRequest) -> HttpResponse:
    """The ways to appeal, what the law gives, and that this is not the official register."""
    office = the_office()
    context = {
        "page_title": _("Appeals"),
        "ways": shown.ways(),
        "rules": shown.terms_of_law(),
        "told": office,
    }
    return render(request, "public/appeals/home.html", context)


@unkept
def write(request: HttpRequest) -> HttpResponse:
    """The form; what was typed and which files came is kept as a draft until it is confirmed."""
    office = the_office()
    if request.method != "POST":
        return _form(request, WriteForm(), None)
    draft = draft_with(office, request.POST.get("draft", ""))
    if draft and draft.appeal:
        return _slip(request, draft)
    match request.POST.get("go"):
        case "change" if draft:
            return _form(request, WriteForm(initial=draft.given), draft)
        case "send" if draft:
            return _send(request, draft)
        case "send" | "change":
            lost = _("What was written is no longer kept: two days have passed. Please write it again.")
            return _form(request, WriteForm(), None, problem=lost)
    return _written(request, office, draft)


def _written(request: HttpRequest, office: Office, draft: AppealDraft | None) -> HttpResponse:
    """Keep what came; then the check of the answers, or the form again with all of it."""
    form = WriteForm(request.POST)
    draft = draft or actions.begin_draft(office=office, at=now())
    actions.detach(draft=draft, keys=request.POST.getlist("leave_out"))
    whole, taken = form.is_valid(), _take_in(request, draft, form)
    if not (whole and taken):
        return _form(request, form, draft)
    return _check(request, actions.write_draft(draft=draft, given=form.typed()))


def _form(
    request: HttpRequest, form: WriteForm, draft: AppealDraft | None, problem: str = ""
) -> HttpResponse:
    files = draft.files.select_related("file") if draft else ()
    context = _frame(_("Write an appeal")) | {
        "form": form,
        "draft": draft,
        "problem": problem,
        "files": [(one.pk, shown.file_words(one.file)) for one in files],
    }
    return render(request, "public/appeals/write.html", context)


def _frame(title: str) -> dict[str, object]:
    way = [Link(_("Appeals"), reverse("public:appeals")), Link(title, current=True)]
    return {"page_title": title, "breadcrumbs": way, "register_href": shown.OFFICIAL}


def _mark(draft: AppealDraft) -> str:
    names = draft.files.values_list("file__sha256", flat=True)
    return seen_mark(draft.given, [str(name) for name in names])


def _check(request: HttpRequest, draft: AppealDraft, problem: str = "") -> HttpResponse:
    context = _frame(_("Check before you send")) | {
        "draft": draft,
        "terms": shown.check_terms(draft),
        "seen": _mark(draft),
        "problem": problem,
    }
    return render(request, "public/appeals/check.html", context)


def _send(request: HttpRequest, draft: AppealDraft) -> HttpResponse:
    """Register what the writer has seen; what another tab has changed meanwhile is shown first."""
    if request.POST.get("seen") != _mark(draft):
        return _check(
            request, draft, _("It was changed in another window meanwhile. This is how it stands now.")
        )
    form = WriteForm(draft.given)
    if not form.is_valid():
        return _form(request, form, draft)
    files = tuple(draft.files.values_list("file_id", flat=True))
    given, place = given_of(draft.given, files)
    actions.register_draft(draft=draft, given=given, place=place, at=now())
    draft.refresh_from_db()
    return _slip(request, draft)


def _slip(request: HttpRequest, draft: AppealDraft) -> HttpResponse:
    """Number and code; sent again from another window or after a lost connection it is the same slip."""
    if draft.appeal is None:
        raise Http404("not sent")
    code = code_of_draft(draft)
    context = _frame(_("Your appeal is registered")) | shown.slip(draft.appeal, code)
    return render(request, "public/appeals/slip.html", context)


def _take_in(request: HttpRequest, draft: AppealDraft, form: WriteForm) -> bool:
    """Take each file that came; a refused file costs neither the others nor what was typed."""
    refused: list[str] = []
    if "enclosed" in request.META.get("alany.too_large", ()):
        refused.append(_too_large())
    for upload in request.FILES.getlist("enclosed"):
        name = upload.name or ""
        try:
            actions.attach(draft=draft, name=name, content=upload.file, at=now())  # type: ignore[arg-type]
        except FileRefused as refusal:
            refused.append(_refusal(refusal, name))
        except TooManyFiles:
            words = _("At most %(most)s files go with one appeal. “%(name)s” was not taken.")
            refused.append(words % {"most": MOST_FILES, "name": name})
        except NoRoom:
            refused.append(
                _("No more files can be taken today. Send the appeal without them and bring them.")
            )
    for message in refused:
        form.add_error("enclosed", message)
    return not refused


def _too_large() -> str:
    limit = settings.UPLOAD_MAX_BYTES // 1024 // 1024
    return _(
        "A file is larger than %(limit)s MB and was not taken. Make it smaller or bring it to the office."
    ) % {"limit": limit}


def _refusal(refusal: FileRefused, name: str) -> str:
    if refusal.reason == "too_large":
        return _too_large()
    if refusal.reason == "empty":
        return _("The file “%(name)s” is empty. Choose another.") % {"name": name}
    return _("“%(name)s” is of a kind that is not taken. Give PDF, JPEG, PNG, DOCX, XLSX or text.") % {
        "name": name
    }
