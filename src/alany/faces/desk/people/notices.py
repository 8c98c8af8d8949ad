"""What a person wants to be told, and the calendar of her or his terms."""

from django import forms
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alany.faces.ui.access import StaffRequest, needs
from alany.faces.ui.context import current_language, now, office_today
from alany.faces.ui.parts import Link
from alany.spine.notices import actions, tasks
from alany.spine.notices.queries import calendar_of, choice_of, has_calendar, kinds, terms_of
from alany.spine.notices.rules import calendar

ICALENDAR = "text/calendar; charset=utf-8"


class NoticeForm(forms.Form):
    """How and of what the person is told."""

    kinds = forms.MultipleChoiceField(
        label=gettext_lazy("Tell me when"), required=False, widget=forms.CheckboxSelectMultiple
    )
    by_email = forms.BooleanField(label=gettext_lazy("By e-mail"), required=False)
    messenger = forms.CharField(
        label=gettext_lazy("Chat of the messenger"),
        help_text=gettext_lazy("Its number, as the office's bot tells it. Leave it empty for none."),
        max_length=64,
        required=False,
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        field = self.fields["kinds"]
        assert isinstance(field, forms.MultipleChoiceField)  # noqa: S101  it is declared above
        field.choices = [(kind, word.in_language(current_language())) for kind, word in kinds().items()]
        if not settings.MESSENGER_URL:
            del self.fields["messenger"]


@needs("")
def notices(request: StaffRequest) -> HttpResponse:
    """The page; a new calendar address is shown once, on the answer to the button."""
    person, address = request.user, ""
    choice = choice_of(person)
    stands = {"kinds": choice.kinds, "by_email": choice.by_email, "messenger": choice.messenger}
    act = request.POST.get("act", "")
    form = NoticeForm(request.POST if act == "choose" else None, initial=stands)
    if act == "choose" and form.is_valid():
        given = form.cleaned_data
        chat = given.get("messenger", choice.messenger)
        common = {"by_email": given["by_email"], "kinds": given["kinds"]}
        actions.choose_notices(messenger=chat, by=person, at=now(), **common)
        tasks.order()
        return redirect(reverse("desk:me_notices") + "?done=1")
    if act == "open":
        secret = actions.open_calendar(by=person, at=now())
        address = request.build_absolute_uri(reverse("desk_calendar", args=[secret]))
    if act == "close":
        actions.close_calendar(by=person, at=now())
        return redirect("desk:me_notices")
    context = {
        "page_title": _("Notices and calendar"),
        "breadcrumbs": [Link(_("My account"), reverse("desk:me")), Link(_("Notices and calendar"))],
        "form": form,
        "done": request.GET.get("done", ""),
        "calendar_address": address,
        "has_calendar": has_calendar(person),
    }
    return render(request, "desk/people/notices.html", context)


def calendar_feed(request: HttpRequest, secret: str) -> HttpResponse:
    """The terms of whoever opened this secret address: numbers and days, nothing else."""
    person = calendar_of(secret)
    if person is None:
        raise Http404
    text = calendar(terms_of(person, office_today()), office=person.office.code, at=now())
    return HttpResponse(
        text,
        content_type=ICALENDAR,
        headers={
            "Cache-Control": "private, no-store",
            "X-Robots-Tag": "noindex",
            "Content-Disposition": 'attachment; filename="alany.ics"',
        },
    )
