"""What a person does with a letter, each on a page of its own: edit, approve, send, record the answer."""

from collections.abc import Callable
from typing import BinaryIO

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from alany.faces.desk.clash import Clash, clash
from alany.faces.desk.letter_forms import AnswerForm, SendForm, TextForm, lines
from alany.faces.desk.letter_pages import case_address, crumbs, demand, the_letter
from alany.faces.ui.access import StaffRequest, needs
from alany.faces.ui.context import now, office_today
from alany.faces.ui.posting import only_post
from alany.kernel.deadlines import RuleMissing
from alany.spine.files.rules import FileRefused
from alany.spine.ledger.editing import EditedMeanwhile
from alany.spine.letters import actions
from alany.spine.letters.models import Letter
from alany.spine.letters.rules import (
    AddresseeGone,
    AddressMissing,
    AnswerDateWrong,
    ApprovedBySameHand,
    LetterNotInState,
)


@needs("letters.draft")
def letter_edit(request: StaffRequest, key: int) -> HttpResponse:
    """Change the text of a draft."""
    letter = the_letter(request, key)
    demand(request, letter, "letters.draft")
    initial = {name: getattr(letter, name) for name in ("subject", "body", "version")}
    initial["enclosures"] = "\n".join(letter.enclosures)
    form = TextForm(request.POST or None, initial=initial)

    def done() -> None:
        given = form.cleaned_data
        common = {"letter": letter, "subject": given["subject"], "body": given["body"]}
        enclosures = lines(given["enclosures"])
        actions.edit_letter(
            **common, enclosures=enclosures, version=given["version"], by=request.user, at=now()
        )

    return _answered(request, letter, form, _("Edit the draft"), done)


@needs("letters.approve")
@only_post("desk:letter")
def letter_approve(request: StaffRequest, key: int) -> HttpResponse:
    """Approve a draft that somebody else wrote; the button stands on the letter's page with its version."""
    letter = the_letter(request, key)
    demand(request, letter, "letters.approve")
    version = request.POST.get("version", "")
    seen = int(version[:9]) if version.isascii() and version.isdigit() else 0
    try:
        done = actions.approve_letter(letter=letter, version=seen, by=request.user, at=now())
        messages.success(request, _("The letter has the number %(number)s.") % {"number": done.number})
    except EditedMeanwhile:
        messages.error(
            request, _("The text was changed while you were reading. Read it again, then approve.")
        )
    except ApprovedBySameHand:
        messages.error(request, _("You wrote this text, so another person must approve it."))
    except LetterNotInState:
        messages.warning(request, _("The letter is approved already. Nothing was done a second time."))
    except AddresseeGone:
        messages.error(
            request, _("The addressee does not exist today and no successor is known. Write a new letter.")
        )
    return redirect("desk:letter", letter.pk)


@needs("letters.draft")
def letter_send(request: StaffRequest, key: int) -> HttpResponse:
    """Send an approved letter."""
    letter = the_letter(request, key)
    demand(request, letter, "letters.draft")
    initial = {"version": letter.version}
    form = SendForm(request.POST or None, initial=initial, email=letter.email, day=office_today())

    def done() -> None:
        given = form.cleaned_data
        actions.send_letter(
            letter=letter,
            channel=given["channel"],
            answer_due_on=given["answer_due_on"],
            address=case_address(request, letter),
            version=given["version"],
            by=request.user,
            at=now(),
        )

    return _answered(request, letter, form, _("Send the letter"), done)


@needs("letters.draft")
@only_post("desk:letter")
def letter_send_again(request: StaffRequest, key: int) -> HttpResponse:
    """Try the e-mail once more after it failed."""
    letter = the_letter(request, key)
    demand(request, letter, "letters.draft")
    try:
        actions.send_again(letter=letter, address=case_address(request, letter), by=request.user, at=now())
        messages.success(request, _("The e-mail was given to the server once more."))
    except LetterNotInState:
        messages.warning(request, _("The e-mail is on its way already. Nothing was done a second time."))
    return redirect("desk:letter", letter.pk)


@needs("letters.draft")
def letter_answer(request: StaffRequest, key: int) -> HttpResponse:
    """Register what the addressee answered."""
    letter = the_letter(request, key)
    demand(request, letter, "letters.draft")
    form = AnswerForm(request.POST or None, request.FILES or None, initial={"dated_on": office_today()})
    form.request = request  # type: ignore[attr-defined]  # the form asks whether a file was dropped

    def done() -> None:
        given = form.cleaned_data
        common = {name: given[name] for name in ("number", "dated_on", "text")}
        actions.record_answer(letter=letter, **common, enclosed=_enclosed(form), by=request.user, at=now())

    return _answered(request, letter, form, _("Record the answer"), done)


def _enclosed(form: Form) -> tuple[str, BinaryIO] | None:
    upload = form.cleaned_data["file"]
    return (upload.name, upload.file) if upload else None


def _answered(
    request: StaffRequest, letter: Letter, form: Form, act: str, done: Callable[[], None]
) -> HttpResponse:
    """Do it and go to the letter, or show the form again with what stands in the way."""
    met: Clash | None = None
    if request.method == "POST" and form.is_valid():
        try:
            done()
            return redirect("desk:letter", letter.pk)
        except EditedMeanwhile as meanwhile:
            met = _clash(form, meanwhile)
        except LetterNotInState:
            form.add_error(
                None, _("The letter is in another state now. Go back to it and look what is next.")
            )
        except AddressMissing:
            form.add_error("channel", _("The addressee has no e-mail address. Print the letter."))
        except AnswerDateWrong:
            form.add_error("dated_on", _("An answer is dated between the day of the letter and today."))
        except RuleMissing:
            form.add_error("answer_due_on", _("No rule of law gives the term. Set the day yourself."))
        except FileRefused as refusal:
            form.add_error("file", file_refused(refusal))
    context = {
        "page_title": act,
        "breadcrumbs": crumbs(letter, act),
        "form": form,
        "act": act,
        "about": f"{letter.to_whom} · {letter.subject}",
        "clash": met,
        "back_href": reverse("desk:letter", args=[letter.pk]),
    }
    return render(request, "desk/form.html", context)


def file_refused(refusal: FileRefused) -> str:
    """Why the file was not taken, and what to do."""
    if refusal.reason == "too_large":
        return _("The file is larger than 20 MB. Make it smaller or give it in parts.")
    if refusal.reason == "empty":
        return _("The file is empty. Choose another.")
    return _("This kind of file is not taken. Give PDF, JPEG, PNG, DOCX, XLSX, HTML or text.")


def _clash(form: Form, meanwhile: EditedMeanwhile) -> Clash:
    current = meanwhile.current
    assert isinstance(current, Letter)  # noqa: S101  only letters are saved here
    theirs, yours = {}, {}
    if isinstance(form, TextForm):
        theirs = {
            "subject": current.subject,
            "body": current.body,
            "enclosures": "\n".join(current.enclosures),
        }
        yours = {name: str(form.cleaned_data[name]).strip() for name in theirs}
    said = _("Changed by %(name)s") % {"name": current.drafted_by.name}
    return clash(form, current.version, [said], theirs, yours)
