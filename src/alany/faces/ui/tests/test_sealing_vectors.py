"""Browser and server make and read the same bytes: golden vectors, and each opens what the other sealed."""

import hashlib
import json
from datetime import date

import pytest

from alany.faces.ui.tests.javascript import Refused, scripts
from alany.kernel.sealing import directory, escrow, files, officers, receipts, suite, text, wraps
from alany.kernel.sealing.suite import Context, Kind
from alany.kernel.sealing.tests.vectors import PATH, content, fixed

__all__ = ["scripts"]
VECTORS = json.loads(PATH.read_text(encoding="utf-8"))
CONTEXT = Context(fixed("report", 16), 7, Kind.MESSAGE)
KEY = fixed("content key")
raw = bytes.fromhex


def pairs(*names):
    return [wraps.pair_of(fixed(f"holder {name}")) for name in names]


def test_the_context_of_an_item_is_the_same_22_bytes(scripts):
    bound = scripts("suite.js", "context", CONTEXT.report, 7, Kind.MESSAGE.value)
    assert bound == CONTEXT.as_bytes()


@pytest.mark.parametrize("told", VECTORS["text"], ids=["short", "empty", "long"])
def test_texts_are_sealed_to_the_same_bytes(scripts, told):
    key, bound = raw(told["key"]), raw(told["context"])
    made = scripts(
        "texts.js", "sealText", told["text"].encode(), key, bound, raw(told["nonce"]), raw(told["opening"])
    )
    assert hashlib.sha256(made["sealed"]).hexdigest() == told["sealed_sha256"]
    assert made["commitment"].hex() == told["commitment"]
    opened = scripts("texts.js", "openText", made["sealed"], key, bound, made["commitment"])
    assert opened["text"].decode() == told["text"]


def test_each_side_opens_the_texts_of_the_other(scripts):
    bound = CONTEXT.as_bytes()
    theirs = scripts("texts.js", "sealText", "жол".encode(), KEY, bound)
    assert text.open_text(theirs["sealed"], key=KEY, context=CONTEXT).text.decode() == "жол"
    ours = text.seal_text("дәріхана".encode(), key=KEY, context=CONTEXT)
    assert scripts("texts.js", "openText", ours.sealed, KEY, bound)["text"].decode() == "дәріхана"


@pytest.mark.parametrize("place", [0, 1, 30, -1])
def test_a_changed_text_does_not_open(scripts, place):
    sealed = bytearray(text.seal_text(b"word", key=KEY, context=CONTEXT).sealed)
    sealed[place] ^= 1
    with pytest.raises(Refused):
        scripts("texts.js", "openText", bytes(sealed), KEY, CONTEXT.as_bytes())


def test_a_text_longer_than_the_largest_size_is_refused_and_the_longest_is_not(scripts):
    bound = CONTEXT.as_bytes()
    assert len(scripts("texts.js", "sealText", bytes(text.LONGEST), KEY, bound)["sealed"]) > text.LONGEST
    with pytest.raises(Refused, match="too_long"):
        scripts("texts.js", "sealText", bytes(text.LONGEST + 1), KEY, bound)


def test_wraps_open_on_both_sides(scripts):
    told, bound = VECTORS["wrap"], CONTEXT.as_bytes()
    assert scripts("wraps.js", "publicOf", raw(told["private"])).hex() == told["public"]
    assert scripts("wraps.js", "keyId", raw(told["public"])).hex() == told["key_id"]
    assert (
        scripts("wraps.js", "unwrap", raw(told["sealed"]), raw(told["private"]), bound).hex() == told["key"]
    )
    made = scripts("wraps.js", "wrap", KEY, raw(told["public"]), bound)
    pair = wraps.pair_of(raw(told["private"]))
    assert made["keyId"].hex() == told["key_id"]
    assert wraps.unwrap(made["sealed"], pair=pair, context=CONTEXT) == KEY


def test_a_wrap_of_another_item_does_not_open(scripts):
    (pair,) = pairs("a")
    other = Context(CONTEXT.report, 8, Kind.MESSAGE)
    made = wraps.wrap(KEY, to=pair.public, context=other)
    with pytest.raises(Refused, match="not_opened"):
        scripts("wraps.js", "unwrap", made.sealed, pair.private, CONTEXT.as_bytes())


def test_any_two_of_a_quorum_open_together_on_both_sides(scripts):
    told, bound = VECTORS["quorum"], CONTEXT.as_bytes()
    holders = {pair.public: pair for pair in (wraps.pair_of(raw(one)) for one in told["privates"])}
    by_id = {wraps.key_id(public): pair for public, pair in holders.items()}
    for outer, inner, sealed in told["wraps"]:
        half = scripts("wraps.js", "firstHalf", raw(sealed), by_id[raw(outer)].private)
        assert scripts("wraps.js", "secondHalf", half, by_id[raw(inner)].private, bound) == KEY
    made = scripts("wraps.js", "wrapToQuorum", KEY, list(holders), bound)
    assert [one["keyId"].hex() + one["then"].hex() for one in made] == [a + b for a, b, _ in told["wraps"]]
    for one in made:
        half = wraps.first_half(one["sealed"], pair=by_id[one["keyId"]])
        assert wraps.second_half(half, pair=by_id[one["then"]], context=CONTEXT) == KEY


def test_the_digest_of_wraps_is_the_same_in_any_order(scripts):
    told = VECTORS["quorum"]
    given = [{"keyId": raw(a), "then": raw(b), "sealed": raw(c)} for a, b, c in told["wraps"]]
    assert scripts("wraps.js", "wrapsDigest", given).hex() == told["wraps_digest"]
    assert scripts("wraps.js", "wrapsDigest", given[::-1]).hex() == told["wraps_digest"]


def test_the_escrow_key_is_opened_by_two_in_the_browser_too(scripts):
    told = VECTORS["escrow"]
    public = raw(told["public"])
    bound = Context(wraps.key_id(public), 1, Kind.ESCROW).as_bytes()
    by_id = {wraps.key_id(wraps.pair_of(raw(one)).public): raw(one) for one in told["holders"]}
    outer, inner, sealed = (raw(one) for one in told["wraps"][0])
    half = scripts("wraps.js", "firstHalf", sealed, by_id[outer])
    assert scripts("wraps.js", "secondHalf", half, by_id[inner], bound).hex() == told["private"]
    assert escrow.HOLDERS == 3


@pytest.mark.parametrize("told", VECTORS["file"], ids=lambda told: str(told["size"]))
def test_files_are_the_same_stream_on_both_sides(scripts, told):
    size, key = told["size"], raw(told["key"])
    args = [
        content(size),
        told["name"],
        told["type"],
        key,
        raw(told["opening"]),
        raw(told["stream_head"]),
    ]
    made = scripts("files.js", "sealFile", *args)
    assert hashlib.sha256(made["sealed"]).hexdigest() == told["sha256"]
    assert made["commitment"].hex() == told["commitment"]
    opened = scripts("files.js", "openFile", made["sealed"], key)
    assert (opened["name"], opened["type"]) == (told["name"], told["type"])
    assert opened["content"] == content(size)
    read = files.open_file([made["sealed"]], key=key)
    assert b"".join(read.pieces) == content(size)


def test_a_long_name_is_cut_in_the_middle_on_both_sides(scripts):
    name = "ә" * 900 + ".pdf"
    header = bytes(24)
    made = scripts("files.js", "sealFile", b"x", name, "application/pdf", KEY, bytes(16), header)
    opened = scripts("files.js", "openFile", made["sealed"], KEY)
    assert files.open_file([made["sealed"]], key=KEY).named.name == opened["name"]
    assert json.loads(files.Named(name, "application/pdf").as_bytes())["name"] == opened["name"]


def _sealed(size):
    sealer = files.FileSealer(files.Named("a", "b"), key=KEY)
    return sealer.begin() + sealer.add(bytes(size)) + sealer.end()


@pytest.mark.parametrize(
    "harm",
    [
        lambda sealed: sealed[: files.STREAM_HEAD + files.SEALED_FRAME],
        lambda sealed: sealed[:-1],
        lambda sealed: sealed + b"\0",
        lambda sealed: sealed[: files.STREAM_HEAD] + sealed[files.STREAM_HEAD + files.SEALED_FRAME :],
        lambda sealed: sealed[:100] + bytes([sealed[100] ^ 1]) + sealed[101:],
        lambda sealed: sealed[: files.STREAM_HEAD],
        lambda sealed: b"\x02" + sealed[1:],
        lambda sealed: b"",
    ],
    ids=[
        "a frame cut off", "a byte cut off", "a byte added", "a frame lost", "a bit turned", "bare",
        "another suite", "empty",
    ],
)  # fmt: skip
def test_a_file_that_was_harmed_does_not_open(scripts, harm):
    with pytest.raises(Refused):
        scripts("files.js", "openFile", harm(_sealed(2 * files.FRAME)), KEY)


def test_a_seed_gives_the_same_receipt_on_both_sides(scripts):
    told = VECTORS["receipt"]
    given = scripts("receipts.js", "material", raw(told["seed"]))
    assert given["secret"] == told["secret"]
    assert {name: given[name].hex() for name in ("report", "salt", "once")} == {
        name: told[name] for name in ("report", "salt", "once")
    }
    assert given["caseSecret"].hex() == told["case_secret"]
    assert [tag.hex() for tag in scripts("receipts.js", "tags", given["caseSecret"], 3)] == told["tags"]
    assert scripts("receipts.js", "shownSecret", told["secret"]) == told["shown_secret"]
    assert scripts("receipts.js", "readSecret", f" {told['shown_secret']} ") == told["secret"]
    assert [scripts("receipts.js", "readNumber", one) for one in told["numbers"]] == told["numbers"]


@pytest.mark.slow
def test_the_derivation_gives_the_same_keys(scripts):
    told = VECTORS["receipt"]
    derived = scripts("receipts.js", "derive", told["secret"], raw(told["salt"]))
    assert derived["verifier"].hex() == told["verifier"]
    assert derived["unwrapKey"].hex() == told["unwrap_key"]
    assert scripts("receipts.js", "keptOf", derived["verifier"]).hex() == told["kept"]


@pytest.mark.parametrize(
    "slip", ["6506 6953 2381 7662 13", "6506 6953 2381 7626 12", "6506 6953", "abcd", ""]
)
def test_a_slip_of_the_finger_in_a_secret_is_told(scripts, slip):
    with pytest.raises(Refused, match="malformed"):
        scripts("receipts.js", "readSecret", slip)
    with pytest.raises(suite.Malformed):
        receipts.read_secret(slip)


def test_the_reporters_key_is_locked_to_the_same_bytes(scripts):
    told = VECTORS["reporter_key"]
    unwrap, report = raw(told["unwrap_key"]), raw(told["report"])
    locked = scripts(
        "receipts.js", "lockReporterKey", raw(told["private"]), unwrap, report, raw(told["nonce"])
    )
    assert locked.hex() == told["locked"]
    assert scripts("receipts.js", "unlockReporterKey", locked, unwrap, report).hex() == told["private"]


@pytest.mark.slow
def test_officers_keys_are_locked_to_the_same_bytes(scripts):
    told = VECTORS["officer"]
    keys = {"box": raw(told["box_private"]), "seed": raw(told["sign_seed"])}
    box, sign, salt, nonce = (raw(told[name]) for name in ("box_public", "sign_public", "salt", "nonce"))
    assert scripts("officers.js", "publics", keys) == {"box": box, "sign": sign}
    assert scripts("officers.js", "unlock", raw(told["locked"]), told["password"], box, sign) == keys
    code = told["recovery_code"]
    assert scripts("officers.js", "lockForRecovery", keys, code, salt, nonce).hex() == told["recovery"]
    typed = code.lower().replace("-", " ")
    assert scripts("officers.js", "recover", raw(told["recovery"]), typed, box, sign) == keys


def test_a_new_recovery_code_is_read_by_both_sides(scripts):
    keys = officers.new_officer_keys()
    code = scripts("officers.js", "newRecoveryCode")
    locked = scripts("officers.js", "lockForRecovery", {"box": keys.box.private, "seed": keys.seed}, code)
    assert officers.recover(locked, code, box=keys.box.public, sign=keys.sign_public) == keys
    with pytest.raises(Refused, match="malformed"):
        scripts("officers.js", "recover", locked, code[:-1] + ("A" if code[-1] != "A" else "B"), b"", b"")


def test_statements_are_signed_alike(scripts):
    told = VECTORS["officer"]
    said, seed, key = told["statement"].encode(), raw(told["sign_seed"]), raw(told["sign_public"])
    signature = scripts("officers.js", "signStatement", said, seed)
    assert signature.hex() == told["signature"]
    assert scripts("officers.js", "isStatement", said, signature, key) is True
    assert scripts("officers.js", "isStatement", said + b" ", signature, key) is False
    assert scripts("officers.js", "statementDigest", said, signature).hex() == told["statement_digest"]


@pytest.mark.parametrize(
    "said", [{"ә": [1, "ғ\n\u2028\x7f"], "a": None, "B": {"z": True, "y": -5}}, [], "«»", {"": {}}]
)
def test_canonical_json_is_the_same(scripts, said):
    assert scripts("directory.js", "canonical", said).encode() == directory.canonical(said)


def directories():
    """Two versions: the second has another root and is signed by two of the old ones, of which one stays."""
    told = VECTORS["directory"]
    seeds = [raw(one) for one in told["root_seeds"]]
    first = directory.read_directory(told["bytes"].encode())
    new = directory.sign_directory(b"", fixed("root d"))[0]
    roots = (*sorted(directory.sign_directory(b"", seed)[0] for seed in seeds[:2]), new)
    second = directory.Directory(
        first.office, 2, date(2020, 8, 1), roots, first.entries, previous=first.sha256
    ).as_bytes()
    signed = dict(directory.sign_directory(second, seed) for seed in seeds[:2])
    return [
        {"bytes": told["bytes"].encode(), "signatures": told["signatures"]},
        {"bytes": second, "signatures": signed},
    ]


def test_a_chain_of_directories_is_followed_from_the_printed_roots(scripts):
    told, versions = VECTORS["directory"], directories()
    found = scripts("directory.js", "checkChain", versions, told["fingerprint"])
    assert found["version"] == 2
    ids = [scripts("directory.js", "entryKeyId", one) for one in found["entries"]]
    assert ids == told["key_ids"]
    assert scripts("directory.js", "fingerprint", json.loads(told["bytes"])["roots"]) == told["fingerprint"]


def _one_signature(versions):
    versions[1]["signatures"] = dict(list(versions[1]["signatures"].items())[:1])


def _changed(versions):
    versions[1]["bytes"] = versions[1]["bytes"].replace("Айгүл".encode(), "Айнұр".encode())


def _old(versions):
    versions.append(versions[0])


def _gap(versions):
    del versions[0]


def _blank(versions):
    versions[1]["bytes"] += b" "


def _nothing(versions):
    versions.clear()


@pytest.mark.parametrize(
    "harm", [_one_signature, _changed, _old, _gap, _blank, _nothing], ids=lambda one: one.__name__
)
def test_a_directory_that_is_not_what_the_roots_signed_is_refused(scripts, harm):
    versions = directories()
    harm(versions)
    with pytest.raises(Refused):
        scripts("directory.js", "checkChain", versions, VECTORS["directory"]["fingerprint"])


def test_a_directory_of_other_roots_is_refused(scripts):
    with pytest.raises(Refused, match="other_roots"):
        scripts("directory.js", "checkChain", directories(), "AAAA-AAAA-AAAA-AAAA-AAAA-AAAA-AAAA-AAAA")
