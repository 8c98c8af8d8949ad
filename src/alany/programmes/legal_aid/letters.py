"""Letters to a person: the answer on paper, a refusal with its door, the notice of a meeting."""

from alany.kernel.triltext import TrilText
from alany.spine.programme.manifest import LetterTemplate

ANSWER = LetterTemplate(
    slug="legal_aid_answer",
    title=TrilText(kk="Сұраққа жауап", ru="Ответ на вопрос", en="Answer to a question"),
    subject=TrilText(
        kk="{number} сұраққа еріктінің жауабы",
        ru="Ответ волонтёра на вопрос {number}",
        en="Answer to {number}",
    ),
    body=TrilText(
        kk="""Сіздің {received_on} түскен {number} сұрағыңызға ерікті ({volunteer}) былай деп жауап берді:

{answer}

Бұл – еріктінің кеңесі, мемлекеттік органның ресми жауабы емес. Түсініксіз жері болса, {telephone} нөміріне
қоңырау шалыңыз.""",
        ru="""На ваш вопрос {number}, поступивший {received_on}, волонтёр ({volunteer}) ответил:

{answer}

Это консультация волонтёра, а не официальный ответ государственного органа. Если что-то неясно, позвоните:
{telephone}.""",
        en="""To your question {number}, received on {received_on}, a volunteer ({volunteer}) answered:

{answer}

This is a consultation of a volunteer, not an official answer of a state body. If something is unclear, call
{telephone}.""",
    ),
    fields=("number", "received_on", "volunteer", "answer", "telephone"),
)
REFUSAL = LetterTemplate(
    slug="legal_aid_refusal",
    title=TrilText(kk="Басқа жерге бағыттау", ru="Направление в другое место", en="Another door"),
    subject=TrilText(kk="{number} сұрақ туралы", ru="О вопросе {number}", en="On the question {number}"),
    body=TrilText(
        kk="""Сіздің {number} сұрағыңыз бойынша еріктілер көмектесе алмайды: {reason}

Мына жерге жүгініңіз: {door}. {how}
Мекенжайы: {address}. Телефоны: {telephone}.""",
        ru="""С вашим вопросом {number} волонтёры помочь не могут: {reason}

Обратитесь сюда: {door}. {how}
Адрес: {address}. Телефон: {telephone}.""",
        en="""Volunteers cannot help with your question {number}: {reason}

Please turn to: {door}. {how}
Address: {address}. Telephone: {telephone}.""",
    ),
    fields=("number", "reason", "door", "how", "address", "telephone"),
)
MEETING = LetterTemplate(
    slug="legal_aid_meeting",
    title=TrilText(kk="Кездесу туралы хабарлама", ru="Извещение о встрече", en="Notice of a meeting"),
    subject=TrilText(
        kk="{number} сұрақ бойынша кездесу", ru="Встреча по вопросу {number}", en="Meeting on {number}"
    ),
    body=TrilText(
        kk="""{number} сұрағыңыз бойынша ерікті сізді {on} күні сағат {time} күтеді. Орны: {place}.

Жеке куәлігіңізді және іс бойынша қағаздарды ала келіңіз. Келе алмасаңыз, {telephone} нөміріне айтыңыз.""",
        ru="""По вопросу {number} волонтёр ждёт вас {on} в {time}. Место: {place}.

Возьмите удостоверение личности и бумаги по делу. Если не можете прийти, сообщите: {telephone}.""",
        en="""On your question {number} a volunteer expects you on {on} at {time}. Place: {place}.

Bring your identity card and the papers of the matter. If you cannot come, call {telephone}.""",
    ),
    fields=("number", "on", "time", "place", "telephone"),
)
LETTERS = (ANSWER, REFUSAL, MEETING)
