"""The loop on the page of a case: what was asked with the answers beside it, and what was seen."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from alany.faces.desk import words
from alany.faces.desk.thread.law import refusal_words
from alany.faces.ui.context import current_language
from alany.faces.ui.parts import Link, State
from alany.kernel.periods import WorkingCalendar
from alany.spine.cases import thread
from alany.spine.cases.models import Case, Proof, Recommendation, Response, Verification
from alany.spine.files.rules import JPEG, PNG

Kind = Response.Kind
PICTURES = frozenset({JPEG, PNG})


@dataclass(frozen=True, slots=True)
class Picture:
    """A photo: when it was taken, what it shows, and what speaks against it, in words."""

    href: str
    kind: str
    caption: str
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class Pictures:
    """Photos of before and after, side by side, and documents as downloads."""

    before: list[Picture] = field(default_factory=list)
    after: list[Picture] = field(default_factory=list)
    documents: list[Link] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Answer:
    """One thing that the addressee said, with the office's decision on it."""

    when: str
    what: str
    who: str
    text: str
    facts: list[str]
    proofs: Pictures
    decision: str = ""
    decision_text: str = ""
    decide_href: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """One recommendation with everything that was answered."""

    when: str
    to: str
    lang: str
    text: str
    term: str
    left: State | None
    ended: str
    silence: str
    answers: list[Answer]
    shape: str = "asked"


@dataclass(frozen=True, slots=True)
class Looked:
    """One verification: what was found, with the photos of the claim that it tests."""

    when: str
    state: State
    how: str
    text: str
    proofs: Pictures
    shape: str = "looked"


def asked_parts(
    case: Case, rows: Iterable[Recommendation], day: date, calendar: WorkingCalendar, *, may: bool
) -> dict[int, Asked]:
    """Each recommendation by its key."""
    return {one.pk: _asked(case, one, day, calendar, may=may) for one in rows}


def looked_parts(case: Case, rows: Iterable[Verification], day: date) -> dict[int, Looked]:
    """Each verification by its key."""
    return {one.pk: _looked(case, one, day) for one in rows}


def _asked(case: Case, one: Recommendation, day: date, calendar: WorkingCalendar, *, may: bool) -> Asked:
    responses = list(one.responses.all())
    silent = thread.counts_as_refusal(one, responses, day)
    by = f" ({words.rule_words(one.rule)})" if one.rule else ""
    return Asked(
        when=words.day_word(one.given_on, day),
        to=one.addressee.name(current_language()),
        lang=one.language,
        text=one.text,
        term=_("Term: %(day)s") % {"day": words.day_word(one.due_on, day)} + by,
        left=words.left(one.due_on, day, calendar) if one.ended_on is None else None,
        ended=_ended(one, day),
        silence=refusal_words(one.rule, one.due_on, one.ended_on or day) if silent else "",
        answers=[_answer(case, response, day, open_=one.ended_on is None, may=may) for response in responses],
    )


def _ended(one: Recommendation, day: date) -> str:
    if one.ended_on is None:
        return ""
    ends = {
        Recommendation.Ended.VERIFIED: _("done and verified on %(day)s"),
        Recommendation.Ended.ESCALATED: _("passed to the next authority on %(day)s"),
        Recommendation.Ended.TRANSFERRED: _("ended on %(day)s: the case was transferred"),
        Recommendation.Ended.REPLACED: _("replaced on %(day)s"),
        Recommendation.Ended.WITHDRAWN: _("withdrawn on %(day)s"),
    }
    return ends[Recommendation.Ended(one.ended_as)] % {"day": words.day_word(one.ended_on, day)}


def response_word(kind: str) -> str:
    """What the addressee did by saying it."""
    said = {
        str(Kind.COMMIT): _("Promises to do it"),
        str(Kind.DISPUTE): _("Disputes it"),
        str(Kind.MORE_TIME): _("Asks for more time"),
        str(Kind.ANSWER): _("Answers"),
        str(Kind.FIXED): _("Says that it is fixed"),
    }
    return said.get(kind, "")


def _answer(case: Case, one: Response, day: date, *, open_: bool, may: bool) -> Answer:
    waits = open_ and may and one.kind in thread.DECIDED and not one.decision
    return Answer(
        when=words.moment_word(one.at, day),
        what=response_word(one.kind),
        who=", ".join(part for part in (one.by_name, one.by_post) if part),
        text=one.text,
        facts=_facts(one, day),
        proofs=pictures(case, one.proofs.all(), day),
        decision=_decision(one, day),
        decision_text=one.decision_text,
        decide_href=reverse("desk:case_decide", args=[case.number, one.pk]) if waits else "",
    )


def _facts(one: Response, day: date) -> list[str]:
    if one.asked_due_on:
        return [_("Asks for the term %(day)s") % {"day": words.day_word(one.asked_due_on, day)}]
    promise = getattr(one, "commitment", None)
    if promise is None:
        return []
    said = {"day": words.day_word(promise.promised_on, day), "post": promise.owner_post}
    found = [_("By %(day)s: %(post)s") % said]
    if promise.payer:
        found.append(_("Paid by: %(payer)s") % {"payer": promise.payer})
    if promise.warranty_to:
        found.append(_("Warranty until %(day)s") % {"day": words.day_word(promise.warranty_to, day)})
    return found


def _decision(one: Response, day: date) -> str:
    if not one.decision or one.decided_at is None or one.decided_by is None:
        return _("Waits for a decision of the office") if one.kind in thread.DECIDED else ""
    said = {"name": one.decided_by.name, "when": words.moment_word(one.decided_at, day)}
    if one.decision == Response.Decision.ACCEPTED:
        return _("Accepted: %(name)s, %(when)s") % said
    return _("Refused: %(name)s, %(when)s") % said


def _looked(case: Case, one: Verification, day: date) -> Looked:
    outcome, method = Verification.Outcome, Verification.Method
    states = {
        str(outcome.FIXED): State(_("Looked at: fixed"), "done"),
        str(outcome.PARTLY): State(_("Looked at: fixed in part"), "soon"),
        str(outcome.NOT_FIXED): State(_("Looked at: not fixed"), "late"),
    }
    ways = {
        str(method.VISIT): _("by going there"),
        str(method.DOCUMENT): _("by documents"),
        str(method.RESIDENT): _("told by a resident"),
    }
    claimed = list(one.claim.proofs.all()) if one.claim else []
    return Looked(
        when=words.day_word(one.verified_on, day),
        state=states[one.outcome],
        how=", ".join(part for part in (one.verifier_name, ways[one.method]) if part),
        text=one.text,
        proofs=pictures(case, [*claimed, *one.proofs.all()], day),
    )


def pictures(case: Case, proofs: Iterable[Proof], day: date) -> Pictures:
    """Proofs by what they show."""
    found = Pictures()
    for one in proofs:
        if one.file.content_type not in PICTURES:
            found.documents.append(Link(one.file.name, reverse("desk:file", args=[one.file_id])))
            continue
        taken = words.moment_word(one.taken_at, day) if one.taken_at else ""
        before = one.kind == Proof.Kind.BEFORE
        shown = Picture(
            href=reverse("desk:case_picture", args=[case.number, one.pk]),
            kind=_("Before") if before else _("After"),
            caption=_("taken %(when)s") % {"when": taken} if taken else _("when it was taken is not known"),
            doubt=doubt_word(one.doubt),
        )
        (found.before if before else found.after).append(shown)
    return found


def doubt_word(doubt: str) -> str:
    """What speaks against a photo, as a person would say it."""
    said = {
        "taken_before_finding": _("Taken before the problem was found, so it cannot show the repair."),
        "taken_long_ago": _("Taken more than a year before it was sent."),
        "camera_clock_ahead": _("The camera says a later day than the one on which it was sent."),
    }
    return said.get(doubt, "")
