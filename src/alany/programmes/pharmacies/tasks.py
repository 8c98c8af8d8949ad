"""Work that takes too long for one answer of the web server."""

from datetime import datetime, timedelta

from django.utils import timezone
from django_tasks import task

from alany.programmes.pharmacies.actions.list_runs import (
    check_list_of_run,
    finish_run,
    resolve_part,
    spread_strings,
    take_job,
)
from alany.programmes.pharmacies.actions.price_lists import NoRegister, check_price_list, fail_price_list
from alany.programmes.pharmacies.importing.price_lists import FIELDS, read_price_list
from alany.programmes.pharmacies.models import ListRun, PriceList, RunJob
from alany.programmes.pharmacies.queries.price_lists import table_of
from alany.spine.files.queries import BytesMissing
from alany.spine.tables.headers import guess
from alany.spine.tables.table import TableRefused


@task
def check_long_list(price_list_id: int) -> None:
    """Check a long price list by its confirmed columns; what goes wrong is kept with the list."""
    waiting = PriceList.objects.select_related("office", "pharmacy", "file", "uploaded_by").get(
        pk=price_list_id
    )
    by, at = waiting.uploaded_by, timezone.localtime()
    try:
        table = table_of(waiting.file)
        header_map = guess(table.header, FIELDS).overridden(
            {one.name: waiting.columns.get(one.name) for one in FIELDS}
        )
        check_price_list(price_list=waiting, lines=read_price_list(table, header_map).good, by=by, at=at)
    except NoRegister:
        fail_price_list(price_list=waiting, code="no_register", by=by, at=at)
    except (BytesMissing, TableRefused):
        fail_price_list(price_list=waiting, code="file_gone", by=by, at=at)


MOST_WORKERS = 16
WATCH = timedelta(minutes=1)
DOING = {
    RunJob.Kind.SPREAD: spread_strings,
    RunJob.Kind.STRINGS: resolve_part,
    RunJob.Kind.LIST: check_list_of_run,
}


def start_run(run: ListRun, at: datetime) -> None:
    """Let workers begin, and have somebody look each minute whether one of them died."""
    work_on_run.enqueue(run.pk)
    watch_run.using(run_after=at + WATCH).enqueue(run.pk)


@task
def work_on_run(run_id: int) -> None:
    """Take job after job of a run until nothing is left to take; where many wait, call other workers."""
    run = ListRun.objects.select_related("office", "uploaded_by").get(pk=run_id)
    while job := take_job(run, timezone.localtime()):
        DOING[RunJob.Kind(job.kind)](job=job, by=run.uploaded_by, at=timezone.localtime())
        if _opens_work(job):
            run.refresh_from_db()
            waiting = run.jobs.open_at(timezone.localtime()).count()
            for _ in range(min(waiting, MOST_WORKERS) - 1):
                work_on_run.enqueue(run_id)
    finish_run(run=run, by=run.uploaded_by, at=timezone.localtime())


def _opens_work(job: RunJob) -> bool:
    """Whether the job was the last of its kind, so that the next kind may begin."""
    same = RunJob.objects.filter(run=job.run_id, kind=job.kind)
    return job.kind != RunJob.Kind.LIST and not same.exclude(state=RunJob.State.DONE).exists()


@task
def watch_run(run_id: int) -> None:
    """While a run is open, look again in a minute; jobs that a dead worker held are taken by the next."""
    if not ListRun.objects.filter(pk=run_id, state=ListRun.State.CHECKING).exists():
        return
    now = timezone.localtime()
    watch_run.using(run_after=now + WATCH).enqueue(run_id)
    open_jobs = RunJob.objects.filter(run=run_id).open_at(now).exists()
    if open_jobs or not RunJob.objects.filter(run=run_id).exclude(state=RunJob.State.DONE).exists():
        work_on_run.enqueue(run_id)
