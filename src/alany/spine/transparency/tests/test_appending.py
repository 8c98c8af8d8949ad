"""A leaf is kept with what it tells of, gets its place after the commit, and is proved by its receipt."""

from datetime import date
from uuid import uuid4

import pytest
from django.db import DatabaseError, transaction
from django.db.models import Model

from alany.kernel.merkle.checkpoints import Checkpoint as Head
from alany.kernel.merkle.checkpoints import Proof
from alany.kernel.merkle.leaves import FIELDS, Leaf
from alany.kernel.merkle.notes import Note
from alany.spine.transparency import keys
from alany.spine.transparency.actions import (
    Appended,
    OriginChanged,
    OutsideTransaction,
    SigningRefused,
    append,
    forget,
    receipt,
    sequence,
    sign,
)
from alany.spine.transparency.models import Checkpoint, Entry, Log, Opening, Pending, Tile
from alany.spine.transparency.queries import tree
from alany.spine.transparency.rules import BOX, KindUnknown

DAY = date(2020, 7, 30)


def appended(kind: str = "received", log: str = BOX, due: date | None = DAY) -> Appended:
    with transaction.atomic():
        return append(log=log, kind=kind, unit="turkestan", due=due, body=b"b", tag=bytes(16), by_day=DAY)


@pytest.mark.django_db
def test_a_receipt_leads_from_the_leaf_to_a_head_that_the_log_has_signed() -> None:
    first = appended()
    appended()

    proof = Proof.parse(receipt(first.uid) or b"")

    assert proof.index == 0
    assert proof.holds(first.leaf)
    assert not proof.holds(bytes(147))
    assert proof.checkpoint == Head("alany.invalid/log/box", 2, tree.root(BOX, 2))
    assert proof.note.signed_at(keys.signer(BOX, "alany.invalid/log/box", make=False).key) == 0


@pytest.mark.django_db
def test_salts_open_what_the_leaf_committed_to_until_they_are_destroyed() -> None:
    one = appended()
    leaf, opening = Leaf.parse(one.leaf), Opening.objects.get()
    values = {"kind": b"received", "office": b"turkestan", "due": b"2020-07-30", "body": b"b"}

    assert all(leaf.opens(field, one.salts[field], values[field]) for field in FIELDS)
    assert bytes(opening.salts) == b"".join(one.salts[field] for field in FIELDS)

    before = receipt(one.uid)
    forget([one.uid])

    assert not Opening.objects.exists()
    assert receipt(one.uid) == before


@pytest.mark.django_db
def test_every_leaf_stands_once_in_the_order_of_writing() -> None:
    written = [appended() for _ in range(300)]
    sequence(BOX)

    stands = Entry.objects.order_by("index").values_list("index", "uid", "leaf")
    assert [(index, uid, bytes(leaf)) for index, uid, leaf in stands] == [
        (index, one.uid, one.leaf) for index, one in enumerate(written)
    ]
    assert not Pending.objects.exists()
    assert Log.objects.get().size == 300
    assert sorted(Tile.objects.values_list("level", "number")) == [(0, 0), (0, 1), (1, 0)]


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("committed")
def test_a_leaf_is_lost_with_the_event_that_fails_and_placed_at_once_with_the_one_that_holds() -> None:
    with transaction.atomic():
        append(log=BOX, kind="received", unit="", due=None, body=b"", tag=bytes(16), by_day=DAY)
        transaction.set_rollback(True)
    held = appended()

    assert list(Entry.objects.values_list("uid", flat=True)) == [held.uid]
    with pytest.raises(OutsideTransaction):
        append(log=BOX, kind="received", unit="", due=None, body=b"", tag=bytes(16), by_day=DAY)


@pytest.mark.django_db
def test_a_kind_that_no_log_knows_is_refused_and_a_leaf_that_is_not_there_has_no_receipt() -> None:
    with pytest.raises(KindUnknown):
        appended(kind="forgotten")
    assert receipt(uuid4()) is None


@pytest.mark.django_db
def test_nothing_is_signed_when_the_log_has_been_set_back_or_changed() -> None:
    one, _ = appended(), sequence(BOX)
    sign(BOX)
    appended()
    sequence(BOX)
    Tile.objects.update(data=bytes(64))

    with pytest.raises(SigningRefused, match="first 1 leaves are not those"):
        sign(BOX)

    Log.objects.update(size=0)
    with pytest.raises(SigningRefused, match="0 leaves, but 1 were signed"):
        sign(BOX)

    Log.objects.update(size=9, known=3)
    with pytest.raises(SigningRefused, match="1 leaves are signed, but 3 are known outside"):
        sign(BOX)
    assert Checkpoint.objects.count() == 1
    assert Proof.parse(receipt(one.uid) or b"").checkpoint.size == 1


@pytest.mark.django_db
def test_the_published_file_is_believed_more_than_the_database() -> None:
    appended()
    sequence(BOX)
    signer = keys.signer(BOX, "alany.invalid/log/box", make=True)
    text = str(Head("alany.invalid/log/box", 7, bytes(32)))
    path = keys.folder() / "public" / BOX / "checkpoint"
    path.parent.mkdir(parents=True)
    path.write_bytes(bytes(Note(text, (signer.sign(text),))))

    with pytest.raises(SigningRefused, match="0 leaves are signed, but 7 are known outside"):
        sign(BOX)


@pytest.mark.django_db
def test_a_log_keeps_its_origin_for_life(settings) -> None:
    sequence(BOX)
    settings.LOG_ORIGIN = "another.invalid/log"

    with pytest.raises(OriginChanged):
        sequence(BOX)


@pytest.mark.django_db
@pytest.mark.parametrize("model", [Entry, Checkpoint])
def test_the_database_refuses_to_change_or_delete_what_stands(model: type[Model]) -> None:
    appended()
    sequence(BOX)
    sign(BOX)

    for attempt in (lambda: model.objects.update(log="other"), lambda: model.objects.all().delete()):
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            attempt()


@pytest.mark.django_db
def test_the_key_is_for_its_owner_alone_encrypted_and_never_made_twice(settings) -> None:
    made = keys.signer(BOX, "alany.invalid/log/box", make=True)
    path = keys.folder() / "box.key"

    assert path.stat().st_mode & 0o777 == 0o600
    assert made.private.private_bytes_raw() not in path.read_bytes()
    assert keys.signer(BOX, "alany.invalid/log/box", make=True).key == made.key

    settings.SECRET_KEY = "another"
    with pytest.raises(keys.KeyRefused):
        keys.signer(BOX, "alany.invalid/log/box", make=True)

    path.unlink()
    appended()
    sequence(BOX)
    sign(BOX)
    path.unlink()
    appended()
    sequence(BOX)
    with pytest.raises(keys.KeyRefused):
        sign(BOX)
