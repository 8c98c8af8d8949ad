"""The ways of residents into legal help, and the entries of screeners and reviewers at the desk."""

from alany.kernel.triltext import TrilText
from alany.spine.programme.manifest import MenuEntry, Way

INTAKE_WAYS = (
    Way(
        TrilText(kk="Заң сұрағын қою", ru="Задать правовой вопрос", en="Ask a legal question"),
        TrilText(
            kk="Қарапайым сауалдар, тегін кеңес, тіркелусіз",
            ru="Простые вопросы, бесплатный совет, без регистрации",
            en="Plain questions, free advice, no account",
        ),
        "legal_aid:ask",
    ),
    Way(
        TrilText(kk="Заң сұрағының жауабын көру", ru="Узнать ответ на вопрос", en="See the answer"),
        TrilText(kk="Нөмір мен код бойынша", ru="По номеру и коду", en="By number and code"),
        "legal_aid:status",
    ),
    Way(
        TrilText(kk="Жиі қойылатын заң сұрақтары", ru="Частые правовые вопросы", en="Common legal questions"),
        TrilText(
            kk="Адвокат тексерген жауаптар", ru="Ответы, проверенные адвокатом", en="Checked by an advocate"
        ),
        "legal_aid:library",
    ),
)
INTAKE_MENU = (
    MenuEntry(
        TrilText(kk="Заң сұрақтары", ru="Правовые вопросы", en="Legal questions"),
        "desk_legal_aid:questions",
        "legal_aid.screen",
    ),
    MenuEntry(
        TrilText(kk="Сұрақты жазып алу", ru="Записать вопрос", en="Take a question down"),
        "desk_legal_aid:counter",
        "legal_aid.screen",
    ),
    MenuEntry(
        TrilText(kk="Тексерілетін жауаптар", ru="Ответы на проверку", en="Answers to review"),
        "desk_legal_aid:reviews",
        "legal_aid.review",
    ),
    MenuEntry(
        TrilText(kk="Көпшілікке жауаптар", ru="Ответы для всех", en="Public answers"),
        "desk_legal_aid:shelf",
        "legal_aid.review",
    ),
    MenuEntry(
        TrilText(kk="Баратын жерлер", ru="Куда направить", en="Next doors"),
        "desk_legal_aid:doors",
        "legal_aid.screen",
    ),
)
