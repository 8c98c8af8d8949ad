"""The key directory: its versions, and the next one, which two of three roots sign offline."""

from datetime import date
from hashlib import sha256
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alany.faces.desk import words
from alany.faces.desk.signals.access import crumbs
from alany.faces.desk.signals.key_pages import shown_id
from alany.faces.desk.signals.refusals import REFUSALS, words_of
from alany.faces.ui.access import StaffRequest, needs
from alany.faces.ui.context import current_language, now, office_today
from alany.faces.ui.parts import Cell, Column, Link, Table
from alany.kernel.sealing.directory import Directory, DirectoryEntry
from alany.kernel.triltext import TrilText
from alany.spine.intake.actions import publish_directory
from alany.spine.intake.models import KeyDirectory, OfficerKey
from alany.spine.intake.queries.keys import directory_of, fingerprint_of
from alany.spine.intake.rules import DirectoryMissing
from alany.spine.organisations.models import Office

ROLES = {
    "recipient": TrilText(kk="сигналдарды оқиды", ru="читает сигналы", en="reads signals"),
    "custodian": TrilText(kk="аттарды сақтайды", ru="хранит имена", en="keeps names"),
    "escrow": TrilText(kk="қосалқы кілт", ru="запасной ключ", en="spare key"),
    "authority": TrilText(kk="құзырлы орган", ru="компетентный орган", en="competent body"),
}


@needs("", outside=True)
def directory(request: StaffRequest) -> HttpResponse:
    """Who can be sealed to now, the fingerprint of the roots, every version."""
    office, day = request.user.office, office_today()
    try:
        newest: Directory | None = directory_of(office)
    except DirectoryMissing:
        newest = None
    rows = list(KeyDirectory.objects.filter(office=office).order_by("-version"))
    context = {
        "page_title": _("Key directory"),
        "breadcrumbs": crumbs(here=_("Key directory")),
        "messages": messages.get_messages(request),
        "fingerprint": fingerprint_of(office),
        "broken": newest is None and bool(rows),
        "entries": _entries(newest, office) if newest else None,
        "versions": _versions(rows, day) if rows else None,
        "may_publish": request.rights.may("box.directory"),
    }
    return render(request, "desk/signals/directory.html", context)


def _entries(newest: Directory, office: Office) -> Table:
    rows = OfficerKey.objects.filter(office=office).select_related("person", "organisation")
    known = {one.key_id: one for one in rows}
    columns = [Column(_("Holder")), Column(_("What the key is for")), Column(_("Fingerprint"))]
    lines: list[list[Cell | str]] = [
        [
            Cell(one.name or _holder(known.get(one.key_id)), sub=_body(known.get(one.key_id))),
            ROLES[one.role].in_language(current_language()),
            Cell(shown_id(one.key_id), code=True),
        ]
        for one in newest.entries
    ]
    return Table(_("Keys in force"), columns, lines)


def _holder(row: OfficerKey | None) -> str:
    """Who holds the key; a key of nobody is told by its fingerprint alone."""
    return str(row) if row and (row.label or row.person or row.organisation) else "–"


def _body(row: OfficerKey | None) -> str:
    return row.organisation.name(current_language()) if row and row.organisation else ""


def _versions(rows: list[KeyDirectory], day: date) -> Table:
    columns = [
        Column(_("Version"), numeric=True),
        Column(_("Day")),
        Column(_("Signed by")),
        Column("SHA-256"),
    ]
    lines: list[list[Cell | str]] = [
        [
            str(one.version),
            words.day_word(one.day, day),
            _("%(n)s roots") % {"n": len(one.signatures)},
            _hash(one),
        ]
        for one in rows
    ]
    return Table(_("Versions"), columns, lines)


def _hash(one: KeyDirectory) -> Cell:
    return Cell(sha256(one.text.encode()).hexdigest()[:16], code=True)


class RootsForm(forms.Form):
    """The three public keys of the first version; later versions name theirs."""

    roots = forms.CharField(
        label=gettext_lazy("Public keys of the three roots, one a line"),
        help_text=gettext_lazy(
            "Each holder makes one offline with the command keys root and reads out the public half."
        ),
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def clean_roots(self) -> tuple[str, ...]:
        found = tuple(sorted(set(self.cleaned_data["roots"].lower().split())))
        if len(found) != 3 or any(not _is_key(one) for one in found):
            raise forms.ValidationError(_("Write three different public keys of 64 hexadecimal digits."))
        return found


def _is_key(text: str) -> bool:
    return len(text) == 64 and all(sign in "0123456789abcdef" for sign in text)


class PublishForm(forms.Form):
    """The version as it was signed, and the lines that the roots gave back."""

    version = forms.FileField(label=gettext_lazy("The file that was signed"))
    signatures = forms.CharField(
        label=gettext_lazy("Signatures, one a line"),
        help_text=gettext_lazy(
            "What the command keys sign printed: the public key of the root and its signature."
        ),
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def clean_signatures(self) -> dict[str, str]:
        lines = [line.split() for line in self.cleaned_data["signatures"].lower().splitlines()]
        found = [line for line in lines if line]
        if any(len(line) != 2 for line in found):
            raise forms.ValidationError(
                _("Each line has a public key and a signature, with a blank between.")
            )
        return {line[0]: line[1] for line in found}


@needs("box.directory")
def draft(request: StaffRequest) -> HttpResponse:
    """The next version: which keys it will name, the file to sign, and the place to bring it back to."""
    office = request.user.office
    first = not KeyDirectory.objects.filter(office=office).exists()
    roots = RootsForm(request.GET if "roots" in request.GET else None) if first else None
    form = PublishForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid() and _published(request, form):
        return redirect("desk:box_directory")
    ready = roots is None or roots.is_valid()
    query = f"?{request.GET.urlencode()}" if roots else ""
    context: dict[str, Any] = {
        "page_title": _("Next version of the key directory"),
        "breadcrumbs": [
            *crumbs(), Link(_("Key directory"), reverse("desk:box_directory")), Link(_("Next version")),
        ],
        "roots": roots,
        "ready": ready,
        "file_href": reverse("desk:box_directory_draft") + query,
        "keys": _waiting(office, office_today()),
        "form": form,
    }  # fmt: skip
    return render(request, "desk/signals/directory_next.html", context)


def _published(request: StaffRequest, form: PublishForm) -> bool:
    data = form.cleaned_data["version"].read()
    signatures = form.cleaned_data["signatures"]
    try:
        made = publish_directory(
            office=request.user.office, data=data, signatures=signatures, by=request.user, at=now()
        )
    except REFUSALS as refusal:
        form.add_error(None, words_of(refusal))
        return False
    messages.success(
        request, _("Version %(n)s is in force and stands in the public log.") % {"n": made.version}
    )
    return True


def _waiting(office: Office, day: date) -> Table:
    columns = [Column(_("Holder")), Column(_("What the key is for")), Column(_("Fingerprint"))]
    rows = _live(office, day)
    lines: list[list[Cell | str]] = [
        [
            Cell(str(one), sub=_body(one)),
            ROLES[one.role].in_language(current_language()),
            Cell(shown_id(one.key_id), code=True),
        ]
        for one in rows
    ]
    return Table(_("Keys that the next version names"), columns, lines)


def _live(office: Office, day: date) -> list[OfficerKey]:
    rows = OfficerKey.objects.filter(office=office, valid_from__lte=day).select_related(
        "person", "organisation"
    )
    return [one for one in rows.order_by("pk") if one.valid_to is None or one.valid_to > day]


@needs("box.directory")
def draft_file(request: StaffRequest) -> HttpResponse:
    """The exact bytes of the next version, to carry to the roots."""
    office, day = request.user.office, office_today()
    try:
        before: Directory | None = directory_of(office)
    except DirectoryMissing:
        before = None
    roots = RootsForm(request.GET)
    if before is None and not roots.is_valid():
        return redirect("desk:box_directory_next")
    made = Directory(
        office=office.code,
        version=before.version + 1 if before else 1,
        day=day,
        roots=before.roots if before else roots.cleaned_data["roots"],
        entries=tuple(
            DirectoryEntry(one.role, one.body, str(one), one.box, one.sign) for one in _live(office, day)
        ),
        previous=before.sha256 if before else "",
    )
    response = HttpResponse(made.as_bytes(), content_type="application/json")
    response["Content-Disposition"] = f'attachment; filename="directory-{made.version}.json"'
    return response
