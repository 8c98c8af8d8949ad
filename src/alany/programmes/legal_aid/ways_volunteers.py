"""Entries of the desk's menu for coordinators and volunteers."""

from alany.kernel.triltext import TrilText
from alany.spine.programme.manifest import MenuEntry

VOLUNTEER_MENU = (
    MenuEntry(
        TrilText(kk="Менің көмегім", ru="Моя помощь", en="My help"), "desk_legal_aid:mine", "legal_aid.help"
    ),
    MenuEntry(
        TrilText(kk="Менің сағаттарым", ru="Мои часы", en="My hours"),
        "desk_legal_aid:my_hours",
        "legal_aid.help",
    ),
    MenuEntry(
        TrilText(kk="Қабылдау уақытым", ru="Когда я принимаю", en="When I can be met"),
        "desk_legal_aid:reception",
        "legal_aid.help",
    ),
)
COORDINATOR_MENU = (
    MenuEntry(
        TrilText(kk="Ерікті күткен сұрақтар", ru="Ждут волонтёра", en="Waiting for a volunteer"),
        "desk_legal_aid:waiting",
        "legal_aid.coordinate",
    ),
    MenuEntry(
        TrilText(kk="Ұсыныстар", ru="Предложения", en="Offers"),
        "desk_legal_aid:offers",
        "legal_aid.coordinate",
    ),
    MenuEntry(
        TrilText(kk="Еріктілер", ru="Волонтёры", en="Volunteers"),
        "desk_legal_aid:volunteers",
        "legal_aid.coordinate",
    ),
    MenuEntry(
        TrilText(kk="Жүктеме және әділдік", ru="Нагрузка и равномерность", en="Load and fairness"),
        "desk_legal_aid:load",
        "legal_aid.coordinate",
    ),
    MenuEntry(
        TrilText(kk="Еріктілердің сағаттары", ru="Часы волонтёров", en="Hours of volunteers"),
        "desk_legal_aid:hours",
        "legal_aid.coordinate",
    ),
    MenuEntry(
        TrilText(kk="Жаппай қабылдау күндері", ru="Дни массового приёма", en="Mass days"),
        "desk_legal_aid:mass_days",
        "legal_aid.coordinate",
    ),
)
