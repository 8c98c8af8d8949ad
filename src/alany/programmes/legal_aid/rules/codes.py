"""The code by which a person comes back: digits only, so that any keyboard and any telephone can say it."""

import secrets

LENGTH = 16
GROUP = 4


class CodeRefused(ValueError):
    """What was typed is no code: it must have sixteen digits."""


def new_code() -> str:
    """Sixteen digits from the system's source of chance: too many to try them all."""
    return "".join(str(secrets.randbelow(10)) for _ in range(LENGTH))


def shown(code: str) -> str:
    """`4821 0937 5566 0142`, as it is printed and read out."""
    return " ".join(code[start : start + GROUP] for start in range(0, LENGTH, GROUP))


def read(text: str) -> str:
    """The sixteen digits of what was typed, whatever stands between them; raises CodeRefused."""
    digits = "".join(sign for sign in text if sign.isascii() and sign.isdigit())
    if len(digits) != LENGTH or len(text) > 3 * LENGTH:
        raise CodeRefused
    return digits
