"""Addresses of people's pages; they stand in the desk's name space."""

from django.urls import path

from alany.faces.desk.people import addressee, me, notices, people_list, person_acts, person_page

urlpatterns = [
    path("people/", people_list.people, name="people"),
    path("people/new/", person_acts.add, name="person_new"),
    path("people/<int:key>/", person_page.person, name="person"),
    path("people/<int:key>/edit/", person_acts.edit, name="person_edit"),
    path("people/<int:key>/grant/", person_acts.give, name="person_grant"),
    path("people/<int:key>/password/", person_acts.password, name="person_password"),
    path("people/<int:key>/body/", addressee.answers_for, name="person_body"),
    path("people/<int:key>/<slug:act>/", person_acts.confirm, name="person_act"),
    path("people/<int:key>/grants/<int:grant>/withdraw/", person_acts.withdraw, name="grant_withdraw"),
    path("me/", me.me, name="me"),
    path("me/notices/", notices.notices, name="me_notices"),
    path("me/sessions/", me.end_others, name="me_sessions"),
]
