"""Whom to believe (C2SP tlog-policy): the log's keys, the witnesses, and how many of them are enough."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, field

from alany.kernel.merkle.checkpoints import Checkpoint
from alany.kernel.merkle.notes import LOG, WITNESS, Key, Note, NoteRefused, decimal

NONE = "none"


@dataclass(slots=True)
class Policy:
    """Keys of logs and witnesses, their addresses, groups of names, and the name that must agree."""

    logs: list[Key] = field(default_factory=list)
    witnesses: dict[str, Key] = field(default_factory=dict)
    groups: dict[str, tuple[int, tuple[str, ...]]] = field(default_factory=dict)
    quorum: str = ""
    urls: dict[str, str] = field(default_factory=dict)

    @classmethod
    def parse(cls, data: bytes) -> "Policy":
        """The policy of a file; raises NoteRefused with the line that it cannot be."""
        policy, text = cls(), data.decode("utf-8", "surrogateescape")
        if any((sign < " " and sign not in "\t\n") or sign == "\x7f" for sign in text):
            raise NoteRefused("policy: control character")
        for number, line in enumerate(text.split("\n"), 1):
            words = line.replace("\t", " ").strip(" ").split(" ")
            words = [word for word in words if word]
            if words and not words[0].startswith("#"):
                policy._take(words, f"policy, line {number}")
        if not policy.quorum:
            raise NoteRefused("policy: quorum")
        return policy

    def _take(self, words: list[str], where: str) -> None:
        shapes: dict[str, tuple[int, int, Callable[[list[str]], bool]]] = {
            "log": (1, 2, self._log), "witness": (2, 3, self._witness),
            "group": (3, 1000, self._group), "quorum": (1, 1, self._quorum),
        }  # fmt: skip
        least, most, take = shapes.get(words[0], (1, 0, self._log))
        if not least <= len(words) - 1 <= most or not take(words[1:]):
            raise NoteRefused(where)

    def _log(self, words: list[str]) -> bool:
        key = Key.parse(words[0])
        new = key.kind == LOG and all(key.public != other.public for other in self.logs)
        self.logs.append(key)
        self.urls.update(zip([key.name], words[1:], strict=False))
        return new

    def _witness(self, words: list[str]) -> bool:
        name, key = words[0], Key.parse(words[1])
        new = key.kind == WITNESS and all(key.public != other.public for other in self.witnesses.values())
        new = new and self._is_free(name)
        self.witnesses[name] = key
        self.urls.update(zip([name], words[2:], strict=False))
        return new

    def _group(self, words: list[str]) -> bool:
        name, enough, *members = words
        taken = {one for _, held in self.groups.values() for one in held}
        least = {"any": 1, "all": len(members)}.get(enough) or decimal(enough)
        new = self._is_free(name) and len(set(members)) == len(members) and not taken & set(members)
        known = all(one in self.witnesses or one in self.groups for one in members)
        self.groups[name] = least, tuple(members)
        return new and known and 1 <= least <= len(members)

    def _quorum(self, words: list[str]) -> bool:
        first, self.quorum = not self.quorum, words[0]
        return first and not (self._is_free(words[0]) and words[0] != NONE)

    def _is_free(self, name: str) -> bool:
        return name != NONE and name not in self.witnesses and name not in self.groups

    def agrees(self, cosigners: Collection[str]) -> bool:
        """Whether these witnesses, by their names in the policy, are enough."""
        return self.quorum == NONE or self._says(self.quorum, cosigners)

    def _says(self, name: str, cosigners: Collection[str]) -> bool:
        if name not in self.groups:
            return name in cosigners
        least, members = self.groups[name]
        return sum(self._says(one, cosigners) for one in members) >= least

    def cosigners(self, note: Note) -> dict[str, int]:
        """Which witnesses signed the head, and when (Unix seconds); raises NoteRefused for a false line."""
        signed = {name: note.signed_at(key) for name, key in self.witnesses.items()}
        return {name: at for name, at in signed.items() if at is not None}

    def is_of_log(self, note: Note) -> bool:
        """Whether the log that the head names signed it."""
        origin = Checkpoint.parse(note.text).origin
        return any(key.name == origin and note.signed_at(key) is not None for key in self.logs)
