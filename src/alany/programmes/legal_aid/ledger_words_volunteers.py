"""Acts, tables and columns of volunteers, offers, hours and mass days, as the ledger is read."""

from alany.kernel.triltext import TrilText


def _text(kk: str, ru: str, en: str) -> TrilText:
    return TrilText(kk=kk, ru=ru, en=en)


VERBS = {
    "legal_aid.journal_copied": _text(
        "қағаз журнал көшірілді", "перенесён бумажный журнал", "paper journal copied"
    ),
    "legal_aid.offered": _text(
        "сұрақ еріктіге ұсынылды", "вопрос предложен волонтёру", "offered to a volunteer"
    ),
    "legal_aid.accepted": _text("ерікті сұрақты алды", "волонтёр принял вопрос", "accepted by the volunteer"),
    "legal_aid.declined": _text("ерікті бас тартты", "волонтёр отказался", "declined by the volunteer"),
    "legal_aid.put_back": _text(
        "ерікті кезекке қайтарды", "волонтёр вернул в очередь", "put back by the volunteer"
    ),
    "legal_aid.offer_withdrawn": _text("ұсыныс қайтарып алынды", "предложение отозвано", "offer taken back"),
    "legal_aid.offer_expired": _text("ұсыныстың мерзімі өтті", "срок предложения истёк", "offer ran out"),
    "legal_aid.names_shown": _text(
        "тараптардың аттары көрсетілді", "показаны имена сторон", "names of the sides shown"
    ),
    "legal_aid.conflict_declared": _text(
        "мүдделер қақтығысы туралы мәлімделді", "заявлено о конфликте интересов", "declared about conflicts"
    ),
    "legal_aid.volunteer_added": _text("ерікті қосылды", "добавлен волонтёр", "volunteer added"),
    "legal_aid.volunteer_edited": _text(
        "еріктінің деректері түзетілді", "данные волонтёра исправлены", "volunteer edited"
    ),
    "legal_aid.volunteer_suspended": _text(
        "ерікті тоқтата тұрылды", "волонтёр приостановлен", "volunteer suspended"
    ),
    "legal_aid.volunteer_resumed": _text(
        "ерікті жұмысына оралды", "волонтёр вернулся к работе", "volunteer resumed"
    ),
    "legal_aid.volunteer_left": _text("ерікті кетті", "волонтёр ушёл", "volunteer left"),
    "legal_aid.undertaken": _text(
        "құпиялылық туралы міндеттеме қабылданды",
        "принято обязательство о конфиденциальности",
        "undertaking given",
    ),
    "legal_aid.membership_added": _text(
        "ұйымдағы мүшелік жазылды", "записано членство", "membership recorded"
    ),
    "legal_aid.reception_set": _text(
        "еріктінің қабылдау сағаттары белгіленді", "заданы часы приёма волонтёра", "hours of a volunteer set"
    ),
    "legal_aid.appointment_made": _text(
        "еріктінің қабылдауына жазылды", "запись к волонтёру", "appointment made"
    ),
    "legal_aid.received_at_door": _text(
        "есік алдында қабылданды", "принят без записи", "received without an appointment"
    ),
    "legal_aid.appointment_moved": _text("кездесу ауыстырылды", "встреча перенесена", "appointment moved"),
    "legal_aid.appointment_cancelled": _text(
        "кездесу тоқтатылды", "встреча отменена", "appointment cancelled"
    ),
    "legal_aid.hours_reported": _text("ерікті сағаттарын жазды", "волонтёр записал часы", "hours reported"),
    "legal_aid.hours_approved": _text("сағаттар бекітілді", "часы утверждены", "hours approved"),
    "legal_aid.hours_refused": _text("сағаттар қабылданбады", "часы не приняты", "hours refused"),
    "legal_aid.mass_day_planned": _text(
        "жаппай қабылдау күні белгіленді", "назначен массовый приём", "mass day planned"
    ),
    "legal_aid.mass_day_counted": _text(
        "жаппай қабылдаудың нәтижесі жазылды", "записан итог массового приёма", "mass day counted"
    ),
    "legal_aid.mass_day_cancelled": _text(
        "жаппай қабылдау тоқтатылды", "массовый приём отменён", "mass day cancelled"
    ),
    "legal_aid.weights_set": _text(
        "сәйкестік салмағы өзгерді", "изменены веса подбора", "weights of the matching set"
    ),
}
TABLES = {
    "legal_aid_volunteer": _text("ерікті", "волонтёр", "volunteer"),
    "legal_aid_volunteer_topics": _text("еріктінің тақырыптары", "темы волонтёра", "topics of a volunteer"),
    "legal_aid_volunteer_places": _text(
        "еріктінің аумақтары", "территории волонтёра", "places of a volunteer"
    ),
    "legal_aid_membership": _text("ұйымдағы мүшелік", "членство в организации", "membership"),
    "legal_aid_matchingweights": _text("сәйкестік салмағы", "веса подбора", "weights of the matching"),
    "legal_aid_offer": _text("еріктіге ұсыныс", "предложение волонтёру", "offer to a volunteer"),
    "legal_aid_appointment": _text("еріктімен кездесу", "встреча с волонтёром", "appointment"),
    "legal_aid_conflictcheck": _text(
        "мүдделер қақтығысын тексеру", "проверка конфликта интересов", "check of conflicts"
    ),
    "legal_aid_hours": _text("еріктінің сағаттары", "часы волонтёра", "hours of a volunteer"),
    "legal_aid_massday": _text("жаппай қабылдау күні", "день массового приёма", "mass day"),
    "legal_aid_massday_topics": _text(
        "жаппай қабылдаудың тақырыптары", "темы массового приёма", "topics of a mass day"
    ),
    "legal_aid_massday_volunteers": _text(
        "жаппай қабылдаудың еріктілері", "волонтёры массового приёма", "volunteers of a mass day"
    ),
}
NAMES = {
    "licence": _text("лицензия", "лицензия", "licence"),
    "chamber": _text("палата", "палата", "chamber"),
    "licence_checked_on": _text("лицензия тексерілген күн", "день проверки лицензии", "licence checked on"),
    "organisation": _text("ұйым", "организация", "organisation"),
    "languages": _text("тілдер", "языки", "languages"),
    "modes": _text("тәсілдер", "способы", "modes"),
    "load_cap": _text("жүктеме шегі", "предел нагрузки", "cap of the load"),
    "hours": _text("сағаттар", "часы", "hours"),
    "undertaking": _text("міндеттеменің нұсқасы", "версия обязательства", "version of the undertaking"),
    "undertaken_on": _text("міндеттеме берілген күн", "день обязательства", "undertaken on"),
    "joined_on": _text("қосылған күні", "день прихода", "joined on"),
    "suspended_on": _text("тоқтатылған күні", "день приостановки", "suspended on"),
    "left_on": _text("кеткен күні", "день ухода", "left on"),
    "post": _text("лауазымы", "должность", "post"),
    "topic": _text("тақырып", "тема", "topic"),
    "load": _text("жүктеме", "нагрузка", "load"),
    "fairness": _text("әділдік", "равномерность", "fairness"),
    "offer_hours": _text("ұсыныстың мерзімі, сағат", "срок предложения, часов", "hours of an offer"),
    "score": _text("баға", "оценка", "score"),
    "parts": _text("бағаның бөліктері", "части оценки", "parts of the score"),
    "weights": _text("салмақтар", "веса", "weights"),
    "chosen_by": _text("кім таңдады", "кто выбрал", "chosen by"),
    "override_reason": _text("бірінші емес таңдаудың себебі", "почему не первый", "why not the first"),
    "expires_at": _text("мерзімі өтетін уақыт", "истекает", "runs out at"),
    "offer": _text("ұсыныс", "предложение", "offer"),
    "booking": _text("жазылу", "запись", "booking"),
    "names_shown_at": _text("аттар көрсетілген уақыт", "когда показаны имена", "names shown at"),
    "result": _text("нәтижесі", "результат", "result"),
    "declared_at": _text("мәлімделген уақыты", "когда заявлено", "declared at"),
    "text_version": _text("мәтін нұсқасы", "версия текста", "version of the text"),
    "what": _text("не істелді", "что сделано", "what was done"),
    "approved_on": _text("бекітілген күні", "день утверждения", "approved on"),
    "refused_reason": _text("неге қабылданбады", "почему не приняты", "why refused"),
    "venue": _text("өтетін жері", "место проведения", "venue"),
    "heads": _text("келгендер саны", "пришло человек", "heads"),
    "consultations": _text("кеңес алғандар", "получили консультацию", "consultations"),
    "counted_by": _text("кім санады", "кто посчитал", "counted by"),
    "cancelled_reason": _text("тоқтатылу себебі", "причина отмены", "why cancelled"),
    "returned": _text("кезекке қайтқандар", "возвращено в очередь", "went back"),
    "massday": _text("жаппай қабылдау күні", "день массового приёма", "mass day"),
    "aidtopic": _text("тақырып", "тема", "topic"),
}
