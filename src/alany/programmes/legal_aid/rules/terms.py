"""The office's own terms of legal help: published promises, not terms of law."""

from datetime import date, timedelta

FIRST_REACTION_WORKING_DAYS = 3
"""A person of the office reacts within three working days; the law knows this term for consultations that the
state guarantees (order of 2025-08-29)."""

SILENCE_DAYS = 14
"""A question that was answered is closed when the person has said nothing for so long."""

UNFINISHED_DAYS = 14
"""An intake that was not sent is erased after so long."""

ASK_AGAIN_DAYS = 30
"""After the closing the person is asked whether the problem is solved."""

URGENT_DAYS = 3
"""A court date, an eviction or the end of a term this near makes a question urgent."""


def is_urgent(deadline_on: date | None, today: date, *, danger: bool) -> bool:
    """Whether somebody should telephone today: danger, or a date within three days (passed ones too)."""
    return danger or (deadline_on is not None and deadline_on <= today + timedelta(days=URGENT_DAYS))


def silent_since(answered_on: date, today: date) -> bool:
    """Whether the person has been silent long enough for the matter to be closed."""
    return today > answered_on + timedelta(days=SILENCE_DAYS)
