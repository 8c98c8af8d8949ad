"""How the acts and tables of intake, answers, review and library are called in the ledger."""

from alany.kernel.triltext import TrilText


def _text(kk: str, ru: str, en: str) -> TrilText:
    return TrilText(kk=kk, ru=ru, en=en)


VERBS = {
    "legal_aid.document_added": _text(
        "сұраққа құжат қосылды", "к вопросу добавлен документ", "document added to a question"
    ),
    "intake.begun": _text("сұрақ қабылдау басталды", "приём вопроса начат", "intake of a question begun"),
    "intake.answered": _text(
        "сауалға жауап сақталды", "ответ на вопрос анкеты сохранён", "answer of an intake kept"
    ),
    "intake.submitted": _text("заң сұрағы жіберілді", "правовой вопрос отправлен", "legal question sent in"),
    "intake.taken_down": _text(
        "сұрақ тұтас жазып алынды", "вопрос записан целиком", "question taken down whole"
    ),
    "intake.forgotten": _text(
        "жіберілмеген сұрақтар өшірілді", "неотправленные вопросы стёрты", "unsent questions erased"
    ),
    "legal_aid.facts_read": _text(
        "сұрақтың толық мәтіні оқылды", "прочитан полный текст вопроса", "full facts of a question read"
    ),
    "legal_aid.letter_written": _text(
        "тұрғынға хат жазылды", "жителю написано письмо", "letter to the person written"
    ),
    "legal_aid.screened": _text(
        "сұрақ еріктілер кезегіне алынды", "вопрос принят в очередь", "question taken into the queue"
    ),
    "legal_aid.rejected": _text(
        "сұрақ қабылданбады, басқа жер көрсетілді",
        "в вопросе отказано, указано, куда обратиться",
        "question refused with the next door",
    ),
    "legal_aid.referred_out": _text(
        "тұрғын басқа жерге бағытталды", "житель направлен в другое место", "person sent on to another door"
    ),
    "legal_aid.party_named": _text("тарап жазылды", "записана сторона", "side of a question named"),
    "legal_aid.answered": _text("сұраққа жауап берілді", "дан ответ на вопрос", "question answered"),
    "legal_aid.asked_further": _text(
        "тұрғын қосымша сұрады", "житель задал уточняющий вопрос", "further question of the person"
    ),
    "legal_aid.closed": _text("сұрақ жабылды", "вопрос закрыт", "question closed"),
    "legal_aid.reopened": _text("сұрақ қайта ашылды", "вопрос открыт снова", "question taken up again"),
    "legal_aid.reviewed": _text("жауап тексерілді", "ответ проверен", "answer reviewed"),
    "legal_aid.survey_answered": _text(
        "сауалнамаға жауап берілді", "получен ответ на опрос", "survey answered"
    ),
    "legal_aid.withdrawn": _text(
        "тұрғын сұрағын қайтарып алды", "житель отозвал вопрос", "question withdrawn"
    ),
    "library.drafted": _text("көпшілікке жауап жазылды", "написан ответ для всех", "public answer drafted"),
    "library.reviewed": _text(
        "көпшілікке жауап тексеріліп жарияланды",
        "ответ для всех проверен и опубликован",
        "public answer reviewed and published",
    ),
    "library.withdrawn": _text(
        "көпшілікке жауап қайтарып алынды", "ответ для всех отозван", "public answer withdrawn"
    ),
    "door.kept": _text("баратын жер жазылды", "записано, куда обратиться", "door entered"),
    "door.closed": _text("баратын жер жабылды", "место обращения закрыто", "door closed"),
}
TABLES = {
    "legal_aid_aidtopic": _text("заң көмегінің тақырыбы", "тема юридической помощи", "topic of legal help"),
    "legal_aid_eligibilitygroup": _text(
        "тегін көмекке құқығы бар топ", "группа с правом на бесплатную помощь", "group entitled to free aid"
    ),
    "legal_aid_door": _text("баратын жер", "куда обратиться", "door"),
    "legal_aid_intake": _text("сұрақ қабылдау", "приём вопроса", "intake"),
    "legal_aid_matter": _text("заң сұрағы", "правовой вопрос", "legal question"),
    "legal_aid_facts": _text("сұрақтың жабық мәтіні", "закрытый текст вопроса", "sealed facts"),
    "legal_aid_matterfile": _text("сұрақтың файлы", "файл вопроса", "file of a question"),
    "legal_aid_party": _text("сұрақтың тарабы", "сторона вопроса", "side of a question"),
    "legal_aid_consultation": _text("кеңес", "консультация", "consultation"),
    "legal_aid_referralout": _text(
        "басқа жерге бағыттау", "направление в другое место", "referral to a door"
    ),
    "legal_aid_libraryanswer": _text("көпшілікке жауап", "ответ для всех", "public answer"),
    "legal_aid_survey": _text("сауалнама", "опрос", "survey"),
}
NAMES = {
    "lines": _text("жол саны", "число строк", "number of lines"),
    "documents": _text("құжат саны", "число документов", "number of documents"),
    "tree_version": _text("сауалдардың нұсқасы", "версия вопросов", "version of the questions"),
    "code_hash": _text("кодтың таңбасы", "отпечаток кода", "hash of the code"),
    "channel": _text("қалай келді", "как поступил", "channel"),
    "consent_version": _text("келісім мәтінінің нұсқасы", "версия текста согласия", "version of the consent"),
    "taken_by": _text("кім қабылдады", "кто принял", "taken by"),
    "begun_at": _text("басталған уақыты", "начат", "begun at"),
    "submitted_at": _text("жіберілген уақыты", "отправлен", "sent at"),
    "forgotten_on": _text("өшірілетін күн", "день стирания", "day of erasing"),
    "question": _text("сауал", "вопрос", "question"),
    "intakes": _text("сұрақтар саны", "число вопросов", "intakes"),
    "case": _text("іс", "дело", "case"),
    "intake": _text("сұрақ қабылдау", "приём вопроса", "intake"),
    "service": _text("көмектің түрі", "вид помощи", "kind of help"),
    "mode": _text("қалай кеңес беру керек", "как консультировать", "mode"),
    "deadline_on": _text("мерзімі", "крайний день", "deadline"),
    "is_danger": _text("қауіп бар", "есть опасность", "danger"),
    "summary": _text("қысқаша мазмұны", "краткое содержание", "summary"),
    "screened_by": _text("кім қарады", "кто рассмотрел", "screened by"),
    "screened_at": _text("қаралған уақыты", "рассмотрен", "screened at"),
    "eligibility": _text("іріктеу нәтижесі", "результат отбора", "result of the screen"),
    "eligibility_group": _text("заңдағы топ", "группа по закону", "group of the law"),
    "volunteer": _text("ерікті", "волонтёр", "volunteer"),
    "volunteer_kind": _text("еріктінің түрі", "вид волонтёра", "kind of the volunteer"),
    "answered_at": _text("жауап берілген уақыты", "отвечен", "answered at"),
    "outcome": _text("нәтижесі", "исход", "outcome"),
    "matter": _text("заң сұрағы", "правовой вопрос", "legal question"),
    "may_call": _text("қоңырау шалуға болады", "можно звонить", "may call"),
    "may_write": _text("жазуға болады", "можно писать", "may write"),
    "consultation": _text("кеңес", "консультация", "consultation"),
    "role": _text("рөлі", "роль", "role"),
    "opened_as": _text("кім ретінде оқыды", "в качестве кого прочитал", "read as"),
    "minutes": _text("минут", "минут", "minutes"),
    "reviewed_by": _text("кім тексерді", "кто проверил", "reviewed by"),
    "reviewed_at": _text("тексерілген уақыты", "проверен", "reviewed at"),
    "review": _text("тексеру қорытындысы", "итог проверки", "result of the review"),
    "review_note": _text("тексерушінің ескертпесі", "замечание проверяющего", "note of the reviewer"),
    "verdict": _text("қорытынды", "вывод", "verdict"),
    "door": _text("баратын жер", "куда обратиться", "door"),
    "is_refusal": _text("бас тарту", "отказ", "refusal"),
    "drawn_from": _text("қай сұрақтан алынды", "из какого вопроса", "drawn from"),
    "question_kk": _text("сұрақ", "вопрос", "question"),
    "legal_aid_libraryanswer.answer": _text("жауап", "ответ", "answer"),
    "law": _text("заң нұсқасы", "редакция закона", "law"),
    "look_again_on": _text("қайта қарау күні", "день пересмотра", "day to look again"),
    "reviewed_on": _text("тексерілген күн", "день проверки", "day of the review"),
    "withdrawn_on": _text("қайтарып алынған күн", "день отзыва", "withdrawn on"),
    "stage": _text("кезеңі", "этап", "stage"),
    "ask_on": _text("сұралатын күн", "день опроса", "day of asking"),
    "asked_at": _text("сұралған уақыты", "спрошен", "asked at"),
    "was_clear": _text("түсінікті болды ма", "было ли понятно", "was it clear"),
    "was_kind": _text("сыпайы болды ма", "были ли вежливы", "was it kind"),
    "solved": _text("шешілді ме", "решён ли", "solved"),
    "list_codes": _text("LIST кодтары", "коды LIST", "codes of LIST"),
    "certainty": _text("расталған ба", "подтверждено ли", "certainty"),
    "order": _text("реті", "порядок", "order"),
    "not_for_business": _text("бизнес дауына жүрмейді", "не для споров о бизнесе", "not for business"),
    "how": _text("қалай хабарласуға болады", "как обратиться", "how to reach it"),
    "topics": _text("тақырыптар", "темы", "topics"),
    "groups": _text("топтар", "группы", "groups"),
}
