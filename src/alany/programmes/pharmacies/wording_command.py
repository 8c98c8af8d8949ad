"""What the command line says about its input, in the three languages."""

from collections.abc import Mapping

from alany.kernel.triltext import TrilText

THE_REGISTER = TrilText(kk="Тізілім файлы", ru="Файл реестра", en="The register")
THE_LINES = TrilText(kk="Прайс-парақ файлы", ru="Файл прайс-листа", en="The price list")
WHERE_ROW = TrilText(kk="{row}-жол", ru="строка {row}", en="row {row}")
WHERE_COLUMN = TrilText(kk="«{column}» бағаны", ru="столбец «{column}»", en="column “{column}”")
NOT_WRITTEN = TrilText(
    kk="{path} файлын жазу мүмкін болмады: {reason}. Қалта мен рұқсатты тексеріңіз.",
    ru="Не удалось записать {path}: {reason}. Проверьте папку и права.",
    en="{path} could not be written: {reason}. Check the folder and the rights.",
)
OVER_INPUT = TrilText(
    kk="--out {path}: бұл оқылатын файлдың өзі, үстіне жазылмайды. Басқа атау беріңіз.",
    ru="--out {path}: это сам читаемый файл, он не перезаписывается. Дайте другое имя.",
    en="--out {path} is a file that is read; it is not overwritten. Give another name.",
)
NOT_A_DAY = TrilText(
    kk="«{text}» күн емес; ЖЖЖЖ-АА-КК түрінде жазыңыз, мысалы 2020-07-30",
    ru="«{text}» не дата; пишите ГГГГ-ММ-ДД, например 2020-07-30",
    en="«{text}» is not a day; write YYYY-MM-DD, such as 2020-07-30",
)
NOT_A_NUMBER = TrilText(
    kk="«{text}» процестер саны емес; 1 мен 64 арасындағы бүтін сан жазыңыз",
    ru="«{text}» не число процессов; напишите целое от 1 до 64",
    en="«{text}» is no number of processes; write a whole number from 1 to 64",
)
SUMMARY = TrilText(
    kk="Салыстырылған жол: {lines}; тізілімдегі жазба: {entries}.",
    ru="Сверено строк: {lines}; записей в реестре: {entries}.",
    en="Lines checked: {lines}; entries of the register: {entries}.",
)
THE_LIST = TrilText(kk="«{name}» прайс-парағы", ru="Прайс-лист «{name}»", en="The price list “{name}”")
LISTS_LEFT_OUT = TrilText(
    kk="Оқылмағандықтан қалдырылған прайс-парақ: {count}. Қалғандары салыстырылды.",
    ru="Пропущено прайс-листов, которые не прочитаны: {count}. Остальные сверены.",
    en="Price lists left out because they cannot be read: {count}. The others were checked.",
)
REFUSALS: Mapping[str, TrilText] = {
    "file_missing": TrilText(
        kk="мұндай файл жоқ немесе ол файл емес: {value}. Жолын тексеріңіз.",
        ru="такого файла нет или это не файл: {value}. Проверьте путь.",
        en="there is no such file, or it is not a file: {value}. Check the path.",
    ),
    "file_broken": TrilText(
        kk="файл бүлінген. Оны қайта сақтап немесе қайта қысып көріңіз.",
        ru="файл повреждён. Сохраните или сожмите его заново.",
        en="the file is damaged. Save or compress it again.",
    ),
    "encoding": TrilText(
        kk="кодталуы танылмады. UTF-8, белгісі бар UTF-16 немесе Windows-1251 түрінде сақтаңыз.",
        ru="кодировка не распознана. Сохраните в UTF-8, UTF-16 с меткой или Windows-1251.",
        en="the encoding was not recognised. Save it as UTF-8, UTF-16 with a mark or Windows-1251.",
    ),
    "nul": TrilText(
        kk="көрінбейтін NUL таңбасы бар. Оны өшіріңіз.",
        ru="есть невидимый знак NUL. Удалите его.",
        en="there is an invisible NUL character. Delete it.",
    ),
    "row_unreadable": TrilText(
        kk="жолды оқу мүмкін емес: тырнақшаларын тексеріңіз.",
        ru="строку нельзя прочитать: проверьте кавычки.",
        en="the row cannot be read: check its quotation marks.",
    ),
    "text_too_long": TrilText(
        kk="ұяшықтағы мәтін тым ұзын. Оны қысқартыңыз; тырнақша жабылмай қалған болуы да мүмкін.",
        ru="текст в ячейке слишком длинный. Сократите его; возможно, не закрыта кавычка.",
        en="the text of a cell is too long. Shorten it; perhaps a quotation mark is not closed.",
    ),
    "row_ragged": TrilText(
        kk="жолдағы бағандар саны тақырыптағыдан өзгеше.",
        ru="число столбцов в строке не такое, как в заголовке.",
        en="the row has another number of columns than the header.",
    ),
    "table_empty": TrilText(
        kk="кесте бос. Тақырыбы мен жолдары бар файл керек.",
        ru="таблица пуста. Нужен файл с заголовком и строками.",
        en="the table is empty. A header and rows are needed.",
    ),
    "register_empty": TrilText(
        kk="тізілімде бірде-бір жазба жоқ.",
        ru="в реестре нет ни одной записи.",
        en="the register has no entry.",
    ),
    "column_missing": TrilText(
        kk="мұндай баған жоқ. Оны файлға қосыңыз.",
        ru="такого столбца нет. Добавьте его в файл.",
        en="there is no such column. Add it to the file.",
    ),
    "column_twice": TrilText(
        kk="баған екі рет тұр. Біреуін ғана қалдырыңыз.",
        ru="столбец стоит дважды. Оставьте один.",
        en="the column stands there twice. Keep one of them.",
    ),
    "line_id_twice": TrilText(
        kk="{value} нөмірі қайталанады. Әр жолға бөлек нөмір беріңіз.",
        ru="номер {value} повторяется. Дайте каждой строке свой.",
        en="the id {value} is repeated. Give each line its own.",
    ),
    "price_unreadable": TrilText(
        kk="бағасы оқылмады: теңгемен оң сан болуы керек.",
        ru="цена не прочитана: нужно положительное число в тенге.",
        en="the price cannot be read: a positive number in tenge is needed.",
    ),
    "rows_contradict": TrilText(
        kk="{value} коды екі жолда екі түрлі жазылған. Біреуін түзетіңіз.",
        ru="код {value} записан в двух строках по-разному. Исправьте одну.",
        en="the id {value} stands in two rows that differ. Correct one of them.",
    ),
    "value_missing": TrilText(
        kk="міндетті ұяшық бос. Оны толтырыңыз.",
        ru="обязательная ячейка пуста. Заполните её.",
        en="a required cell is blank. Fill it in.",
    ),
    "pack_unreadable": TrilText(
        kk="қаптамадағы сан оқылмады: {value}. Бүтін сан жазыңыз.",
        ru="число в упаковке не прочитано: {value}. Напишите целое число.",
        en="the number in the pack cannot be read: {value}. Write a whole number.",
    ),
    "cap_unreadable": TrilText(
        kk="шекті баға оқылмады: {value}. Теңгемен сан жазыңыз не бос қалдырыңыз.",
        ru="предельная цена не прочитана: {value}. Напишите число в тенге или оставьте пустой.",
        en="the cap cannot be read: {value}. Write a number in tenge or leave it blank.",
    ),
    "cap_absurd": TrilText(
        kk="шекті баға мүмкін емес: {value}. Нөлден үлкен, шынайы сан жазыңыз.",
        ru="предельная цена невозможна: {value}. Напишите число больше нуля.",
        en="the cap is impossible: {value}. Write a sane number above zero.",
    ),
    "cap_too_fine": TrilText(
        kk="шекті бағада үтірден кейін тоғыздан көп таңба бар. Оны дөңгелектеңіз.",
        ru="в предельной цене больше девяти знаков после запятой. Округлите её.",
        en="a cap has more than nine digits after the point. Round it.",
    ),
    "no_list": TrilText(
        kk="оқылатын прайс-парақ жоқ. Қалтада .csv, .csv.gz, .txt немесе .parquet файлдары болуы керек.",
        ru="нет прайс-листа, который можно прочитать. В папке нужны файлы .csv, .csv.gz, .txt или .parquet.",
        en="there is no price list that can be read. The folder needs .csv, .csv.gz, .txt or .parquet files.",
    ),
    "gtin_wrong": TrilText(
        kk="штрихкод қате: {value}. Бақылау цифрын тексеріңіз немесе ұяшықты бос қалдырыңыз.",
        ru="штрихкод неверен: {value}. Проверьте контрольную цифру или оставьте ячейку пустой.",
        en="the barcode is wrong: {value}. Check its last digit or leave the cell blank.",
    ),
    "date_unreadable": TrilText(
        kk="күн оқылмады: {value}. 2020-07-30 түрінде жазыңыз.",
        ru="дата не прочитана: {value}. Напишите в виде 2020-07-30.",
        en="the date cannot be read: {value}. Write it as 2020-07-30.",
    ),
}
