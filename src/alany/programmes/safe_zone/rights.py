"""Who keeps the points, who checks them, who opens the boxes."""

from alany.kernel.triltext import TrilText
from alany.spine.programme.manifest import Right, Role

KEEP, CHECK, OPEN = "safe_zone.keep", "safe_zone.check", "safe_zone.open"
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
    Right(OPEN, TrilText(kk="Сенім жәшігін ашу", ru="Вскрывать ящики доверия", en="Open trust boxes")),
)
ROLES = (
    Role(
        "safe_zone_coordinator",
        TrilText(kk="Safe zone үйлестірушісі", ru="Координатор Safe zone", en="Coordinator of Safe zone"),
        ("cases.see", KEEP, CHECK),
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
)
