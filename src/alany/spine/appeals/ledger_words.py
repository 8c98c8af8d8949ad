"""Acts and tables of this app, as the ledger is read: one line for each."""

from alany.kernel.ledger_words import LedgerWords
from alany.kernel.triltext import TrilText

VERBS = {
    "appeal.registered": TrilText(
        kk="өтініш тіркелді", ru="обращение зарегистрировано", en="appeal registered"
    ),
    "appeal.taken_in": TrilText(
        kk="өтінішті қызметкер жазып алды", ru="обращение принято и записано", en="appeal taken in"
    ),
    "appeal.sent": TrilText(
        kk="өтініш сайт арқылы жіберілді", ru="обращение отправлено через сайт", en="appeal sent on the site"
    ),
    "appeal.acknowledged": TrilText(
        kk="өтінішті қызметкер қабылдады", ru="обращение принято сотрудником", en="appeal acknowledged"
    ),
    "appeal.mirror_noted": TrilText(
        kk="ресми жүйедегі нөмірі жазылды",
        ru="записан номер официальной системы",
        en="number of an official system noted",
    ),
    "appeal.withdrawn": TrilText(kk="өтініш кері алынды", ru="обращение отозвано", en="appeal withdrawn"),
    "appeal.not_fixed": TrilText(
        kk="өтініш беруші «түзетілмеді» деді", ru="заявитель: не исправлено", en="the sender: not fixed"
    ),
    "appeal.fix_asked": TrilText(
        kk="«түзетілді ме?» деп сұралды", ru="спросили: исправлено ли", en="asked whether it is fixed"
    ),
    "appeal.fix_mailed": TrilText(
        kk="сұрақ туралы хат кетті", ru="письмо о вопросе ушло", en="the e-mail about the question left"
    ),
    "appeal.fix_answered": TrilText(
        kk="«түзетілді ме?» деген сұраққа жауап келді",
        ru="ответ на вопрос, исправлено ли",
        en="answer to “was it fixed?”",
    ),
    "reception.planned": TrilText(kk="қабылдау күні белгіленді", ru="назначен приём", en="reception planned"),
    "reception.cancelled": TrilText(kk="қабылдау тоқтатылды", ru="приём отменён", en="reception cancelled"),
    "reception.visitor_came": TrilText(
        kk="қабылдауға келуші жазылды", ru="записан посетитель", en="visitor written down"
    ),
    "reception.visit_ended": TrilText(
        kk="қабылдаудың нәтижесі жазылды", ru="записан итог приёма", en="visit ended"
    ),
}
TABLES = {
    "appeals_appeal": TrilText(kk="өтініш", ru="обращение", en="appeal"),
    "appeals_appealfile": TrilText(kk="өтініштің файлы", ru="файл обращения", en="file of an appeal"),
    "appeals_fixasked": TrilText(
        kk="«түзетілді ме?» сұрағы", ru="вопрос «исправлено?»", en="question “was it fixed?”"
    ),
    "appeals_mirrornumber": TrilText(
        kk="ресми жүйедегі нөмір", ru="номер официальной системы", en="number of an official system"
    ),
    "appeals_receptionday": TrilText(kk="қабылдау күні", ru="день приёма", en="day of reception"),
    "appeals_receptionvisit": TrilText(
        kk="қабылдауға келу", ru="посещение приёма", en="visit to a reception"
    ),
}
NAMES = {
    "coupon": TrilText(kk="талон нөмірі", ru="номер талона", en="number of the coupon"),
    "appeals_appeal.law": TrilText(kk="қай заң бойынша", ru="по какому закону", en="by which law"),
    "signed_as": TrilText(kk="қалай расталды", ru="чем подтверждено", en="how it was signed"),
    "registered_on": TrilText(kk="тіркелген күні", ru="дата регистрации", en="registered on"),
    "status": TrilText(kk="жүйедегі күйі", ru="статус в системе", en="status there"),
    "registered_at": TrilText(kk="тіркелген уақыты", ru="когда зарегистрировано", en="registered at"),
    "accepted_by": TrilText(kk="қабылдаған қызметкер", ru="принявший сотрудник", en="accepted by"),
    "accepted_name": TrilText(kk="кім қабылдады", ru="кто принял", en="who accepted"),
    "accepted_post": TrilText(
        kk="қабылдаушының лауазымы", ru="должность принявшего", en="post of the acceptor"
    ),
    "appeal": TrilText(kk="өтініш", ru="обращение", en="appeal"),
    "system": TrilText(kk="қай жүйе", ru="какая система", en="which system"),
    "noted_by": TrilText(kk="кім жазды", ru="кто записал", en="noted by"),
    "noted_at": TrilText(kk="қашан жазылды", ru="когда записано", en="noted at"),
    "receivers": TrilText(kk="кім қабылдайды", ru="кто принимает", en="who receives"),
    "topics": TrilText(kk="тақырыптар", ru="темы", en="topics"),
    "cancelled_at": TrilText(kk="тоқтатылған уақыты", ru="когда отменено", en="cancelled at"),
    "cancelled_why": TrilText(kk="тоқтату себебі", ru="причина отмены", en="why it was cancelled"),
    "appeals_receptionvisit.day": TrilText(kk="қабылдау күні", ru="день приёма", en="day of reception"),
    "arrived_at": TrilText(kk="келген уақыты", ru="когда пришёл", en="came at"),
    "head_count": TrilText(kk="неше адам", ru="сколько человек", en="how many people"),
    "outcome_text": TrilText(kk="нәтижесі туралы", ru="об итоге", en="about the outcome"),
    "taken_by": TrilText(kk="кім жазды", ru="кто записал", en="written down by"),
    "claimed_on": TrilText(kk="«түзетілді» делінген күн", ru="когда заявили об исправлении", en="claimed on"),
    "stage": TrilText(kk="қай кезең", ru="какой раз", en="which time"),
    "asked_on": TrilText(kk="сұралған күн", ru="когда спросили", en="asked on"),
    "mailed_at": TrilText(kk="хат кеткен уақыт", ru="когда ушло письмо", en="mailed at"),
    "answer": TrilText(kk="жауап", ru="ответ", en="answer"),
    "answered_at": TrilText(kk="жауап берілген уақыт", ru="когда ответили", en="answered at"),
    "people": TrilText(kk="адам", ru="человек", en="people"),
}

LEDGER_WORDS = LedgerWords(verbs=VERBS, tables=TABLES, names=NAMES)
