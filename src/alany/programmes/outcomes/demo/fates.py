"""What became of each deficiency: days between steps, and on which days such a deficiency was found."""

from dataclasses import dataclass
from datetime import date, timedelta

from alany.programmes.outcomes.demo.chance import lot

Steps = tuple[tuple[int, str], ...]
ASKED: Steps = ((1, "recommend"), (1, "link"))
LETTER: Steps = ((1, "recommend"), (0, "letter"), (1, "link"))
SILENCE: Steps = ((33, "remind"),)
PROMISED: Steps = ((4, "promise"),)
CLAIMED: Steps = ((12, "claim"),)
FIXED: Steps = ((3, "fixed"),)
DONE = CLAIMED + FIXED
GRANTED: Steps = ((9, "ask_time"), (2, "grant_time"), (1, "tell_extended"))
REFUSED: Steps = ((9, "ask_time"), (2, "refuse_time"))
UP: Steps = ((5, "escalate"), (1, "link"))
AGAIN: Steps = ((4, "not_fixed"), (8, "claim"))
PARTLY: Steps = ((4, "partly"), (8, "claim"))
RESIDENT: Steps = ((9, "resident"), (1, "link"))
PART: Steps = ((1, "transfer_part"), (1, "tell_transferred"))
MOVED: Steps = ((2, "transfer"), (0, "tell_transferred"))
DISPUTED: Steps = ((4, "dispute"),)


@dataclass(frozen=True, slots=True)
class Plan:
    """One deficiency before it is told: when it is found, and what happens how many days after each other."""

    found_on: date
    steps: Steps


FIRST_ON, LAST_ON = date(2019, 8, 1), date(2020, 4, 20)
FIXED_BY = (
    *(ASKED + PROMISED + DONE,) * 12,
    *(ASKED + DONE,) * 6,
    *(LETTER + PROMISED + DONE,) * 2,
    *(LETTER + SILENCE + ((4, "claim"),) + FIXED,) * 2,
    *(ASKED + PROMISED + GRANTED + DONE,) * 2,
    ASKED + PROMISED + REFUSED + DONE,
    ASKED + DISPUTED + ((3, "refuse_dispute"),) + PROMISED + DONE,
    ASKED + DISPUTED + ((3, "redirect"), (1, "link")) + PROMISED + DONE,
    *(LETTER + SILENCE + UP + PROMISED + DONE,) * 2,
    *(ASKED + PROMISED + CLAIMED + AGAIN + FIXED,) * 2,
    *(ASKED + CLAIMED + PARTLY + FIXED,) * 2,
    ASKED + PROMISED + DONE + RESIDENT + DONE,
    *(PART + ASKED + PROMISED + DONE,) * 2,
)
"""Ways to a verified fix, long and short."""

UNDER_WAY: tuple[tuple[date, Steps], ...] = (
    (date(2020, 7, 29), ()),
    (date(2020, 7, 16), LETTER),
    (date(2020, 7, 20), ASKED),
    (date(2020, 7, 23), ASKED),
    (date(2020, 7, 27), ASKED),
    (date(2020, 7, 9), ASKED + PROMISED),
    (date(2020, 7, 14), ASKED + PROMISED),
    (date(2020, 4, 21), ASKED + PROMISED),
    (date(2020, 3, 10), ASKED),
    (date(2020, 5, 18), ASKED),
    (date(2020, 6, 2), ASKED),
    (date(2020, 5, 25), LETTER + SILENCE),
    (date(2020, 7, 13), ASKED + DISPUTED),
    (date(2020, 6, 22), ASKED + DISPUTED + ((3, "accept_dispute"),)),
    (date(2020, 6, 15), ASKED + DISPUTED + ((3, "refuse_dispute"),)),
    (date(2020, 7, 8), (*ASKED, (9, "ask_time"))),
    (date(2020, 6, 24), ASKED + GRANTED),
    (date(2020, 6, 10), ASKED + REFUSED),
    (date(2019, 11, 12), MOVED),
    (date(2020, 7, 14), MOVED),
    (date(2020, 7, 27), ((2, "transfer"),)),
    (date(2020, 5, 4), LETTER + SILENCE + UP + ((1, "link"),)),
    (date(2020, 6, 29), ASKED + CLAIMED),
    (date(2020, 7, 2), ASKED + PROMISED + CLAIMED),
    (date(2020, 6, 8), ASKED + CLAIMED + ((4, "partly"),)),
    (date(2020, 6, 5), ASKED + CLAIMED + ((4, "not_fixed"),)),
    (date(2020, 5, 11), ASKED + PROMISED + DONE + RESIDENT),
    (date(2020, 2, 4), ((1, "duplicate"),)),
    (date(2020, 6, 12), ((1, "duplicate"),)),
    (date(2020, 1, 21), ((3, "withdraw"),)),
    (date(2019, 12, 3), ((4, "no_action"),)),
)
"""Where the others stand on 30 July 2020: every state at least once."""


def plans() -> list[Plan]:
    """All deficiencies of the year in the order in which they were found."""
    days = (LAST_ON - FIRST_ON).days
    fixed = [
        Plan(FIRST_ON + timedelta(days=number * days // (len(FIXED_BY) - 1)), FIXED_BY[place])
        for number, place in enumerate(_shuffled(len(FIXED_BY)))
    ]
    return sorted([*fixed, *(Plan(day, steps) for day, steps in UNDER_WAY)], key=lambda plan: plan.found_on)


def _shuffled(count: int) -> list[int]:
    return sorted(range(count), key=lambda place: lot(10**9, "fate", place))
