"""A person's own page: who I am here, what I may do, how my account is guarded, where I am signed in."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from alany.faces.desk import words
from alany.faces.desk.people import wording
from alany.faces.desk.people.forms import LanguageForm
from alany.faces.desk.people.person_page import grants_table, terms
from alany.faces.ui.access import StaffRequest, needs
from alany.faces.ui.context import now, office_today
from alany.faces.ui.parts import Cell, Column, Table
from alany.spine.people import actions
from alany.spine.people.accounts import SIGN_IN, end_other_sessions
from alany.spine.people.models import Grant, SignIn
from alany.spine.people.queries import all_roles, has_second_factor, open_sign_ins


@needs("", outside=True)
def me(request: StaffRequest) -> HttpResponse:
    """The page; the only thing changed on it is the language."""
    person, today = request.user, office_today()
    form = LanguageForm(request.POST or None, initial={"language": person.language})
    if request.method == "POST" and form.is_valid():
        actions.choose_language(person=person, language=form.cleaned_data["language"], by=person, at=now())
        return redirect("desk:me")
    grants = list(
        Grant.objects.filter(user=person).in_force(today).select_related("place").order_by("role", "pk")
    )
    guarded = has_second_factor(person)
    sessions = list(open_sign_ins(person, now()))
    context = {
        "page_title": _("My account"),
        "person": person,
        "terms": terms(person, guarded=guarded),
        "grants": grants_table(grants, today, withdrawing=False) if grants else None,
        "may": wording.right_titles(_rights_of(grants)),
        "guarded": guarded,
        "needs_second_step": request.rights.needs_second_factor(),
        "sessions": _sessions(sessions, request),
        "others": len([one for one in sessions if one.pk != request.session.get(SIGN_IN)]),
        "language_form": form,
        "done": request.GET.get("done", ""),
    }
    return render(request, "desk/people/me.html", context)


@needs("", outside=True)
def end_others(request: StaffRequest) -> HttpResponse:
    """End every session but this one."""
    if request.method == "POST":
        end_other_sessions(request, request.user)
    return redirect("desk:me")


def _rights_of(grants: list[Grant]) -> set[str]:
    held = {grant.role for grant in grants}
    return {right for role in all_roles() if role.code in held for right in role.rights}


def _sessions(rows: list[SignIn], request: StaffRequest) -> Table:
    today = office_today()
    kinds = {"phone": _("Telephone"), "tablet": _("Tablet"), "computer": _("Computer")}
    columns = [Column(_("Device")), Column(_("Signed in")), Column(_("Last used"))]
    mine = request.session.get(SIGN_IN)
    return Table(
        _("Where I am signed in"),
        columns,
        [
            [
                Cell(kinds[one.device], sub=_("this session") if one.pk == mine else ""),
                words.moment_word(one.began_at, today),
                words.day_word(one.last_seen_on, today),
            ]
            for one in rows
        ],
        hide_caption=True,
    )
