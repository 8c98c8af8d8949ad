"""A whole message sealed in the browser: its addressees open it, the office learns nothing of it."""

import base64
import json
from datetime import date

import pytest

from alany.faces.ui.tests.javascript import Refused, scripts
from alany.kernel.sealing import directory, files, receipts, text, wraps
from alany.kernel.sealing.suite import Context, Kind, NotOpened

__all__ = ["scripts"]
SEED = bytes(range(32))
CANARY = "Әкімнің көлігі туралы"
WHO = {name: wraps.pair_of(bytes([place]) * 32) for place, name in enumerate("ABUVWE", start=1)}


def key_of(name):
    return wraps.key_id(WHO[name].public).hex()


def page(**changed):
    roles = {"A": "recipient", "B": "recipient", "U": "custodian", "V": "custodian", "E": "escrow"}
    entries = tuple(
        directory.DirectoryEntry(role, f"body {name}", name, WHO[name].public.hex())
        for name, role in roles.items()
    )
    roots = tuple(bytes([place]).hex() * 32 for place in (7, 8, 9))
    made = directory.Directory("turkestan", 3, date(2020, 7, 30), roots, entries, "0" * 64)
    known = {
        "form": "token", "directory": json.loads(made.as_bytes()),
        "recipients": [key_of("A"), key_of("B")], "custodians": [key_of("U"), key_of("V")],
        "escrow": [key_of("E")],
    }  # fmt: skip
    return known | changed


SAID = {
    "language": "kk",
    "answers": {"what": CANARY},
    "files": [{"name": "сурет.jpg", "type": "image/jpeg", "content": b"pixels"}],
    "identity": {"name": "Асан Үсенов", "contact": "+7 700"},
}


@pytest.fixture(scope="module")
def sealed(scripts):
    return scripts("messages.js", "sealMessage", SEED, SAID, page())


def opened(item, report, name):
    context = Context(report, item["item"], Kind(item["kind"]))
    one = next(wrap for wrap in item["wraps"] if wrap["key"] == key_of(name))
    return wraps.unwrap(base64.b64decode(one["sealed"]), pair=WHO[name], context=context), context


@pytest.mark.parametrize("name", ["A", "B", "E"])
def test_every_addressee_opens_the_report_and_its_file(sealed, name):
    message, given = sealed["message"], receipts.material(SEED)
    report, identity, file = message["items"]
    key, context = opened(report, given.report, name)
    commitment = bytes.fromhex(report["commitment"])
    said = text.open_text(base64.b64decode(report["sealed"]), key=key, context=context, commitment=commitment)
    assert json.loads(said.text) == {
        "v": 1, "language": "kk", "answers": {"what": CANARY}, "files": [file["item"]],
    }  # fmt: skip
    key, _context = opened(file, given.report, name)
    found = files.open_file([sealed["streams"][0]], key=key)
    assert (found.named.name, b"".join(found.pieces)) == ("сурет.jpg", b"pixels")
    assert identity["kind"] == Kind.IDENTITY


def test_the_sender_opens_it_with_the_secret_alone(sealed):
    message, given = sealed["message"], receipts.material(SEED)
    assert sealed["receipt"] == {"secret": given.secret, "caseSecret": given.case_secret}
    derived = receipts.derive(given.secret, bytes.fromhex(message["salt"]))
    assert receipts.is_verifier(derived.verifier, bytes.fromhex(message["kept"]))
    locked = base64.b64decode(message["reporter"]["locked"])
    pair = receipts.unlock_reporter_key(locked, unwrap_key=derived.unwrap_key, report=given.report)
    assert pair.public.hex() == message["reporter"]["public"]
    WHO["reporter"] = pair
    assert len(opened(message["items"][0], given.report, "reporter")[0]) == 32


def test_the_identity_opens_for_two_custodians_together_and_for_no_recipient(sealed):
    report, identity = receipts.material(SEED).report, sealed["message"]["items"][1]
    (one,) = identity["wraps"]
    context = Context(report, 2, Kind.IDENTITY)
    by_id = {key_of(name): WHO[name] for name in "UV"}
    raw = base64.b64decode(one["sealed"])
    half = wraps.first_half(raw, pair=by_id[one["key"]])
    key = wraps.second_half(half, pair=by_id[one["then"]], context=context)
    said = text.open_text(base64.b64decode(identity["sealed"]), key=key, context=context).text
    assert json.loads(said) == {"v": 1, "name": "Асан Үсенов", "contact": "+7 700"}
    for name in "ABE":
        with pytest.raises(NotOpened):
            wraps.first_half(raw, pair=WHO[name])


def test_what_goes_to_the_office_holds_no_word_of_it(sealed):
    sent = json.dumps(sealed["message"], ensure_ascii=False).encode() + sealed["streams"][0]
    given = receipts.material(SEED)
    for canary in (CANARY.encode(), "Асан".encode(), b"pixels", "сурет.jpg".encode(), given.secret.encode(),
                   given.case_secret, given.case_secret.hex().encode(), SEED.hex().encode()):  # fmt: skip
        assert canary not in sent


def test_the_wraps_are_those_of_the_page_and_of_the_sender_and_no_other(sealed):
    message = sealed["message"]
    reporter = wraps.key_id(bytes.fromhex(message["reporter"]["public"])).hex()
    report, identity, file = message["items"]
    for item in (report, file):
        assert {one["key"] for one in item["wraps"]} == {key_of("A"), key_of("B"), key_of("E"), reporter}
    assert [{one["key"], one["then"]} for one in identity["wraps"]] == [{key_of("U"), key_of("V")}]


def test_a_key_that_the_signed_directory_does_not_know_is_refused(scripts):
    with pytest.raises(Refused, match="not_in_directory"):
        scripts("messages.js", "keysOf", page()["directory"], [key_of("A"), key_of("W")])
