"""Who keeps the points, who checks them, who opens the boxes."""

from alany.kernel.triltext import TrilText
from alany.spine.programme.manifest import Right, Role

KEEP, CHECK, OPEN, HEAR = "safe_zone.keep", "safe_zone.check", "safe_zone.open", "safe_zone.hear"
RIGHTS = (
    Right(
        KEEP,
        TrilText(
            kk="Нүктелер мен жабдықты есепке алу",
            ru="Вести точки и оборудование",
            en="Keep points and equipment",
        ),
    ),
    Right(
        CHECK,
        TrilText(kk="Жабдықты тексеріп жазу", ru="Записывать проверки оборудования", en="Record checks"),
    ),
    Right(
        HEAR,
        TrilText(
            kk="Хабарды телефонмен жазып алу",
            ru="Записывать сообщения по телефону",
            en="Take messages by telephone",
        ),
    ),
    Right(OPEN, TrilText(kk="Сенім жәшігін ашу", ru="Вскрывать ящики доверия", en="Open trust boxes")),
)
ROLES = (
    Role(
        "safe_zone_coordinator",
        TrilText(kk="Safe zone үйлестірушісі", ru="Координатор Safe zone", en="Coordinator of Safe zone"),
        ("cases.see", "cases.read", KEEP, CHECK),
    ),
    Role(
        "safe_zone_clerk",
        TrilText(
            kk="Ауыл әкімдігінің маманы", ru="Специалист сельского акимата", en="Clerk of a village akimat"
        ),
        (CHECK,),
    ),
    Role(
        "safe_zone_opener",
        TrilText(kk="Жәшік ашушы", ru="Вскрывающий ящики", en="Opener of boxes"),
        (OPEN,),
    ),
    Role(
        "safe_zone_operator",
        TrilText(kk="Телефон операторы", ru="Оператор телефона", en="Operator of the telephone"),
        (HEAR,),
    ),
)
