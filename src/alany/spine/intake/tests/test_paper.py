"""Sheets printed offline, letters out of a box, messages by telephone."""

from dataclasses import replace

import pytest

from alany.kernel.merkle.leaves import body_of
from alany.kernel.sealing import receipts
from alany.kernel.sealing.suite import Malformed
from alany.spine.cases.tests.office import AT
from alany.spine.intake import actions, sheets
from alany.spine.intake.actions.paper import NO_NUMBER, PackUnfit, SheetUnknown
from alany.spine.intake.derivation import derived_of
from alany.spine.intake.models import Signal, Slip
from alany.spine.intake.queries.paper import numbers_of, returned
from alany.spine.intake.queries.standing import differences
from alany.spine.intake.rules import ItemUnfit
from alany.spine.ledger.models import Change
from alany.spine.ledger.rules import SYSTEM
from alany.spine.transparency.models import Opening

TOLD = actions.Told("Мектепте ақша жинап жатыр", topic="schools")


@pytest.fixture
def printed(box):
    """A pack of two: the sheets as they lie at the printer, and what the office got back."""
    pack = actions.reserve_pack(office=box.office, count=2, by=SYSTEM, at=AT)
    _, _, numbers = sheets.read_numbers(sheets.numbers_file(box.office.code, pack.number, numbers_of(pack)))
    made = list(sheets.make_sheets(numbers))
    back = sheets.sheets_file(box.office.code, pack.number, made)
    return pack, made, back


def issued(printed):
    pack, _, back = printed
    office, number, kept = sheets.read_sheets(back)
    assert (office, number) == (pack.office.code, pack.number)
    return actions.issue_pack(pack=pack, sheets=kept, delivered_to="SZ-012", by=SYSTEM, at=AT)


@pytest.mark.slow
def test_nothing_secret_comes_back_from_the_printer(printed):
    pack, made, back = printed
    issued(printed)
    kept = " ".join(str(row) for row in Slip.objects.filter(pack=pack).values_list())
    changed = " ".join(str(row.after) for row in Change.objects.all())
    for one in made:
        for secret in (one.secret, one.case_secret.hex()):
            assert secret not in back.decode() + kept + changed


@pytest.mark.slow
def test_a_delivered_pack_is_a_leaf_that_commits_to_its_numbers_and_is_no_signal(box, printed):
    pack = issued(printed)
    leaf = Opening.objects.get(uid=pack.uid)
    body = body_of(
        number=NO_NUMBER, item=pack.number, sealed="\n".join(numbers_of(pack)).encode(), wraps={},
        plaintext=b"", statement=b"",
    )  # fmt: skip
    assert (leaf.kind, bytes(leaf.body)) == ("pack_issued", body)
    assert list(differences(box.office)) == []


@pytest.mark.slow
def test_a_pack_is_registered_once_and_only_with_its_own_numbers(printed):
    pack, made, _ = printed
    with pytest.raises(PackUnfit):
        actions.issue_pack(
            pack=pack, sheets={made[0].number: made[0].kept}, delivered_to="", by=SYSTEM, at=AT
        )
    cut = {one.number: replace(one.kept, tags=one.kept.tags[:5]) for one in made}
    with pytest.raises(PackUnfit):
        actions.issue_pack(pack=pack, sheets=cut, delivered_to="", by=SYSTEM, at=AT)
    issued(printed)
    with pytest.raises(PackUnfit):
        issued(printed)


@pytest.mark.slow
def test_no_signal_gets_a_number_that_stands_on_a_sheet(box, printed, monkeypatch):
    taken = printed[1][0].number
    drawn = iter([taken, taken, "12345674"])
    monkeypatch.setattr(receipts, "new_number", lambda: next(drawn))
    assert box.send().number == "12345674"


@pytest.mark.slow
def test_the_writer_of_a_sheet_is_known_by_the_coupon_and_reads_the_own_words(box, printed):
    issued(printed)
    sheet = printed[1][0]
    sent = actions.receive_sheet(office=box.office, number=sheet.number, told=TOLD, at=AT)
    signal = sent.signal
    assert (signal.number, signal.channel, signal.topic) == (sheet.number, "paper", "schools")
    derived = derived_of(sheet.secret, bytes(signal.reporter.salt))
    assert receipts.is_verifier(derived.verifier, bytes(signal.reporter.kept))
    receipts.unlock_reporter_key(
        bytes(signal.reporter.locked), unwrap_key=derived.unwrap_key, report=bytes.fromhex(signal.report)
    )
    assert "ақша" in box.read("Болат", signal)
    assert receipts.tags(sheet.case_secret)[0] == bytes(signal.tags.tags)[:16]


@pytest.mark.slow
def test_a_sheet_typed_twice_is_one_signal(box, printed):
    issued(printed)
    number = printed[1][0].number
    both = [actions.receive_sheet(office=box.office, number=number, told=TOLD, at=AT) for _ in range(2)]
    assert [one.fresh for one in both] == [True, False]
    assert (Signal.objects.count(), returned(box.office)) == (1, {number})


@pytest.mark.slow
def test_a_number_of_no_delivered_pack_is_refused(box, printed):
    for number in (printed[1][0].number, "12345674"):
        with pytest.raises(SheetUnknown):
            actions.receive_sheet(office=box.office, number=number, told=TOLD, at=AT)


@pytest.mark.slow
def test_a_letter_on_own_paper_gets_a_drawn_number_once(box):
    once = receipts.new_seed()
    both = [actions.receive_own_paper(office=box.office, once=once, told=TOLD, at=AT) for _ in range(2)]
    assert [one.fresh for one in both] == [True, False]
    assert receipts.read_number(both[0].signal.number)


@pytest.mark.slow
def test_the_body_that_a_letter_is_about_cannot_open_it(box):
    about = box.bodies["prosecutor"].pk
    told = replace(TOLD, excluded=(about,))
    signal = actions.receive_own_paper(office=box.office, once=receipts.new_seed(), told=told, at=AT).signal
    readers = {str(one.key.person.name) for one in signal.recipients.select_related("key__person")}
    assert readers == {"Айгүл", "Сәуле"}


@pytest.mark.slow
def test_an_empty_letter_is_refused(box):
    with pytest.raises(ItemUnfit):
        actions.receive_own_paper(office=box.office, once=receipts.new_seed(), told=actions.Told("  "), at=AT)
    assert Signal.objects.count() == 0


@pytest.mark.slow
def test_who_called_must_take_another_secret_because_the_operator_has_seen_it(box):
    sent, secret = actions.take_by_telephone(office=box.office, seed=receipts.new_seed(), told=TOLD, at=AT)
    signal = Signal.objects.get(pk=sent.signal.pk)
    assert (signal.channel, signal.reporter.must_change) == ("telephone", True)
    derived = derived_of(secret, bytes(signal.reporter.salt))
    assert receipts.is_verifier(derived.verifier, bytes(signal.reporter.kept))


@pytest.mark.parametrize("data", [b"", b"[]", b"{}", b'{"numbers": ["1"]}', b"\x00\xff", b"x" * 5_000_000])
def test_a_file_that_is_none_of_ours_is_refused(data):
    for read in (sheets.read_numbers, sheets.read_sheets):
        with pytest.raises(Malformed):
            read(data)
