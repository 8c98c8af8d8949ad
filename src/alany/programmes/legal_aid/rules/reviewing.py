"""Which answers an advocate looks at: every one of an official, and a sample of the others. Plain Python."""

from hashlib import sha256

SAMPLE_ONE_IN = 5


def is_reviewed(volunteer_kind: str, case_number: str) -> bool:
    """Whether the answer stands in the queue of the reviewer.

    Officials and other helpers: always. Advocates and consultants: about one in five, by the SHA-256 of the
    number of the case, so that nobody chooses and a second draw gives the same.
    """
    if volunteer_kind not in {"advocate", "consultant"}:
        return True
    return int(sha256(case_number.encode()).hexdigest(), 16) % SAMPLE_ONE_IN == 0
