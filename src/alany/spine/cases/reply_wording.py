"""What addressees say, doubts about photos and states of links, in the three languages."""

from collections.abc import Mapping

from alany.kernel.triltext import TrilText

SAID = {
    "fixed": TrilText(kk="Түзетілді деп хабарлады", ru="Сообщает: исправлено", en="Says that it is fixed"),
    "commit": TrilText(kk="Уәде берді", ru="Обещает исправить", en="Promises to fix it"),
    "answer": TrilText(kk="Жауап берді", ru="Отвечает", en="Answers"),
    "more_time": TrilText(kk="Мерзімді ұзартуды сұрады", ru="Просит больше времени", en="Asks for more time"),
    "dispute": TrilText(kk="Келіспейді", ru="Не согласен", en="Disagrees"),
}
DECIDED = {
    "accepted": TrilText(kk="кеңсе қабылдады", ru="офис принял", en="accepted by the office"),
    "refused": TrilText(kk="кеңсе қабылдамады", ru="офис отклонил", en="refused by the office"),
}
PROOFS = {
    "before": TrilText(kk="Бұрынғы күйінің суреті", ru="Фото «до»", en="Photo before"),
    "after": TrilText(kk="Түзетілгеннен кейінгі сурет", ru="Фото «после»", en="Photo after"),
    "document": TrilText(kk="Құжат", ru="Документ", en="Document"),
}
DOUBTS = {
    "taken_before_finding": TrilText(
        kk="Камераның уақыты бойынша сурет кемшілік табылғанға дейін түсірілген. Кеңсе орнына барып қарайды.",
        ru="По часам камеры снимок сделан раньше, чем найден недостаток. Офис посмотрит на месте.",
        en="By the camera's clock the photo is older than the finding. The office will look on the spot.",
    ),
    "taken_long_ago": TrilText(
        kk="Камераның уақыты бойынша сурет бір жылдан бұрын түсірілген. Жаңа сурет қосқан дұрыс.",
        ru="По часам камеры снимку больше года. Лучше приложить новый.",
        en="By the clock of the camera the photo is more than a year old. A new one would be better.",
    ),
    "no_camera_time": TrilText(
        kk="Файлда түсірілген уақыты жазылмаған, сондықтан қашан түсірілгені белгісіз. Мүмкін болса, "
        "телефондағы түпнұсқа суретті қосыңыз.",
        ru="В файле нет времени съёмки, поэтому неизвестно, когда сделан снимок. Если можно, приложите "
        "исходный снимок с телефона.",
        en="The file does not say when the photo was taken. If you can, give the original from the phone.",
    ),
    "camera_clock_ahead": TrilText(
        kk="Камераның уақыты бүгінгі күннен кейін тұр: сағаты дұрыс қойылмаған сияқты.",
        ru="Часы камеры показывают день позже сегодняшнего: вероятно, они идут неверно.",
        en="The clock of the camera shows a later day than today: it is probably set wrong.",
    ),
}
LINK_STATES = {
    "open": TrilText(kk="ашық", ru="открыта", en="open"),
    "expired": TrilText(kk="мерзімі өтті", ru="срок истёк", en="expired"),
    "replaced": TrilText(kk="орнына жаңасы берілді", ru="заменена новой", en="replaced by a new one"),
    "revoked": TrilText(kk="қайтарып алынды", ru="отозвана", en="taken back"),
    "ended": TrilText(kk="ұсыным аяқталды", ru="рекомендация завершена", en="the recommendation has ended"),
}
LINK_DONE = {
    "made": TrilText(
        kk="Жауап сілтемесі берілді", ru="Выдана ссылка для ответа", en="Link for an answer given"
    ),
    "revoked": TrilText(
        kk="Жауап сілтемесі қайтарып алынды",
        ru="Ссылка для ответа отозвана",
        en="Link for an answer taken back",
    ),
}
MAIL_SUBJECT = TrilText(
    kk="{number} – Сізден жауап күтіледі",
    ru="{number} – от вас ждут ответа",
    en="{number} – an answer is asked of you",
)
MAIL_BODY = TrilText(
    kk="Сәлеметсіз бе!\n\n{office} ұйымыңыздан жауап күтеді: {body}. Жауап беру мерзімі: {due}. "
    "Не сұралғаны осы сілтемеде:\n\n{address}\n\nСілтеменің соңғы күні: {until}. Тіркелу де, құпиясөз де "
    "керек емес: сілтеме кімде болса, сол жауап бере алады, сондықтан оны тек жауап беретін адамға беріңіз."
    "\n\nХат сізге қате келсе немесе сілтеме ашылмаса, хабарласыңыз: {telephone}.\n",
    ru="Здравствуйте!\n\n{office} ждёт ответа вашей организации: {body}. Срок ответа: {due}. О чём просят, "
    "сказано по ссылке:\n\n{address}\n\nПоследний день ссылки: {until}. Ни регистрации, ни пароля не нужно: "
    "ответить может тот, у кого ссылка, поэтому передавайте её только тому, кто будет отвечать."
    "\n\nЕсли письмо пришло вам по ошибке или ссылка не открывается, звоните: {telephone}.\n",
    en="Good day,\n\n{office} asks your organisation for an answer: {body}. Answer by: {due}. What is asked "
    "stands at this link:\n\n{address}\n\nLast day of the link: {until}. No account and no password are "
    "needed: whoever has the link can answer, so give it only to the person who will."
    "\n\nIf this came to you by mistake or the link does not open, call {telephone}.\n",
)


def link_word(facts: Mapping[str, object], language: str) -> str:
    """A line of the timeline that tells of a link; empty for every other event."""
    if (done := str(facts.get("link", ""))) in LINK_DONE:
        return f"{LINK_DONE[done].in_language(language)}: {facts.get('recipient', '')}"
    return ""
