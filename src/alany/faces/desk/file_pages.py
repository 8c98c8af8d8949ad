"""Giving kept files back to the staff of their office, always as a download."""

from django.http import FileResponse, Http404
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404

from alany.faces.ui.access import StaffRequest, needs
from alany.spine.files.models import StoredFile
from alany.spine.files.queries import BytesMissing, open_file


@needs("cases.read")
def file(request: StaffRequest, key: int) -> HttpResponseBase:
    """The bytes under the name under which they came; never shown inside the page of the office."""
    kept = get_object_or_404(StoredFile, pk=key, office=request.user.office, is_sealed=False)
    try:
        content = open_file(kept)
    except BytesMissing as gone:
        raise Http404(kept.sha256) from gone
    return FileResponse(content, as_attachment=True, filename=kept.name, content_type=kept.content_type)
