"""Letters that every programme writes about its cases. They ask, tell and hand over; they order nothing."""

from alany.kernel.triltext import TrilText
from alany.spine.programme import registry
from alany.spine.programme.manifest import LetterTemplate

RECOMMENDATION = LetterTemplate(
    slug="case_recommendation",
    title=TrilText(kk="Ұсыным", ru="Рекомендация", en="Recommendation"),
    subject=TrilText(kk="Ұсыным: {about}", ru="Рекомендация: {about}", en="Recommendation: {about}"),
    body=TrilText(
        kk="""{found_on} күнгі мониторинг барысында мыналар анықталды:

{found}

Осыған байланысты ұсынымымыз:

{recommended}

Не істейтініңізді және нәтижесін {due_on} күніне дейін хабарлауыңызды сұраймыз. Келіспесеңіз, себебін жазыңыз:
дәлелдеріңіз ұсынымның қасында тұрады. Кеңсе бұзушылық фактісін анықтамайды және жаза қолданбайды.""",
        ru="""В ходе мониторинга {found_on} замечено следующее:

{found}

В связи с этим наша рекомендация:

{recommended}

Просим сообщить до {due_on}, что будет сделано и каков результат. Если вы не согласны, напишите почему:
ваши доводы будут стоять рядом с рекомендацией. Офис не устанавливает нарушений и не применяет наказаний.""",
        en="""On {found_on} the monitoring saw the following:

{found}

Our recommendation:

{recommended}

Please tell us by {due_on} what will be done and with what result. If you disagree, write why: your reasons
will stand beside the recommendation. The office establishes no violation and imposes nothing.""",
    ),
    fields=("about", "found_on", "found", "recommended", "due_on"),
)
REMINDER = LetterTemplate(
    slug="case_reminder",
    title=TrilText(kk="Мерзім туралы еске салу", ru="Напоминание о сроке", en="Reminder of a term"),
    subject=TrilText(
        kk="№ {number} ұсыным бойынша жауап күтілуде",
        ru="Ожидается ответ на рекомендацию № {number}",
        en="An answer to recommendation No. {number} is awaited",
    ),
    body=TrilText(
        kk="""{sent_on} күнгі № {number} хатымызға жауап беру мерзімі {due_on} күні аяқталды.
Жауап тіркелген жоқ.

Не істелгенін хабарлауыңызды сұраймыз. Жауап болмаса, мәселе жоғары органға жіберіледі:
{next_authority}.""",
        ru="""Срок ответа на наше письмо № {number} от {sent_on} истёк {due_on}. Ответ не зарегистрирован.

Просим сообщить, что сделано. Без ответа вопрос будет передан вышестоящему органу: {next_authority}.""",
        en="""The term for answering our letter No. {number} of {sent_on} ended on {due_on}.
No answer is on record.

Please tell us what was done. Without an answer the matter goes to the next authority: {next_authority}.""",
    ),
    fields=("number", "sent_on", "due_on", "next_authority"),
)
ESCALATION = LetterTemplate(
    slug="case_escalation",
    title=TrilText(
        kk="Жоғары органға жолдау", ru="Обращение в вышестоящий орган", en="To the next authority"
    ),
    subject=TrilText(
        kk="Шешілмеген мәселе туралы: {about}",
        ru="О нерешённом вопросе: {about}",
        en="An unresolved matter: {about}",
    ),
    body=TrilText(
        kk="""Мына органға {given_on} күні ұсыным берілген еді: {body}. Ұсынымның мәтіні:

{recommended}

Қазіргі жағдай: {state}

Мәселені қарап, нәтижесін {due_on} күніне дейін хабарлауыңызды сұраймыз.""",
        ru="""Органу «{body}» {given_on} была дана рекомендация:

{recommended}

Положение сейчас: {state}

Просим рассмотреть вопрос и сообщить о результате до {due_on}.""",
        en="""On {given_on} the body “{body}” was recommended:

{recommended}

How it stands now: {state}

Please consider the matter and tell us the result by {due_on}.""",
    ),
    fields=("about", "body", "given_on", "recommended", "state", "due_on"),
)
TRANSFER = LetterTemplate(
    slug="case_transfer",
    title=TrilText(
        kk="Құзыретті органға жіберу", ru="Передача компетентному органу", en="Transfer to the competent body"
    ),
    subject=TrilText(
        kk="Құзыретіңізге қарай жіберілді: {about}",
        ru="Передаётся по компетенции: {about}",
        en="Handed over by competence: {about}",
    ),
    body=TrilText(
        kk="""{received_on} күні түскен мәселе құзыретіңізге қарай жіберіліп отыр:

{text}

Жіберу себебі: {reason}

Жіберген адамға бұл туралы хабарланды. Нәтижесін бізге де хабарлауыңызды сұраймыз.""",
        ru="""Вопрос, поступивший {received_on}, передаётся по вашей компетенции:

{text}

Причина передачи: {reason}

Отправителю об этом сообщено. О результате просим известить и нас.""",
        en="""A matter received on {received_on} is handed over to you by competence:

{text}

Why it is handed over: {reason}

The sender has been told. Please let us know the result too.""",
    ),
    fields=("about", "received_on", "text", "reason"),
)
TRANSFER_NOTICE = LetterTemplate(
    slug="case_transfer_notice",
    title=TrilText(kk="Жіберілгені туралы хабарлама", ru="Сообщение о передаче", en="Notice of the transfer"),
    subject=TrilText(
        kk="Мәселеңіз басқа органға жіберілді: {body}",
        ru="Ваш вопрос передан: {body}",
        en="Your matter was handed over: {body}",
    ),
    body=TrilText(
        kk="""{received_on} күні келген мәселеңізді шешу біздің құзыретімізге кірмейді.
{transferred_on} күні ол мына органға жіберілді: {body}. Себебі: {reason}

Жауапты сол орган береді. Нәтижесіне келіспесеңіз немесе жауап болмаса, бізге хабарлаңыз.""",
        ru="""Вопрос, с которым вы обратились {received_on}, решаем не мы. {transferred_on} он передан органу:
{body}. Причина: {reason}

Ответ даст этот орган. Если вы не согласны с результатом или ответа нет, сообщите нам.""",
        en="""The matter you brought on {received_on} is not ours to decide. On {transferred_on} it was handed
over to: {body}. The reason: {reason}

That body answers you. If you disagree with the result, or no answer comes, tell us.""",
    ),
    fields=("received_on", "transferred_on", "body", "reason"),
)
EXTENSION_NOTICE = LetterTemplate(
    slug="case_extension_notice",
    title=TrilText(
        kk="Мерзімнің ұзартылғаны туралы хабарлама",
        ru="Извещение о продлении срока",
        en="Notice of an extension",
    ),
    subject=TrilText(
        kk="Жауап мерзімі {due_on} күніне дейін ұзартылды",
        ru="Срок ответа продлён до {due_on}",
        en="The term is extended to {due_on}",
    ),
    body=TrilText(
        kk="""{received_on} күні келген мәселеңіз бойынша жауап мерзімі {due_before} күнінен
{due_on} күніне дейін ұзартылды.

Себебі: {reason}

Негізі: {law}.""",
        ru="""По вашему вопросу от {received_on} срок ответа продлён с {due_before} до {due_on}.

Причина: {reason}

Основание: {law}.""",
        en="""For the matter you brought on {received_on} the term is extended from {due_before} to {due_on}.

The reason: {reason}

The basis: {law}.""",
    ),
    fields=("received_on", "due_before", "due_on", "reason", "law"),
)
ANSWER = LetterTemplate(
    slug="case_answer",
    title=TrilText(kk="Өтініш берушіге жауап", ru="Ответ заявителю", en="Answer to the person"),
    subject=TrilText(
        kk="{received_on} күнгі мәселеңіз туралы",
        ru="О вашем обращении от {received_on}",
        en="On the matter you brought on {received_on}",
    ),
    body=TrilText(
        kk="""{received_on} күні келген мәселеңіз қаралды.

{done}

Мәселе шешілмеді деп санасаңыз, бізге хабарлаңыз: іс қайта ашылып, жоғары органға жіберіледі.
Шағым беру тәртібі: {complaint}.""",
        ru="""Ваш вопрос от {received_on} рассмотрен.

{done}

Если вы считаете, что он не решён, сообщите нам: дело откроют снова и передадут выше.
Как подать жалобу: {complaint}.""",
        en="""The matter you brought on {received_on} was considered.

{done}

If you find that it is not resolved, tell us: the case is opened again and goes up.
How to complain: {complaint}.""",
    ),
    fields=("received_on", "done", "complaint"),
)
HOUSE_LETTERS = (
    RECOMMENDATION,
    REMINDER,
    ESCALATION,
    TRANSFER,
    TRANSFER_NOTICE,
    EXTENSION_NOTICE,
    ANSWER,
)


def template_of(slug: str) -> LetterTemplate:
    """The template of the house or of a programme; ProgrammeUnknown when nobody declares it."""
    house = next((letter for letter in HOUSE_LETTERS if letter.slug == slug), None)
    return house or registry.letter_template(slug)
