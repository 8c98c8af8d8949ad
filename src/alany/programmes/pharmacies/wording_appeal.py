"""The text of a written appeal about a price: it asks to check, and accuses nobody."""

from alany.kernel.triltext import TrilText

TO = TrilText(
    kk="Дәрілік заттар мен медициналық бұйымдарды бақылайтын аумақтық департаментке",
    ru="В территориальный департамент контроля лекарственных средств и медицинских изделий",
    en="To the territorial department that controls medicines and medical devices",
)
FROM = TrilText(
    kk="Кімнен: ____________________ (тегі, аты, әкесінің аты)\nМекенжайы: ____________________\n"
    "Телефоны немесе электрондық поштасы: ____________________",
    ru="От кого: ____________________ (фамилия, имя, отчество)\nАдрес: ____________________\n"
    "Телефон или электронная почта: ____________________",
    en="From: ____________________ (surname, name, patronymic)\nAddress: ____________________\n"
    "Telephone or e-mail: ____________________",
)
SUBJECT = TrilText(
    kk="Дәрінің бағасын тексеру туралы",
    ru="О проверке цены на лекарство",
    en="On checking the price of a medicine",
)
BODY = TrilText(
    kk="{day} мен {where} «{line}» деп көрсетілген дәріні {price} бағасымен сатып алдым.",
    ru="{day} в аптеке {where} я купил(а) лекарство, названное «{line}», по цене {price}.",
    en="On {day} in the pharmacy {where} I bought a medicine named “{line}” for {price}.",
)
LAW = TrilText(
    kk="Осы күні қолданылған шекті баға – {cap}; негізі: {basis}.",
    ru="Предельная цена на этот день – {cap}; основание: {basis}.",
    en="The cap of that day is {cap}; basis: {basis}.",
)
UNSURE = TrilText(
    kk="Бұл қаптаманың шекті бағасын өзім анықтай алмадым.",
    ru="Предельную цену этой упаковки сам(а) определить не смог(ла).",
    en="I could not find out the cap of this pack myself.",
)
ASK = TrilText(
    kk="Бағаның заңға сай болғанын тексеріп, нәтижесін маған жазбаша хабарлауыңызды сұраймын.",
    ru="Прошу проверить, законна ли была цена, и письменно сообщить мне о результате.",
    en="Please check whether the price was lawful and tell me the result in writing.",
)
ENCLOSED = TrilText(
    kk="Қосымша: касса чегінің және қаптаманың суреті.",
    ru="Приложение: фото кассового чека и упаковки.",
    en="Enclosed: photos of the receipt and of the pack.",
)
SIGNED = TrilText(
    kk="Күні ____________  Қолы ____________",
    ru="Дата ____________  Подпись ____________",
    en="Date ____________  Signature ____________",
)
NOWHERE = TrilText(
    kk="____________________ (атауы, мекенжайы) дәріханасында",
    ru="____________________ (название, адрес)",
    en="____________________ (name, address)",
)
SOMEWHERE = TrilText(kk="{pharmacy} дәріханасында", ru="{pharmacy}", en="{pharmacy}")
