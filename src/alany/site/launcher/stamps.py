"""Remember what a step was done from, so that a second start skips what did not change."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path


class Stamps:
    """The digests of finished steps, kept in one small file."""

    def __init__(self, path: Path) -> None:
        self._path = path
        try:
            found = json.loads(path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            found = {}
        self._known: dict[str, str] = found if isinstance(found, dict) else {}

    def holds(self, step: str, digest: str) -> bool:
        """Whether the step was already done from inputs with this digest."""
        return self._known.get(step) == digest

    def set(self, step: str, digest: str) -> None:
        """Note that the step is done."""
        self._known[step] = digest
        self._path.write_text(json.dumps(self._known, indent=1, sort_keys=True), encoding="utf-8")


def digest_of(paths: Iterable[Path], *words: str) -> str:
    """A digest of names, sizes and times of files, and of words; cheap, for it opens no file."""
    seen = hashlib.sha256("\0".join(words).encode())
    for path in sorted(paths):
        facts = path.stat()
        seen.update(f"\n{path}\0{facts.st_size}\0{facts.st_mtime_ns}".encode())
    return seen.hexdigest()
