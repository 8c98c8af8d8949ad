"""A written appeal about a price, ready to be sent: as a page, as DOCX and as PDF. Nothing of it is kept."""

from io import BytesIO

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from docx import Document
from docx.enum.text import WD_PARAGRAPH_ALIGNMENT

from alany.faces.ui import listing, parts, printing
from alany.faces.ui.access import public
from alany.faces.ui.context import current_language, office_today
from alany.kernel.numbers import format_date, format_money
from alany.programmes.pharmacies import wording_appeal as words
from alany.programmes.pharmacies.forms.checker import CheckForm
from alany.programmes.pharmacies.queries.asking import Answer, ask
from alany.programmes.pharmacies.views.checker_parts import GROUNDS, basis_of, row_behind
from alany.spine.organisations.queries import this_office

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


class WhereForm(forms.Form):
    """The only thing that the checker has not been told yet. Who the person is, we do not ask."""

    pharmacy = forms.CharField(
        label=gettext_lazy("Name and address of the pharmacy"), max_length=200, required=False
    )


@public
def appeal(request: HttpRequest) -> HttpResponse:
    """The text with what was typed filled in; who the person is, the person writes."""
    office, asked = this_office(), CheckForm(request.GET, today=office_today())
    if office is None or not asked.is_valid() or not asked.cleaned_data["price"]:
        raise Http404("nothing was asked")
    said, code = asked.cleaned_data, request.GET.get("code", "")[:20]
    answer = ask(office, said["q"], said["price"], said["on"], code=code)
    if answer is None or answer.decision.decision not in GROUNDS:
        raise Http404("no ground")
    pharmacy = listing.cleaned(request.GET.get("pharmacy"))
    language = current_language()
    context = {
        "page_title": _("Written appeal about a price"),
        "paragraphs": paragraphs(answer, said["q"], pharmacy, language),
        "to": words.TO.in_language(language),
        "sender": words.FROM.in_language(language),
        "subject": words.SUBJECT.in_language(language),
        "form": WhereForm(initial={"pharmacy": pharmacy}),
        "kept": [(name, request.GET[name]) for name in _KEPT if request.GET.get(name)],
        "docx_href": _href(request, "docx"),
        "pdf_href": _href(request, "pdf"),
        "breadcrumbs": [
            parts.Link(_("Pharmacy monitoring"), reverse("pharmacies:home")),
            parts.Link(_("Is this price above the cap?"), reverse("pharmacies:check")),
            parts.Link(_("Written appeal about a price")),
        ],
    }
    match request.GET.get("format"):
        case "docx":
            return _file(_docx(context), DOCX, "docx")
        case "pdf":
            body = printing.pdf("pharmacies/appeal_print.html", context, request=request)
            return _file(body, "application/pdf", "pdf")
    return render(request, "pharmacies/appeal.html", context)


_KEPT = ("q", "price", "on", "on_day", "on_month", "on_year", "code")


def paragraphs(answer: Answer, line: str, pharmacy: str, language: str) -> list[str]:
    """The appeal, paragraph by paragraph: facts, the row of law if it is known, the request."""
    where = words.SOMEWHERE if pharmacy else words.NOWHERE
    row = row_behind(answer) if answer.decision.decision == "violation" else None
    law = (
        words.LAW.in_language(language).format(
            cap=format_money(row.cap_kzt, language, 2), basis=basis_of(row, language)
        )
        if row
        else words.UNSURE.in_language(language)
    )
    told = words.BODY.in_language(language).format(
        day=format_date(answer.on, language),
        where=where.in_language(language).format(pharmacy=pharmacy),
        line=line,
        price=format_money(answer.price, language, 2),
    )
    return [told, law, *(one.in_language(language) for one in (words.ASK, words.ENCLOSED, words.SIGNED))]


def _href(request: HttpRequest, kind: str) -> str:
    asked = request.GET.copy()
    asked["format"] = kind
    return f"?{asked.urlencode()}"


def _docx(context: dict[str, object]) -> bytes:
    document = Document()
    document.core_properties.title = str(context["subject"])
    document.core_properties.author = ""
    for text in (context["to"], context["sender"]):
        document.add_paragraph(str(text)).alignment = WD_PARAGRAPH_ALIGNMENT.RIGHT
    document.add_paragraph().add_run(str(context["subject"])).bold = True
    for text in context["paragraphs"]:  # type: ignore[attr-defined]
        document.add_paragraph(str(text))
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def _file(body: bytes, kind: str, ending: str) -> HttpResponse:
    response = HttpResponse(body, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="appeal.{ending}"'
    return response
