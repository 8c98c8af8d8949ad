"""When two lines of price lists are one text, and what a person may decide such a text means."""

import re
import unicodedata
from hashlib import sha256

PACKS, NONE_OF_THESE, NOT_MEDICINE = "packs", "none_of_these", "not_medicine"
MEANINGS = (PACKS, NONE_OF_THESE, NOT_MEDICINE)
QUEUED = ("probable", "unclear")
"""What waits for people: an answer that is only probable, and one that abstains."""

_SPACES = re.compile(r"\s+")


class AliasRefused(ValueError):
    """The decision cannot be taken so.

    `reason` is `no_packs`, `meaning_unknown`, `packs_unasked`, `line_empty`, `not_in_register`, `contradicts`
    (the line states another maker, pack, strength or form), `says_too_little` (other packs fit
    the line too, so it cannot mean these in all lists), `known`, `same_person`, `decided`, `not_in_force`
    or `reason_missing`; `detail` names the pack.
    """

    def __init__(self, reason: str, detail: str = "") -> None:
        super().__init__(f"{reason} {detail}".strip())
        self.reason = reason
        self.detail = detail


def key_of(line: str) -> str:
    """A key that is the same for spellings that differ only in case, ё, spaces and forms of a sign.

    Nothing else is folded: a line with another maker, pack or strength has another key.
    """
    folded = unicodedata.normalize("NFKC", line.replace("\x00", " ")).casefold().replace("ё", "е")
    return sha256(_SPACES.sub(" ", folded).strip().encode()).hexdigest()


def is_queued(decision: str, certainty: str) -> bool:
    """Whether an answer of the engine waits for a person."""
    return decision == "unclear" or certainty == "probable"
