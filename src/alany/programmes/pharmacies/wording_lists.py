"""What the answers of a checked price list are called; plain words, so that the command starts at once."""

from alany.kernel.triltext import TrilText

LIST_DECISIONS = {
    "violation": TrilText(
        kk="Шекті бағадан жоғары – тексеру қажет",
        ru="Выше предельной – нужно проверить",
        en="Above the cap – to be checked",
    ),
    "unclear": TrilText(kk="Анық емес", ru="Неясно", en="Unclear"),
    "within_cap": TrilText(kk="Шекті бағадан аспайды", ru="Не выше предельной цены", en="Not above the cap"),
    "no_cap": TrilText(
        kk="Бұл күні шекті баға жоқ", ru="В этот день предельной цены нет", en="No cap on that day"
    ),
}
DECISION_MARKS = {"violation": "late", "unclear": "idle", "within_cap": "done", "no_cap": "plain"}
