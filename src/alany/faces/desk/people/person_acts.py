"""What an administrator does with a person, each on a page of its own."""

import secrets
from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from alany.faces.desk.clash import clash
from alany.faces.desk.people import wording
from alany.faces.desk.people.forms import GrantForm, PersonForm, of_person
from alany.faces.desk.people.person_page import crumbs, the_person
from alany.faces.ui.access import StaffRequest, needs
from alany.faces.ui.context import current_language, now, office_today
from alany.spine.ledger.editing import EditedMeanwhile
from alany.spine.people import actions
from alany.spine.people.models import Grant, User
from alany.spine.people.queries import Rights
from alany.spine.people.rules import PersonRefused


@needs("people.manage")
def add(request: StaffRequest) -> HttpResponse:
    """Open an account; a password for one time is made on the person's page."""
    form = PersonForm(request.POST or None, initial={"language": current_language()})
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            person = actions.add_person(
                office=request.user.office, email=given["email"], name=given["name"], post=form.post,
                language=given["language"], by=request.user, at=now(),
            )  # fmt: skip
            return redirect("desk:person", person.pk)
        except PersonRefused as refused:
            form.add_error("email", wording.refusal(refused))
    return _form(request, None, form, _("Add a person"))


@needs("people.manage")
def edit(request: StaffRequest, key: int) -> HttpResponse:
    """Correct name, e-mail, post and language."""
    person = the_person(request, key)
    form = PersonForm(request.POST or None, initial=of_person(person) | {"version": person.version})
    met = None
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            actions.edit_person(
                person=person, email=given["email"], name=given["name"], post=form.post,
                language=given["language"], version=given["version"] or 0, by=request.user, at=now(),
            )  # fmt: skip
            return redirect("desk:person", person.pk)
        except PersonRefused as refused:
            form.add_error("email", wording.refusal(refused))
        except EditedMeanwhile as edited:
            current = User.objects.get(pk=edited.current.pk)
            yours = {name: str(given[name]) for name in of_person(current)}
            met = clash(form, current.version, [], of_person(current), yours)
    return _form(request, person, form, _("Correct the account"), clash=met)


@needs("people.manage")
def give(request: StaffRequest, key: int) -> HttpResponse:
    """Give a role for a programme, a place and a time."""
    person = the_person(request, key)
    form = GrantForm(request.POST or None, initial={"valid_from": office_today()}, day=office_today())
    if request.method == "POST" and form.is_valid():
        try:
            actions.grant(person=person, **form.cleaned_data, by=request.user, at=now())
            return redirect("desk:person", person.pk)
        except PersonRefused as refused:
            form.add_error(None, wording.refusal(refused))
    return _form(request, person, form, _("Give a role"))


@needs("people.manage")
def password(request: StaffRequest, key: int) -> HttpResponse:
    """Make a password for one time and show it once, on this answer only."""
    person = the_person(request, key)
    title = _("Password for one time")
    context = {"page_title": title, "breadcrumbs": crumbs(person, title), "person": person}
    if request.method == "POST":
        made = secrets.token_urlsafe(9)
        actions.set_password(person=person, password=made, temporary=True, by=request.user, at=now())
        return render(request, "desk/people/password.html", context | {"made": made})
    return render(request, "desk/people/password.html", context)


@needs("people.manage")
def withdraw(request: StaffRequest, key: int, grant: int) -> HttpResponse:
    """End a role from today."""
    person = the_person(request, key)
    found = get_object_or_404(Grant.objects.select_related("place", "user__office"), pk=grant, user=person)
    words = (
        _("%(role)s: this is your own role. From today you can no longer do what it allows, or undo this.")
        if person.pk == request.user.pk
        else _("%(role)s: from today the person can no longer do what it allows. What was done stays.")
    )
    return _asked(
        request,
        person,
        _("Withdraw the role?"),
        words % {"role": wording.grant_line(found)},
        _("Withdraw the role"),
        lambda: actions.withdraw_grant(grant=found, by=request.user, at=now()),
    )


@needs("people.manage")
def confirm(request: StaffRequest, key: int, act: str) -> HttpResponse:
    """Switch the account off or on, or remove its second step: first said, then done."""
    person = the_person(request, key)
    common = {"person": person, "by": request.user, "at": now()}
    match act:
        case "off":
            said = (
                _("Switch the account off?"),
                _("All sessions end at once. Cases stay; give them to somebody else."),
                _("Switch the account off"),
            )
            return _asked(request, person, *said, lambda: actions.switch_off(**common))  # type: ignore[arg-type]
        case "on":
            said = (
                _("Switch the account on?"),
                _("The person can sign in again with the same password and the roles that are in force."),
                _("Switch the account on"),
            )
            return _asked(request, person, *said, lambda: actions.switch_on(**common))  # type: ignore[arg-type]
        case "second-step":
            said = (
                _("Remove the second step?"),
                _("Only when telephone and recovery codes are lost. Make sure who is asking."),
                _("Remove the second step"),
            )
            return _asked(request, person, *said, lambda: actions.drop_second_factor(**common))  # type: ignore[arg-type]
    raise Http404(act)


def _asked(
    request: StaffRequest, person: User, title: str, text: str, act: str, done: Callable[[], object]
) -> HttpResponse:
    """The pause before something with consequences: one way on, one way back."""
    problem = ""
    if request.method == "POST":
        try:
            done()
            return _after(request, person)
        except PersonRefused as refused:
            problem = wording.refusal(refused)
    context = {
        "page_title": title,
        "breadcrumbs": crumbs(person, title),
        "text": text,
        "act": act,
        "problem": problem,
        "back_href": reverse("desk:person", args=[person.pk]),
    }
    return render(request, "desk/people/confirm.html", context)


def _after(request: StaffRequest, person: User) -> HttpResponse:
    """Back to the person; who has just given up the right to that page is led to the day's work instead."""
    if person.pk != request.user.pk or Rights(request.user, office_today()).may("people.manage"):
        return redirect("desk:person", person.pk)
    messages.success(request, _("Your role is withdrawn. Another administrator can give it back."))
    return redirect("desk:today")


def _form(
    request: StaffRequest, person: User | None, form: forms.Form, title: str, **more: object
) -> HttpResponse:
    back = reverse("desk:person", args=[person.pk]) if person else reverse("desk:people")
    context = {
        "page_title": title,
        "breadcrumbs": crumbs(person, title),
        "about": person.name if person else "",
        "form": form,
        "act": title,
        "back_href": back,
    }
    return render(request, "desk/form.html", context | more)
