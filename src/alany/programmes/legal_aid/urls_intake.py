"""Addresses of the intake, of one's own question, of public answers, of screening and of review."""

from django.urls import path

from alany.programmes.legal_aid.views import (
    answering,
    counter,
    documents,
    library,
    library_desk,
    person_letters,
    public,
    questions,
    status,
)

PUBLIC_URLS = [
    path("", public.home, name="home"),
    path("ask/", public.ask, name="ask"),
    path("status/", status.status, name="status"),
    path("answers/", library.library, name="library"),
    path("answers/<int:pk>/", library.library_answer, name="library_answer"),
]
DESK_URLS = [
    path("questions/", questions.questions, name="questions"),
    path("questions/take-down/", counter.take_down, name="take_down"),
    path("questions/counter/", counter.at_once, name="counter"),
    path("questions/<int:pk>/", questions.question, name="question"),
    path("questions/<int:pk>/words/", questions.words, name="question_words"),
    path("questions/<int:pk>/take-in/", questions.take_in, name="question_take_in"),
    path("questions/<int:pk>/send-out/", questions.send_out, name="question_send_out"),
    path("questions/<int:pk>/party/", questions.party, name="question_party"),
    path("questions/<int:pk>/letter/", person_letters.letter, name="question_letter"),
    path("answer/<int:pk>/", answering.own_question, name="answer"),
    path("answer/<int:pk>/words/", answering.own_words, name="answer_words"),
    path("answer/<int:pk>/send/", answering.give_answer, name="answer_send"),
    path("documents/<int:pk>/", documents.document, name="document"),
    path("reviews/", answering.reviews, name="reviews"),
    path("reviews/<int:pk>/", answering.review, name="review"),
    path("public-answers/", library_desk.shelf, name="shelf"),
    path("public-answers/new/", library_desk.write, name="shelf_write"),
    path("public-answers/<int:pk>/", library_desk.shelf_answer, name="shelf_answer"),
    path("public-answers/<int:pk>/publish/", library_desk.publish, name="shelf_publish"),
    path("public-answers/<int:pk>/withdraw/", library_desk.withdraw, name="shelf_withdraw"),
    path("doors/", library_desk.doors, name="doors"),
    path("doors/new/", library_desk.new_door, name="door_new"),
    path("doors/<int:pk>/shut/", library_desk.shut_door, name="door_shut"),
]
