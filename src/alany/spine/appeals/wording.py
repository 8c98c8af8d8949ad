"""Channels, kinds, systems and outcomes in the three languages."""

from alany.kernel.triltext import TrilText

CHANNELS = {
    "online": TrilText(kk="сайт арқылы", ru="через сайт", en="on the site"),
    "desk": TrilText(kk="кеңседе, қағаз түрінде", ru="в офисе, на бумаге", en="at the desk, on paper"),
    "telephone": TrilText(kk="телефон арқылы", ru="по телефону", en="by telephone"),
    "post": TrilText(kk="поштамен", ru="по почте", en="by post"),
}
KINDS = {
    "appeal": TrilText(kk="өтініш", ru="обращение", en="appeal"),
    "message": TrilText(kk="хабарлама", ru="сообщение", en="message"),
    "proposal": TrilText(kk="ұсыныс", ru="предложение", en="proposal"),
    "response": TrilText(kk="үн қосу", ru="отклик", en="response"),
    "request": TrilText(kk="сұрау салу", ru="запрос", en="request"),
}
KIND_HINTS = {
    "appeal": TrilText(
        kk="Құқығыңыз бұзылды не көмек керек", ru="Нарушены права или нужна помощь", en="A right or help"
    ),
    "message": TrilText(
        kk="Заңның бұзылғаны не қызметтегі кемшілік туралы",
        ru="О нарушении закона или недостатках в работе",
        en="A breach of law or a shortcoming",
    ),
    "proposal": TrilText(kk="Қалай жақсартуға болады", ru="Как сделать лучше", en="How to do better"),
    "response": TrilText(
        kk="Мемлекет саясатына көзқарасыңыз", ru="Отношение к политике государства", en="Your view of policy"
    ),
    "request": TrilText(kk="Ақпарат керек", ru="Нужна информация", en="You need information"),
}
LAWS = {
    "law_2007": TrilText(
        kk="2007 жылғы 12 қаңтардағы № 221 Заң", ru="Закон № 221 от 12 января 2007 года", en="Law 221 of 2007"
    ),
    "appc": TrilText(kk="ӘРПК (350-VI)", ru="АППК (350-VI)", en="APPC (350-VI)"),
}
SYSTEMS = {
    "eotinish": TrilText(kk="e-Өтініш", ru="е-Өтініш", en="e-Otinish"),
    "documents": TrilText(kk="құжат айналымы жүйесі", ru="система документооборота", en="document system"),
    "other": TrilText(kk="басқа жүйе", ru="другая система", en="another system"),
}
SIGNED = {
    "signature": TrilText(kk="қолы қойылған", ru="есть подпись", en="signed"),
    "protocol": TrilText(kk="хаттама жасалды", ru="составлен протокол", en="a protocol was written"),
    "none": TrilText(kk="қолы жоқ", ru="без подписи", en="not signed"),
}
OUTCOMES = {
    "waits": TrilText(kk="күтіп отыр", ru="ожидает", en="waits"),
    "answered": TrilText(kk="бірден жауап берілді", ru="ответили сразу", en="answered at once"),
    "appeal": TrilText(kk="өтініш тіркелді", ru="зарегистрировано обращение", en="an appeal was registered"),
    "referred": TrilText(
        kk="басқа органға бағытталды", ru="направили в другой орган", en="referred elsewhere"
    ),
    "left": TrilText(kk="күтпей кетті", ru="ушёл, не дождавшись", en="left without waiting"),
}
NEXT = {
    "received": TrilText(
        kk="Қызметкер оқып, қабылдағанын растайды.",
        ru="Сотрудник прочитает и подтвердит, что принял.",
        en="A person of the office reads it and confirms that it was taken in.",
    ),
    "acknowledged": TrilText(
        kk="Кім жауап беретіні белгіленеді.", ru="Назначат, кто ответит.", en="Somebody is chosen to answer."
    ),
    "assigned": TrilText(
        kk="Жауапты адам іске кіріседі.", ru="Ответственный приступит к работе.", en="Work begins."
    ),
    "in_progress": TrilText(
        kk="Мәселе қаралып жатыр.", ru="Вопрос рассматривают.", en="The matter is being worked on."
    ),
    "fix_claimed": TrilText(
        kk="Түзетілді деп хабарланды, басқа адам барып көреді. Түзетілмесе, осы жерден айтыңыз.",
        ru="Сообщили, что исправлено; другой человек проверит. Если это не так, скажите здесь.",
        en="It is said to be fixed; another person will look. If it is not, say so here.",
    ),
    "verified_fixed": TrilText(
        kk="Түзетілгенін басқа адам көріп растады. Олай болмаса, осы жерден айтыңыз.",
        ru="Другой человек убедился, что исправлено. Если это не так, скажите здесь.",
        en="Another person saw that it is fixed. If it is not, say so here.",
    ),
    "verified_not_fixed": TrilText(
        kk="Түзетілмегені анықталды, іс жалғасады.",
        ru="Проверили: не исправлено, дело продолжается.",
        en="It was found not fixed; the case goes on.",
    ),
    "reopened": TrilText(
        kk="Іс қайта ашылды, мерзім қайта саналады.",
        ru="Дело открыто снова, срок считается заново.",
        en="The case is open again, the term is counted anew.",
    ),
    "transferred": TrilText(
        kk="Құзыретті органға берілді; жауапты сол орган береді.",
        ru="Передано компетентному органу; ответит он.",
        en="It went to the competent body, which answers.",
    ),
    "no_action": TrilText(
        kk="Шара қолданылмай жабылды; себебін кеңседен сұраңыз.",
        ru="Закрыто без действий; причину скажут в офисе.",
        en="It was closed without action; the office tells you why.",
    ),
    "duplicate": TrilText(
        kk="Осы мәселе бойынша бұрын іс ашылған.",
        ru="По этому вопросу уже есть дело.",
        en="A case exists already.",
    ),
    "withdrawn": TrilText(kk="Өтініш кері алынды.", ru="Обращение отозвано.", en="The appeal was withdrawn."),
}
ASKED_SUBJECT = TrilText(
    kk="{number}: мәселе шешілді ме?", ru="{number}: вопрос решён?", en="{number}: was it fixed?"
)
ASKED_BODY = TrilText(
    kk=(
        "{office} сұрайды: {number} бойынша мәселе шешілді ме? Түбіртектегі нөмір мен кодты теріп "
        "жауап беріңіз: {address}\nШешілмесе, іс қайта ашылып, жоғары тұрған органға өтеді."
    ),
    ru=(
        "{office} спрашивает: решён ли вопрос {number}? Ответьте по номеру и коду из талона: {address}\n"
        "Если нет, дело откроется снова и перейдёт в вышестоящий орган."
    ),
    en=(
        "{office} asks: was {number} fixed? Answer by the number and the code of your slip: {address}\n"
        "If it was not, the case is opened again and goes to the authority above."
    ),
)
