"""The list of everything that is asked of a body shows little and opens nothing."""

import re

import pytest
from django.core import mail

from alany.faces.replies.open_list import masked
from alany.faces.replies.tests.test_walk import text_of
from alany.spine.cases.tests.asking import a_link, asked_of
from alany.spine.cases.tests.office import AT, an_akimat
from alany.spine.ledger.actions import action


@pytest.fixture
def other(akimat, aigul):
    return asked_of(akimat, aigul, text="Екінші ұсынымның мәтіні")


def test_it_shows_numbers_subjects_terms_and_states_of_this_body_alone(holder, base, asked, other, aigul):
    strange = asked_of(an_akimat(asked.case.office, "Сайрам"), aigul)
    text = text_of(holder.get(f"{base}open/"))

    assert other.case.number in text
    assert strange.case.number not in text
    assert "Екінші ұсынымның мәтіні" not in text
    assert set(re.findall(r"/r/[\w-]{40}/", text)) == {base[3:]}


def test_what_is_sensitive_is_not_listed(holder, base, other, aigul):
    with action(verb="case.noted", by=aigul, at=AT):
        type(other.case).objects.filter(pk=other.case_id).update(is_sensitive=True)

    assert other.case.number not in text_of(holder.get(f"{base}open/"))


def test_links_go_to_the_registered_address_only_and_once_a_day(holder, base, other):
    before = a_link(other)
    done = holder.post(f"{base}open/")

    assert done["Location"] == f"{base}open/?sent=1"
    (letter,) = mail.outbox
    assert letter.to == ["sozaq@example.invalid"]
    path = re.search(r"http://testserver(/kk/r/[\w-]{40}/)", letter.body)[1]
    assert path not in text_of(holder.get(done["Location"]))
    codes = [holder.get(one).status_code for one in (path, base, f"/kk/r/{before.secret}/")]
    assert codes == [200, 200, 410]
    assert holder.post(f"{base}open/").status_code == 409
    assert len(mail.outbox) == 1


def test_a_body_without_an_address_is_told_to_call(holder, office, aigul):
    base = f"/kk/r/{a_link(asked_of(an_akimat(office), aigul)).secret}/"

    assert "<form" not in text_of(holder.get(f"{base}open/"))
    assert holder.post(f"{base}open/").status_code == 409


def test_a_mail_that_fails_is_told(holder, base, other, monkeypatch):
    def refuse(*args, **kwargs):
        raise ConnectionRefusedError

    monkeypatch.setattr("django.core.mail.EmailMessage.send", refuse)
    assert holder.post(f"{base}open/").status_code == 409


@pytest.mark.parametrize("sent", ["x", "-1", "99999", "<b>"])
def test_what_stands_in_the_address_is_not_believed(holder, base, other, sent):
    assert 'class="notice success"' not in text_of(holder.get(f"{base}open/", {"sent": sent}))


def test_an_address_is_shown_so_that_only_its_owner_knows_it():
    assert (masked("sozaq@example.kz"), masked("")) == ("s…@example.kz", "")


@pytest.mark.slow
def test_the_list_asks_the_database_the_same_for_one_row_and_for_thirty(
    holder, base, akimat, aigul, django_assert_max_num_queries
):
    for _ in range(30):
        asked_of(akimat, aigul)
    holder.get(base)
    with django_assert_max_num_queries(9):
        holder.get(f"{base}open/")
