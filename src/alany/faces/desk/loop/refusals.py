"""Why an act of the loop was not done, in words, at the field it belongs to, with what to do next."""

from django.forms import Form
from django.http import QueryDict
from django.utils.translation import gettext as _

from alany.faces.desk import words
from alany.faces.ui.context import current_language, office_today
from alany.kernel.deadlines import RuleMissing
from alany.kernel.workflow import MoveRefused
from alany.spine.cases import rules
from alany.spine.cases.actions import AddresseeGone
from alany.spine.files.rules import FileRefused

REFUSALS = (rules.ActRefused, MoveRefused, RuleMissing, FileRefused)


def say(form: Form, refusal: Exception) -> None:
    """Put the refusal where it can be mended; what was typed stays."""
    if isinstance(refusal, AddresseeGone):
        _successor(form, refusal)
        return
    field, text = _words(refusal)
    form.add_error(field if field in form.fields else None, text)


def _successor(form: Form, gone: AddresseeGone) -> None:
    field = "to" if "to" in form.fields else "addressee"
    language = current_language()
    name = gone.addressee.name(language)
    if gone.successor is None:
        text = _("%(name)s does not exist today and no successor is known. Choose another body.")
        form.add_error(field, text % {"name": name})
        return
    text = _("%(name)s does not exist today. Its successor %(successor)s is chosen now; look and send again.")
    form.add_error(field, text % {"name": name, "successor": gone.successor.name(language)})
    data = QueryDict(mutable=True)
    data.update(form.data)
    data[field] = str(gone.successor.pk)
    form.data = data


def _words(refusal: Exception) -> tuple[str | None, str]:
    match refusal:
        case rules.ExtensionTooLate():
            day = words.day_word(refusal.due_on, office_today())
            return "due_on", _(
                "The term ended on %(day)s and can no longer be extended. Escalate the case or decide on it."
            ) % {"day": day}
        case rules.ExtensionTooLong():
            day = words.day_word(refusal.limit, office_today())
            return "due_on", _("The law lets this term grow until %(day)s at most.") % {"day": day}
        case FileRefused():
            return "photos", _file(refusal)
        case MoveRefused():
            return None, _("The case is in another state now. Go back to it and look what is next.")
        case RuleMissing():
            return "rule", _("On this day there is no such rule of law. Choose another or set a day.")
    field, text = _plain(type(refusal))
    return field, text or _("The case is in another state now. Go back to it and look what is next.")


def _file(refusal: FileRefused) -> str:
    if refusal.reason == "too_large":
        return _("A file is larger than 20 MB. Take the photo again at a smaller size.")
    if refusal.reason == "empty":
        return _("A file is empty. Choose another.")
    return _("One of the files is not a JPEG, PNG or PDF. Nothing was kept; choose the files again.")


def _plain(kind: type[Exception]) -> tuple[str | None, str]:
    """Refusals that need nothing but their words."""
    said: dict[type[Exception], tuple[str | None, str]] = {
        rules.VerifiedBySameHand: (
            None, _("You recorded the fix, so another person of the office must verify it."),
        ),
        rules.ClaimWaits: (None, _("Somebody says that it is fixed. Have that looked at first.")),
        rules.CaseEnded: (None, _("The case is closed. Open it again first.")),
        rules.RecommendationStands: (
            None, _("A recommendation is in force already. Replace or withdraw it instead."),
        ),
        rules.RecommendationMissing: (None, _("This recommendation is no longer in force.")),
        rules.DecidedAlready: (None, _("Somebody has decided on this before you. Nothing was changed.")),
        rules.DecidedBySameHand: (
            None, _("You wrote the addressee's words down, so another person of the office must decide."),
        ),
        rules.ExtensionNotLonger: ("due_on", _("The new term must end after the present one.")),
        rules.TermMissing: ("due_on", _("There is no term. Choose a rule of law or set a day.")),
        rules.DueBeforeReceipt: ("due_on", _("The term cannot end before it begins.")),
        rules.DateAhead: ("on", _("The day lies outside of what can be.")),
        rules.NoticeGiven: (None, _("The notice was given before. Nothing was written a second time.")),
        rules.DuplicateOfItself: ("first", _("This is the number of this very case.")),
        rules.DuplicateRing: (
            "first", _("That case is itself marked as a repetition of this one. Open it again first."),
        ),
        rules.OfAnotherOffice: ("first", _("That case belongs to another office.")),
        rules.NobodyAbove: ("addressee", _("No next authority is known. Choose the body yourself.")),
        rules.WordsMissing: ("text", _("Write in a few words what was done or why.")),
    }  # fmt: skip
    return said.get(kind, (None, ""))
