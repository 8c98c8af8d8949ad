"""Writing a briefing, and publishing it by a second person. No number is typed: the lint must be content."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import IntegrityError

from alany.kernel.triltext import TrilText
from alany.spine.figures.compose import Composed, composed, problems_of
from alany.spine.figures.lint import SAVING, Problem
from alany.spine.figures.models import Briefing
from alany.spine.ledger import actions as ledger
from alany.spine.ledger.editing import locked, saved
from alany.spine.organisations.models import Office
from alany.spine.people.models import User


class BriefingRefused(ValueError):
    """The texts cannot be kept or published so; `problems` names each place."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("; ".join(f"{one.language} {one.line}:{one.column} {one.code}" for one in problems))
        self.problems = list(problems)


class BriefingApprovedByAuthor(ValueError):
    """Who wrote a briefing cannot be the second person who publishes it."""


class SlugTaken(ValueError):
    """Another briefing has this address."""


class AlreadyPublished(ValueError):
    """A published briefing is not edited: a correction sheet is another briefing."""


def write_briefing(
    *, office: Office, slug: str, day: date, titles: TrilText, texts: dict[str, str], by: User, at: datetime
) -> Briefing:
    """Begin a briefing; `texts` may lack a language yet. Raises BriefingRefused and SlugTaken."""
    briefing = Briefing(office=office, slug=slug, day=day, written_by=by)
    _set(briefing, titles, texts)
    with ledger.action(verb="briefing.written", by=by, at=at, office=office) as act:
        if Briefing.objects.filter(office=office, slug=slug).exists():
            raise SlugTaken(slug)
        try:
            briefing.save()
        except IntegrityError as fault:
            raise SlugTaken(slug) from fault
        act.about(briefing)
    return briefing


def edit_briefing(
    *,
    briefing: Briefing,
    version: int,
    day: date,
    titles: TrilText,
    texts: dict[str, str],
    by: User,
    at: datetime,
) -> Briefing:
    """Change a draft. The last to edit is its author, whom another person must approve.

    Raises BriefingRefused, AlreadyPublished and EditedMeanwhile.
    """
    with ledger.action(verb="briefing.edited", by=by, at=at, office=briefing.office) as act:
        briefing = locked(Briefing, briefing.pk, version)
        if briefing.state != Briefing.State.DRAFT:
            raise AlreadyPublished(briefing.slug)
        briefing.day, briefing.written_by = day, by
        _set(briefing, titles, texts)
        names = [f"{part}_{language}" for part in ("title", "text") for language in ("kk", "ru", "en")]
        saved(briefing, "day", "written_by", *names)
        act.about(briefing)
    return briefing


def approve_and_publish_briefing(*, briefing: Briefing, version: int, by: User, at: datetime) -> Briefing:
    """Publish a draft as the second person, with the figures it uses and the hash of its build.

    Raises BriefingRefused unless only warnings are left, BriefingApprovedByAuthor, AlreadyPublished,
    EditedMeanwhile.
    """
    with ledger.action(verb="briefing.published", by=by, at=at, office=briefing.office) as act:
        briefing = locked(Briefing, briefing.pk, version)
        if briefing.state != Briefing.State.DRAFT:
            raise AlreadyPublished(briefing.slug)
        if briefing.written_by_id == by.pk:
            raise BriefingApprovedByAuthor(by.name)
        if stopping := [problem for problem in problems_of(briefing) if not problem.warns]:
            raise BriefingRefused(stopping)
        build: Composed = composed(briefing)
        briefing.figures.set(build.figures)
        briefing.state, briefing.approved_by = Briefing.State.PUBLISHED, by
        briefing.published_at, briefing.build_sha256 = at, build.sha256
        saved(briefing, "state", "approved_by", "published_at", "build_sha256")
        act.about(briefing, build=build.sha256, figures=[figure.number for figure in build.figures])
    return briefing


def _set(briefing: Briefing, titles: TrilText, texts: dict[str, str]) -> None:
    briefing.title_kk, briefing.title_ru, briefing.title_en = titles.kk, titles.ru, titles.en
    briefing.text_kk, briefing.text_ru, briefing.text_en = (
        texts.get(language, "").replace("\r\n", "\n").strip() for language in ("kk", "ru", "en")
    )
    if refused := [problem for problem in problems_of(briefing) if problem.code in SAVING]:
        raise BriefingRefused(refused)
