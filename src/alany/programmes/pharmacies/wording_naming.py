"""Words of publications and of replies."""

from alany.kernel.triltext import TrilText

NAMING_REFUSALS = {
    "undecided": TrilText(
        kk="Орган шешім қабылдаған жоқ немесе оның күші жойылған: дәріхананы атауға болмайды.",
        ru="Орган не принял решения или оно отменено: называть аптеку нельзя.",
        en="The authority has not decided, or its decision was reversed: the pharmacy cannot be named.",
    ),
    "known": TrilText(
        kk="Бұл шешімнің жариялануы дайындалған.",
        ru="Публикация этого решения уже подготовлена.",
        en="The publication of this decision is prepared already.",
    ),
    "same_person": TrilText(
        kk="Мұны өзіңіз дайындадыңыз: басқа адам бекітуі керек.",
        ru="Это подготовили вы: утвердить должен другой человек.",
        en="You prepared it, so another person must approve it.",
    ),
    "reply_unasked": TrilText(
        kk="Дәріхананың сөзін жазыңыз немесе оның сұралып, жауап бермегенін белгілеңіз.",
        ru="Напишите слова аптеки или отметьте, что её спросили и она не ответила.",
        en="Write what the pharmacy says, or tick that it was asked and gave no words.",
    ),
    "not_waiting": TrilText(
        kk="Бұл бекітуді күтпейді.", ru="Это больше не ждёт утверждения.", en="This does not wait any more."
    ),
    "not_shown": TrilText(
        kk="Атауы бұрын алынған.", ru="Название уже снято.", en="The name was taken down already."
    ),
    "reason_missing": TrilText(kk="Себебін жазыңыз.", ru="Напишите причину.", en="Write the reason."),
}
REPLY_REFUSALS = {
    "empty": TrilText(kk="Дәріхананың сөзін жазыңыз.", ru="Напишите слова аптеки.", en="Write what it says."),
    "not_made": TrilText(
        kk="Бару әлі болған жоқ.", ru="Посещение ещё не состоялось.", en="The visit has not been made yet."
    ),
    "day_wrong": TrilText(
        kk="Күні барудан бұрын немесе бүгіннен кейін.",
        ru="Дата раньше посещения или позже сегодняшнего дня.",
        en="The day is before the visit or after today.",
    ),
}
REPEATED = {
    "owner": TrilText(kk="иесі бойынша", ru="по владельцу", en="by owner"),
    "address": TrilText(kk="мекенжайы бойынша", ru="по адресу", en="by address"),
    "chain": TrilText(kk="желі бойынша", ru="по сети", en="by chain"),
}
SOLE_TRADER = TrilText(
    kk="жеке кәсіпкер (аты жарияланбайды)",
    ru="индивидуальный предприниматель (имя не публикуется)",
    en="a sole trader (not named)",
)
SAID_NOTHING = TrilText(
    kk="Дәріханадан сұралды, ол жауап бермеді.",
    ru="Аптеку спросили, она не ответила.",
    en="The pharmacy was asked and gave no words.",
)
