"""Words of the queue of lines: what was read in a line, what it means, how far the decision is."""

from alany.kernel.triltext import TrilText
from alany.programmes.pharmacies.rules import aliases

MEANINGS = {
    aliases.PACKS: TrilText(
        kk="Төменде белгіленген қаптамалар", ru="Отмеченные ниже упаковки", en="The packs ticked below"
    ),
    aliases.NONE_OF_THESE: TrilText(
        kk="Дәрі, бірақ тіркелімдегілердің ешқайсысы емес",
        ru="Лекарство, но ни одно из реестра",
        en="A medicine, but none of the register",
    ),
    aliases.NOT_MEDICINE: TrilText(kk="Дәрі емес", ru="Не лекарство", en="Not a medicine"),
}
MEANT = {
    aliases.NONE_OF_THESE: TrilText(
        kk="тіркелімде жоқ дәрі", ru="лекарство не из реестра", en="a medicine outside the register"
    ),
    aliases.NOT_MEDICINE: TrilText(kk="дәрі емес", ru="не лекарство", en="not a medicine"),
}
ALIAS_STATES = {
    "proposed": TrilText(
        kk="екінші адамды күтеді", ru="ждёт второго человека", en="waits for a second person"
    ),
    "in_force": TrilText(kk="қолданылады", ru="применяется", en="in force"),
    "refused": TrilText(kk="қабылданбады", ru="отклонено", en="refused"),
    "reversed": TrilText(kk="қайтарып алынды", ru="отменено", en="taken back"),
}
REFUSALS = {
    "no_packs": TrilText(
        kk="Кемінде бір қаптаманы белгілеңіз немесе «ешқайсысы емес» дегенді таңдаңыз.",
        ru="Отметьте хотя бы одну упаковку или выберите «ни одно из реестра».",
        en="Tick at least one pack, or choose that it is none of the register.",
    ),
    "packs_unasked": TrilText(
        kk="Қаптама белгіленген, ал мағынасы басқа: біреуін алып тастаңыз.",
        ru="Отмечена упаковка, а значение другое: уберите одно из двух.",
        en="A pack is ticked, but the meaning says otherwise: take one of them back.",
    ),
    "not_in_register": TrilText(
        kk="Бұл қаптама кеңсенің тіркелімінде жоқ.",
        ru="Этой упаковки нет в реестре офиса.",
        en="This pack is not in the office's register.",
    ),
    "contradicts": TrilText(
        kk="Жолда басқа қаптама, доза, түр не өндіруші жазылған: {detail} оған сай келмейді.",
        ru="В строке другая упаковка, доза, форма или производитель: {detail} ей не подходит.",
        en="The line states another pack, strength, form or maker: {detail} does not fit it.",
    ),
    "says_too_little": TrilText(
        kk="Жол тым аз айтады: оған {detail} де сай келеді. Сай келетіннің бәрін белгілеңіз не кімнің "
        "прайс-парағы екенін таңдаңыз.",
        ru="Строка говорит слишком мало: ей подходит и {detail}. Отметьте всё, что подходит, или выберите, "
        "в чьих прайс-листах она это значит.",
        en="The line says too little: {detail} fits it too. Tick all that fit, or say in whose lists it "
        "means this.",
    ),
    "known": TrilText(
        kk="Бұл жол туралы шешім бар. Оны шешімдер тізімінен қараңыз.",
        ru="Об этой строке уже есть решение. Оно в списке решений.",
        en="There is a decision about this line already. See the list of decisions.",
    ),
    "same_person": TrilText(
        kk="Мұны өзіңіз ұсынғансыз: басқа адам растауы керек.",
        ru="Это предложили вы: подтвердить должен другой человек.",
        en="You proposed this, so another person must confirm it.",
    ),
    "decided": TrilText(
        kk="Бұл ұсыныс енді растауды күтпейді.",
        ru="Это предложение больше не ждёт подтверждения.",
        en="This proposal does not wait any more.",
    ),
    "not_in_force": TrilText(
        kk="Бұл шешім қазір қолданылмайды.", ru="Это решение сейчас не применяется.", en="It is not in force."
    ),
    "reason_missing": TrilText(kk="Себебін жазыңыз.", ru="Напишите причину.", en="Write the reason."),
    "line_empty": TrilText(kk="Жол бос.", ru="Строка пуста.", en="The line is empty."),
    "meaning_unknown": TrilText(kk="Мағынасын таңдаңыз.", ru="Выберите значение.", en="Choose a meaning."),
}
PARTS = {
    "name": TrilText(kk="атауы", ru="название", en="name"),
    "form": TrilText(kk="түрі", ru="форма", en="form"),
    "amount": TrilText(kk="дозасы", ru="доза", en="strength"),
    "strength": TrilText(kk="дозасы", ru="доза", en="strength"),
    "pack": TrilText(kk="саны", ru="упаковка", en="pack"),
    "maker": TrilText(kk="өндіруші", ru="производитель", en="maker"),
    "barcode": TrilText(kk="штрихкод", ru="штрихкод", en="barcode"),
    "size": TrilText(kk="көлемі", ru="объём", en="size"),
    "": TrilText(kk="оқылмады", ru="не прочитано", en="not read"),
}


def refusal(code: str, detail: str, language: str) -> str:
    """Why a decision about a line was not taken, in words."""
    return REFUSALS[code].in_language(language).replace("{detail}", detail)
