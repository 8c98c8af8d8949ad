"""Steps in which somebody else looks, and those in which a case ends without a fix."""

from collections.abc import Callable
from functools import partial

from alany.programmes.outcomes.demo.photos import photo
from alany.programmes.outcomes.demo.walk import Walk
from alany.spine.cases.actions import (
    Piece,
    close_without_action,
    resident_not_fixed,
    verify,
    withdraw_case,
)
from alany.spine.cases.models import Verification
from alany.spine.ledger.rules import RESIDENT

Outcome, Method = Verification.Outcome, Verification.Method


def look(walk: Walk, outcome: Verification.Outcome) -> None:
    """A reviewer goes there, or reads the papers; every other visit brings a photo."""
    method = Method.DOCUMENT if walk.number % 6 == 0 and outcome == Outcome.FIXED else Method.VISIT
    with_photo = method == Method.VISIT and walk.number % 2 == 1
    name = f"demo-{walk.case.number}-look.jpg"
    proofs = [Piece(name, photo("after", walk.number + 500, walk.at))] if with_photo else []
    verify(
        case=walk.read(),
        method=method,
        outcome=outcome,
        text=SEEN[outcome][walk.reviewer.language],
        proofs=proofs,
        by=walk.reviewer,
        at=walk.at,
    )


def resident_says(walk: Walk) -> None:
    """A resident says that it is not fixed: the clock starts anew, and the matter goes up."""
    said_by = walk.say(NEIGHBOUR)
    resident_not_fixed(case=walk.read(), text=walk.say(AGAIN), said_by=said_by, by=RESIDENT, at=walk.at)


def withdraw(walk: Walk) -> None:
    """Who told of the matter takes it back."""
    withdraw_case(case=walk.case, reason=walk.say(TAKEN_BACK), by=walk.by, at=walk.at)


def no_action(walk: Walk) -> None:
    """There is nothing to do."""
    close_without_action(case=walk.case, reason=walk.say(NOTHING_TO_DO), by=walk.by, at=walk.at)


SEEN: dict[str, dict[str, str]] = {
    Outcome.FIXED: {
        "kk": "Екінші адам көріп растады: кемшілік жойылған.",
        "ru": "Второй человек проверил: недостаток устранён.",
    },
    Outcome.PARTLY: {
        "kk": "Жұмыстың жартысы ғана жасалған, қалғаны сол күйінде.",
        "ru": "Сделана только половина работы, остальное как было.",
    },
    Outcome.NOT_FIXED: {
        "kk": "Барып көрдік: кемшілік сол күйінде.",
        "ru": "Побывали на месте: недостаток не устранён.",
    },
}
NEIGHBOUR = {"kk": "Демо тұрғын", "ru": "Демо житель"}
AGAIN = {
    "kk": "Жаңбырдан кейін бәрі қайтадан бұрынғыдай болды.",
    "ru": "После дождя всё снова стало как было.",
}
TAKEN_BACK = {
    "kk": "Хабарлаған адам мекенжайды шатастырғанын айтты.",
    "ru": "Сообщивший сказал, что перепутал адрес.",
}
NOTHING_TO_DO = {
    "kk": "Барып көргенде кемшілік болмады: бұрын жойылған.",
    "ru": "При осмотре недостатка нет: устранён раньше.",
}
STEPS: dict[str, Callable[[Walk], None]] = {
    "fixed": partial(look, outcome=Outcome.FIXED),
    "partly": partial(look, outcome=Outcome.PARTLY),
    "not_fixed": partial(look, outcome=Outcome.NOT_FIXED),
    "resident": resident_says,
    "withdraw": withdraw,
    "no_action": no_action,
}
