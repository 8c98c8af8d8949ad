"""The public face of legal help: its home, and the intake."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from alany.faces.ui import parts
from alany.faces.ui.access import public
from alany.faces.ui.context import current_language, office_today
from alany.programmes.legal_aid.models import Channel
from alany.programmes.legal_aid.queries.eligibility import doors_on, groups_on
from alany.programmes.legal_aid.rules.terms import FIRST_REACTION_WORKING_DAYS
from alany.programmes.legal_aid.views.asking import Walk, conduct
from alany.programmes.legal_aid.views.asking_parts import door_parts
from alany.spine.ledger.rules import RESIDENT
from alany.spine.organisations.models import Office
from alany.spine.organisations.queries import this_office
from alany.spine.programme.registry import programme


def the_office() -> Office:
    """The office of this site, else 404."""
    office = this_office()
    if office is None:
        raise Http404("no office yet")
    return office


@public
def home(request: HttpRequest) -> HttpResponse:
    """What legal help is, who gives it, to whom the law gives more, and where else to go."""
    described, language = programme("legal_aid"), current_language()
    office, today = this_office(), office_today()
    context = {
        "page_title": described.title.in_language(language),
        "lead": described.summary.in_language(language),
        "groups": [str(getattr(row, f"title_{language}")) for row in groups_on(today)],
        "doors": door_parts(doors_on(office, today), language) if office else [],
        "days": FIRST_REACTION_WORKING_DAYS,
        "ways": [
            parts.Link(
                _("See the answer to your question"),
                reverse("legal_aid:status"),
                note=_("By the number and the code that you were given"),
            ),
            parts.Link(
                _("Answers to common questions"),
                reverse("legal_aid:library"),
                note=_("Checked by an advocate, with the law they stand on"),
            ),
        ],
    }
    return render(request, "legal_aid/home.html", context)


@csrf_exempt
def ask(request: HttpRequest) -> HttpResponse:
    """The intake. It needs no token against forgery: who does not know the code can change nothing."""
    return conduct(
        Walk(
            request=request,
            office=the_office(),
            by=RESIDENT,
            channel=Channel.ONLINE,
            context={"action": reverse("legal_aid:ask"), "crumbs_title": _("Legal help")},
        )
    )
