"""Public answers: drafted by one, reviewed by another, taken back when the law has changed."""

from dataclasses import dataclass
from datetime import date, datetime

from alany.kernel.folding import fold
from alany.kernel.periods import add_months, local_date
from alany.programmes.legal_aid.models import AidTopic, LibraryAnswer, Matter
from alany.programmes.legal_aid.rules.naming import without_names
from alany.spine.cases.rules import said
from alany.spine.ledger import actions as ledger
from alany.spine.ledger.editing import locked, saved
from alany.spine.organisations.models import Office
from alany.spine.people.models import User

LOOK_AGAIN_MONTHS = 12


class ReviewedBySameHand(ValueError):
    """Who wrote an answer cannot review it; another person can."""


class NotADraft(ValueError):
    """The answer was reviewed or taken back already."""


@dataclass(frozen=True, slots=True)
class Wording:
    """A public question and answer in Kazakh and Russian, and the law it was read in."""

    question_kk: str
    question_ru: str
    answer_kk: str
    answer_ru: str
    law: str


def draft_answer(
    *,
    office: Office,
    topic: AidTopic,
    wording: Wording,
    drawn_from: Matter | None = None,
    by: User,
    at: datetime,
) -> LibraryAnswer:
    """Write a public answer; drawn from a question of a person, it must not name a side of it.

    Raises NameGivenAway, WordsMissing.
    """
    names = list(drawn_from.parties.values_list("name", flat=True)) if drawn_from else []
    texts = {name: without_names(said(getattr(wording, name)), names) for name in _TEXTS}
    with ledger.action(verb="library.drafted", by=by, at=at, office=office) as act:
        draft = LibraryAnswer(
            office=office, topic=topic, drawn_from=drawn_from, drafted_by=by, law=said(wording.law), **texts
        )
        draft.search_text = _searched(draft)
        draft.save(force_insert=True)
        act.about(draft, topic=topic.slug)
    return draft


def review_library(
    *,
    answer: LibraryAnswer,
    look_again_on: date | None = None,
    by: User,
    at: datetime,
    version: int | None = None,
) -> LibraryAnswer:
    """Publish a draft of somebody else; it is looked at again on a day, after a year when none is given.

    Raises ReviewedBySameHand, NotADraft, EditedMeanwhile.
    """
    today = local_date(at)
    with ledger.action(verb="library.reviewed", by=by, at=at, office=answer.office) as act:
        fresh = locked(LibraryAnswer, answer.pk, version)
        if fresh.drafted_by_id == by.pk:
            raise ReviewedBySameHand
        if fresh.withdrawn_on is not None:
            raise NotADraft
        fresh.reviewed_by, fresh.reviewed_on = by, today
        fresh.look_again_on = look_again_on or add_months(today, LOOK_AGAIN_MONTHS)
        act.about(saved(fresh, "reviewed_by", "reviewed_on", "look_again_on"))
    return fresh


def withdraw_library(
    *, answer: LibraryAnswer, by: User, at: datetime, version: int | None = None
) -> LibraryAnswer:
    """Take a public answer back, e.g. because the law has changed. Raises NotADraft, EditedMeanwhile."""
    with ledger.action(verb="library.withdrawn", by=by, at=at, office=answer.office) as act:
        fresh = locked(LibraryAnswer, answer.pk, version)
        if fresh.withdrawn_on is not None:
            raise NotADraft
        fresh.withdrawn_on = local_date(at)
        act.about(saved(fresh, "withdrawn_on"))
    return fresh


_TEXTS = ("question_kk", "question_ru", "answer_kk", "answer_ru")


def _searched(draft: LibraryAnswer) -> str:
    topic = draft.topic
    words = [draft.question_kk, draft.question_ru, draft.answer_kk, draft.answer_ru, draft.law]
    return fold(" ".join([*words, topic.title_kk, topic.title_ru, topic.title_en]))
