"""The order of the questions. Plain: from the answers that stand to the next question."""

from collections.abc import Mapping

STEPS = ("about", "what", "urgent", "where", "when", "files", "mode", "you")
CHECK = "check"
NAMED = ("confidential", "open")


def steps_for(kept: Mapping[str, object]) -> list[str]:
    """The questions that these answers lead through: who stays anonymous is not asked for a name."""
    return [one for one in STEPS if one != "you" or kept.get("mode") in NAMED]


def after(step: str, kept: Mapping[str, object]) -> str:
    """The question behind this one; back to the check when everything has been seen already.

    A changed mode may lead to the name first.
    """
    steps = steps_for(kept)
    following = [*steps, CHECK][steps.index(step) + 1] if step in steps else CHECK
    if not kept.get("seen") or (following == "you" and not kept.get("name")):
        return following
    return CHECK


def before(step: str, kept: Mapping[str, object]) -> str:
    """The question before this one; empty before the first."""
    steps = [*steps_for(kept), CHECK]
    place = steps.index(step) if step in steps else 0
    return steps[place - 1] if place else ""


def place_of(step: str, kept: Mapping[str, object]) -> tuple[int, int]:
    """Which question of how many, the check included."""
    steps = [*steps_for(kept), CHECK]
    return (steps.index(step) + 1 if step in steps else 1), len(steps)
