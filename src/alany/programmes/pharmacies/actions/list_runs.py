"""Many price lists in one run: taken in together, confirmed, cut into jobs that any worker may take."""

import io
import json
from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from hashlib import sha256

from django.db import transaction

from alany.programmes.pharmacies.actions.price_lists import check_price_list, fail_price_list
from alany.programmes.pharmacies.actions.uploads import TABLES
from alany.programmes.pharmacies.engine.resolve import Outcome, resolve
from alany.programmes.pharmacies.importing.bundles import Bundle
from alany.programmes.pharmacies.models import ListRun, PriceList, RunJob
from alany.programmes.pharmacies.queries.checker import DayRegister, register_on
from alany.programmes.pharmacies.queries.list_runs import (
    Unreadable,
    known_marks,
    lines_of_list,
    meanings_of,
    strings_of,
)
from alany.programmes.pharmacies.rules.list_names import assign
from alany.spine.files.actions import receive_file
from alany.spine.files.models import StoredFile
from alany.spine.files.rules import TEXT, FileRefused
from alany.spine.ledger import actions as ledger
from alany.spine.ledger.rules import Doer
from alany.spine.people.models import User
from alany.spine.visits.models import Campaign

TERM = timedelta(minutes=5)
"""How long a worker may hold a job; then it counts as dead and another takes the job again."""
STRINGS_A_PART = 2_000
MOST_PARTS = 256


class RunConfirmed(ValueError):
    """The run was confirmed before: a second press of the button changes nothing."""


def offer_lists(*, campaign: Campaign, on: date, bundle: Bundle, by: User, at: datetime) -> ListRun:
    """Keep the files and say whose each list seems to be; nothing is checked before it is confirmed."""
    refused, offered = list(bundle.refused), []
    with ledger.action(verb="list_run.offered", by=by, at=at, office=campaign.office) as act:
        names = [bundle.owners.get(name) or name for name, _ in bundle.lists]
        for (name, content), owner in zip(
            bundle.lists, assign(names, known_marks(campaign.office)), strict=True
        ):
            try:
                file = receive_file(
                    office=campaign.office, name=name, content=io.BytesIO(content), by=by, at=at, allow=TABLES
                )
            except FileRefused as fault:
                refused.append({"name": name, "reason": fault.reason})
            else:
                offered.append({"file": file.pk, "name": name, "pharmacy": owner.pharmacy, "by": owner.by})
        run = ListRun.objects.create(
            office=campaign.office, campaign=campaign, on=on, offered=offered, refused=refused,
            uploaded_by=by, uploaded_at=at,
        )  # fmt: skip
        act.about(run, lists=len(offered))
    return run


def confirm_run(*, run: ListRun, owners: Mapping[int, int], by: User, at: datetime) -> ListRun:
    """Take the lists whose pharmacy is given (place in `offered` -> pharmacy), the others stay out.

    Raises RunConfirmed.
    """
    with ledger.action(verb="list_run.confirmed", by=by, at=at, office=run.office) as act:
        state = {"state": ListRun.State.CHECKING, "confirmed_at": at}
        if not ListRun.objects.filter(pk=run.pk, state=ListRun.State.OFFERED).update(**state):
            raise RunConfirmed(str(run.pk))
        RunJob.objects.create(run=run, kind=RunJob.Kind.SPREAD, number=0)
        for number, place in enumerate(sorted(owners)):
            taken = PriceList.objects.create(
                office=run.office, pharmacy_id=owners[place], file_id=run.offered[place]["file"], on=run.on,
                uploaded_by=by, uploaded_at=at,
            )  # fmt: skip
            RunJob.objects.create(run=run, kind=RunJob.Kind.LIST, number=number, price_list=taken)
        run.refresh_from_db()
        act.about(run, lists=len(owners))
    return run


def take_job(run: ListRun, at: datetime) -> RunJob | None:
    """The next job of the run, held for `TERM`; None while there is nothing to take.

    Lists wait until every part of the strings is done.
    """
    jobs = RunJob.objects.filter(run=run)
    for kind in (RunJob.Kind.SPREAD, RunJob.Kind.STRINGS, RunJob.Kind.LIST):
        for job in jobs.filter(kind=kind).open_at(at).order_by("number")[:8]:
            held = RunJob.objects.filter(pk=job.pk).open_at(at)
            if held.update(state=RunJob.State.TAKEN, taken_until=at + TERM, tries=job.tries + 1):
                job.refresh_from_db()
                return job
        if jobs.filter(kind=kind).exclude(state=RunJob.State.DONE).exists():
            return None
    return None


def spread_strings(*, job: RunJob, by: Doer, at: datetime) -> None:
    """Cut the distinct strings of all lists into parts by their hash; a list that cannot be read is told so.

    A part whose key was answered before, in whatever run of the office, is not computed again.
    """
    run = job.run
    strings, day = set[str](), register_on(run.office, run.on)
    for one in PriceList.objects.filter(run_job__run=run).select_related("file", "office"):
        try:
            strings.update(line.line for line in lines_of_list(one))
        except Unreadable as fault:
            fail_price_list(price_list=one, code=fault.code, by=by, at=at)
    version = day.version if day else ""
    parts = _parts(strings) if day else []
    with ledger.action(verb="list_run.spread", by=by, at=at, office=run.office) as act:
        RunJob.objects.filter(run=run, kind=RunJob.Kind.STRINGS).delete()
        for number, part in enumerate(parts):
            _add_part(run, number, part, version, by, at)
        ListRun.objects.filter(pk=run.pk).update(register_version=version)
        RunJob.objects.filter(pk=job.pk).update(state=RunJob.State.DONE)
        act.about(run, lines=len(strings), parts=len(parts))


def _parts(strings: set[str]) -> list[list[str]]:
    """The same strings always lie in the same part, whatever order they come in."""
    count = min(max(1, -(-len(strings) // STRINGS_A_PART)), MOST_PARTS)
    parts: list[list[str]] = [[] for _ in range(count)]
    for text in sorted(strings):
        parts[int.from_bytes(sha256(text.encode()).digest()[:4]) % count].append(text)
    return [part for part in parts if part]


def _add_part(run: ListRun, number: int, part: Sequence[str], version: str, by: Doer, at: datetime) -> None:
    content = "".join(json.dumps(text, ensure_ascii=False) + "\n" for text in part)
    key = sha256(f"{version}\n{content}".encode()).hexdigest()
    known = RunJob.objects.filter(run__office=run.office, key=key, state=RunJob.State.DONE).first()
    RunJob.objects.create(
        run=run, kind=RunJob.Kind.STRINGS, number=number, key=key,
        strings=_kept(run, f"strings-{key[:16]}.txt", content, by, at),
        meanings=known.meanings if known else None,
        state=RunJob.State.DONE if known else RunJob.State.WAITING,
    )  # fmt: skip


def _kept(run: ListRun, name: str, content: str, by: Doer, at: datetime) -> StoredFile:
    data = io.BytesIO(content.encode())
    return receive_file(office=run.office, name=name, content=data, by=by, at=at, allow={TEXT})


def resolve_part(*, job: RunJob, by: Doer, at: datetime) -> None:
    """Read each string of the part against the register of the run's day, and keep what it means."""
    run = job.run
    day = register_on(run.office, run.on)
    rows = [_meaning(day, text) for text in strings_of(job)] if day else []
    content = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    with ledger.action(verb="list_run.part_read", by=by, at=at, office=run.office) as act:
        file = _kept(run, f"meanings-{job.key[:16]}.txt", content, by, at)
        RunJob.objects.filter(pk=job.pk).update(state=RunJob.State.DONE, meanings=file)
        act.about(run, part=job.number + 1)


def _meaning(day: DayRegister, text: str) -> list[object]:
    found = resolve(day.register, text)
    return [text, found.evidence.read_as, *(getattr(found, name) for name in Outcome._fields)]


def check_list_of_run(*, job: RunJob, by: Doer, at: datetime) -> None:
    """Check one list with what its strings mean. A list that was done meanwhile stays as it is."""
    one = PriceList.objects.select_related("office", "pharmacy", "file").get(run_job=job)
    if one.state == PriceList.State.WAITING:
        day = register_on(one.office, one.on)
        if day is None:
            fail_price_list(price_list=one, code="no_register", by=by, at=at)
        else:
            same = day.version == job.run.register_version
            meanings = meanings_of(job.run) if same else {}
            with transaction.atomic():
                if (
                    not RunJob.objects.filter(pk=job.pk)
                    .exclude(state=RunJob.State.DONE)
                    .update(state=RunJob.State.DONE)
                ):
                    return
                check_price_list(price_list=one, lines=lines_of_list(one), meanings=meanings, by=by, at=at)
    RunJob.objects.filter(pk=job.pk).update(state=RunJob.State.DONE)


def finish_run(*, run: ListRun, by: Doer, at: datetime) -> bool:
    """Close the run when all its jobs are done; whether this call closed it."""
    if RunJob.objects.filter(run=run).exclude(state=RunJob.State.DONE).exists():
        return False
    with ledger.action(verb="list_run.finished", by=by, at=at, office=run.office) as act:
        closed = {"state": ListRun.State.DONE, "finished_at": at}
        done = ListRun.objects.filter(pk=run.pk, state=ListRun.State.CHECKING).update(**closed)
        act.about(run)
    return bool(done)
