"""Notes, heads, proofs and policies have one text each; every other text is refused."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alany.kernel.merkle import tiles, tree
from alany.kernel.merkle.checkpoints import Checkpoint, Proof
from alany.kernel.merkle.notes import (
    LOG,
    WITNESS,
    Key,
    Note,
    NoteRefused,
    Signature,
    Signer,
    base64_bytes,
    decimal,
)
from alany.kernel.merkle.policies import Policy

GOLDEN = Path(__file__).parent / "golden"
ORIGIN = "office.example/log/box"
SIGNER = Signer.of(ORIGIN, LOG, bytes(range(32)))
WITNESSES = [Signer.of(f"w{number}.example", WITNESS, bytes([number]) * 32) for number in range(3)]
LEAVES = [bytes([number]) * 147 for number in range(9)]
HELD = tiles.grow({}, 0, map(tree.leaf_hash, LEAVES))
NODE = tiles.node_of(lambda level, number: HELD[level, number])
TEXT = str(Checkpoint(ORIGIN, 9, tree.root(9, NODE)))
NOTE = Note(
    TEXT, (SIGNER.sign(TEXT), *(one.sign(TEXT, 1_596_100_000 + n) for n, one in enumerate(WITNESSES)))
)
PROOF = Proof(5, tuple(tree.inclusion(5, 9, NODE)), NOTE, LEAVES[5])


def test_the_golden_files_are_what_we_write_and_read() -> None:
    """Written once, and read by Go's notes and trees too: a change of a single byte breaks every receipt."""
    assert (GOLDEN / "receipt.tlog-proof").read_bytes() == bytes(PROOF)
    assert (GOLDEN / "checkpoint").read_bytes() == bytes(NOTE)
    assert (GOLDEN / "keys.txt").read_text() == "".join(f"{one.key}\n" for one in (SIGNER, *WITNESSES))
    assert Proof.parse(bytes(PROOF)) == PROOF
    assert PROOF.holds(LEAVES[5])
    assert not PROOF.holds(LEAVES[4])


@given(st.binary(max_size=40), st.integers(0, 2**63 - 1))
def test_what_is_written_is_read_back(data: bytes, number: int) -> None:
    assert decimal(str(number)) == number
    proof = Proof(3, (data.ljust(32, b"x")[:32],), NOTE, data)
    assert Proof.parse(bytes(proof)) == proof


@pytest.mark.parametrize("text", ["01", "+1", "-1", " 1", "1 ", "", "1_0", "٣", str(2**63), "9" * 30, "1\n"])
def test_a_number_has_one_text(text: str) -> None:
    with pytest.raises(NoteRefused):
        decimal(text)


@pytest.mark.parametrize("text", ["kMC=", "kMA", "kMA=\n", " kMA=", "kM-=", "kMA=="])
def test_bytes_have_one_text(text: str) -> None:
    with pytest.raises(NoteRefused):
        base64_bytes(text)


@pytest.mark.parametrize(
    "data",
    [
        b"", b"text\n", b"text\n\n", b"text\n\n\n", b"\xff\n\n\xe2\x80\x94 a AAAAAAA=\n",
        b"te\txt\n\n\xe2\x80\x94 a AAAAAAA=\n", b"text\n\n\xe2\x80\x94 a AAAAAAA=", b"text\n\n- a AAAAAAA=\n",
        b"text\n\n\xe2\x80\x94 a+b AAAAAAA=\n", b"text\n\n\xe2\x80\x94  AAAAAAA=\n",
        b"text\n\n\xe2\x80\x94 a AAAA\n",
        b"text\n\n" + b"\xe2\x80\x94 a AAAAAAA=\n" * 101,
    ],
)  # fmt: skip
def test_what_is_no_note_is_refused(data: bytes) -> None:
    with pytest.raises(NoteRefused):
        Note.parse(data)


def test_sixteen_signatures_and_more_are_read_and_strangers_passed_over() -> None:
    many = [Signer.of(f"s{number}.example", WITNESS, bytes([100 + number]) * 32) for number in range(40)]
    note = Note.parse(bytes(NOTE.signed_with(one.sign(TEXT, 1) for one in many)))

    assert len(note.signatures) == 44
    assert note.signed_at(SIGNER.key) == 0
    assert note.signed_at(WITNESSES[2].key) == 1_596_100_002
    assert note.signed_at(Signer.of("nobody.example", LOG, bytes(32)).key) is None


def test_a_line_that_only_claims_a_known_key_spoils_the_note() -> None:
    for key, length in ((SIGNER.key, 64), (WITNESSES[0].key, 72), (WITNESSES[0].key, 5)):
        false = Note(TEXT, (Signature(key.name, key.id, bytes(length)),))
        with pytest.raises(NoteRefused):
            false.signed_at(key)


def test_a_witness_cannot_state_a_time_beyond_the_format() -> None:
    late = WITNESSES[0].sign(TEXT, 2**63)
    with pytest.raises(NoteRefused):
        Note(TEXT, (late,)).signed_at(WITNESSES[0].key)


@pytest.mark.parametrize(
    "vkey",
    ["", "name", "name+00000000", f"{SIGNER.key}x", str(SIGNER.key).replace("office", "orifice"),
     "a b+00000000+AAAA", str(Key("n", 2, bytes(32)))],
)  # fmt: skip
def test_what_is_no_key_is_refused(vkey: str) -> None:
    with pytest.raises(NoteRefused):
        Key.parse(vkey)


@pytest.mark.parametrize(
    "text",
    ["", ORIGIN, f"{ORIGIN}\n9\n", TEXT + "more\n", TEXT.replace("\n9\n", "\n09\n"),
     f"\n9\n{TEXT.split()[2]}\n", f"{ORIGIN}\n9\nAAAA\n", TEXT[:-1]],
)  # fmt: skip
def test_what_is_no_head_is_refused(text: str) -> None:
    with pytest.raises(NoteRefused):
        Checkpoint.parse(text)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"@v1", b"@v2"), (b"index 5", b"index 05"), (b"index 5", b"index 9"), (b"index", b"indexx"),
        (b"extra ", b"extra  "), (b"\nindex", b"\n\nindex"), (b"\nindex 5", b""), (b"extra", b"other"),
        (b"c2sp", b"\xd0\xb0"),
    ],
)  # fmt: skip
def test_what_is_no_proof_is_refused(old: bytes, new: bytes) -> None:
    with pytest.raises(NoteRefused):
        Proof.parse(bytes(PROOF).replace(old, new, 1))


def policy_of(*lines: str) -> Policy:
    return Policy.parse("".join(f"{line}\n" for line in lines).encode())


W = [f"witness W{number} {one.key}" for number, one in enumerate(WITNESSES)]


def test_a_policy_says_who_must_agree() -> None:
    policy = policy_of(
        "# whom we believe", f"log {SIGNER.key} https://office.example/log/box", f"  {W[0]}\thttps://w0.example",
        W[1], W[2], "group some 2 W0 W1", "group all-of-them all some W2", "quorum all-of-them",
    )  # fmt: skip

    assert policy.agrees({"W0", "W1", "W2"})
    assert not policy.agrees({"W0", "W1"})
    assert not policy.agrees({"W0", "W2"})
    assert policy.cosigners(NOTE) == {"W0": 1_596_100_000, "W1": 1_596_100_001, "W2": 1_596_100_002}
    assert policy.is_of_log(NOTE)
    assert policy.urls == {ORIGIN: "https://office.example/log/box", "W0": "https://w0.example"}
    assert not policy_of("quorum none").is_of_log(NOTE)
    assert policy_of("quorum none").agrees(())
    assert policy_of(W[0], W[1], "group g any W0 W1", "quorum g").agrees({"W1"})


@pytest.mark.parametrize(
    "lines",
    [
        (), ("quorum nobody",), ("quorum none", "quorum none"), (W[0], W[0], "quorum W0"),
        (W[0], W[0].replace("W0", "W9"), "quorum W0"), ("group g any W0", W[0], "quorum g"),
        (W[0], "group g 2 W0", "quorum g"), (W[0], "group g 0 W0", "quorum g"),
        (W[0], "group g any W0", "group h any W0", "quorum h"), (W[0], "group g any W0 W0", "quorum g"),
        (W[0], "group W0 any W0", "quorum W0"), (W[0].replace("W0", "none"), "quorum none"),
        (f"log {WITNESSES[0].key}", "quorum none"), (f"witness L {SIGNER.key}", "quorum L"),
        (f"log {SIGNER.key}", f"log {SIGNER.key}", "quorum none"), ("something else", "quorum none"),
        (W[0], "quorum W0 more"), ("log", "quorum none"), ("quorum none\r",),
        (W[0], "group g none", "quorum g"),
    ],
)  # fmt: skip
def test_a_policy_that_could_be_read_in_two_ways_is_refused(lines: tuple[str, ...]) -> None:
    with pytest.raises(NoteRefused):
        policy_of(*lines)
