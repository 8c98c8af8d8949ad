"""What the launcher says: one step in the reader's language, a fault in all three."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass

LANGUAGES = ("kk", "ru", "en")


@dataclass(frozen=True, slots=True)
class Said:
    """One text in the three languages; the launcher cannot reach the kernel's before all is installed."""

    kk: str
    ru: str
    en: str

    def here(self) -> str:
        """The text in the reader's language."""
        return {"kk": self.kk, "ru": self.ru, "en": self.en}[language()]


class Lacking(Exception):
    """Something is missing on this machine or was asked wrongly; said in three languages with the way out."""

    def __init__(self, *, kk: str, ru: str, en: str, way_out: str = "", code: int = 3) -> None:
        super().__init__(en)
        self.texts = {"kk": kk, "ru": ru, "en": en}
        self.way_out = way_out
        self.code = code


def language() -> str:
    """The reader's language: ALANY_LANG, else the locale; English when neither is one of ours."""
    for name in ("ALANY_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        code = os.environ.get(name, "")[:2].lower()
        if code in LANGUAGES:
            return code
    return "en"


def step(*, kk: str, ru: str, en: str) -> None:
    """Tell what is being done now."""
    print(f"· {({'kk': kk, 'ru': ru, 'en': en})[language()]}", file=sys.stderr, flush=True)


def tell(*, kk: str, ru: str, en: str, way_out: str = "") -> None:
    """Tell something that must be understood by everyone, with the command that helps, if there is one."""
    for code, text in (("kk", kk), ("ru", ru), ("en", en)):
        print(f"[{code}] {text}", file=sys.stderr)
    if way_out:
        print(f"     {way_out}", file=sys.stderr)
    sys.stderr.flush()


def tell_lacking(fault: Lacking) -> None:
    """Tell a fault that ends the command."""
    tell(**fault.texts, way_out=fault.way_out)


def skipped_loudly(what: str, why: str, way_out: str) -> int:
    """Announce that tests were not run so that nobody can overlook it; in CI (CI=true) this is a failure."""
    in_ci = os.environ.get("CI", "").lower() in {"1", "true", "yes"}
    line = "!" * 78
    print(f"{line}\n!! NOT RUN: {what}\n!! {why}\n!! {way_out}\n{line}", file=sys.stderr, flush=True)
    return 3 if in_ci else 0
