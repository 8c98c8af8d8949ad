"""What the pages of an addressee show: the request, the answers so far, the ways to answer."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alany.faces.ui.context import current_language
from alany.faces.ui.names import spoken
from alany.faces.ui.parts import Link, State, Term
from alany.kernel.deadlines import light
from alany.kernel.numbers import format_date, format_number
from alany.kernel.periods import ALMATY, WorkingCalendar
from alany.spine.cases.models import Commitment, DeadlineRule, DraftFile, Proof, Recommendation, Response
from alany.spine.cases.reply_queries import answer_number
from alany.spine.cases.reply_wording import DECIDED, DOUBTS, PROOFS, SAID
from alany.spine.cases.wording import UNITS
from alany.spine.places.queries import working_calendar

MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Answered:
    """One answer in words."""

    number: str
    when: str
    what: str
    more: str
    text: str
    who: str
    files: list[str]
    decided: str


def day_word(day: date | None) -> str:
    """The day with its year; empty for none."""
    return format_date(day, current_language()) if day else ""


def moment_word(at: datetime) -> str:
    """The day and the time of Almaty."""
    local = at.astimezone(ALMATY)
    return f"{day_word(local.date())}, {local:%H:%M}"


def left(due: date, today: date, calendar: WorkingCalendar | None = None) -> State:
    """How many working days are left or gone."""
    calendar = calendar or working_calendar()
    if due == today:
        return State(_("today"), "soon")
    days = calendar.working_days_between(today, due)
    if due < today:
        gone = ngettext("%(days)s working day ago", "%(days)s working days ago", -days) % {"days": -days}
        return State(gone if days else _("just passed"), "late")
    ahead = ngettext("%(days)s working day", "%(days)s working days", days) % {"days": days}
    return State(ahead, "soon" if light(due, today, calendar) == "amber" else "")


def law(rule: DeadlineRule | None) -> str:
    """Which rule of law sets the term; empty where the office set it or the row is not confirmed yet."""
    if rule is None or rule.certainty != "read":
        return ""
    unit = UNITS[rule.unit].in_language(current_language())
    article = ", " + _("art. %(number)s") % {"number": rule.article} if rule.article else ""
    return f"{rule.amount} {unit} – {rule.act}{article}"


def request_terms(recommendation: Recommendation) -> list[Term]:
    """The request as a short list: number, place, days, law. Nothing of whoever wrote to the office."""
    case, language = recommendation.case, current_language()
    terms = [Term(_("Number"), f"{case.number}/{recommendation.ordinal}", code=True)]
    if not case.is_sensitive:
        terms.append(Term(_("Why you are asked"), case.title, lang=spoken(case.title)))
    if case.place is not None and not case.is_sensitive:
        terms.append(Term(_("Place"), case.place.name(language)))
    terms.append(Term(_("Asked on"), day_word(recommendation.given_on)))
    terms.append(Term(_("Answer and fix by"), day_word(recommendation.due_on)))
    terms.append(Term(_("Who set the term"), law(recommendation.rule) or _("The office")))
    return terms


def ways(base: str, kinds: tuple[str, ...]) -> list[Link]:
    """What can be said, each with its page and one line of what it is for."""
    words = {
        "fixed": (_("It is fixed"), _("Say what was done; add photos before and after, and documents.")),
        "commit": (_("We promise to fix it"), _("Name the day, the responsible post and who pays.")),
        "answer": (_("We answer or ask"), _("An explanation, an interim result, a question to the office.")),
        "more_time": (_("We need more time"), _("Until which day and why. The office decides.")),
        "dispute": (_("We disagree"), _("Say with what and why. The office decides, with reasons.")),
    }
    return [Link(words[kind][0], f"{base}{slug(kind)}/", note=words[kind][1]) for kind in kinds]


def slug(kind: str) -> str:
    """The kind as an address writes it."""
    return kind.replace("_", "-")


def said_so_far(recommendation: Recommendation, answers: list[Response]) -> list[Answered]:
    """Each answer with its number, its files with their doubts, and what the office decided; oldest first."""
    return [answered(recommendation, place, answer) for place, answer in enumerate(answers, start=1)]


def answered(recommendation: Recommendation, place: int, answer: Response) -> Answered:
    """One answer as pages show it; `place` is its number within the recommendation, from one."""
    language = current_language()
    promise = getattr(answer, "commitment", None)
    more = promise_words(promise) if promise else ""
    if answer.asked_due_on:
        more = _("Asked until %(day)s.") % {"day": day_word(answer.asked_due_on)}
    decided = DECIDED[answer.decision].in_language(language) if answer.decision else ""
    return Answered(
        number=answer_number(recommendation, place),
        when=moment_word(answer.at),
        what=SAID[answer.kind].in_language(language),
        more=more,
        text=answer.text,
        who=", ".join(part for part in (answer.by_name, answer.by_post) if part),
        files=[proof_words(proof) for proof in answer.proofs.all()],
        decided=": ".join(part for part in (decided, answer.decision_text) if part),
    )


def promise_words(promise: Commitment) -> str:
    """«By 10 August 2020 – deputy akim. Pays: the budget of the district. Warranty until …»"""
    words = [f"{day_word(promise.promised_on)} – {promise.owner_post}."]
    if promise.payer:
        words.append(_("Pays: %(payer)s.") % {"payer": promise.payer})
    if promise.warranty_to:
        words.append(_("Warranty until %(day)s.") % {"day": day_word(promise.warranty_to)})
    return " ".join(words)


def proof_words(proof: Proof | DraftFile) -> str:
    """What the file is, its name and size, when its camera says it was taken, and what that lets us doubt."""
    language = current_language()
    size = format_number(max(proof.file.size / MEGABYTE, 0.1), language, 1)
    words = f"{PROOFS[proof.kind].in_language(language)}: {proof.file.name} ({size} {_('MB')})"
    if proof.taken_at:
        words += ", " + _("taken %(moment)s") % {"moment": moment_word(proof.taken_at)}
    return f"{words}. {DOUBTS[proof.doubt].in_language(language)}" if proof.doubt in DOUBTS else words
