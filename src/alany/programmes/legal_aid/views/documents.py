"""Documents of a question: given on the person's own page, opened at the desk by who may read her words."""

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.http import FileResponse, Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from alany.faces.ui.access import StaffRequest, needs
from alany.faces.ui.context import now
from alany.programmes.legal_aid.actions.documents import add_document, open_document
from alany.programmes.legal_aid.forms.status import DocumentForm
from alany.programmes.legal_aid.models import Matter, MatterFile
from alany.programmes.legal_aid.rules.conflicts import FactsClosed
from alany.programmes.legal_aid.rules.documents import ENDED, QuestionEnded, TooManyDocuments
from alany.spine.files.queries import BytesMissing, open_file
from alany.spine.files.rules import FileRefused
from alany.spine.files.uploads import was_too_large


def shown(matter: Matter) -> dict[str, object]:
    """What the person's page shows: what was given, and the door for one more."""
    return {
        "documents": [one.file.name for one in matter.files.select_related("file").order_by("pk")],
        "document": None if matter.case.state in ENDED else DocumentForm(),
    }


def add(request: HttpRequest, matter: Matter) -> dict[str, object]:
    """Take one document from the person's page."""
    form, upload = DocumentForm(), request.FILES.get("file")
    if was_too_large(request, "file"):
        return _refused(form, _too_large())
    if not isinstance(upload, UploadedFile) or upload.file is None:
        return _refused(form, _("Choose a file."))
    try:
        add_document(matter=matter, name=upload.name or "", content=upload.file, at=now())  # type: ignore[arg-type]
    except FileRefused as refusal:
        return _refused(form, _too_large() if refusal.reason == "too_large" else _not_taken())
    except TooManyDocuments:
        return _refused(form, _("Ten documents are the most. Bring further ones to the meeting."))
    except QuestionEnded:
        return _refused(form, _("The question has ended. Ask anew, then add the document."))
    return {"told": _("The document is with your question. Only who answers it can open it.")}


def _refused(form: DocumentForm, words: str) -> dict[str, object]:
    return {"document": form, "document_refused": words}


def _too_large() -> str:
    limit = settings.UPLOAD_MAX_BYTES // 1024 // 1024
    return _("The file is larger than %(limit)s MB. Make it smaller or bring it on paper.") % {"limit": limit}


def _not_taken() -> str:
    return _("This file was not taken. Give a PDF, JPEG, PNG or DOCX that is not empty.")


@needs("")
def document(request: StaffRequest, pk: int) -> HttpResponseBase:
    """The bytes as a download, for who may read the words; the reading is recorded with the name."""
    rows = MatterFile.objects.select_related("matter__case__office", "file")
    found = get_object_or_404(rows, pk=pk, matter__case__office=request.user.office)
    try:
        kept = open_document(document=found, by=request.user, at=now()).file
        content = open_file(kept)
    except (FactsClosed, BytesMissing) as closed:
        raise Http404(str(pk)) from closed
    return FileResponse(content, as_attachment=True, filename=kept.name, content_type=kept.content_type)
