"""A double click acts once."""

from threading import Barrier, Thread

import pytest
from django.db import connection
from django.http import HttpResponse, HttpResponseRedirect
from django.test import RequestFactory

from alany.faces.ui.once import once
from alany.spine.people import submissions
from alany.spine.people.models import Submission, User


class Desk:
    """A view that counts what it has done; with `errors` it shows the form again first."""

    def __init__(self, errors=0):
        self.done, self.errors = 0, errors

    def __call__(self):
        if self.errors:
            self.errors -= 1
            return HttpResponse("the form with its errors")
        self.done += 1
        return HttpResponseRedirect(f"/kk/desk/cases/C-2020-{self.done:04d}/")


def click(desk, token="one", title="Бағасы қымбат", path="/kk/desk/cases/new/", user=1):
    request = RequestFactory().post(path, {"csrfmiddlewaretoken": token, "title": title})
    request.user = User(pk=user)
    return once(request, desk)


@pytest.mark.django_db
def test_the_second_click_leads_to_what_the_first_made():
    desk = Desk()
    first, second = click(desk), click(desk)
    assert (desk.done, first["Location"], second["Location"]) == (1, *["/kk/desk/cases/C-2020-0001/"] * 2)


@pytest.mark.django_db
@pytest.mark.parametrize("other", [{"token": "two"}, {"title": "x"}, {"path": "/kk/desk/x/"}, {"user": 2}])
def test_another_page_content_address_or_person_is_another_submission(other):
    desk = Desk()
    click(desk), click(desk, **other)
    assert desk.done == 2


@pytest.mark.django_db
def test_a_form_that_was_shown_again_with_errors_may_be_sent_again():
    desk = Desk(errors=1)
    click(desk)
    assert click(desk)["Location"] == "/kk/desk/cases/C-2020-0001/"


@pytest.mark.django_db
def test_a_failure_leaves_nothing_behind():
    def fail():
        raise KeyError("broken")

    with pytest.raises(KeyError):
        click(fail)
    assert Submission.objects.count() == 0


@pytest.mark.django_db
def test_a_request_without_a_token_is_simply_answered():
    desk = Desk()
    request = RequestFactory().get("/kk/desk/")
    once(request, desk), once(request, desk)
    assert desk.done == 2


@pytest.mark.slow
def test_two_clicks_at_the_same_moment_act_once(committed):
    desk, ready, locations = Desk(), Barrier(2), []

    def press():
        ready.wait()
        locations.append(click(desk)["Location"])
        connection.close()

    threads = [Thread(target=press) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (desk.done, locations) == (1, ["/kk/desk/cases/C-2020-0001/"] * 2)


@pytest.mark.django_db
def test_old_submissions_are_forgotten(monkeypatch):
    submissions.begin("old")
    monkeypatch.setattr(submissions, "KEPT", submissions.KEPT * -1)
    submissions.begin("new")
    assert list(Submission.objects.values_list("key", flat=True)) == ["new"]
