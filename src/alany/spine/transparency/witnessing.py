"""Asking a witness for its signature (C2SP tlog-witness): one request, one answer."""

import re
from dataclasses import dataclass
from http.client import HTTPException
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

from alany.kernel.merkle.notes import base64_text

PATIENCE_SECONDS = 20
LONGEST_ANSWER = 64_000


@dataclass(frozen=True, slots=True)
class Answer:
    """What a witness said: its lines when it signed, else the size that it has seen, else why not."""

    lines: bytes = b""
    size: int | None = None
    refusal: str = ""


def ask(url: str, *, old: int, proof: tuple[bytes, ...], note: bytes) -> Answer:
    """Submit a head that continues the one of `old` leaves. Never raises for what the other side does."""
    proved = "".join(f"{base64_text(one)}\n" for one in proof)
    body = f"old {old}\n{proved}\n".encode() + note
    request = Request(f"{url.rstrip('/')}/add-checkpoint", body, method="POST")  # noqa: S310
    request.add_header("Content-Type", "text/plain; charset=utf-8")
    if not url.startswith(("http://", "https://")):
        return Answer(refusal=f"{url}: no address")
    try:
        with urlopen(request, timeout=PATIENCE_SECONDS) as response:  # noqa: S310  http and https only
            return Answer(lines=response.read(LONGEST_ANSWER))
    except HTTPError as refused:
        told = refused.read(LONGEST_ANSWER).decode("utf-8", "replace")
        if refused.code == 409 and re.fullmatch(r"[0-9]{1,19}\n", told):
            return Answer(size=int(told), refusal=f"{refused.code}")
        return Answer(refusal=f"{refused.code} {told[:200].strip()}".strip())
    except (URLError, HTTPException, OSError) as fault:
        return Answer(refusal=str(fault))
