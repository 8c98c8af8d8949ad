"""What the desk shows of a question: never a name before the facts were opened."""

from collections.abc import Sequence

from django.urls import reverse
from django.utils.translation import gettext as _

from alany.faces.ui import listing, parts
from alany.faces.ui.context import current_language, office_today
from alany.kernel.numbers import format_date
from alany.kernel.periods import local_date
from alany.programmes.legal_aid.actions.facts import Opened
from alany.programmes.legal_aid.models import Consultation, Matter, Party
from alany.programmes.legal_aid.rules.terms import is_urgent
from alany.programmes.legal_aid.wording_intake import (
    CHANNELS,
    LANGUAGES,
    MARKS,
    MODES,
    OUTCOMES,
    RESULTS,
    SERVICES,
    STATES,
)


def state_of(matter: Matter) -> parts.State:
    """The state in a word; a reaction that is late says so."""
    case, language = matter.case, current_language()
    if case.state == "submitted" and case.due_on and case.due_on < office_today():
        return parts.State(_("Overdue"), "late")
    return parts.State(STATES[case.state].in_language(language), MARKS.get(case.state, ""))  # type: ignore[arg-type]


def urgency_of(matter: Matter) -> parts.State | None:
    """Danger, or the date that drives the queue."""
    if matter.is_danger:
        return parts.State(_("danger, call today"), "late")
    if matter.deadline_on is None:
        return None
    near = is_urgent(matter.deadline_on, office_today(), danger=False)
    return parts.State(format_date(matter.deadline_on, current_language()), "soon" if near else "plain")


def table_of(rows: Sequence[Matter], asked: listing.Asked) -> parts.Table:
    """The list of questions: number, urgency, topic, district, language, reaction due, state."""
    language = current_language()
    columns = [
        asked.column("number", _("Number")),
        asked.column("urgency", _("Court date or deadline")),
        asked.column("topic", _("Topic")),
        parts.Column(_("District or city")),
        parts.Column(_("Language")),
        asked.column("due", _("Reaction due")),
        parts.Column(_("State")),
    ]
    lines = [
        [
            parts.Cell(one.case.number, reverse("desk_legal_aid:question", args=[one.pk])),
            parts.Cell(state=urgency_of(one)) if urgency_of(one) else parts.Cell("–"),
            parts.Cell(one.topic.title(language)),
            parts.Cell(one.case.place.name(language) if one.case.place else "–"),
            parts.Cell(LANGUAGES[one.language].in_language(language)),
            parts.Cell(format_date(one.case.due_on, language, short=True) if one.case.due_on else "–"),
            parts.Cell(state=state_of(one)),
        ]
        for one in rows
    ]
    return parts.Table(_("Legal questions"), columns, lines, hide_caption=True)


def terms_of(matter: Matter, group: str) -> list[parts.Term]:
    """Everything about the question that is not sealed."""
    language, case = current_language(), matter.case
    found = RESULTS[matter.eligibility].in_language(language) if matter.eligibility else ""
    terms = [
        parts.Term(_("Topic"), matter.topic.title(language)),
        parts.Term(_("District or city"), case.place.name(language) if case.place else ""),
        parts.Term(_("Language of the answer"), LANGUAGES[matter.language].in_language(language)),
        parts.Term(_("How the person wants advice"), MODES[matter.mode].in_language(language)),
        parts.Term(_("How it came"), CHANNELS[matter.channel].in_language(language)),
        parts.Term(_("Received"), format_date(case.opened_on, language)),
        parts.Term(_("Reaction due"), format_date(case.due_on, language) if case.due_on else ""),
        parts.Term(_("Court date or deadline"), _day(matter, language)),
        parts.Term(_("Result of the screen"), f"{found}\n{group}".strip()),
        parts.Term(_("Help that it needs"), SERVICES[matter.service].in_language(language)),
    ]
    if matter.volunteer is not None:
        terms.append(parts.Term(_("Volunteer"), matter.volunteer.user.name))
    if matter.outcome:
        terms.append(parts.Term(_("Result"), OUTCOMES[matter.outcome].in_language(language)))
    return terms


def _day(matter: Matter, language: str) -> str:
    danger = _("danger, call today") if matter.is_danger else ""
    day = format_date(matter.deadline_on, language) if matter.deadline_on else ""
    return ", ".join(filter(None, (danger, day))) or "–"


def words_of(opened: Opened) -> list[parts.Term]:
    """The opened facts: who, how to reach her safely, the sides."""
    facts, language = opened.facts, current_language()
    safe = [_("It is safe to call") if facts.may_call else _("Do not call")]
    safe.append(_("It is safe to write") if facts.may_write else _("Do not write"))
    others = [_side(one, language) for one in opened.parties if one.role != Party.Role.CLIENT]
    return [
        parts.Term(_("Name"), facts.client_name),
        parts.Term(_("Telephone"), facts.telephone),
        parts.Term(_("E-mail"), facts.email),
        parts.Term(_("Safe contact"), "\n".join(filter(None, (*safe, facts.contact_note)))),
        parts.Term(_("Other sides"), "\n".join(others)),
    ]


def _side(party: Party, language: str) -> str:
    known = party.organisation.name(language) if party.organisation else ""
    return f"{party.name} ({known})" if known and known != party.name else party.name


def talk_of(matter: Matter) -> list[parts.Event]:
    """Answers and further questions so far, with the word of the reviewer."""
    language = current_language()
    events = []
    for one in matter.consultations.select_related("volunteer__user", "reviewed_by"):
        given = one.kind == Consultation.Kind.ANSWER
        who = one.volunteer.user.name if one.volunteer else _("The person asked")
        note = {"good": _("Checked: good."), "mend": _("To be mended:")}.get(one.review, "")
        events.append(
            parts.Event(
                when=f"{who}, {format_date(local_date(one.at), language)}",
                text=one.text,
                kind="done" if given else "",
                note=f"{note} {one.review_note}".strip(),
            )
        )
    return events
