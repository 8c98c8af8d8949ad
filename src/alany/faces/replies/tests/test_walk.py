"""Whoever holds a link answers in three steps: type, check, send; the receipt has a number."""

from datetime import UTC, datetime

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from alany.spine.cases.actions.links import revoke_link
from alany.spine.cases.actions.replies import respond
from alany.spine.cases.models import DeadlineRule, DraftFile, ReplyDraft, Response
from alany.spine.cases.tests.asking import a_link, asked_of, ended, through, words
from alany.spine.cases.tests.office import AT
from alany.spine.files.tests.test_photos import a_photo

WHO = {"name": "Ерлан Сейтов", "post": "әкімнің орынбасары"}
TYPED = {
    "fixed": {"text": "Белгі орнатылды."},
    "answer": {"text": "Белгі тапсырыс берілді."},
    "dispute": {"text": "Бұл жол ауданға жатпайды."},
    "more-time": {"text": "Жеткізуші кешікті.", "asked_due_on": "01.09.2020"},
    "commit": {"promised_on": "10.08.2020", "owner_post": "орынбасар", "warranty_to": "10.08.2022"},
}


def text_of(page):
    return " ".join(page.content.decode().split())


def typed(holder, base, kind, **more):
    return holder.post(f"{base}{kind}/", TYPED[kind] | WHO | more)


def sent(holder, base, kind, seen=0, **more):
    check = typed(holder, base, kind, **more)["Location"]
    return holder.post(check, {"seen": seen})


def test_the_first_page_says_what_is_asked_by_when_and_how_to_answer(holder, base, asked):
    page = holder.get(base)

    text = text_of(page)
    for said in (asked.text, asked.case.title, "2020 жылғы 20 тамыз", "хатшылық", "1424"):
        assert said in text
    for kind in TYPED:
        assert f'href="{base}{kind}/"' in text
    assert page.cookies == {}
    assert {name: page[name] for name in ("Cache-Control", "Referrer-Policy", "X-Robots-Tag")} == {
        "Cache-Control": "private, no-store", "Referrer-Policy": "no-referrer",
        "X-Robots-Tag": "noindex, nofollow",
    }  # fmt: skip


@pytest.mark.parametrize("kind", TYPED)
def test_each_kind_of_answer_is_typed_checked_sent_and_receipted(holder, base, kind):
    assert holder.get(f"{base}{kind}/").status_code == 200
    check = typed(holder, base, kind)
    assert Response.objects.count() == 0
    assert WHO["name"] in text_of(holder.get(check["Location"]))

    done = holder.post(check["Location"], {"seen": 0})

    assert done["Location"] == f"{base}said/1/"
    receipt = holder.get(done["Location"])
    assert "C-2020-0001/1-1" in text_of(receipt)
    assert (done.cookies, receipt.cookies) == ({}, {})
    assert Response.objects.get().kind == kind.replace("-", "_")
    assert "C-2020-0001/1-1" in text_of(holder.get(base))


def test_a_double_click_and_a_reload_are_one_answer(holder, base):
    check = typed(holder, base, "fixed")["Location"]
    places = {holder.post(check, {"seen": 0})["Location"] for _ in range(3)}

    assert places == {f"{base}said/1/"}
    assert holder.get(check)["Location"] == f"{base}said/1/"
    assert Response.objects.count() == 1


@pytest.mark.slow
def test_in_two_tabs_the_second_sees_what_the_first_said_before_it_is_sent(holder, base):
    first, second = (typed(holder, base, kind)["Location"] for kind in ("fixed", "dispute"))
    holder.post(first, {"seen": 0})

    met = holder.post(second, {"seen": 0})

    assert met.status_code == 409
    assert TYPED["fixed"]["text"] in text_of(met)
    assert Response.objects.count() == 1
    assert holder.post(second, {"seen": Response.objects.get().pk}).status_code == 302
    assert Response.objects.count() == 2


def test_who_opens_a_forwarded_link_after_another_answered_reads_that_answer_and_may_add_one(holder, base):
    sent(holder, base, "commit")
    elsewhere = Client(enforce_csrf_checks=True, HTTP_USER_AGENT="another telephone")

    first = elsewhere.get(base)
    check = typed(elsewhere, base, "fixed")["Location"]
    met = elsewhere.post(check, {"seen": 0})

    assert TYPED["commit"]["owner_post"] in text_of(elsewhere.get(f"{base}said/1/"))
    assert "C-2020-0001/1-1" in text_of(first)
    assert (met.status_code, Response.objects.count()) == (409, 1), "she is shown what was said before hers"
    done = elsewhere.post(check, {"seen": Response.objects.get().pk})
    assert done["Location"] == f"{base}said/2/"
    assert [one.kind for one in Response.objects.order_by("pk")] == ["commit", "fixed"]
    assert "C-2020-0001/1-2" in text_of(holder.get(base)), "the first holder sees the second answer"


def test_what_was_typed_can_be_changed_before_it_is_sent(holder, base):
    check = typed(holder, base, "commit")["Location"]
    key = check.split("/")[-2]
    form = holder.get(f"{base}commit/?draft={key}")

    assert 'value="орынбасар"' in text_of(form)
    assert 'value="2022"' in text_of(form)
    again = typed(holder, base, "commit", owner_post="бөлім басшысы", draft=key)
    assert again["Location"] == check
    assert "бөлім басшысы" in text_of(holder.get(check))
    assert ReplyDraft.objects.count() == 1


def test_an_empty_form_says_field_by_field_what_is_missing(holder, base):
    page = holder.post(f"{base}commit/", {})

    assert page.status_code == 200
    assert set(page.context["form"].errors) == {"name", "post", "promised_on", "owner_post"}


def test_a_promise_in_the_past_and_a_warranty_before_the_works_are_refused(holder, base):
    page = typed(holder, base, "commit", promised_on="29.07.2020", warranty_to="31.07.2020")
    assert list(page.context["form"].errors) == ["promised_on"]
    page = typed(holder, base, "commit", promised_on="10.08.2020", warranty_to="09.08.2020")
    assert list(page.context["form"].errors) == ["warranty_to"]


def test_after_the_term_more_time_is_refused_in_words_and_the_rest_is_open(holder, base, settings):
    check = typed(holder, base, "more-time")["Location"]
    settings.DEMO_TODAY = "2020-08-21"

    assert f'href="{base}more-time/"' not in text_of(holder.get(base))
    page = holder.get(f"{base}more-time/")
    assert (page.status_code, "2020 жылғы 20 тамыз" in text_of(page)) == (409, True)
    assert holder.post(check, {"seen": 0}).status_code == 409
    assert Response.objects.count() == 0
    assert sent(holder, base, "answer").status_code == 302


def photo(name="after.jpg", **facts):
    return SimpleUploadedFile(name, a_photo(**facts).getvalue(), "image/jpeg")


def test_photos_are_kept_with_their_time_place_and_doubt_said_in_words(holder, base):
    check = typed(
        holder, base, "fixed",
        after=[photo(taken="2020:07:29 15:40:00"), photo("old.jpg", taken="2020:07:01 10:00:00"),
               photo("paper.jpg", taken="")],
        before=[photo("was.jpg", taken="2019:01:01 10:00:00")],
        documents=[SimpleUploadedFile("act.txt", "Акт".encode())],
    )["Location"]  # fmt: skip
    page = text_of(holder.get(check))
    for said in ("15:40", "табылғанға дейін", "бір жылдан бұрын", "қашан түсірілгені белгісіз", "act.txt"):
        assert said in page

    holder.post(check, {"seen": 0})

    kept = Response.objects.get().proofs.order_by("file__name").values_list("file__name", "kind", "doubt")
    assert list(kept) == [
        ("act.txt", "document", ""),
        ("after.jpg", "after", ""),
        ("old.jpg", "after", "taken_before_finding"),
        ("paper.jpg", "after", "no_camera_time"),
        ("was.jpg", "before", "taken_long_ago"),
    ]
    first = Response.objects.get().proofs.get(file__name="after.jpg")
    assert (first.taken_at, first.latitude, first.longitude) == (
        datetime(2020, 7, 29, 9, 40, tzinfo=UTC), 44.01, 68.5,
    )  # fmt: skip


def test_an_answer_of_two_hundred_pages_is_taken(holder, base):
    pages = b"%PDF-1.7\n" + b"0 obj " * 500_000
    assert typed(holder, base, "answer", documents=[SimpleUploadedFile("a.pdf", pages)]).status_code == 302


def test_what_is_too_large_or_no_document_is_refused_and_the_rest_is_kept(holder, base, settings):
    settings.UPLOAD_MAX_BYTES = 2000
    page = typed(
        holder, base, "answer", text="Ұзақ жауап",
        documents=[
            SimpleUploadedFile("big.txt", b"x" * 3000), SimpleUploadedFile("run.exe", b"MZ\x00\x01"),
            SimpleUploadedFile("empty.txt", b""), SimpleUploadedFile("good.txt", b"good"),
        ],
    )  # fmt: skip
    text = text_of(page)

    assert page.status_code == 200
    assert len(page.context["form"].errors["documents"]) >= 2
    assert "20 МБ" in text
    assert "Ұзақ жауап" in text
    assert "good.txt" in text
    key = ReplyDraft.objects.get().key
    assert typed(holder, base, "answer", draft=key).status_code == 302
    assert DraftFile.objects.get().file.name == "good.txt"


def test_the_eleventh_file_is_refused_and_a_kept_one_can_be_left_out(holder, base):
    files = [SimpleUploadedFile(f"{number}.txt", b"%d" % number) for number in range(11)]
    page = typed(holder, base, "answer", documents=files)
    draft = ReplyDraft.objects.get()

    assert "10.txt" in text_of(page)
    assert draft.files.count() == 10
    again = typed(holder, base, "answer", draft=draft.key, leave_out=[draft.files.first().pk])
    assert again.status_code == 302
    assert draft.files.count() == 9


@pytest.mark.slow
def test_the_same_pages_stand_in_three_languages(holder, made):
    for language in ("kk", "ru", "en"):
        base = f"/{language}/r/{made.secret}/"
        for page in ("", "fixed/", "commit/", "more-time/", "dispute/", "answer/", "open/"):
            answer = holder.get(base + page)
            assert (answer.status_code, f'<html lang="{language}">' in answer.content.decode()) == (200, True)


@pytest.mark.parametrize(
    ("state", "told"), [("expired", True), ("ended", True), ("revoked", False), ("replaced", False)]
)
def test_a_closed_link_says_what_to_do_and_takes_nothing(
    holder, base, made, asked, aigul, settings, state, told
):
    sent(holder, base, "answer")
    check = typed(holder, base, "dispute")["Location"]
    match state:
        case "expired":
            settings.DEMO_TODAY = "2020-09-20"
        case "ended":
            ended(asked)
        case "revoked":
            revoke_link(link=made.link, by=aigul, at=AT)
        case "replaced":
            a_link(asked)

    for page in ("", "dispute/", "open/", "said/1/"):
        answer = holder.get(base + page)
        assert (answer.status_code, "1424" in text_of(answer)) == (410, True)
        assert (TYPED["answer"]["text"] in text_of(answer)) == told
    assert holder.post(check, {"seen": 1}).status_code == 410
    assert Response.objects.count() == 1


def test_whoever_looks_a_hundred_times_uses_nothing_up(holder, base):
    assert {holder.get(base).status_code for _ in range(5)} == {200}
    assert sent(holder, base, "fixed").status_code == 302


@pytest.mark.slow
def test_the_pages_ask_the_database_the_same_however_much_was_said(
    holder, base, made, django_assert_max_num_queries
):
    holder.get(base)
    for _ in range(12):
        sent(holder, base, "answer", seen=Response.objects.count() and Response.objects.latest("pk").pk)
    with django_assert_max_num_queries(9):
        holder.get(base)
    with django_assert_max_num_queries(9):
        holder.get(f"{base}said/12/")


def test_a_link_that_ends_between_check_and_sending_says_so(holder, base, made, aigul):
    check = typed(holder, base, "fixed")["Location"]
    with time_machine.travel(datetime(2020, 7, 30, 6, tzinfo=UTC)):
        revoke_link(link=made.link, by=aigul, at=AT)
    assert holder.post(check, {"seen": 0}).status_code == 410


def test_a_draft_that_was_forgotten_says_so(holder, base):
    page = holder.get(f"{base}check/{'0' * 32}/")

    assert (page.status_code, base in text_of(page)) == (410, True)


def test_another_answer_may_follow(holder, base, made):
    respond(
        recommendation=made.link.recommendation,
        words=words("commit"),
        link=made.link,
        by=through(made.link),
        at=AT,
    )
    page = text_of(holder.get(base))

    assert "C-2020-0001/1-1" in page
    assert f'href="{base}fixed/"' in page


def test_the_law_is_cited_where_it_is_confirmed(holder, akimat, aigul):
    rule = DeadlineRule.objects.filter(certainty="read").first()
    unsure = DeadlineRule.objects.filter(certainty="check").first()
    for row, cited in ((rule, True), (unsure, False)):
        base = f"/kk/r/{a_link(asked_of(akimat, aigul, rule=row)).secret}/"
        assert (row.act in text_of(holder.get(base))) == cited
