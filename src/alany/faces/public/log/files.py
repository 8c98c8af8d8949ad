"""The files of the logs by their names, as the format of the logs asks (C2SP tlog-tiles)."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from alany.kernel.merkle.notes import NoteRefused
from alany.spine.transparency.actions import accept
from alany.spine.transparency.queries.policy import policy_text
from alany.spine.transparency.queries.published import file
from alany.spine.transparency.rules import LOGS

TEXT, BYTES = "text/plain; charset=utf-8", "application/octet-stream"
TYPES = {".csv": "text/csv; charset=utf-8", ".jsonl": "application/jsonl; charset=utf-8"}
FOR_EVER, SOON = "public, max-age=31536000, immutable", "public, max-age=60"
LONGEST_COSIGNATURES = 20_000


@require_safe
def log_file(request: HttpRequest, log: str, name: str) -> HttpResponse:
    """A published file; tiles never change, all else is asked for again after a minute."""
    data = file(log, name) if log in LOGS else None
    if data is None:
        raise Http404(name)
    if name.startswith("tile/"):
        return HttpResponse(data, content_type=BYTES, headers={"Cache-Control": FOR_EVER})
    kind = next((kind for ending, kind in TYPES.items() if name.endswith(ending)), TEXT)
    return HttpResponse(data, content_type=kind, headers={"Cache-Control": SOON})


@require_safe
def policy(request: HttpRequest) -> HttpResponse:
    """Whose keys sign the logs, and which witnesses the office has asked."""
    return HttpResponse(policy_text(), content_type=TEXT, headers={"Cache-Control": SOON})


@csrf_exempt
@require_POST
def cosignatures(request: HttpRequest, log: str) -> HttpResponse:
    """A witness without an open port brings its lines; it is known by its signature, and by nothing else."""
    if log not in LOGS:
        raise Http404(log)
    try:
        kept = accept(log, request.read(LONGEST_COSIGNATURES))
    except NoteRefused as refusal:
        return HttpResponse(f"{refusal}\n", content_type=TEXT, status=400)
    return HttpResponse("".join(f"{name}\n" for name in kept), content_type=TEXT, status=200 if kept else 403)
