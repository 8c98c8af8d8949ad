"""Reading runs of price lists: whose a file may be, what the strings mean, how far the work is."""

import json
from collections import OrderedDict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from alany.programmes.pharmacies.engine.resolve import Evidence, Resolved
from alany.programmes.pharmacies.importing.price_lists import FIELDS, PriceLine, read_price_list
from alany.programmes.pharmacies.models import Licence, ListRun, Pharmacy, PriceList, RunJob
from alany.programmes.pharmacies.queries.price_lists import table_of
from alany.programmes.pharmacies.rules.list_names import Marks
from alany.spine.files.queries import BytesMissing, open_file
from alany.spine.organisations.models import Office
from alany.spine.tables.headers import guess
from alany.spine.tables.table import TableRefused
from alany.spine.visits.models import Campaign

_MOST_KEPT = 2
_kept: "OrderedDict[int, dict[str, Resolved]]" = OrderedDict()


class Unreadable(ValueError):
    """A list of a run cannot be checked; `code` is `file_gone`, `columns`, `unreadable` or `no_rows`."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def known_marks(office: Office) -> Iterator[Marks]:
    """What each pharmacy of the office may be called by in the name of a file, by two queries."""
    licences: dict[int, list[str]] = {}
    rows = Licence.objects.filter(pharmacy__office=office).order_by("pk")
    for pharmacy, number in rows.values_list("pharmacy", "number"):
        licences.setdefault(pharmacy, []).append(number)
    known = Pharmacy.objects.filter(office=office).order_by("pk")
    for pk, number, owner_bin in known.values_list("pk", "number", "owner__bin"):
        yield Marks(pk, number, owner_bin, tuple(licences.get(pk, ())))


def lines_of_list(price_list: PriceList) -> list[PriceLine]:
    """The good lines of a list by the columns that its headings name. Raises Unreadable."""
    try:
        table = table_of(price_list.file)
        header_map = guess(table.header, FIELDS)
        if header_map.missing:
            raise Unreadable("columns")
        lines = read_price_list(table, header_map).good
    except BytesMissing as missing:
        raise Unreadable("file_gone") from missing
    except TableRefused as refused:
        raise Unreadable("unreadable") from refused
    if not lines:
        raise Unreadable("no_rows")
    return lines


def strings_of(job: RunJob) -> list[str]:
    """The strings of a part, in its order."""
    if job.strings is None:
        return []
    with open_file(job.strings) as content:
        return [json.loads(row) for row in content.read().decode().splitlines()]


def meanings_of(run: ListRun) -> Mapping[str, Resolved]:
    """What every string of the run means; kept in this process for the lists that follow."""
    if run.pk not in _kept:
        _kept[run.pk] = {}
        for part in RunJob.objects.filter(run=run, kind=RunJob.Kind.STRINGS).select_related("meanings"):
            if part.meanings is not None:
                with open_file(part.meanings) as content:
                    _kept[run.pk] |= dict(map(_meaning, content.read().decode().splitlines()))
        while len(_kept) > _MOST_KEPT:
            _kept.popitem(last=False)
    return _kept[run.pk]


def _meaning(row: str) -> tuple[str, Resolved]:
    text, read_as, positions, likely, *said = json.loads(row)
    problem, exact, sure, confirmed, described = said
    evidence = Evidence(read_as=read_as)
    return text, Resolved(
        tuple(positions), tuple(likely), problem, exact, sure, confirmed, described, evidence
    )


@dataclass(frozen=True, slots=True)
class RunProgress:
    """How far a run is: lists and parts of strings, done of all."""

    lists: int
    lists_done: int
    parts: int
    parts_done: int
    failed: int
    above: int


def progress_of(run: ListRun) -> RunProgress:
    """The state of the work by two queries."""
    done = Q(state=RunJob.State.DONE)
    jobs = RunJob.objects.filter(run=run).values("kind")
    counted = jobs.annotate(all=Count("pk"), done=Count("pk", filter=done))
    counts = {row["kind"]: (row["all"], row["done"]) for row in counted}
    lists, lists_done = counts.get(RunJob.Kind.LIST, (0, 0))
    parts, parts_done = counts.get(RunJob.Kind.STRINGS, (0, 0))
    rows = PriceList.objects.filter(run_job__run=run).exclude(state=PriceList.State.WAITING)
    states = list(rows.values_list("state", "totals"))
    return RunProgress(
        lists=lists,
        lists_done=lists_done,
        parts=parts,
        parts_done=parts_done,
        failed=sum(state == PriceList.State.FAILED for state, _ in states),
        above=sum(totals.get("violation", 0) for _, totals in states),
    )


def runs_of(campaign: Campaign) -> QuerySet[ListRun]:
    """The runs of a campaign, the newest first."""
    return ListRun.objects.filter(campaign=campaign).select_related("uploaded_by")


def lists_of(run: ListRun) -> QuerySet[PriceList]:
    """The lists of a confirmed run in the order of their files."""
    lists = PriceList.objects.filter(run_job__run=run).select_related("pharmacy", "file", "uploaded_by")
    return lists.order_by("run_job__number")
