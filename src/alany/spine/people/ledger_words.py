"""Acts and tables of this app, as the ledger is read: one line for each."""

from alany.kernel.ledger_words import LedgerWords
from alany.kernel.triltext import TrilText

VERBS = {
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
    "demo.passwords_issued": TrilText(
        kk="көрсетілім құпиясөздері берілді",
        ru="выданы пароли демонстрации",
        en="passwords of the demo issued",
    ),
}
TABLES = {
    "people_user": TrilText(kk="есептік жазба", ru="учётная запись", en="account"),
    "people_grant": TrilText(kk="берілген рөл", ru="выданная роль", en="role given"),
    "people_signin": TrilText(kk="сеанс", ru="сеанс", en="session"),
    "account_emailaddress": TrilText(kk="кіру поштасы", ru="почта для входа", en="e-mail to sign in with"),
    "mfa_authenticator": TrilText(
        kk="кірудің екінші қадамы", ru="второй шаг входа", en="second step at signing in"
    ),
}
NAMES = {
    "people_user.name": TrilText(kk="аты-жөні", ru="имя", en="full name"),
    "post": TrilText(kk="лауазымы", ru="должность", en="post"),
    "is_active": TrilText(kk="есептік жазба қосулы", ru="учётная запись включена", en="account is on"),
    "joined_on": TrilText(kk="жұмысқа келген күні", ru="пришёл в офис", en="joined on"),
    "left_on": TrilText(kk="жұмыстан кеткен күні", ru="ушёл из офиса", en="left on"),
    "password_is_temporary": TrilText(
        kk="құпиясөз бір реттік", ru="пароль на один раз", en="password is for one time"
    ),
    "temporary": TrilText(kk="бір реттік", ru="на один раз", en="for one time"),
    "session_epoch": TrilText(kk="сеанстар есебі", ru="счёт сеансов", en="count of sessions"),
    "granted_by": TrilText(kk="рөлді берген", ru="кто выдал роль", en="given by"),
    "device": TrilText(kk="құрылғы", ru="устройство", en="device"),
    "began_at": TrilText(kk="басталған уақыты", ru="начало", en="began at"),
    "ended_at": TrilText(kk="аяқталған уақыты", ru="конец", en="ended at"),
    "ended": TrilText(kk="аяқталған сеанстар", ru="завершено сеансов", en="sessions ended"),
    "verified": TrilText(kk="расталған", ru="подтверждено", en="verified"),
    "primary": TrilText(kk="негізгі", ru="основной", en="primary"),
    "type": TrilText(kk="түрі", ru="вид", en="type"),
    "created_at": TrilText(kk="жасалған уақыты", ru="создано", en="made at"),
    "last_used_at": TrilText(
        kk="соңғы пайдаланылған уақыты", ru="последнее использование", en="last used at"
    ),
}

LEDGER_WORDS = LedgerWords(verbs=VERBS, tables=TABLES, names=NAMES)
