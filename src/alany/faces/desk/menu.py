"""What stands first in the desk's menu: the day's work."""

from alany.faces.ui.access import StaffRequest
from alany.faces.ui.context import office_today
from alany.kernel.triltext import TrilText
from alany.spine.cases.queries import counted_of
from alany.spine.intake.queries.reading import signals_for
from alany.spine.intake.rules import LIVE
from alany.spine.letters.queries import unfinished
from alany.spine.programme.manifest import MenuEntry

DESK_MENU = (
    MenuEntry(TrilText(kk="Бүгін", ru="Сегодня", en="Today"), "desk:today", ""),
    MenuEntry(TrilText(kk="Істер", ru="Дела", en="Cases"), "desk:cases", "cases.see"),
    MenuEntry(TrilText(kk="Сигналдар", ru="Сигналы", en="Signals"), "desk:signals", "box.read"),
    MenuEntry(
        TrilText(kk="Атын сұрағандар", ru="Запросы имени", en="Requests for a name"),
        "desk:box_identities",
        "box.custody",
    ),
    MenuEntry(
        TrilText(kk="Кілттер тізімі", ru="Список ключей", en="Key directory"),
        "desk:box_directory",
        "box.directory",
    ),
    MenuEntry(TrilText(kk="Өтініштер", ru="Обращения", en="Appeals"), "desk:appeals", "cases.see"),
    MenuEntry(TrilText(kk="Хаттар", ru="Письма", en="Letters"), "desk:letters", "cases.read"),
)


def counts(request: StaffRequest) -> dict[str, int]:
    """Overdue and due today, open cases, letters that are not yet sent: each from one index."""
    office, today = request.user.office, office_today()
    cases = counted_of(office, request.rights).open()
    return {
        "desk:today": cases.filter(due_on__lte=today).count(),
        "desk:cases": cases.count(),
        "desk:letters": unfinished(office, request.rights).count(),
    } | _signals(request)


def _signals(request: StaffRequest) -> dict[str, int]:
    """Open signals of which this person is a reader; for others not even a zero."""
    if not request.rights.may("box.read"):
        return {}
    rows = signals_for(request.user, request.user.office)
    return {"desk:signals": rows.filter(state__in=LIVE).count()}
