"""The page from which a letter to the person is drafted; the desk of letters approves and sends it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from alany.faces.ui import parts
from alany.faces.ui.access import StaffRequest, needs
from alany.faces.ui.context import now
from alany.programmes.legal_aid.actions.letters import fields_of, letter_to_person
from alany.programmes.legal_aid.forms.letters import LetterForm
from alany.programmes.legal_aid.letters import LETTERS
from alany.programmes.legal_aid.rules.conflicts import FactsClosed
from alany.programmes.legal_aid.rules.letters import LetterUnsafe, NothingToTell
from alany.programmes.legal_aid.rules.naming import NameGivenAway
from alany.programmes.legal_aid.views.questions import SCREEN, the_question


@needs(*SCREEN)
def letter(request: StaffRequest, pk: int) -> HttpResponse:
    """Choose what the letter tells; drafting it opens the words, which is recorded."""
    matter = the_question(request, pk)
    templates = [one for one in LETTERS if fields_of(matter, one.slug)]
    form = LetterForm(templates, request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            written = letter_to_person(
                matter=matter, what=given["what"], address=given["address"], by=request.user, at=now()
            )
        except (LetterUnsafe, FactsClosed, NothingToTell, NameGivenAway) as refused:
            form.add_error(None, _refusal(refused))
        else:
            messages.success(request, _("The letter is drafted. Another person of the office approves it."))
            return redirect("desk:letter", written.pk)
    context = {
        "page_title": _("Letter to the person"),
        "matter": matter,
        "form": form,
        "templates": templates,
        "unsafe": _refusal(LetterUnsafe()) if matter.case.is_sensitive else "",
        "breadcrumbs": [
            parts.Link(_("Legal questions"), reverse("desk_legal_aid:questions")),
            parts.Link(matter.case.number, reverse("desk_legal_aid:question", args=[pk])),
            parts.Link(_("Letter to the person")),
        ],
    }
    return render(request, "legal_aid/letter.html", context)


def _refusal(refused: Exception) -> str:
    if isinstance(refused, LetterUnsafe):
        return _("No letter goes out in this question: writing to the person may put her in danger.")
    if isinstance(refused, NameGivenAway):
        return _("The text gives away who is meant: %(words)s. Write it without these words.") % {
            "words": ", ".join(refused.words)
        }
    if isinstance(refused, FactsClosed):
        return _("You are named in this question, so another person writes the letter.")
    return _("There is nothing yet that this letter could tell.")
