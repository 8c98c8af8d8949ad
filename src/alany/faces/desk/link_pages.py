"""Links through which a body without an account answers: made, copied, mailed, taken back."""

from datetime import datetime

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from alany.faces.desk import words
from alany.faces.desk.case_access import crumbs, demand, the_case
from alany.faces.desk.link_forms import LinkForm
from alany.faces.ui.access import StaffRequest, needs
from alany.faces.ui.context import current_language, now, office_today
from alany.faces.ui.parts import Cell, Column, Mark, State, Table
from alany.faces.ui.posting import only_post
from alany.spine.cases.actions.links import MadeLink, make_link, revoke_link
from alany.spine.cases.links import LinkNotOpen, LinkState, RecommendationEnded, link_address
from alany.spine.cases.models import Recommendation, ReplyLink
from alany.spine.cases.reply_mail import last_day, mail_link
from alany.spine.cases.reply_queries import good_until, in_force, links_of_case, state_at
from alany.spine.cases.reply_wording import LINK_STATES

FRESH = "reply_link_made"
MARKS: dict[LinkState, Mark] = {LinkState.OPEN: "done", LinkState.EXPIRED: "late"}


@needs("cases.read")
def links(request: StaffRequest, number: str) -> HttpResponse:
    """The links of a case and the form of a new one, whose address stands here once, right after it."""
    case = the_case(request, number)
    demand(request, case, "cases.work")
    asked, known = in_force(case), links_of_case(case)
    form = LinkForm(request.POST or None, initial=_initial(asked, known)) if asked else None
    if request.method == "POST" and asked and form and form.is_valid() and _made(request, asked, form):
        return redirect("desk:case_links", case.number)
    at = now()
    current = next((link for link in known if state_at(link, at) is LinkState.OPEN), None)
    context = {
        "page_title": _("Links for an answer"),
        "breadcrumbs": crumbs(case, _("Links for an answer")),
        "messages": messages.get_messages(request),
        "case": case,
        "asked": asked,
        "body": asked.addressee.name(current_language()) if asked else "",
        "form": form,
        "fresh": _fresh(request, current),
        "current": current,
        "until": words.day_word(last_day(good_until(current)), office_today()) if current else "",
        "table": _table(known, at) if known else None,
    }
    return render(request, "desk/links.html", context)


def _initial(asked: Recommendation | None, known: list[ReplyLink]) -> dict[str, object]:
    """As the last link of the same recommendation was given, else to the body itself."""
    if asked is None:
        return {}
    before = next((link for link in known if link.recommendation_id == asked.pk), None)
    email = before.email if before else asked.addressee.email
    recipient = before.recipient if before else asked.addressee.name(asked.language)
    return {"recipient": recipient, "email": email, "mail": bool(email), "language": asked.language}


def _made(request: StaffRequest, asked: Recommendation, form: LinkForm) -> bool:
    given, at = form.cleaned_data, now()
    try:
        made = make_link(
            recommendation=asked,
            recipient=given["recipient"],
            email=given["email"],
            language=given["language"],
            days=given["days"],
            by=request.user,
            at=at,
        )
    except RecommendationEnded:
        form.add_error(None, _("The recommendation has ended meanwhile, so nobody is asked to answer it."))
        return False
    # The address is handed to the next page through the session and forgotten there: a double click makes one
    # link, and whoever clicked sees it.
    request.session[FRESH] = [made.link.pk, made.secret]
    if given["mail"]:
        _mailed(request, made, at)
    return True


def _mailed(request: StaffRequest, made: MadeLink, at: datetime) -> None:
    fault = mail_link(made, site=request.build_absolute_uri("/"), by=request.user, at=at)
    if fault:
        text = _("The e-mail did not go out: %(fault)s. Give the link another way.")
        messages.error(request, text % {"fault": fault})
    else:
        messages.success(request, _("The link was sent to %(email)s.") % {"email": made.link.email})


def _fresh(request: StaffRequest, current: ReplyLink | None) -> str:
    """The whole address of the link that was made a moment ago; told once."""
    key, secret = request.session.pop(FRESH, (0, ""))
    if current is None or key != current.pk:
        return ""
    return link_address(request.build_absolute_uri("/"), current.language, secret)


def _table(known: list[ReplyLink], at: datetime) -> Table:
    columns = [
        Column(_("To whom")),
        Column(_("Made")),
        Column(_("State")),
        Column(_("Mail")),
        Column(_("First opened")),
    ]
    return Table(_("All links of this case"), columns, [_row(link, at) for link in known], hide_caption=True)


def _row(link: ReplyLink, at: datetime) -> list[Cell | str]:
    today, state = office_today(), state_at(link, at)
    by = link.made_by.name if link.made_by else _("asked for by the organisation")
    return [
        Cell(link.recipient, sub=link.email),
        Cell(words.moment_word(link.made_at, today), sub=by),
        Cell(state=State(LINK_STATES[state].in_language(current_language()), MARKS.get(state, "idle"))),
        _mail_word(link),
        words.moment_word(link.opened_at, today) if link.opened_at else "–",
    ]


def _mail_word(link: ReplyLink) -> str:
    if link.mail_fault:
        return _("did not go out: %(fault)s") % {"fault": link.mail_fault}
    return words.moment_word(link.mailed_at, office_today()) if link.mailed_at else "–"


@needs("cases.read")
@only_post("desk:case_links")
def link_revoke(request: StaffRequest, number: str) -> HttpResponse:
    """Take the open link of the case back; the button names it."""
    case = the_case(request, number)
    demand(request, case, "cases.work")
    own = ReplyLink.objects.filter(recommendation__case=case).select_related("recommendation__case__office")
    link = get_object_or_404(own, pk=_key(request.POST.get("link", "")))
    try:
        revoke_link(link=link, by=request.user, at=now())
        messages.success(request, _("The link was taken back. It takes no answer any more."))
    except LinkNotOpen:
        messages.warning(request, _("The link was closed already. Nothing was done a second time."))
    return redirect("desk:case_links", case.number)


def _key(text: str) -> int:
    return int(text[:12]) if text.isascii() and text.isdigit() else 0
