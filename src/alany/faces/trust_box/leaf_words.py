"""256 short words in each language, by which a leaf is compared by eye or by telephone."""

from pathlib import Path

DATA = Path(__file__).parent / "data"


def _read(language: str) -> tuple[str, ...]:
    return tuple((DATA / f"words_{language}.txt").read_text(encoding="utf-8").split())


WORDS = {language: _read(language) for language in ("kk", "ru", "en")}
