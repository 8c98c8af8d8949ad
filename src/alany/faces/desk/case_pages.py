"""Pages of one case: its timeline, a new one, and one page for each thing a person does with it."""

from datetime import datetime, time

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from alany.faces.desk import choices, words
from alany.faces.desk.case_access import crumbs, demand, the_case
from alany.faces.desk.case_forms import NewCaseForm, NoteForm
from alany.faces.desk.case_timeline import timeline
from alany.faces.desk.thread.law import refusal_words
from alany.faces.desk.thread.parts import asked_parts, looked_parts
from alany.faces.desk.thread.steps import next_steps, same_hand
from alany.faces.ui.access import StaffRequest, needs
from alany.faces.ui.context import current_language, now, office_today
from alany.faces.ui.names import spoken
from alany.kernel.deadlines import RuleMissing
from alany.kernel.periods import ALMATY
from alany.spine.appeals.models import Appeal
from alany.spine.cases import actions, thread
from alany.spine.cases.models import Case, DeadlineRule
from alany.spine.places.queries import working_calendar

RULES_OF_RECEIPT = ("A1", "A1b", "A3", "A7", "I1", "I2")


@needs("cases.read")
def case_page(request: StaffRequest, number: str) -> HttpResponse:
    """One case: what happened, what to do next, who answers."""
    case = the_case(request, number)
    form = NoteForm(request.POST or None)
    if request.method == "POST":
        demand(request, case, "cases.work")
        if form.is_valid():
            actions.note(case=case, text=form.cleaned_data["text"], by=request.user, at=now())
            return redirect(reverse("desk:case", args=[case.number]) + "#note")
    return render(request, "desk/case.html", _shown(request, case) | {"form": form, "note_form": form})


def _shown(request: StaffRequest, case: Case) -> dict[str, object]:
    day, calendar, language = office_today(), working_calendar(), current_language()
    ref, asked = request.user.as_actor().ref, thread.thread_of(case)
    may_work = request.rights.may("cases.work", case.programme, case.place)
    beside = asked_parts(case, asked, day, calendar, may=may_work)
    return {
        "messages": messages.get_messages(request),
        "page_title": case.title,
        "title_lang": spoken(case.title),
        "section_title": case.number,
        "breadcrumbs": crumbs(here=case.number),
        "case": case,
        "about": words.about_line(case, whole=True),
        "topic": words.topic_title(case.topic),
        "state": words.case_state(case),
        "left": words.left(case.due_on, day, calendar) if case.closed_on is None else None,
        "due": words.day_word(case.due_on, day),
        "closed": words.day_word(case.closed_on, day),
        "rule": words.rule_words(case.rule) if case.rule else "",
        "consequence": refusal_words(case.rule, case.due_on, case.closed_on or day) if case.due_on else "",
        "events": timeline(case, day, beside, looked_parts(case, thread.looks_at(case), day)),
        "steps": next_steps(case, request.rights, ref, asked, day),
        "same_hand": same_hand(case, ref),
        "first": thread.first_told(case) if case.duplicate_of_id else None,
        "appeal": _coupon(case) if request.rights.may("appeals.see", case.programme, case.place) else None,
        "followers": thread.followers_of(case),
        "owner": words.who(case, request.user.pk),
        "place": case.place.name(language) if case.place else "",
        "addressee": case.addressee.name(language) if case.addressee else "",
        "letters": case.letters.order_by("drafted_on", "pk"),
        "may_work": may_work,
        "may_write": request.rights.may("letters.draft", case.programme, case.place),
        "is_open": case.closed_on is None,
    }


def _coupon(case: Case) -> str | None:
    return Appeal.objects.filter(case=case).values_list("coupon", flat=True).first()


@needs("cases.work")
def case_new(request: StaffRequest) -> HttpResponse:
    """A case opened by hand."""
    day, office = office_today(), request.user.office
    initial = {"received_on": day}
    form = NewCaseForm(request.POST or None, initial=initial, office=office, day=day, rules=_rules())
    if request.method == "POST" and form.is_valid() and (case := _opened(request, form)):
        messages.success(request, _("Case %(number)s is open.") % {"number": case.number})
        return redirect("desk:case", case.number)
    context = {
        "page_title": _("New case"),
        "breadcrumbs": crumbs(here=_("New case")),
        "form": form,
        "act": _("Open the case"),
        "back_href": reverse("desk:cases"),
        "no_topics": not choices.topics(),
    }
    return render(request, "desk/form.html", context)


def _rules() -> choices.Choices:
    """Each rule once, in the words of its newest row; which row counts is decided by the day of receipt."""
    rows = DeadlineRule.objects.filter(rule_id__in=RULES_OF_RECEIPT).order_by("rule_id", "valid_from")
    newest = {row.rule_id: row for row in rows}
    return [(name, str(getattr(row, f"subject_{current_language()}"))) for name, row in newest.items()]


def _opened(request: StaffRequest, form: NewCaseForm) -> Case | None:
    given = form.cleaned_data
    programme, _slash, topic = given["topic"].partition("/")
    if not request.rights.may("cases.work", programme, given["place"]):
        form.add_error(
            "topic", _("Your role does not cover this programme and place. Ask the administrator.")
        )
        return None
    at = now()
    clock = at.astimezone(ALMATY).time() if given["received_on"] == office_today() else time(12)
    try:
        return actions.open_case(
            office=request.user.office,
            programme=programme,
            topic=topic,
            title=given["title"],
            place=given["place"],
            addressee=given["addressee"],
            due_on=given["due_on"],
            rule_id=given["rule"] or None,
            received_at=datetime.combine(given["received_on"], clock, ALMATY),
            text=given["text"],
            by=request.user,
            at=at,
        )
    except RuleMissing:
        form.add_error(
            "rule", _("On the day of receipt there was no such rule. Choose another or set a term.")
        )
        return None
