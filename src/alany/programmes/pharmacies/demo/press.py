"""Figures frozen on 30 July 2020, and the briefing made of them: no number in it is typed."""

from datetime import date, datetime
from pathlib import Path

from alany.kernel.periods import ALMATY
from alany.kernel.triltext import TrilText
from alany.programmes.pharmacies.demo.people import Staff
from alany.programmes.pharmacies.queries.campaigns import PROGRAMME
from alany.spine.figures.actions import approve, approve_and_publish_briefing, freeze, publish, write_briefing
from alany.spine.organisations.models import Office

DAY = date(2020, 7, 30)
AT = datetime(2020, 7, 30, 9, 30, tzinfo=ALMATY)
TEXTS = Path(__file__).parent / "texts"
TITLE = TrilText(
    kk="Дәріханалар мониторингі: {{pharmacies_checked}} дәріхана тексерілді, {{pharmacies_above_cap}}-інде "
    "баға шекті бағадан жоғары",
    ru="Мониторинг аптек: проверено {{pharmacies_checked}}, цены выше предельных в {{pharmacies_above_cap}}",
    en="Monitoring of pharmacies: {{pharmacies_checked}} checked, {{pharmacies_above_cap}} above a price cap",
)
DRAFT_TITLE = TrilText(
    kk="Дәріханаларға қайта бару басталды",
    ru="Начались повторные посещения аптек",
    en="Second visits to pharmacies begin",
)


def publish_figures(office: Office, staff: Staff) -> None:
    """Freeze, approve by another person, publish; then the briefing, and a draft of the next one."""
    author, other = staff.specialists
    figures = freeze(office=office, on=DAY, by=author, at=AT, programme=PROGRAMME)
    figures = approve(figures=figures, by=staff.head, at=AT)
    publish(figures=figures, by=author, at=AT)
    briefing = write_briefing(
        office=office, slug="2020-07-30", day=DAY, titles=TITLE, texts=_texts("briefing"), by=author, at=AT
    )
    approve_and_publish_briefing(briefing=briefing, version=briefing.version, by=staff.head, at=AT)
    write_briefing(
        office=office, slug="2020-08", day=DAY, titles=DRAFT_TITLE, texts=_texts("draft"), by=other, at=AT
    )


def _texts(name: str) -> dict[str, str]:
    return {
        language: (TEXTS / f"{name}.{language}.md").read_text(encoding="utf-8")
        for language in ("kk", "ru", "en")
    }
