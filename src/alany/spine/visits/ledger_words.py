"""Acts and tables of this app, as the ledger is read: one line for each."""

from alany.kernel.ledger_words import LedgerWords
from alany.kernel.triltext import TrilText

VERBS = {
    "campaign.planned": TrilText(kk="науқан жоспарланды", ru="кампания запланирована", en="campaign planned"),
    "campaign.seed_published": TrilText(
        kk="жеребе сөзі жарияланды", ru="слово жребия опубликовано", en="word of the draw published"
    ),
    "campaign.closed": TrilText(kk="науқан аяқталды", ru="кампания завершена", en="campaign closed"),
    "visits.assigned": TrilText(kk="барулар бөлінді", ru="посещения распределены", en="visits shared out"),
    "visits.recorded": TrilText(kk="барулар жазылды", ru="посещения записаны", en="visits recorded"),
    "visit.recorded": TrilText(kk="бару жазылды", ru="посещение записано", en="visit recorded"),
    "visit.not_made": TrilText(kk="бару мүмкін болмады", ru="посещение не состоялось", en="visit not made"),
    "evidence.received": TrilText(kk="дәлел түсті", ru="доказательство получено", en="evidence received"),
    "evidence.added": TrilText(kk="дәлел қосылды", ru="доказательство добавлено", en="evidence added"),
    "finding.recorded": TrilText(kk="түйін жазылды", ru="вывод записан", en="finding recorded"),
    "finding.confirmed": TrilText(kk="түйін расталды", ru="вывод подтверждён", en="finding confirmed"),
    "finding.withdrawn": TrilText(kk="түйін қайтарып алынды", ru="вывод отозван", en="finding taken back"),
    "findings.referred": TrilText(
        kk="түйіндер органға жіберілді", ru="выводы направлены органу", en="findings referred"
    ),
    "findings.answered": TrilText(
        kk="түйіндерге жауап келді", ru="по выводам получен ответ", en="findings answered"
    ),
}
TABLES = {
    "visits_campaign": TrilText(kk="науқан", ru="кампания", en="campaign"),
    "visits_checklistversion": TrilText(
        kk="тексеру парағының нұсқасы", ru="версия листа вопросов", en="version of a checklist"
    ),
    "visits_frameunit": TrilText(kk="тізімдегі нысан", ru="объект списка", en="unit of the list"),
    "visits_visit": TrilText(kk="бару", ru="посещение", en="visit"),
    "visits_answer": TrilText(kk="сұраққа жауап", ru="ответ на вопрос", en="answer to a question"),
    "visits_evidence": TrilText(kk="дәлел", ru="доказательство", en="evidence"),
    "visits_finding": TrilText(kk="түйін", ru="вывод", en="finding"),
}
NAMES = {
    "slug": TrilText(kk="қысқа белгісі", ru="краткое имя", en="short name"),
    "first_on": TrilText(kk="бірінші күні", ru="первый день", en="first day"),
    "last_on": TrilText(kk="соңғы күні", ru="последний день", en="last day"),
    "checklist": TrilText(kk="сұрақтар парағы", ru="лист вопросов", en="checklist"),
    "seed": TrilText(kk="жеребе сөзі", ru="слово жребия", en="word of the draw"),
    "seed_sha256": TrilText(
        kk="жеребе сөзінің SHA-256 ізі",
        ru="отпечаток SHA-256 слова жребия",
        en="SHA-256 of the word of the draw",
    ),
    "seed_published_on": TrilText(
        kk="жеребе сөзі жарияланған күн",
        ru="дата публикации слова жребия",
        en="word of the draw published on",
    ),
    "chosen": TrilText(kk="тәуекел бойынша таңдалған", ru="выбран по риску", en="chosen for a reason"),
    "chosen_because": TrilText(kk="неге таңдалды", ru="почему выбран", en="why it was chosen"),
    "frame": TrilText(kk="тізімнің ізі", ru="отпечаток списка", en="fingerprint of the list"),
    "frame_sha256": TrilText(
        kk="тізімнің SHA-256 ізі", ru="отпечаток SHA-256 списка", en="SHA-256 of the list"
    ),
    "frame_size": TrilText(kk="тізімдегі нысан саны", ru="объектов в списке", en="units on the list"),
    "sample": TrilText(kk="іріктелген нысан саны", ru="объектов в выборке", en="units in the sample"),
    "sample_size": TrilText(kk="іріктеме көлемі", ru="размер выборки", en="size of the sample"),
    "campaign": TrilText(kk="науқан", ru="кампания", en="campaign"),
    "visits_frameunit.unit": TrilText(kk="нысан", ru="объект", en="unit"),
    "visits_visit.unit": TrilText(kk="нысан", ru="объект", en="unit"),
    "label": TrilText(kk="атауы", ru="обозначение", en="label"),
    "stratum": TrilText(kk="топ", ru="слой", en="stratum"),
    "draw_order": TrilText(kk="жеребедегі реті", ru="место в жребии", en="place in the draw"),
    "drawn": TrilText(kk="жеребе түскен", ru="выпал жребий", en="drawn"),
    "visitor": TrilText(kk="барған адам", ru="кто посетил", en="visitor"),
    "companion": TrilText(kk="бірге барған", ru="кто был вместе", en="who was with the visitor"),
    "planned_on": TrilText(kk="жоспарланған күні", ru="запланировано на", en="planned for"),
    "visited_at": TrilText(kk="барған уақыты", ru="время посещения", en="visited at"),
    "non_response": TrilText(kk="неге барылмады", ru="почему не состоялось", en="why it was not made"),
    "no_conflict_declared": TrilText(
        kk="мүдде қақтығысы жоқ деп мәлімделген",
        ru="заявлено отсутствие конфликта интересов",
        en="no conflict of interest declared",
    ),
    "explanation": TrilText(kk="нысанның түсіндірмесі", ru="объяснение объекта", en="what the unit says"),
    "replaces": TrilText(
        kk="қай баруды алмастырады", ru="вместо какого посещения", en="visit that it replaces"
    ),
    "replaced_by": TrilText(kk="орнына алынған нысан", ru="чем заменено", en="unit that takes its place"),
    "question": TrilText(kk="сұрақ", ru="вопрос", en="question"),
    "taken_at": TrilText(kk="түсірілген уақыты", ru="время съёмки", en="taken at"),
    "latitude": TrilText(kk="ендік", ru="широта", en="latitude"),
    "longitude": TrilText(kk="бойлық", ru="долгота", en="longitude"),
    "severity": TrilText(kk="ауырлығы", ru="тяжесть", en="severity"),
    "visits_finding.rule": TrilText(kk="бұзылған норма", ru="нарушенная норма", en="rule that was broken"),
    "found_on": TrilText(kk="анықталған күні", ru="дата выявления", en="found on"),
    "withdrawal": TrilText(kk="қайтарып алу себебі", ru="причина отзыва", en="why it was taken back"),
}

LEDGER_WORDS = LedgerWords(verbs=VERBS, tables=TABLES, names=NAMES)
