"""What stands in the way of an act, in words with the next door; and how the scripts are answered."""

from django.http import JsonResponse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from alany.kernel.sealing.suite import SealRefused
from alany.spine.intake import rules
from alany.spine.intake.models import OfficerKey, Signal
from alany.spine.organisations.models import Organisation
from alany.spine.people.models import User

MISSING = (Signal.DoesNotExist, OfficerKey.DoesNotExist, Organisation.DoesNotExist, User.DoesNotExist)
REFUSALS = (rules.IntakeRefused, SealRefused, *MISSING)
WORDS: dict[str, Promise] = {
    "NotNow": _("The signal is in another state now. Go back to it and look what is next."),
    "TooFewBodies": _(
        "Then people of only one body could open it. Add a reader of another body first."
    ),
    "WrapsUnfit": _("It is not sealed to exactly those who may read it now. Open the page again and repeat."),
    "ItemTaken": _("This was sent already. Go back to the signal and look."),
    "ItemUnfit": _("The sealed part is not whole. Open the page again and repeat."),
    "SecondBodyMissing": _("The second signature must come from a person of another body."),
    "NotRecipient": _("You are not a reader of this signal."),
    "ReasonUnknown": _("Choose one."),
    "DueNotLater": _("The new day must be later than the one that was promised."),
    "DirectoryMissing": _("There is no signed key directory yet. Ask the administrator."),
    "KeyUnfit": _("This key is not in force. Choose another, or ask for the directory to be renewed."),
    "Suspended": _("Something new has come since deletion was proposed. Read it, then propose again."),
    "TagsUsedUp": _("All marks of this signal for the log are used. Ask the sender to write a new one."),
    "BadSignature": _("The signature does not fit what was sent. Unlock your key again and repeat."),
    "NotSigned": _("Fewer than two of the three roots have signed exactly these bytes."),
    "OutOfOrder": _("This version does not continue the one before."),
    "Malformed": _("The file is not a key directory in its exact form."),
}  # fmt: skip
ELSE = _("It could not be done. Open the page again and repeat.")


def words_of(refusal: Exception) -> str:
    """The sentence for a refusal."""
    return str(WORDS.get(type(refusal).__name__, ELSE))


def said(refusal: Exception) -> JsonResponse:
    """A refusal for the script that asked."""
    return refused(words_of(refusal), type(refusal).__name__)


def refused(says: str, word: str) -> JsonResponse:
    """In words, with a name for tests."""
    return JsonResponse({"refused": word, "says": says}, status=409)


def done(href: str) -> JsonResponse:
    """Where the script leads on; a second click of the same page is led there too."""
    return JsonResponse({"next": href}, status=201, headers={"Location": href})
