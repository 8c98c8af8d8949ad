"""Attacks on the log from inside, by number of the threat table. Each is found, by leaf or by day.

One attack is one command: ``.venv/bin/pytest tests/log/test_insider.py -k t07``.
"""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from alany.kernel.merkle import tiles, tree
from alany.kernel.merkle.checkpoints import Checkpoint, Proof
from alany.kernel.merkle.leaves import Leaf
from alany.kernel.merkle.notes import LOG, Note, NoteRefused, Signature, Signer
from alany.kernel.merkle.policies import Policy
from alany.spine.transparency.auditing.check import check, check_receipt
from alany.spine.transparency.auditing.sources import Folder
from alany.spine.transparency.witness import Refused, Witness
from tests.log.public_log import DAY, ORIGIN, Event, PublicLog, published_month, seeded

Found = list[tuple[str, dict[str, object]]]


@pytest.fixture
def log(tmp_path: Path) -> PublicLog:
    return published_month(tmp_path / "box")[0]


def found(log: PublicLog, receipt: bytes | None = None) -> Found:
    """What does not hold."""
    every = list(check(Folder(log.folder), Policy.parse(log.policy()), receipt))
    assert all(one.words(language) for one in every for language in ("kk", "ru", "en"))
    return [(one.code, one.told) for one in every if not one.holds]


def forged(log: PublicLog, leaves: list[bytes]) -> PublicLog:
    """The log rewritten with other leaves and signed anew with the stolen key, heads and all."""
    other = PublicLog(log.folder, heads=list(log.heads))
    other.append(leaves)
    return other


def witness_of(log: PublicLog, tmp_path: Path) -> Witness:
    """A witness that has signed the log as it stands."""
    witness = Witness(str(tmp_path / "witness.sqlite3"))
    witness.new("university.example")
    witness.trust(str(log.signer.key))
    witness.add(0, [], bytes(log.note()))
    return witness


def refusal(act: Callable[[], object]) -> int:
    with pytest.raises(Refused) as caught:
        act()
    return caught.value.code


def test_an_honest_log_holds_with_its_history_its_days_its_openings_and_its_receipts(log: PublicLog) -> None:
    codes = [one.code for one in check(Folder(log.folder), Policy.parse(log.policy()), log.receipt(7))]

    assert codes == ["head", "signed", "witnessed", "leaves", "history", "days", "openings", "receipt"]


def test_t01_a_leaf_changed_in_place_is_named_by_its_index(log: PublicLog) -> None:
    changed = list(log.leaves)
    changed[17] = changed[17][:60] + bytes([changed[17][60] ^ 1]) + changed[17][61:]
    log.put(tiles.path("entries", 0, 60), tiles.bundle(changed))

    assert ("leaf_changed", {"index": 17}) in found(log)


def test_t02_a_leaf_deleted_in_place_leaves_too_few_for_the_head(log: PublicLog) -> None:
    log.put(tiles.path("entries", 0, 60), tiles.bundle(log.leaves[:17] + log.leaves[18:]))

    assert ("leaf_changed", {"index": 17}) in found(log)
    assert ("leaves_missing", {"index": 59}) in found(log)


def test_t04_a_backdated_leaf_among_signed_ones_is_refused_by_the_witness(
    log: PublicLog, tmp_path: Path
) -> None:
    witness = witness_of(log, tmp_path)
    late = Event("received", DAY, salt="late").leaf()
    other = forged(log, [*log.leaves[:3], late, *log.leaves[3:]])

    proof = tree.consistency(60, 61, other.node)
    assert refusal(lambda: witness.add(60, proof, bytes(other.note()))) == 422


@pytest.mark.parametrize(("name", "days", "code"), [("t05", -3, "day_early"), ("t06", 365, "day_late")])
def test_t05_and_t06_a_clock_that_is_set_back_or_forward_is_named_by_leaf_and_day(
    log: PublicLog, name: str, days: int, code: str
) -> None:
    today = DAY + timedelta(25)
    stated = today + timedelta(days)
    log.append([Event("answered", stated, salt=name).leaf()])
    log.publish(today)

    wrong = dict(found(log))
    assert wrong[code]["index"] == 60
    assert wrong[code]["day"] == stated


def test_t07_a_deleted_leaf_and_new_numbers_are_refused_by_witness_and_by_an_old_receipt(
    log: PublicLog, tmp_path: Path
) -> None:
    receipt, witness = log.receipt(40), witness_of(log, tmp_path)
    other = forged(
        log, [*log.leaves[:20], *log.leaves[21:], Event("cover", DAY, salt="x").leaf(), b"y" * 147]
    )
    proof = tree.consistency(60, 61, other.node)

    assert refusal(lambda: witness.add(60, proof, bytes(other.note()))) == 422
    other.write(other.note(cosigned_on=DAY))
    wrong = found(other, receipt)
    assert ("receipt_betrayed", {"index": 40}) in wrong
    assert any(code == "history_other" and told["on"] >= DAY for code, told in wrong)


def test_t08_two_swapped_leaves_are_refused(log: PublicLog, tmp_path: Path) -> None:
    witness, leaves = witness_of(log, tmp_path), list(log.leaves)
    leaves[4], leaves[5] = leaves[5], leaves[4]
    other = forged(log, leaves)

    assert refusal(lambda: witness.add(60, [], bytes(other.note()))) == 409
    other.write(other.note(cosigned_on=DAY))
    assert any(code == "history_other" for code, _ in found(other))


def test_t09_an_older_backup_is_refused_by_the_witness(log: PublicLog, tmp_path: Path) -> None:
    """That the signer itself refuses to start is shown in spine/transparency/tests."""
    witness = witness_of(log, tmp_path)
    older = forged(log, log.leaves[:50])

    assert refusal(lambda: witness.add(60, [], bytes(older.note()))) == 400
    assert refusal(lambda: witness.add(50, [], bytes(older.note()))) == 409


def test_t10_other_leaves_after_a_rollback_are_refused_while_an_older_receipt_still_looks_fine(
    log: PublicLog, tmp_path: Path
) -> None:
    witness, older = witness_of(log, tmp_path), log.receipt(10, 30)
    others = [Event("cover", DAY, salt=f"n{number}").leaf() for number in range(40)]
    other = forged(log, [*log.leaves[:30], *others])
    proof = tree.consistency(60, 70, other.node)

    assert refusal(lambda: witness.add(60, proof, bytes(other.note()))) == 422
    assert all(one.holds for one in check_receipt(older, Policy(logs=[log.signer.key], quorum="none")))


def test_t12_a_fork_at_the_same_size_is_refused(log: PublicLog, tmp_path: Path) -> None:
    other = forged(log, [*log.leaves[:-1], Event("cover", DAY, salt="fork").leaf()])

    assert refusal(lambda: witness_of(log, tmp_path).add(60, [], bytes(other.note()))) == 409


def test_t13_one_witness_of_three_is_not_enough(log: PublicLog) -> None:
    note = log.note(cosigned_on=DAY + timedelta(24))
    log.put("checkpoint", bytes(replace(note, signatures=note.signatures[:2])))

    assert found(log) == [("no_quorum", {"who": "university"})]


def test_t14_two_receipts_of_one_fork_cannot_both_hold(log: PublicLog) -> None:
    other = forged(log, [*log.leaves[:-1], Event("cover", DAY, salt="fork").leaf()])
    theirs = other.receipt(59)

    assert found(log, theirs) == [("receipt_betrayed", {"index": 59})]
    assert found(log, log.receipt(59)) == []


def test_t19_a_receipt_with_one_bit_flipped_in_any_place_is_refused(log: PublicLog) -> None:
    receipt = log.receipt(5)
    policy = Policy(logs=[log.signer.key], quorum="none")
    for place in range(len(receipt)):
        forged_one = receipt[:place] + bytes([receipt[place] ^ 1]) + receipt[place + 1 :]
        assert not all(one.holds for one in check_receipt(forged_one, policy)), place


def test_t19_a_receipt_that_somebody_else_has_signed_is_forged(log: PublicLog) -> None:
    thief = PublicLog(log.folder, signer=Signer.of(ORIGIN, LOG, seeded("thief")))
    thief.append(log.leaves)

    assert found(log, thief.receipt(5)) == [("receipt_forged", {})]


def test_t22_what_was_opened_stays_provable_and_what_was_destroyed_stays_shut(log: PublicLog) -> None:
    """Nothing of an event can be found by trying every value without its salt; old proofs still hold."""
    leaf = Leaf.parse(log.leaves[0])

    assert not any(leaf.opens("kind", bytes(16), kind) for kind in (b"received", b"answered", b"closed"))
    assert Proof.parse(log.receipt(0)).holds(log.leaves[0])


@pytest.mark.parametrize("index", [0, 31, 59])
def test_t23_an_opening_that_is_left_out_is_named(log: PublicLog, index: int) -> None:
    path = log.folder / f"openings-{DAY:%Y-%m}.csv"
    lines = path.read_text().splitlines(keepends=True)
    path.write_text("".join(line for line in lines if not line.startswith(f"{index},kind,")))

    wrong = found(log)
    assert ("opening_missing", {"month": "2020-07", "index": index}) in wrong


def test_t23_an_opening_that_was_changed_is_named(log: PublicLog) -> None:
    path = log.folder / f"openings-{DAY:%Y-%m}.csv"
    path.write_text(re.sub(r"(?m)^0,kind,received", "0,kind,cover", path.read_text()))

    assert ("opening_false", {"month": "2020-07", "index": 0, "field": "kind"}) in found(log)


def test_a_message_without_an_answer_after_its_term_is_named(tmp_path: Path) -> None:
    log = PublicLog(tmp_path / "box")
    events = [Event("received", DAY, "00000001", DAY + timedelta(9), salt="alone")]
    log.append([one.leaf() for one in events])
    log.publish(DAY)
    log.open_month(events)

    assert found(log) == [("term_passed", {"month": "2020-07", "index": 0, "due": date(2020, 7, 10)})]


def test_a_missing_tile_is_named_and_nothing_is_said_to_hold(log: PublicLog) -> None:
    (log.folder / "tile/0/000.p/60").unlink()

    assert found(log) == [("file_missing", {"name": "tile/0/000.p/60"})]


def test_a_line_that_only_claims_to_be_a_signature_of_the_log_breaks_the_head(log: PublicLog) -> None:
    text = str(Checkpoint(ORIGIN, 60, bytes(32)))
    false = Signature(ORIGIN, log.signer.key.id, bytes(64))

    with pytest.raises(NoteRefused):
        Note(text, (false,)).signed_at(log.signer.key)


@pytest.mark.parametrize(("next_due", "wrong"), [(DAY + timedelta(90), 0), (None, 1)])
def test_a_confirmation_meets_the_first_term_when_it_names_the_next_day_owed(
    tmp_path: Path, next_due: date | None, wrong: int
) -> None:
    log = PublicLog(tmp_path / "box")
    events = [
        Event("received", DAY, "00000001", DAY + timedelta(9), salt="first"),
        Event("acknowledged", DAY, "00000001", next_due, salt="second"),
    ]
    log.append([one.leaf() for one in events])
    log.publish(DAY)
    log.open_month(events)

    assert len(found(log)) == wrong
