"""Two ways out: e-mail, and an HTTP address that takes a chat and a text, as a bot of Telegram does."""

import json
from urllib.error import URLError
from urllib.request import Request, urlopen

from django.conf import settings
from django.core.mail import send_mail

from alany.spine.notices.rules import ChannelRefused

PATIENCE = 10


def by_email(address: str, text: str) -> None:
    """Send through the configured e-mail backend; raises ChannelRefused."""
    try:
        send_mail(text.split(".")[0], text, settings.DEFAULT_FROM_EMAIL, [address])
    except OSError as fault:  # smtplib's exceptions are of this family too
        raise ChannelRefused(type(fault).__name__) from fault


def by_messenger(chat: str, text: str) -> None:
    """Post to the address of the setting ALANY_MESSENGER_URL; raises ChannelRefused, also where it is off."""
    address = str(settings.MESSENGER_URL)
    if not address.startswith("https://"):
        raise ChannelRefused("off")
    body = json.dumps({"chat_id": chat, "text": text}).encode()
    request = Request(address, body, {"Content-Type": "application/json"})  # noqa: S310  only https comes here
    try:
        with urlopen(request, timeout=PATIENCE):  # noqa: S310
            return
    except (URLError, OSError) as fault:
        raise ChannelRefused(type(fault).__name__) from fault
