"""From the request to the receipt: the same pages through a link and at the addressee's own desk."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from alany.faces.replies import shown
from alany.faces.replies.door import Door
from alany.faces.replies.forms import FORMS, SayForm, typed
from alany.faces.replies.uploads import FIELDS, take_in
from alany.faces.ui.context import current_language, now, office_today
from alany.faces.ui.parts import Link
from alany.spine.cases.actions.drafts import begin_draft, detach, write_draft
from alany.spine.cases.models import ReplyDraft
from alany.spine.cases.reply_mail import last_day
from alany.spine.cases.reply_queries import answers_of, good_until, may_say
from alany.spine.cases.saying import KINDS, TooManyDrafts


def shell(door: Door, title: str, here: str = "") -> dict[str, object]:
    """What each page around one recommendation needs: its frame, its heading, the way back."""
    recommendation = door.recommendation
    context: dict[str, object] = {
        "frame": door.frame,
        "door": door,
        "page_title": title,
        "recommendation": recommendation,
        "number": f"{recommendation.case.number}/{recommendation.ordinal}",
        "due": recommendation.due_on,
    }
    if here:
        context["breadcrumbs"] = [Link(_("What is asked of you"), door.base), Link(here, current=True)]
    return context


def asked(request: HttpRequest, door: Door) -> HttpResponse:
    """What is asked, why, by when; what was answered so far; the ways to answer."""
    recommendation, today = door.recommendation, office_today()
    kinds = may_say(recommendation, today)
    context = shell(door, _("What is asked of you")) | {
        "terms": shown.request_terms(recommendation),
        "left": shown.left(recommendation.due_on, today) if kinds else None,
        "answers": shown.said_so_far(recommendation, answers_of(recommendation)),
        "ways": shown.ways(door.base, kinds),
        "body": recommendation.addressee.name(current_language()),
        "until": shown.day_word(last_day(good_until(door.link))) if door.link else "",
        "term_over": today > recommendation.due_on,
        "ended": not kinds,
    }
    return render(request, "replies/asked.html", context)


def kind_of(slug: str) -> str:
    """The kind of answer in an address; 404 for any other word."""
    kind = slug.replace("-", "_")
    if kind not in KINDS or slug != shown.slug(kind):
        raise Http404(slug)
    return kind


def answer(request: HttpRequest, door: Door, kind: str) -> HttpResponse:
    """The form of one kind of answer. What was typed and which files came is kept as a draft."""
    chosen = kind_of(kind)
    if chosen not in may_say(door.recommendation, office_today()):
        return _refused(request, door)
    key = (request.POST if request.method == "POST" else request.GET).get("draft", "")
    draft = door.draft(key[:32]) if key else None
    if draft is not None and (draft.response_id is not None or draft.kind != chosen):
        draft = None
    form = FORMS[chosen](
        request.POST if request.method == "POST" else None,
        request.FILES if request.method == "POST" else None,
        initial=typed(draft.given) if draft else {},
        today=office_today(),
        due_on=door.recommendation.due_on,
        known=door.user is not None,
    )
    if request.method != "POST":
        return _form_page(request, door, form, chosen, draft)
    return _sent(request, door, form, chosen, draft)


def _sent(
    request: HttpRequest, door: Door, form: SayForm, kind: str, draft: ReplyDraft | None
) -> HttpResponse:
    """Keep what came; to the check of the answers when it is whole, else the form again with all of it."""
    try:
        kept = draft or begin_draft(
            recommendation=door.recommendation, kind=kind, link=door.link, user=door.user, at=now()
        )
    except TooManyDrafts:
        form.add_error(
            None, _("Many answers were begun here and none was sent. Send one of them, or call the office.")
        )
        return _form_page(request, door, form, kind, None)
    detach(draft=kept, keys=request.POST.getlist("leave_out"))
    whole = form.is_valid()
    if take_in(request, door, kept, form) and whole:
        write_draft(draft=kept, given=form.given())
        return redirect(f"{door.base}check/{kept.key}/")
    return _form_page(request, door, form, kind, kept)


def _form_page(
    request: HttpRequest, door: Door, form: SayForm, kind: str, draft: ReplyDraft | None
) -> HttpResponse:
    title = {link.href: link.label for link in shown.ways("", KINDS)}[f"{shown.slug(kind)}/"]
    files = draft.files.select_related("file") if draft else ()
    context = shell(door, title, title) | {
        "form": form,
        "draft": draft,
        "files": [(one.pk, shown.proof_words(one)) for one in files],
        "takes_files": bool(FIELDS.keys() & form.fields.keys()),
        "kind": kind,
    }
    return render(request, "replies/answer.html", context)


def _refused(request: HttpRequest, door: Door) -> HttpResponse:
    """The term is over, so no more time can be asked for; or the recommendation has ended."""
    kinds = may_say(door.recommendation, office_today())
    title = _("The term has ended") if kinds else _("This recommendation has ended")
    context = shell(door, title, title) | {
        "text": _(
            "More time can be asked for only while the term runs. It ended on %(day)s. You can still say "
            "what you will do and by when, or what stands in the way."
        )
        % {"day": shown.day_word(door.recommendation.due_on)}
        if kinds
        else _(
            "Nothing more is asked of your organisation here. If you want to add something, call the office."
        ),
        "ways": shown.ways(door.base, kinds),
        "telephone": door.recommendation.case.office.telephone,
    }
    return render(request, "replies/refused.html", context, status=409)
