"""Pages of one letter: write, read, edit, approve, print, send, record the answer."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from alany.faces.desk import words
from alany.faces.desk.case_access import the_case
from alany.faces.desk.letter_access import may_read_persons
from alany.faces.desk.letter_forms import WriteForm, lines
from alany.faces.desk.letter_list import letter_state
from alany.faces.ui.access import StaffRequest, needs
from alany.faces.ui.context import current_language, now, office_today
from alany.faces.ui.parts import Link
from alany.kernel.numbers import format_date
from alany.spine.appeals.models import Appeal
from alany.spine.cases.models import Case
from alany.spine.letters import actions
from alany.spine.letters.docx_file import letter_docx
from alany.spine.letters.house_letters import ANSWER, EXTENSION_NOTICE, HOUSE_LETTERS, TRANSFER_NOTICE
from alany.spine.letters.models import Letter
from alany.spine.letters.printing import letter_pdf, prose
from alany.spine.letters.queries import letters_of
from alany.spine.letters.rules import AddresseeGone
from alany.spine.places.queries import working_calendar
from alany.spine.programme.manifest import LetterTemplate
from alany.spine.programme.registry import all_programmes

TO_THE_SENDER = frozenset({ANSWER.slug, EXTENSION_NOTICE.slug, TRANSFER_NOTICE.slug})
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def the_letter(request: StaffRequest, key: int) -> Letter:
    """The letter of this office, if this person may see its programme; else 404.

    A letter to a person is read only by who writes or approves letters of its programme.
    """
    rows = letters_of(request.user.office, request.rights)
    rows = rows.select_related("office", "addressee", "case", "drafted_by", "approved_by")
    letter = get_object_or_404(rows, pk=key)
    if letter.person_name and not may_read_persons(request.rights, letter.programme):
        raise PermissionDenied("letters.draft")
    return letter


def demand(request: StaffRequest, letter: Letter, right: str) -> None:
    """Refuse who may read the letter but not do this with it."""
    if not request.rights.may(right, letter.programme):
        raise PermissionDenied(right)


def case_address(request: StaffRequest, letter: Letter) -> str:
    """The page for the QR code, in the letter's language; empty without a case.

    A body and the office find the case; a person the public page of her own question, where there is one.
    """
    if letter.case is None:
        return ""
    with override(letter.language):
        page = _own_page(letter) if letter.person_name else reverse("desk:case", args=[letter.case.number])
    return request.build_absolute_uri(page) if page else ""


def _own_page(letter: Letter) -> str:
    if Appeal.objects.filter(case=letter.case).exists():
        return reverse("public:appeal_state")
    try:
        return reverse(f"{letter.programme}:status")
    except NoReverseMatch:
        return ""


def crumbs(letter: Letter | None, here: str = "") -> list[Link]:
    """Letters, the letter, and what is being done with it."""
    way = [Link(_("Letters"), reverse("desk:letters"))]
    if letter is not None:
        name = f"№ {letter.number}" if letter.number else _("Draft")
        way.append(Link(name, reverse("desk:letter", args=[letter.pk])))
    return [*way, Link(here)] if here else way


@needs("cases.read")
def letter_page(request: StaffRequest, key: int) -> HttpResponse:
    """The letter as it stands, its way, and what to do next."""
    letter, day = the_letter(request, key), office_today()
    waiting = letter.state == Letter.State.SENT
    context = {
        "messages": messages.get_messages(request),
        "page_title": letter.subject,
        "breadcrumbs": crumbs(letter),
        "letter": letter,
        "state": letter_state(letter),
        "left": words.left(letter.answer_due_on, day, working_calendar()) if waiting else None,
        "programme": words.programme_title(letter.programme),
        "text": prose(letter.body),
        "answers": letter.answers.select_related("file").order_by("dated_on", "pk"),
        "may_write": request.rights.may("letters.draft", letter.programme),
        "may_approve": request.rights.may("letters.approve", letter.programme),
        "own_draft": letter.drafted_by_id == request.user.pk,
    }
    return render(request, "desk/letter.html", context)


@needs("cases.read")
def letter_print(request: StaffRequest, key: int) -> HttpResponse:
    """The letter as PDF."""
    letter = the_letter(request, key)
    try:
        content = letter_pdf(letter, address=case_address(request, letter))
    except OSError:
        messages.error(request, _("This server cannot make PDF: Pango is missing. Tell the administrator."))
        return redirect("desk:letter", letter.pk)
    answer = HttpResponse(content, content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="{_file_name(letter)}.pdf"'
    return answer


@needs("cases.read")
def letter_word(request: StaffRequest, key: int) -> HttpResponse:
    """The letter as DOCX."""
    letter = the_letter(request, key)
    content = letter_docx(letter, address=case_address(request, letter))
    answer = HttpResponse(content, content_type=DOCX)
    answer["Content-Disposition"] = f'attachment; filename="{_file_name(letter)}.docx"'
    return answer


def _file_name(letter: Letter) -> str:
    return f"letter-{(letter.number or f'draft-{letter.pk}').replace('/', '-')}"


@needs("letters.draft")
def letter_new(request: StaffRequest) -> HttpResponse:
    """Choose a template, then fill its blanks. A case in the address gives programme and addressee."""
    case = the_case(request, request.GET["case"]) if request.GET.get("case") else None
    offered = _templates(request, case)
    chosen = next((one for one in offered if one.slug == request.GET.get("template")), None)
    if chosen is None and len(offered) == 1:
        chosen = offered[0]
    if chosen is None:
        return _choose(request, case, offered)
    form = _write_form(request, case, chosen)
    if request.method == "POST" and form.is_valid() and (letter := _drafted(request, form, case, chosen)):
        return redirect("desk:letter", letter.pk)
    context = {
        "page_title": chosen.title.in_language(current_language()),
        "breadcrumbs": crumbs(None, _("New letter")),
        "about": f"{case.number} · {case.title}" if case else "",
        "form": form,
        "act": _("Save the draft"),
        "back_href": reverse("desk:case", args=[case.number]) if case else reverse("desk:letters"),
    }
    return render(request, "desk/form.html", context)


def _templates(request: StaffRequest, case: Case | None) -> list[LetterTemplate]:
    programmes = [one for one in all_programmes() if case is None or one.slug == case.programme]
    allowed = [one for one in programmes if request.rights.may("letters.draft", one.slug)]
    return [template for one in allowed for template in one.letters] + (list(HOUSE_LETTERS) if case else [])


def _choose(request: StaffRequest, case: Case | None, offered: list[LetterTemplate]) -> HttpResponse:
    part = f"&case={case.number}" if case else ""
    links = [
        Link(one.title.in_language(current_language()), f"?template={one.slug}{part}") for one in offered
    ]
    context = {
        "page_title": _("New letter"),
        "breadcrumbs": crumbs(None, _("New letter")),
        "about": f"{case.number} · {case.title}" if case else "",
        "links": links,
    }
    return render(request, "desk/letter_new.html", context)


def _write_form(request: StaffRequest, case: Case | None, template: LetterTemplate) -> WriteForm:
    initial = {"language": current_language()}
    if case:
        initial |= _known_of(case)
        if template.slug in TO_THE_SENDER:
            initial |= _sender_of(case)
    return WriteForm(
        request.POST or None,
        initial=initial,
        template=template,
        office=request.user.office,
        day=office_today(),
        reading=current_language(),
    )


def _known_of(case: Case) -> dict[str, str]:
    """What the case itself says, for the blanks that letters of the house have in common."""
    language = current_language()
    known = {"about": case.title, "received_on": format_date(case.opened_on, language)}
    if case.due_on:
        known["due_on"] = format_date(case.due_on, language)
    if case.addressee:
        known["body"] = case.addressee.name(language)
    blanks = {f"blank_{name}": text for name, text in known.items()}
    return blanks | ({"addressee": str(case.addressee_id)} if case.addressee_id else {})


def _sender_of(case: Case) -> dict[str, str]:
    """Who appealed, for letters that answer the appeal: in its language, to its address."""
    appeal = Appeal.objects.filter(case=case).first()
    if appeal is None:
        return {}
    return {
        "addressee": "",
        "language": appeal.language,
        "person_name": appeal.name[:200],
        "person_address": appeal.address[:200],
        "person_email": appeal.email,
    }


def _drafted(
    request: StaffRequest, form: WriteForm, case: Case | None, template: LetterTemplate
) -> Letter | None:
    given = form.cleaned_data
    try:
        return actions.draft_letter(
            office=request.user.office,
            template=template.slug,
            language=given["language"],
            addressee=form.to_whom(),
            fields=form.filled(),
            case=case,
            enclosures=lines(given["enclosures"]),
            by=request.user,
            at=now(),
        )
    except AddresseeGone:
        form.add_error(
            "addressee", _("This body does not exist today and no successor is known. Choose another.")
        )
        return None
