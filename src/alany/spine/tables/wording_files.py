"""What is said when a whole file is refused."""

from alany.kernel.triltext import TrilText

OF_FILES: dict[str, TrilText] = {
    "too_big": TrilText(
        kk="Файл {detail} МБ-тан үлкен. Тек қажетті парақты сақтап, қайта жіберіңіз.",
        ru="Файл больше {detail} МБ. Сохраните только нужный лист и отправьте снова.",
        en="The file is larger than {detail} MB. Save only the sheet you need and send it again.",
    ),
    "zip_bomb": TrilText(
        kk="Файл ашылғанда {detail} МБ-тан асып кетеді, сондықтан ол ашылмады. Кестені жаңа XLSX немесе "
        "CSV файлына сақтап, қайта жіберіңіз.",
        ru="При распаковке файл становится больше {detail} МБ, поэтому он не открыт. Сохраните таблицу в "
        "новый файл XLSX или CSV и отправьте снова.",
        en="Unpacked, the file is larger than {detail} MB, so it was not opened. Save the table to a new "
        "XLSX or CSV file and send it again.",
    ),
    "broken_package": TrilText(
        kk="Файл бүлінген немесе толық жүктелмеген. Оны өз бағдарламасында ашып, XLSX немесе DOCX түрінде "
        "қайта сақтаңыз.",
        ru="Файл повреждён или загружен не полностью. Откройте его в своей программе и сохраните заново "
        "как XLSX или DOCX.",
        en="The file is damaged or was not uploaded whole. Open it in its own program and save it again as "
        "XLSX or DOCX.",
    ),
    "broken_gzip": TrilText(
        kk="Қысылған GZ файлы бүлінген. Оны қайта қысыңыз немесе қысылмаған CSV файлын жіберіңіз.",
        ru="Сжатый файл GZ повреждён. Сожмите его заново или отправьте несжатый файл CSV.",
        en="The compressed GZ file is damaged. Compress it again or send the plain CSV file.",
    ),
    "packed_twice": TrilText(
        kk="GZ файлының ішінде CSV емес, тағы бір архив бар. CSV файлын немесе XLSX файлының өзін жіберіңіз.",
        ru="Внутри файла GZ не CSV, а ещё один архив. Отправьте файл CSV или сам файл XLSX.",
        en="The GZ file holds another archive instead of a CSV. Send the CSV file or the XLSX file itself.",
    ),
    "locked": TrilText(
        kk="Файл құпиясөзбен қорғалған. Құпиясөзді алып тастап, қайта сақтаңыз.",
        ru="Файл защищён паролем. Снимите пароль и сохраните файл заново.",
        en="The file is protected by a password. Remove the password and save the file again.",
    ),
    "unsafe_xml": TrilText(
        kk="Файлда кәдімгі кестеде болмайтын XML жарияламалары бар, сондықтан ол ашылмады. Кестені жаңа "
        "файлға көшіріп, қайта жіберіңіз.",
        ru="В файле есть объявления XML, которых в обычной таблице не бывает, поэтому он не открыт. "
        "Скопируйте таблицу в новый файл и отправьте снова.",
        en="The file has XML declarations that no ordinary table has, so it was not opened. Copy the table "
        "to a new file and send it again.",
    ),
    "old_office": TrilText(
        kk="Бұл — ескі Excel немесе Word файлы не құпиясөзбен қорғалған файл. Оны құпиясөзсіз XLSX немесе "
        "DOCX түрінде сақтаңыз.",
        ru="Это файл старого Excel или Word либо файл с паролем. Сохраните его без пароля как XLSX или DOCX.",
        en="This is a file of an old Excel or Word, or one with a password. Save it without a password as "
        "XLSX or DOCX.",
    ),
    "unknown_kind": TrilText(
        kk="Бұл файл кесте емес. CSV, XLSX, DOCX немесе HTML түріндегі кестені жіберіңіз.",
        ru="Этот файл не таблица. Отправьте таблицу в виде CSV, XLSX, DOCX или HTML.",
        en="This file is not a table. Send a table as CSV, XLSX, DOCX or HTML.",
    ),
    "no_table": TrilText(
        kk="Файлда кесте табылмады. Кестесі бар файлды таңдап, қайта жіберіңіз.",
        ru="В файле не найдена таблица. Выберите файл с таблицей и отправьте снова.",
        en="No table was found in the file. Choose a file with a table and send it again.",
    ),
    "empty": TrilText(
        kk="Файл бос. Жолдары толтырылған файлды жіберіңіз.",
        ru="Файл пуст. Отправьте файл с заполненными строками.",
        en="The file is empty. Send a file with filled rows.",
    ),
    "encoding": TrilText(
        kk="Мәтіннің кодталуы танылмады ({detail}). Файлды UTF-8 немесе Windows-1251 кодтауымен қайта "
        "сақтаңыз.",
        ru="Кодировка текста не распознана ({detail}). Сохраните файл заново в кодировке UTF-8 или "
        "Windows-1251.",
        en="The encoding of the text was not recognised ({detail}). Save the file again as UTF-8 or "
        "Windows-1251.",
    ),
    "broken_csv": TrilText(
        kk="Тырнақша жабылмаған немесе артық тырнақша тұр. Осы жолды түзетіңіз не кестені XLSX түрінде "
        "сақтаңыз.",
        ru="Кавычка не закрыта или стоит лишняя. Исправьте эту строку или сохраните таблицу как XLSX.",
        en="A quotation mark is not closed or is one too many. Correct this row or save the table as XLSX.",
    ),
    "row_too_wide": TrilText(
        kk="Жолдағы ұяшықтар тақырыптағыдан ({detail}) көп: мәтін ішіндегі бөлгіш жолды бөліп жіберген "
        "болуы мүмкін. Мәтінді тырнақшаға алыңыз не кестені XLSX түрінде сақтаңыз.",
        ru="В строке больше ячеек, чем в заголовке ({detail}): возможно, её разрезал разделитель внутри "
        "текста. Возьмите текст в кавычки или сохраните таблицу как XLSX.",
        en="The row has more cells than the header ({detail}): a separator inside a text may have cut it. "
        "Put the text in quotation marks or save the table as XLSX.",
    ),
    "too_many_rows": TrilText(
        kk="Кестеде жол тым көп: ең көбі {detail}. Файлды бөліктерге бөліп жіберіңіз.",
        ru="В таблице слишком много строк: допускается не более {detail}. Разделите файл и отправьте по "
        "частям.",
        en="The table has too many rows: at most {detail} are accepted. Split the file and send the parts.",
    ),
    "too_many_columns": TrilText(
        kk="Кестеде баған тым көп: ең көбі {detail}. Артық бағандарды өшіріп, қайта жіберіңіз.",
        ru="В таблице слишком много столбцов: допускается не более {detail}. Удалите лишние и отправьте "
        "снова.",
        en="The table has too many columns: at most {detail} are accepted. Delete the others and send it "
        "again.",
    ),
    "cell_too_long": TrilText(
        kk="Ұяшықтағы мәтін тым ұзын. Оны қысқартыңыз не алдыңғы жолда жабылмаған тырнақша жоғын тексеріңіз.",
        ru="Текст в ячейке слишком длинный. Сократите его или проверьте, нет ли выше незакрытой кавычки.",
        en="The text of the cell is too long. Shorten it, or look for a quotation mark left open above.",
    ),
    "missing_column": TrilText(
        kk="«{detail}» бағаны табылмады. Оны баптауда өзіңіз көрсетіңіз немесе файлға қосыңыз.",
        ru="Не найден столбец «{detail}». Укажите его сами или добавьте в файл.",
        en="The column “{detail}” was not found. Point it out yourself or add it to the file.",
    ),
    "ambiguous_column": TrilText(
        kk="«{detail}» үшін бірнеше баған сай келеді. Қайсысы керек екенін өзіңіз таңдаңыз.",
        ru="Для «{detail}» подходят несколько столбцов. Выберите нужный сами.",
        en="Several columns fit “{detail}”. Choose the right one yourself.",
    ),
    "column_twice": TrilText(
        kk="Бұл баған екі өріске берілген. Әр өріске бөлек баған таңдаңыз.",
        ru="Этот столбец выбран для двух полей. Выберите для каждого поля свой столбец.",
        en="This column was chosen for two fields. Choose a column of its own for each field.",
    ),
    "unknown_column": TrilText(
        kk="Файлда мұндай баған жоқ. Тізімнен баған таңдаңыз.",
        ru="В файле нет такого столбца. Выберите столбец из списка.",
        en="The file has no such column. Choose a column from the list.",
    ),
    "unknown_field": TrilText(
        kk="«{detail}» деген өріс жоқ. Тізімнен өріс таңдаңыз.",
        ru="Поля «{detail}» нет. Выберите поле из списка.",
        en="There is no field “{detail}”. Choose a field from the list.",
    ),
}
