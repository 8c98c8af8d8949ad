"""Acts and tables of this programme, as the ledger is read: one line for each."""

from alany.kernel.ledger_words import LedgerWords
from alany.kernel.triltext import TrilText

VERBS = {
    "people.engaged": TrilText(
        kk="кеңсе қызметкерлері тіркелді", ru="сотрудники офиса внесены", en="people of the office entered"
    ),
    "register.imported": TrilText(
        kk="дәріханалар тізілімі жүктелді", ru="загружен реестр аптек", en="register of pharmacies imported"
    ),
    "import.uploaded": TrilText(
        kk="файл тексеруге жіберілді", ru="файл прислан на просмотр", en="file sent in to look at"
    ),
    "pharmacy.registered": TrilText(kk="дәріхана тіркелді", ru="аптека внесена", en="pharmacy registered"),
    "pharmacy.changed": TrilText(
        kk="дәріхана туралы мәлімет түзетілді",
        ru="сведения об аптеке исправлены",
        en="record of a pharmacy changed",
    ),
    "pharmacy.licence_recorded": TrilText(
        kk="дәріхананың лицензиясы жазылды",
        ru="записана лицензия аптеки",
        en="licence of a pharmacy recorded",
    ),
    "act.entered": TrilText(kk="баға бұйрығы енгізілді", ru="приказ о ценах внесён", en="price act entered"),
    "act.confirmed": TrilText(
        kk="баға бұйрығы расталды", ru="приказ о ценах подтверждён", en="price act confirmed"
    ),
    "act.discarded": TrilText(
        kk="баға бұйрығы қайтарып алынды", ru="приказ о ценах отозван", en="price act taken back"
    ),
    "price_list.accepted": TrilText(
        kk="прайс-парақ қабылданды", ru="прайс-лист принят", en="price list accepted"
    ),
    "price_list.checked": TrilText(
        kk="прайс-парақ тексерілді", ru="прайс-лист сверен", en="price list checked"
    ),
    "price_list.failed": TrilText(
        kk="прайс-парақ тексерілмеді",
        ru="прайс-лист не удалось сверить",
        en="price list could not be checked",
    ),
    "list_run.offered": TrilText(
        kk="науқанның прайс-парақтары жіберілді",
        ru="прайс-листы кампании присланы",
        en="price lists of a campaign sent in",
    ),
    "list_run.confirmed": TrilText(
        kk="прайс-парақтардың иелері расталды",
        ru="подтверждено, чьи это прайс-листы",
        en="owners of the price lists confirmed",
    ),
    "list_run.spread": TrilText(
        kk="прайс-парақтардың жолдары бөліктерге бөлінді",
        ru="строки прайс-листов разделены на части",
        en="lines of the price lists cut into parts",
    ),
    "list_run.part_read": TrilText(
        kk="жолдардың бір бөлігі оқылды", ru="прочитана часть строк", en="a part of the lines read"
    ),
    "list_run.finished": TrilText(
        kk="прайс-парақтардың бәрі тексерілді",
        ru="все прайс-листы сверены",
        en="all price lists checked",
    ),
    "pharmacy_visit.concluded": TrilText(
        kk="дәріханаға бару қорытындыланды",
        ru="итоги посещения аптеки подведены",
        en="visit to a pharmacy concluded",
    ),
    "pharmacy_visits.concluded": TrilText(
        kk="дәріханаларға барулар қорытындыланды",
        ru="итоги посещений аптек подведены",
        en="visits to pharmacies concluded",
    ),
    "alias.proposed": TrilText(
        kk="жолдың мағынасы ұсынылды", ru="предложено значение строки", en="meaning of a line proposed"
    ),
    "alias.confirmed": TrilText(
        kk="жолдың мағынасы расталды", ru="значение строки подтверждено", en="meaning of a line confirmed"
    ),
    "alias.refused": TrilText(
        kk="жолдың мағынасы қабылданбады", ru="значение строки отклонено", en="meaning of a line refused"
    ),
    "alias.reversed": TrilText(
        kk="жолдың мағынасы қайтарып алынды", ru="значение строки отменено", en="meaning of a line reversed"
    ),
    "pharmacy.reply_recorded": TrilText(
        kk="дәріхананың түсіндірмесі жазылды",
        ru="записано объяснение аптеки",
        en="reply of a pharmacy recorded",
    ),
    "naming.proposed": TrilText(
        kk="шешімді жариялау ұсынылды",
        ru="предложено опубликовать решение",
        en="publication of a decision proposed",
    ),
    "naming.approved": TrilText(
        kk="шешімді жариялау бекітілді",
        ru="публикация решения утверждена",
        en="publication of a decision approved",
    ),
    "naming.taken_down": TrilText(
        kk="шешім жариядан алынды", ru="решение снято с публикации", en="published decision taken down"
    ),
    "referral.drafted": TrilText(
        kk="жіберілетін материал дайындалды", ru="материалы к направлению подготовлены", en="referral drafted"
    ),
    "referral.sent": TrilText(
        kk="материал органға жіберілді", ru="материалы направлены органу", en="referral sent"
    ),
    "referral.answered": TrilText(
        kk="материал бойынша орган жауап берді", ru="орган ответил по материалам", en="referral answered"
    ),
    "referral.price_corrected": TrilText(
        kk="дәріхана бағаны түзетті", ru="аптека исправила цену", en="price corrected"
    ),
    "referral.refunded": TrilText(
        kk="артық сома қайтарылды", ru="лишняя сумма возвращена", en="excess refunded"
    ),
}
TABLES = {
    "pharmacies_pharmacy": TrilText(kk="дәріхана", ru="аптека", en="pharmacy"),
    "pharmacies_licence": TrilText(kk="лицензия", ru="лицензия", en="licence"),
    "pharmacies_priceact": TrilText(kk="баға бұйрығы", ru="приказ о ценах", en="price act"),
    "pharmacies_vatrate": TrilText(kk="ҚҚС мөлшерлемесі", ru="ставка НДС", en="VAT rate"),
    "pharmacies_medicine": TrilText(kk="дәрі", ru="лекарство", en="medicine"),
    "pharmacies_caprow": TrilText(kk="шекті баға", ru="предельная цена", en="price cap"),
    "pharmacies_priceobservation": TrilText(kk="көрілген баға", ru="увиденная цена", en="price seen"),
    "pharmacies_listrun": TrilText(
        kk="прайс-парақтарды бірге тексеру", ru="совместная сверка прайс-листов", en="run of price lists"
    ),
    "pharmacies_pricelist": TrilText(kk="прайс-парақ", ru="прайс-лист", en="price list"),
    "pharmacies_pricelistline": TrilText(
        kk="прайс-парақтың жолы", ru="строка прайс-листа", en="line of a price list"
    ),
    "pharmacies_alias": TrilText(kk="жолдың мағынасы", ru="значение строки", en="meaning of a line"),
    "pharmacies_aliaspack": TrilText(
        kk="жол білдіретін қаптама", ru="упаковка, которую значит строка", en="pack that a line means"
    ),
    "pharmacies_pharmacyreply": TrilText(
        kk="дәріхананың түсіндірмесі", ru="объяснение аптеки", en="reply of a pharmacy"
    ),
    "pharmacies_nameddecision": TrilText(
        kk="жарияланған шешім", ru="опубликованное решение", en="published decision"
    ),
    "pharmacies_pendingimport": TrilText(
        kk="қарауды күтетін файл", ru="файл, ждущий просмотра", en="file that waits to be looked at"
    ),
    "pharmacies_referral": TrilText(
        kk="органға жіберілген материал", ru="материалы, направленные органу", en="referral"
    ),
    "pharmacies_referralevent": TrilText(
        kk="материалдың оқиғасы", ru="событие по материалам", en="event of a referral"
    ),
}
NAMES = {
    "pharmacies_pharmacy.owner": TrilText(kk="иесі", ru="владелец", en="owner"),
    "is_urban": TrilText(kk="қалада немесе кентте", ru="в городе или посёлке", en="in a city or town"),
    "rate_percent": TrilText(kk="мөлшерлеме, %", ru="ставка, %", en="rate, %"),
    "is_vat_payer": TrilText(kk="ҚҚС төлейді", ru="платит НДС", en="pays VAT"),
    "pharmacy": TrilText(kk="дәріхана", ru="аптека", en="pharmacy"),
    "pharmacies": TrilText(kk="дәріханалар", ru="аптеки", en="pharmacies"),
    "licence": TrilText(kk="лицензия", ru="лицензия", en="licence"),
    "licences": TrilText(kk="лицензиялар", ru="лицензии", en="licences"),
    "issued_on": TrilText(kk="берілген күні", ru="дата выдачи", en="issued on"),
    "holder_bin": TrilText(kk="лицензиаттың БСН-і", ru="БИН лицензиата", en="BIN of the holder"),
    "subtypes": TrilText(kk="нені рұқсат етеді", ru="что разрешает", en="what it allows"),
    "annex_number": TrilText(kk="қосымшаның нөмірі", ru="номер приложения", en="annex number"),
    "annex_address": TrilText(kk="қосымшадағы мекенжай", ru="адрес в приложении", en="address in the annex"),
    "suspended_from": TrilText(kk="тоқтатыла тұрған күннен", ru="приостановлена с", en="suspended from"),
    "suspended_to": TrilText(kk="тоқтатыла тұрған күнге дейін", ru="приостановлена по", en="suspended until"),
    "registration_number": TrilText(
        kk="мемлекеттік тіркеу нөмірі", ru="номер государственной регистрации", en="state registration number"
    ),
    "effective_from": TrilText(kk="күшіне енетін күні", ru="вступает в силу", en="in force from"),
    "effective_to": TrilText(kk="қолданылу шегі", ru="действует до", en="held until"),
    "vat_basis": TrilText(kk="бағадағы ҚҚС", ru="НДС в цене", en="VAT in the price"),
    "amends": TrilText(kk="қай бұйрықты өзгертеді", ru="какой приказ изменяет", en="act that it amends"),
    "is_whole_list": TrilText(kk="толық тізім", ru="полный список", en="whole list"),
    "source_file": TrilText(kk="мәтіннің файлы", ru="файл текста", en="file of the text"),
    "entered_by": TrilText(kk="енгізген", ru="кто внёс", en="entered by"),
    "atc": TrilText(kk="АТХ коды", ru="код АТХ", en="ATC code"),
    "inn": TrilText(
        kk="халықаралық патенттелмеген атауы",
        ru="международное непатентованное название",
        en="international non-proprietary name",
    ),
    "trade_name": TrilText(kk="сауда атауы", ru="торговое название", en="trade name"),
    "form_dose": TrilText(kk="дәрілік түрі және дозасы", ru="лекарственная форма и доза", en="form and dose"),
    "pack": TrilText(kk="қаптама", ru="упаковка", en="pack"),
    "maker": TrilText(kk="өндіруші", ru="производитель", en="maker"),
    "reg_number": TrilText(kk="тіркеу нөмірі", ru="регистрационный номер", en="registration number"),
    "pharmacies_caprow.act": TrilText(kk="бұйрық", ru="приказ", en="act"),
    "row_number": TrilText(kk="жолдың нөмірі", ru="номер строки", en="number of the row"),
    "medicine": TrilText(kk="дәрі", ru="лекарство", en="medicine"),
    "cap_kzt": TrilText(kk="шекті баға, теңге", ru="предельная цена, тенге", en="cap, tenge"),
    "recorded_at": TrilText(kk="енгізілген уақыты", ru="время внесения", en="recorded at"),
    "line": TrilText(kk="тауардың жазылған атауы", ru="товар, как написано", en="line as written"),
    "part": TrilText(kk="бөлік", ru="часть", en="part"),
    "parts": TrilText(kk="бөліктер", ru="части", en="parts"),
    "lists": TrilText(kk="прайс-парақтар", ru="прайс-листы", en="price lists"),
    "offered": TrilText(kk="жіберілген файлдар", ru="присланные файлы", en="files sent in"),
    "refused": TrilText(kk="алынбаған файлдар", ru="непринятые файлы", en="files not taken"),
    "finished_at": TrilText(kk="аяқталған уақыты", ru="когда завершено", en="finished at"),
    "lines": TrilText(kk="жолдар", ru="строки", en="lines"),
    "price_kzt": TrilText(kk="бағасы, теңге", ru="цена, тенге", en="price, tenge"),
    "prices": TrilText(kk="бағалар", ru="цены", en="prices"),
    "seen_on": TrilText(kk="қайдан көрілді", ru="где увидели", en="seen on"),
    "grade": TrilText(kk="дереккөздің сенімділігі", ru="степень доказанности", en="grade of the source"),
    "decision": TrilText(kk="шешім", ru="решение", en="decision"),
    "cap_row": TrilText(kk="шекті бағаның жолы", ru="строка предельной цены", en="row of the cap"),
    "excess_kzt": TrilText(
        kk="шекті бағадан асуы, теңге", ru="выше предельной на, тенге", en="above the cap by, tenge"
    ),
    "price_list": TrilText(kk="прайс-парақ", ru="прайс-лист", en="price list"),
    "columns": TrilText(kk="бағандар", ru="столбцы", en="columns"),
    "totals": TrilText(kk="қорытындысы", ru="итоги", en="totals"),
    "register_version": TrilText(kk="тізілімнің нұсқасы", ru="версия реестра", en="version of the register"),
    "failure": TrilText(kk="неге тексерілмеді", ru="почему не сверен", en="why it could not be checked"),
    "entry_ids": TrilText(kk="тізілімдегі кодтары", ru="коды в реестре", en="codes in the register"),
    "confirmed_at": TrilText(kk="расталған уақыты", ru="время подтверждения", en="confirmed at"),
    "authority": TrilText(kk="уәкілетті орган", ru="уполномоченный орган", en="authority"),
    "fine_mci": TrilText(kk="айыппұл, АЕК", ru="штраф, МРП", en="fine, monthly indexes"),
    "fine_kzt": TrilText(kk="айыппұл, теңге", ru="штраф, тенге", en="fine, tenge"),
    "price_corrected_on": TrilText(
        kk="баға түзетілген күн", ru="дата исправления цены", en="price corrected on"
    ),
    "refunded_kzt": TrilText(kk="қайтарылған сома, теңге", ru="возвращено, тенге", en="refunded, tenge"),
    "referral": TrilText(
        kk="органға жіберілген материал", ru="материалы, направленные органу", en="referral"
    ),
    "document": TrilText(kk="құжат", ru="документ", en="document"),
    "gtins": TrilText(kk="штрихкодтар", ru="штрихкоды", en="barcodes"),
    "chain": TrilText(kk="дәріханалар желісі", ru="аптечная сеть", en="chain"),
    "key": TrilText(kk="мәтіннің ізі", ru="отпечаток текста", en="fingerprint of the text"),
    "supplier": TrilText(kk="кімнің тізімі", ru="чей список", en="whose lists"),
    "meaning": TrilText(kk="мағынасы", ru="значение", en="meaning"),
    "packs": TrilText(kk="қаптамалар", ru="упаковки", en="packs"),
    "note": TrilText(kk="ескерту", ru="примечание", en="note"),
    "proposed_by": TrilText(kk="ұсынған", ru="кто предложил", en="proposed by"),
    "proposed_at": TrilText(kk="ұсынылған уақыты", ru="когда предложено", en="proposed at"),
    "proposed_on": TrilText(kk="ұсынылған күні", ru="дата предложения", en="proposed on"),
    "reversed_by": TrilText(kk="қайтарып алған", ru="кто отменил", en="taken back by"),
    "reversed_at": TrilText(kk="қайтарылған уақыты", ru="когда отменено", en="taken back at"),
    "alias": TrilText(kk="жолдың мағынасы", ru="значение строки", en="meaning of a line"),
    "package": TrilText(kk="материалдар топтамасы", ru="пакет материалов", en="package"),
    "package_sha256": TrilText(
        kk="топтаманың SHA-256 ізі", ru="отпечаток SHA-256 пакета", en="SHA-256 of the package"
    ),
    "received_on": TrilText(kk="түскен күні", ru="дата поступления", en="received on"),
    "recorded_by": TrilText(kk="жазған", ru="кто записал", en="recorded by"),
    "reply": TrilText(kk="дәріхананың сөзі", ru="слова аптеки", en="words of the pharmacy"),
    "approved_on": TrilText(kk="бекітілген күні", ru="дата утверждения", en="approved on"),
    "expires_on": TrilText(kk="жарияда болу шегі", ru="публикуется до", en="published until"),
    "taken_down_on": TrilText(kk="жариядан алынған күні", ru="дата снятия", en="taken down on"),
    "taken_down_by": TrilText(kk="жариядан алған", ru="кто снял", en="taken down by"),
    "chosen": TrilText(kk="тәуекел бойынша", ru="по риску", en="by risk"),
    "new": TrilText(kk="жаңа", ru="новых", en="new"),
    "changed": TrilText(kk="өзгерген", ru="изменилось", en="changed"),
    "same": TrilText(kk="өзгермеген", ru="без изменений", en="the same"),
}

LEDGER_WORDS = LedgerWords(verbs=VERBS, tables=TABLES, names=NAMES)
