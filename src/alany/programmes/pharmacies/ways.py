"""The programme's entries in the menu of the desk, and the ways in from the public site."""

from alany.kernel.triltext import TrilText
from alany.spine.programme.manifest import MenuEntry, Way

REGISTER_MENU = (
    MenuEntry(
        TrilText(kk="Дәріханалар", ru="Аптеки", en="Pharmacies"), "desk_pharmacies:register", "cases.read"
    ),
    MenuEntry(
        TrilText(kk="Прайс-парақтар", ru="Прайс-листы", en="Price lists"),
        "desk_pharmacies:price_lists",
        "cases.read",
    ),
    MenuEntry(
        TrilText(kk="Анықталмаған жолдар", ru="Неясные строки", en="Lines that wait"),
        "desk_pharmacies:learning",
        "cases.read",
    ),
    MenuEntry(
        TrilText(kk="Баға бұйрықтары", ru="Приказы о ценах", en="Price acts"),
        "desk_pharmacies:acts",
        "cases.read",
    ),
)
REGISTER_WAYS = (
    Way(
        TrilText(
            kk="Дәрінің бағасын тексеру", ru="Проверить цену лекарства", en="Check the price of a medicine"
        ),
        TrilText(
            kk="Баға сол күнгі шекті бағадан жоғары ма",
            ru="Не выше ли цена предельной на этот день",
            en="Whether the price is above the cap of that day",
        ),
        "pharmacies:check",
    ),
    Way(
        TrilText(kk="Дәріханалар тізілімі", ru="Реестр аптек", en="Register of pharmacies"),
        TrilText(
            kk="Мекенжайы мен тіркелген лицензиясы",
            ru="Адреса и лицензии, которые на учёте",
            en="Addresses and the licences on record",
        ),
        "pharmacies:register",
    ),
)
CAMPAIGN_MENU = (
    MenuEntry(
        TrilText(kk="Науқандар", ru="Кампании", en="Campaigns"), "desk_pharmacies:campaigns", "cases.read"
    ),
    MenuEntry(TrilText(kk="Барулар", ru="Посещения", en="Visits"), "desk_pharmacies:visits", "cases.read"),
    MenuEntry(TrilText(kk="Түйіндер", ru="Выводы", en="Findings"), "desk_pharmacies:findings", "cases.read"),
    MenuEntry(
        TrilText(kk="Жіберілген материалдар", ru="Материалы органу", en="Referrals"),
        "desk_pharmacies:referrals",
        "cases.read",
    ),
)
CAMPAIGN_WAYS = (
    Way(
        TrilText(kk="Органның шешімдері", ru="Решения органа", en="Decisions of the authority"),
        TrilText(
            kk="Шешімнен кейін ғана, дәріхананың сөзімен, белгілі мерзімге",
            ru="Только после решения, со словами аптеки и на срок",
            en="Only after the decision, with the pharmacy's words, for a term",
        ),
        "pharmacies:decisions",
    ),
    Way(
        TrilText(kk="Мониторинг науқандары", ru="Кампании мониторинга", en="Campaigns of the monitoring"),
        TrilText(
            kk="Кім қалай іріктелді, не анықталды, материалдардың тағдыры",
            ru="Как отбирали аптеки, что нашли, что стало с материалами",
            en="How pharmacies were drawn, what was found, what became of it",
        ),
        "pharmacies:campaigns",
    ),
)
