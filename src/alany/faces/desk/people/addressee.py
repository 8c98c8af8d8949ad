"""For which body an account answers that is not of the office."""

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alany.faces.desk import choices
from alany.faces.desk.case_forms import choice_field
from alany.faces.desk.people.person_page import crumbs, the_person
from alany.faces.ui.access import StaffRequest, needs
from alany.faces.ui.context import now, office_today
from alany.spine.cases.actions.replies import tie_account
from alany.spine.cases.reply_queries import body_of
from alany.spine.organisations.models import Office, Organisation


class BodyForm(forms.Form):
    """One body of those that a case can be addressed to."""

    def __init__(self, *args: object, office: Office, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        bodies = choices.optional(choices.addressee_keys(office, office_today()), "–")
        self.fields["organisation"] = choice_field(gettext_lazy("Body that the person answers for"), bodies)
        self.office = office

    def clean_organisation(self) -> Organisation:
        return Organisation.objects.get(office=self.office, pk=self.cleaned_data["organisation"])


@needs("people.manage")
def answers_for(request: StaffRequest, key: int) -> HttpResponse:
    """Tie the account to a body. What it may do comes with the role of an addressee."""
    person = the_person(request, key)
    body, title = body_of(person), _("Answers for a body")
    initial = {"organisation": body.pk if body else ""}
    form = BodyForm(request.POST or None, initial=initial, office=request.user.office)
    if request.method == "POST" and form.is_valid():
        tie_account(user=person, organisation=form.cleaned_data["organisation"], by=request.user, at=now())
        return redirect("desk:person", person.pk)
    context = {
        "page_title": title,
        "breadcrumbs": crumbs(person, title),
        "about": person.name,
        "lead": _(
            "Give the role of an addressee too. With this role alone the person sees only what is asked "
            "of the body."
        ),
        "form": form,
        "act": _("Save"),
        "back_href": reverse("desk:person", args=[person.pk]),
    }
    return render(request, "desk/form.html", context)
