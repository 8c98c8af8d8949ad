"""Who keeps the register, enters acts and checks price lists."""

from alany.kernel.triltext import TrilText
from alany.spine.programme.manifest import Right, Role

REGISTER_RIGHTS = (
    Right(
        "pharmacies.register",
        TrilText(
            kk="Дәріханалар тізілімін жүргізу", ru="Вести реестр аптек", en="Keep the register of pharmacies"
        ),
    ),
    Right(
        "pharmacies.acts",
        TrilText(kk="Баға бұйрықтарын енгізу", ru="Вносить приказы о ценах", en="Enter price acts"),
    ),
    Right(
        "pharmacies.acts_confirm",
        TrilText(kk="Баға бұйрықтарын растау", ru="Подтверждать приказы о ценах", en="Confirm price acts"),
    ),
    Right(
        "pharmacies.lists",
        TrilText(kk="Прайс-парақтарды тексеру", ru="Сверять прайс-листы", en="Check price lists"),
    ),
    Right(
        "pharmacies.aliases_confirm",
        TrilText(
            kk="Жолдардың мағынасын растау",
            ru="Подтверждать значения строк",
            en="Confirm what lines mean",
        ),
    ),
    Right(
        "pharmacies.publish",
        TrilText(
            kk="Органның шешімін жариялауды бекіту",
            ru="Утверждать публикацию решений органа",
            en="Approve the publication of decisions",
        ),
    ),
)
REGISTER_ROLES = (
    Role(
        "pharmacies_keeper",
        TrilText(
            kk="Дәріханалар тізілімінің маманы",
            ru="Ведущий реестр аптек",
            en="Keeper of the pharmacy register",
        ),
        ("cases.see", "cases.read", "pharmacies.register", "pharmacies.acts", "pharmacies.lists"),
    ),
    Role(
        "pharmacies_lawyer",
        TrilText(kk="Заңгер", ru="Юрист", en="Lawyer"),
        (
            "cases.see",
            "cases.read",
            "pharmacies.acts_confirm",
            "pharmacies.lists",
            "pharmacies.aliases_confirm",
            "pharmacies.publish",
        ),
    ),
)
