"""Appeals through every channel, their codes, and their numbers in official systems."""

from datetime import UTC, date, datetime
from io import BytesIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from alany.kernel.identifiers import check_digit_of
from alany.kernel.periods import ALMATY
from alany.kernel.workflow import MoveRefused
from alany.spine.appeals import actions, queries, rules
from alany.spine.appeals.models import Appeal, AppealDraft, MirrorNumber
from alany.spine.appeals.rules import Given
from alany.spine.cases.actions import assign_case, move_case, note
from alany.spine.cases.rules import FixNotClaimed
from alany.spine.cases.tests.office import AT, a_person, an_office
from alany.spine.ledger.models import Change, Entry
from alany.spine.ledger.queries import verify
from alany.spine.ledger.rules import RESIDENT
from alany.spine.people.queries import Rights

pytestmark = pytest.mark.django_db
SECRET = "Құпия Есімова"
GIVEN = Given(
    name=SECRET,
    substance="Көшедегі шамдар жанбайды, қысқы жолдың бәрі қараңғы",
    address="Созақ ауданы, Шолаққорған, 7",
    email="kupiya@example.invalid",
)
IIN = next(f"85010130{n:03d}{d}" for n in range(999) if (d := check_digit_of(f"85010130{n:03d}")) is not None)


def take(office, channel="online", by=RESIDENT, at=AT, received_at=None, **changed):
    given = Given(**{name: getattr(GIVEN, name) for name in GIVEN.__dataclass_fields__} | changed)
    return actions.register_appeal(
        office=office, given=given, channel=channel, received_at=received_at, by=by, at=at
    )


@pytest.fixture
def office():
    return an_office()


@pytest.fixture
def person(office):
    return a_person(office)


def test_an_appeal_of_2020_has_fifteen_calendar_days_and_no_name_in_its_case(office):
    done = take(office)
    case = done.appeal.case

    assert (done.appeal.coupon, case.title) == ("A-2020-0001", "Өтініш A-2020-0001")
    assert (case.due_on, case.rule.rule_id, case.state) == (date(2020, 8, 14), "A1", "received")
    assert (done.appeal.law, done.appeal.registered_on) == ("law_2007", date(2020, 7, 30))
    assert SECRET not in f"{case.title}{case.search_text}{list(case.events.values())}"


def test_an_appeal_under_the_appc_has_fifteen_working_days_and_its_own_label(office):
    at = datetime(2022, 3, 2, 5, tzinfo=UTC)
    appeal = take(office, at=at, language="kk").appeal

    assert (appeal.law, appeal.label.kk, appeal.case.title) == ("appc", "Жолданым", "Жолданым A-2022-0001")
    assert appeal.case.due_on == date(2022, 3, 29)


def test_what_comes_at_night_is_counted_from_its_day_and_registered_on_the_next(office):
    at = datetime(2020, 7, 30, 23, 30, tzinfo=ALMATY)
    appeal = take(office, at=at).appeal

    assert (appeal.case.opened_on, appeal.registered_on) == (date(2020, 7, 30), date(2020, 8, 3))
    assert queries.registration(at) == (date(2020, 8, 3), False)
    assert queries.registration(datetime(2022, 3, 2, 5, tzinfo=UTC)) == (date(2022, 3, 2), True)


def test_the_desk_gives_a_coupon_with_the_name_and_post_of_who_accepted(office, person):
    came = datetime(2020, 7, 29, 9, tzinfo=ALMATY)
    appeal = take(office, "desk", by=person, received_at=came, signed_as="signature").appeal

    assert (appeal.accepted_name, appeal.accepted_post("kk")) == ("Айгүл", "маман")
    assert (appeal.case.state, appeal.case.opened_on) == ("acknowledged", date(2020, 7, 29))
    with pytest.raises(rules.ReceivedAhead):
        take(office, "desk", by=person, received_at=datetime(2020, 8, 1, tzinfo=UTC))
    with pytest.raises(rules.ProtocolMissing):
        take(office, "telephone", by=person)


def test_a_message_goes_by_its_own_rule(office):
    assert take(office, kind="message").appeal.case.rule.rule_id == "A7"


def test_nothing_of_the_person_reaches_the_ledger(office, person):
    done = take(office, "desk", by=person, number=IIN)
    written = f"{list(Entry.objects.values())}{list(Change.objects.values())}"

    assert [word for word in (SECRET, IIN, "kupiya@", "шамдар", done.code) if word in written] == []
    assert verify().holds


def test_of_an_iin_a_keyed_hash_and_four_digits_are_kept(office, person):
    first, second = take(office, number=IIN).appeal, take(office, number=IIN).appeal
    rows = queries.appeals_of(office, Rights(person, date(2020, 7, 30)))

    assert (first.iin_last4, len(first.iin_hash)) == (IIN[-4:], 64)
    assert IIN not in str(Appeal.objects.filter(pk=first.pk).values())
    assert list(queries.same_sender(second, rows)) == [first]
    assert set(queries.register(rows, {"q": IIN}, date(2020, 7, 30))) == {first, second}


def test_only_number_and_code_together_open_an_appeal(office):
    done, other = take(office), take(office)
    opened = queries.appeal_by_code(office, "a 2020 1", rules.shown_code(done.code).lower())

    assert opened == done.appeal
    for number, code in (
        ("A-2020-0001", other.code),
        ("A-2020-0001", ""),
        ("A-2020-0001", done.appeal.code_hash),
        ("A-2020-9999", done.code),
        ("\x00", "\x00"),
        ("A-2020-0001' OR 1=1", done.code),
    ):
        assert queries.appeal_by_code(office, number, code) is None


def test_another_office_does_not_open_it(office):
    done = take(office)

    assert queries.appeal_by_code(an_office("other"), done.appeal.coupon, done.code) is None


def test_a_draft_sent_twice_is_one_appeal_with_one_code(office):
    draft = actions.begin_draft(office=office, at=AT)
    kept = actions.attach(draft=draft, name="сурет.txt", content=BytesIO(b"abc"), at=AT)
    given = Given(name=SECRET, substance="x", email="a@example.invalid", files=(kept.file_id,))
    first = actions.register_draft(draft=draft, given=given, place=None, at=AT)
    again = actions.register_draft(draft=AppealDraft.objects.get(), given=given, place=None, at=AT)

    assert (first.appeal, first.code) == (again.appeal, again.code)
    assert Appeal.objects.count() == 1
    assert [one.file.name for one in first.appeal.files.all()] == ["сурет.txt"]
    assert queries.appeal_by_code(office, first.appeal.coupon, first.code) == first.appeal
    assert AppealDraft.objects.get().given == {}


def test_a_draft_holds_ten_files_and_is_forgotten_after_two_days(office):
    draft = actions.begin_draft(office=office, at=AT)
    for number in range(rules.MOST_FILES):
        actions.attach(draft=draft, name=f"{number}.txt", content=BytesIO(b"%d" % number), at=AT)

    with pytest.raises(rules.TooManyFiles):
        actions.attach(draft=draft, name="11.txt", content=BytesIO(b"eleven"), at=AT)
    actions.begin_draft(office=office, at=datetime(2020, 8, 2, tzinfo=UTC))
    assert not AppealDraft.objects.filter(pk=draft.pk).exists()


def test_a_person_acknowledges_what_the_site_took_in_once(office, person):
    appeal = take(office).appeal
    actions.acknowledge_appeal(appeal=appeal, by=person, at=AT)

    assert (appeal.case.state, appeal.accepted_name) == ("acknowledged", "Айгүл")
    with pytest.raises(MoveRefused):
        actions.acknowledge_appeal(appeal=Appeal.objects.get(), by=person, at=AT)


def test_a_mirror_number_belongs_to_one_case_and_its_status_is_renewed(office, person):
    first, second = take(office).appeal.case, take(office).appeal.case
    for status in ("тіркелді", "қаралуда"):
        actions.note_mirror_number(
            case=first, system="eotinish", number=" ЖТ-2020-1 ", registered_at=AT, status=status, by=person,
            at=AT,
        )  # fmt: skip

    assert [(row.number, row.status) for row in MirrorNumber.objects.all()] == [("ЖТ-2020-1", "қаралуда")]
    with pytest.raises(rules.MirrorTaken) as refusal:
        actions.note_mirror_number(
            case=second, system="eotinish", number="ЖТ-2020-1", registered_at=AT, by=person, at=AT
        )
    assert refusal.value.case == first.number


def test_the_sender_takes_it_back_and_says_that_it_is_not_fixed(office, person):
    appeal = take(office).appeal
    with pytest.raises(FixNotClaimed):
        actions.say_not_fixed(appeal=appeal, text="Жоқ", at=AT)
    case = assign_case(case=appeal.case, owner=person, by=person, at=AT)
    for state in ("in_progress", "fix_claimed"):
        case = move_case(case=case, to=state, text="Жөнделді", by=person, at=AT)
    appeal.case = case
    assert queries.may_say_not_fixed(case)

    actions.say_not_fixed(appeal=appeal, text="Әлі қараңғы", at=AT)
    assert (appeal.case.state, appeal.case.times_reopened) == ("reopened", 1)
    actions.withdraw_appeal(appeal=appeal, reason="Керек емес", at=AT)
    assert appeal.case.state == "withdrawn"
    with pytest.raises(MoveRefused):
        actions.withdraw_appeal(appeal=appeal, reason="Тағы", at=AT)


@pytest.mark.slow
def test_the_register_costs_the_same_for_one_and_for_a_hundred(office, person):
    rights = Rights(person, date(2020, 7, 30))

    def cost():
        with CaptureQueriesContext(
            connection,
        ) as asked:
            for row in queries.appeals_of(office, rights):
                _ = (row.case.place, row.case.owner, row.accepted_by, row.label)
        return len(asked)

    take(office)
    alone = cost()
    for _ in range(99):
        take(office)
    assert (alone, cost()) == (1, 1)


def test_filters_of_the_register(office, person):
    day = date(2020, 7, 30)
    online, paper = take(office).appeal, take(office, "desk", by=person).appeal
    note(case=paper.case, text="x", by=person, at=AT)
    actions.note_mirror_number(
        case=paper.case, system="eotinish", number="1", registered_at=AT, by=person, at=AT
    )
    rows = queries.appeals_of(office, Rights(person, day))

    for filters, found in (
        ({"channel": "desk"}, {paper}),
        ({"state": "new"}, {online}),
        ({"mirror": "no"}, {online}),
        ({"mirror": "yes"}, {paper}),
        ({"q": "Есімова"}, {online, paper}),
        ({"q": "a-2020-2"}, {paper}),
        ({"state": "overdue"}, set()),
        ({"channel": "x"}, set()),
        ({}, {online, paper}),
    ):
        assert set(queries.register(rows, filters, day)) == found
