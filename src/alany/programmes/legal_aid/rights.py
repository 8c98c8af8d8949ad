"""Who screens, coordinates, helps and reviews."""

from alany.kernel.triltext import TrilText
from alany.spine.programme.manifest import Right, Role

RIGHTS = (
    Right(
        "legal_aid.screen",
        TrilText(kk="Заң сұрақтарын қабылдау", ru="Принимать правовые вопросы", en="Screen legal questions"),
    ),
    Right(
        "legal_aid.coordinate",
        TrilText(kk="Еріктілерді үйлестіру", ru="Координировать волонтёров", en="Coordinate volunteers"),
    ),
    Right(
        "legal_aid.help",
        TrilText(kk="Ерікті ретінде көмектесу", ru="Помогать как волонтёр", en="Help as a volunteer"),
    ),
    Right(
        "legal_aid.review",
        TrilText(kk="Жауаптарды тексеру", ru="Проверять ответы", en="Review answers"),
    ),
)
ROLES = (
    Role(
        "legal_aid_screener",
        TrilText(
            kk="Заң сұрақтарын қабылдаушы",
            ru="Принимающий правовые вопросы",
            en="Screener of legal questions",
        ),
        ("cases.see", "cases.read", "cases.work", "legal_aid.screen"),
    ),
    Role(
        "legal_aid_coordinator",
        TrilText(kk="Еріктілер үйлестірушісі", ru="Координатор волонтёров", en="Coordinator of volunteers"),
        ("cases.see", "cases.read", "legal_aid.coordinate"),
    ),
    Role(
        "legal_aid_volunteer",
        TrilText(kk="Ерікті", ru="Волонтёр", en="Volunteer"),
        ("legal_aid.help",),
    ),
    Role(
        "legal_aid_reviewer",
        TrilText(kk="Жауаптарды тексеруші адвокат", ru="Адвокат-рецензент", en="Reviewing advocate"),
        ("legal_aid.review",),
    ),
)
