"""What stands last in the desk's menu: the rules the office works by, and the record of what it did."""

from alany.faces.ui.access import StaffRequest
from alany.kernel.triltext import TrilText
from alany.spine.programme.manifest import MenuEntry
from alany.spine.reference.queries import waiting

TITLE = TrilText(kk="Кеңсе", ru="Офис", en="Office")
DESK_MENU = (
    MenuEntry(TrilText(kk="Анықтамалықтар", ru="Справочники", en="Reference"), "desk:reference", ""),
    MenuEntry(
        TrilText(kk="Әрекеттер журналы", ru="Журнал действий", en="Ledger"), "desk:ledger", "ledger.see"
    ),
    MenuEntry(TrilText(kk="Қызметкерлер", ru="Сотрудники", en="People"), "desk:people", "people.manage"),
    MenuEntry(TrilText(kk="Менің есептік жазбам", ru="Моя учётная запись", en="My account"), "desk:me", ""),
)


def counts(request: StaffRequest) -> dict[str, int]:
    """How many changes of the reference tables wait for a decision, for who may make one."""
    if not request.rights.may("reference.edit"):
        return {}
    return {"desk:reference": waiting(request.user.office).count()}
