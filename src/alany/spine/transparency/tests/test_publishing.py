"""The box is put before the public once a day, the figures at once; outsiders can check what is."""

import shutil
from collections import Counter
from collections.abc import Callable
from datetime import date, datetime, timedelta
from http.server import ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from django.db import transaction

from alany.kernel.merkle import tiles, tree
from alany.kernel.merkle.checkpoints import Proof
from alany.kernel.merkle.notes import LOG, Note, NoteRefused, Signer
from alany.kernel.periods import ALMATY
from alany.spine.ledger.actions import action
from alany.spine.ledger.rules import SYSTEM
from alany.spine.transparency import keys
from alany.spine.transparency.actions import (
    SigningRefused,
    accept,
    append,
    digest_ledger,
    heed,
    publish,
    receipt,
    refuse_unfit,
    settle,
    tend,
    write_out,
)
from alany.spine.transparency.auditing.check import check
from alany.spine.transparency.auditing.sources import Folder
from alany.spine.transparency.models import (
    Checkpoint,
    Cosignature,
    Entry,
    Log,
    Opening,
    Publication,
    Tile,
)
from alany.spine.transparency.queries import digests
from alany.spine.transparency.queries.policy import policy, policy_text
from alany.spine.transparency.queries.published import file, names, published_head
from alany.spine.transparency.rules import BOX, FIGURES
from alany.spine.transparency.witness import Door, Witness

EVENING = datetime(2020, 7, 1, 18, 5, tzinfo=ALMATY)
pytestmark = pytest.mark.django_db


def happened(count: int, *, kind: str = "received", due: date | None = None, at: datetime = EVENING) -> None:
    with transaction.atomic():
        for number in range(count):
            append(
                log=BOX, kind=kind, unit="turkestan", due=due, body=f"{number:08d}".encode() + bytes(132),
                tag=bytes(16), by_day=at.date(),
            )  # fmt: skip


def said(folder: Path, receipt_file: bytes | None = None) -> list[str]:
    """What the check of the published files found, by its codes."""
    return [one.code for one in check(Folder(folder / BOX), policy(), receipt_file)]


def test_what_is_published_passes_the_check_that_outsiders_make(tmp_path: Path) -> None:
    happened(300)
    publish(BOX, at=EVENING)

    assert write_out(BOX, tmp_path) == 7
    assert said(tmp_path) == ["head", "signed", "no_witness_asked", "leaves", "history", "days"]
    assert write_out(BOX, tmp_path) == 0
    assert (tmp_path / "policy.txt").read_text() == policy_text()


@pytest.mark.slow
def test_no_file_tells_more_than_the_published_head() -> None:
    happened(300)
    publish(BOX, at=EVENING)
    before = {name: file(BOX, name) for name in names(BOX)}
    happened(400)
    settle(BOX)

    assert {name: file(BOX, name) for name in names(BOX)} == before
    assert sorted(before) == [
        "checkpoint", "heads.jsonl", "tile/0/000", "tile/0/001.p/44", "tile/1/000.p/1",
        "tile/entries/000", "tile/entries/001.p/44",
    ]  # fmt: skip
    for name in ("tile/0/001", "tile/0/001.p/45", "tile/0/002", "tile/2/000.p/1", "tile/entries/001", "x"):
        assert file(BOX, name) is None, name
    assert file(BOX, "tile/0/001.p/7") == (before["tile/0/001.p/44"] or b"")[: 7 * 32]


@pytest.mark.slow
def test_few_messages_wait_for_company_at_most_three_days_and_then_get_cover() -> None:
    happened(30)
    tend(at=EVENING)
    happened(3)
    sizes = []
    for day in range(1, 5):
        tend(at=EVENING + timedelta(day))
        head = published_head(BOX)
        sizes.append(head.size if head else 0)

    assert sizes[:2] == [sizes[0]] * 2
    assert sizes[2] >= sizes[0] + 10
    kinds = Counter(Opening.objects.filter(log=BOX).values_list("kind", flat=True))
    assert kinds["received"] == 33
    assert kinds["cover"] >= 7
    assert Publication.objects.filter(checkpoint__log=BOX).count() == 5


def test_the_box_is_published_once_after_its_hour_and_the_ledger_digested_once_an_hour() -> None:
    happened(20)
    for hour in (9, 12, 18, 18, 21):
        tend(at=EVENING.replace(hour=hour))

    assert Publication.objects.filter(checkpoint__log=BOX).count() == 1
    assert Opening.objects.filter(kind="audit_digest").count() == 4
    assert published_head(FIGURES).size == 4  # type: ignore[union-attr]


def test_a_month_is_opened_when_it_is_over_and_then_checked_by_anybody(tmp_path: Path) -> None:
    happened(12, due=date(2020, 7, 20))
    happened(12, kind="answered")
    tend(at=EVENING)
    tend(at=EVENING + timedelta(40))
    write_out(BOX, tmp_path)

    assert "openings" in said(tmp_path)
    lines = (tmp_path / BOX / "openings-2020-07.csv").read_text().splitlines()
    assert lines[0] == "index,field,value,salt,case"
    assert lines[1].startswith("0,kind,received,")
    assert lines[1].endswith(",1")
    assert sum(",office,turkestan," in line for line in lines) == 24


def test_a_group_with_few_messages_is_not_opened(tmp_path: Path) -> None:
    happened(4, at=EVENING)
    happened(4, kind="answered", at=EVENING)
    tend(at=EVENING)
    tend(at=EVENING + timedelta(40))

    assert b"turkestan" not in (file(BOX, "openings-2020-07.csv") or b"turkestan")


def test_a_leaf_changed_in_the_database_is_found_before_it_is_published() -> None:
    happened(20)
    settle(BOX)
    Tile.objects.filter(level=0).update(data=bytes(20 * 32))

    with pytest.raises(SigningRefused, match="leaf 0 is not the one that was placed"):
        publish(BOX, at=EVENING)


@pytest.fixture
def witnessed(tmp_path: Path) -> Witness:
    """The policy names one witness, which watches our box."""
    witness = Witness(str(tmp_path / "witness.sqlite3"))
    vkey = witness.new("university.example")
    publish(BOX, at=EVENING)
    witness.trust(Log.objects.get(slug=BOX).vkey)
    (keys.folder() / "witnesses.txt").write_text(f"witness U {vkey}\nquorum U\n")
    return witness


def test_a_witness_brings_its_signature_and_the_receipt_carries_it(
    witnessed: Witness, tmp_path: Path
) -> None:
    with transaction.atomic():
        one = append(
            log=BOX, kind="received", unit="", due=None, body=b"", tag=bytes(16), by_day=EVENING.date()
        )
    first = Proof.parse(receipt(one.uid) or b"")
    head = publish(BOX, at=EVENING)
    line = witnessed.add(0, [], head.note.encode())

    assert accept(BOX, line.encode()) == ["U"]
    assert accept(BOX, line.replace("A", "B", 1).encode()) == []
    later = Proof.parse(receipt(one.uid) or b"")
    assert (len(first.note.signatures), len(later.note.signatures)) == (1, 2)
    assert policy().agrees(policy().cosigners(later.note))
    write_out(BOX, tmp_path)
    assert "witnessed" in said(tmp_path, bytes(later))


@pytest.mark.slow
def test_a_witness_with_an_address_is_asked_and_halts_us_when_it_has_seen_more(
    witnessed: Witness, tmp_path: Path, without_guards: Callable[[], None]
) -> None:
    Door.state = str(tmp_path / "witness.sqlite3")
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Quiet", (Door,), {"log_message": lambda *_: None}))
    Thread(target=server.serve_forever, daemon=True).start()
    lines = (keys.folder() / "witnesses.txt").read_text().splitlines()
    address = f"http://127.0.0.1:{server.server_port}"
    (keys.folder() / "witnesses.txt").write_text(f"{lines[0]} {address}\n{lines[1]}\n")
    try:
        happened(20)
        (box, _) = tend(at=EVENING, now=True)
        happened(20)
        (again, _) = tend(at=EVENING + timedelta(1), now=True)

        assert [one.refusal for one in (*box.asked, *again.asked)] == ["", ""]

        without_guards()
        _set_back(size=20)
        refused = tend(at=EVENING + timedelta(2), now=True)[0].asked
        assert [one.refusal for one in refused] == ["409"]
        happened(1)
        with pytest.raises(SigningRefused, match="known outside"):
            publish(BOX, at=EVENING)
    finally:
        server.shutdown()
        server.server_close()


def test_a_head_that_somebody_outside_kept_stops_a_log_that_was_set_back(
    without_guards: Callable[[], None],
) -> None:
    happened(20)
    publish(BOX, at=EVENING)
    write_out(BOX, keys.folder() / "public")
    happened(20)
    newer = publish(BOX, at=EVENING).note.encode()
    assert (heed(newer), refuse_unfit(BOX)) == (BOX, 40)
    without_guards()
    _set_back(size=20)

    assert refuse_unfit(BOX) == 20
    assert heed(newer) == BOX
    happened(30)
    settle(BOX)
    with pytest.raises(SigningRefused, match="20 leaves are signed, but 40 are known outside"):
        refuse_unfit(BOX)


def test_a_head_that_our_key_has_not_signed_is_not_heeded_and_a_forked_one_is_said_so() -> None:
    happened(20)
    head = publish(BOX, at=EVENING)
    text = Note.parse(head.note.encode()).text
    thief = Signer.of(Log.objects.get(slug=BOX).origin, LOG, bytes(32))
    forged = bytes(Note(text.replace("20", "90"), (thief.sign(text.replace("20", "90")),)))

    with pytest.raises(NoteRefused):
        heed(forged)
    assert Log.objects.get(slug=BOX).known == 0
    ours = keys.signer(BOX, Log.objects.get(slug=BOX).origin, make=False)
    fork = text.replace("\n20\n", "\n19\n")
    with pytest.raises(SigningRefused, match="the first 19 leaves are not those"):
        heed(bytes(Note(fork, (ours.sign(fork),))))


def _set_back(size: int) -> None:
    """The database as an older backup has it, its published files too."""
    Cosignature.objects.all().delete()
    Publication.objects.filter(checkpoint__log=BOX, checkpoint__size__gt=size).delete()
    Checkpoint.objects.filter(log=BOX, size__gt=size).delete()
    Entry.objects.filter(log=BOX, index__gte=size).delete()
    Tile.objects.filter(log=BOX).delete()
    leaves = Entry.objects.filter(log=BOX).order_by("index").values_list("leaf", flat=True)
    hashes = [tree.leaf_hash(bytes(leaf)) for leaf in leaves]
    for (level, number), data in tiles.grow({}, 0, hashes).items():
        Tile.objects.create(log=BOX, level=level, number=number, data=data)
    Log.objects.filter(slug=BOX).update(size=size)
    shutil.rmtree(keys.folder() / "public")


def test_the_ledger_is_held_to_its_digests_in_the_public_log() -> None:
    with action(verb="place.added", by=SYSTEM, at=EVENING):
        pass
    digest_ledger(at=EVENING)

    assert list(digests.broken_digests()) == []
    body = bytes(Opening.objects.get().body)
    Opening.objects.update(body=body.replace(b"entry ", b"entry 1"))
    assert list(digests.broken_digests()) == [EVENING.isoformat(timespec="minutes")]


def test_what_the_figures_log_says_is_opened_at_once_as_text_or_as_digits(tmp_path: Path) -> None:
    bodies = [b'{"figure":"F-2020-07-0001"}', b"two\nlines", bytes(range(140)), b"hex:00", b"", b"a\x00b"]
    with transaction.atomic():
        for body in bodies:
            append(
                log=FIGURES, kind="dataset_published", unit="turkestan", due=None, body=body,
                tag=bytes(16), by_day=EVENING.date(),
            )  # fmt: skip
    publish(FIGURES, at=EVENING)
    write_out(FIGURES, tmp_path)

    found = {one.code: one.told for one in check(Folder(tmp_path / FIGURES), policy()) if one.holds}
    assert found["openings"]["count"] == len(bodies)
    opened = (tmp_path / FIGURES / "openings-2020-07.csv").read_text()
    assert '"two\nlines"' in opened
    assert f"hex:{bytes(range(140)).hex()}" in opened
