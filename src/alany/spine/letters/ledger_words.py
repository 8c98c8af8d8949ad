"""Acts and tables of this app, as the ledger is read: one line for each."""

from alany.kernel.ledger_words import LedgerWords
from alany.kernel.triltext import TrilText

VERBS = {
    "letter.drafted": TrilText(kk="хат дайындалды", ru="письмо подготовлено", en="letter drafted"),
    "letter.edited": TrilText(kk="хат өзгертілді", ru="письмо изменено", en="letter edited"),
    "letter.approved": TrilText(kk="хат бекітілді", ru="письмо утверждено", en="letter approved"),
    "letter.sent": TrilText(kk="хат жіберілді", ru="письмо отправлено", en="letter sent"),
    "letter.delivered": TrilText(kk="хат поштаға берілді", ru="письмо передано почте", en="letter posted"),
    "letter.sent_again": TrilText(
        kk="хат қайта жіберілді", ru="письмо отправлено ещё раз", en="letter sent again"
    ),
    "incoming.registered": TrilText(
        kk="кіріс хат тіркелді", ru="входящее письмо зарегистрировано", en="incoming letter registered"
    ),
    "incoming.filed": TrilText(
        kk="кіріс хат іске тігілді",
        ru="входящее письмо приобщено к делу",
        en="incoming letter put into a case",
    ),
    "incoming.numbered": TrilText(
        kk="кіріс хаттарға нөмір берілді", ru="входящим присвоены номера", en="incoming letters numbered"
    ),
    "letter.answered": TrilText(kk="жауап тіркелді", ru="ответ зарегистрирован", en="answer recorded"),
}
TABLES = {
    "letters_letter": TrilText(kk="хат", ru="письмо", en="letter"),
    "letters_incomingletter": TrilText(kk="кіріс хат", ru="входящее письмо", en="incoming letter"),
}
NAMES = {
    "registered": TrilText(kk="кіріс нөмірі", ru="входящий номер", en="incoming number"),
    "registered_by": TrilText(kk="тіркеген", ru="кто зарегистрировал", en="registered by"),
    "sender": TrilText(kk="жіберуші", ru="отправитель", en="sender"),
    "letter": TrilText(kk="хат", ru="письмо", en="letter"),
    "times_failed": TrilText(
        kk="жеткізілмеген рет саны", ru="сколько раз не доставлено", en="times not delivered"
    ),
    "body_sha256": TrilText(kk="мәтіннің SHA-256", ru="SHA-256 текста", en="SHA-256 of the text"),
    "template": TrilText(kk="хат үлгісі", ru="шаблон письма", en="template"),
    "addressee_name": TrilText(kk="адресаттың атауы", ru="название адресата", en="name of the addressee"),
    "body": TrilText(kk="хаттың мәтіні", ru="текст письма", en="text of the letter"),
    "enclosures": TrilText(kk="қосымшалар", ru="приложения", en="enclosures"),
    "drafted_by": TrilText(kk="жазған", ru="кто составил", en="written by"),
    "drafted_on": TrilText(kk="дайындалған күні", ru="дата подготовки", en="prepared on"),
    "approved_on": TrilText(kk="бекітілген күні", ru="дата утверждения", en="approved on"),
    "sent_on": TrilText(kk="жіберілген күні", ru="дата отправки", en="sent on"),
    "received_on": TrilText(kk="түскен күні", ru="дата поступления", en="received on"),
    "channel": TrilText(kk="жіберу жолы", ru="способ отправки", en="way of sending"),
    "delivery": TrilText(kk="поштадағы күйі", ru="состояние доставки", en="delivery"),
    "delivery_fault": TrilText(
        kk="жеткізілмеу себебі", ru="почему не доставлено", en="why it was not delivered"
    ),
    "fault": TrilText(kk="жеткізілмеу себебі", ru="почему не доставлено", en="why it was not delivered"),
    "answer_due": TrilText(kk="жауап мерзімі", ru="срок ответа", en="answer due"),
    "answer_due_on": TrilText(kk="жауап мерзімі", ru="срок ответа", en="answer due"),
}

LEDGER_WORDS = LedgerWords(verbs=VERBS, tables=TABLES, names=NAMES)
