"""Reading figures: what stood on a day, the history of one, the rows behind it."""

from datetime import date
from functools import lru_cache

from django.db.models import Max, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from alany.kernel.statistics import Interval, wilson
from alany.spine.figures import engine
from alany.spine.figures.models import Briefing, Figure, Snapshot
from alany.spine.organisations.models import Office

Records = tuple[tuple[object, ...], ...]


def figures_on(office: Office, day: date, programme: str = "") -> QuerySet[Figure]:
    """Of each indicator the published figure that stood on this day: its last cut-off up to the day."""
    standing = Figure.objects.current().filter(office=office, as_of__lte=day)
    if programme:
        standing = standing.filter(programme=programme)
    last = standing.filter(indicator=OuterRef("indicator")).values("indicator").annotate(last=Max("as_of"))
    return standing.filter(as_of=Subquery(last.values("last"))).light().order_by("programme", "number")


def over_time(office: Office, indicator: str) -> QuerySet[Figure]:
    """Published figures of an indicator at its cut-off days, oldest first."""
    return Figure.objects.current().filter(office=office, indicator=indicator).light().order_by("as_of")


def published(office: Office) -> QuerySet[Figure]:
    """All figures that stand, newest cut-off first."""
    return Figure.objects.current().filter(office=office).light().order_by("-as_of", "number")


def versions_of(office: Office, number: str) -> list[Figure]:
    """Every version of a figure that the public may see, newest first; empty for an unknown id."""
    seen = Figure.objects.filter(office=office, number=number).filter(
        Q(state__in=(Figure.State.PUBLISHED, Figure.State.CORRECTED, Figure.State.WITHDRAWN))
    )
    return list(seen.light().select_related("computed_by", "approved_by", "snapshot").order_by("-version"))


def errata(office: Office) -> QuerySet[Figure]:
    """Published corrections and withdrawals, newest first, each with the briefings that used the figure."""
    changed = Figure.objects.filter(office=office).exclude(correction_reason="")
    seen = changed.filter(state__in=(Figure.State.PUBLISHED, Figure.State.CORRECTED, Figure.State.WITHDRAWN))
    return seen.light().order_by(Coalesce("withdrawn_at", "published_at").desc(), "-pk")


def briefings_of(figure: Figure) -> QuerySet[Briefing]:
    """Published briefings that used any version of this figure."""
    used = Briefing.objects.filter(state=Briefing.State.PUBLISHED, figures__number=figure.number)
    return used.filter(office=figure.office).distinct().order_by("-day", "-pk")


def published_briefings(office: Office) -> QuerySet[Briefing]:
    """Briefings that the public may read, newest first."""
    return (
        Briefing.objects.filter(office=office, state=Briefing.State.PUBLISHED)
        .prefetch_related(Prefetch("figures", Figure.objects.light()))
        .order_by("-day", "-pk")
    )


def csv_of(figure: Figure) -> bytes:
    """The frozen CSV that the figure was computed from."""
    return bytes(Snapshot.objects.only("csv").get(pk=figure.snapshot_id).csv)


def records_of(figure: Figure) -> Records:
    """The rows behind the figure in the order of the key, computed from the frozen CSV."""
    return _records(figure.pk, figure.definition_sha256, figure.snapshot.csv_sha256)


@lru_cache(maxsize=32)
def _records(pk: int, definition_sha256: str, csv_sha256: str) -> Records:
    # The hashes stand in the key: what they name never changes, so what is kept is never stale.
    figure = Figure.objects.select_related("snapshot").get(pk=pk)
    return tuple(engine.records(figure.definition, bytes(figure.snapshot.csv)))


def interval_of(figure: Figure) -> Interval | None:
    """The 95 % interval (Wilson) of a share; None for a count."""
    if not figure.is_share or not figure.denominator or figure.numerator > figure.denominator:
        return None
    return wilson(figure.numerator, figure.denominator)


def all_figures(office: Office) -> QuerySet[Figure]:
    """Every version of every figure, for the desk."""
    return Figure.objects.filter(office=office).light().select_related("computed_by", "approved_by")


def all_briefings(office: Office) -> QuerySet[Briefing]:
    """Every briefing, drafts included, newest day first, for the desk."""
    return (
        Briefing.objects.filter(office=office)
        .select_related("office", "written_by")
        .prefetch_related(Prefetch("figures", Figure.objects.light()))
        .order_by("-day", "-pk")
    )
