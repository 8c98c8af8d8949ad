"""How the desk says days, terms, states and programmes, in the language of the page."""

from datetime import date, datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alany.faces.ui.context import current_language
from alany.faces.ui.parts import Mark, State
from alany.kernel.deadlines import light
from alany.kernel.numbers import format_date, format_day
from alany.kernel.periods import ALMATY, WorkingCalendar
from alany.kernel.triltext import TrilText
from alany.spine.cases.models import Case, DeadlineRule
from alany.spine.cases.wording import UNITS, state_word
from alany.spine.programme import registry

WEEKDAYS = (
    TrilText(kk="Дүйсенбі", ru="Понедельник", en="Monday"),
    TrilText(kk="Сейсенбі", ru="Вторник", en="Tuesday"),
    TrilText(kk="Сәрсенбі", ru="Среда", en="Wednesday"),
    TrilText(kk="Бейсенбі", ru="Четверг", en="Thursday"),
    TrilText(kk="Жұма", ru="Пятница", en="Friday"),
    TrilText(kk="Сенбі", ru="Суббота", en="Saturday"),
    TrilText(kk="Жексенбі", ru="Воскресенье", en="Sunday"),
)
MARKS: dict[str, Mark] = {
    "verified_fixed": "done",
    "fix_claimed": "soon",
    "verified_not_fixed": "late",
    "transferred": "idle",
    "no_action": "idle",
    "duplicate": "idle",
    "withdrawn": "idle",
}


def day_word(day: date | None, today: date) -> str:
    """«30 шілде» in the year of today, else with its year."""
    if day is None:
        return ""
    language = current_language()
    return format_day(day, language) if day.year == today.year else format_date(day, language)


def moment_word(at: datetime, today: date) -> str:
    """«30 шілде, 14:05» by the clock of Almaty."""
    local = at.astimezone(ALMATY)
    return f"{day_word(local.date(), today)}, {local:%H:%M}"


def weekday_word(day: date) -> str:
    """«Бейсенбі, 30 шілде»."""
    language = current_language()
    return f"{WEEKDAYS[day.weekday()].in_language(language)}, {format_day(day, language)}"


def left(due: date | None, today: date, calendar: WorkingCalendar) -> State | None:
    """How many working days are left or gone, with the mark of the traffic light."""
    if due is None:
        return None
    if due == today:
        return State(_("today"), "soon")
    days = calendar.working_days_between(today, due)
    if due < today:
        gone = ngettext("%(days)s working day ago", "%(days)s working days ago", -days) % {"days": -days}
        return State(gone if days else _("just passed"), "late")
    ahead = ngettext("%(days)s working day", "%(days)s working days", days) % {"days": days}
    return State(ahead, "soon" if light(due, today, calendar) == "amber" else "")


def case_state(case: Case) -> State:
    """The state in words, with its mark."""
    return State(state_word(case.state, current_language()), MARKS.get(case.state, ""))


def programme_title(slug: str) -> str:
    """The programme's title, or its slug when it is switched off."""
    try:
        return registry.programme(slug).title.in_language(current_language())
    except registry.ProgrammeUnknown:
        return slug


def topic_title(slug: str) -> str:
    """The topic's title, or its slug when its programme is switched off."""
    try:
        return registry.topic(slug).title.in_language(current_language())
    except registry.ProgrammeUnknown:
        return slug


def about_line(case: Case, *, whole: bool = False) -> str:
    """Programme and place on one quiet line; `whole` adds who is asked to act."""
    language = current_language()
    words = [programme_title(case.programme)]
    if case.place:
        words.append(case.place.name(language))
    if case.addressee and whole:
        words.append(case.addressee.name(language))
    return " · ".join(words)


def rule_words(rule: DeadlineRule) -> str:
    """«15 жұмыс күні, ӘРПК / АППК 350-VI, 76»: amount, unit and act."""
    unit = UNITS[rule.unit].in_language(current_language())
    amount = f"{rule.amount} {unit}" if rule.amount else _("the same day")
    return f"{amount} – {rule_article(rule)}"


def rule_article(rule: DeadlineRule) -> str:
    """«ӘРПК / АППК 350-VI, 91(2)-бап»: act and article."""
    article = ", " + _("art. %(number)s") % {"number": rule.article} if rule.article else ""
    return f"{rule.act}{article}"


def who(case: Case, user_id: int) -> str:
    """«me», the owner's name, or nobody."""
    if case.owner_id == user_id:
        return _("me")
    return case.owner.name if case.owner else _("nobody yet")
