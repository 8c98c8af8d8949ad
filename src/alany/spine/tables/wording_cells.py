"""What is said when one cell or one row is refused."""

from alany.kernel.triltext import TrilText

OF_CELLS: dict[str, TrilText] = {
    "nul": TrilText(
        kk="Ұяшықта көрінбейтін NUL таңбасы бар. Ұяшықты тазалап, мәтінін қайта теріңіз.",
        ru="В ячейке есть невидимый знак NUL. Очистите ячейку и наберите её текст заново.",
        en="The cell holds an invisible NUL character. Clear the cell and type its text again.",
    ),
    "formula": TrilText(
        kk="Ұяшықта мән емес, формула тұр ({detail}). Формуланы оның мәнімен ауыстырыңыз.",
        ru="В ячейке не значение, а формула ({detail}). Замените формулу её значением.",
        en="The cell holds a formula instead of a value ({detail}). Replace the formula by its value.",
    ),
    "blank": TrilText(
        kk="Міндетті ұяшық бос. Оны толтырыңыз.",
        ru="Обязательная ячейка пуста. Заполните её.",
        en="A required cell is blank. Fill it in.",
    ),
    "text_too_long": TrilText(
        kk="Мәтін тым ұзын. Оны қысқартыңыз.",
        ru="Текст слишком длинный. Сократите его.",
        en="The text is too long. Shorten it.",
    ),
    "duplicate": TrilText(
        kk="Бұл жол бұрынғы жолды қайталайды ({detail}). Біреуін ғана қалдырыңыз.",
        ru="Эта строка повторяет другую ({detail}). Оставьте только одну.",
        en="This row repeats another one ({detail}). Keep only one of them.",
    ),
    "money_empty": TrilText(
        kk="Баға жазылмаған. Бағаны теңгемен жазыңыз.",
        ru="Цена не указана. Напишите цену в тенге.",
        en="There is no price. Write the price in tenge.",
    ),
    "money_not_a_number": TrilText(
        kk="«{detail}» — сан емес. Бағаны тек цифрмен жазыңыз, мысалы 4904,50.",
        ru="«{detail}» — не число. Напишите цену только цифрами, например 4904,50.",
        en="“{detail}” is not a number. Write the price in digits only, for example 4904.50.",
    ),
    "money_negative": TrilText(
        kk="Баға теріс сан: {detail}. Нөлден үлкен баға жазыңыз.",
        ru="Цена отрицательная: {detail}. Напишите цену больше нуля.",
        en="The price is negative: {detail}. Write a price above zero.",
    ),
    "money_zero": TrilText(
        kk="Баға нөлге тең. Нөлден үлкен баға жазыңыз не жолды алып тастаңыз.",
        ru="Цена равна нулю. Напишите цену больше нуля или уберите строку.",
        en="The price is zero. Write a price above zero or take the row out.",
    ),
    "money_too_large": TrilText(
        kk="Баға тым үлкен: {detail}. Артық нөл не бірнеше сан қосылып кетпегенін тексеріңіз.",
        ru="Цена слишком велика: {detail}. Проверьте, нет ли лишних нулей или слипшихся чисел.",
        en="The price is too large: {detail}. Check for extra zeros or numbers run together.",
    ),
    "money_currency": TrilText(
        kk="Баға теңгемен жазылмаған: {detail}. Бағаны теңгемен жазыңыз.",
        ru="Цена указана не в тенге: {detail}. Напишите цену в тенге.",
        en="The price is not in tenge: {detail}. Write the price in tenge.",
    ),
    "money_ambiguous": TrilText(
        kk="«{detail}» бағасын екі түрлі оқуға болады. Мыңдықтарды бөлмей, тиынды екі цифрмен жазыңыз.",
        ru="Цену «{detail}» можно прочесть двояко. Пишите тысячи слитно, а тиыны двумя цифрами.",
        en="The price “{detail}” can be read in two ways. Do not separate thousands and write two decimals.",
    ),
    "money_decimals": TrilText(
        kk="«{detail}» бағасында үтірден кейін екі цифрдан көп. Бағаны тиынға дейін дөңгелектеңіз.",
        ru="В цене «{detail}» больше двух знаков после запятой. Округлите цену до тиына.",
        en="The price “{detail}” has more than two decimals. Round the price to a tiyn.",
    ),
    "not_a_date": TrilText(
        kk="«{detail}» — күн емес. Күнді 30.07.2020 түрінде жазыңыз.",
        ru="«{detail}» — не дата. Напишите дату в виде 30.07.2020.",
        en="“{detail}” is not a date. Write the date as 30.07.2020.",
    ),
    "no_such_day": TrilText(
        kk="Күнтізбеде {detail} деген күн жоқ. Алдымен күн, сосын ай, соңынан жыл жазыңыз: 30.07.2020.",
        ru="В календаре нет дня {detail}. Пишите сначала день, затем месяц и год: 30.07.2020.",
        en="There is no day {detail} in the calendar. Write the day first, then month and year: 30.07.2020.",
    ),
    "not_whole": TrilText(
        kk="«{detail}» — бүтін сан емес. Тек цифрмен жазыңыз, мысалы 10.",
        ru="«{detail}» — не целое число. Пишите только цифрами, например 10.",
        en="“{detail}” is not a whole number. Write digits only, for example 10.",
    ),
    "negative": TrilText(
        kk="Сан теріс: {detail}. Нөл немесе одан үлкен сан жазыңыз.",
        ru="Число отрицательное: {detail}. Напишите ноль или число больше нуля.",
        en="The number is negative: {detail}. Write zero or more.",
    ),
    "bin_letters": TrilText(
        kk="БСН-де тек цифр болуы керек: {detail}. 12 цифрды тексеріңіз.",
        ru="В БИН должны быть только цифры: {detail}. Проверьте 12 цифр.",
        en="A BIN has digits only: {detail}. Check the 12 digits.",
    ),
    "bin_length": TrilText(
        kk="БСН 12 цифрдан тұрады: {detail}. Басындағы нөл түсіп қалмағанын тексеріңіз.",
        ru="БИН состоит из 12 цифр: {detail}. Проверьте, не потерян ли ноль в начале.",
        en="A BIN has 12 digits: {detail}. Check that no leading zero was lost.",
    ),
    "bin_structure": TrilText(
        kk="{detail} — ұйымның БСН-і емес. Жеке тұлғаның ЖСН-і жазылмағанын тексеріңіз.",
        ru="{detail} — не БИН организации. Проверьте, не указан ли ИИН человека.",
        en="{detail} is not the BIN of an organisation. Check that it is not the IIN of a person.",
    ),
    "bin_date": TrilText(
        kk="БСН-дегі тіркеу айы дұрыс емес: {detail}. Цифрларды құжатпен салыстырыңыз.",
        ru="В БИН неверный месяц регистрации: {detail}. Сверьте цифры с документом.",
        en="The month of registration in the BIN is wrong: {detail}. Compare the digits with the document.",
    ),
    "bin_check_digit": TrilText(
        kk="БСН-нің бақылау цифры сәйкес келмейді: {detail}. Цифрларды құжатпен салыстырыңыз.",
        ru="Контрольная цифра БИН не сходится: {detail}. Сверьте цифры с документом.",
        en="The check digit of the BIN does not fit: {detail}. Compare the digits with the document.",
    ),
    "kato_letters": TrilText(
        kk="ӘАОЖ кодында тек цифр болуы керек: {detail}. 9 цифрды тексеріңіз.",
        ru="В коде КАТО должны быть только цифры: {detail}. Проверьте 9 цифр.",
        en="A KATO code has digits only: {detail}. Check the 9 digits.",
    ),
    "kato_length": TrilText(
        kk="ӘАОЖ коды 9 цифрдан тұрады: {detail}. Кодты жіктеуіштен алыңыз.",
        ru="Код КАТО состоит из 9 цифр: {detail}. Возьмите код из классификатора.",
        en="A KATO code has 9 digits: {detail}. Take the code from the classifier.",
    ),
    "kato_structure": TrilText(
        kk="{detail} деген ӘАОЖ коды болмайды. Кодты жіктеуіштен алыңыз.",
        ru="Кода КАТО {detail} не бывает. Возьмите код из классификатора.",
        en="There is no KATO code {detail}. Take the code from the classifier.",
    ),
    "not_listed": TrilText(
        kk="«{detail}» деген мән тізімде жоқ. Оны анықтамалықта жазылғандай жазыңыз.",
        ru="Значения «{detail}» нет в списке. Напишите его так, как в справочнике.",
        en="“{detail}” is not in the list. Write it as in the reference list.",
    ),
}
