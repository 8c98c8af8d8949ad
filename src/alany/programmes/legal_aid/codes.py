"""What is kept of a code: a keyed hash, so that a copy of the base opens nothing."""

from django.utils.crypto import salted_hmac

from alany.programmes.legal_aid.rules.codes import read

_SALT = "alany.programmes.legal_aid.code"


def hash_of(code: str) -> str:
    """The hash under which a code is kept; raises CodeRefused when it is none."""
    return salted_hmac(_SALT, read(code), algorithm="sha256").hexdigest()
