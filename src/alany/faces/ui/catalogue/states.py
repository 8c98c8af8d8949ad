"""Samples: the states that every page must have, each as a page."""

from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from alany.faces.ui.catalogue import forms, lists
from alany.faces.ui.catalogue.words import Words
from alany.kernel.triltext import TrilText

STATES: Mapping[str, tuple[int, TrilText]] = {
    "empty": (
        200,
        TrilText(kk="бос", ru="пусто", en="empty"),
    ),
    "one-row": (
        200,
        TrilText(kk="бір жол", ru="одна строка", en="one row"),
    ),
    "many-rows": (
        200,
        TrilText(kk="көп жол", ru="много строк", en="many rows"),
    ),
    "waiting": (
        200,
        TrilText(kk="ұзақ жұмыс", ru="долгая работа", en="long work"),
    ),
    "wrong-answer": (
        200,
        TrilText(kk="қате жауап", ru="ошибка в ответе", en="wrong answer"),
    ),
    "refused": (
        403,
        TrilText(kk="рұқсат жоқ", ru="отказ", en="refused"),
    ),
    "not-found": (
        404,
        TrilText(kk="табылмады", ru="не найдено", en="not found"),
    ),
    "form-expired": (
        403,
        TrilText(kk="форма ескірді", ru="форма устарела", en="form expired"),
    ),
    "bad-request": (
        400,
        TrilText(kk="түсініксіз сұрау", ru="непонятный запрос", en="bad request"),
    ),
    "offline": (
        200,
        TrilText(kk="желі жоқ", ru="нет сети", en="offline"),
    ),
    "stale": (
        200,
        TrilText(kk="ескірген дерек", ru="устаревшие данные", en="stale data"),
    ),
    "not-confirmed": (
        200,
        TrilText(kk="расталмаған", ru="не подтверждено", en="not confirmed"),
    ),
    "hidden-count": (
        200,
        TrilText(kk="жасырын сан", ru="скрытое число", en="hidden count"),
    ),
    "no-right": (
        200,
        TrilText(kk="көру құқығы жоқ", ru="нет права видеть", en="no right to see"),
    ),
    "two-people": (
        200,
        TrilText(kk="екі адам өзгертті", ru="правят двое", en="two people edit"),
    ),
    "confirmation": (
        200,
        TrilText(kk="растау", ru="подтверждение", en="confirmation"),
    ),
    "interruption": (
        200,
        TrilText(kk="ескерту беті", ru="страница-предупреждение", en="interruption"),
    ),
    "check-answers": (
        200,
        TrilText(kk="жауаптарды тексеру", ru="проверка ответов", en="check answers"),
    ),
}
ERRORS = {"refused", "not-found", "form-expired", "bad-request"}


def answer(request: HttpRequest, name: str, say: Words) -> HttpResponse:
    """The page of one state, with the status that it has in life."""
    status, title = STATES[name]
    if name in ERRORS:
        return render(request, "ui/error.html", {"kind": name.replace("-", "_")}, status=status)
    table = lists.table(say)
    context: dict[str, object] = {
        "state": name,
        "page_title": title.in_language(say.language),
        "receipt": lists.receipt(say),
        "table": table,
        "one": type(table)(table.caption, table.columns, table.rows[:1]),
        "many": type(table)(table.caption, table.columns, [row for _ in range(8) for row in table.rows]),
        "terms": lists.terms(say),
    }
    if name == "wrong-answer":
        context["form"] = forms.sample_form(say, wrong=True)
    return render(request, "ui/catalogue/state.html", context, status=status)
