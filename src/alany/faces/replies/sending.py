"""The answers are checked, sent once, and stand on a receipt."""

from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from alany.faces.replies import shown
from alany.faces.replies.answering import shell
from alany.faces.replies.closed import closed_page
from alany.faces.replies.door import Door
from alany.faces.replies.forms import FORMS, said, typed
from alany.faces.replies.uploads import FIELDS
from alany.faces.ui.context import current_language, now, office_today
from alany.faces.ui.parts import Term
from alany.spine.cases.actions.replies import AnsweredMeanwhile, confirm_draft
from alany.spine.cases.links import LinkNotOpen
from alany.spine.cases.models import ReplyDraft
from alany.spine.cases.reply_queries import answers_of, place_of
from alany.spine.cases.saying import AskedDayUnfit, PromiseUnfit, SayingRefused, TermEnded


def check(request: HttpRequest, door: Door, key: str) -> HttpResponse:
    """Everything that was typed, before it is sent; the button sends it once."""
    draft = door.draft(key)
    if draft is None:
        return render(
            request, "replies/forgotten.html", shell(door, _("This answer is no longer kept")), status=410
        )
    if draft.response is not None:
        return redirect(f"{door.base}said/{place_of(draft.response)}/")
    if request.method == "POST":
        return _confirmed(request, door, draft)
    return _check_page(request, door, draft)


def _confirmed(request: HttpRequest, door: Door, draft: ReplyDraft) -> HttpResponse:
    words = said(draft.kind, draft.given, *_who(door))
    seen = request.POST.get("seen", "")
    try:
        response = confirm_draft(
            draft=draft,
            words=words,
            seen=int(seen[:12]) if seen.isascii() and seen.isdigit() else -1,
            by=door.by(words.name, words.post),
            at=now(),
        )
    except AnsweredMeanwhile:
        text = _("While you were writing, something was answered: it stands below. Send yours too?")
        return _check_page(request, door, draft, text)
    except LinkNotOpen as refusal:
        if door.link is None:
            return redirect(door.base)
        return closed_page(request, door.link, refusal.state)
    except SayingRefused as refusal:
        return _check_page(request, door, draft, _why(refusal))
    return redirect(f"{door.base}said/{place_of(response)}/")


def _who(door: Door) -> tuple[str, str]:
    if door.user is None:
        return "", ""
    return door.user.name, door.user.post(door.recommendation.language)


def _why(refusal: SayingRefused) -> str:
    """A day that was good when it was typed may lie in the past when it is sent."""
    if isinstance(refusal, TermEnded):
        return _("The term has ended meanwhile, so no more time can be asked for. Choose another answer.")
    if isinstance(refusal, PromiseUnfit):
        return _("The promised day has passed meanwhile. Change it and send again.")
    if isinstance(refusal, AskedDayUnfit):
        return _("The term was changed meanwhile. Look at the day that you ask for and send again.")
    return _("The answer is not whole. Go back, fill in what is missing and send again.")


def _check_page(request: HttpRequest, door: Door, draft: ReplyDraft, problem: str = "") -> HttpResponse:
    answers = answers_of(door.recommendation)
    context = shell(door, _("Check your answer"), _("Check your answer")) | {
        "terms": _terms(door, draft),
        "seen": answers[-1].pk if answers else 0,
        "answers": shown.said_so_far(door.recommendation, answers),
        "problem": problem,
        "back_href": f"{door.base}{shown.slug(draft.kind)}/?draft={draft.key}",
    }
    return render(request, "replies/check.html", context, status=409 if problem else 200)


def _terms(door: Door, draft: ReplyDraft) -> list[Term]:
    """Each question with what was typed and the way back to it."""
    back = f"{door.base}{shown.slug(draft.kind)}/?draft={draft.key}"
    files = list(draft.files.select_related("file"))
    form = FORMS[draft.kind](
        today=office_today(), due_on=door.recommendation.due_on, known=door.user is not None
    )
    given, terms = typed(draft.given), []
    for name, field in form.fields.items():
        if name in FIELDS:
            value = "\n".join(shown.proof_words(one) for one in files if one.kind == FIELDS[name])
        else:
            value = _value(given.get(name))
        terms.append(Term(str(field.label), value, change=f"{back}#id_{name}"))
    return terms


def _value(given: object) -> str:
    return shown.day_word(given) if isinstance(given, date) else str(given or "")


def receipt(request: HttpRequest, door: Door, place: int) -> HttpResponse:
    """What was said, with its number and moment, to be printed or kept."""
    answers = answers_of(door.recommendation)
    if not 0 < place <= len(answers):
        raise Http404(str(place))
    told = shown.answered(door.recommendation, place, answers[place - 1])
    context = shell(door, _("Your answer was received"), _("Your answer was received")) | {
        "told": told,
        "terms": [Term(_("Number of the answer"), told.number), Term(_("Received"), told.when)],
        "kind": answers[place - 1].kind,
        "body": door.recommendation.addressee.name(current_language()),
    }
    return render(request, "replies/receipt.html", context)
