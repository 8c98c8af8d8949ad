"""The states of the common loop and the kinds of events in the three languages."""

from alany.kernel.triltext import TrilText
from alany.spine.programme import registry

STATES = {
    "received": TrilText(kk="түсті", ru="поступило", en="received"),
    "acknowledged": TrilText(kk="тіркелді", ru="зарегистрировано", en="acknowledged"),
    "assigned": TrilText(kk="тағайындалды", ru="назначено", en="assigned"),
    "in_progress": TrilText(kk="жұмыста", ru="в работе", en="in progress"),
    "fix_claimed": TrilText(kk="түзетілді деп хабарланды", ru="заявлено исправление", en="a fix is claimed"),
    "verified_fixed": TrilText(
        kk="түзетілгені тексерілді", ru="исправлено, проверено", en="fixed and verified"
    ),
    "verified_not_fixed": TrilText(
        kk="тексерілді: түзетілмеген", ru="проверено: не исправлено", en="verified: not fixed"
    ),
    "reopened": TrilText(kk="қайта ашылды", ru="открыто снова", en="reopened"),
    "transferred": TrilText(kk="басқа органға берілді", ru="передано другому органу", en="transferred"),
    "no_action": TrilText(kk="шарасыз жабылды", ru="закрыто без действий", en="closed without action"),
    "duplicate": TrilText(kk="қайталама", ru="дубликат", en="duplicate"),
    "withdrawn": TrilText(kk="кері қайтарылды", ru="отозвано", en="withdrawn"),
}

MOVES = {
    "acknowledged": TrilText(kk="Тіркеу", ru="Зарегистрировать", en="Acknowledge"),
    "assigned": TrilText(kk="Тағайындау", ru="Назначить", en="Assign"),
    "in_progress": TrilText(kk="Жұмысқа алу", ru="Взять в работу", en="Start work"),
    "fix_claimed": TrilText(
        kk="Түзетілді деген хабарды тіркеу", ru="Записать заявление об исправлении", en="Record a claimed fix"
    ),
    "verified_fixed": TrilText(kk="Түзетілгенін растау", ru="Подтвердить исправление", en="Confirm the fix"),
    "verified_not_fixed": TrilText(
        kk="Түзетілмегенін жазу", ru="Отметить: не исправлено", en="Record: not fixed"
    ),
    "reopened": TrilText(kk="Қайта ашу", ru="Открыть снова", en="Reopen"),
    "transferred": TrilText(kk="Басқа органға беру", ru="Передать другому органу", en="Transfer"),
    "no_action": TrilText(kk="Шарасыз жабу", ru="Закрыть без действий", en="Close without action"),
    "duplicate": TrilText(kk="Қайталама деп белгілеу", ru="Отметить дубликатом", en="Mark as a duplicate"),
    "withdrawn": TrilText(kk="Кері қайтарылғанын жазу", ru="Записать отзыв", en="Record a withdrawal"),
}

UNITS = {
    "wd": TrilText(kk="жұмыс күні", ru="раб. дн.", en="working days"),
    "cd": TrilText(kk="күнтізбелік күн", ru="кал. дн.", en="calendar days"),
    "mo": TrilText(kk="ай", ru="мес.", en="months"),
}


def state_word(state: str, language: str) -> str:
    """The state in words; its code when a programme has a state of its own without a word."""
    words = STATES.get(state) or registry.state_words(state)
    return words.in_language(language) if words else state.replace("_", " ")


def move_word(to: str, language: str) -> str:
    """What a person does who moves a case there, as a button says it."""
    return MOVES[to].in_language(language) if to in MOVES else state_word(to, language)
