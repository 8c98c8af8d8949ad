"""What the desk's menu offers of figures and briefings."""

from alany.kernel.triltext import TrilText
from alany.spine.programme.manifest import MenuEntry

TITLE = TrilText(kk="Жариялау", ru="Публикация", en="Publishing")
DESK_MENU = (
    MenuEntry(
        TrilText(kk="Көрсеткіштер", ru="Показатели", en="Figures"), "desk_briefing:figures", "figures.freeze"
    ),
    MenuEntry(
        TrilText(kk="Көрсеткіштерді бекіту", ru="Утверждение показателей", en="Approve figures"),
        "desk_briefing:approvals",
        "figures.approve",
    ),
    MenuEntry(
        TrilText(kk="Брифингтер", ru="Брифинги", en="Briefings"), "desk_briefing:briefings", "cases.see"
    ),
)
