"""Referrals on the desk: the list with overdue answers, one referral with its fate, and each step of it."""

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from alany.faces.ui import listing, parts
from alany.faces.ui.access import StaffRequest, needs, public
from alany.faces.ui.context import current_language, now, office_today
from alany.kernel.workflow import MoveRefused
from alany.programmes.pharmacies.actions import referrals as actions
from alany.programmes.pharmacies.forms import referrals as asked_for
from alany.programmes.pharmacies.models import Referral
from alany.programmes.pharmacies.printing import package_pdf
from alany.programmes.pharmacies.queries import referrals as queries
from alany.programmes.pharmacies.queries.packages import SCHEMA, package_json, package_of
from alany.programmes.pharmacies.queries.repeats import earlier_decisions
from alany.programmes.pharmacies.rules.findings import NotEstablished
from alany.programmes.pharmacies.rules.referrals import DECIDED, DRAFT, FATE, SENT, AnswerIncomplete
from alany.programmes.pharmacies.views import referrals_parts as shown
from alany.programmes.pharmacies.views.findings import the_finding
from alany.programmes.pharmacies.views.uploads import download
from alany.programmes.pharmacies.views.visits import the_visit
from alany.programmes.pharmacies.wording import finding_words
from alany.spine.cases.rules import WordsMissing
from alany.spine.ledger.editing import EditedMeanwhile
from alany.spine.letters.printing import prose
from alany.spine.letters.rules import AddressMissing, AnswerDateWrong, LetterNotInState
from alany.spine.visits.actions import FindingRefused

SORTS = {"drafted": ("drafted_on",), "due": ("due_on", "drafted_on"), "state": ("state", "drafted_on")}
COLUMNS = {
    "pharmacy": lambda one: one.pharmacy.number,
    "authority": lambda one: str(one.authority),
    "state": lambda one: one.state,
    "letter": lambda one: one.letter.number if one.letter else "",
    "due_on": lambda one: one.due_on,
    "fine_mci": lambda one: one.fine_mci,
    "fine_kzt": lambda one: one.fine_kzt,
    "price_corrected_on": lambda one: one.price_corrected_on,
    "refunded_kzt": lambda one: one.refunded_kzt,
}


def the_referral(request: StaffRequest, pk: int) -> Referral:
    """A referral of the person's office, else 404."""
    found = queries.all_referrals(request.user.office).filter(pk=pk).first()
    if found is None:
        raise Http404(str(pk))
    return found


@needs("cases.read", "pharmacies")
def referrals(request: StaffRequest) -> HttpResponse:
    """All referrals; `due=overdue` are those whose answer is late."""
    asked = listing.read(request.GET, filters=("state", "due"), sorts=SORTS, default_sort="-drafted")
    today = office_today()
    rows = queries.referrals_under(request.user.office, dict(asked.filters), today).order_by(*asked.order())
    if asked.format != "html":
        return download(rows, asked, name="referrals", columns=COLUMNS)
    page = listing.page_of(rows, asked)
    context = {
        "page_title": _("Referrals"),
        "page": page,
        "table": shown.referral_table(page.rows, asked, today),
        "filter_form": asked_for.ReferralFilter(dict(asked.filters)),
    }
    return render(request, "pharmacies/referrals_list.html", context)


@needs("cases.read", "pharmacies")
def referral(request: StaffRequest, pk: int) -> HttpResponse:
    """One referral: what was found, its letter, its fate step by step, and what can be written down next."""
    one, today = the_referral(request, pk), office_today()
    letter = one.letter
    may = request.rights.may("letters.draft", "pharmacies")
    context = {
        "page_title": one.pharmacy.name,
        "referral": one,
        "letter": letter,
        "text": prose(letter.body) if letter else "",
        "state": shown.state_of(one, today),
        "terms": shown.terms_of(one),
        "words": finding_words(one.finding.kind, one.finding.evidence, current_language()),
        "events": shown.events_of(one, today),
        "may_send": may and one.state == DRAFT and letter is not None and letter.state == "approved",
        "waits_approval": one.state == DRAFT and letter is not None and letter.state == "draft",
        "may_reply": may,
        "may_answer": may and one.state != DRAFT and bool(FATE.allowed(one.state)),
        "may_note": may and one.state != DRAFT,
        "package_sha256": one.package_sha256,
        "repeated": shown.repeat_words(earlier_decisions(one.pharmacy, today)),
        "may_publish": may and one.state in DECIDED and not hasattr(one, "named"),
        "published": hasattr(one, "named"),
        "breadcrumbs": _crumbs(parts.Link(one.pharmacy.name)),
    }
    return render(request, "pharmacies/referrals_referral.html", context)


@needs("letters.draft", "pharmacies")
def refer(request: StaffRequest, pk: int) -> HttpResponse:
    """Prepare the referral of a confirmed finding: a case and a letter to be approved by another person."""
    finding, today = the_finding(request, pk), office_today()
    authorities = queries.authorities_on(request.user.office, today)
    form = asked_for.ReferForm(authorities, request.POST or None, initial={"language": request.user.language})
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.refer_to_authority(
                finding=finding,
                authority=form.cleaned_data["authority"],
                language=form.cleaned_data["language"],
                by=request.user,
                at=now(),
            )
        except (FindingRefused, NotEstablished):
            form.add_error(None, _("Only a confirmed finding can be referred, and only once."))
        else:
            return redirect("desk_pharmacies:referral", made.pk)
    return _form(request, _("Refer to the authority"), _("Prepare the letter"), form, "finding", pk)


@needs("letters.draft", "pharmacies")
def send(request: StaffRequest, pk: int) -> HttpResponse:
    """Send the approved letter."""
    one = the_referral(request, pk)
    form = asked_for.SendReferralForm(
        request.POST or None, initial={"version": one.version, "channel": "print"}
    )

    def done(given: dict[str, object]) -> None:
        address = request.build_absolute_uri(reverse("desk_pharmacies:referral", args=[pk]))
        actions.send_referral(referral=one, by=request.user, at=now(), address=address, **given)  # type: ignore[arg-type]

    return _step(request, one, form, _("Send the letter"), done)


@needs("letters.draft", "pharmacies")
def answer(request: StaffRequest, pk: int) -> HttpResponse:
    """Write down what the authority or a court has done."""
    one = the_referral(request, pk)
    if not FATE.allowed(one.state) - {SENT}:
        raise Http404("nothing can follow")
    initial = {"version": one.version, "on": office_today()}
    form = asked_for.AnswerForm(one.state, request.POST or None, initial=initial)

    def done(given: dict[str, object]) -> None:
        actions.record_authority_answer(referral=one, by=request.user, at=now(), **given)  # type: ignore[arg-type]

    return _step(request, one, form, _("Record what the authority did"), done)


@needs("letters.draft", "pharmacies")
def corrected(request: StaffRequest, pk: int) -> HttpResponse:
    """A price at or below the cap was seen on a second visit."""
    one = the_referral(request, pk)
    initial = {"version": one.version, "on": office_today()}
    form = asked_for.CorrectedForm(request.POST or None, initial=initial)

    def done(given: dict[str, object]) -> None:
        actions.record_price_corrected(referral=one, by=request.user, at=now(), **given)  # type: ignore[arg-type]

    return _step(request, one, form, _("The price was corrected"), done)


@needs("letters.draft", "pharmacies")
def refund(request: StaffRequest, pk: int) -> HttpResponse:
    """A buyer got the excess back."""
    one = the_referral(request, pk)
    initial = {"version": one.version, "on": office_today()}
    form = asked_for.RefundForm(request.POST or None, initial=initial)

    def done(given: dict[str, object]) -> None:
        actions.record_refund(referral=one, by=request.user, at=now(), **given)  # type: ignore[arg-type]

    return _step(request, one, form, _("Record a refund"), done)


@needs("cases.read", "pharmacies")
def package(request: StaffRequest, pk: int) -> HttpResponse:
    """Letter, act of the visit and list of evidence as one PDF."""
    one = the_referral(request, pk)
    if one.letter is None:
        raise Http404("no letter")
    body = package_pdf(one, the_visit(request, one.finding.visit_id))
    response = HttpResponse(body, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="referral-{one.pk}.pdf"'
    return response


@needs("cases.read", "pharmacies")
def package_data(request: StaffRequest, pk: int) -> HttpResponse:
    """The same as data: as it was sent, or, before that, as it would be sent now."""
    one = the_referral(request, pk)
    body = one.package or package_json(package_of(one, the_visit(request, one.finding.visit_id)))
    response = HttpResponse(body, content_type="application/json; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="referral-{one.pk}.json"'
    return response


@public
def package_schema(request: HttpRequest) -> HttpResponse:
    """The JSON Schema of a package, for whoever reads one by machine."""
    return HttpResponse(SCHEMA.read_bytes(), content_type="application/schema+json")


def _step(
    request: StaffRequest,
    one: Referral,
    form: forms.Form,
    title: str,
    done: Callable[[dict[str, object]], None],
) -> HttpResponse:
    """One step of the fate through its form; what is refused is told beside the answers."""
    if request.method == "POST" and form.is_valid():
        try:
            done(dict(form.cleaned_data))
        except EditedMeanwhile as edited:
            data = form.data.copy()  # type: ignore[attr-defined]
            data["version"] = str(getattr(edited.current, "version", ""))
            form.data = data
            form.add_error(
                None,
                _("Somebody has changed this referral meanwhile. Look at it, then save again."),
            )
        except tuple(_REFUSALS) as refused:
            form.add_error(None, str(_REFUSALS[type(refused)]()))
        else:
            messages.success(request, _("Recorded."))
            return redirect("desk_pharmacies:referral", one.pk)
    return _form(request, title, _("Save"), form, "referral", one.pk)


_REFUSALS: dict[type[Exception], Callable[[], str]] = {
    MoveRefused: lambda: _("This step cannot follow the present state."),
    AnswerIncomplete: lambda: _("A refusal or reversal needs its reason, a fine its size."),
    actions.VisitorRefused: lambda: _("You made the visit, so another person follows its referral."),
    actions.DateRefused: lambda: _("The date lies ahead, or before the step before it."),
    AnswerDateWrong: lambda: _("The date lies ahead, or before the letter was sent."),
    LetterNotInState: lambda: _("The letter is not approved yet. Another person must approve it first."),
    AddressMissing: lambda: _("The authority has no e-mail address. Hand the letter over printed."),
    WordsMissing: lambda: _("Say in a few words what was seen."),
}


def _form(request: StaffRequest, title: str, act: str, form: forms.Form, back: str, pk: int) -> HttpResponse:
    context = {
        "page_title": title,
        "form": form,
        "act": act,
        "back_href": reverse(f"desk_pharmacies:{back}", args=[pk]),
        "breadcrumbs": _crumbs(parts.Link(title)),
    }
    return render(request, "desk/form.html", context)


def _crumbs(*after: parts.Link) -> list[parts.Link]:
    return [parts.Link(_("Referrals"), reverse("desk_pharmacies:referrals")), *after]
