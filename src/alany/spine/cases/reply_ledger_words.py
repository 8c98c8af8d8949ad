"""How acts and tables of answering are called where the ledger is read."""

from alany.kernel.triltext import TrilText

VERBS = {
    "reply_link.made": TrilText(
        kk="жауап сілтемесі берілді", ru="выдана ссылка для ответа", en="link for an answer made"
    ),
    "reply_link.revoked": TrilText(
        kk="жауап сілтемесі қайтарып алынды", ru="ссылка для ответа отозвана", en="link for an answer revoked"
    ),
    "reply_link.ended": TrilText(
        kk="жауап сілтемесі жабылды", ru="ссылка для ответа закрыта", en="link for an answer closed"
    ),
    "reply_link.opened": TrilText(
        kk="жауап сілтемесі алғаш ашылды",
        ru="ссылка для ответа впервые открыта",
        en="link for an answer first opened",
    ),
    "reply_link.mailed": TrilText(
        kk="жауап сілтемесі поштамен жіберілді",
        ru="ссылка для ответа отправлена почтой",
        en="link for an answer mailed",
    ),
    "reply_link.asked": TrilText(
        kk="ұйым өз сілтемелерін сұрады",
        ru="организация запросила свои ссылки",
        en="organisation asked for its links",
    ),
    "reply.given": TrilText(kk="адресат жауап берді", ru="адресат ответил", en="addressee answered"),
    "reply.account_tied": TrilText(
        kk="есептік жазба ұйымға байланды",
        ru="учётная запись связана с организацией",
        en="account tied to an organisation",
    ),
}
TABLES = {
    "cases_replylink": TrilText(kk="жауап сілтемесі", ru="ссылка для ответа", en="link for an answer"),
    "cases_response": TrilText(kk="адресаттың жауабы", ru="ответ адресата", en="addressee's answer"),
    "cases_commitment": TrilText(kk="адресаттың уәдесі", ru="обещание адресата", en="addressee's promise"),
    "cases_proof": TrilText(kk="дәлел", ru="доказательство", en="proof"),
    "cases_addresseeaccount": TrilText(
        kk="адресаттың есептік жазбасы", ru="учётная запись адресата", en="addressee's account"
    ),
}
NAMES = {
    "recipient": TrilText(kk="кімге берілді", ru="кому выдана", en="given to whom"),
    "secret_hash": TrilText(
        kk="құпияның бақылау сомасы", ru="контрольная сумма секрета", en="check sum of the secret"
    ),
    "links": TrilText(kk="сілтемелер саны", ru="число ссылок", en="number of links"),
    "link": TrilText(kk="жауап сілтемесі", ru="ссылка для ответа", en="link for an answer"),
    "opened_at": TrilText(kk="алғаш ашылған сәті", ru="впервые открыта", en="first opened"),
    "closed_at": TrilText(kk="жабылған сәті", ru="закрыта", en="closed at"),
    "closed_as": TrilText(kk="қалай жабылды", ru="как закрыта", en="how it was closed"),
    "mailed_at": TrilText(kk="поштамен жіберілген сәті", ru="отправлена почтой", en="mailed at"),
    "mail_fault": TrilText(kk="пошта ақауы", ru="сбой почты", en="fault of the mail"),
    "fault": TrilText(kk="ақау", ru="сбой", en="fault"),
    "answer": TrilText(kk="жауаптың нөмірі", ru="номер ответа", en="number of the answer"),
    "said": TrilText(kk="не айтылды", ru="что сказано", en="what was said"),
    "organisation": TrilText(kk="ұйым", ru="организация", en="organisation"),
    "recommendation": TrilText(kk="ұсыным", ru="рекомендация", en="recommendation"),
    "response": TrilText(kk="адресаттың жауабы", ru="ответ адресата", en="addressee's answer"),
    "asked_due_on": TrilText(kk="сұралған мерзім", ru="запрошенный срок", en="term that was asked for"),
    "by_name": TrilText(kk="кім", ru="кто", en="who"),
    "by_post": TrilText(kk="лауазымы", ru="должность", en="post"),
    "by_ref": TrilText(kk="кім арқылы", ru="через кого", en="through what"),
    "owner_post": TrilText(kk="жауапты лауазым", ru="ответственная должность", en="responsible post"),
    "promised_on": TrilText(kk="уәде етілген күн", ru="обещанный день", en="promised day"),
    "payer": TrilText(kk="төлейтін", ru="кто платит", en="who pays"),
    "warranty_to": TrilText(kk="кепілдіктің соңғы күні", ru="гарантия до", en="warranty until"),
    "taken_at": TrilText(kk="түсірілген сәті", ru="снято", en="taken at"),
    "latitude": TrilText(kk="ендік", ru="широта", en="latitude"),
    "longitude": TrilText(kk="бойлық", ru="долгота", en="longitude"),
    "doubt": TrilText(kk="күмән", ru="сомнение", en="doubt"),
    "since_on": TrilText(kk="қай күннен", ru="с какого дня", en="since"),
}
