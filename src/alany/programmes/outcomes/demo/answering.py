"""Steps of the addressee: a promise, a dispute, a wish for time, a claim that it is fixed with photos."""

from collections.abc import Callable
from datetime import timedelta

from alany.kernel.periods import local_date
from alany.programmes.outcomes.demo.photos import photo
from alany.programmes.outcomes.demo.walk import POSTS, Walk
from alany.spine.cases.actions.drafts import attach, begin_draft
from alany.spine.cases.actions.links import note_opened
from alany.spine.cases.actions.replies import confirm_draft, respond
from alany.spine.cases.models import Proof, Response
from alany.spine.cases.reply_queries import last_answer
from alany.spine.cases.saying import Said

Kind = Response.Kind
IN_DAYS, LONGER, WARRANTY = timedelta(days=14), timedelta(days=50), timedelta(days=365)


def _said(walk: Walk, kind: Kind, texts: dict[str, str]) -> Said:
    who = walk.answerer()
    return Said(kind=kind, text=walk.say(texts), name=who.name, post=who.post)


def _answer(walk: Walk, words: Said) -> None:
    if walk.link is not None:
        note_opened(link=walk.link, at=walk.at)
    by = walk.answerer()
    respond(
        recommendation=walk.asked(), words=words, link=walk.link, by=by, at=walk.at + timedelta(minutes=5)
    )


def promise(walk: Walk) -> None:
    """The day, the post that answers for it, and who pays."""
    who, day = walk.answerer(), local_date(walk.at) + IN_DAYS
    _answer(
        walk,
        Said(
            kind=Kind.COMMIT,
            text=walk.say(PROMISE),
            name=who.name,
            post=who.post,
            owner_post=walk.say(POSTS),
            promised_on=day,
            payer=walk.say(PAYER),
            warranty_to=day + WARRANTY,
        ),
    )


def dispute(walk: Walk) -> None:
    """The akimat says that it is not the one to ask."""
    _answer(walk, _said(walk, Kind.DISPUTE, NOT_OURS))


def ask_time(walk: Walk) -> None:
    """Twenty days more are asked for."""
    who, given = walk.answerer(), walk.asked().given_on
    words = Said(Kind.MORE_TIME, walk.say(MORE_TIME), who.name, who.post, asked_due_on=given + LONGER)
    _answer(walk, words)


def claim(walk: Walk) -> None:
    """The akimat says that it is fixed, with a photo before and after."""
    if walk.link is None:
        raise LookupError(walk.case.number)
    note_opened(link=walk.link, at=walk.at)
    by, one = walk.answerer(), walk.asked()
    draft = begin_draft(recommendation=one, kind=Kind.FIXED, link=walk.link, at=walk.at)
    taken = {Proof.Kind.BEFORE: walk.case.opened_on, Proof.Kind.AFTER: local_date(walk.at)}
    for kind, day in taken.items():
        moment = walk.at.replace(year=day.year, month=day.month, day=day.day)
        content = photo(str(kind), walk.number, moment)
        name = f"demo-{walk.case.number}-{kind}.jpg"
        attach(draft=draft, kind=kind, name=name, content=content, by=by, at=walk.at)
    words, at = _said(walk, Kind.FIXED, DONE), walk.at + timedelta(minutes=5)
    confirm_draft(draft=draft, words=words, seen=last_answer(one), by=by, at=at)


PROMISE = {
    "kk": "Жұмыс аудан бюджетінің қаражатына жасалады.",
    "ru": "Работа будет сделана за счёт районного бюджета.",
}
PAYER = {"kk": "аудан бюджеті", "ru": "районный бюджет"}
NOT_OURS = {
    "kk": "Бұл учаске аудан әкімдігінің теңгерімінде емес.",
    "ru": "Этот участок не на балансе акимата района.",
}
MORE_TIME = {
    "kk": "Материалдың жеткізілуі кешікті, жиырма күн қосуды сұраймыз.",
    "ru": "Поставка материалов задержалась, просим ещё двадцать дней.",
}
DONE = {
    "kk": "Жұмыс аяқталды, дейінгі және кейінгі фотосуреттер қоса берілді.",
    "ru": "Работа закончена, фотографии до и после приложены.",
}
STEPS: dict[str, Callable[[Walk], None]] = {
    "promise": promise,
    "dispute": dispute,
    "ask_time": ask_time,
    "claim": claim,
}
