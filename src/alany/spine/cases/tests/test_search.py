"""A case is found by the beginning of any of its words, however the letters were typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alany.spine.cases import actions, search
from alany.spine.cases.models import Case, CaseWord
from alany.spine.cases.rules import LONGEST_WORD, number_asked, words_asked, words_of
from alany.spine.cases.rules.likeness import likeness
from alany.spine.cases.tests.office import AT, a_district, a_person, an_akimat, an_office
from alany.spine.ledger.models import Change


@pytest.fixture
def office(db):
    return an_office()


@pytest.fixture
def signs(office):
    """A case with a place and an addressee, and another one."""
    by = a_person(office)
    body = an_akimat(office, "Қазығұрт ауданының әкімдігі")
    given = {"programme": "roads", "topic": "signs", "by": by, "at": AT}
    sign = actions.open_case(
        office=office,
        title="Мектеп жанында белгі жоқ",
        place=a_district("Созақ ауданы"),
        addressee=body,
        **given,
    )
    other = actions.open_case(office=office, title="Құбыр ағып жатыр", **given)
    return sign, other


def found(text):
    return list(search.find(Case.objects.order_by("pk"), text))


@pytest.mark.parametrize(
    "text",
    [
        "мектеп",
        "МЕКТ",
        "созак",
        "Созақ",
        "казыгурт",
        "белг мект",
        "C-2020-0001",
        "с-2020-0001",
        "c 2020 0001",
        "0001",
    ],
)
def test_words_numbers_places_and_addressees_lead_to_the_case(signs, text):
    assert found(text) == [signs[0]]


@pytest.mark.parametrize("text", ["жирафа", "мектеп құбыр", "ктеп", "0003"])
def test_what_no_case_holds_finds_none(signs, text):
    assert found(text) == []


@pytest.mark.parametrize("text", ["", " ", "%", "—", "\x00"])
def test_a_text_without_words_takes_nothing_away(signs, text):
    assert found(text) == list(signs)


def test_frequent_words_are_found_along_the_list_as_rare_ones_are(signs, monkeypatch):
    monkeypatch.setattr(search, "RARE", 0)
    assert found("мектеп белгі") == [signs[0]]


def test_a_corrected_title_is_found_and_the_old_one_is_not(signs):
    case, by = signs[1], signs[1].office.people.get()
    actions.edit_case(case=case, title="Көпір құлаған", place=None, addressee=None, by=by, at=AT)
    assert (found("көпір"), found("құбыр")) == ([case], [])


def test_numbers_of_others_lead_to_the_case_and_stand_first(signs):
    search.keep_numbers(signs[1], ["ЮЛ-А-123/2020"], source="letters")
    rows = Case.objects.all()
    assert search.exact(rows, "юл а 123/2020") == [signs[1].pk]
    assert search.exact(rows, "С-2020-0001") == [signs[0].pk]
    assert search.exact(rows, "2020") == search.exact(rows, "мектеп") == []
    assert found("ЮЛ-А-123") == [signs[1]]
    search.keep_numbers(signs[1], [], source="letters")
    assert found("ЮЛ-А-123") == []


def test_words_are_derived_so_the_ledger_does_not_keep_them(signs):
    assert CaseWord.objects.exists()
    assert not Change.objects.filter(table="cases_caseword").exists()


@given(st.text(max_size=300))
def test_words_are_short_folded_and_each_once(text):
    words = words_of(text)
    assert len(words) == len(set(words))
    assert all(0 < len(word) <= LONGEST_WORD for word in words)
    assert all(len(word) <= LONGEST_WORD for word in [*words_asked(text), number_asked(text)])


@given(st.integers(2018, 2030), st.integers(1, 99_999))
def test_every_number_of_a_case_is_found_by_itself(year, serial):
    number = f"C-{year}-{serial:04d}"
    assert words_asked(number) == [number_asked(number)]
    assert number_asked(number) in words_of(f"{number} Мектеп")


@given(st.text(max_size=80), st.text(max_size=80), st.booleans(), st.booleans())
def test_likeness_is_mutual_between_0_and_1_and_whole_for_the_same(one, other, place, body):
    alike = likeness(one, other, same_place=place, same_addressee=body)
    assert 0 <= alike <= 1
    assert alike == likeness(other, one, same_place=place, same_addressee=body)
    assert likeness(one, one, same_place=True, same_addressee=True) == 1
