"""The ways of residents into legal help, and the entries of screeners and reviewers at the desk."""

from alany.kernel.triltext import TrilText
from alany.spine.programme.manifest import Way

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
