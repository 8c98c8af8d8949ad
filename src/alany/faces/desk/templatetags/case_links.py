"""What a page of a case shows of answers through links; `{% load case_links %}`."""

from typing import Any

from django import template

from alany.faces.desk import words
from alany.faces.ui.context import current_language, now, office_today
from alany.spine.cases.links import LinkState
from alany.spine.cases.models import Case
from alany.spine.cases.reply_mail import last_day
from alany.spine.cases.reply_queries import good_until, in_force, links_of_case, state_at
from alany.spine.cases.reply_wording import LINK_STATES

register = template.Library()


@register.inclusion_tag("desk/links_of_case.html")
def links_of_case_part(case: Case, may_work: bool) -> dict[str, Any]:
    """Whether an addressee can answer now, through whose link and until when, and the way to its links."""
    at, asked, known = now(), in_force(case), links_of_case(case)
    newest = known[0] if known else None
    state = state_at(newest, at) if newest else None
    return {
        "case": case,
        "may_work": may_work,
        "asked": asked,
        "newest": newest,
        "is_open": state is LinkState.OPEN,
        "state": LINK_STATES[state].in_language(current_language()) if state else "",
        "until": words.day_word(last_day(good_until(newest)), office_today()) if newest else "",
        "opened": words.moment_word(newest.opened_at, office_today()) if newest and newest.opened_at else "",
    }
