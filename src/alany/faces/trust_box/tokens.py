"""What a page carries to the next one. Nothing of it is stored: the page itself is the only keeper."""

import json
import time
from base64 import urlsafe_b64decode, urlsafe_b64encode
from hashlib import sha256
from secrets import token_bytes

from django.conf import settings
from django.core import signing

from alany.kernel.sealing.suite import NONCE_BYTES, SealRefused, boxed, unboxed

Said = dict[str, object]
KEPT, FORM = "alany.trust_box.kept", "alany.trust_box.form"
TICKET_SECONDS = 3600
_BOUND = b"alany/trust-box/ticket/v1"


def signed(said: Said, salt: str = KEPT) -> str:
    """The answers as text for a hidden field, signed by us: a page made elsewhere is not taken."""
    return signing.Signer(salt=salt).sign_object(said, compress=True)


def unsigned(text: str, salt: str = KEPT) -> Said | None:
    """The answers, or None where the text is not ours."""
    try:
        found = signing.Signer(salt=salt).unsign_object(text)
    except (signing.BadSignature, ValueError):
        return None
    return found if isinstance(found, dict) else None


def ticket(said: Said) -> str:
    """Something that only this server can read back, for an hour: it spares typing the secret again."""
    plain = json.dumps(said | {"until": int(time.time()) + TICKET_SECONDS}).encode()
    sealed = boxed(plain, key=_key(), bound=_BOUND, nonce=token_bytes(NONCE_BYTES))
    return urlsafe_b64encode(sealed).decode("ascii")


def read_ticket(text: str) -> Said | None:
    """What stands in a ticket; None when it is not ours or an hour has passed."""
    try:
        said = json.loads(unboxed(urlsafe_b64decode(text), key=_key(), bound=_BOUND))
    except (SealRefused, ValueError):
        return None
    return said if isinstance(said, dict) and said.get("until", 0) >= time.time() else None


def _key() -> bytes:
    return sha256(b"alany/trust-box/ticket-key/v1" + str(settings.SECRET_KEY).encode()).digest()
