"""Files that come with an answer: several in one field, each taken or refused in words."""

from typing import Any

from django import forms
from django.forms import BaseForm
from django.http import HttpRequest
from django.utils.translation import gettext as _

from alany.faces.replies.door import Door
from alany.faces.ui.context import now
from alany.spine.cases.actions.drafts import attach
from alany.spine.cases.models import Proof, ReplyDraft
from alany.spine.cases.saying import MOST_FILES, TooManyFiles
from alany.spine.files.rules import FileRefused

FIELDS = {"before": Proof.Kind.BEFORE, "after": Proof.Kind.AFTER, "documents": Proof.Kind.DOCUMENT}
PHOTOS = frozenset({"image/jpeg", "image/png"})


class SeveralFilesInput(forms.FileInput):
    """The browser's own field, in which several files can be chosen."""

    allow_multiple_selected = True

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:  # noqa: ANN401  Django's own
        return files.getlist(name) if hasattr(files, "getlist") else files.get(name)


class SeveralFiles(forms.Field):
    """Any number of files; what each of them is, is decided where it is taken in."""

    widget = SeveralFilesInput

    def __init__(self, *, label: Any, help_text: Any = "", photos: bool = False) -> None:  # noqa: ANN401  lazy texts
        kinds = "image/jpeg,image/png" if photos else ""
        attrs = {"multiple": True, **({"accept": kinds} if kinds else {})}
        super().__init__(
            label=label, help_text=help_text, required=False, widget=SeveralFilesInput(attrs=attrs)
        )


def take_in(request: HttpRequest, door: Door, draft: ReplyDraft, form: BaseForm) -> bool:
    """Take each file that came; refusals stand at their field. True when nothing was refused.

    What was taken stays with the draft, so that a refused file costs neither the others nor what was typed.
    """
    refused: dict[str, list[str]] = {}
    dropped = request.META.get("alany.too_large", ())
    for field, kind in FIELDS.items():
        if field not in form.fields:
            continue
        if field in dropped:
            refused.setdefault(field, []).append(_too_large(""))
        for upload in request.FILES.getlist(field):
            try:
                attach(
                    draft=draft, kind=kind, name=upload.name or "", content=upload.file,  # type: ignore[arg-type]
                    by=door.by(), at=now(),
                )  # fmt: skip
            except FileRefused as refusal:
                refused.setdefault(field, []).append(_refusal(refusal, upload.name or ""))
            except TooManyFiles:
                refused.setdefault(field, []).append(
                    _("At most %(most)s files go with one answer. “%(name)s” was not taken.")
                    % {"most": MOST_FILES, "name": upload.name}
                )
    for field, messages in refused.items():
        for message in messages:
            form.add_error(field, message)
    return not refused


def _too_large(name: str) -> str:
    return _("A file is larger than 20 MB and was not taken. Make it smaller or give it in parts.")


def _refusal(refusal: FileRefused, name: str) -> str:
    if refusal.reason == "too_large":
        return _too_large(name)
    if refusal.reason == "empty":
        return _("The file “%(name)s” is empty. Choose another.") % {"name": name}
    return _("“%(name)s” is of a kind that is not taken. Give PDF, JPEG, PNG, DOCX, XLSX, HTML or text.") % {
        "name": name
    }
