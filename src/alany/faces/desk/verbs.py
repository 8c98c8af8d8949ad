"""What people did, in words; a verb of a programme without a word here is shown as it is."""

from alany.faces.ui.context import current_language
from alany.kernel.triltext import TrilText

VERBS = {
    "case.opened": TrilText(kk="іс ашылды", ru="дело открыто", en="case opened"),
    "case.assigned": TrilText(kk="іс тапсырылды", ru="дело поручено", en="case given to a person"),
    "case.moved": TrilText(kk="істің күйі өзгерді", ru="состояние дела изменено", en="case moved"),
    "case.noted": TrilText(kk="іске ескертпе жазылды", ru="заметка к делу", en="note on a case"),
    "case.due_changed": TrilText(kk="мерзім өзгертілді", ru="срок изменён", en="term changed"),
    "case.edited": TrilText(kk="іс түзетілді", ru="дело исправлено", en="case corrected"),
    "letter.drafted": TrilText(kk="хат дайындалды", ru="письмо подготовлено", en="letter drafted"),
    "letter.edited": TrilText(kk="хат өзгертілді", ru="письмо изменено", en="letter edited"),
    "letter.approved": TrilText(kk="хат бекітілді", ru="письмо утверждено", en="letter approved"),
    "letter.sent": TrilText(kk="хат жіберілді", ru="письмо отправлено", en="letter sent"),
    "letter.delivered": TrilText(kk="хат поштаға берілді", ru="письмо передано почте", en="letter posted"),
    "letter.answered": TrilText(kk="жауап тіркелді", ru="ответ зарегистрирован", en="answer recorded"),
    "file.received": TrilText(kk="файл қабылданды", ru="файл принят", en="file received"),
    "reference.loaded": TrilText(
        kk="анықтамалық жүктелді", ru="справочник загружен", en="reference data loaded"
    ),
    "places.loaded": TrilText(kk="орындар жүктелді", ru="места загружены", en="places loaded"),
    "borders.loaded": TrilText(kk="шекаралар жүктелді", ru="границы загружены", en="borders loaded"),
    "calendar.loaded": TrilText(kk="күнтізбе жүктелді", ru="календарь загружен", en="calendar loaded"),
    "office.opened": TrilText(kk="кеңсе ашылды", ru="офис открыт", en="office opened"),
    "organisation.registered": TrilText(
        kk="ұйым тіркелді", ru="организация внесена", en="organisation registered"
    ),
    "organisation.succeeded": TrilText(
        kk="ұйымның мұрагері жазылды", ru="записан правопреемник", en="successor recorded"
    ),
    "calendar.proposed": TrilText(
        kk="күнтізбе күні ұсынылды", ru="предложен день календаря", en="calendar day proposed"
    ),
    "calendar.confirmed": TrilText(
        kk="күнтізбе күні расталды", ru="день календаря подтверждён", en="calendar day confirmed"
    ),
    "people.added": TrilText(kk="есептік жазба ашылды", ru="учётная запись открыта", en="account opened"),
    "people.edited": TrilText(
        kk="есептік жазба түзетілді", ru="учётная запись исправлена", en="account corrected"
    ),
    "people.language_chosen": TrilText(kk="хат тілі таңдалды", ru="выбран язык писем", en="language chosen"),
    "people.password_set": TrilText(kk="құпиясөз ауыстырылды", ru="пароль сменён", en="password set"),
    "people.switched_off": TrilText(
        kk="есептік жазба өшірілді", ru="учётная запись отключена", en="account switched off"
    ),
    "people.switched_on": TrilText(
        kk="есептік жазба қосылды", ru="учётная запись включена", en="account switched on"
    ),
    "people.role_granted": TrilText(kk="рөл берілді", ru="роль выдана", en="role given"),
    "people.role_withdrawn": TrilText(kk="рөл қайтарып алынды", ru="роль отозвана", en="role withdrawn"),
    "people.signed_in": TrilText(kk="жүйеге кірді", ru="вход", en="signed in"),
    "people.signed_out": TrilText(kk="жүйеден шықты", ru="выход", en="signed out"),
    "people.sign_in_failed": TrilText(
        kk="кіру әрекеті сәтсіз болды", ru="неудачная попытка входа", en="failed attempt to sign in"
    ),
    "people.sessions_ended": TrilText(
        kk="басқа сеанстар аяқталды", ru="остальные сеансы завершены", en="other sessions ended"
    ),
    "people.second_factor_set": TrilText(
        kk="екінші қадам қосылды", ru="второй шаг включён", en="second step switched on"
    ),
    "people.second_factor_used": TrilText(
        kk="екінші қадам орындалды", ru="второй шаг пройден", en="second step passed"
    ),
    "people.second_factor_removed": TrilText(
        kk="екінші қадам алып тасталды", ru="второй шаг убран", en="second step removed"
    ),
    "people.second_factor_dropped": TrilText(
        kk="екінші қадамды әкімші алып тастады",
        ru="второй шаг убран администратором",
        en="second step removed by an administrator",
    ),
    "people.recovery_codes_renewed": TrilText(
        kk="қалпына келтіру кодтары жаңартылды",
        ru="коды восстановления обновлены",
        en="recovery codes renewed",
    ),
}


def verb_word(verb: str) -> str:
    """The verb in the language of the page."""
    return VERBS[verb].in_language(current_language()) if verb in VERBS else verb
