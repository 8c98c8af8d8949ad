"""Write docs/indicators.md from what the programmes declare: ``python tools/indicators.py``."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "indicators.md"
HEAD = """# Indicators

Every figure that the office publishes is computed from one of these definitions, over frozen data alone.
This page is made by `tools/indicators.py` from the programmes' own declarations; a test keeps the two equal.
"""


def page() -> str:
    """The page as it should be now. Needs Django set up."""
    from alany.spine.programme.registry import indicators

    parts = [HEAD]
    programme = ""
    for owner, indicator in indicators():
        if owner.slug != programme:
            programme = owner.slug
            parts.append(f"\n## {owner.title.en} (`{programme}`)\n")
        parts.append("\n".join(_lines(indicator)))
    return "".join(parts)


def _lines(indicator: object) -> Iterator[str]:
    from alany.spine.programme.manifest import Indicator

    assert isinstance(indicator, Indicator)
    yield f"\n### `{indicator.slug}`, version {indicator.version}: {indicator.title.en}\n"
    for code, text in (
        ("kk", indicator.definition.kk),
        ("ru", indicator.definition.ru),
        ("en", indicator.definition.en),
    ):
        yield f"- {code}: {text}"
    since = indicator.valid_from.isoformat()
    yield f"- unit: {indicator.unit.en}; since {since}; data: `{indicator.dataset}`"
    yield f"- numerator: `{indicator.numerator}`"
    if indicator.denominator:
        yield f"- denominator: `{indicator.denominator}`"
    yield ""


def main() -> int:
    """Write the page."""
    sys.path[:0] = [str(ROOT / "src"), str(ROOT)]
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "alany.site.settings")
    import django

    django.setup()
    PAGE.write_text(page(), encoding="utf-8")
    print(f"{PAGE.relative_to(ROOT)} is written")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
