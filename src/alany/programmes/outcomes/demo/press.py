"""Figures of the loop, frozen at the end of 30 July 2020, and a draft of the briefing that tells them."""

from datetime import date, datetime
from pathlib import Path

from alany.kernel.periods import ALMATY
from alany.kernel.triltext import TrilText
from alany.programmes.outcomes.demo.cast import Cast
from alany.programmes.outcomes.demo.walk import PROGRAMME
from alany.spine.figures.actions import approve, freeze, publish, write_briefing

DAY = date(2020, 7, 30)
AT = datetime(2020, 7, 30, 18, 30, tzinfo=ALMATY)
TEXTS = Path(__file__).parent / "texts"
TITLE = TrilText(
    kk="Мәселелердің тағдыры: {{problems_found}} табылды, {{problems_fixed}} түзетілгені расталды",
    ru="Судьба проблем: найдено {{problems_found}}, исправлено и проверено {{problems_fixed}}",
    en="What became of problems: {{problems_found}} found, {{problems_fixed}} fixed and verified",
)


def publish_figures(cast: Cast) -> None:
    """Approved by another person and published. No number is typed: each comes from the cases' timelines."""
    author = cast.specialists[0]
    figures = freeze(office=cast.office, on=DAY, by=author, at=AT, programme=PROGRAMME)
    figures = approve(figures=figures, by=cast.head, at=AT)
    publish(figures=figures, by=author, at=AT)
    texts = {
        language: (TEXTS / f"briefing.{language}.md").read_text(encoding="utf-8")
        for language in ("kk", "ru", "en")
    }
    # Left as a draft for the head to publish: the first page tells the newest briefing, that of the campaign.
    write_briefing(
        office=cast.office, slug="2020-07-30-2", day=DAY, titles=TITLE, texts=texts, by=author, at=AT
    )
