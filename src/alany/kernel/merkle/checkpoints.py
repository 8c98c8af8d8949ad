"""Heads of a log (C2SP tlog-checkpoint) and proofs that stand alone (C2SP tlog-proof)."""

from dataclasses import dataclass

from alany.kernel.merkle import tree
from alany.kernel.merkle.notes import Note, NoteRefused, base64_bytes, base64_text, decimal

HEADER = "c2sp.org/tlog-proof@v1"
LONGEST_PROOF = 63


def hashes_of(lines: list[str]) -> tuple[bytes, ...]:
    """One hash a line, at most 63 of them; raises NoteRefused."""
    hashes = tuple(base64_bytes(line) for line in lines)
    if len(hashes) > LONGEST_PROOF or any(len(one) != 32 for one in hashes):
        raise NoteRefused("hashes")
    return hashes


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """The head of a log: how many leaves it has, and the root over them."""

    origin: str
    size: int
    root: bytes

    def __str__(self) -> str:
        return f"{self.origin}\n{self.size}\n{base64_text(self.root)}\n"

    @classmethod
    def parse(cls, text: str) -> "Checkpoint":
        """The head of exactly three lines; raises NoteRefused."""
        lines = text.split("\n")
        if len(lines) != 4 or lines[3] or not lines[0]:
            raise NoteRefused("checkpoint")
        (root,) = hashes_of(lines[2:3])
        return cls(lines[0], decimal(lines[1]), root)


@dataclass(frozen=True, slots=True)
class Proof:
    """That a leaf stands at `index` below a signed head. `extra` is what nobody vouches for."""

    index: int
    hashes: tuple[bytes, ...]
    note: Note
    extra: bytes = b""

    @property
    def checkpoint(self) -> Checkpoint:
        """The head that it leads to; raises NoteRefused."""
        return Checkpoint.parse(self.note.text)

    def holds(self, leaf: bytes) -> bool:
        """Whether it leads from these bytes to its head; who signed the head is another question."""
        head = self.checkpoint
        return tree.includes(tree.leaf_hash(leaf), self.index, head.size, self.hashes, head.root)

    def __bytes__(self) -> bytes:
        extra = [f"extra {base64_text(self.extra)}"] if self.extra else []
        lines = [HEADER, *extra, f"index {self.index}", *map(base64_text, self.hashes)]
        return "".join(f"{line}\n" for line in lines).encode() + b"\n" + bytes(self.note)

    @classmethod
    def parse(cls, data: bytes) -> "Proof":
        """The proof that these bytes are; raises NoteRefused."""
        head, _, note = data.partition(b"\n\n")
        try:
            lines = head.decode("ascii").split("\n")
        except UnicodeDecodeError as fault:
            raise NoteRefused("proof") from fault
        if lines.pop(0) != HEADER or not lines:
            raise NoteRefused("proof")
        extra = b""
        if lines[0].startswith("extra "):
            extra = base64_bytes(lines.pop(0).removeprefix("extra "))
        if not lines or not lines[0].startswith("index "):
            raise NoteRefused("proof")
        index = decimal(lines.pop(0).removeprefix("index "))
        proof = cls(index, hashes_of(lines), Note.parse(note), extra)
        if index >= proof.checkpoint.size:
            raise NoteRefused("index")
        return proof
