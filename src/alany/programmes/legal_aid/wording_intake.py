"""Words of legal help for pages: results of the screen, states, refusals, what to bring."""

from alany.kernel.triltext import TrilText


def _text(kk: str, ru: str, en: str) -> TrilText:
    return TrilText(kk=kk, ru=ru, en=en)


REFUSALS = {
    "business": _text(
        "Бизнес даулары бойынша еріктілер көмектеспейді: заң тегін көмекті бұл дауларға бермейді.",
        "По спорам о бизнесе волонтёры не помогают: закон не даёт по ним бесплатной помощи.",
        "Volunteers do not help in business disputes: the law gives no free aid in them.",
    ),
    "representation": _text(
        "Ерікті сотта сіздің атыңыздан сөйлей алмайды: мұны тек адвокат жасай алады.",
        "Волонтёр не может говорить за вас в суде: это может только адвокат.",
        "A volunteer cannot speak for you in court: only an advocate can.",
    ),
}
BRING = (
    _text("жеке куәлік", "удостоверение личности", "your identity card"),
    _text(
        "осы топқа жататыныңызды растайтын құжат",
        "документ, что вы относитесь к этой группе",
        "a document that you belong to this group",
    ),
    _text(
        "сот пен екінші тараптан келген қағаздардың бәрі",
        "все бумаги суда и другой стороны",
        "all papers from the court and the other side",
    ),
)
URGENT_CALL = _text(
    "Өмірге қауіп төнсе: 112 немесе 102. Содан кейін кеңсеге қоңырау шалыңыз: {telephone}.",
    "Если есть угроза жизни: 112 или 102. Затем позвоните в офис: {telephone}.",
    "If there is danger to life: 112 or 102. Then call the office: {telephone}.",
)
STATES = {
    "submitted": _text("Сұрақ түсті", "Вопрос поступил", "Received"),
    "screened": _text("Ерікті іздестірілуде", "Ищем волонтёра", "Looking for a volunteer"),
    "offered": _text("Ерікті іздестірілуде", "Ищем волонтёра", "Looking for a volunteer"),
    "accepted": _text("Ерікті табылды", "Волонтёр найден", "A volunteer has taken it"),
    "in_progress": _text("Ерікті жауап дайындауда", "Волонтёр готовит ответ", "The answer is being written"),
    "answered": _text("Жауап дайын", "Ответ готов", "Answered"),
    "rejected": _text("Басқа жерге жүгініңіз", "Обратитесь в другое место", "Another door"),
    "referred_out": _text("Басқа жерге бағытталды", "Направлен в другое место", "Sent on to another door"),
    "closed": _text("Жабылды", "Закрыт", "Closed"),
    "reopened": _text("Қайта ашылды", "Открыт снова", "Taken up again"),
    "withdrawn": _text("Қайтарып алынды", "Отозван", "Withdrawn"),
}
MARKS = {
    "answered": "done",
    "closed": "done",
    "rejected": "idle",
    "referred_out": "idle",
    "withdrawn": "idle",
}
NEXT = {
    "submitted": _text(
        "Кеңсе қызметкері сұрақты {due} күніне дейін оқып шығады.",
        "Сотрудник офиса прочтёт вопрос до {due}.",
        "A person of the office reads it by {due}.",
    ),
    "screened": _text(
        "Сұрақ еріктілер кезегінде. Мүдделер қақтығысы жоқ адамды таңдаймыз.",
        "Вопрос в очереди волонтёров. Мы выбираем того, у кого нет конфликта интересов.",
        "It waits for a volunteer without a conflict of interest.",
    ),
    "accepted": _text(
        "Ерікті сұрақты оқып жатыр. Жауап осы бетте шығады.",
        "Волонтёр читает вопрос. Ответ появится на этой странице.",
        "The volunteer is reading it. The answer will stand on this page.",
    ),
    "answered": _text(
        "Түсініксіз жері болса, төменде сұраңыз. Екі апта хабар болмаса, сұрақ жабылады.",
        "Если что-то неясно, спросите ниже. Через две недели без вопросов дело закроется.",
        "If something is unclear, ask below. After two weeks of silence the question is closed.",
    ),
    "rejected": _text(
        "Бұл сұрақта еріктілер көмектесе алмайды. Төменде кім көмектесетіні жазылған.",
        "С этим вопросом волонтёры помочь не могут. Ниже написано, кто может.",
        "Volunteers cannot help with this. Below stands who can.",
    ),
    "referred_out": _text(
        "Сізге басқа жер жақсырақ көмектеседі. Ол төменде жазылған.",
        "Вам лучше помогут в другом месте. Оно указано ниже.",
        "Another place can help you better. It stands below.",
    ),
    "closed": _text("Сұрақ жабылды.", "Вопрос закрыт.", "The question is closed."),
    "withdrawn": _text(
        "Сіз сұрақты қайтарып алдыңыз. Жаңасын кез келген уақытта жіберуге болады.",
        "Вы отозвали вопрос. Новый можно задать в любое время.",
        "You have withdrawn the question. You can ask a new one at any time.",
    ),
}
NEXT["offered"], NEXT["in_progress"], NEXT["reopened"] = NEXT["screened"], NEXT["accepted"], NEXT["screened"]
RESULTS = {
    "state_aid": _text(
        "Мемлекеттен тегін көмек алуы мүмкін",
        "Возможна помощь от государства",
        "May have the aid of the state",
    ),
    "volunteer": _text("Ерікті кеңес береді", "Консультация волонтёра", "Consultation by a volunteer"),
    "outside": _text("Көмек аясынан тыс", "Вне рамок помощи", "Outside the scope"),
}
SERVICES = {
    "inform": _text("түсіндіру", "разъяснить", "explain"),
    "consult": _text("кеңес беру", "консультировать", "consult"),
    "represent": _text("сотта өкілдік ету", "представлять в суде", "represent in court"),
}
OUTCOMES = {
    "explained": _text("Түсіндірілді", "Разъяснено", "Explained"),
    "drafted": _text("Құжат жазылды", "Составлен документ", "A document was drafted"),
    "state_aid": _text("Мемлекет көмегіне бағытталды", "Направлен к помощи государства", "Sent to state aid"),
    "referred": _text("Органға бағытталды", "Направлен в орган", "Referred to a body"),
    "represented": _text("Сотта өкілдік етілді", "Представлен в суде", "Represented in court"),
    "withdrew": _text("Тұрғын бас тартты", "Житель отказался", "The person withdrew"),
    "not_eligible": _text("Көмек аясынан тыс", "Вне рамок помощи", "Not eligible"),
    "no_contact": _text("Байланыс болмады", "Нет связи", "No contact"),
}
CHANNELS = {
    "online": _text("сайт", "сайт", "web site"),
    "telephone": _text("телефон", "телефон", "telephone"),
    "desk": _text("кеңседе", "в офисе", "at the desk"),
    "paper": _text("қағаз бланк", "бумажный бланк", "paper form"),
    "village": _text("ауылдағы компьютер", "сельский компьютер", "village computer"),
}
MODES = {
    "online": _text("жазбаша", "письменно", "in writing"),
    "telephone": _text("телефон арқылы", "по телефону", "by telephone"),
    "person": _text("кездесіп", "лично", "in person"),
}
LANGUAGES = {
    "kk": _text("қазақша", "казахский", "Kazakh"),
    "ru": _text("орысша", "русский", "Russian"),
    "en": _text("ағылшынша", "английский", "English"),
}
SOLVED = {
    "solved": _text("Иә, шешілді", "Да, решён", "Yes, it is solved"),
    "partly": _text("Ішінара", "Частично", "Partly"),
    "not_solved": _text("Жоқ", "Нет", "No"),
    "waiting": _text("Әлі күтіп отырмын", "Ещё жду", "I am still waiting"),
}
GRADES = {
    "5": _text("Өте жақсы", "Очень хорошо", "Very well"),
    "4": _text("Жақсы", "Хорошо", "Well"),
    "3": _text("Орташа", "Средне", "So-so"),
    "2": _text("Нашар", "Плохо", "Badly"),
    "1": _text("Өте нашар", "Очень плохо", "Very badly"),
}
DOOR_KINDS = {
    "advocates": _text("адвокаттар", "адвокаты", "advocates"),
    "consultants": _text("заң консультанттары", "юридические консультанты", "legal consultants"),
    "court": _text("сот", "суд", "court"),
    "police": _text("полиция", "полиция", "police"),
    "business": _text("бизнеске көмек", "помощь бизнесу", "help for business"),
    "mediator": _text("медиатор", "медиатор", "mediator"),
    "state": _text("мемлекеттік орган", "государственный орган", "state body"),
    "other": _text("басқа", "другое", "other"),
}
KAZAKH_LETTERS = "ә і ң ғ ү ұ қ ө һ"
