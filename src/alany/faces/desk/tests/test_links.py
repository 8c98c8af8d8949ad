"""The office makes, copies, mails and takes back a link; its address is shown once."""

import re
from smtplib import SMTPException

import pytest
from django.core import mail
from django.test import Client

from alany.faces.desk.tests.conftest import browser
from alany.spine.cases.actions.replies import respond
from alany.spine.cases.models import ReplyLink
from alany.spine.cases.reply_queries import link_by_secret
from alany.spine.cases.tests.asking import asked_of, ended, through, words
from alany.spine.cases.tests.office import AT, a_person, an_office
from alany.spine.ledger.models import Entry

GIVEN = {"recipient": "Хатшылық", "email": "kense@example.invalid", "language": "kk", "days": "30"}


@pytest.fixture(autouse=True)
def _post_box(settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"


@pytest.fixture
def asked(akimat, aigul):
    return asked_of(akimat, aigul)


@pytest.fixture
def page(asked):
    return f"/kk/desk/cases/{asked.case.number}/links/"


def address_in(answer):
    found = re.search(r"http://testserver(/kk/r/([\w-]{40})/)", answer.content.decode())
    return found.groups() if found else None


def test_a_link_is_made_its_address_shown_once_and_it_opens(at, page, asked):
    done = at.post(page, GIVEN)

    assert done["Location"] == page
    path, secret = address_in(at.get(page))
    assert link_by_secret(secret).recommendation == asked
    assert address_in(at.get(page)) is None
    assert Client().get(path).status_code == 200
    assert mail.outbox == []


def test_the_mail_says_that_an_answer_is_asked_and_nothing_of_the_matter(at, page, asked):
    at.post(page, GIVEN | {"mail": "on"})

    (letter,) = mail.outbox
    path, _ = address_in(at.get(page))
    assert letter.to == ["kense@example.invalid"]
    assert f"http://testserver{path}" in letter.body
    told = letter.subject + letter.body
    assert not any(word in told for word in (asked.case.title, asked.text, "Тасты"))
    assert ReplyLink.objects.get().mailed_at is not None
    assert Entry.objects.filter(verb="reply_link.mailed").count() == 1


def test_a_mail_that_does_not_go_out_is_told_and_the_link_can_be_given_otherwise(at, page, monkeypatch):
    def refuse(*args, **kwargs):
        raise SMTPException("550 no such box")

    monkeypatch.setattr("django.core.mail.EmailMessage.send", refuse)
    at.post(page, GIVEN | {"mail": "on"})
    shown = at.get(page)

    assert "550 no such box" in shown.content.decode()
    assert address_in(shown)
    assert "550 no such box" in ReplyLink.objects.get().mail_fault


def test_a_new_link_closes_the_former_and_a_link_is_taken_back(at, page):
    at.post(page, GIVEN)
    first, _ = address_in(at.get(page))
    at.post(page, GIVEN)
    second, _ = address_in(at.get(page))

    assert [Client().get(one).status_code for one in (first, second)] == [410, 200]
    newest = ReplyLink.objects.latest("pk")
    for _ in range(2):
        assert at.post(f"{page}revoke/", {"link": newest.pk})["Location"] == page
    assert Client().get(second).status_code == 410
    assert Entry.objects.filter(verb="reply_link.revoked").count() == 1


def test_a_wrong_form_keeps_what_was_typed_and_makes_nothing(at, page):
    answer = at.post(page, {"recipient": "", "email": "", "mail": "on", "language": "xx", "days": "0"})

    assert set(answer.context["form"].errors) == {"recipient", "email", "language", "days"}
    assert ReplyLink.objects.count() == 0


def test_where_nothing_is_asked_no_link_can_be_made(at, page, asked):
    ended(asked)

    assert at.get(page).context["form"] is None
    assert at.post(page, GIVEN).status_code == 200
    assert ReplyLink.objects.count() == 0


def test_who_only_reads_cases_and_another_office_make_no_links(page, office, asked):
    reader = browser(a_person(office, "Дана", ("inspector",)))
    stranger = browser(a_person(an_office("abai"), "Болат"))

    assert (reader.get(page).status_code, reader.post(page, GIVEN).status_code) == (403, 403)
    assert (stranger.get(page).status_code, stranger.post(f"{page}revoke/").status_code) == (404, 404)


def test_a_link_of_another_case_is_not_taken_back_from_here(at, page, akimat, aigul):
    other = asked_of(akimat, aigul)
    at.post(f"/kk/desk/cases/{other.case.number}/links/", GIVEN)

    for key in (ReplyLink.objects.get().pk, "x", "9" * 30, ""):
        assert at.post(f"{page}revoke/", {"link": key}).status_code == 404
    assert ReplyLink.objects.get().closed_as == ""


def test_the_case_tells_of_links_and_answers(at, page, asked):
    at.post(page, GIVEN)
    link = ReplyLink.objects.get()
    respond(recommendation=asked, words=words("fixed"), link=link, by=through(link), at=AT)

    shown = " ".join(at.get(f"/kk/desk/cases/{asked.case.number}/").content.decode().split())

    assert "Жауап сілтемесі берілді: Хатшылық" in shown
    assert words("fixed").text in shown
    assert f'href="{page}"' in shown
