"""The golden vectors: what the browser and later versions must make and open byte by byte."""

import json

import pytest

from alany.kernel.sealing import escrow, officers, receipts, wraps
from alany.kernel.sealing.suite import Context, Kind
from alany.kernel.sealing.tests.vectors import PATH, fixed, made

KEPT = json.loads(PATH.read_text())
CONTEXT = Context(fixed("report", 16), 7, Kind.MESSAGE)


@pytest.mark.parametrize(("part", "found"), made().items())
def test_what_does_not_depend_on_chance_comes_out_the_same(part, found):
    assert json.loads(json.dumps(found)) == KEPT[part]


def test_a_kept_wrap_opens_with_its_private_key():
    one = KEPT["wrap"]
    pair = wraps.pair_of(bytes.fromhex(one["private"]))
    opened = wraps.unwrap(bytes.fromhex(one["sealed"]), pair=pair, context=CONTEXT)

    assert (opened.hex(), pair.public.hex(), wraps.key_id(pair.public).hex()) == (
        one["key"], one["public"], one["key_id"],
    )  # fmt: skip


def test_kept_wraps_of_a_quorum_open_for_each_two():
    pairs = [wraps.pair_of(bytes.fromhex(one)) for one in KEPT["quorum"]["privates"]]
    by_id = {wraps.key_id(pair.public).hex(): pair for pair in pairs}
    kept = [wraps.Wrap(*map(bytes.fromhex, one)) for one in KEPT["quorum"]["wraps"]]

    for one in kept:
        half = wraps.first_half(one.sealed, pair=by_id[one.key_id.hex()])
        key = wraps.second_half(half, pair=by_id[one.then.hex()], context=CONTEXT)
        assert key.hex() == KEPT["quorum"]["key"]
    assert (len(kept), wraps.wraps_digest(kept).hex()) == (3, KEPT["quorum"]["wraps_digest"])


def test_a_kept_escrow_opens_for_each_two_of_three():
    kept = KEPT["escrow"]
    stored = [wraps.Wrap(*map(bytes.fromhex, one)) for one in kept["wraps"]]
    made = escrow.Escrow(bytes.fromhex(kept["public"]), tuple(stored))
    a, b, c = (wraps.pair_of(bytes.fromhex(one)) for one in kept["holders"])

    opened = [escrow.open_escrow(made, *two).private.hex() for two in ((a, b), (b, a), (a, c), (c, b))]
    assert opened == [kept["private"]] * 4


def test_a_kept_officers_key_opens_by_password_and_by_code():
    kept = KEPT["officer"]
    publics = {"box": bytes.fromhex(kept["box_public"]), "sign": bytes.fromhex(kept["sign_public"])}
    by_password = officers.unlock(bytes.fromhex(kept["locked"]), kept["password"], **publics)
    by_code = officers.recover(bytes.fromhex(kept["recovery"]), kept["recovery_code"].lower(), **publics)

    assert by_password == by_code
    assert by_password.seed.hex() == kept["sign_seed"]


def test_a_kept_reporter_key_opens():
    kept = {name: bytes.fromhex(value) for name, value in KEPT["reporter_key"].items()}
    pair = receipts.unlock_reporter_key(kept["locked"], unwrap_key=kept["unwrap_key"], report=kept["report"])

    assert pair == (kept["public"], kept["private"])
