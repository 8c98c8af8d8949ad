"""A form that is sent twice acts once, and both are led to the same page."""

from collections.abc import Callable
from hashlib import sha256

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect

from alany.spine.people import submissions


def once(request: HttpRequest, answer: Callable[[], HttpResponseBase]) -> HttpResponseBase:
    """The answer to a request; to a repeated submission of one rendered page the first one's redirect.

    Only an answer that redirects has done something; a form shown again with its errors may be sent again.
    """
    if request.method != "POST" or "csrfmiddlewaretoken" not in request.POST:
        return answer()
    key = _key(request)
    if not submissions.begin(key):
        return redirect(submissions.answer_of(key) or request.get_full_path())
    location = ""
    try:
        response = answer()
        location = response.get("Location", "")
    finally:
        submissions.end(key, location)
    return response


def _key(request: HttpRequest) -> str:
    typed = sorted((name, value) for name, values in request.POST.lists() for value in values)
    files = sorted((name, one.name, one.size) for name, sent in request.FILES.lists() for one in sent)
    return sha256(repr((request.user.pk, request.get_full_path(), typed, files)).encode()).hexdigest()
