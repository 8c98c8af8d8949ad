"""What ``./alany office open`` asks and says, in the three languages."""

from collections.abc import Mapping

from alany.kernel.triltext import TrilText

TITLE = TrilText(kk="Кеңсе", ru="Офис", en="Office")
OPEN = TrilText(
    kk="Бос дерекқорда нақты кеңсе ашу және бірінші әкімшінің құпия сөзін көрсету",
    ru="Открыть настоящий офис в пустой базе и показать пароль первого администратора",
    en="Open a real office in an empty database and print the first administrator's password",
)
WITHOUT_QUESTIONS = TrilText(
    kk="ештеңе сұрамау: жауаптың бәрі опцияларда",
    ru="ничего не спрашивать: все ответы в параметрах",
    en="ask nothing: every answer is given by an option",
)
NAME_KK = TrilText(
    kk="Кеңсенің қазақша атауы", ru="Название офиса на казахском", en="The office's name in Kazakh"
)
NAME_RU = TrilText(
    kk="Кеңсенің орысша атауы", ru="Название офиса на русском", en="The office's name in Russian"
)
NAME_EN = TrilText(
    kk="Кеңсенің ағылшынша атауы", ru="Название офиса на английском", en="The office's name in English"
)
REGION = TrilText(
    kk="Облыстың КАТО коды, тоғыз цифр, мысалы 610000000",
    ru="Код КАТО области, девять цифр, например 610000000",
    en="The region's code of KATO, nine digits, such as 610000000",
)
BIN = TrilText(
    kk="Кеңсенің БСН-і, он екі цифр; жоқ болса бос",
    ru="БИН офиса, двенадцать цифр; пусто, если его нет",
    en="The office's BIN, twelve digits; empty if it has none",
)
TELEPHONE = TrilText(
    kk="Сайттың әр бетінде тұратын телефон",
    ru="Телефон, который стоит на каждой странице сайта",
    en="The telephone that stands on every page of the site",
)
EMAIL = TrilText(
    kk="Кеңсенің электрондық поштасы; жоқ болса бос",
    ru="Электронная почта офиса; пусто, если её нет",
    en="The office's e-mail; empty if it has none",
)
ADMIN_EMAIL = TrilText(
    kk="Бірінші әкімшінің электрондық поштасы",
    ru="Электронная почта первого администратора",
    en="The first administrator's e-mail",
)
ADMIN_NAME = TrilText(
    kk="Бірінші әкімшінің аты-жөні",
    ru="Имя и фамилия первого администратора",
    en="The first administrator's name",
)
MISSING = TrilText(kk="жауабы берілмеген", ru="нет ответа", en="is not answered")
TOO_LONG = TrilText(
    kk="тым ұзын: 200 таңбадан аспасын",
    ru="слишком длинно: не больше 200 знаков",
    en="is too long: at most 200 characters",
)
NOT_AN_EMAIL = TrilText(
    kk="электрондық пошта емес; мысалы: office@example.kz",
    ru="это не электронная почта; пример: office@example.kz",
    en="is not an e-mail; an example: office@example.kz",
)
NOT_A_TELEPHONE = TrilText(
    kk="телефон емес; мысалы: 1424 немесе +7 725 333 44 55",
    ru="это не телефон; пример: 1424 или +7 725 333 44 55",
    en="is not a telephone; an example: 1424 or +7 725 333 44 55",
)
NOT_A_KATO = TrilText(
    kk="КАТО коды емес: тоғыз цифр болуы керек",
    ru="это не код КАТО: нужно девять цифр",
    en="is not a code of KATO: nine digits are needed",
)
NO_SUCH_REGION = TrilText(
    kk="мұндай облыс жоқ; жіктеуіштегі облыстар: {known}",
    ru="такой области нет; области в классификаторе: {known}",
    en="there is no such region; regions of the classifier: {known}",
)
BIN_REFUSED: Mapping[str, TrilText] = {
    "letters": TrilText(
        kk="БСН тек цифрлардан тұрады", ru="БИН состоит только из цифр", en="a BIN has digits only"
    ),
    "length": TrilText(
        kk="БСН-де он екі цифр болады", ru="в БИН двенадцать цифр", en="a BIN has twelve digits"
    ),
    "structure": TrilText(
        kk="бұл БСН емес: алғашқы төрт цифры тіркелген жылы мен айы, бесіншісі 4, 5 немесе 6",
        ru="это не БИН: первые четыре цифры – год и месяц регистрации, пятая – 4, 5 или 6",
        en="is not a BIN: digits 1 to 4 are year and month of registration, the fifth is 4, 5 or 6",
    ),
    "check_digit": TrilText(
        kk="БСН-нің соңғы, бақылау цифры сәйкес емес: бір цифр қате терілген",
        ru="последняя, контрольная цифра БИН не сходится: одна из цифр набрана неверно",
        en="the last digit of the BIN, which checks the others, does not agree: one digit is mistyped",
    ),
}
NO_TERMINAL = TrilText(
    kk="Сұрайтын терминал жоқ. Жауаптарды опциялармен беріп, --yes қосыңыз.",
    ru="Нет терминала, чтобы спросить. Дайте ответы параметрами и добавьте --yes.",
    en="There is no terminal to ask at. Give the answers by options and add --yes.",
)
STANDS = TrilText(
    kk="Дерекқорда кеңсе бар: {name}. Жаңасы тек бос дерекқорда ашылады.",
    ru="В базе уже есть офис: {name}. Новый открывается только в пустой базе.",
    en="The database holds an office already: {name}. A new one is opened in an empty database only.",
)
IS_DEMO = TrilText(
    kk="Бұл – үлгі кеңсенің дерекқоры. Нақты кеңсеге бөлек ALANY_VAR қалтасын не DATABASE_URL беріңіз.",
    ru="Это база демонстрационного офиса. Дайте настоящему другую папку ALANY_VAR или DATABASE_URL.",
    en="This is the database of the demo office. Give the real one another ALANY_VAR or DATABASE_URL.",
)
STANDS_STILL = TrilText(
    kk="ALANY_TODAY={day} күнді тоқтатып тұр, ал нақты кеңсе күнтізбемен жүреді. Оны алып тастаңыз.",
    ru="ALANY_TODAY={day} держит день, а настоящий офис живёт по календарю. Уберите эту переменную.",
    en="ALANY_TODAY={day} holds the day, while a real office follows the calendar. Remove that variable.",
)
SURE = TrilText(
    kk="Кеңсені ашу керек пе? [иә/жоқ]", ru="Открыть офис? [да/нет]", en="Open the office? [yes/no]"
)
NOT_OPENED = TrilText(kk="Кеңсе ашылған жоқ.", ru="Офис не открыт.", en="The office was not opened.")
NEXT = TrilText(
    kk="Кеңсе ашылды. Құпия сөз бір рет қана көрсетіледі. Енді: ./alany run, содан кейін кіріп, "
    "өз құпия сөзіңізді таңдаңыз.",
    ru="Офис открыт. Пароль показан один раз. Дальше: ./alany run, затем войдите и выберите свой пароль.",
    en="The office is open. The password is shown once. Next: ./alany run, then sign in and choose your own.",
)
SUBTITLE = TrilText(kk="Жобалық кеңсе", ru="Проектный офис", en="Project office")
YES = frozenset({"иә", "ия", "да", "yes", "y", "д", "и"})
