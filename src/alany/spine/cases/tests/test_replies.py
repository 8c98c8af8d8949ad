"""What an addressee says is taken once, through an open link, and leads the case to who verifies."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from io import BytesIO
from threading import Barrier

import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from alany.spine.cases.actions import verify
from alany.spine.cases.actions.drafts import attach, begin_draft, detach, write_draft
from alany.spine.cases.actions.links import revoke_link
from alany.spine.cases.actions.replies import AnsweredMeanwhile, confirm_draft, respond, tie_account
from alany.spine.cases.links import LinkNotOpen, LinkState
from alany.spine.cases.models import ReplyDraft, ReplyLink, Response
from alany.spine.cases.reply_queries import answers_of, body_of, draft_with, last_answer, may_say
from alany.spine.cases.rules import WordsMissing
from alany.spine.cases.saying import (
    AskedDayUnfit,
    NamelessAnswer,
    PromiseUnfit,
    TermEnded,
    TooManyDrafts,
    TooManyFiles,
    checked,
    doubt_of,
)
from alany.spine.cases.tests.asking import DUE, a_link, asked_of, ended, through, words
from alany.spine.cases.tests.office import AT, DAY, a_person, an_akimat, an_office
from alany.spine.files.rules import FileRefused
from alany.spine.people.rules import OtherOffice

EVERY_KIND = ("fixed", "commit", "answer", "more_time", "dispute")


@pytest.fixture
def office(db, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return an_office()


@pytest.fixture
def aigul(office):
    return a_person(office, roles=("specialist", "reviewer"))


@pytest.fixture
def akimat(office):
    return an_akimat(office)


@pytest.fixture
def asked(akimat, aigul):
    return asked_of(akimat, aigul)


@pytest.fixture
def link(asked):
    return a_link(asked).link


def says(link, kind, at=AT, **given):
    return respond(
        recommendation=link.recommendation, words=words(kind, **given), link=link, by=through(link), at=at
    )


@given(promised=st.dates(date(2019, 1, 1), date(2022, 1, 1)), warranty=st.dates(date(2019, 1, 1)) | st.none())
def test_a_promise_is_for_a_day_to_come_and_a_warranty_follows_it(promised, warranty):
    said = words("commit", promised_on=promised, warranty_to=warranty)

    if promised >= DAY and (warranty is None or warranty >= promised):
        assert checked(said, due_on=DUE, today=DAY) == said
    else:
        with pytest.raises(PromiseUnfit):
            checked(said, due_on=DUE, today=DAY)


@given(
    asked_day=st.dates(date(2020, 1, 1), date(2023, 1, 1)),
    today=st.dates(date(2020, 7, 1), date(2020, 10, 1)),
)
def test_more_time_is_asked_for_within_the_term_and_beyond_it(asked_day, today):
    said = words("more_time", asked_due_on=asked_day)

    if today > DUE:
        with pytest.raises(TermEnded):
            checked(said, due_on=DUE, today=today)
    elif DUE < asked_day <= DUE + timedelta(days=366):
        assert checked(said, due_on=DUE, today=today) == said
    else:
        with pytest.raises(AskedDayUnfit):
            checked(said, due_on=DUE, today=today)


@pytest.mark.parametrize(
    ("kind", "days", "doubt"),
    [
        ("after", None, "no_camera_time"),
        ("before", None, "no_camera_time"),
        ("document", None, ""),
        ("after", -5, "taken_before_finding"),
        ("before", -5, ""),
        ("after", 2, ""),
        ("after", -500, "taken_long_ago"),
        ("before", -500, "taken_long_ago"),
        ("after", 40, "camera_clock_ahead"),
    ],
)
def test_a_photo_is_doubted_by_the_time_of_its_camera(kind, days, doubt):
    taken = None if days is None else AT - timedelta(days=20) + timedelta(days=days)

    assert doubt_of(kind, taken, found_on=date(2020, 7, 10), at=AT) == doubt


@pytest.mark.parametrize("kind", EVERY_KIND)
def test_everything_an_addressee_may_say_is_kept_with_who_said_it(link, kind):
    said = says(link, kind)

    (kept,) = answers_of(link.recommendation)
    assert (kept, kept.kind, kept.link) == (said, kind, link)
    assert (kept.by_name, kept.by_post, kept.by_ref) == (
        "Ерлан Сейтов", "әкімнің орынбасары", f"link:{link.pk}",
    )  # fmt: skip
    event = link.recommendation.case.events.get(kind="response")
    assert event.details == {
        "said": kind, "answer": "C-2020-0001/1-1",
        "to": {"kk": "Созақ ауданының әкімдігі", "ru": "Созақ ауданының әкімдігі ru",
               "en": "Созақ ауданының әкімдігі"},
    }  # fmt: skip


@pytest.mark.parametrize("kind", EVERY_KIND)
def test_nothing_is_taken_through_a_link_that_is_not_open(asked, aigul, kind):
    revoked = revoke_link(link=a_link(asked).link, by=aigul, at=AT)
    replaced, newest = a_link(asked).link, a_link(asked).link

    for link, at, state in (
        (revoked, AT, LinkState.REVOKED),
        (replaced, AT, LinkState.REPLACED),
        (newest, newest.expires_at, LinkState.EXPIRED),
    ):
        with pytest.raises(LinkNotOpen) as refusal:
            says(link, kind, at=at)
        assert refusal.value.state is state
    ended(asked)
    with pytest.raises(LinkNotOpen):
        says(newest, kind)
    assert Response.objects.count() == 0


def test_a_link_answers_only_its_own_recommendation(akimat, aigul, link):
    other = asked_of(akimat, aigul)

    with pytest.raises(ReplyLink.DoesNotExist):
        respond(recommendation=other, words=words("answer"), link=link, by=through(link), at=AT)
    assert answers_of(other) == []


def test_a_claim_waits_for_somebody_else_to_verify(link, aigul):
    says(link, "fixed")

    case = link.recommendation.case
    case.refresh_from_db()
    assert (case.state, case.claimed_ref) == ("fix_claimed", f"link:{link.pk}")
    assert case.claimed_by == "Созақ ауданының әкімдігі, Ерлан Сейтов, әкімнің орынбасары"
    look = verify(case=case, method="visit", outcome="fixed", text="Көрдік", by=aigul, at=AT)
    assert (look.claim, look.case.state) == (Response.objects.get(), "verified_fixed")


def test_a_promise_sets_the_case_to_work(link):
    promise = says(link, "commit", text="").commitment

    link.recommendation.case.refresh_from_db()
    assert link.recommendation.case.state == "in_progress"
    assert (promise.owner_post, promise.promised_on) == ("әкімнің орынбасары", date(2020, 8, 10))


@pytest.mark.parametrize("kind", ["answer", "dispute", "more_time"])
def test_an_answer_a_dispute_and_a_request_leave_the_case_where_it_is(link, kind):
    says(link, kind)

    link.recommendation.case.refresh_from_db()
    assert link.recommendation.case.state == "received"


def test_without_words_or_a_name_nothing_is_taken(link):
    with pytest.raises(WordsMissing):
        says(link, "dispute", text=" \x00 ")
    with pytest.raises(NamelessAnswer):
        says(link, "answer", name="  ")
    assert Response.objects.count() == 0


def test_after_the_term_no_more_time_is_offered(asked):
    assert may_say(asked, DUE) == ("fixed", "commit", "answer", "more_time", "dispute")
    assert may_say(asked, DUE + timedelta(days=1)) == ("fixed", "commit", "answer", "dispute")
    assert may_say(ended(asked), DAY) == ()


def test_who_did_not_see_the_newest_answer_is_told(link):
    first = says(link, "commit")

    with pytest.raises(AnsweredMeanwhile) as told:
        respond(
            recommendation=link.recommendation, words=words("dispute"), link=link, seen=0,
            by=through(link), at=AT,
        )  # fmt: skip
    assert told.value.last == first.pk == last_answer(link.recommendation)


def a_draft(link, kind="fixed"):
    return begin_draft(recommendation=link.recommendation, kind=kind, link=link, at=AT)


def given_file(draft, link, name="after.txt", content=b"text", kind="document"):
    return attach(draft=draft, kind=kind, name=name, content=BytesIO(content), by=through(link), at=AT)


def test_a_draft_is_sent_once_however_often_it_is_confirmed(link):
    draft = write_draft(draft=a_draft(link), given={"text": "x"})
    given_file(draft, link)
    sent = [
        confirm_draft(draft=draft, words=words("fixed"), seen=0, by=through(link), at=AT) for _ in range(3)
    ]

    assert sent[0] == sent[1] == sent[2]
    (kept,) = answers_of(link.recommendation)
    assert [proof.file.name for proof in kept.proofs.all()] == ["after.txt"]


def test_a_sent_draft_is_no_longer_written(link):
    draft = write_draft(draft=a_draft(link, "answer"), given={"text": "first"})
    file = given_file(draft, link)
    confirm_draft(draft=draft, words=words("answer"), seen=0, by=through(link), at=AT)

    write_draft(draft=draft, given={"text": "second"})
    detach(draft=draft, keys=[str(file.pk)])

    draft.refresh_from_db()
    assert (draft.given, draft.files.count()) == ({"text": "first"}, 1)


def test_ten_files_are_taken_and_the_eleventh_is_not(link):
    draft = a_draft(link)
    for number in range(10):
        given_file(draft, link, f"{number}.txt", b"%d" % number)

    with pytest.raises(TooManyFiles):
        given_file(draft, link, "11.txt")
    detach(draft=draft, keys=[str(draft.files.first().pk), "x", "9" * 40])
    assert given_file(draft, link, "11.txt").file.name == "11.txt"


def test_the_same_file_twice_is_one_and_what_is_none_of_ours_is_refused(link):
    draft = a_draft(link)
    given_file(draft, link)
    given_file(draft, link)

    with pytest.raises(FileRefused):
        given_file(draft, link, "virus.exe", b"MZ\x00\x00")
    assert draft.files.count() == 1


def test_a_draft_opens_to_its_own_link_only_and_is_forgotten(asked, akimat, aigul, link):
    draft = a_draft(link)
    other = a_link(asked_of(akimat, aigul)).link

    assert draft_with(draft.key, asked, link, None) == draft
    assert draft_with(draft.key, other.recommendation, other, None) is None
    assert draft_with(draft.key, asked, None, aigul) is None
    begin_draft(recommendation=asked, kind="answer", link=link, at=AT + timedelta(days=3))
    assert not ReplyDraft.objects.filter(pk=draft.pk).exists()


def test_twenty_drafts_are_begun_and_no_more(link):
    for _ in range(20):
        a_draft(link)

    with pytest.raises(TooManyDrafts):
        a_draft(link)


def test_an_account_answers_for_one_body_of_its_office(office, akimat, aigul):
    erlan = a_person(office, "Ерлан", ("addressee",))

    assert body_of(erlan) is None
    tie_account(user=erlan, organisation=akimat, by=aigul, at=AT)
    tie_account(user=erlan, organisation=akimat, by=aigul, at=AT)
    assert body_of(erlan) == akimat
    with pytest.raises(OtherOffice):
        tie_account(user=erlan, organisation=an_akimat(an_office("other")), by=aigul, at=AT)


def test_an_account_answers_without_a_link_until_the_recommendation_ends(office, asked):
    erlan = a_person(office, "Ерлан", ("addressee",))
    said = respond(recommendation=asked, words=words("answer"), by=erlan, at=AT)

    assert (said.link, said.by_ref) == (None, f"user:{erlan.pk}")
    with pytest.raises(LinkNotOpen):
        respond(recommendation=ended(asked), words=words("answer"), by=erlan, at=AT)


@pytest.fixture
def two_at_once(committed, settings, tmp_path):
    """Does two things in two threads that start together; each tells its result or its refusal."""
    settings.MEDIA_ROOT = tmp_path
    ready = Barrier(2)

    def begun(act):
        try:
            ready.wait()
            return act()
        except AnsweredMeanwhile as meanwhile:
            return meanwhile
        finally:
            connection.close()

    def run(*acts):
        with ThreadPoolExecutor(2) as hands:
            return list(hands.map(begun, acts))

    return run


@pytest.mark.slow
def test_two_people_who_answer_at_once_are_not_both_taken_unseen(two_at_once):
    office = an_office()
    link = a_link(asked_of(an_akimat(office), a_person(office))).link
    drafts = [a_draft(link, "fixed"), a_draft(link, "dispute")]

    def sent(draft):
        said = words(draft.kind)
        return lambda: confirm_draft(draft=draft, words=said, seen=0, by=through(link), at=AT)

    results = two_at_once(*(sent(draft) for draft in drafts))

    assert sorted(type(one).__name__ for one in results) == ["AnsweredMeanwhile", "Response"]
    assert Response.objects.count() == 1


@pytest.mark.slow
def test_a_double_click_at_one_moment_is_one_answer(two_at_once):
    office = an_office()
    link = a_link(asked_of(an_akimat(office), a_person(office))).link
    draft = a_draft(link, "fixed")

    def sent():
        return confirm_draft(draft=draft, words=words("fixed"), seen=0, by=through(link), at=AT).pk

    first, second = two_at_once(sent, sent)

    assert first == second
    assert Response.objects.count() == 1
