"""Samples: the states that every page must have, each as a page."""

from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from alany.faces.ui.catalogue import forms, lists
from alany.faces.ui.catalogue.words import Words

STATES: Mapping[str, int] = {
    "empty": 200,
    "one-row": 200,
    "many-rows": 200,
    "waiting": 200,
    "wrong-answer": 200,
    "refused": 403,
    "not-found": 404,
    "form-expired": 403,
    "bad-request": 400,
    "offline": 200,
    "stale": 200,
    "not-confirmed": 200,
    "hidden-count": 200,
    "no-right": 200,
    "two-people": 200,
    "confirmation": 200,
    "interruption": 200,
    "check-answers": 200,
}
ERRORS = {"refused", "not-found", "form-expired", "bad-request"}


def answer(request: HttpRequest, name: str, say: Words) -> HttpResponse:
    """The page of one state, with the status that it has in life."""
    if name in ERRORS:
        return render(request, "ui/error.html", {"kind": name.replace("-", "_")}, status=STATES[name])
    table = lists.table(say)
    context: dict[str, object] = {
        "state": name,
        "table": table,
        "one": type(table)(table.caption, table.columns, table.rows[:1]),
        "many": type(table)(table.caption, table.columns, [row for _ in range(8) for row in table.rows]),
        "terms": lists.terms(say),
    }
    if name == "wrong-answer":
        context["form"] = forms.sample_form(say, wrong=True)
    return render(request, "ui/catalogue/state.html", context, status=STATES[name])
