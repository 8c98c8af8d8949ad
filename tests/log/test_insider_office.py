"""Attacks from inside an office that is open, by number of the threat table: what its own records tell.

Those on the published files alone stand in test_insider.py. One attack is one command:
``.venv/bin/pytest tests/log/test_insider_office.py -m 'slow or not slow' -k t18``.
"""

import re
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from datetime import time as clock
from pathlib import Path
from uuid import uuid4

import pytest
from django.db import connection, transaction

from alany.kernel.merkle.checkpoints import Proof
from alany.kernel.merkle.leaves import LENGTH, Leaf
from alany.kernel.periods import ALMATY
from alany.programmes.safe_zone.actions.observing import Tried, record_check
from alany.programmes.safe_zone.models import Check
from alany.programmes.safe_zone.tests import zone_office
from alany.spine.figures.actions import BriefingRefused, approve, freeze, publish, write_briefing
from alany.spine.figures.models import Figure, Snapshot
from alany.spine.figures.recomputing import recompute
from alany.spine.figures.tests.office_of_apples import DAY as APPLE_DAY
from alany.spine.figures.tests.office_of_apples import NOW, Orchard, growing
from alany.spine.figures.tests.test_briefings import TEXTS, TITLES
from alany.spine.intake.queries.standing import DiffersFromLog, differences, told_of
from alany.spine.intake.tests.box import a_box
from alany.spine.ledger.models import Change
from alany.spine.ledger.models import Entry as LedgerEntry
from alany.spine.ledger.queries import verify
from alany.spine.transparency import actions as log
from alany.spine.transparency import keys
from alany.spine.transparency.auditing.check import check
from alany.spine.transparency.auditing.sources import Folder
from alany.spine.transparency.models import Entry, Opening, Pending
from alany.spine.transparency.queries.digests import broken_digests
from alany.spine.transparency.queries.policy import policy
from alany.spine.transparency.queries.published import file
from alany.spine.transparency.rules import BOX, FIGURES
from alany.spine.visits.tests.small_office import a_person, an_office

EVENING = datetime(2020, 7, 30, 18, 5, tzinfo=ALMATY)
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _own_folders(settings, tmp_path: Path) -> None:
    settings.LOG_FOLDER, settings.MEDIA_ROOT = tmp_path / "log", tmp_path / "files"


def test_t03_a_signal_closed_past_its_actions_differs_from_its_leaves_and_is_named() -> None:
    box = a_box()
    signal, other = box.send(), box.send()
    type(signal).objects.filter(pk=signal.pk).update(state="closed")

    assert list(differences(box.office)) == [signal.number]
    assert [one.kind for one in told_of(signal)] == ["received"]
    Opening.objects.filter(uid=other.actions.get().uid).update(kind="closed")
    with pytest.raises(DiffersFromLog):
        told_of(other)


@contextmanager
def all_rights(drop: Callable[[], None]) -> Iterator[None]:
    """The administrator of the database: on PostgreSQL no trigger fires at all, on SQLite none is there."""
    if connection.vendor != "postgresql":
        drop()
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        yield
        cursor.execute("SET session_replication_role = origin")


def test_t11_a_leaf_rewritten_past_all_triggers_is_found_before_and_after_it_is_published(
    tmp_path: Path, without_guards: Callable[[], None]
) -> None:
    box = a_box()
    first, second = box.send(), box.send()
    log.publish(BOX, at=EVENING)
    third = box.send()
    log.settle(BOX)
    with all_rights(without_guards):
        for signal in (first, third):
            uid = signal.actions.get().uid
            leaf = bytes(Entry.objects.get(uid=uid).leaf)
            Entry.objects.filter(uid=uid).update(leaf=leaf[:100] + bytes([leaf[100] ^ 1]) + leaf[101:])

    log.write_out(BOX, tmp_path / "public")
    found = [one for one in check(Folder(tmp_path / "public" / BOX), policy()) if not one.holds]
    assert ("leaf_changed", {"index": 0}) in [(one.code, one.told) for one in found]
    with pytest.raises(log.SigningRefused, match="leaf 2 is not the one that was placed"):
        log.publish(BOX, at=EVENING)
    assert [one.kind for one in told_of(second)] == ["received"]


def test_t15_a_check_that_is_taken_away_is_found_with_its_record_and_without_it(
    without_guards: Callable[[], None],
) -> None:
    office = zone_office.an_office()
    by = zone_office.a_coordinator(office)
    point = zone_office.a_point(office, by, zone_office.an_okrug(zone_office.a_district(), "615630000"))
    entries, changes = LedgerEntry.objects.count(), Change.objects.order_by("pk").last()
    computer = point.equipment.get(kind="computer")
    record_check(
        point=point, tried={computer.pk: Tried(False, "power")}, source=Check.Source.VISIT, by_name="Роза",
        seen_at=datetime.combine(zone_office.DAY, clock(9), ALMATY), by=by, at=zone_office.NOON,
    )  # fmt: skip
    log.digest_ledger(at=EVENING)
    log.publish(FIGURES, at=EVENING)
    assert (verify().holds, list(broken_digests())) == (True, [])

    without_guards()
    made = Check.objects.get()
    made.observations.all().delete()
    made.delete()
    assert not verify().holds
    Change.objects.filter(pk__gt=changes.pk if changes else 0).delete()
    LedgerEntry.objects.filter(pk__in=LedgerEntry.objects.order_by("pk")[entries:].values("pk")).delete()
    assert list(broken_digests()) == [EVENING.isoformat(timespec="minutes")]


@pytest.fixture
def published() -> Iterator[list[Figure]]:
    """Figures of apples, frozen, approved and published."""
    office = an_office()
    by, head = a_person(office, "Aigul", "specialist"), a_person(office, "Head", "head")
    with growing(Orchard()):
        drafts = freeze(office=office, on=APPLE_DAY, by=by, at=NOW)
        yield publish(figures=approve(figures=drafts, by=head, at=NOW), by=head, at=NOW)


def test_t16_one_cell_of_frozen_data_that_was_changed_breaks_its_hash(published: list[Figure]) -> None:
    snapshot = Snapshot.objects.get(pk=published[1].snapshot_id)
    csv = bytes(snapshot.csv).replace(b"A-2,611600000,false", b"A-2,611600000,true")
    with connection.cursor() as cursor:
        cursor.execute("UPDATE figures_snapshot SET csv = %s WHERE id = %s", [csv, snapshot.pk])

    steps = recompute(Figure.objects.get(pk=published[1].pk)).steps
    assert "data" in {step.name for step in steps if not step.holds}


def test_t17_a_figure_typed_by_hand_stops_the_briefing(published: list[Figure]) -> None:
    office = published[0].office
    with pytest.raises(BriefingRefused) as refusal:
        write_briefing(
            office=office, by=a_person(office, "Dana", "specialist"), at=NOW, slug="july", day=APPLE_DAY,
            titles=TITLES, texts=TEXTS | {"kk": "648 дәріхана тексерілді"},
        )  # fmt: skip
    assert [(one.code, one.found) for one in refusal.value.problems] == [("digit", "648")]


@pytest.mark.slow
def test_t18_fifty_thousand_messages_leave_receipts_quick_the_log_small_and_the_honest_case_findable(
    tmp_path: Path,
) -> None:
    """The flood is written as leaves that wait, a thousand before each honest receipt; none is sealed."""
    taken, honest = [], []
    for number in range(50):
        Pending.objects.bulk_create(Pending(log=BOX, uid=uuid4(), leaf=flooded(number)) for _ in range(1000))
        begun = time.perf_counter()
        with transaction.atomic():
            tag = number.to_bytes(16)
            one = log.append(
                log=BOX, kind="received", unit="turkestan", due=None, body=bytes(140), tag=tag,
                by_day=EVENING.date(),
            )  # fmt: skip
        proof = Proof.parse(log.receipt(one.uid) or b"")
        taken.append(time.perf_counter() - begun)
        honest.append((proof.index, tag))
    log.publish(BOX, at=EVENING)
    log.write_out(BOX, tmp_path)

    assert sorted(taken)[47] < 1
    assert sum(path.stat().st_size for path in tmp_path.rglob("*") if path.is_file()) < 20_000_000
    assert [index for index, _ in honest] == [1000 + 1001 * number for number in range(50)]
    for index, tag in honest[::10]:
        bundle, place = divmod(index, 256)
        width = min(256, 50 * 1001 - 256 * bundle)
        data = file(BOX, f"tile/entries/{bundle:03d}{'' if width == 256 else f'.p/{width}'}") or b""
        assert Leaf.parse(data[(LENGTH + 2) * place + 2 :][:LENGTH]).tag == tag


def flooded(number: int) -> bytes:
    """A leaf of somebody who sends without end."""
    return b"\x01" + (18_473).to_bytes(2) + uuid4().bytes + bytes([number]) * (LENGTH - 19)


def world(folder: Path, about: str) -> dict[str, bytes]:
    """All public files of a month in which one of the messages was about this village."""
    box, start = a_box(), EVENING.replace(hour=12)
    bodies = {"one": box.bodies["akimat"].pk, "other": box.bodies["council"].pk}
    for number in range(12):
        excluded = (bodies[about],) if number == 5 else ()
        box.send(at=start, excluded=excluded, topic="roads" if number % 2 else "schools")
    log.publish(BOX, at=EVENING)
    log.publish(BOX, at=EVENING + timedelta(40), again=True)
    log.write_out(BOX, folder)
    found = (path for path in sorted((folder / BOX).rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def test_t20_two_worlds_that_differ_in_the_village_of_one_message_have_public_files_of_one_shape(
    settings, tmp_path: Path
) -> None:
    worlds = []
    for about in ("one", "other"):
        before = transaction.savepoint()
        settings.LOG_FOLDER = tmp_path / about / "log"
        worlds.append(world(tmp_path / about / "public", about))
        transaction.savepoint_rollback(before)

    one, other = worlds
    assert [(name, len(data)) for name, data in one.items()] == [
        (name, len(data)) for name, data in other.items()
    ]
    assert any(name.startswith("box/openings-2020-07") for name in one)
    assert shapes(one) == shapes(other)
    assert keys.folder() == tmp_path / "other" / "log"


def shapes(files: dict[str, bytes]) -> dict[str, object]:
    """Whatever is no hash, salt or signature: days and lengths of leaves, opened values, lines of heads."""
    leaves = next(data for name, data in files.items() if name.startswith("box/tile/entries"))
    size = LENGTH + 2
    opened = next(data for name, data in files.items() if "openings" in name).decode()
    return {
        "leaves": [leaves[place : place + 5].hex() for place in range(0, len(leaves), size)],
        "opened": [re.sub(r"[0-9a-f]{32}", "salt", line) for line in opened.splitlines()],
        "head": files["box/checkpoint"].split(b"\n")[:2],
    }
