"""What the pages of appeals show, as plain data for the components."""

from collections.abc import Iterable
from datetime import date, datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from alany.faces.public.appeals.forms import SayForm, WriteForm
from alany.faces.ui.context import current_language, office_today
from alany.faces.ui.names import as_given
from alany.faces.ui.parts import Cell, Column, Event, Link, Mark, State, Table, Term
from alany.kernel.deadlines import RuleMissing
from alany.kernel.numbers import format_date
from alany.kernel.periods import ALMATY, local_date
from alany.spine.appeals.models import Appeal, AppealDraft, ReceptionDay
from alany.spine.appeals.queries import claimed_days, may_say_not_fixed
from alany.spine.appeals.rules import shown_code
from alany.spine.appeals.wording import CHANNELS, KINDS, NEXT, SYSTEMS
from alany.spine.cases.models import CaseEvent
from alany.spine.cases.queries import rule_on, workflow_of
from alany.spine.cases.wording import UNITS, state_word
from alany.spine.files.models import StoredFile

OFFICIAL = "https://eotinish.kz/"
MARKS: dict[str, Mark] = {
    "verified_fixed": "done", "fix_claimed": "soon", "verified_not_fixed": "late",
    "transferred": "idle", "no_action": "idle", "duplicate": "idle", "withdrawn": "idle",
}  # fmt: skip


def ways() -> list[Link]:
    """The doors of the page of appeals."""
    return [
        Link(_("Write an appeal"), reverse("public:appeal_write"), note=_("Ten minutes; files can be added")),
        Link(
            _("What became of my appeal"),
            reverse("public:appeal_state"),
            note=_("By number and code of the slip"),
        ),
        Link(
            _("Days of reception"),
            reverse("public:receptions"),
            note=_("Come in person; no booking is needed"),
        ),
    ]


def day_words(day: date) -> str:
    """A day with its year."""
    return format_date(day, current_language())


def moment_words(at: datetime) -> str:
    """A moment by the clock of Almaty."""
    local = at.astimezone(ALMATY)
    return f"{day_words(local.date())}, {local:%H:%M}"


def terms_of_law() -> list[Term]:
    """Within how long an appeal is answered and passed on, by the law of today."""
    language, day = current_language(), office_today()
    terms = []
    for rule_id, words in (("A1", _("Answer")), ("A3", _("Passed on to the competent body"))):
        try:
            row = rule_on(rule_id, day)[0]
        except RuleMissing:
            continue
        amount = f"{row.amount} {UNITS[row.unit].in_language(language)}"
        terms.append(Term(words, amount))
    return terms


def file_words(file: StoredFile) -> str:
    """A file with its size."""
    size = file.size / 1024
    return (
        f"{as_given(file.name)} · {size:.0f} KB"
        if size < 1024
        else f"{as_given(file.name)} · {size / 1024:.1f} MB"
    )


def check_terms(draft: AppealDraft) -> list[Term]:
    """What the writer is about to send."""
    form, language, typed = WriteForm(initial=draft.given), current_language(), dict(draft.given)
    typed["kind"] = KINDS[typed["kind"]].in_language(language)
    typed["language"] = dict(form.fields["language"].choices)[typed["language"]]  # type: ignore[attr-defined]
    typed["place"] = dict(form.fields["place"].choices).get(typed["place"], "")  # type: ignore[attr-defined]
    terms = [Term(str(form.fields[name].label), typed[name]) for name in form.fields if name != "enclosed"]
    names = [one.file.name for one in draft.files.select_related("file")]
    return [*terms, Term(_("Files"), "\n".join(names))]


def slip(appeal: Appeal, code: str) -> dict[str, object]:
    """The slip of an appeal that the site took in."""
    return {
        "appeal": appeal,
        "kind": appeal.label.in_language(current_language()),
        "code": code,
        "shown_code": shown_code(code),
        "received": moment_words(appeal.received_at),
        "next_day": appeal.registered_on > appeal.received_at.astimezone(ALMATY).date(),
    }


def state_of(appeal: Appeal) -> dict[str, object]:
    """The page of one's own appeal: state, term, what happened, its numbers elsewhere, what can be done."""
    language, case = current_language(), appeal.case
    mirrors = [
        Term(
            SYSTEMS[row.system].in_language(language),
            f"№ {row.number}" + (f" · {row.status}" if row.status else ""),
        )
        for row in case.mirror_numbers.all()
    ]
    ends = "withdrawn" in workflow_of(case.topic).allowed(case.state)
    return {
        "page_title": f"{appeal.label.in_language(language)} {appeal.coupon}",
        "appeal": appeal,
        "state": State(state_word(case.state, language), MARKS.get(case.state, "")),
        "next_step": NEXT[case.state].in_language(language) if case.state in NEXT else "",
        "terms": _facts(appeal),
        "mirrors": mirrors,
        "events": _events(appeal),
        "withdraw": SayForm(_("Why do you take it back?")) if ends else None,
        "not_fixed": SayForm(_("What is not fixed?")) if may_say_not_fixed(case) else None,
        "answered": _answered(appeal),
        "overdue": bool(case.due_on and not case.closed_on and case.due_on < office_today()),
    }


def _answered(appeal: Appeal) -> str:
    """What the sender answered last about the claim that stands; empty where nothing was."""
    day = claimed_days([appeal]).get(appeal.case_id)
    row = appeal.fix_asked.filter(claimed_on=day, answer="fixed").last() if day else None
    if row is None or row.answered_at is None:
        return ""
    return _("You answered on %(day)s: it is fixed.") % {"day": day_words(local_date(row.answered_at))}


def _facts(appeal: Appeal) -> list[Term]:
    language, case = current_language(), appeal.case
    accepted = f"{appeal.accepted_name}, {appeal.accepted_post(language)}" if appeal.accepted_name else ""
    facts = [
        Term(_("Number of the case"), case.number),
        Term(_("How the appeal came"), CHANNELS[appeal.channel].in_language(language)),
        Term(_("Received"), moment_words(appeal.received_at)),
        Term(_("Registered"), day_words(appeal.registered_on)),
        Term(_("Accepted by"), accepted or _("the site; nobody has read it yet")),
    ]
    if case.due_on and not case.closed_on:
        facts.append(Term(_("Answer due by"), day_words(case.due_on)))
    if case.addressee:
        facts.append(Term(_("Who was asked"), case.addressee.name(language)))
    return facts


def _events(appeal: Appeal) -> list[Event]:
    """The states it passed, without names and without the words of the staff."""
    language = current_language()
    rows = appeal.case.events.exclude(to_state="").values_list("at", "to_state", "kind")
    law = CaseEvent.Kind.ESCALATION
    return [
        Event(moment_words(at), state_word(state, language), "law" if kind == law else "done")
        for at, state, kind in rows
    ]


def reception_table(days: Iterable[ReceptionDay]) -> Table:
    """Who receives people where and when."""
    language = current_language()
    rows: list[list[Cell | str]] = []
    for day in days:
        off = (
            State(_("cancelled: %(why)s") % {"why": day.words("cancelled_why", language)}, "late")
            if day.cancelled_at
            else None
        )
        rows.append([
            Cell(day_words(day.on), sub=f"{day.begins:%H:%M}–{day.ends:%H:%M}"),
            Cell(day.words("address", language), sub=day.place.name(language) if day.place else ""),
            day.words("receivers", language),
            Cell(state=off) if off else day.words("topics", language) or _("any question"),
        ])  # fmt: skip
    heads = (_("When"), _("Where"), _("Who receives"), _("About what"))
    return Table(_("Coming days of reception"), [Column(head) for head in heads], rows, hide_caption=True)
