"""Whoever guesses, forges or floods learns nothing and changes nothing."""

import pytest
from django.conf import settings as site
from django.core.files.uploadedfile import SimpleUploadedFile

from alany.faces.replies.tests.test_walk import WHO, sent, text_of, typed
from alany.spine.cases.links import new_secret
from alany.spine.cases.models import ReplyDraft, Response
from alany.spine.cases.tests.asking import a_link, asked_of
from alany.spine.files.uploads import LimitedUpload


@pytest.mark.parametrize(
    "guess", ["A" * 40, "x", "é" * 40, "_" * 40, "0" * 4000, "signed by another key", "../../desk"]
)
def test_a_guess_meets_the_same_page_as_any_wrong_address(holder, base, guess, django_assert_max_num_queries):
    guess = new_secret("another key") if guess == "signed by another key" else guess
    with django_assert_max_num_queries(2):
        page = holder.get(f"/kk/r/{guess}/")
    nowhere = holder.get("/kk/r/no/such/address/at/all/")

    assert (page.status_code, nowhere.status_code) == (404, 404)
    strip = [text_of(one).replace(one.wsgi_request.path[4:], "") for one in (page, nowhere)]
    assert strip[0] == strip[1]


def test_a_secret_that_is_signed_but_was_never_given_is_not_found(holder, base):
    assert holder.get(f"/kk/r/{new_secret(site.SECRET_KEY)}/").status_code == 404


def test_one_link_does_not_reach_the_drafts_answers_and_files_of_another(holder, base, akimat, aigul):
    other = f"/kk/r/{a_link(asked_of(akimat, aigul)).secret}/"
    sent(holder, base, "answer")
    check = typed(holder, base, "answer", text="Құпия жауап")["Location"]
    key = check.split("/")[-2]

    assert holder.get(f"{other}check/{key}/").status_code == 410
    assert holder.post(f"{other}check/{key}/", {"seen": 0}).status_code == 410
    assert "Құпия жауап" not in text_of(holder.get(f"{other}answer/?draft={key}"))
    assert holder.get(f"{other}said/1/").status_code == 404
    taken_over = typed(holder, other, "answer", draft=key, recommendation="1", link="1")
    assert taken_over["Location"] != check
    assert Response.objects.count() == 1


def test_what_is_typed_stays_text(holder, base):
    page = holder.get(sent(holder, base, "answer", text='<script>alert("1")</script><b>')["Location"])
    assert "<script>alert" not in page.content.decode()
    assert "&lt;script&gt;alert" in page.content.decode()


@pytest.mark.parametrize("field", ["text", "name", "post"])
def test_a_nul_in_a_field_is_refused_in_words(holder, base, field):
    page = typed(holder, base, "answer", **{field: "а\x00б"})

    assert (page.status_code, list(page.context["form"].errors)) == (200, [field])


def test_a_nul_in_a_draft_or_in_what_was_seen_breaks_nothing(holder, base):
    assert typed(holder, base, "answer", draft="\x00" * 32).status_code == 302
    check = typed(holder, base, "answer", leave_out="\x00")["Location"]
    assert holder.post(check, {"seen": "\x00"}).status_code == 409


def test_two_hundred_megabytes_are_dropped_while_they_come_and_the_text_stays(
    holder, base, settings, monkeypatch
):
    settings.UPLOAD_MAX_BYTES = 64 * 1024
    reached = []
    taken = LimitedUpload.receive_data_chunk

    def counted(self, raw, start):
        kept = taken(self, raw, start)
        reached.append(len(kept))
        return kept

    monkeypatch.setattr(LimitedUpload, "receive_data_chunk", counted)
    huge = SimpleUploadedFile("huge.pdf", b"%PDF-" + b"0" * 8_000_000)
    page = typed(holder, base, "answer", text="Ұзақ жауап", documents=[huge])

    assert sum(reached) <= 64 * 1024 + 64 * 1024
    assert "Ұзақ жауап" in text_of(page)
    assert list(page.context["form"].errors) == ["documents"]


def test_a_name_of_a_file_is_a_name_and_no_path(holder, base):
    odd = SimpleUploadedFile("x", b"text")
    odd.name = '../../etc/<b>"pass\u202ewd.txt'
    page = holder.get(typed(holder, base, "answer", documents=[odd])["Location"])

    assert "<b>" not in page.content.decode()
    kept = ReplyDraft.objects.get().files.get().file.name
    assert not any(sign in kept for sign in '/<>"\u202e')


@pytest.mark.slow
def test_beginning_without_end_is_stopped_in_words(holder, base):
    for _ in range(20):
        typed(holder, base, "answer")
    page = typed(holder, base, "answer")

    assert (page.status_code, len(page.context["form"].non_field_errors())) == (200, 1)
    assert ReplyDraft.objects.count() == 20


def test_other_kinds_of_answers_and_places_do_not_exist(holder, base):
    for end in ("withdraw/", "more_time/", "said/0/", "said/999999/", "check/x/y/"):
        assert holder.get(base + end).status_code == 404


def test_other_methods_change_nothing(holder, base):
    check = typed(holder, base, "answer")["Location"]
    for way in (holder.get, holder.head, holder.delete, holder.put):
        assert way(check).status_code == 200
    assert Response.objects.count() == 0


def test_a_page_elsewhere_cannot_send_what_it_does_not_know(holder, base):
    assert holder.post("/kk/r/" + "A" * 40 + "/answer/", {"text": "x"} | WHO).status_code == 404
