"""What a proposal, a row and a refused value are called, in the three languages."""

from alany.kernel.numbers import format_number
from alany.kernel.triltext import TrilText
from alany.spine.programme.dated_tables import DatedTable
from alany.spine.reference.rules import Problem, Values, day_of

KINDS = {
    "add": TrilText(kk="жаңа жол", ru="новая строка", en="new row"),
    "change": TrilText(kk="жолды өзгерту", ru="изменение строки", en="change of a row"),
    "end": TrilText(kk="жолдың күшін тоқтату", ru="прекращение действия", en="end of a row"),
    "remove": TrilText(kk="жолды алып тастау", ru="удаление строки", en="removal of a row"),
    "year": TrilText(kk="бір жылдың күнтізбесі", ru="календарь на год", en="calendar of a year"),
}
STATES = {
    "proposed": TrilText(kk="шешім күтуде", ru="ждёт решения", en="waits for a decision"),
    "confirmed": TrilText(kk="расталды", ru="подтверждено", en="confirmed"),
    "refused": TrilText(kk="қабылданбады", ru="отклонено", en="refused"),
    "withdrawn": TrilText(kk="қайтарып алынды", ru="отозвано", en="withdrawn"),
}
PROBLEMS = {
    "missing": TrilText(kk="Толтырыңыз.", ru="Заполните.", en="Fill this in."),
    "not_text": TrilText(kk="Мәтін жазыңыз.", ru="Напишите текст.", en="Write a text."),
    "not_a_number": TrilText(
        kk="Бүтін санды цифрмен жазыңыз.",
        ru="Напишите целое число цифрами.",
        en="Write a whole number in digits.",
    ),
    "too_small": TrilText(
        kk="Тым аз: ең азы {detail}. Дереккөзді тексеріңіз.",
        ru="Слишком мало: не меньше {detail}. Проверьте источник.",
        en="Too small: at least {detail}. Check the source.",
    ),
    "too_large": TrilText(
        kk="Тым көп: ең көбі {detail}. Дереккөзді тексеріңіз.",
        ru="Слишком много: не больше {detail}. Проверьте источник.",
        en="Too large: at most {detail}. Check the source.",
    ),
    "too_long": TrilText(
        kk="Тым ұзын: ең көбі {detail} таңба.",
        ru="Слишком длинно: не больше {detail} знаков.",
        en="Too long: at most {detail} characters.",
    ),
    "not_a_choice": TrilText(
        kk="Тізімнен біреуін таңдаңыз.", ru="Выберите одно из списка.", en="Choose one from the list."
    ),
    "not_a_date": TrilText(kk="Мұндай күн жоқ.", ru="Такой даты нет.", en="There is no such date."),
    "far_date": TrilText(
        kk="Күн 1991 жылғы 16 желтоқсан мен 2100 жыл аралығында болуы керек.",
        ru="Дата должна быть между 16 декабря 1991 года и 2100 годом.",
        en="The date must lie between 16 December 1991 and 2100.",
    ),
    "ends_before": TrilText(
        kk="Соңғы күні бірінші күнінен ерте.",
        ru="Последний день раньше первого.",
        en="The last day is before the first.",
    ),
    "taken": TrilText(
        kk="Бұл күннен басталатын жол бар. Соны өзгертіңіз немесе басқа күн жазыңыз.",
        ru="Строка с этой даты уже есть. Измените её или укажите другую дату.",
        en="There is a row from this day already. Change that one or give another day.",
    ),
    "overlaps": TrilText(
        kk="Басқа жолмен қабаттасады: {detail}. Алдымен соның мерзімін аяқтаңыз немесе күндерді түзетіңіз.",
        ru="Пересекается с другой строкой: {detail}. Сначала завершите её или исправьте даты.",
        en="It overlaps another row: {detail}. End that one first or correct the dates.",
    ),
    "not_hundred": TrilText(
        kk="Бөліктердің қосындысы 100 болуы керек, қазір {detail}.",
        ru="Вместе части должны составлять 100, сейчас {detail}.",
        en="The parts must make 100 together; now they make {detail}.",
    ),
    "works_anyway": TrilText(
        kk="Дүйсенбіден жұмаға дейін онсыз да жұмыс күні. Сенбіні не жексенбіні жазыңыз.",
        ru="С понедельника по пятницу и так работают. Укажите субботу или воскресенье.",
        en="Monday to Friday are worked anyway. Give a Saturday or a Sunday.",
    ),
    "off_anyway": TrilText(
        kk="Сенбі мен жексенбі онсыз да демалыс. Дүйсенбіден жұмаға дейінгі күнді жазыңыз.",
        ru="Суббота и воскресенье и так выходные. Укажите день с понедельника по пятницу.",
        en="Saturday and Sunday are off anyway. Give a day from Monday to Friday.",
    ),
    "key_changed": TrilText(
        kk="Жолдың белгісі өзгермейді. Жаңа жол қосыңыз.",
        ru="Обозначение строки не меняется. Добавьте новую строку.",
        en="What a row is called by does not change. Add a new row.",
    ),
    "nothing_changed": TrilText(
        kk="Ештеңе өзгерген жоқ.", ru="Ничего не изменилось.", en="Nothing was changed."
    ),
    "day_has_come": TrilText(
        kk="{detail} күні келіп қойды, оны алып тастауға болмайды: сол күнтізбемен мерзімдер саналған.",
        ru="День {detail} уже наступил, его нельзя убрать: по нему считались сроки.",
        en="The day {detail} has come and cannot be taken away: terms were counted over it.",
    ),
    "other_year": TrilText(
        kk="{detail} басқа жылға жатады. Бір файл – бір жыл.",
        ru="{detail} относится к другому году. Один файл – один год.",
        en="{detail} belongs to another year. One file is one year.",
    ),
}


def problem_word(problem: Problem, language: str) -> str:
    """Why the value cannot stand and what to do, with what the words name."""
    return PROBLEMS[problem.code].in_language(language).replace("{detail}", problem.detail)


def label_in(table: DatedTable, values: Values, language: str) -> str:
    """How a row calls itself: «A1 · Ответ на обращение», «01.01.2021 · 2 917», «31.12.2021 · …»."""
    said = values.get(f"{table.label}_{language}", values.get(table.label, ""))
    words = format_number(said, language, 0) if isinstance(said, int) else str(said or "")
    day = day_of(values.get(table.start))
    head = (
        (f"{day:%d.%m.%Y}" if day else "")
        if table.shape != "spans"
        else " ".join(str(values.get(name) or "") for name in table.key)
    )
    return f"{head} · {words}"[:300]


def shown_value(table: DatedTable, name: str, value: object, language: str) -> str:
    """One column's value as a person reads it; empty where nothing is stated."""
    field = table.field(name)
    if field.kind == "date":
        day = day_of(value)
        return f"{day:%d.%m.%Y}" if day else ""
    if field.kind == "choice":
        words = dict(field.choices).get(str(value or ""))
        return words.in_language(language) if words else str(value or "")
    if isinstance(value, int):
        return format_number(value, language, 0)
    return str(value or "")
