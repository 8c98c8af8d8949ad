"""A link is a secret that the office forgets: it opens one recommendation, for a time, until it is closed."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.conf import settings
from hypothesis import given
from hypothesis import strategies as st

from alany.spine.cases.actions.links import ask_for_links, end_links, make_link, note_opened, revoke_link
from alany.spine.cases.links import (
    EmailUnknown,
    LinkNotOpen,
    LinkState,
    RecommendationEnded,
    TooManyLinks,
    expiry,
    hash_of,
    is_ours,
    new_secret,
    state_of,
)
from alany.spine.cases.models import ReplyLink
from alany.spine.cases.reply_queries import link_by_secret, open_asked_of, state_at
from alany.spine.cases.rules import WordsMissing
from alany.spine.cases.tests.asking import a_link, asked_of, ended, through
from alany.spine.cases.tests.office import AT, DAY, a_person, an_akimat, an_office
from alany.spine.ledger.actions import action
from alany.spine.ledger.models import Change

KEY = "office key"
SIGNS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"


@given(st.data())
def test_a_secret_with_any_sign_changed_is_not_ours(data):
    secret = new_secret(KEY)
    place = data.draw(st.integers(0, len(secret) - 1))
    other = data.draw(st.sampled_from(SIGNS).filter(lambda sign: sign != secret[place]))

    assert is_ours(secret, [KEY])
    assert not is_ours(secret[:place] + other + secret[place + 1 :], [KEY])


@given(st.text(max_size=60))
def test_what_is_guessed_is_not_ours(guess):
    assert not is_ours(guess, [KEY, "an older key"])


def test_a_secret_of_the_key_before_is_ours_and_of_another_office_is_not():
    assert is_ours(new_secret("old"), [KEY, "old"])
    assert not is_ours(new_secret("theirs"), [KEY, "old"])


def test_secrets_differ_and_fit_into_an_address():
    made = {new_secret(KEY) for _ in range(500)}

    assert len(made) == 500
    assert {len(secret) for secret in made} == {40}


def test_a_link_is_good_until_the_midnight_after_its_last_day():
    assert expiry(date(2020, 8, 20), DAY, 30) == datetime(2020, 9, 19, 18, tzinfo=UTC)
    assert expiry(date(2020, 7, 1), DAY, 30) == datetime(2020, 8, 29, 18, tzinfo=UTC)


@given(
    closed_as=st.sampled_from(["", "replaced", "revoked", "ended"]),
    over=st.booleans(),
    days=st.integers(-400, 400),
)
def test_only_a_link_that_nothing_closed_is_open(closed_as, over, days):
    state = state_of(closed_as=closed_as, expires_at=AT + timedelta(days=days), ended=over, at=AT)

    assert (state is LinkState.OPEN) == (not closed_as and not over and days > 0)


@pytest.fixture
def office(db):
    return an_office()


@pytest.fixture
def aigul(office):
    return a_person(office)


@pytest.fixture
def akimat(office):
    return an_akimat(office, email="sozaq@example.invalid")


@pytest.fixture
def asked(akimat, aigul):
    return asked_of(akimat, aigul)


def test_the_secret_is_given_once_and_only_its_hash_is_kept_anywhere(asked, aigul):
    made = a_link(asked, email=" Kense@Example.Invalid ")

    assert (made.link.secret_hash, made.link.email) == (hash_of(made.secret), "kense@example.invalid")
    assert link_by_secret(made.secret) == made.link
    kept = " ".join(str(change.after) for change in Change.objects.all())
    assert made.secret not in kept
    assert made.link.secret_hash in kept


def test_a_guessed_secret_asks_the_database_nothing(asked, django_assert_num_queries):
    a_link(asked)

    with django_assert_num_queries(0):
        assert link_by_secret("A" * 40) is None
        assert link_by_secret(new_secret("theirs")) is None
    assert link_by_secret(new_secret(settings.SECRET_KEY)) is None


def test_a_new_link_closes_the_former_one(asked):
    first, second = a_link(asked).link, a_link(asked).link

    first.refresh_from_db()
    assert (state_at(first, AT), state_at(second, AT)) == (LinkState.REPLACED, LinkState.OPEN)


def test_a_revoked_link_stays_revoked(asked, aigul):
    link = revoke_link(link=a_link(asked).link, by=aigul, at=AT)

    assert state_at(link, AT) is LinkState.REVOKED
    with pytest.raises(LinkNotOpen):
        revoke_link(link=link, by=aigul, at=AT)


def test_nobody_is_given_a_link_without_a_name_or_to_what_has_ended(asked):
    with pytest.raises(WordsMissing):
        a_link(asked, recipient="  ")
    with pytest.raises(RecommendationEnded):
        a_link(ended(asked))
    assert ReplyLink.objects.count() == 0


def test_the_end_of_a_recommendation_closes_its_links(asked, aigul):
    link = a_link(asked).link

    assert end_links(recommendation=asked, by=aigul, at=AT) == 1
    link.refresh_from_db()
    assert state_at(link, AT) is LinkState.ENDED


def test_looking_uses_nothing_up_and_is_noted_once(asked):
    link = a_link(asked).link

    for minute in range(3):
        note_opened(link=ReplyLink.objects.get(pk=link.pk), at=AT + timedelta(minutes=minute))

    link.refresh_from_db()
    assert (link.opened_at, state_at(link, AT)) == (AT, LinkState.OPEN)


def test_the_holder_of_one_link_has_the_others_sent_to_the_organisation_once_a_day(asked, akimat, aigul):
    other, apart = asked_of(akimat, aigul), asked_of(an_akimat(akimat.office, "Сайрам"), aigul)
    link = a_link(asked).link

    made = ask_for_links(link=link, by=through(link), at=AT)

    assert [(one.link.recommendation, one.link.email) for one in made] == [(other, "sozaq@example.invalid")]
    assert state_at(link, AT) is LinkState.OPEN
    assert not apart.links.exists()
    with pytest.raises(TooManyLinks):
        ask_for_links(link=link, by=through(link), at=AT + timedelta(hours=23))
    assert len(ask_for_links(link=link, by=through(link), at=AT + timedelta(days=1))) == 1


def test_an_organisation_without_an_address_is_told_so(office, aigul):
    link = a_link(asked_of(an_akimat(office), aigul)).link

    with pytest.raises(EmailUnknown):
        ask_for_links(link=link, by=through(link), at=AT)


def test_a_closed_link_asks_for_nothing(asked, aigul):
    link = revoke_link(link=a_link(asked).link, by=aigul, at=AT)

    with pytest.raises(LinkNotOpen):
        ask_for_links(link=link, by=through(link), at=AT)


def test_a_successor_sees_what_was_asked_before_it_and_nobody_sees_what_is_sensitive(asked, akimat, aigul):
    after = an_akimat(akimat.office, "Созақ ауданының жаңа әкімдігі")
    hidden = asked_of(akimat, aigul)
    with action(verb="case.noted", by=aigul, at=AT):
        type(akimat).objects.filter(pk=akimat.pk).update(successor=after, valid_to=DAY)
        type(hidden.case).objects.filter(pk=hidden.case_id).update(is_sensitive=True)

    assert list(open_asked_of(after)) == [asked]


def test_a_link_lives_as_long_as_a_term_that_was_made_longer(asked):
    link = a_link(asked, days=1).link
    assert state_at(link, datetime(2020, 8, 22, tzinfo=UTC)) is LinkState.EXPIRED

    link.recommendation.due_on = date(2020, 10, 1)

    assert state_at(link, datetime(2020, 10, 1, 17, tzinfo=UTC)) is LinkState.OPEN
    assert state_at(link, datetime(2020, 10, 1, 18, tzinfo=UTC)) is LinkState.EXPIRED


def test_a_link_may_outlive_the_term_but_never_a_year(asked, aigul):
    link = make_link(recommendation=asked, recipient="x", days=9999, by=aigul, at=AT).link

    assert link.expires_at == datetime(2021, 8, 20, 18, tzinfo=UTC)
