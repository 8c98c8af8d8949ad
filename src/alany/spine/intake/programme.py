"""The trust box as a part of the house that people see: the way in, and who may hold which key."""

from alany.kernel.triltext import TrilText
from alany.spine.intake import tending
from alany.spine.intake.ledger_words import LEDGER_WORDS
from alany.spine.programme.manifest import Command, Programme, Right, Role, Way

PROGRAMME = Programme(
    slug="intake",
    order=80,
    title=TrilText(kk="Сенім жәшігі", ru="Ящик доверия", en="Trust box"),
    summary=TrilText(
        kk="Аты-жөнсіз де хабарлауға болады: хабарды тек алушылары оқиды, ешкім жоғалта алмайды.",
        ru="Сообщить можно и без имени: прочтут только адресаты, и потерять сообщение никто не может.",
        en="A message without a name: only its addressees can read it, and nobody can lose it.",
    ),
    ways=(
        Way(
            TrilText(kk="Сенім жәшігіне жазу", ru="Написать в ящик доверия", en="Write to the trust box"),
            TrilText(
                kk="Атыңызды айтпауға болады; түбіртек бойынша не болғанын көресіз",
                ru="Имя можно не называть; по квитанции увидите, что сделано",
                en="You need not give your name; a receipt shows you what is done",
            ),
            "trust_box:start",
        ),
    ),
    rights=(
        Right("box.read", TrilText(kk="Сигналдарды оқу", ru="Читать сигналы", en="Read signals")),
        Right(
            "box.custody",
            TrilText(
                kk="Жіберушінің аты жазылған кілтті сақтау",
                ru="Хранить ключ имени",
                en="Keep the identity's key",
            ),
        ),
        Right(
            "box.directory",
            TrilText(kk="Кілттер тізімін жүргізу", ru="Вести список ключей", en="Keep the key directory"),
        ),
    ),
    roles=(
        Role(
            "box_recipient",
            TrilText(kk="Сигнал алушы", ru="Получатель сигналов", en="Recipient of signals"),
            ("box.read",),
        ),
        Role(
            "box_custodian",
            TrilText(kk="Аты-жөнді сақтаушы", ru="Хранитель имён", en="Custodian of identities"),
            ("box.custody",),
        ),
        Role(
            "box_keeper",
            TrilText(
                kk="Кілттер тізімін жүргізуші", ru="Ведущий список ключей", en="Keeper of the directory"
            ),
            ("box.directory",),
        ),
    ),
    commands=(
        Command(
            "tend",
            TrilText(
                kk="Сенім жәшігінің күнделікті ісі: мерзімдер, жою, тексеру",
                ru="Ежедневное для ящика доверия: сроки, удаление, проверка",
                en="Do what is due for the trust box: days, deletion, check",
            ),
            tending.configure,
            tending.run,
            tends=True,
        ),
    ),
    ledger=LEDGER_WORDS,
)
