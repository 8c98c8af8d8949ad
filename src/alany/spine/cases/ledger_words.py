"""Acts and tables of this app, as the ledger is read: one line for each."""

from alany.kernel.ledger_words import LedgerWords
from alany.kernel.triltext import TrilText
from alany.spine.cases import loop_ledger_words as loop
from alany.spine.cases import reply_ledger_words as replies

VERBS = {
    "case.assigned_together": TrilText(
        kk="бірнеше іс тапсырылды", ru="поручено несколько дел", en="several cases given to a person"
    ),
    "queue.saved": TrilText(kk="істер тізімі сақталды", ru="список дел сохранён", en="list of cases saved"),
    "queue.shared": TrilText(
        kk="сақталған тізімді кім көретіні өзгертілді",
        ru="изменено, кто видит сохранённый список",
        en="who sees a saved list changed",
    ),
    "queue.dropped": TrilText(
        kk="сақталған тізім жойылды", ru="сохранённый список удалён", en="saved list removed"
    ),
    "case.opened": TrilText(kk="іс ашылды", ru="дело открыто", en="case opened"),
    "case.assigned": TrilText(kk="іс тапсырылды", ru="дело поручено", en="case given to a person"),
    "case.moved": TrilText(kk="істің күйі өзгерді", ru="состояние дела изменено", en="case moved"),
    "case.noted": TrilText(kk="іске ескертпе жазылды", ru="заметка к делу", en="note on a case"),
    "case.due_changed": TrilText(kk="мерзім өзгертілді", ru="срок изменён", en="term changed"),
    "case.edited": TrilText(kk="іс түзетілді", ru="дело исправлено", en="case corrected"),
    "reference.loaded": TrilText(
        kk="анықтамалық жүктелді", ru="справочник загружен", en="reference data loaded"
    ),
}
TABLES = {
    "cases_savedqueue": TrilText(kk="сақталған тізім", ru="сохранённый список", en="saved list"),
    "cases_case": TrilText(kk="іс", ru="дело", en="case"),
    "cases_caseevent": TrilText(kk="істің оқиғасы", ru="событие дела", en="event of a case"),
    "cases_deadlinerule": TrilText(kk="мерзім ережесі", ru="правило срока", en="rule of a term"),
    "cases_monthlyindex": TrilText(
        kk="айлық есептік көрсеткіш", ru="месячный расчётный показатель", en="monthly calculation index"
    ),
    "cases_recommendation": TrilText(kk="ұсыным", ru="рекомендация", en="recommendation"),
    "cases_verification": TrilText(
        kk="түзетуді тексеру", ru="проверка исправления", en="verification of a fix"
    ),
    "cases_extension": TrilText(kk="мерзімді ұзарту", ru="продление срока", en="extension of the term"),
    "cases_transfer": TrilText(
        kk="құзыретті органға жолдау",
        ru="перенаправление компетентному органу",
        en="transfer to the competent body",
    ),
    "cases_escalation": TrilText(
        kk="жоғары тұрған органға көтеру", ru="передача вышестоящему органу", en="escalation"
    ),
    "cases_numberseries": TrilText(kk="нөмірлер қатары", ru="ряд номеров", en="series of numbers"),
}
NAMES = {
    "cases": TrilText(kk="істер", ru="дела", en="cases"),
    "cases_savedqueue.query": TrilText(kk="сүзгілер", ru="фильтры", en="filters"),
    "is_shared": TrilText(kk="бүкіл кеңсеге көрінеді", ru="видно всему офису", en="shown to the office"),
    "saved_at": TrilText(kk="сақталған уақыты", ru="когда сохранено", en="saved at"),
    "rule": TrilText(kk="ереже", ru="правило", en="rule"),
    "cases_deadlinerule.rule": TrilText(kk="ереженің белгісі", ru="знак правила", en="mark of the rule"),
    "cases_deadlinerule.subject": TrilText(kk="не туралы", ru="о чём", en="about what"),
    "unit": TrilText(kk="өлшем бірлігі", ru="единица", en="unit"),
    "counted_from": TrilText(kk="неден бастап саналады", ru="отсчитывается от", en="counted from"),
    "on_expiry": TrilText(kk="мерзім өткенде", ru="по истечении срока", en="when the term has passed"),
    "act": TrilText(kk="акт", ru="акт", en="act"),
    "article": TrilText(kk="бап", ru="статья", en="article"),
    "tenge": TrilText(kk="теңге", ru="тенге", en="tenge"),
    "last": TrilText(kk="соңғы нөмір", ru="последний номер", en="last number"),
    "topic": TrilText(kk="тақырып", ru="тема", en="topic"),
    "cases_case.title": TrilText(kk="мәселе неде", ru="в чём дело", en="what is the matter"),
    "owner": TrilText(kk="іске жауапты", ru="ответственный", en="who answers for the case"),
    "claimed_by": TrilText(
        kk="түзетілді деп хабарлаған", ru="кто заявил об исправлении", en="who says that it is fixed"
    ),
    "claimed_ref": TrilText(kk="хабарды жазған", ru="кто записал заявление", en="who recorded that"),
    "times_reopened": TrilText(
        kk="неше рет қайта ашылды", ru="сколько раз открыто снова", en="times reopened"
    ),
    "duplicate_of": TrilText(kk="қай істің қайталамасы", ru="дубликат какого дела", en="duplicate of"),
    "is_sensitive": TrilText(kk="құпия іс", ru="закрытое дело", en="sensitive"),
    "ordinal": TrilText(kk="ұсынымның реті", ru="порядковый номер рекомендации", en="which recommendation"),
    "follows": TrilText(kk="қай ұсынымнан кейін", ru="после какой рекомендации", en="follows"),
    "given_on": TrilText(kk="берілген күні", ru="дата выдачи", en="given on"),
    "given_by": TrilText(kk="кім берді", ru="кто дал", en="given by"),
    "ended_as": TrilText(kk="қалай аяқталды", ru="чем завершилась", en="how it ended"),
    "claim": TrilText(kk="түзету туралы хабар", ru="заявление об исправлении", en="claim of a fix"),
    "verifier": TrilText(kk="тексерген қызметкер", ru="проверивший сотрудник", en="verifier"),
    "verifier_name": TrilText(kk="кім тексерді", ru="кто проверил", en="who verified"),
    "verified_on": TrilText(kk="тексерілген күні", ru="дата проверки", en="verified on"),
    "method": TrilText(kk="қалай тексерілді", ru="способ проверки", en="way of verifying"),
    "outcome": TrilText(kk="нәтижесі", ru="исход", en="outcome"),
    "asked_in": TrilText(kk="қай жауапта сұралды", ru="в каком ответе запрошено", en="asked for in"),
    "notice_due_on": TrilText(kk="хабарлау мерзімі", ru="срок извещения", en="notice due on"),
    "notified_on": TrilText(kk="хабарланған күні", ru="дата извещения", en="notified on"),
    "to": TrilText(kk="кімге", ru="кому", en="to whom"),
    "part": TrilText(kk="қай бөлігі", ru="какая часть", en="which part"),
    "transferred_on": TrilText(kk="жолданған күні", ru="дата перенаправления", en="transferred on"),
    "transferred_by": TrilText(kk="кім жолдады", ru="кто перенаправил", en="transferred by"),
    "limit_on": TrilText(
        kk="заң рұқсат ететін соңғы күн", ru="последний день по закону", en="last day of the law"
    ),
    "escalated_on": TrilText(kk="көтерілген күні", ru="дата передачи", en="escalated on"),
    "verification": TrilText(kk="түзетуді тексеру", ru="проверка исправления", en="verification of a fix"),
    "from_state": TrilText(kk="бұрынғы күйі", ru="прежнее состояние", en="state before"),
    "to_state": TrilText(kk="жаңа күйі", ru="новое состояние", en="state after"),
    "due_before": TrilText(kk="бұрынғы мерзім", ru="прежний срок", en="term before"),
    "due_after": TrilText(kk="жаңа мерзім", ru="новый срок", en="term after"),
    "rules": TrilText(kk="ережелер", ru="правила", en="rules"),
    "indexes": TrilText(
        kk="айлық есептік көрсеткіштер", ru="месячные расчётные показатели", en="monthly calculation indexes"
    ),
}

LEDGER_WORDS = LedgerWords(
    verbs=VERBS | replies.VERBS | loop.VERBS,
    tables=TABLES | replies.TABLES,
    names=loop.NAMES | replies.NAMES | NAMES,
)
