"""The questions of the intake. A change of a question is a new version: earlier intakes keep theirs."""

from alany.kernel.triltext import TrilText
from alany.programmes.legal_aid.rules.tree import Step, Tree
from alany.spine.programme.manifest import Choice

CONSENT_VERSION = "2020-1"


def _text(kk: str, ru: str, en: str) -> TrilText:
    return TrilText(kk=kk, ru=ru, en=en)


def _choice(value: str, kk: str, ru: str, en: str) -> Choice:
    return Choice(value, _text(kk, ru, en))


YES = _choice("yes", "Иә", "Да", "Yes")
NO = _choice("no", "Жоқ", "Нет", "No")

SCREENING = (
    Step(
        "danger",
        "choice",
        _text(
            "Дәл қазір біреуге қауіп төніп тұр ма?",
            "Кому-нибудь сейчас грозит опасность?",
            "Is somebody in danger right now?",
        ),
        _text(
            "Қауіп болса, алдымен телефон нөмірін көрсетеміз.",
            "Если да, мы сразу покажем, куда позвонить.",
            "If so, we show at once whom to call.",
        ),
        (
            _choice(
                "violence",
                "Иә, ұрып-соғу немесе өмірге қауіп бар",
                "Да, побои или угроза жизни",
                "Yes, violence or danger to life",
            ),
            _choice(
                "detention",
                "Иә, адамды ұстап әкетті немесе қамауға алды",
                "Да, человека задержали или арестовали",
                "Yes, somebody was detained or arrested",
            ),
            _choice(
                "eviction",
                "Иә, жақын күндері үйден шығармақшы",
                "Да, на днях выселяют из жилья",
                "Yes, an eviction within days",
            ),
            _choice("no", "Жоқ", "Нет", "No"),
        ),
    ),
    Step(
        "business",
        "choice",
        _text(
            "Сұрақ сіздің бизнесіңізге қатысты ма?", "Вопрос о вашем бизнесе?", "Is it about your business?"
        ),
        _text(
            "Мысалы, дүкенді жалға алу, кәсіпкердің салығы, серіктестермен дау.",
            "Например, аренда магазина, налоги предпринимателя, спор с партнёрами.",
            "For example the rent of a shop, taxes of an entrepreneur, a dispute with partners.",
        ),
        (YES, NO),
    ),
    Step(
        "group",
        "group",
        _text(
            "Сіз немесе балаңыз осы топтардың біріне жата ма?",
            "Относитесь ли вы или ваш ребёнок к одной из этих групп?",
            "Are you, or is your child, in one of these groups?",
        ),
        _text(
            "Заң бұл адамдарға сотта тегін көмек береді. Өзіңізге сай келген біріншісін таңдаңыз.",
            "Этим людям закон даёт бесплатную помощь в суде. Выберите первую подходящую.",
            "The law gives these people free help in court. Choose the first that fits.",
        ),
    ),
    Step(
        "field",
        "choice",
        _text("Сізге не керек?", "Что вам нужно?", "What do you need?"),
        None,
        (
            _choice(
                "court",
                "Азаматтық сот: іс жүріп жатыр немесе талап арыз бермекпін",
                "Гражданский суд: дело идёт или я хочу подать иск",
                "Civil court: a case is running or I want to sue",
            ),
            _choice(
                "offence",
                "Айыппұл, полиция немесе қылмыстық іс",
                "Штраф, полиция или уголовное дело",
                "A fine, the police or a criminal case",
            ),
            _choice(
                "advice",
                "Сотсыз: кеңес немесе құжат жазу",
                "Без суда: совет или составить документ",
                "No court: advice or a document",
            ),
        ),
    ),
    Step(
        "has_deadline",
        "choice",
        _text(
            "Сот күні немесе басқа мерзім белгіленген бе?",
            "Назначена ли дата суда или другой срок?",
            "Is there a court date or another deadline?",
        ),
        _text(
            "Мысалы: сот отырысы, шағым берудің соңғы күні, үйден шығару күні.",
            "Например: заседание, последний день для жалобы, день выселения.",
            "For example a hearing, the last day for a complaint, the day of an eviction.",
        ),
        (YES, NO),
    ),
    Step(
        "deadline_on",
        "date",
        _text("Ол қай күні?", "Какого числа?", "On which day?"),
        _text("Мысалы: 15 8 2020", "Например: 15 8 2020", "For example: 15 8 2020"),
        when=("has_deadline", "yes"),
    ),
    Step(
        "state_party",
        "choice",
        _text(
            "Екінші тарап мемлекеттік орган немесе лауазымды адам ба?",
            "Другая сторона – государственный орган или должностное лицо?",
            "Is the other side a state body or an official?",
        ),
        _text(
            "Осы органда істейтін ерікті сұрағыңызды көрмейді.",
            "Волонтёр, который там работает, не увидит ваш вопрос.",
            "A volunteer who works there will not see your question.",
        ),
        (YES, NO, _choice("nobody", "Екінші тарап жоқ", "Другой стороны нет", "There is no other side")),
    ),
    Step(
        "speak",
        "choice",
        _text(
            "Сотта сіздің атыңыздан сөйлейтін адам керек пе?",
            "Нужно, чтобы кто-то говорил за вас в суде?",
            "Do you need somebody to speak for you in court?",
        ),
        None,
        (YES, NO),
    ),
    Step(
        "language",
        "choice",
        _text("Жауап қай тілде керек?", "На каком языке вам ответить?", "In which language shall we answer?"),
        None,
        (
            _choice("kk", "Қазақша", "Қазақша", "Қазақша"),
            _choice("ru", "Русский", "Русский", "Русский"),
            _choice("en", "English", "English", "English"),
        ),
    ),
    Step(
        "place",
        "place",
        _text(
            "Қай ауданда немесе қалада тұрасыз?",
            "В каком районе или городе вы живёте?",
            "In which district or city do you live?",
        ),
    ),
)
THE_QUESTION = (
    Step(
        "topic",
        "topic",
        _text("Сұрақ қай тақырыпқа жақын?", "К какой теме ближе ваш вопрос?", "Which topic is closest?"),
        _text(
            "Білмесеңіз, «Басқа» дегенді таңдаңыз, біз өзіміз анықтаймыз.",
            "Если не знаете, выберите «Другое», мы разберёмся.",
            "If you do not know, choose “Something else”; we will find out.",
        ),
    ),
    Step(
        "mode",
        "choice",
        _text(
            "Кеңесті қалай алғыңыз келеді?",
            "Как вам удобно получить совет?",
            "How would you like the advice?",
        ),
        None,
        (
            _choice("online", "Осы сайтта жазбаша", "Письменно на этом сайте", "In writing on this site"),
            _choice("telephone", "Телефон арқылы", "По телефону", "By telephone"),
            _choice("person", "Кездесіп, бетпе-бет", "Лично, на встрече", "In person"),
        ),
    ),
    Step(
        "parties",
        "parties",
        _text("Екінші тарап кім?", "Кто другая сторона?", "Who is the other side?"),
        _text(
            "Атын тек мүдделер қақтығысын тексеру үшін сұраймыз: оны танитын ерікті жауап бермеуі керек.",
            "Спрашиваем только для проверки конфликта интересов: волонтёр, связанный с этой стороной, не "
            "должен отвечать.",
            "Asked only for the check of conflicts: a volunteer tied to this side must not answer.",
        ),
    ),
    Step(
        "facts",
        "facts",
        _text(
            "Не болғанын өз сөзіңізбен айтыңыз",
            "Расскажите своими словами, что случилось",
            "Tell us what happened",
        ),
        _text(
            "Қашан, қайда, кім не істеді және сізге не керек. Жауап беретін адам ғана оқиды, әр оқу "
            "жазылып тұрады.",
            "Когда, где, кто что сделал и чего вы хотите. Прочтёт только тот, кто отвечает; каждое "
            "чтение записывается.",
            "When, where, who did what and what you need. Only who answers reads it, and each reading is "
            "recorded.",
        ),
    ),
    Step(
        "contact",
        "contact",
        _text("Сізбен қалай байланысамыз?", "Как с вами связаться?", "How can we reach you?"),
        _text(
            "Телефон да, пошта да міндетті емес: жауапты осы сайттан нөмір мен код арқылы оқи аласыз.",
            "Ни телефон, ни почта не обязательны: ответ можно прочесть здесь по номеру и коду.",
            "Neither telephone nor e-mail is required: the answer can be read here by number and code.",
        ),
    ),
    Step(
        "consent",
        "consent",
        _text(
            "Деректеріңізді өңдеуге келісесіз бе?",
            "Согласны на обработку ваших данных?",
            "Do you agree that we process your data?",
        ),
        _text(
            "Аты-жөніңіз бен жазғаныңызды кеңсе тек осы сұраққа жауап беру үшін Қазақстандағы базада "
            "сақтайды. "
            "Өшіруді кез келген уақытта сұрай аласыз. Ерікті түсіндіреді, бірақ сіздің атыңыздан шешім "
            "қабылдамайды.",
            "Имя и то, что вы написали, офис хранит в базе в Казахстане только для ответа на этот "
            "вопрос. Вы можете "
            "в любое время попросить всё удалить. Волонтёр объясняет, но не решает за вас.",
            "The office keeps your name and what you wrote in a base in Kazakhstan, only to answer this "
            "question. You "
            "may ask at any time to have it deleted. A volunteer explains and does not decide for you.",
        ),
    ),
)
TREE = Tree(version=1, steps=SCREENING + THE_QUESTION, screened_after="place")
TREES = {TREE.version: TREE}
"""Every version that an unfinished intake may still walk."""
