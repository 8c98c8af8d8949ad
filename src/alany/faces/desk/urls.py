"""Addresses of the desk. People's own pages and those of programmes stand beside these."""

from django.urls import include, path

from alany.faces.desk import (
    case_acts,
    case_list,
    case_pages,
    file_pages,
    ledger_pages,
    letter_acts,
    letter_list,
    letter_pages,
    reference_pages,
    today,
)

app_name = "desk"
urlpatterns = [
    path("", today.today, name="today"),
    path("cases/", case_list.cases, name="cases"),
    path("cases/new/", case_pages.case_new, name="case_new"),
    path("cases/<str:number>/", case_pages.case_page, name="case"),
    path("cases/<str:number>/move/<slug:to>/", case_acts.case_move, name="case_move"),
    path("cases/<str:number>/assign/", case_acts.case_assign, name="case_assign"),
    path("cases/<str:number>/due/", case_acts.case_due, name="case_due"),
    path("cases/<str:number>/edit/", case_acts.case_edit, name="case_edit"),
    path("letters/", letter_list.letters, name="letters"),
    path("letters/new/", letter_pages.letter_new, name="letter_new"),
    path("letters/<int:key>/", letter_pages.letter_page, name="letter"),
    path("letters/<int:key>/letter.pdf", letter_pages.letter_print, name="letter_print"),
    path("letters/<int:key>/edit/", letter_acts.letter_edit, name="letter_edit"),
    path("letters/<int:key>/approve/", letter_acts.letter_approve, name="letter_approve"),
    path("letters/<int:key>/send/", letter_acts.letter_send, name="letter_send"),
    path("letters/<int:key>/answer/", letter_acts.letter_answer, name="letter_answer"),
    path("files/<int:key>/", file_pages.file, name="file"),
    path("ledger/", ledger_pages.ledger, name="ledger"),
    path("ledger/check/", ledger_pages.verdict, name="ledger_verdict"),
    path("ledger/<int:key>/", ledger_pages.entry_page, name="ledger_entry"),
    path("reference/", reference_pages.reference, name="reference"),
    path("reference/<slug:name>/", reference_pages.reference_list, name="reference_list"),
    path("", include("alany.faces.desk.people.urls")),
]
